"""Words for documents and agencies that statements come from."""

from __future__ import annotations

import re

_DOCUMENT = re.compile(
    r"\b(?:statement|press release|news release|release|press service|press office|communiqu[eé]|"
    r"readout|transcript|report|interview|tweet|post|letter|news agency|agency|document|"
    r"newspaper|website|channel|briefing|press conference|news conference)\b",
    re.IGNORECASE,
)


def is_upstream(words: str) -> bool:
    """Tell whether the words after "according to" name a document or agency, not a speaker."""
    return _DOCUMENT.search(words) is not None

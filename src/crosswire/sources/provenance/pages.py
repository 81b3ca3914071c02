"""Pages of an archive that were glued together in one text."""

from __future__ import annotations

import re

from crosswire.sources.provenance.boilerplate import is_boilerplate, opens_related
from crosswire.sources.provenance.headers import read_header
from crosswire.sources.provenance.lines import Line, split_lines

_FEWEST_WORDS = 40  # a page has a body of at least so many words
_LONGEST_FOOT = 140  # characters of a footer's last line
_RUN_ON = re.compile(r"\W{0,3}back to (?:the )?top\b.{0,30}\b(?:19|20)\d\d\b", re.IGNORECASE)
_FOOT = re.compile(r"\bback to (?:the )?top\b|\bbutton\b", re.IGNORECASE)


def split_pages(text: str) -> tuple[str, ...]:
    """
    Cut a text where one page's footer stands above the next page's header.

    "Back to top", then a navigation line with a date, a headline, a date line and
    paragraphs: two pages. A footer alone cuts nothing.
    """
    lines = split_lines(text)
    cuts = [0]
    n_words = 0
    for index, line in enumerate(lines):
        n_words += line.n_words
        # "Back to top button date 2022-08-22 World": footer and next header on one line.
        is_run_on = len(line.text) <= _LONGEST_FOOT and bool(_RUN_ON.match(line.text))
        is_foot = index > 0 and (is_run_on or _ends_page(lines, index - 1))
        if is_foot and n_words >= _FEWEST_WORDS and _begins_page(lines, index):
            cuts.append(line.start)
            n_words = 0
    ends = [*cuts[1:], len(text)]
    return tuple(text[start:end] for start, end in zip(cuts, ends, strict=True))


def _ends_page(lines: tuple[Line, ...], index: int) -> bool:
    text = lines[index].text
    if len(text) > _LONGEST_FOOT:
        return False
    return (is_boilerplate(text) and not opens_related(text)) or bool(
        len(text) < 60 and _FOOT.search(text) and not text.endswith(".")
    )


def _begins_page(lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether a full header, with a headline and a date, and a body begin here."""
    rest = lines[index:]
    header = read_header(rest)
    if header.title is None or not header.dates or header.n_lines < 2:
        return False
    body = rest[header.n_lines :]
    return sum(line.n_words for line in body[:40]) >= _FEWEST_WORDS

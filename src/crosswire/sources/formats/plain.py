"""Plain text: one report a file, or pages of an archive glued together."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.sources.article import Draft
from crosswire.sources.options import SourceOptions
from crosswire.sources.provenance.pages import split_pages
from crosswire.types import Unread


def read_plain(text: str, uri: str, options: SourceOptions) -> Iterator[Draft | Unread]:
    """Give the report of a text file, or each of the pages glued together in it."""
    is_long = text.count("\n") > options.max_lines
    pages = (text,) if is_long else split_pages(text)
    for number, page in enumerate(pages, 1):
        yield Draft(uri=uri if len(pages) == 1 else f"{uri}#{number}", text=page)

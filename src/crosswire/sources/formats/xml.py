"""What the readers of XML share: a parser that fetches nothing, bare names, children, words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element


def make_parser(events: Sequence[Literal["start", "end"]] = ()) -> XMLPullParser:
    """
    Make a parser for XML of unknown origin.

    It fetches nothing, takes in no file that the text names, puts nothing in the place of an
    entity that the text itself defines, and refuses trees of a size that no report has.

    Args:
        events: Which are to be told while it reads: "start", "end".
    """
    from lxml import etree  # noqa: PLC0415 (30 ms that plain text need not pay)

    return etree.XMLPullParser(
        events=events,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def local_name(element: _Element) -> str:
    """Give an element's name without its namespace; comments have none."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def find_child(element: _Element | None, *path: str) -> _Element | None:
    """Give the first element along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local_name(inner) == name), None)
    return element


def read_words(element: _Element | None) -> str | None:
    """Give the words inside an element in one line, or None where it has none."""
    if element is None:
        return None
    return " ".join("".join(str(piece) for piece in element.itertext()).split()) or None

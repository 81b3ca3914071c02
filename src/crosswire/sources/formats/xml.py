"""What the readers of XML share: names without their namespace, children, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


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

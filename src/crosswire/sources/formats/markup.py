"""Bounds on markup, checked in one pass before any parser sees it."""

from __future__ import annotations

import re

from crosswire.errors import SourceError
from crosswire.sources.wordlists import words

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:_-]{0,60})(?P<rest>[^<>]{0,20000})>?")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_VOID = words("area base br col embed hr img input link meta param source track wbr basefont frame")
# Their end tag may be left out, so that an open one says nothing about depth.
_OPTIONAL = words("p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt")
_LONGEST_TAG = 200_000  # characters of one tag, data: addresses included


def check_depth(text: str, limit: int) -> None:
    """
    Refuse markup nested so deep that it can only be meant to break a parser.

    Raises:
        SourceError: More than `limit` elements are open at once.
    """
    depth = 0
    for match in _TAG.finditer(text):
        name = match.group("name").casefold()
        if name in _VOID or name in _OPTIONAL:
            continue
        if match.group("close"):
            depth = max(0, depth - 1)
        elif not match.group("rest").endswith("/"):
            depth += 1
            if depth > limit:
                raise SourceError(
                    f"Its markup is nested more than {limit} elements deep; no report is."
                    " Save the page again, or give its text."
                )


def check_entities(text: str) -> None:
    """
    Refuse documents that declare entities of their own (external files, entity bombs).

    Raises:
        SourceError: An entity is declared.
    """
    if _ENTITY.search(text):
        raise SourceError(
            "It declares entities of its own, which could read other files or grow without"
            " end; none is resolved. Remove the declarations."
        )


def drop_long_tags(text: str) -> str:
    """Leave out what a single tag holds beyond its bound, such as a picture in an attribute."""
    if len(text) < _LONGEST_TAG:
        return text
    return re.sub(r"<[A-Za-z][^<>]{200000,}>", " ", text)

"""JSON Lines and single JSON documents."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crosswire.errors import SourceError
from crosswire.sources.article import Draft
from crosswire.sources.formats.fields import draft_of_record
from crosswire.sources.formats.ninjs import draft_of_ninjs, is_ninjs
from crosswire.sources.options import SourceOptions
from crosswire.types import Unread


def decode_json(text: str | bytes, max_depth: int) -> object:
    """
    Decode one JSON value.

    Raises:
        SourceError: It is no JSON, or nested deeper than the bound.
    """
    raw = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if _is_deeper(raw, max_depth):
        raise SourceError(f"Its JSON is nested more than {max_depth} deep; that is no report.")
    try:
        return msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise SourceError(f"It is not valid JSON ({error}); mend or remove it.") from error
    except RecursionError as error:
        raise SourceError("Its JSON is nested too deep; that is no report.") from error


def _is_deeper(raw: bytes, limit: int) -> bool:
    """Tell in one pass whether brackets could be open deeper than the bound."""
    if raw.count(b"[") + raw.count(b"{") <= limit:
        return False
    depth = 0
    for byte in raw:
        if byte in b"[{":
            depth += 1
            if depth > limit:
                return True
        elif byte in b"]}":
            depth = max(0, depth - 1)
    return False


def draft_of_object(value: object, place: str) -> Draft:
    """Make a draft of a decoded JSON object, ninjs or one of our own fields."""
    if not isinstance(value, dict):
        raise SourceError("It is not a JSON object; give one object a report.")
    return draft_of_ninjs(value, place) if is_ninjs(value) else draft_of_record(value, place)


def read_line(line: bytes, place: str, options: SourceOptions) -> Draft | Unread | None:
    """Read one line of a feed; a blank one is None, a bad one says what is wrong with it."""
    if not line.strip():
        return None
    if len(line) > options.max_line_bytes:
        limit = options.max_line_bytes / 1_000_000
        return Unread(uri=place, reason=f"The line is longer than {limit:g} MB; that is no report.")
    try:
        return draft_of_object(decode_json(line, options.max_depth), place)
    except SourceError as error:
        return Unread(uri=place, reason=str(error))


def read_json(text: str, uri: str, options: SourceOptions) -> Iterator[Draft | Unread]:
    """
    Read a JSON document: one report, a list of reports, or an object that holds the list.
    """
    value = decode_json(text, options.max_depth)
    records = _records_of(value)
    if records is None:
        yield draft_of_object(value, uri)
        return
    if not records:
        raise SourceError("Its list of reports is empty; give at least one.")
    for number, record in enumerate(records, 1):
        place = f"{uri}#{number}"
        try:
            yield draft_of_object(record, place)
        except SourceError as error:
            yield Unread(uri=place, reason=str(error))


def _records_of(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for name in ("articles", "reports", "items", "results", "docs", "data"):
            inner = value.get(name)
            if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                return inner
    return None

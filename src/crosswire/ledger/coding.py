"""How values are written into cells of the ledger and come back equal."""

from __future__ import annotations

import hashlib
import re
import zlib
from typing import Final, TypeVar

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from crosswire.ledger.database import LedgerError
from crosswire.types import Article, Meanings, Mention, Report, Value

T = TypeVar("T")
V = TypeVar("V", bound=Value)

_LEVEL: Final = 3
_HALF: Final = re.compile("[\ud800-\udfff]")
_MOST_BYTES: Final = 200_000_000
"""A value that unpacks to more was not written by us."""


def to_json(value: object) -> str:
    """Write a value as JSON, the same text for equal values."""
    return msgspec.json.encode(value).decode()


def from_json(text: object, kind: type[T]) -> T:
    """
    Take a value back from its JSON.

    Raises:
        LedgerError: It is none; the row was not written by crosswire, or is damaged.
    """
    try:
        return msgspec.json.decode(str(text), type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise LedgerError(
            f"a value of the ledger is damaged ({error}); run `crosswire check`"
        ) from error


def clean_text(text: str) -> str:
    """Put the mark for an unknown character where half of a surrogate pair stands; keep offsets."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def clean_value(value: V) -> V:
    """
    Make a value writable: JSON may hold half a surrogate pair, and a file name bytes of any kind.

    Both are no characters, and UTF-8 cannot hold them. In an address they are given as their
    codes, so that two files stay two; elsewhere as the mark for an unknown character.
    """
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError:
        uri = getattr(value, "uri", None)
        cleaned = _clean_all(msgspec.to_builtins(value))
        if isinstance(uri, str) and isinstance(cleaned, dict):
            cleaned["uri"] = uri.encode("utf-8", "backslashreplace").decode()
        return msgspec.convert(cleaned, type(value))
    return value


def _clean_all(value: object) -> object:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {name: _clean_all(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean_all(one) for one in value]
    return value


def digest_text(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8; half a surrogate counts as its escape."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest_bytes(packed: bytes) -> str:
    """Give the SHA-256 of bytes."""
    return hashlib.sha256(packed).hexdigest()


def pack(value: object) -> bytes:
    """Write a value as MessagePack, compressed."""
    return zlib.compress(msgspec.msgpack.encode(value), _LEVEL)


def unpack(packed: object, kind: type[T]) -> T:
    """
    Take a value back from what `pack` wrote.

    Raises:
        LedgerError: It is damaged, or unpacks to more than any report can hold.
    """
    try:
        decompressor = zlib.decompressobj()
        plain = decompressor.decompress(_bytes_of(packed), _MOST_BYTES)
        if decompressor.unconsumed_tail:
            raise LedgerError(
                "a value of the ledger is larger than any report; run `crosswire check`"
            )
        return msgspec.msgpack.decode(plain, type=kind)
    except (zlib.error, msgspec.MsgspecError, TypeError, RecursionError) as error:
        raise LedgerError(
            f"a value of the ledger is damaged ({error}); run `crosswire check`"
        ) from error


def _bytes_of(cell: object) -> bytes:
    if isinstance(cell, bytes | memoryview):
        return bytes(cell)
    raise TypeError("bytes are due")


def strip_article(article: Article) -> Article:
    """Leave out the text, which stands in a column of its own."""
    return replace(article, text="", family=None)


def strip_report(report: Report) -> Report:
    """Leave out of a reading what the article holds, and the meanings, which are kept apart."""
    return replace(report, text="", family=None, meanings=UNSET)


def join_report(article: Article, found: Report, meanings: Meanings | None) -> Report:
    """Join an article with what was found in it."""
    names = [name for name in Report.__struct_fields__ if name not in Article.__struct_fields__]
    fields = {name: getattr(found, name) for name in names}
    fields["meanings"] = UNSET if meanings is None else meanings
    return Report(
        **{name: getattr(article, name) for name in Article.__struct_fields__},
        **fields,
    )


def strip_mention(mention: Mention) -> Mention:
    """Leave out the origin, which later reports may make known."""
    return replace(mention, origin=None)

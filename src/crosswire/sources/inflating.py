"""Bodies that were packed for their way through the web, unpacked within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from crosswire.errors import SourceError
from crosswire.sources.options import MEGABYTE

_MOST_CODINGS = 2  # one inside another; more are only met in attacks
_MOST_MEMBERS = 64
_GZIP = b"\x1f\x8b"
_CUT_OFF = "Its packed body is cut off; fetch it again."


def split_codings(header: str) -> tuple[str, ...]:
    """Give the codings of a Content-Encoding header in the order in which they were applied."""
    names = (name.strip().casefold() for name in header.split(","))
    return tuple(name for name in names if name and name != "identity")


def inflate(data: bytes, codings: Sequence[str], limit: int) -> bytes:
    """
    Undo the content codings of a body, the last one first.

    What is called gzip but does not begin so was unpacked before, as some crawlers do, and is
    kept as it is.

    Args:
        data: The packed body.
        codings: Names of HTTP content codings: gzip, deflate, br.
        limit: Most bytes that it may unpack to.

    Raises:
        SourceError: It unpacks to more, is cut off or damaged, or is packed in another way.
    """
    if len(codings) > _MOST_CODINGS:
        raise SourceError(f"Its body is packed {len(codings)} times over; no page is.")
    for coding in reversed(codings):
        if coding in ("gzip", "x-gzip"):
            data = _inflate_gzip(data, limit) if data.startswith(_GZIP) else data
        elif coding == "deflate":
            data = _inflate_deflate(data, limit)
        elif coding == "br":
            data = _inflate_brotli(data, limit)
        else:
            raise SourceError(f'Its body is packed as "{coding[:40]}", which is not read.')
    return data


def _check(data: bytes | bytearray, limit: int) -> None:
    if len(data) > limit:
        raise SourceError(
            f"Its body unpacks to more than {limit / MEGABYTE:g} MB, the most that one report may"
            " have; it was not read."
        )


def _inflate_gzip(data: bytes, limit: int) -> bytes:
    """Unpack gzip, in several members too; what follows the last one is left out."""
    found = bytearray()
    for _ in range(_MOST_MEMBERS):
        inflator = zlib.decompressobj(31)
        try:
            found += inflator.decompress(data, limit + 1 - len(found))
        except zlib.error as error:
            raise SourceError(f"Its packed body is damaged ({error}); fetch it again.") from error
        _check(found, limit)
        if not inflator.eof:
            raise SourceError(_CUT_OFF)
        data = inflator.unused_data
        if not data.startswith(_GZIP):
            return bytes(found)
    raise SourceError(f"Its body is packed in more than {_MOST_MEMBERS} pieces; no page is.")


def _inflate_deflate(data: bytes, limit: int) -> bytes:
    """Unpack deflate, with the zlib header that the standard asks for or without it."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflator = zlib.decompressobj(window)
        try:
            found = inflator.decompress(data, limit + 1)
        except zlib.error:
            continue
        _check(found, limit)
        if not inflator.eof:
            raise SourceError(_CUT_OFF)
        return found
    raise SourceError("Its packed body is damaged (no deflate stream); fetch it again.")


def _inflate_brotli(data: bytes, limit: int) -> bytes:
    try:
        import brotli  # noqa: PLC0415 (an extra that few archives need)
    except ImportError as error:
        raise SourceError(
            "Its body is packed with brotli; `pip install 'crosswire[archives]'` reads that."
        ) from error
    inflator = brotli.Decompressor()
    found = bytearray()
    try:
        found += inflator.process(data, output_buffer_limit=limit + 1)
        while len(found) <= limit and not inflator.can_accept_more_data():
            found += inflator.process(b"", output_buffer_limit=limit + 1 - len(found))
    except brotli.error as error:
        raise SourceError(f"Its packed body is damaged ({error}); fetch it again.") from error
    _check(found, limit)
    if not inflator.is_finished():
        raise SourceError(_CUT_OFF)
    return bytes(found)

"""The pages of a WARC archive that were answered with HTML, as drafts of reports."""

from __future__ import annotations

import http.client
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import BinaryIO

from msgspec.structs import replace

from crosswire.errors import SourceError
from crosswire.sources.archives.records import Record, read_record
from crosswire.sources.archives.stream import (
    ArchiveStream,
    BombError,
    CutOffError,
    DamageError,
)
from crosswire.sources.article import Draft
from crosswire.sources.decoding import Decoded, decode
from crosswire.sources.formats.page import read_page
from crosswire.sources.inflating import inflate, split_codings
from crosswire.sources.options import MEGABYTE, SourceOptions
from crosswire.types import Unread, Value

_HTML = frozenset({"text/html", "application/xhtml+xml"})
# Records that tell of the crawl, or that only point to a page stored before.
_NO_PAGES = frozenset({"warcinfo", "request", "metadata", "revisit"})
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s{1,9}(?P<code>\d{3})\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LARGEST_HEAD = 65_536
_CHUNK_HEAD = re.compile(rb"(?P<size>[0-9A-Fa-f]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,1000})?\r?\n")
_MOST_DAMAGED = 100
_MOST_NAMED = 20  # records unread for one reason
_MOST_KINDS = 100


class Page(Value, frozen=True, kw_only=True):
    """A page of an archive: its draft, the day it was fetched, how its bytes became text."""

    draft: Draft
    fetched: date | None
    decoded: Decoded


def read_archive(
    head: bytes, stream: BinaryIO, uri: str, options: SourceOptions
) -> Iterator[Page | Unread]:
    """
    Give the pages of an archive, read record by record; never more than one is in memory.

    Only answers with status 200 and HTML are read. What is not read is named by its offset
    ("news.warc.gz:482113"), the first twenty of each reason; the others are counted.

    Args:
        head: First bytes of the archive, which were read before.
        stream: The rest.
        uri: Name of the archive.
        options: The bounds; `max_bytes` holds for one page, packed and unpacked.
    """
    return _fold(_read_pages(ArchiveStream(head, stream), uri, options), uri)


def _read_pages(stream: ArchiveStream, uri: str, options: SourceOptions) -> Iterator[Page | Unread]:
    n_damaged = 0
    while True:
        place = f"{uri}:{stream.begin_record()}"
        try:
            record = read_record(stream)
            if record is not None:
                place = f"{uri}:{record.place}"
                yield from _read_response(stream, record, place, options)
            elif not stream.next_member():
                return
        except CutOffError:
            reason = "The archive is cut off inside this record; fetch the archive again."
            yield Unread(uri=place, reason=reason)
            return
        except BombError:
            # Another record is not looked for inside of it, where a server could have put one.
            reason = "This record unpacks to more than 1 GB; the rest of the archive was left out."
            yield Unread(uri=place, reason=reason)
            return
        except DamageError as damage:
            yield Unread(uri=place, reason=str(damage))
            n_damaged += 1
            if n_damaged >= _MOST_DAMAGED:
                reason = f"It has {_MOST_DAMAGED} damaged records; the rest was left out."
                yield Unread(uri=uri, reason=reason)
                return
            if not stream.find_next():
                return


def _read_response(
    stream: ArchiveStream, record: Record, place: str, options: SourceOptions
) -> Iterator[Page | Unread]:
    """
    Read one record to its end, and give the page in it.

    Raises:
        BombError: It unpacks to far more than a page.
        DamageError: The record is not what its header says.
        CutOffError: The archive ends inside it.
    """
    if record.kind in _NO_PAGES:
        stream.skip(record.n_bytes)
        return
    limit = options.max_bytes + _LARGEST_HEAD
    if record.kind != "response" or record.n_bytes > limit:
        stream.skip(record.n_bytes)
        yield Unread(uri=place, reason=_refuse(record, options))
        return
    data = stream.read(record.n_bytes)
    behind = stream.peek(5)  # at the end of a member, its checksum is checked here
    if len(data) < record.n_bytes and stream.is_plain:
        raise CutOffError
    if len(data) < record.n_bytes or (behind and behind[:1] not in b"\r\n"):
        raise DamageError("The record has another length than its header says; it was not read.")
    try:
        yield from _read_html(data, record, place, options)
    except SourceError as error:
        yield Unread(uri=place, reason=str(error))
    except RecursionError:
        yield Unread(uri=place, reason="It is nested too deep to be read; no report is.")


def _refuse(record: Record, options: SourceOptions) -> str:
    if record.kind == "response":
        return (
            f"It is longer than {options.max_bytes / MEGABYTE:g} MB, the most that one page may"
            " have; passed over."
        )
    kind = record.kind[:40] or "nameless"
    return f"It is no answer of a web server ({kind} record); passed over."


def _read_html(
    data: bytes, record: Record, place: str, options: SourceOptions
) -> Iterator[Page | Unread]:
    """
    Give the report of one stored answer.

    Raises:
        SourceError: It is no HTML, or holds no report.
    """
    if record.headers.get("warc-truncated"):
        raise SourceError("Its crawler stored only the beginning of the page; passed over.")
    headers, body = _split_answer(data)
    media = headers.get_content_type() if headers["content-type"] else "text/html"
    if media not in _HTML:
        raise SourceError(f"It is not HTML ({media[:60]}); passed over.")
    if "chunked" in (headers["transfer-encoding"] or "").casefold():
        body = _join_chunks(body)
    body = inflate(body, split_codings(headers["content-encoding"] or ""), options.max_bytes)
    decoded = decode(body, headers.get_content_charset())
    for draft in read_page(decoded.text, record.target or place, options):
        if isinstance(draft, Draft):
            yield Page(draft=_bound(draft, record.day), fetched=record.day, decoded=decoded)
        else:
            yield draft


def _split_answer(data: bytes) -> tuple[http.client.HTTPMessage, bytes]:
    """Part the header of an HTTP answer from its body."""
    status = _STATUS.match(data)
    end = _HEAD_END.search(data, 0, _LARGEST_HEAD)
    if status is None or end is None:
        raise SourceError("It is no answer by HTTP that could be read; passed over.")
    if status.group("code") != b"200":
        code = status.group("code").decode("ascii")
        raise SourceError(f"The server did not answer with a page (status {code}); passed over.")
    lines = data[: end.end()].partition(b"\n")[2]
    try:
        headers = http.client.parse_headers(io.BytesIO(lines))
    except http.client.HTTPException as error:
        reason = f"The header of its answer could not be read ({type(error).__name__})"
        raise SourceError(f"{reason}; passed over.") from error
    return headers, data[end.end() :]


def _join_chunks(body: bytes) -> bytes:
    """Join the chunks of a body; one that has none was joined by its crawler."""
    pieces: list[bytes] = []
    position = 0
    while (head := _CHUNK_HEAD.match(body, position)) is not None:
        size = int(head.group("size"), 16)
        if size == 0:
            return b"".join(pieces)
        end = head.end() + size
        if end > len(body):
            break
        pieces.append(body[head.end() : end])
        position = end + (2 if body[end : end + 1] == b"\r" else 1)
    if not pieces:
        return body
    raise SourceError("Its body is cut off between two chunks; fetch the archive again.")


def _bound(draft: Draft, fetched: date | None) -> Draft:
    """Leave out a date of publication later than the day after the page was fetched."""
    if fetched is None or draft.published is None:
        return draft
    latest = (fetched + timedelta(days=1)).isoformat()
    return draft if draft.published[:10] <= latest else replace(draft, published=None)


def _fold(items: Iterable[Page | Unread], uri: str) -> Iterator[Page | Unread]:
    """Name the first records unread for each reason, and count the others at the end."""
    counts: dict[str, int] = {}
    for item in items:
        if isinstance(item, Page):
            yield item
            continue
        kind = " ".join(item.kind.split())
        kind = kind if kind in counts or len(counts) < _MOST_KINDS else "of other reasons"
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= _MOST_NAMED:
            yield item
    for kind, n_items in counts.items():
        if n_items > _MOST_NAMED:
            yield Unread(uri=uri, reason=f"And {n_items - _MOST_NAMED:,} more records: {kind}")

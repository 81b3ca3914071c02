"""WARC archives: stored pages become reports; damage and bombs are named, the rest goes on."""

from __future__ import annotations

import gzip
import io
import random
import time
import tracemalloc
import zlib
from collections.abc import Iterable
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crosswire.sources import SourceOptions
from crosswire.sources.archives.records import read_record
from crosswire.sources.archives.stream import ArchiveStream
from crosswire.types import Unread
from tests.sources.helpers import END, LEAD, TITLE, collect

TEXT = f"{LEAD}\n\n{END}"


def page(number: int = 0, *, head: str = "") -> bytes:
    """A page with a report, another one for each number."""
    return (
        f"<html><head><title>{TITLE} {number}</title>{head}</head><body><article>"
        f"<h1>{TITLE} {number}</h1><p>{LEAD}</p><p>{END} Report {number} ends.</p></article>"
        "</body></html>"
    ).encode()


def record(
    body: bytes,
    *,
    header: str = "Content-Type: text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
    number: int = 0,
    extra: str = "",
    length: int | None = None,
) -> bytes:
    """One record of an archive, as a crawler writes it."""
    answer = f"HTTP/1.1 {status}\r\n{header}\r\n\r\n".encode() + body
    n_bytes = len(answer) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://page{number}.example/a\r\n"
        f"WARC-Date: 2021-06-01T08:00:00Z\r\n{extra}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {n_bytes}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def pack(records: Iterable[bytes]) -> bytes:
    """Compress each record by itself, as the standard asks."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


RECORDS = [record(page(number), number=number) for number in range(4)]
ADDRESSES = [f"https://page{number}.example/a" for number in range(4)]


def read(data: bytes, options: SourceOptions | None = None) -> tuple[list[str], list[Unread]]:
    """Give the addresses of the reports in an archive, and what was not read."""
    articles, _, unread = collect("-", options=options, stdin=data)
    return [one.uri for one in articles], unread


@pytest.mark.parametrize(
    "data",
    [b"".join(RECORDS), pack(RECORDS), gzip.compress(b"".join(RECORDS))],
    ids=["plain", "a member each", "one member"],
)
def test_every_page_of_an_archive_is_a_report(data: bytes) -> None:
    """Plain, compressed record by record, or as a whole."""
    assert read(data) == (ADDRESSES, [])


def test_a_page_keeps_its_address_and_its_own_date(tmp_path: Path) -> None:
    """The date of fetching is never that of publication; the address is the one fetched."""
    dated = '<meta property="article:published_time" content="2021-05-04T08:30:00Z">'
    (tmp_path / "a.warc.gz").write_bytes(pack([RECORDS[0], record(page(1, head=dated), number=1)]))
    articles, _, unread = collect(tmp_path)
    assert not unread
    assert [one.uri for one in articles] == ADDRESSES[:2]
    assert [one.published for one in articles] == [None, "2021-05-04T08:30:00Z"]
    assert articles[0].outlet == "page0.example"


def test_no_page_is_newer_than_its_fetching() -> None:
    """A later date in the page is left out; an inferred year lies before."""
    late = '<meta property="article:published_time" content="2022-01-01T08:30:00Z">'
    dateline = page(1).replace(b"<p>The", b"<p>PORT VALE, May 4 (QXN) -- The")
    data = pack([record(page(0, head=late)), record(dateline, number=1)])
    articles, _, _ = collect("-", stdin=data)
    assert [one.published for one in articles] == [None, "2021-05-04"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2021-13-01", "", "yesterday"])
def test_a_day_that_cannot_be_bounds_nothing(day: str) -> None:
    """A broken WARC-Date leaves the dates of the page alone."""
    dateline = page(1).replace(b"<p>The", b"<p>PORT VALE, May 4 (QXN) -- The")
    data = record(dateline).replace(b"2021-06-01T08:00:00Z", day.encode())
    articles, _, _ = collect("-", stdin=data)
    assert articles[0].published == "2021-05-04"


def test_what_is_no_page_is_named_by_its_offset(tmp_path: Path) -> None:
    """Another status, another type, a page cut by its crawler: each has its reason."""
    records = [
        record(page(), kind="request"),
        record(page(), kind="revisit"),
        record(b"gone", status="404 Not Found"),
        record(b"\x89PNG", header="Content-Type: image/png"),
        record(page(), extra="WARC-Truncated: length\r\n"),
        record(page(), kind="resource"),
        record(b"<html><body><div id=app></div></body></html>"),
        record(page()).replace(b"HTTP/1.1 200 OK", b"NO HTTP AT ALL!"),
    ]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(pack(records))
    articles, _, unread = collect(path)
    assert not articles
    offset = len(pack(records[:2]))
    assert unread[0].uri == f"{path}:{offset}"
    words = [
        "status 404",
        "image/png",
        "only the beginning",
        "resource record",
        "no report",
        "HTTP",
    ]
    for one, word in zip(unread, words, strict=True):
        assert word in one.reason


def test_many_records_of_one_reason_are_counted(tmp_path: Path) -> None:
    """The first twenty are named, the others counted in one line."""
    data = pack(record(b"x", header=f"Content-Type: image/x-{n}") for n in range(500))
    _, unread = read(data + pack(RECORDS[:1]))
    assert len(unread) == 21
    assert "And 480 more records" in unread[-1].reason


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(page())),
        ("x-gzip", gzip.compress(page()[:50]) + gzip.compress(page()[50:])),
        ("deflate", zlib.compress(page())),
        ("deflate", zlib.compress(page())[2:-4]),
        ("br", brotli.compress(page())),
        ("gzip, br", brotli.compress(gzip.compress(page()))),
        ("gzip", page()),
    ],
)
def test_packed_bodies_are_unpacked(coding: str, packed: bytes) -> None:
    """As servers pack them; what a crawler has unpacked already is left as it is."""
    header = f"Content-Type: text/html\r\nContent-Encoding: {coding}"
    assert read(pack([record(packed, header=header)])) == (ADDRESSES[:1], [])


def test_chunked_bodies_are_joined() -> None:
    """Chunks as they came from the server, or already joined."""
    header = "Content-Type: text/html\r\nTransfer-Encoding: chunked"
    whole = page()
    chunks = b"".join(
        b"%x;a=b\r\n%s\r\n" % (len(piece), piece)
        for piece in (whole[:100], whole[100:101], whole[101:])
    )
    for body in (chunks + b"0\r\n\r\n", whole):
        assert read(pack([record(body, header=header)])) == (ADDRESSES[:1], [])
    _, unread = read(pack([record(chunks[:-40], header=header)]))
    assert "cut off" in unread[0].reason


def test_a_damaged_member_does_not_hide_those_behind_it() -> None:
    """Bits flipped in one member cost that one record."""
    members = [bytearray(gzip.compress(one, mtime=0)) for one in RECORDS]
    for place in (60, len(members[1]) - 6):  # in the data, and in the checksum
        hurt = bytearray(members[1])
        hurt[place] ^= 0xFF
        hurt[place + 1] ^= 0xFF
        found, unread = read(bytes(members[0] + hurt + members[2] + members[3]))
        assert found == [ADDRESSES[0], *ADDRESSES[2:]]
        assert [one.uri for one in unread] == [f"-:{len(members[0])}"]
        assert "damaged" in unread[0].reason


def test_a_wrong_length_costs_one_record() -> None:
    """In a plain archive too, the next record that begins is found."""
    for length, is_packed in ((100, False), (100, True), (5_000, True)):
        records = [RECORDS[0], record(page(1), number=1, length=length), *RECORDS[2:]]
        found, unread = read(pack(records) if is_packed else b"".join(records))
        assert found == [ADDRESSES[0], *ADDRESSES[2:]]
        assert len(unread) == 1


def test_archives_cut_at_fifty_places_give_whole_reports_and_one_reason() -> None:
    """Wherever a download breaks off, the records before are read, and the cut is named."""
    rng = random.Random(1)
    for pieces, n_blank in ((RECORDS, 4), ([pack([one]) for one in RECORDS], 0)):
        data = b"".join(pieces)
        ends = [sum(map(len, pieces[:n])) for n in range(5)]
        for cut in sorted(rng.sample(range(20, len(data) - 1), 50)):
            found, unread = read(data[:cut])
            assert found == ADDRESSES[: len(found)]
            is_between = any(end - n_blank <= cut <= end for end in ends)
            assert len(unread) == (not is_between)
            assert all("cut off" in one.reason for one in unread)


BOMB = 100_000_000


def bombs() -> dict[str, bytes]:
    """Small archives that unpack to 100 MB each, in another place each."""
    zeros = zlib.compressobj(6, zlib.DEFLATED, 31)
    packed = b"".join(zeros.compress(b"\0" * 1_000_000) for _ in range(BOMB // 1_000_000))
    packed += zeros.flush()
    html = "Content-Type: text/html\r\nContent-Encoding: "
    brotli_bomb = brotli.compress(b"\0" * 50_000_000, quality=1)
    return {
        "gzip body": pack([record(packed, header=f"{html}gzip")]),
        "brotli body": pack([record(brotli_bomb, header=f"{html}br")]),
        "gzip in gzip": pack([record(gzip.compress(packed), header=f"{html}gzip, gzip")]),
        "member": _bomb(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 100000000\r\n\r\n"),
        "member of metadata": _bomb(
            b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 100000000\r\n\r\n"
        ),
        "header line": _bomb(b"WARC/1.0\r\nX: "),
        "header lines": _bomb(b"WARC/1.0\r\n", b"A: b\r\n" * 100_000),
        "many codings": pack([record(b"x", header=f"{html}{'gzip, ' * 50}gzip")]),
    }


def _bomb(head: bytes, filler: bytes = b"\0" * 1_000_000) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    pieces = [packer.compress(head)]
    pieces += [packer.compress(filler) for _ in range(BOMB // len(filler))]
    return b"".join([*pieces, packer.flush()])


def test_bombs_are_named_and_never_unpacked() -> None:
    """Each costs at most a few times the 10 MB of one page, and the record behind it is read."""
    read(pack(RECORDS[:1]))
    for name, bomb in bombs().items():
        assert len(bomb) < 2_000_000
        tracemalloc.start()
        begun = time.process_time()
        found, unread = read(bomb + pack(RECORDS[:1]))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found == ADDRESSES[:1], name
        assert len(unread) == (name != "member of metadata"), name
        assert peak < 60_000_000, (name, peak)
        assert time.process_time() - begun < 10, name


def test_behind_a_record_of_more_than_a_gigabyte_nothing_is_looked_for() -> None:
    """A server could have put a forged record into it."""
    head = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 2000000000\r\n\r\n"
    found, unread = read(pack(RECORDS[:1]) + _bomb(head) + pack(RECORDS[1:]))
    assert found == ADDRESSES[:1]
    assert "rest of the archive was left out" in unread[0].reason


def test_a_long_archive_is_never_in_memory(tmp_path: Path) -> None:
    """A hundred times a megabyte is read in a few megabytes."""
    path = tmp_path / "long.warc"
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write(record(bytes(1_000_000), header="Content-Type: image/png"))
        stream.write(RECORDS[0])
    collect("-", stdin=pack(RECORDS[:1]))
    tracemalloc.start()
    articles, _, unread = collect(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(articles) == 1
    assert len(unread) == 21
    assert peak < 12_000_000


def test_brotli_that_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named; the other records are read."""
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    header = "Content-Type: text/html\r\nContent-Encoding: br"
    found, unread = read(pack([record(brotli.compress(page()), header=header), RECORDS[1]]))
    assert found == ADDRESSES[1:2]
    assert "crosswire[archives]" in unread[0].reason


@settings(max_examples=40, deadline=None)
@given(
    bodies=st.lists(st.binary(max_size=2_000), min_size=1, max_size=6),
    is_packed=st.booleans(),
)
def test_records_are_those_that_warcio_reads(bodies: list[bytes], is_packed: bool) -> None:
    """An archive that warcio wrote has the same records for both."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=is_packed)
    for number, body in enumerate(bodies):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://page{number}.example/", "response", payload=io.BytesIO(body),
                http_headers=headers,
            )
        )  # fmt: skip
    data = buffer.getvalue()
    expected = [
        (one.rec_headers.get_header("WARC-Target-URI"), one.content_stream().read())
        for one in ArchiveIterator(io.BytesIO(data))
    ]
    stream = ArchiveStream(data[:100], io.BytesIO(data[100:]))
    found = []
    while True:
        one = read_record(stream)
        if one is None:
            if not stream.next_member():
                break
            continue
        answer = stream.read(one.n_bytes)
        found.append((one.target, answer.partition(b"\r\n\r\n")[2]))
    assert found == expected


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    place=st.integers(min_value=0, max_value=2_400),
    noise=st.binary(max_size=40),
    is_packed=st.booleans(),
)
def test_no_noise_in_an_archive_raises(place: int, noise: bytes, is_packed: bool) -> None:
    """Bytes overwritten anywhere give reports and reasons, never an error, and never an end."""
    data = bytearray(pack(RECORDS) if is_packed else b"".join(RECORDS))
    data[place : place + len(noise)] = noise
    articles, _, unread = collect("-", stdin=bytes(data))
    assert articles or unread

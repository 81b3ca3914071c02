"""From what the user names to articles: files, folders, feeds and standard input."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from msgspec.structs import replace

from crosswire.errors import SourceError
from crosswire.sources.article import read_given
from crosswire.sources.decoding import Decoded, decode, name_binary
from crosswire.sources.files import explain, open_file, read_bounded, walk_folder
from crosswire.sources.finishing import Found, finish_draft
from crosswire.sources.formats.base import Format as FormatReader
from crosswire.sources.options import SourceOptions
from crosswire.sources.sniffing import READ_SUFFIXES, Format, is_archive, tell_format
from crosswire.sources.tabular import is_table
from crosswire.sources.wordlists import words
from crosswire.types import Article, Note, Unread

_HEAD = 8192  # bytes by which a format is told
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}://")
_LOGIN = re.compile(r"(?<=://)(?:[^/?#]*@|[^/?#:\[]+:(?!\d*[/?#])\S*@)")
_NOT_FETCHED = (
    "It is an address on the web, and nothing is fetched here; save the page and give the file, or"
    " use `crosswire add`."
)


def _load_plain() -> FormatReader:
    from crosswire.sources.formats.plain import read_plain  # noqa: PLC0415 (only its format pays)

    return read_plain


def _load_page() -> FormatReader:
    from crosswire.sources.formats.page import read_page  # noqa: PLC0415 (only its format pays)

    return read_page


def _load_json() -> FormatReader:
    from crosswire.sources.formats.records import read_json  # noqa: PLC0415 (only its format pays)

    return read_json


def _load_feed() -> FormatReader:
    from crosswire.sources.formats.feed import read_feed  # noqa: PLC0415 (only its format pays)

    return read_feed


def _load_newsml() -> FormatReader:
    from crosswire.sources.formats.newsml import read_newsml  # noqa: PLC0415 (only its format pays)

    return read_newsml


# A new format is one more line here. Loaded when first met: HTML costs 0.3 s to import.
READERS: Mapping[Format, Callable[[], FormatReader]] = MappingProxyType(
    {
        Format.TEXT: _load_plain,
        Format.PAGE: _load_page,
        Format.JSON: _load_json,
        Format.XML: _load_newsml,
        Format.SYNDICATION: _load_feed,
    }
)


def gather(
    inputs: Sequence[str],
    *,
    options: SourceOptions,
    today: date,
    stdin: BinaryIO | None = None,
) -> Iterator[Found]:
    """
    Give every report of the inputs, a note where a careful reader would want one, and an
    Unread for everything that was not read.

    Nothing is fetched: an address among the inputs is named as unread.

    Args:
        inputs: Files, folders, or "-" for standard input.
        options: What the user knows better, and the bounds.
        today: Day of reading; no inferred date lies after it.
        stdin: Stream behind "-".

    Raises:
        UsageError: The date given is no date.
    """
    read_given(options.published)
    yield from drop_repeats(
        found for name in inputs for found in _read_input(name, options, today, stdin)
    )


def drop_repeats(items: Iterable[Found]) -> Iterator[Found]:
    """
    Give what was gathered, an article that came before as an Unread that names the first.

    The notes about the repeated article go with it. No address shows whose login it carried.
    """
    seen: dict[str, str] = {}
    repeated: str | None = None
    for found in map(_hide_login, items):
        if isinstance(found, Article):
            first = seen.get(found.id)
            repeated = found.id if first is not None else None
            seen.setdefault(found.id, found.uri)
            if first is not None:
                twin = first if first != found.uri else "the file given before"
                yield Unread.of_repeat(found.uri, twin)
                continue
        if not (isinstance(found, Note) and found.report == repeated):
            yield found


def _read_input(
    name: str, options: SourceOptions, today: date, stdin: BinaryIO | None
) -> Iterator[Found]:
    if name == "-":
        if stdin is None:
            yield Unread(uri="-", reason="Standard input is closed; give a file instead.")
            return
        yield from _read_guarded(stdin, "-", options, today)
        return
    if is_address(name):
        yield Unread(uri=name, reason=_NOT_FETCHED)
        return
    path = Path(name)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if is_folder:
        yield from _read_folder(path, options, today)
    else:
        yield from _read_path(path, options, today)


def is_address(name: str) -> bool:
    """Tell whether an input is an address on the web, not a file: "https://...", "ftp://..."."""
    return bool(_ADDRESS.match(name))


def drop_login(address: str) -> str:
    """Take user and password out of an address: they are nobody else's to see, nor to be kept."""
    return _LOGIN.sub("", address, count=1) if is_address(address) else address


def _hide_login(found: Found) -> Found:
    if isinstance(found, Note) or drop_login(found.uri) == found.uri:
        return found
    return replace(found, uri=drop_login(found.uri))


def _read_folder(folder: Path, options: SourceOptions, today: date) -> Iterator[Found]:
    """Read the files of a folder; those of other kinds are passed over, and named."""
    n_tried = 0
    for entry in walk_folder(folder, options):
        if isinstance(entry, tuple):
            n_tried += 1
            yield Unread(uri=str(entry[0]), reason=entry[1])
            continue
        if entry.stem.casefold() in _HOUSEHOLD:
            yield Unread(
                uri=str(entry), reason="It is about the folder, not a report; passed over."
            )
            continue
        suffix = entry.suffix.removeprefix(".").casefold()
        is_read = suffix in READ_SUFFIXES or entry.name.casefold().endswith(".warc.gz")
        if suffix and not is_read and not _may_be_text(entry):
            yield Unread(
                uri=str(entry),
                reason=f"A .{suffix} file is no report in a format that is read; passed over.",
            )
            continue
        n_tried += 1
        yield from _read_path(entry, options, today)
    if n_tried == 0:
        yield Unread(
            uri=str(folder),
            reason="The folder holds no reports in a format that is read; check the path.",
        )


def _may_be_text(path: Path) -> bool:
    """Tell whether a file of an unknown suffix starts like text ("report.20220819")."""
    try:
        with open_file(path) as stream:
            head = stream.read(_HEAD)
    except (OSError, SourceError):
        return True
    return bool(head) and name_binary(head) is None and path.suffix.casefold() not in _NO_REPORTS


# Files that tell people about a folder; given by name they are read all the same.
_HOUSEHOLD = words("readme license licence changelog contributing notice copying")
_NO_REPORTS = words(
    ".py .js .ts .css .svg .csv .tsv .toml .yaml .yml .ini .cfg .sh .c .h .lock .log .map .rtf .sql"
)


def _read_path(path: Path, options: SourceOptions, today: date) -> Iterator[Found]:
    try:
        with open_file(path) as stream:
            yield from _read_guarded(stream, str(path), options, today)
    except SourceError as error:
        yield Unread(uri=str(path), reason=str(error))
    except OSError as error:
        yield Unread(uri=str(path), reason=explain(error))
    except ValueError:
        yield Unread(uri=repr(str(path)), reason="The name holds a NUL; no file has such a name.")


def _read_guarded(
    stream: BinaryIO, uri: str, options: SourceOptions, today: date
) -> Iterator[Found]:
    """The boundary of one input: what goes wrong inside is its Unread, and the rest goes on."""
    try:
        yield from _read_stream(stream, uri, options, today)
    except SourceError as error:
        yield Unread(uri=uri, reason=str(error))
    except OSError as error:
        yield Unread(uri=uri, reason=explain(error))
    except ImportError as error:
        missing = " ".join(str(error).split())[:200].rstrip(".")
        reason = f"What reads it is missing ({missing}); `crosswire doctor` says how to mend it."
        yield Unread(uri=uri, reason=reason)
    except RecursionError:
        yield Unread(uri=uri, reason="It is nested too deep to be read; no report is.")


def _read_stream(
    stream: BinaryIO, uri: str, options: SourceOptions, today: date
) -> Iterator[Found]:
    head = stream.read(_HEAD)
    if not head.strip():
        raise SourceError("It is empty; give a file that holds a report.")
    if is_archive(head):
        yield from _read_archive(head, stream, uri, options, today)
        return
    binary = name_binary(head)
    if binary is not None:
        raise SourceError(binary)
    kind = tell_format(_peek(head), uri)
    if kind is Format.FEED:
        yield from _read_lines(head, stream, uri, options, today)
        return
    decoded = decode(read_bounded(stream, options.max_bytes, head))
    yield from read_decoded(decoded, uri, options, today)


def read_decoded(
    decoded: Decoded, uri: str, options: SourceOptions, today: date
) -> Iterator[Found]:
    """
    Read one document that is at hand as text.

    Raises:
        SourceError: It cannot be read.
    """
    if not decoded.text.strip():
        raise SourceError("It is empty; give a file that holds a report.")
    kind = tell_format(decoded.text[:_HEAD], uri)
    if kind is Format.TEXT and is_table(decoded.text[:_HEAD], uri):
        raise SourceError(
            "It is a table, not a report; give each report as a file of its own, or each row as an"
            ' object a line (JSON Lines): {"title": ..., "text": ..., "published": ...}.'
        )
    reader = READERS.get(kind, READERS[Format.JSON])()
    for draft in reader(decoded.text, uri, options):
        yield from finish_draft(draft, options, today, decoded)


def _read_archive(
    head: bytes, stream: BinaryIO, uri: str, options: SourceOptions, today: date
) -> Iterator[Found]:
    """Read the pages of an archive; none was published after the day on which it was fetched."""
    from crosswire.sources.archives.pages import read_archive  # noqa: PLC0415 (only its format pays)

    for item in read_archive(head, stream, uri, options):
        if isinstance(item, Unread):
            yield item
        else:
            day = min(today, item.fetched or today)
            yield from finish_draft(item.draft, options, day, item.decoded)


def _peek(head: bytes) -> str:
    """Decode the first bytes well enough to tell the format."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "ignore")
    return head.decode("utf-8", "replace")


def _read_lines(
    head: bytes, stream: BinaryIO, uri: str, options: SourceOptions, today: date
) -> Iterator[Found]:
    """Read a feed line by line, so that its length has no bound but each line's."""
    from crosswire.sources.formats.records import read_line  # noqa: PLC0415 (only its format pays)

    n_reports = 0
    for number, line in enumerate(_lines_of(head, stream, options.max_line_bytes), 1):
        draft = read_line(line, f"{uri}:{number}", options)
        if draft is not None:
            n_reports += 1
            yield from finish_draft(draft, options, today, None)
    if n_reports == 0:
        raise SourceError("It holds no lines; give one JSON object a line.")


def _lines_of(head: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Give the lines of a feed; of a longer one only its first limit + 1 bytes are kept."""
    source = io.BytesIO(head)
    kept = source.readline().removeprefix(b"\xef\xbb\xbf")
    while True:
        if not kept.endswith(b"\n"):
            kept += stream.readline(limit + 1) if source.tell() >= len(head) else b""
        if not kept:
            return
        yield kept
        while not kept.endswith(b"\n") and len(kept) > limit:
            more = stream.readline(1 << 20)
            if not more:
                return
            kept = more if more.endswith(b"\n") else kept
        kept = source.readline()

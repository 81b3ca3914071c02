"""What crosswire needs to run, what is missing, and how to mend it."""

from __future__ import annotations

import gzip
import io
import json
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import metadata
from pathlib import Path
from types import MappingProxyType

import msgspec

from crosswire.__about__ import __version__
from crosswire.errors import CrosswireError
from crosswire.types import Article, Part, Unread

_ENOUGH_BYTES = 200_000_000
_OLDEST_PYTHON = (3, 11)
_REINSTALL = "pip install --force-reinstall crosswire"
_MISSING = re.compile(r"No module named '([\w-]+)")
_SENTENCE = "The ministers of both countries agreed on Monday to open the ferry line again. "
_PAGE = (
    f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>"
    f"<p>{_SENTENCE * 2}</p><p>{_SENTENCE}</p></article></body></html>"
)
_ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{_PAGE}"
_SAMPLES = MappingProxyType(
    {
        "plain text": (_SENTENCE * 3).encode(),
        "HTML pages": _PAGE.encode(),
        "JSON Lines and ninjs": json.dumps({"text": _SENTENCE * 3}).encode(),
        "NewsML-G2": (
            '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">'
            f"<contentSet><inlineXML><html><body><p>{_SENTENCE * 2}</p></body></html></inlineXML>"
            "</contentSet></newsItem>"
        ).encode(),
        "RSS and Atom feeds": (
            "<rss><channel><item><title>Ferry</title><description>"
            f"{_SENTENCE * 12}</description></item></channel></rss>"
        ).encode(),
        "WARC archives": gzip.compress(
            f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(_ANSWER)}\r\n\r\n"
            f"{_ANSWER}\r\n\r\n".encode()
        ),
        "other encodings": (
            "Министры обеих стран договорились в понедельник снова открыть паромную линию. " * 4
        ).encode("cp1251"),
    }
)
_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)[^;]*(;.*)?$")


class Check(msgspec.Struct, frozen=True):
    """
    One thing that was looked at.

    Attributes:
        name: What was looked at.
        is_well: Whether crosswire can work with it.
        found: What was found.
        mend: What to do; empty where nothing needs doing.
    """

    name: str
    is_well: bool
    found: str
    mend: str = ""


def examine(
    *,
    encoding: str,
    folder: Path | None = None,
    free_bytes: Callable[[Path], int] | None = None,
) -> tuple[Check, ...]:
    """
    Look at everything that crosswire needs.

    Args:
        encoding: Of the terminal or pipe that results are printed to.
        folder: For temporary files; the system's own where None.
        free_bytes: Tells the free space of a folder; asks the system where None.
    """
    temporary = folder or Path(tempfile.gettempdir())
    return (
        _check_version(),
        _check_python(),
        *_check_dependencies(),
        _measure_size(),
        *(_check_format(name, sample) for name, sample in _SAMPLES.items()),
        _check_reader(),
        _check_tables(),
        _check_schema(),
        _check_disk(temporary, free_bytes or _free_bytes),
        _check_temporary(temporary),
        _check_encoding(encoding),
    )


def _check_version() -> Check:
    place = Path(__file__).parent
    return Check("crosswire", True, f"{__version__} in {place}")


def _check_python() -> Check:
    found = f"{platform.python_version()} ({platform.python_implementation()}) at {sys.executable}"
    is_well = sys.version_info >= _OLDEST_PYTHON
    return Check("python", is_well, found, "" if is_well else "install Python 3.11 or newer")


def _check_dependencies() -> tuple[Check, ...]:
    names = _list_requirements("crosswire")
    if names is None:
        return (
            Check(
                "dependencies",
                False,
                "crosswire runs from a folder and was not installed",
                "pip install . in the folder that holds pyproject.toml",
            ),
        )
    return tuple(_check_dependency(name) for name in sorted(names))


def _list_requirements(distribution: str) -> list[str] | None:
    """What a distribution needs, its extras apart; None where it is not installed."""
    try:
        requirements = metadata.requires(distribution) or []
    except metadata.PackageNotFoundError:
        return None
    matches = (_REQUIREMENT.match(requirement) for requirement in requirements)
    return [match.group(1) for match in matches if match and "extra" not in (match.group(2) or "")]


def _check_dependency(name: str) -> Check:
    try:
        return Check(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, False, "not installed", f"pip install {name}")


def _measure_size() -> Check:
    """Sum up what crosswire and all that it needs take on disk."""
    seen: set[str] = set()
    waiting = ["crosswire"]
    while waiting:
        name = waiting.pop()
        needed = _list_requirements(name)
        if needed is not None and name.lower() not in seen:
            seen.add(name.lower())
            waiting.extend(needed)
    own = Path(__file__).parent
    listed = {
        Path(str(file.locate()))
        for name in seen
        for file in metadata.files(name) or ()
        if file.suffix not in {".pyc", ".pth"}
    }
    places = listed | set(own.rglob("*.*"))
    n_bytes = sum(place.stat().st_size for place in places if place.is_file())
    return Check("size on disk", True, f"{n_bytes / 1e6:,.0f} MB in {len(seen)} packages")


def _check_format(name: str, sample: bytes) -> Check:
    """Read a small report of one format, since an import that fails shows only then."""
    try:
        from crosswire.sources import SourceOptions, gather  # noqa: PLC0415 (a broken one must not stop us)

        stream = io.BytesIO(sample)
        day = date(2020, 1, 1)
        found = list(gather(["-"], options=SourceOptions(), today=day, stdin=stream))
    except (CrosswireError, ImportError, OSError) as error:
        return Check(f"reads {name}", False, str(error), _REINSTALL)
    if any(isinstance(item, Article) for item in found):
        return Check(f"reads {name}", True, "a sample was read")
    reasons = " ".join(item.reason for item in found if isinstance(item, Unread))
    mend = _advise(reasons)
    if "lxml.html.clean" in reasons:
        mend = "pip install lxml-html-clean"
    return Check(f"reads {name}", False, reasons or "a sample gave nothing", mend)


def _check_reader() -> Check:
    """Load the trained reader and let it read a sentence, since some faults show only then."""
    try:
        from crosswire.reader import load_readers  # noqa: PLC0415 (a broken one must not stop us)
        from crosswire.types.together import MarkedText  # noqa: PLC0415

        reader, joint = load_readers()
        joint.read([MarkedText(_SENTENCE, ((0, len(_SENTENCE)),))] * 2, [(0, 1)])
        reading = reader.read(_SENTENCE, [Part(start=0, end=len(_SENTENCE))])
    except (CrosswireError, ImportError, OSError) as error:
        return Check("reader", False, str(error), _advise(str(error)))
    if not any(token.relation for token in reading.tokens):
        return Check("reader", False, f"{reader.name}: a sample gave no syntax", _REINSTALL)
    return Check("reader", True, f"{reader.name}; a sample was read")


def _advise(reasons: str) -> str:
    """Say how to mend what could not be imported."""
    missing = _MISSING.search(reasons)
    return f"pip install {missing.group(1).replace('_', '-')}" if missing else _REINSTALL


def _check_tables() -> Check:
    try:
        from crosswire.reference import load_tables  # noqa: PLC0415 (a broken one must not stop us)

        load_tables()
    except (CrosswireError, ImportError, OSError, ValueError) as error:
        return Check("reference tables", False, str(error), _REINSTALL)
    return Check("reference tables", True, "loaded")


def _check_schema() -> Check:
    try:
        from crosswire.schema import NAMES, read_schema  # noqa: PLC0415 (a broken one must not stop us)

        n_bytes = sum(len(read_schema(name)) for name in NAMES)
    except (CrosswireError, ImportError, OSError) as error:
        return Check("JSON schemas", False, str(error), _REINSTALL)
    return Check("JSON schemas", True, f"{', '.join(NAMES)} ({n_bytes:,} bytes)")


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _check_disk(folder: Path, free_bytes: Callable[[Path], int]) -> Check:
    try:
        free = free_bytes(folder)
    except OSError as error:
        return Check("disk", False, f"{folder}: {error.strerror}", "set TMPDIR to a folder")
    is_well = free >= _ENOUGH_BYTES
    mend = "" if is_well else f"free {(_ENOUGH_BYTES - free) / 1e6:,.0f} MB, or set TMPDIR"
    return Check("disk", is_well, f"{free / 1e9:,.1f} GB free in {folder}", mend)


def _check_temporary(folder: Path) -> Check:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"crosswire")
    except OSError as error:
        return Check(
            "temporary files",
            False,
            f"{folder} cannot be written: {error.strerror}",
            "set TMPDIR to a folder that you may write to",
        )
    return Check("temporary files", True, f"{folder} can be written")


def _check_encoding(encoding: str) -> Check:
    try:
        "“é” ─ ✓".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        found = f"{encoding or 'unknown'} cannot show every quotation mark"
        return Check("terminal", False, found, "set LC_ALL=C.UTF-8 or PYTHONUTF8=1")
    return Check("terminal", True, encoding)

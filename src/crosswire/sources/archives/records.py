"""The records of a WARC archive (ISO 28500)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from crosswire.sources.archives.stream import ArchiveStream, CutOffError, DamageError
from crosswire.types import Value

_VERSION = re.compile(rb"WARC/(?:0\.1[78]|1\.\d)\s{0,9}\Z")
_LONGEST_LINE = 16_384
_LONGEST_TARGET = 2_000
_FIRST_YEAR, _LAST_YEAR = 1990, 2200  # of the web, and of any clock that is only wrong
_MOST_LINES = 200
_MOST_BLANK = 8  # lines between two records; two are usual


class Record(Value, frozen=True, kw_only=True):
    """
    The header of one record.

    Attributes:
        place: Offset at which it begins.
        headers: Its fields, names in lower case.
        n_bytes: Length of what follows the header.
    """

    place: str
    headers: Mapping[str, str]
    n_bytes: int

    @property
    def kind(self) -> str:
        """The type of the record: "response", "request", "metadata"."""
        return self.headers.get("warc-type", "").casefold()

    @property
    def target(self) -> str | None:
        """The address of its page, or None where it names none of the web."""
        found = self.headers.get("warc-target-uri", "").strip("<> ")
        is_web = found.startswith(("http://", "https://"))
        return found if is_web and len(found) <= _LONGEST_TARGET else None

    @property
    def day(self) -> date | None:
        """The day on which its page was fetched; None where it says none that can be."""
        try:
            found = date.fromisoformat(self.headers.get("warc-date", "")[:10])
        except ValueError:
            return None
        return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def read_record(stream: ArchiveStream) -> Record | None:
    """
    Read the header of the next record of this member; None where the member ends.

    Raises:
        DamageError: What stands here is no header of a record.
        CutOffError: The archive ends inside the header.
    """
    for _ in range(_MOST_BLANK):
        place = stream.begin_record()
        line = stream.read_line(_LONGEST_LINE)
        if not line:
            return None
        if line.strip():
            break
    if not line.endswith(b"\n"):
        raise _end_early(stream)
    if not _VERSION.match(line.strip()):
        raise DamageError("No WARC record begins where one should; fetch the archive again.")
    headers = _read_headers(stream)
    length = headers.get("content-length", "")
    if not re.fullmatch(r"\d{1,15}", length):
        raise DamageError("The record does not say how long it is; fetch the archive again.")
    return Record(place=place, headers=MappingProxyType(headers), n_bytes=int(length))


def _read_headers(stream: ArchiveStream) -> dict[str, str]:
    """Read fields up to the blank line; of one given twice the first counts."""
    headers: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_LINES):
        line = stream.read_line(_LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise _end_early(stream)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text.strip():
            return headers
        if text[0] in " \t" and name:  # folded, as mail headers are
            headers[name] = f"{headers[name]} {text.strip()}"[:_LONGEST_LINE]
            continue
        name, _, value = text.partition(":")
        name = name.strip().casefold()
        headers.setdefault(name, value.strip())
    raise DamageError(f"The header of the record has more than {_MOST_LINES} lines; no record has.")


def _end_early(stream: ArchiveStream) -> CutOffError | DamageError:
    """Say that a header ends before it should: with the archive, or with its member."""
    if stream.is_plain:
        return CutOffError()
    return DamageError("The header of the record does not end; fetch the archive again.")

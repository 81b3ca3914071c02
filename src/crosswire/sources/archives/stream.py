"""The bytes of an archive, unpacked as they are asked for and never more than that."""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

from crosswire.errors import CrosswireError

_CHUNK = 8_192  # bytes given to the inflator at once
_PLAIN = 65_536  # bytes taken from it at once
_MOST_KEPT = 1_000_000  # packed bytes of a member that are kept to look for the next one
_MOST_SKIPPED = 1_000_000_000  # unpacked bytes of a record that are passed over
_MOST_TRIED = 10_000  # places that look like the beginning of a member
_OVERLAP = 1_024  # bytes of a member in which its first record begins
_GZIP = b"\x1f\x8b\x08"
_START = re.compile(rb"(?<=\n)WARC/\d\.\d{1,2}\r?\n")
_RECORD = b"WARC/"


class DamageError(CrosswireError):
    """A record of an archive cannot be read; others may follow."""


class CutOffError(CrosswireError):
    """The archive ends inside a record."""


class BombError(CrosswireError):
    """A record unpacks to more than any archive of pages holds."""


class ArchiveStream:
    """
    Reads an archive forwards: plain, or compressed with gzip in members of one record each.

    A read ends where its member ends. However far a few bytes unpack, no more is unpacked than
    is asked for.
    """

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        """
        Begin at the head of an archive.

        Args:
            head: Its first bytes, which were read before.
            stream: The rest.
        """
        self._stream = stream
        self._pending = head  # read from the file, in part not yet unpacked
        self._n_taken = 0  # bytes of `_pending` that are unpacked
        self._kept = bytearray()  # what was unpacked of this member, or of this plain record
        self._end = 0  # offset behind `_kept`
        self._plain = bytearray()
        self._is_gzip = head.startswith(_GZIP[:2])
        self._inflator = zlib.decompressobj(31)
        self._start = 0  # offset of this member
        self._n_read = 0  # unpacked bytes of this member that were given
        self._n_tried = 0

    def begin_record(self) -> str:
        """
        Note that a record begins here, behind which `find_next` may look for another one.

        Returns:
            Its offset in the file.

        In a member that holds several records, "4096+700" is 700 unpacked bytes into the member
        at 4096.
        """
        if not self._is_gzip:
            self._kept = bytearray(self._plain)
            return str(self._start + self._n_read)
        return f"{self._start}+{self._n_read}" if self._n_read else str(self._start)

    @property
    def is_plain(self) -> bool:
        """Whether the archive is not compressed."""
        return not self._is_gzip

    def peek(self, n_bytes: int) -> bytes:
        """
        Give the next bytes without passing over them; fewer at the end of the member.

        Raises:
            DamageError: They cannot be unpacked.
            CutOffError: The archive ends before its member does.
        """
        while len(self._plain) < n_bytes and self._fill():
            pass
        return bytes(self._plain[:n_bytes])

    def read(self, n_bytes: int) -> bytes:
        """Give the next bytes; fewer at the end of the member. Raises what `peek` raises."""
        found = self.peek(n_bytes)
        self._pass(len(found))
        return found

    def read_line(self, limit: int) -> bytes:
        """
        Give the rest of the line with its end.

        Raises:
            DamageError: It is longer than the limit, or cannot be unpacked.
            CutOffError: The archive ends before its member does.
        """
        position = 0
        while (end := self._plain.find(b"\n", position)) < 0 and len(self._plain) <= limit:
            position = len(self._plain)
            if not self._fill():
                break
        line = bytes(self._plain[: end + 1 if end >= 0 else len(self._plain)])
        if len(line) > limit:
            raise DamageError(
                f"A line of its header is longer than {limit:,} bytes; no record has such."
            )
        self._pass(len(line))
        return line

    def skip(self, n_bytes: int) -> None:
        """
        Pass over bytes.

        Raises:
            BombError: They unpack to more than is ever unpacked only to be passed over.
            DamageError: The member ends before.
            CutOffError: The archive ends before.
        """
        if self._is_gzip and n_bytes > _MOST_SKIPPED:
            raise BombError
        while n_bytes > 0:
            found = self.read(min(n_bytes, _PLAIN))
            n_bytes -= len(found)
            if not found:
                if self._is_gzip:
                    raise DamageError("It is shorter than its header says; it was not read.")
                raise CutOffError

    def next_member(self) -> bool:
        """Go on to the next member; False at the end of the archive."""
        if not self._is_gzip:
            return False
        self._begin(self._end)
        if self._n_taken >= len(self._pending):
            self._pending, self._n_taken = self._stream.read(_CHUNK), 0
        return bool(self._pending)

    def find_next(self) -> bool:
        """
        Look behind a damaged record for the next one that begins; False where there is none.
        """
        buffer = bytes(self._kept[2:]) + self._pending[self._n_taken :]
        offset = self._end - len(self._kept[2:])
        is_end = False
        while True:
            index = self._find_start(buffer, 0 if is_end else _OVERLAP)
            if index >= 0:
                self._pending, self._n_taken = buffer[index:], 0
                self._begin(offset + index)
                return True
            if is_end or self._n_tried > _MOST_TRIED:
                return False
            kept = buffer[-_OVERLAP:]
            offset += len(buffer) - len(kept)
            more = self._stream.read(_PLAIN)
            is_end = not more
            buffer = kept + more

    def _begin(self, offset: int) -> None:
        self._start = self._end = offset
        self._n_read = 0
        self._kept.clear()
        self._plain.clear()
        self._inflator = zlib.decompressobj(31)

    def _pass(self, n_bytes: int) -> None:
        del self._plain[:n_bytes]
        self._n_read += n_bytes

    def _take(self) -> bytes:
        """Take the next packed bytes, and keep them as long as this member lasts."""
        if self._n_taken >= len(self._pending):
            self._pending, self._n_taken = self._stream.read(_CHUNK), 0
        chunk = self._pending[self._n_taken : self._n_taken + _CHUNK]
        self._n_taken += len(chunk)
        self._kept += chunk
        self._end += len(chunk)
        if len(self._kept) > 2 * _MOST_KEPT:
            del self._kept[:-_MOST_KEPT]
        return chunk

    def _fill(self) -> bool:
        """Unpack a little more; False at the end of the member."""
        if not self._is_gzip:
            chunk = self._take()
            self._plain += chunk
            return bool(chunk)
        if self._inflator.eof:
            return False
        chunk = self._inflator.unconsumed_tail or self._take()
        try:
            found = self._inflator.decompress(chunk, _PLAIN)
        except zlib.error as error:
            raise DamageError(f"It is damaged ({error}); fetch the archive again.") from error
        if not chunk and not found and not self._inflator.eof:
            raise CutOffError
        self._plain += found
        if self._inflator.eof and self._inflator.unused_data:
            n_unused = len(self._inflator.unused_data)
            self._n_taken -= n_unused
            self._end -= n_unused
            del self._kept[-n_unused:]
        return True

    def _find_start(self, buffer: bytes, n_needed: int) -> int:
        """Find where a record begins that has so many bytes behind it, or give -1."""
        if not self._is_gzip:
            match = _START.search(buffer)
            return match.start() if match else -1
        index = buffer.find(_GZIP)
        while 0 <= index <= len(buffer) - n_needed and self._n_tried <= _MOST_TRIED:
            self._n_tried += 1
            try:
                piece = buffer[index : index + _OVERLAP]
                if zlib.decompressobj(31).decompress(piece, len(_RECORD)) == _RECORD:
                    return index
            except zlib.error:
                pass
            index = buffer.find(_GZIP, index + 1)
        return -1

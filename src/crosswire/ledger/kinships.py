"""What reading two passages together told, kept so that a story that grows is not read anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from crosswire.align.joint import JointReader
from crosswire.ledger.coding import pack, unpack
from crosswire.ledger.database import Database, LedgerError, rows_among
from crosswire.types.together import Kinship, MarkedText

_BITS = 63
"""Of a key, so that it is a whole number in every database."""


class KeptReader:
    """
    A joint reader that reads no pair of passages twice, whichever run of the program read it.

    Reading is by far the longest part of comparing a story again, and of the pairs of a story that
    got one more report most were read when the earlier ones came in.
    """

    def __init__(self, reader: JointReader, name: str, database: Database) -> None:
        """
        Take what reads, and where it is kept.

        Args:
            reader: Reads the pairs that are not kept.
            name: Of the reader and its version: what another one told is not taken up.
            database: Being written.
        """
        self._reader = reader
        self._name = name.encode()
        self._database = database

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        """Tell what pairs of passages have to do with each other, as `JointReader` says."""
        sides = [msgspec.msgpack.encode(passage) for passage in passages]
        keys = [self._key(sides[one], sides[other]) for one, other in pairs]
        found = dict(self._recall(sorted(set(keys))))
        fresh = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in found}
        told = self._reader.read(passages, list(fresh.values()))
        anew = dict(zip(fresh, told, strict=True))
        self._keep(anew)
        found |= anew
        return [found[key] for key in keys]

    def _key(self, one: bytes, other: bytes) -> int:
        """Name a pair, whichever of the two comes first."""
        hashed = hashlib.blake2b(digest_size=8)
        for part in (self._name, *sorted((one, other))):
            hashed.update(len(part).to_bytes(4))
            hashed.update(part)
        return int.from_bytes(hashed.digest()) >> (64 - _BITS)

    def _recall(self, keys: Sequence[int]) -> Iterable[tuple[int, Kinship]]:
        """Give what is kept; what is damaged is read again."""
        statement = "SELECT pair, value FROM keep_kinship WHERE pair IN ({numbers})"
        for key, value in rows_among(self._database, statement, keys):
            try:
                yield key, unpack(value, Kinship)
            except LedgerError:
                continue

    def _keep(self, told: Mapping[int, Kinship]) -> None:
        self._database.execute_many(
            "INSERT INTO keep_kinship (pair, value) VALUES (:pair, :value)"
            " ON CONFLICT (pair) DO UPDATE SET value = excluded.value",
            [{"pair": key, "value": pack(kinship)} for key, kinship in told.items()],
        )


def forget_kinships(database: Database) -> None:
    """
    Let go of all that pairs of passages told, before a newer reader reads every story again.

    A pair is kept by a digest of its passages and of the reader, so that it is not known which
    rows are of which reader, or report. Those of a retracted report stay: an outlet that reprints
    it, or a correction, has most of the same passages.
    """
    database.execute("DELETE FROM keep_kinship")

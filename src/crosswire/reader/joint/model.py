"""Runs the network that reads two passages together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from crosswire.reader.joint.inputs import Cutter, Pieces
from crosswire.reader.model.cache import Cache
from crosswire.reader.model.files import ModelFiles
from crosswire.reader.model.inputs import Vocabulary
from crosswire.reader.model.session import SLOWER, Network
from crosswire.types.together import Kinship, MarkedText

KEPT_PAIRS = 100_000
"""Pairs whose reading is kept, some 300 bytes each."""


class JointReader:
    """The encoder over two passages at once, and what it says of them."""

    def __init__(
        self,
        files: ModelFiles,
        *,
        vocabulary: Vocabulary | None = None,
        threads: int = 2,
        kept: int = KEPT_PAIRS,
    ) -> None:
        """
        Load the weights.

        Args:
            files: Checked files of the reader.
            vocabulary: The reader's word pieces where they are loaded, since both share them.
            threads: How many pairs are read side by side.
            kept: Pairs whose reading is kept.

        Raises:
            ReaderError: The weights cannot be run.
        """
        self._network = Network(files.joint, threads=threads, leave_apart=SLOWER)
        known = vocabulary if vocabulary is not None else Vocabulary(files.vocabulary)
        self._cutter = Cutter(known.tokenizer)
        self.cache: Cache[Kinship] = Cache(kept)

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        """
        Read pairs of passages.

        Each pair is read by itself, so that what is said of it depends on nothing else, and pairs
        of the same words once. All are laid out before the first is read: the weights, which each
        run goes through, drive all else out of the processor's memory.

        Args:
            passages: Each once.
            pairs: Their places in `passages`, two by two.
        """
        used = sorted({at for pair in pairs for at in pair})
        cut = dict(zip(used, self._cutter.cut([passages[at] for at in used]), strict=True))
        keyed = [self._lay(cut[one], cut[other]) for one, other in pairs]
        return self.cache.recall(keyed, self._read_anew)

    def _lay(self, left: Pieces, right: Pieces) -> tuple[bytes, Mapping[str, Any]]:
        """
        Lay out two passages, in an order of their own: which report came first is no matter.

        Returns:
            A name of all that the network sees of them, and what it takes.
        """
        first, second = sorted((left, right), key=lambda side: (side.ids, side.marked))
        numbers, kinds = self._cutter.lay(first, second)
        ids, features = np.array([numbers]), np.array([kinds])
        key = hashlib.blake2b(ids.tobytes() + features.tobytes(), digest_size=16).digest()
        return key, {"ids": ids, "features": features}

    def _read_anew(self, feeds: Sequence[Mapping[str, Any]]) -> Iterator[Kinship]:
        for said in self._network.run_each(feeds):
            yield Kinship(*(round(float(chance), 4) for chance in said["chances"]))

"""Runs the network that reads two passages together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from crosswire.errors import ReaderError
from crosswire.reader.joint.inputs import Cutter, Pieces
from crosswire.reader.model.cache import Cache
from crosswire.reader.model.files import ModelFiles
from crosswire.reader.model.session import FAULTS, open_session
from crosswire.types.together import Kinship, MarkedText

KEPT_PAIRS = 100_000
"""Pairs whose reading is kept, some 300 bytes each."""


class _Laid(NamedTuple):
    """What the network takes of a pair, and its name by all that the network sees of it."""

    key: bytes
    ids: Any
    features: Any


class JointReader:
    """The encoder over two passages at once, and what it says of them."""

    def __init__(self, files: ModelFiles, *, threads: int = 2, kept: int = KEPT_PAIRS) -> None:
        """
        Load the weights.

        Args:
            files: Checked files of the reader.
            threads: How many pairs are read side by side.
            kept: Pairs whose reading is kept.

        Raises:
            ReaderError: The weights cannot be run.
        """
        self._session = open_session(files.joint)
        self._cutter = Cutter(Tokenizer.from_file(str(files.vocabulary)))
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="joint")
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
        laid = [self._lay(cut[one], cut[other]) for one, other in pairs]
        found = {key: self.cache.find(key) for key in {entry.key for entry in laid}}
        unread = {entry.key: entry for entry in laid if found[entry.key] is None}
        for key, chances in zip(unread, self._pool.map(self._run, unread.values()), strict=True):
            kinship = found[key] = Kinship(*(round(float(chance), 4) for chance in chances))
            self.cache.keep(key, kinship)
        return [kinship for entry in laid if (kinship := found[entry.key]) is not None]

    def _lay(self, left: Pieces, right: Pieces) -> _Laid:
        """Lay out two passages, in an order of their own: which report came first is no matter."""
        first, second = sorted((left, right), key=lambda side: (side.ids, side.marked))
        numbers, kinds = self._cutter.lay(first, second)
        ids, features = np.array([numbers]), np.array([kinds])
        key = hashlib.blake2b(ids.tobytes() + features.tobytes(), digest_size=16).digest()
        return _Laid(key, ids, features)

    def _run(self, laid: _Laid) -> Any:
        try:
            (chances,) = self._session.run(None, {"ids": laid.ids, "features": laid.features})
        except FAULTS as error:
            raise ReaderError(
                f"onnxruntime {onnxruntime.__version__} could not compare passages ({error}); "
                "`crosswire doctor` says whether its files are whole"
            ) from error
        return chances[0]

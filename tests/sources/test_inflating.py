"""Packed bodies come out as they went in, or one sentence says why not."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.errors import SourceError
from crosswire.sources.inflating import inflate, split_codings

PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}


@given(st.binary(max_size=3_000), st.sampled_from(sorted(PACKERS)))
def test_what_was_packed_comes_out(data: bytes, coding: str) -> None:
    """With a bound of just its length, and with one byte less not."""
    packed = PACKERS[coding](data)
    assert inflate(packed, (coding,), len(data)) == data
    if data:
        with pytest.raises(SourceError, match="unpacks to more than"):
            inflate(packed, (coding,), len(data) - 1)


@given(st.binary(min_size=50, max_size=500), st.sampled_from(sorted(PACKERS)), st.data())
def test_what_is_cut_off_is_never_taken_for_whole(
    data: bytes, coding: str, draw: st.DataObject
) -> None:
    """Wherever it is cut."""
    packed = PACKERS[coding](data)
    cut = draw.draw(st.integers(min_value=3, max_value=len(packed) - 1))
    with pytest.raises(SourceError, match=r"cut off|damaged"):
        inflate(packed[:cut], (coding,), 10_000)


@given(st.binary(max_size=200), st.sampled_from([*sorted(PACKERS), "zstd", "x"]))
def test_no_bytes_raise_anything_else(data: bytes, coding: str) -> None:
    """Noise is refused in one sentence."""
    try:
        assert len(inflate(data, (coding,), 1_000)) <= 1_000
    except SourceError as error:
        assert str(error).endswith((".", "read."))


def test_codings_are_read_as_servers_write_them() -> None:
    """Case, spaces and "identity" do not matter; the order does."""
    assert split_codings(" GZIP , identity,br ") == ("gzip", "br")
    assert split_codings("") == ()
    assert inflate(b"x", (), 1) == b"x"

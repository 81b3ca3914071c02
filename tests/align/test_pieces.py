"""Statements cut into sentences."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crosswire.align.pieces import cut_into_pieces

from .builders import Draft


def _cut(text: str, quote: str) -> list[str]:
    report = Draft("Herald", text).says(quote).report
    pieces = list(cut_into_pieces(report.statements[0], report))
    assert all(report.text[piece.start : piece.end] == piece.exact for piece in pieces)
    return [piece.exact for piece in pieces]


def test_a_quote_of_two_sentences_makes_two_pieces() -> None:
    """Each sentence may be shared with another report by itself."""
    quote = "Our two ports will be linked by rail. The first train leaves in June."
    assert len(_cut(f"“{quote}” she said.", quote)) == 2


def test_a_title_ends_no_sentence() -> None:
    """The point of "Dr." or of initials cuts nothing."""
    quote = "We thank Dr. Mensah and the U.S. team for the help they gave"
    assert _cut(f"“{quote},” she said.", quote) == [quote]


def test_a_short_sentence_stays_with_its_neighbour() -> None:
    """ "Indeed." is no claim of its own."""
    quote = "Indeed. The harbour was closed for nine days."
    assert _cut(f"“{quote}” she said.", quote) == [quote]


@given(st.lists(st.sampled_from(["The dam held.", "Nobody was hurt at all.", "No.", "“Yes!”"])))
def test_pieces_lie_inside_the_statement(sentences: list[str]) -> None:
    """Spans check, do not overlap and stay in order, whatever the sentences."""
    quote = " ".join(["Rain fell on us.", *sentences])
    report = Draft("Herald", f"He said: {quote} So it was.").says(quote).report
    pieces = list(cut_into_pieces(report.statements[0], report))
    assert pieces
    assert all(report.text[piece.start : piece.end] == piece.exact for piece in pieces)
    assert all(one.end <= two.start for one, two in pairwise(pieces))

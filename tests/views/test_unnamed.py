"""Unnamed sources of a claim."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.types import Claim, Passage
from crosswire.views.digest import state_origins
from crosswire.views.unnamed import list_unnamed
from tests.views.crowd import make_article, make_claim


def credit(*sources: str | None) -> Claim:
    """Make a claim that each of several reports credits to the words given."""
    claim = make_claim(1, [make_article(at, 3) for at in range(len(sources))])
    mentions = (
        replace(one, source=Passage(start=0, end=len(words), exact=words) if words else None)
        for one, words in zip(claim.mentions, sources, strict=True)
    )
    return replace(claim, mentions=tuple(mentions))


@pytest.mark.parametrize(
    ("sources", "unnamed"),
    [
        (("envoys", "two senior diplomats"), ()),
        (("diplomats", "two senior diplomats"), ("diplomats",)),
        (("Witnesses", None), ("witnesses",)),
        (("a port official", "pilots' wives"), ()),
        (("a port official", "a trader"), ("a port official", "a trader")),
        (("diplomats", "the port authority"), ()),
        (("officials", "Ida Lund"), ()),
        ((None, None), ()),
    ],
)
def test_unnamed_sources(sources: tuple[str | None, ...], unnamed: tuple[str, ...]) -> None:
    assert list_unnamed(credit(*sources)) == unnamed


def test_an_unnamed_source_is_stated() -> None:
    """ "Diplomats said" states a source, and a line that nobody is credited with states none."""
    assert state_origins(credit("diplomats", None), ()) == (
        "Only unnamed sources are stated: diplomats."
    )
    assert state_origins(credit(None, None), ()).startswith("No origin is stated behind 2")

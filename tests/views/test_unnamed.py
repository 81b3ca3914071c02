"""Unnamed sources of a claim."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.types import Claim, Origin, OriginKind, Passage
from crosswire.views.digest import state_origins
from crosswire.views.unnamed import list_unnamed, say_unnamed
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
        (("A source close to the palace", None), ("a source close to the palace",)),
        (("officials briefed on the talks", None), ("officials briefed on the talks",)),
        (("the source of the river", None), ()),
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
        "Origin unknown: only unnamed sources are stated (diplomats), which never count as "
        "independent."
    )
    assert state_origins(credit(None, None), ()).startswith("No origin is stated behind 2")


def test_unnamed_sources_beside_a_named_one_count_as_unknown() -> None:
    """What one report has from Lund and another from officials has one origin, and an unknown."""
    claim = credit("Ida Lund", "port officials")
    lund = Origin(id="lund", kind=OriginKind.UNKNOWN, name="Ida Lund", reports=("r0",))
    first, second = (
        replace(one, origin=origin)
        for one, origin in zip(claim.mentions, ("lund", "unknown-r1"), strict=True)
    )
    claim = replace(
        claim, mentions=(first, second), origins=("lund", "unknown-r1"), independent_origins=1
    )
    unknown = Origin(id="unknown-r1", kind=OriginKind.UNKNOWN, name="not stated", reports=("r1",))
    line = state_origins(claim, (lund, unknown))
    assert line.startswith("1 independent origin behind 2 reports: Ida Lund; ")
    assert "unnamed sources (port officials) count as unknown" in line


def test_the_reader_is_told_what_unnamed_sources_count_for() -> None:
    """One line names them with their reports; without any there is none."""
    names = {"r0": "Gazette", "r1": "Post"}
    line = say_unnamed((credit("officials", "a source"), credit("officials", None)), (), names)
    assert line == (
        "Unnamed, counted as unknown and never as independent: officials (Gazette) and "
        "a source (Post)"
    )
    assert say_unnamed((credit("Ida Lund", "the ministry"),), (), names) == ""

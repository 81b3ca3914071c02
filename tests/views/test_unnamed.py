"""Unnamed sources of a claim."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from rich.console import Console

from crosswire.ledger.summaries import sum_story
from crosswire.types import Claim, Origin, OriginKind, Passage
from crosswire.views import terminal
from crosswire.views.digest import count_basis, state_origins
from crosswire.views.unnamed import list_unnamed, say_unnamed
from tests.views.crowd import make_article, make_claim, make_story


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


@pytest.mark.parametrize("n_named", [0, 1, 3])
@pytest.mark.parametrize("n_unknown", [0, 2])
def test_every_place_counts_the_same_origins(n_named: int, n_unknown: int) -> None:
    """What is not stated, and who is unnamed, is shown as that, and is none of those counted."""
    articles = [make_article(at, 3) for at in range(5)]
    ids = tuple(article.id for article in articles)
    origins = (
        *(Origin(id=f"port-{at}", kind=OriginKind.INTERVIEW, name=f"Harbour master {at}",
                 reports=ids[at : at + 2]) for at in range(n_named)),
        *(Origin(id=f"unknown-{at}", kind=OriginKind.UNKNOWN, name="not stated",
                 reports=ids[at : at + 1]) for at in range(n_unknown)),
    )  # fmt: skip
    claim = replace(credit("port officials", None), origins=tuple(one.id for one in origins))
    comparison = make_story(articles, claims=(claim,), origins=origins)
    buffer = io.StringIO()
    terminal.render(comparison, Console(file=buffer, width=200))
    text = buffer.getvalue()
    assert f"{n_named} named origin" in count_basis(comparison)
    assert f"{n_named} named origin" in text
    assert f"Origins · {n_named or 'none'} named" in text
    assert ("Not stated, for part" in text) is bool(n_unknown)
    assert "Unnamed, counted as unknown" in text
    assert sum_story("s-port", comparison)["n_origins"] == n_named

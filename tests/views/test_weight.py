"""Which claims matter most."""

from __future__ import annotations

from crosswire.types import ClaimKind, Figure, Verdict
from crosswire.views.digest import arrange, count_numbers
from crosswire.views.weight import is_bare_number, is_in_opening, is_scrap, order_by_weight
from tests.views.crowd import make_article, make_claim, make_story

ARTICLES = [make_article(at, 12) for at in range(4)]


def bare(number: int, *articles: object, **slots: object) -> object:
    """A claim that is a number."""
    figure = Figure(low=8.0, high=8.0, unit="km", **slots)  # type: ignore[arg-type]
    return make_claim(number, articles, kind=ClaimKind.FIGURE, figure=figure, summary="8 km")  # type: ignore[arg-type]


def order(*claims: object) -> list[str]:
    """The ids in order of weight."""
    return [claim.id for claim in order_by_weight(claims, ARTICLES)]  # type: ignore[arg-type]


def test_what_is_in_conflict_comes_first_and_bare_numbers_last() -> None:
    """Neither how many carry it nor where it stands outweighs a dispute."""
    conflict = make_claim(9, ARTICLES[:2], verdict=Verdict.CONFLICT)
    update = make_claim(8, ARTICLES[:2], verdict=Verdict.UPDATE)
    shared = make_claim(0, ARTICLES)
    assert order(bare(1, *ARTICLES), shared, update, conflict) == ["c9", "c8", "c0", "c1"]


def test_copies_are_one_voice() -> None:
    """Three reprints weigh less than two reports of their own."""
    copies = [make_article(at, 12, family="f") for at in range(3)]
    own = [make_article(at, 12) for at in (3, 4)]
    claims = (make_claim(1, copies), make_claim(2, own))
    assert [claim.id for claim in order_by_weight(claims, [*copies, *own])] == ["c2", "c1"]


def test_more_independent_origins_then_the_top_of_the_report_decide() -> None:
    """Of what as many carry, the better sourced, then what is told first."""
    low = make_claim(9, ARTICLES[:2])
    high = make_claim(0, ARTICLES[:2])
    sourced = make_claim(8, ARTICLES[:2], independent_origins=2)
    assert order(low, high, sourced) == ["c8", "c0", "c9"]
    assert is_in_opening(0, ARTICLES[0])
    assert not is_in_opening(len(ARTICLES[0].text) - 1, ARTICLES[0])


def test_a_number_without_property_or_owner_is_bare() -> None:
    """ "8 km" is; the length of something is not, nor what a state has."""
    assert is_bare_number(bare(1, ARTICLES[0]))  # type: ignore[arg-type]
    assert not is_bare_number(bare(1, ARTICLES[0], property="length"))  # type: ignore[arg-type]
    assert not is_bare_number(bare(1, ARTICLES[0], entity="Chile"))  # type: ignore[arg-type]


def test_a_few_words_are_a_scrap() -> None:
    """ "European Union: the exchange" tells nothing; it comes after what does."""
    scrap = make_claim(1, ARTICLES[:1], summary="European Union: the exchange")
    assert is_scrap(scrap)
    assert order(scrap, make_claim(9, ARTICLES[:1])) == ["c9", "c1"]


def test_bare_numbers_are_folded_into_one_line() -> None:
    """ "7 bare numbers: 8 km, ..." stands for seven lines."""
    claims = [make_claim(0, ARTICLES[:1]), *(bare(at, ARTICLES[0]) for at in range(1, 8))]
    (entry,) = arrange(make_story(ARTICLES, claims)).alone  # type: ignore[arg-type]
    assert [view.claim.id for view in entry.telling] == ["c0"]
    assert count_numbers(entry.numbers) == "7 bare numbers: 8 km, 8 km, 8 km, 8 km, 8 km, …"

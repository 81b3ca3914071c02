"""Equal numbers of two things, and figures of two persons."""

from __future__ import annotations

import pytest

from crosswire.types import Change, Claim, Figure, Verdict

from .builders import Draft, align, person

_ONE, _OTHER = person("Hedda Brunvik"), person("Osk Tamber")


def _share(number: float, owner: str) -> Figure:
    return Figure(low=number, high=number, unit="percent", property="votes", entity=owner)


def _vote(outlet: str, number: float, name: str, published: str) -> Draft:
    draft = Draft(outlet, f"{name} had {number} percent of the vote.", published=published)
    draft.names("Hedda Brunvik", _ONE).names("Osk Tamber", _OTHER)
    return draft.counts(f"{number} percent", _share(number, name))


@pytest.mark.parametrize("number", [50.0, 49.2])
def test_shares_of_two_candidates_are_two_claims(number: float) -> None:
    """Neither an equal share nor a near one of another person joins or updates."""
    left = _vote("Herald", 50.0, "Hedda Brunvik", "2031-03-02")
    right = _vote("Star", number, "Osk Tamber", "2031-03-03")
    assert len(align(left, right)) == 2


def test_the_share_of_one_candidate_is_one_claim() -> None:
    """The same person's share in two reports is one claim."""
    left = _vote("Herald", 53.4, "Hedda Brunvik", "2031-03-02")
    right = _vote("Star", 53.4, "Hedda Brunvik", "2031-03-03")
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.AGREE


def _two(
    texts: tuple[str, str], exact: tuple[str, str], figures: tuple[Figure, Figure]
) -> tuple[Claim, ...]:
    drafts = [
        Draft(outlet, text, published="2031-03-02").counts(words, figure)
        for outlet, text, words, figure in zip(
            ("Herald", "Star"), texts, exact, figures, strict=True
        )
    ]
    return align(*drafts)


@pytest.mark.parametrize(
    ("one", "other", "measures"),
    [
        (
            "Trade between Oru and Dale rose to $640 million last year.",
            "Investment by Oru in Dale rose to $640 million last year.",
            ("trade", "investment"),
        ),
        (
            "Wages in Oru reached $640 million last year.",
            "Exports of Oru reached $640 million last year.",
            ("wages", "exports"),
        ),
        (
            "Sales of the Dale mill reached $640 million last year.",
            "Costs of the Dale mill reached $640 million last year.",
            ("sales", "cost"),
        ),
        (
            "The Dale mill had revenue of $640 million last year.",
            "The Dale mill spent $640 million last year.",
            ("revenue", "spending"),
        ),
        (
            "Orders at the Dale mill rose to $640 million last year.",
            "Output of the Dale mill rose to $640 million last year.",
            ("orders", "output"),
        ),
        (
            "Orders at the Dale mill rose to $640 million last year.",
            "Sales of the Dale mill rose to $640 million last year.",
            ("orders", "sales"),
        ),
    ],
)
def test_equal_sums_of_two_measures_are_two_claims(
    one: str, other: str, measures: tuple[str, str]
) -> None:
    """A sum that two reports give of two measures is no one sum."""
    left, right = (
        Figure(low=640e6, high=640e6, unit="USD", property=measure) for measure in measures
    )
    assert len(_two((one, other), ("$640 million",) * 2, (left, right))) == 2


def test_equal_rises_of_two_measures_are_two_claims() -> None:
    """Trade and bread prices that rise by 17 percent rise each by themselves."""
    left, right = (
        Figure(low=17, high=17, unit="percent", property=measure, change=Change.RISE)
        for measure in ("trade", "price")
    )
    texts = ("Trade of Oru rose 17 percent last year.", "Bread prices in Oru rose 17 percent.")
    assert len(_two(texts, ("17 percent",) * 2, (left, right))) == 2


def test_a_sum_of_which_a_sentence_names_both_measures_is_one() -> None:
    """Where one sentence speaks of trade and of exports, the number may be that of either."""
    left = Figure(low=640e6, high=640e6, unit="USD", property="trade")
    right = Figure(low=640e6, high=640e6, unit="USD", property="exports")
    texts = (
        "Trade between Oru and Dale, above all exports of Oru, came to $640 million last year.",
        "Exports of Oru to Dale, above all trade in ore, came to $640 million last year.",
    )
    assert len(_two(texts, ("$640 million",) * 2, (left, right))) == 1


def _heads(unit: str) -> Figure:
    return Figure(low=7300, high=7300, unit=unit)


@pytest.mark.parametrize(
    ("text", "exact", "unit"),
    [
        ("The mills near Dale, which employ 7,300 people, shut.", "7,300 people", "person"),
        ("The mills near Dale have 7,300 employees and shut.", "7,300 employees", "employee"),
    ],
)
def test_staff_and_villagers_are_two_counts(text: str, exact: str, unit: str) -> None:
    """As many employed as moved to safety are others."""
    other = "Some 7,300 people near Dale were moved to schools and barns."
    figures = _heads(unit), _heads("person")
    assert len(_two((text, other), (exact, "7,300 people"), figures)) == 2


def test_staff_is_one_count_by_two_words() -> None:
    """People whom a mill employs are those who work there."""
    texts = ("The Dale mill employs 7,300 people.", "Some 7,300 people work at the Dale mill.")
    figures = _heads("person"), _heads("person")
    assert len(_two(texts, ("7,300 people",) * 2, figures)) == 1


@pytest.mark.parametrize(
    ("one", "other", "measures"),
    [
        ("Exports of Oru to Dale", "Sales of Oru to Dale", ("exports", "sales")),
        ("Sales of the Oru mill", "Revenue of the Oru mill", ("sales", "revenue")),
        ("Spending on the Oru mill", "Costs of the Oru mill", ("spending", "cost")),
        ("Investment in the Oru mill", "Spending on the Oru mill", ("investment", "spending")),
    ],
)
def test_a_measure_by_another_name_is_one_sum(
    one: str, other: str, measures: tuple[str, str]
) -> None:
    """What one report calls exports and the other sales abroad is one sum."""
    left, right = (
        Figure(low=6.84e9, high=6.84e9, unit="USD", property=measure, entity="Oru")
        for measure in measures
    )
    texts = (
        f"{one} reached $6.84 billion last year.",
        f"{other} came to $6.84 billion last year.",
    )
    assert len(_two(texts, ("$6.84 billion",) * 2, (left, right))) == 1


def test_staff_of_an_embassy_are_its_diplomats() -> None:
    """A small number of employees may be that of the people expelled."""
    texts = ("Oru expelled three employees of Dale.", "Oru expelled three diplomats of Dale.")
    figures = (Figure(low=3, high=3, unit="employee"), Figure(low=3, high=3, unit="diplomat"))
    assert len(_two(texts, ("three employees", "three diplomats"), figures)) == 1

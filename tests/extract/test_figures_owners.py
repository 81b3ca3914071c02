"""Whose share a share is, and numbers with which no thing is counted."""

from __future__ import annotations

import re
from datetime import date

import pytest

from crosswire.extract.dates.find import find_dates
from crosswire.extract.figures.find import find_figures
from crosswire.types import Actor, ActorKind, ActorMention, Article, Figure, Part, Reading

from .test_figures import States, figures_of

_NAMED = {
    "Hedda Brunvik": "Hedda Brunvik",
    "Brunvik": "Hedda Brunvik",
    "She": "Hedda Brunvik",
    "her": "Hedda Brunvik",
    "Osk Tamber": "Osk Tamber",
    "Tamber": "Osk Tamber",
    "his": "Osk Tamber",
}
_PATTERN = re.compile(rf"\b(?:{'|'.join(_NAMED)})\b")


def _owned(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Property and owner by the words of each figure; both candidates are known."""
    article = Article(id="r", uri="r.txt", text=text, paragraphs=(Part(start=0, end=len(text)),))
    mentions = tuple(
        ActorMention(
            start=found.start(),
            end=found.end(),
            exact=found.group(),
            actor=Actor(name=_NAMED[found.group()], kind=ActorKind.PERSON),
        )
        for found in _PATTERN.finditer(text)
    )
    anchor = date(2031, 3, 2)
    dates = find_dates(text, article.paragraphs, anchor)
    figures = find_figures(article, Reading(), States(mentions), dates, None)
    return {one.exact: (one.figure.property, one.figure.entity) for one in figures if one.figure}


def _figure(text: str, exact: str) -> Figure:
    found = {one.exact: one.figure for one in figures_of(text)}
    figure = found[exact]
    assert figure is not None
    return figure


@pytest.mark.parametrize(
    ("text", "hers", "his"),
    [
        (
            "Hedda Brunvik led with 53.4 percent of the vote. Farmer Osk Tamber had 46.6 percent.",
            "53.4 percent",
            "46.6 percent",
        ),
        (
            "Hedda Brunvik won 57 percent of the vote. Osk Tamber took 43 percent.",
            "57 percent",
            "43 percent",
        ),
        (
            "She won 57 percent of the vote to his 43 percent, the board said.",
            "57 percent",
            "43 percent",
        ),
        (
            "She won 57 percent of the vote to Tamber's 43 percent, the board said.",
            "57 percent",
            "43 percent",
        ),
        (
            "Hedda Brunvik won the vote with 57 percent, against 43 percent for Osk Tamber.",
            "57 percent",
            "43 percent",
        ),
    ],
)
def test_a_share_is_of_the_candidate_it_is_told_of(text: str, hers: str, his: str) -> None:
    """The nearest subject has the share, and "his 43" is his, whoever has the other."""
    owned = _owned(text)
    assert owned[hers] == ("votes", "Hedda Brunvik")
    assert owned[his] == ("votes", "Osk Tamber")


def test_a_share_behind_a_turnout_is_no_vote() -> None:
    """Who had 30 percent after a sentence on turnout held no share of the vote."""
    owned = _owned("Turnout was 61 percent. Osk Tamber had 30 percent of the firm.")
    assert owned["30 percent"][0] != "votes"


@pytest.mark.parametrize("parent", ["mum", "father", "dad", "mother", "parent"])
def test_whose_parent_somebody_is_counts_nothing(parent: str) -> None:
    """A parent of four earns no four."""
    text = f"The baker, a {parent} of four, wants higher wages."
    assert not figures_of(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A loan of 700 million falls due in May.", 700e6),
        ("Of the sum, 200 million comes from Oslo.", 200e6),
        ("A bond of 90 million matures in June.", 90e6),
    ],
)
def test_a_verb_is_no_thing_counted(text: str, number: float) -> None:
    """What falls due are no falls."""
    (figure,) = [one.figure for one in figures_of(text) if one.figure]
    assert (figure.low, figure.unit) == (number, None)


def test_falls_are_counted_where_they_are_things() -> None:
    """Three falls on the ice are falls, and two goes are goes."""
    assert _figure("The clinic treated 30 falls in one week.", "30 falls").unit == "fall"


def test_those_of_them_are_what_the_sentence_names() -> None:
    """The tractors are 900, not the wells of the sentence before."""
    text = "Inspectors closed 40 wells. Tractors jammed the road: 900 of them."
    assert _figure(text, "900").unit == "tractor"


def test_those_of_them_are_what_was_counted_before() -> None:
    """Where the sentence begins with the number, they are of those counted before."""
    text = "Inspectors closed 40 wells. Six of them were dry."
    assert _figure(text, "Six").unit == "well"


def test_a_number_in_words_takes_no_sign_of_one_in_digits() -> None:
    """One of the eight is no 8 percent, though a share fell by 11 percent behind it."""
    text = "Bank stocks slid, and Lund Kredit, whose head is one of the eight, sank 11 percent."
    assert [one.exact for one in figures_of(text)] == ["11 percent"]


def test_the_series_before_a_sign_still_takes_it() -> None:
    """Digits before a sign are percentages, and so are words before words."""
    assert _figure("Prices rose by 4 in May and 6 percent in June.", "4").unit == "percent"
    found = figures_of("Prices rose by three and then by five percent.")
    assert {one.figure.unit for one in found if one.figure} == {"percent"}


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("The mill received orders worth $640 million.", "orders"),
        ("Sales worth $640 million were lost.", "sales"),
        ("The fire destroyed output valued at $640 million.", "output"),
        ("The mill is worth $640 million.", "value"),
        ("Orders fell, and the mill is now worth $640 million.", "value"),
    ],
)
def test_what_is_worth_a_sum_is_measured(text: str, measured: str) -> None:
    """ "Orders worth a sum" are orders; a mill that is worth a sum has a value."""
    assert _figure(text, "$640 million").property == measured


@pytest.mark.parametrize(
    ("text", "exact", "measured"),
    [
        ("Peru, which shares the river with Chile, gave 6 million euros.", "6 million euros", None),
        ("Norway shares intelligence and set aside 6 million euros.", "6 million euros", None),
        ("The bank shares its profit of 6 million euros.", "6 million euros", "profit"),
        ("Norway holds shares worth 6 million euros.", "6 million euros", "value"),
        ("Shares in the bank rose to 12 euros.", "12 euros", "shares"),
        ("Its shares closed at 41 euros.", "41 euros", "shares"),
    ],
)
def test_a_sum_that_is_no_share(text: str, exact: str, measured: str | None) -> None:
    """Who shares something holds no shares, and what shares are worth is not their price."""
    assert _figure(text, exact).property == measured


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The firm sold 4 million shares for 10 million US dollars.", None),
        ("Sales came to 3 million Australian dollars.", None),
        ("US sales came to 10 million dollars.", "United States"),
    ],
)
def test_the_state_of_a_currency_owns_nothing(text: str, owner: str | None) -> None:
    """ "US dollars" names no state."""
    states = States(
        tuple(
            ActorMention(
                start=found.start(),
                end=found.end(),
                exact=found.group(),
                actor=Actor(name=name, kind=ActorKind.STATE),
            )
            for word, name in (("US", "United States"), ("Australian", "Australia"))
            for found in re.finditer(rf"\b{word}\b", text)
        )
    )
    article = Article(id="r", uri="r.txt", text=text, paragraphs=(Part(start=0, end=len(text)),))
    figures = find_figures(article, Reading(), states, (), None)
    found = [one.figure for one in figures if one.figure and one.figure.property == "sales"]
    assert [one.entity for one in found] == [owner]

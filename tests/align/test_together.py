"""What the reader and the network make of two short reports, from text to verdict."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.pipeline import Engine, compare_story, read_article
from crosswire.sources import article_of_text
from crosswire.types import Claim, Verdict
from crosswire.types.together import MarkedText


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.default()


def compared(engine: Engine, *texts: str, days: tuple[str, ...] = ()) -> list[Claim]:
    """Give the claims of reports of one day, or of those given."""
    reports = [
        read_article(
            article_of_text(
                text,
                uri=f"{number}.txt",
                outlet=f"Outlet {number}",
                published=days[number] if days else "2031-02-05",
                today=date(2031, 3, 1),
            ),
            engine,
        )
        for number, text in enumerate(texts)
    ]
    return list(compare_story(reports, engine).claims)


def shared(engine: Engine, *texts: str) -> list[Claim]:
    """Give the claims that several of the reports carry."""
    return [claim for claim in compared(engine, *texts) if len(claim.reports) > 1]


@pytest.mark.parametrize(
    ("asked", "done"),
    [
        (
            "Tarvia threatened to close the strait to foreign ships.",
            "Tarvia has closed the strait to foreign ships.",
        ),
        (
            "Islanders demanded that the governor of Brela resign.",
            "The governor of Brela resigned on Tuesday.",
        ),
        (
            "The union urged the company to accept the offer of the ministry.",
            "The company accepted the offer of the ministry on Monday.",
        ),
        (
            "Moravia refused to sign the fisheries treaty with Tarvia.",
            "Moravia signed the fisheries treaty with Tarvia.",
        ),
    ],
)
def test_a_call_or_a_threat_is_not_the_deed(engine: Engine, asked: str, done: str) -> None:
    assert not [claim for claim in shared(engine, asked, done) if claim.verdict is Verdict.AGREE]


def test_two_calls_are_one(engine: Engine) -> None:
    """In other words, and one of them quoted."""
    found = shared(
        engine,
        "The opposition urged Prime Minister Ilse Brandt to resign over the harbour scandal.",
        "The opposition called on Premier Ilse Brandt to step down over the harbour affair.",
    )
    assert found


def test_exports_to_two_countries_are_two_claims(engine: Engine) -> None:
    found = shared(
        engine,
        "Exports to Japan rose sharply in the spring, the ministry said.",
        "Exports to Latvia increased sharply in the spring, the ministry said.",
    )
    assert not [claim for claim in found if claim.verdict is Verdict.AGREE]


def test_a_figure_of_another_year_is_another(engine: Engine) -> None:
    found = shared(
        engine,
        "Three sailors were hurt when the trawler Mirna ran aground.",
        "In 2027 three sailors were hurt when the trawler Mirna ran aground.",
    )
    assert not [claim for claim in found if claim.figure and claim.verdict is Verdict.AGREE]


def test_a_treaty_that_takes_effect_on_two_days_is_a_conflict(engine: Engine) -> None:
    found = shared(
        engine,
        "The treaty between Peru and Ecuador will come into force on 1 July.",
        "The treaty between Peru and Ecuador takes effect on 1 September.",
    )
    assert Verdict.CONFLICT in {claim.verdict for claim in found}


@pytest.mark.parametrize("first", [0, 1])
def test_which_report_comes_first_is_no_matter(engine: Engine, first: int) -> None:
    """A pair is read in an order of its own, not in that of the reports."""
    texts = [
        "Troops pulled out of Brela at dawn, the defence minister said.",
        "The army left Brela early on Monday, according to the minister.",
    ]
    kinship = engine.joint
    assert kinship is not None

    passages = [MarkedText(text, ((0, len(text)),)) for text in texts]
    assert kinship.read(passages, [(first, 1 - first)]) == kinship.read(passages, [(0, 1)])


def test_the_line_of_a_claim_gives_no_number_that_a_report_lacks(engine: Engine) -> None:
    found = shared(
        engine,
        "The ferry Mirna sank off Brela on Monday night.",
        "The ferry Mirna with 61 passengers sank off Brela on Monday night.",
    )
    lines = [claim.summary for claim in found if claim.figure is None]
    assert lines and not any("61" in line for line in lines)


def claims_of(found: list[Claim], *words: str) -> list[Claim]:
    """Pick the claims whose line has one of the words."""
    return [claim for claim in found if any(word in claim.summary.lower() for word in words)]


def test_tolls_of_one_day_conflict_only_where_much_says_that_they_count_the_same(
    engine: Engine,
) -> None:
    """Nobody knows which of two reports of one day counted later."""
    loose = compared(
        engine,
        "Twelve people died when the ferry Mirna sank off Brela.",
        "Rescuers spoke of 15 dead in the storm, most of them on the coast road.",
    )
    assert {claim.verdict for claim in loose if claim.figure} == {Verdict.ALONE}
    plain = shared(
        engine,
        "Twelve people died when the ferry Mirna sank off Brela on Monday.",
        "Fifteen people died when the ferry Mirna sank off Brela on Monday.",
    )
    assert Verdict.CONFLICT in {claim.verdict for claim in plain if claim.figure}


def test_an_earlier_stage_of_a_count_does_not_hide_a_conflict(engine: Engine) -> None:
    """A report that tells both stages says of the one that it is outdated."""
    found = shared(
        engine,
        "The death toll of the Brela landslide rose to 19 on Monday from 12 on Sunday.",
        "The death toll of the Brela landslide stands at 31, the mayor said on Monday.",
    )
    (toll,) = [claim for claim in found if claim.figure]
    assert toll.verdict in {Verdict.CONFLICT, Verdict.UPDATE}
    assert len(toll.reports) == 2


def test_two_weekdays_for_one_happening_are_a_conflict(engine: Engine) -> None:
    found = shared(
        engine,
        "The trawler Mirna sank off Brela on Tuesday.",
        "The trawler Mirna sank off Brela on Wednesday.",
    )
    conflicts = [claim for claim in found if claim.verdict is Verdict.CONFLICT]
    assert conflicts and "different days" in conflicts[0].because


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The gunman rode a motorcycle to the market.", "The gunman pushed a cart to the market."),
        (
            "The mayor of Brela welcomed the court's decision.",
            "The mayor of Brela criticised the court's decision.",
        ),
        (
            "The ski school was closed after the avalanche.",
            "The kindergarten was closed after the avalanche.",
        ),
        (
            "The president of Tarvia cancelled his trip to Brela.",
            "The president of Tarvia will travel to Brela as planned.",
        ),
        (
            "Inflation in Norway rose to 3.2 percent in May.",
            "Inflation in Sweden rose to 3.2 percent in May.",
        ),
    ],
)
def test_one_other_word_makes_another_claim(engine: Engine, one: str, other: str) -> None:
    """Passages of one build are read together however alike their words are."""
    found = compared(engine, one, other)
    assert len({report for claim in found for report in claim.reports}) == 2
    assert Verdict.AGREE not in {claim.verdict for claim in found}


def test_two_places_for_one_boat_are_a_conflict(engine: Engine) -> None:
    found = shared(
        engine,
        "The patrol boat was in Greek waters when it was fired on, the ministry said.",
        "The patrol boat was in Turkish waters when it was fired on, the ministry said.",
    )
    assert [claim.verdict for claim in found if "waters" in claim.summary] == [Verdict.CONFLICT]


@pytest.mark.parametrize("published", ["2031-02-03", "2031-02-07"])
def test_a_late_reprint_brings_no_old_count_back(engine: Engine, published: str) -> None:
    """Who prints Monday's 12 dead again on Friday does not say that 12 replaces Wednesday's 19."""
    first, later = (
        f"The ferry Mirna sank off Brela. The storm killed {n} people, the coastguard said."
        for n in (12, 19)
    )
    days = ("2031-02-03", "2031-02-05", published)
    found = compared(engine, first, later, first, days=days)
    (toll,) = [claim for claim in found if claim.figure and len(claim.reports) == 3]
    assert toll.verdict is Verdict.UPDATE
    assert toll.figure and toll.figure.low == 19

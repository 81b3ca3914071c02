"""Facts told beside the main clause."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Status

from .test_untyped import told


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        (
            "Interior Minister Lena Orsk, who flew over the valley on Tuesday, thanked the crews.",
            "Interior Minister Lena Orsk, who flew over the valley on Tuesday",
        ),
        (
            "The prosecution, which had asked for eight years, was satisfied.",
            "The prosecution, which had asked for eight years",
        ),
        (
            "The river rose, said Mayor Ivo Tarn, who ordered the evacuation of a school.",
            "who ordered the evacuation of a school",
        ),
        (
            "A joint declaration, signed by both mayors, provides for a ferry.",
            "A joint declaration, signed by both mayors",
        ),
        ("The convoy left Soro at dawn, escorted by soldiers.", "escorted by soldiers"),
        ("Police detained four pickets, accused of blocking a gate.", "Police detained four"),
        ("The storm passed over Soro. Talks failed.", "Talks failed"),
    ],
)
def test_a_fact_beside_the_main_clause_is_told(text: str, exact: str) -> None:
    """Another report may tell it in a sentence of its own."""
    assert any(one.exact.startswith(exact) for one in told(text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The boats that sank in May were new.", "that sank"),
        ("The bank, based in Lund, lent 4 million crowns.", "based in Lund"),
        ("Exports fell to $4 billion, compared with $5 billion in May.", "compared"),
        ("Minister Rolf Hemm, who said the bridge was safe, resigned.", "who said"),
    ],
)
def test_what_only_describes_is_no_fact_of_its_own(text: str, never: str) -> None:
    """It picks out what is spoken of, or is said by somebody."""
    beside = [one.exact for one in told(text) if one.exact != text.removesuffix(".")]
    assert not any(never in exact for exact in beside)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Jan Berg, who leads the union, spoke on Monday.", "who leads"),
        ("The mayor, 54, who has two sons, resigned on Monday.", "who has"),
        ("Orsa, which employs 90,000 people, cut 300 jobs.", "which employs"),
        ("Vasa, which makes paper, cut 300 jobs.", "which makes"),
        ("The ferry, owned by a Greek family, sank on Monday.", "owned"),
    ],
)
def test_what_lasts_is_no_news(text: str, never: str) -> None:
    """What somebody is, has or always does tells who he is."""
    beside = [one.exact for one in told(text) if one.exact != text.removesuffix(".")]
    assert not any(never in exact for exact in beside)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Jan Berg, who led the union on Monday in a march, resigned.", "Jan Berg, who led"),
        ("Vasa, which cut 300 jobs, makes paper.", "Vasa, which cut 300 jobs"),
        ("Lena Orsk, who will lead the talks, left.", "Lena Orsk, who will lead"),
        ("Orsa, which has cut 300 jobs, makes ships.", "Orsa, which has cut"),
    ],
)
def test_a_day_or_the_past_makes_it_news(text: str, exact: str) -> None:
    """ "Who led it on Monday" is a deed."""
    assert any(one.exact.startswith(exact) for one in told(text))


@pytest.mark.parametrize(
    "text",
    [
        ("The firm, hit by a strike in May and sued by the Peruvian union, lost money."),
        ("The ferry, built in 1987 and owned by the Greek navy, sank."),
        ("The general, wounded on Monday according to Mali, left."),
    ],
)
def test_a_participle_beside_another_gives_it_no_side(text: str) -> None:
    """Who sued the firm did not strike, and who says so did nothing."""
    found = [one.event for one in told(text) if one.event and "sued by" not in one.exact[:8]]
    sides = {each.country for event in found for each in event.recipients}
    assert sides.isdisjoint({"PER", "GRC", "MLI"})


@pytest.mark.parametrize(
    "text", ["Kenya cannot pay its debt.", "Kenya can't pay its debt.", "Kenya can not pay a debt."]
)
def test_what_somebody_cannot_do_is_not_done(text: str) -> None:
    """In one word or two."""
    assert [one.event.status for one in told(text) if one.event] == [Status.CONDITIONAL]


def test_a_verb_joined_to_a_plan_is_planned() -> None:
    """ "Will free them and lift the ban": the ban is not lifted."""
    found = told("Norland will pay for the bridge and lift a ban on fruit.")
    lifting = [one for one in found if "lift a ban" in one.exact]
    assert lifting and all(one.event and one.event.status is Status.PLANNED for one in lifting)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Norland Education Ministry plans to plant 3 million trees by March.", "planned"),
        ("The council intends to close two schools in August.", "planned"),
        ("Chile aims to cut emissions by 2030.", "planned"),
    ],
)
def test_what_somebody_plans_is_planned(text: str, status: str) -> None:
    """It is an event, and nobody says it."""
    assert [one.event.status.value for one in told(text) if one.event] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Norway plans to deliver two ferries to Chile by March.",
        "Kenya plans to send troops to Haiti.",
        "Norway will send two ferries to Chile by March.",
    ],
)
def test_a_plan_is_not_coded_as_a_deed_too(text: str) -> None:
    """One passage is one event, and it is to come."""
    report = crosswire.read_text(text, published="2026-11-04")
    assert [one.event.status for one in report.events if one.event] == [Status.PROMISED]

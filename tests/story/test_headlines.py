"""The headline of a story is one that the others bear out and that no report has overtaken."""

from __future__ import annotations

import msgspec
import pytest

from crosswire.story import describe_story
from crosswire.story.days import is_later
from crosswire.story.headlines import find_headline
from crosswire.types import (
    Aspect,
    AspectName,
    AspectValue,
    Claim,
    ClaimKind,
    EventType,
    Figure,
    Form,
    Mention,
    Report,
    Status,
    Verdict,
)
from tests.origins.builders import ITALY, LARSEN, NORWAY, ROSSI, add_event, make_report

SPILL = (
    "Crude leaked from the tanker Orsa off Port Halden on Monday. Divers closed the valve.\n"
    "The harbour of Port Halden is shut. Crude reached two beaches."
)


def report_of(name: str, title: str, *, day: str = "2031-05-05", text: str = SPILL) -> Report:
    """A report of the spill."""
    return make_report(name, text, title=title, outlet=name.title(), published=day)


def toll_of(rows: tuple[tuple[Report, float], ...], verdict: Verdict = Verdict.UPDATE) -> Claim:
    """A claim of how many were hurt, by report, the newest last."""
    mentions = tuple(
        Mention(
            report=report.id, start=0, end=5, exact=report.text[:5], form=Form.NARRATED,
            source=None, cue=None, origin=None, confidence=0.9, kind=ClaimKind.FIGURE,
            figure=Figure(low=value, high=value, unit="person", property="injured"),
        )
        for report, value in rows
    )  # fmt: skip
    values: dict[float, list[int]] = {}
    for at, (_, value) in enumerate(rows):
        values.setdefault(value, []).append(at)
    aspect = Aspect(
        name=AspectName.VALUE,
        values=tuple(
            AspectValue(
                value=f"{value:g} people",
                reports=tuple(rows[at][0].id for at in places),
                mentions=tuple(places),
            )
            for value, places in values.items()
        ),
    )
    return Claim(
        id="figure-1", kind=ClaimKind.FIGURE, summary="Injured", verdict=verdict,
        aspects=(aspect,), because="", mentions=mentions, confidence=0.9,
        reports=tuple(report.id for report, _ in rows), missing_from=(), origins=(),
        independent_origins=0,
    )  # fmt: skip


def test_a_headline_that_no_other_report_bears_out_does_not_head_the_story() -> None:
    """However much of the story its report tells."""
    long = f"{SPILL}\nThe tanker Orsa had sailed from Port Halden with crude on Sunday."
    reports = [
        report_of("gazette", "Pelicans and prayers", text=long),
        report_of("post", "Tanker Orsa leaks crude off Port Halden"),
        report_of("wire", "Port Halden harbour shut as crude reaches beaches"),
    ]
    story = describe_story(reports)
    assert story.title_from in {"post", "wire"}


@pytest.mark.parametrize(
    "aside",
    [
        "Crude leaks off Port Halden: reactions from the beaches of Port Halden",
        "Analysis: crude leaks from tanker Orsa off Port Halden",
        "Tanker Orsa leaks crude off Port Halden: what we know",
    ],
)
def test_a_piece_beside_the_news_heads_no_story(aside: str) -> None:
    """Reactions and background serve where no report of the news has a headline."""
    text = f"{SPILL} Prices of fish rose in the market hall of the old town."
    news = report_of("herald", "Divers close valve of tanker in Port Halden", text=text)
    other = report_of("star", aside)
    found = find_headline([news, other, report_of("post", "")])
    assert found is not None
    assert found.title != aside
    alone = find_headline([other])
    assert alone is not None
    assert alone.title == aside


def test_reactions_in_the_midst_of_a_headline_are_news() -> None:
    """ "Reactions slow" tells something of the event itself."""
    news = report_of("star", "Crude leaks from tanker Orsa off Port Halden, reactions slow")
    found = find_headline([report_of("herald", "Analysis: crude leaks off Port Halden"), news])
    assert found == news


def test_a_number_that_was_updated_gives_way() -> None:
    """The report with the newest count heads the story, or one without any."""
    old = report_of("gazette", "Tanker leak off Port Halden hurts 12")
    new = report_of("post", "Tanker leak off Port Halden: 19 hurt", day="2031-05-06")
    assert describe_story([old, new], [toll_of(((old, 12), (new, 19)))]).title_from == "post"
    plain = report_of("wire", "Harbour of Port Halden shut after tanker leak", day="2031-05-06")
    claim = toll_of(((old, 12), (new, 19), (plain, 21)))
    assert describe_story([old, new, plain], [claim]).title_from == "wire"


@pytest.mark.parametrize("verdict", [Verdict.CONFLICT, Verdict.VARY])
def test_a_number_in_dispute_is_not_overtaken(verdict: Verdict) -> None:
    """Nobody knows which is right; the first of equals stays."""
    one = report_of("gazette", "Tanker leak off Port Halden hurts 12")
    two = report_of("post", "Tanker leak off Port Halden: 19 hurt", day="2031-05-06")
    told = describe_story([one, two], [toll_of(((one, 12), (two, 19)), verdict)])
    assert told.title_from == describe_story([one, two]).title_from


def test_a_number_that_most_still_give_is_not_overtaken() -> None:
    """One straying passage does not unsettle what three reports print."""
    titles = ("Tanker leak off Port Halden hurts 12", "Orsa: 12 hurt in crude leak", "Orsa leak")
    three = [report_of(f"paper{at}", title) for at, title in enumerate(titles)]
    stray = report_of("late", "Weather holds", day="2031-05-06")
    claim = toll_of((*((report, 12) for report in three), (stray, 1)))
    before = describe_story([*three, stray]).title_from
    assert describe_story([*three, stray], [claim]).title_from == before


def test_when_all_are_overtaken_the_newest_heads_the_story() -> None:
    """A toll that each report puts higher, and the last has no headline."""
    one = report_of("gazette", "Tanker leak off Port Halden hurts 12")
    two = report_of("post", "Tanker leak off Port Halden: 19 hurt", day="2031-05-06")
    last = msgspec.structs.replace(report_of("wire", "", day="2031-05-07"), title=None)
    claim = toll_of(((one, 12), (two, 19), (last, 23)))
    assert describe_story([one, two, last], [claim]).title_from == "post"


def test_of_one_outlet_the_newest_report_speaks() -> None:
    """A correction is an outlet's last word; another outlet's report of the day before stays."""
    first = report_of("tribune", "Orsa leak put at 71 tonnes of crude")
    second = msgspec.structs.replace(
        report_of("tribune-2", "CORRECTED: Orsa leak was 61 tonnes of crude", day="2031-05-06"),
        outlet="Tribune",
    )
    found = find_headline([first, second])
    assert found is not None
    assert found.id == "tribune-2"
    other = msgspec.structs.replace(first, outlet="Gazette")
    assert find_headline([other, second]) == other


MEETING = "Larsen and Rossi met in Trieste. Norway and Italy talked of herring."


def meeting(name: str, title: str, status: Status, day: str, held: str) -> Report:
    """A report that tells of a meeting, to come or over."""
    report = make_report(name, MEETING, title=title, outlet=name.title(), published=day)
    return add_event(
        report,
        "Larsen and Rossi met in Trieste",
        EventType.CONSULT,
        actors=(LARSEN, ROSSI, NORWAY, ITALY),
        status=status,
        day=held,
    )


def test_what_was_announced_gives_way_to_what_was_done() -> None:
    """The title and the day are those of the meeting that took place."""
    ahead = meeting(
        "gazette", "Larsen, Rossi to meet in Trieste", Status.PLANNED, "2024-05-13", "2024-05-15"
    )
    over = meeting(
        "post", "Larsen met Rossi in Trieste on herring", Status.DONE, "2024-05-15", "2024-05-14"
    )
    story = describe_story([ahead, over])
    assert story.title_from == "post"
    assert story.date is not None
    assert story.date.start == "2024-05-14"
    still = describe_story([ahead])
    assert still.title_from == "gazette"
    assert still.date is not None
    assert still.date.start == "2024-05-15"


def test_copies_are_one_voice_for_the_day() -> None:
    """Two outlets that print one agency's slip do not outvote two that looked."""
    days = (("wire", "2024-05-14", "copy"), ("echo", "2024-05-14", "copy"),
            ("sun", "2024-05-14", "copy"), ("post", "2024-05-13", None),
            ("star", "2024-05-13", None))  # fmt: skip
    reports = [
        msgspec.structs.replace(
            meeting(name, "Larsen meets Rossi", Status.DONE, "2024-05-15", day), family=family
        )
        for name, day, family in days
    ]
    story = describe_story(reports)
    assert story.date is not None
    assert story.date.start == "2024-05-13"


@pytest.mark.parametrize(
    ("left", "right", "later"),
    [
        ("2031-05-06", "2031-05-05", True),
        ("2031-05-06", "2031-05-06", False),
        ("2031-05-06T09:00:00Z", "2031-05-06", False),
        ("2031-05-06T09:00:00Z", "2031-05-06T08:59:00Z", True),
        ("2031-05-06T01:00:00+03:00", "2031-05-05T23:00:00Z", False),
        ("--05-06", "2031-05-05", False),
        (None, "2031-05-05", False),
        ("2031-05-06T99:00", "2031-05-05", True),
    ],
)
def test_later_is_said_only_where_it_is_sure(
    left: str | None, right: str | None, later: bool
) -> None:
    """By the day, and within one by the time where both have it."""
    one, other = make_report("a", "A.", published=left), make_report("b", "B.", published=right)
    assert is_later(one, other) is later

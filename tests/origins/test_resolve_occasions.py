"""Interviews, news conferences and posts: where somebody said or wrote it."""

from __future__ import annotations

import pytest

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import Actor, ActorKind, EventType, OriginKind
from tests.origins.builders import (
    LARSEN,
    ROSSI,
    add_event,
    add_statement,
    make_report,
    names_of,
)


def test_two_outlets_at_one_news_conference_have_one_origin() -> None:
    """Both heard the same remarks."""
    left = add_statement(
        make_report("a", "“We agree,” Larsen told reporters."), "We agree,", LARSEN
    )
    right = add_statement(
        make_report("b", "“We do,” Larsen said at a news conference."), "We do,", LARSEN
    )
    reports, origins = resolve_origins([left, right])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids, origins) == 1


def test_telling_a_host_is_no_interview() -> None:
    """ "He told Larsen" names a listener, not an outlet."""
    report = make_report("a", "“There is every ground to be glad,” Rossi told Larsen.")
    report = add_statement(report, "There is every ground to be glad,", ROSSI)
    _, origins = resolve_origins([report])
    assert [origin.kind for origin in origins] == [OriginKind.UNKNOWN]


def test_telling_an_agency_is_an_interview() -> None:
    """ "Told Reuters" names who heard it."""
    report = make_report("a", "“There is every ground to be glad,” Rossi told Reuters.")
    report = add_statement(report, "There is every ground to be glad,", ROSSI)
    _, origins = resolve_origins([report])
    assert [origin.name for origin in origins] == ["Paolo Rossi, interview with Reuters"]


def test_an_interview_with_nobody_named_is_with_the_outlet() -> None:
    """ "In a phone interview" was given to the paper that prints it."""
    text = "“There is no doubt,” Rossi said in a phone interview."
    report = add_statement(
        make_report("a", text, outlet="Herald"),
        "There is no doubt,",
        ROSSI,
        upstream=(OriginKind.INTERVIEW, "phone", "a phone interview"),
    )
    _, origins = resolve_origins([report])
    assert [origin.name for origin in origins] == ["Paolo Rossi, interview with Herald"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Lund told this newspaper", "Ida Lund, interview with The Bay Courier"),
        ("Lund wrote in a reply to this newspaper", "Ida Lund, interview with The Bay Courier"),
        ("Lund told our reporter", "Ida Lund, interview with The Bay Courier"),
        ("residents told this newspaper", "The Bay Courier"),
    ],
)
def test_who_tells_the_paper_itself_is_its_origin(words: str, named: str) -> None:
    """What a person with a name told the paper is that person's word, else its own reporting."""
    lund = Actor(name="Ida Lund", kind=ActorKind.PERSON)
    report = make_report("a", f"“The road is shut,” {words}.", outlet="The Bay Courier")
    speaker = lund if words.startswith("Lund") else None
    report = add_statement(report, "The road is shut,", speaker, source=words.split(maxsplit=1)[0])
    _, origins = resolve_origins([report])
    assert [one.name for one in origins] == [named]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Trade was 40 million, figures from the Lake Statistics Institute show.", True),
        ("Data of the Lake Statistics Institute show that trade was 40 million.", True),
        ("Numbers compiled by the Lake Statistics Institute suggest trade was 40 million.", True),
        ("Trade was 40 million when a letter from the Lake Statistics Institute came.", False),
    ],
)
def test_whose_figures_show_it_is_the_origin(text: str, *, named: bool) -> None:
    """ "Figures from the institute show" credits the institute."""
    report = add_event(make_report("a", text), "40 million", EventType.AID)
    _, origins = resolve_origins([report])
    assert [one.name for one in origins if one.is_named] == (
        ["Lake Statistics Institute"] if named else []
    )


def test_what_somebody_posts_is_a_document_of_his_own() -> None:
    """ "She tweeted" and "wrote on Telegram" name the person and where it stands."""
    report = make_report(
        "a", "“We agree,” Larsen tweeted.\n“We do not,” Rossi wrote on Telegram on Monday morning."
    )
    report = add_statement(report, "We agree,", LARSEN)
    report = add_statement(report, "We do not,", ROSSI)
    _, origins = resolve_origins([report])
    assert {(origin.kind, origin.name) for origin in origins} == {
        (OriginKind.DOCUMENT, "Ingrid Larsen, on Twitter"),
        (OriginKind.DOCUMENT, "Paolo Rossi, on Telegram"),
    }


def test_a_tweet_is_never_an_origins_name() -> None:
    """ "In a Tuesday evening tweet" names no one but the speaker."""
    report = make_report("a", "Larsen said in a Tuesday evening tweet that the talks were over.")
    report = add_statement(
        report,
        "the talks were over",
        LARSEN,
        upstream=(OriginKind.DOCUMENT, "Tuesday evening", "a Tuesday evening tweet"),
    )
    _, origins = resolve_origins([report])
    assert [origin.name for origin in origins] == ["Ingrid Larsen, on Twitter"]


def test_a_memo_of_somebody_is_not_the_speakers_own() -> None:
    """ "Larsen refused, according to the memo": nobody knows who wrote it."""
    report = make_report("a", "“I will not sign,” Larsen said, according to the memo.")
    report = add_statement(
        report, "I will not sign,", LARSEN, upstream=(OriginKind.DOCUMENT, "memo", "the memo")
    )
    _, origins = resolve_origins([report])
    assert [origin.kind for origin in origins] == [OriginKind.UNKNOWN]


def test_an_interview_does_not_hold_for_words_far_below() -> None:
    """What Larsen told one outlet is not the source of what she said ten paragraphs on."""
    text = "“We agree,” Larsen told Reuters.\n" + "Snow fell on the town. " * 30
    text += "\n“Nobody was there,” Larsen said."
    report = add_statement(make_report("a", text), "We agree,", LARSEN)
    report = add_statement(report, "Nobody was there,", LARSEN)
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins)[0][1] == "Ingrid Larsen"


def test_only_who_posts_has_posted() -> None:
    """ "Rossi tweeted after Larsen had argued ...": what Larsen argued is no tweet."""
    text = "“It is safe,” Rossi tweeted after Larsen argued that the road was closed."
    report = make_report("a", text)
    report = add_statement(report, "It is safe,", ROSSI, source="Rossi", cue="tweeted")
    report = add_statement(report, "the road was closed", LARSEN, source="Larsen", cue="argued")
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [["Paolo Rossi, on Twitter", "Ingrid Larsen"]]


def test_a_plain_said_before_an_occasion_is_not_of_it() -> None:
    """ "Larsen said ... Larsen told reporters ...": where she said the first is not told."""
    text = "“Nine came,” Larsen said. “Ten left,” Larsen told reporters."
    report = make_report("a", text, outlet="Herald")
    report = add_statement(report, "Nine came,", LARSEN, cue="said")
    report = add_statement(report, "Ten left,", LARSEN, cue="told")
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [["Ingrid Larsen", "Ingrid Larsen"]]
    assert origins[0].kind is OriginKind.UNKNOWN

"""Releases and shared quotes: what was given out once is one origin."""

from __future__ import annotations

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import Actor, ActorKind, EventType, OriginKind, Sector
from tests.origins.builders import (
    LARSEN,
    PRESS,
    ROSSI,
    add_event,
    add_statement,
    make_report,
    names_of,
)


def test_one_release_under_two_names_is_one_origin() -> None:
    """ "A statement from" and "press release" of one office are one; so both count once."""
    left = add_statement(
        make_report("a", "“We agree,” Larsen said, according to a statement from the White House."),
        "We agree,",
        LARSEN,
        upstream=(PRESS, "White House", "a statement from the White House"),
    )
    right = add_statement(
        make_report("b", "“We do agree,” said Larsen in a White House press release."),
        "We do agree,",
        LARSEN,
        upstream=(PRESS, "White House press release", "White House press release"),
    )
    reports, origins = resolve_origins([left, right])
    assert names_of(reports, origins) == [["White House"], ["White House"]]
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids, origins) == 1


def test_a_named_release_holds_for_the_speakers_other_words() -> None:
    """What one quote of the minister is credited to stands behind her next one."""
    text = (
        "“We agree on fish,” Larsen said, according to the Norwegian foreign ministry.\n"
        "“Trade grew by a fifth,” she said.\n“I am glad,” Rossi said."
    )
    report = make_report("a", text, outlet="Herald")
    report = add_statement(
        report,
        "We agree on fish,",
        LARSEN,
        upstream=(PRESS, "Norwegian foreign ministry", "Norwegian foreign ministry"),
    )
    report = add_statement(report, "Trade grew by a fifth,", LARSEN)
    report = add_statement(report, "I am glad,", ROSSI)
    reports, origins = resolve_origins([report])
    (names,) = names_of(reports, origins)
    assert names[:2] == ["Norwegian foreign ministry"] * 2
    assert names[2] == "Paolo Rossi"


def test_words_of_another_time_do_not_take_the_release() -> None:
    """What she said last June did not come with today's release."""
    text = (
        "“We agree on fish,” Larsen said, according to the Norwegian foreign ministry.\n"
        "Last June, at a forum in Bergen, Larsen had said “never on oil”."
    )
    report = make_report("a", text)
    report = add_statement(
        report,
        "We agree on fish,",
        LARSEN,
        upstream=(PRESS, "Norwegian foreign ministry", "Norwegian foreign ministry"),
    )
    report = add_statement(report, "never on oil", LARSEN)
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins)[0][1] == "Ingrid Larsen"


def test_a_long_quote_takes_the_origin_that_another_report_names() -> None:
    """Eight words in a row from one mouth came from one place."""
    quote = "we shall build the northern railway within four years and pay for it"
    left = add_statement(
        make_report("a", f"“{quote},” Larsen said in a statement by the White House."),
        quote,
        LARSEN,
        upstream=(PRESS, "White House", "statement by the White House"),
    )
    right = add_statement(make_report("b", f"Larsen said that “{quote}”."), quote, LARSEN)
    reports, origins = resolve_origins([left, right])
    assert names_of(reports, origins) == [["White House"], ["White House"]]


def test_the_same_release_is_the_one_named_before() -> None:
    """ "According to the same press release" has the issuer of the first one."""
    text = (
        '"We agree," Larsen said, according to a press release from the presidential palace.\n'
        "Trade grew, Rossi added, according to the same press release."
    )
    report = make_report("a", text)
    report = add_statement(
        report, "We agree,", LARSEN, upstream=(PRESS, "press release", "a press release")
    )
    report = add_statement(
        report, "Trade grew,", ROSSI, upstream=(PRESS, "same", "the same press release")
    )
    reports, origins = resolve_origins([report])
    assert len(set(names_of(reports, origins)[0])) == 1
    assert origins[0].name == "presidential palace"


def test_a_short_quote_that_is_the_same_throughout_is_shared() -> None:
    """Five words that are a whole quote in both reports came from one place."""
    left = add_statement(
        make_report("a", "“Our cities will shine again,” Larsen told reporters."),
        "Our cities will shine again,",
        LARSEN,
    )
    right = add_statement(
        make_report("b", "“Our cities will shine again.”"), "Our cities will shine again."
    )
    reports, origins = resolve_origins([left, right])
    assert len({mention.origin for report in reports for mention in report.mentions}) == 1
    assert len(origins) == 1


def test_a_statement_without_an_issuer_is_the_speakers_own() -> None:
    """ "In a statement" does not borrow the issuer of another release."""
    text = (
        "“We agree,” Larsen said, according to a White House release.\n"
        "“We do not,” Rossi said in a statement."
    )
    report = make_report("a", text)
    report = add_statement(
        report, "We agree,", LARSEN, upstream=(PRESS, "White House", "a White House release")
    )
    report = add_statement(
        report, "We do not,", ROSSI, upstream=(PRESS, "statement", "a statement")
    )
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [["White House", "Paolo Rossi"]]


def test_a_release_named_elsewhere_makes_the_spokesmans_words_one() -> None:
    """One outlet hears a spokesman, another has the statement: one origin, a release."""
    heard = add_statement(
        make_report("a", "Nine are missing, a Polish Navy spokesman said."),
        "Nine are missing,",
        source="a Polish Navy spokesman",
    )
    read = add_statement(
        make_report("b", "Nine are missing, according to a statement from the Polish Navy."),
        "Nine are missing,",
        upstream=(PRESS, "Polish Navy", "a statement from the Polish Navy"),
    )
    _, origins = resolve_origins([heard, read])
    assert [(o.kind, o.reports) for o in origins] == [(PRESS, ("a", "b"))]


def test_one_release_that_an_agency_carried_counts_once() -> None:
    """The outlet names the ministry and the agency's copy does too: one origin."""
    text = "Nine are missing, according to the Norwegian foreign ministry.\nSnow fell."
    left = add_event(make_report("a", text, agency="AFP"), "are missing", EventType.COERCE)
    right = add_event(make_report("b", text, outlet="Herald"), "are missing", EventType.COERCE)
    reports, origins = resolve_origins([left, right])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids, origins) == 1
    bare = add_event(
        make_report("c", "Nine people are missing.", agency="Reuters"),
        "are missing",
        EventType.COERCE,
    )
    reports, origins = resolve_origins([left, right, bare])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert len(set(ids)) == 2
    assert count_independent(ids, origins) == 1


def test_what_an_institution_says_is_no_release_until_a_report_calls_it_one() -> None:
    """ "The ministry said" names the ministry and not how it said it; it counts all the same."""
    ministry = Actor(name="Ministry of Fish", kind=ActorKind.ORGANISATION, sector=Sector.GOV)
    said = make_report("a", "Nine boats are missing, the Ministry of Fish said on Monday.")
    said = add_statement(said, "Nine boats are missing,", ministry, source="the Ministry of Fish")
    reports, origins = resolve_origins([said])
    assert [(o.kind, o.name, o.is_named) for o in origins] == [
        (OriginKind.UNKNOWN, "Ministry of Fish", True)
    ]
    assert count_independent([reports[0].statements[0].origin or ""], origins) == 1
    given = make_report(
        "b", "Nine are missing, according to a press release of the Ministry of Fish."
    )
    given = add_event(given, "are missing", EventType.COERCE)
    _, origins = resolve_origins([said, given])
    assert [origin.kind for origin in origins] == [PRESS]


KALLO = "Kallo Lines press release"


def test_a_persons_own_statement_is_that_of_the_firm_whose_release_quotes_her() -> None:
    """ "Larsen said in a statement" and the firm's release that quotes her are one voice."""
    own = add_statement(
        make_report("a", "“We ordered four ferries,” Larsen said in a statement."),
        "We ordered four ferries,",
        LARSEN,
        upstream=(PRESS, "a statement", "a statement"),
    )
    firm = add_statement(
        make_report("b", "“We ordered four ferries,” said Larsen in a Kallo Lines press release."),
        "We ordered four ferries,",
        LARSEN,
        upstream=(PRESS, KALLO, KALLO),
    )
    other = add_statement(
        make_report("c", "“No ferry came,” Rossi said in a statement."),
        "No ferry came,",
        ROSSI,
        upstream=(PRESS, "a statement", "a statement"),
    )
    reports, origins = resolve_origins([own, firm, other])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids[:2], origins) == 1
    assert count_independent(ids, origins) == 2


def test_a_firm_misread_as_a_person_is_the_firm() -> None:
    """ "Sava Wagon said in a press release", taken for somebody's, is the firm's release."""
    person = Actor(name="Sava Wagon", kind=ActorKind.PERSON)
    words = "The yard will employ 60 people,"
    misread = add_statement(
        make_report("a", f"“{words}” Sava Wagon said in a press release."),
        words,
        person,
        upstream=(PRESS, "a press release", "a press release"),
        source="Sava Wagon",
    )
    firm = add_statement(
        make_report("b", f"“{words}” it said in a Sava Wagon press release."),
        words,
        upstream=(PRESS, "Sava Wagon press release", "Sava Wagon press release"),
    )
    reports, origins = resolve_origins([misread, firm])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids, origins) == 1

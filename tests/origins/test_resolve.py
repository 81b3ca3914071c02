"""Mentions get the origin from which their information came."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    EventType,
    Origin,
    OriginKind,
    Report,
    Sector,
)
from tests.origins.builders import (
    ITALY,
    LARSEN,
    NORWAY,
    ROSSI,
    add_event,
    add_statement,
    make_report,
)

PRESS = OriginKind.PRESS_RELEASE


def names_of(reports: tuple[Report, ...], origins: tuple[Origin, ...]) -> list[list[str]]:
    """Name the origin of every mention, report by report."""
    by_id = {origin.id: origin.name for origin in origins}
    return [[by_id[mention.origin or ""] for mention in report.mentions] for report in reports]


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
    assert names[2] == "unknown (as carried by Herald)"


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
    assert names_of(reports, origins)[0][1] == "unknown"


def test_agency_copy_has_the_agency_as_origin_and_keeps_the_release_for_the_quote() -> None:
    """The quote is the release's, the rest of the copy the agency's."""
    text = "The ministers met.\n“We agree,” Larsen said, according to a White House release."
    report = make_report("a", text, agency="AFP", outlet="Herald")
    report = add_statement(
        report, "We agree,", LARSEN, upstream=(PRESS, "White House", "White House release")
    )
    report = add_event(report, "The ministers met", EventType.CONSULT, actors=(NORWAY, ITALY))
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [["White House", "AFP"]]


def test_an_agency_that_cites_a_ministry_leans_on_it() -> None:
    """Through the chain the ministry is the origin; agency and ministry count once."""
    text = "Forty people were hurt, Interfax reported, citing the Norwegian health ministry."
    report = add_event(make_report("a", text), "Forty people were hurt", EventType.ASSAULT)
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [["Norwegian health ministry"]]
    by_name = {origin.name: origin for origin in origins}
    ministry, agency = by_name["Norwegian health ministry"], by_name["Interfax"]
    assert agency.leans_on == (ministry.id,)
    assert count_independent([ministry.id, agency.id], origins) == 1


def test_an_event_inside_a_statement_follows_it() -> None:
    """What she says happened comes from where her words come from."""
    text = "“Rebels attacked the bridge on Sunday,” Larsen told reporters."
    report = add_statement(make_report("a", text), "Rebels attacked the bridge on Sunday,", LARSEN)
    report = add_event(report, "attacked", EventType.ASSAULT, speaker=LARSEN)
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [["Ingrid Larsen, to reporters"] * 2]
    assert origins[0].kind is OriginKind.INTERVIEW


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


def test_own_reporting_needs_the_reports_word() -> None:
    """Only "our correspondent" and its like make it own reporting."""
    text = "The bridge fell at noon, our correspondent saw.\nThe road is closed."
    report = add_event(make_report("a", text, outlet="Herald"), "fell", EventType.COERCE)
    report = add_event(report, "closed", EventType.COERCE)
    reports, origins = resolve_origins([report])
    kinds = {origin.name: origin.kind for origin in origins}
    assert kinds == {
        "Herald": OriginKind.OWN_REPORTING,
        "unknown (as carried by Herald)": OriginKind.UNKNOWN,
    }
    assert names_of(reports, origins)[0][0] == "Herald"


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


def test_unknown_is_one_a_report_and_never_counted() -> None:
    """Two unsourced reports have two unknowns, and no independent origin."""
    left = add_event(make_report("a", "A bridge fell near Oslo."), "fell", EventType.COERCE)
    right = add_event(
        make_report("b", "Near Oslo a bridge gave way."), "gave way", EventType.COERCE
    )
    reports, origins = resolve_origins([left, right])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert len(set(ids)) == 2
    assert count_independent(ids, origins) == 0


def test_copies_share_the_agency_of_the_one_that_credits_it() -> None:
    """A reprint without its credit line still rests on the agency."""
    copy = (
        "The bridge over the Vell fell at noon and took two lorries with it into the river.\n"
        "Police closed the road from Marn to the coast and asked drivers to use the ferry.\n"
        "The bridge was built in 1962 and had been due for repair since last autumn."
    )
    left = add_event(make_report("a", copy, agency="AFP"), "fell", EventType.COERCE)
    right = add_event(make_report("b", copy, outlet="Herald"), "fell", EventType.COERCE)
    reports, origins = resolve_origins([left, right])
    assert names_of(reports, origins) == [["AFP"], ["AFP"]]
    assert reports[0].family == reports[1].family is not None


def test_a_bare_office_joins_the_full_name() -> None:
    """ "The foreign ministry" is Norway's where no other foreign ministry is named."""
    text = "“We agree,” Larsen said, according to {}."
    reports = []
    for name, office in (("a", "the Norwegian foreign ministry"), ("b", "the foreign ministry")):
        report = make_report(name, text.format(office))
        reports.append(add_statement(report, "We agree,", LARSEN, upstream=(PRESS, office, office)))
    _, origins = resolve_origins(reports)
    assert len(origins) == 1


def test_every_mention_has_an_origin_that_is_listed() -> None:
    """No mention is left without, and each origin names its reports."""
    report = make_report("a", "“We agree,” Larsen said. A bridge fell.")
    report = add_statement(report, "We agree,", LARSEN)
    report = add_event(report, "fell", EventType.COERCE)
    reports, origins = resolve_origins([report])
    ids = {origin.id for origin in origins}
    assert all(mention.origin in ids for mention in reports[0].mentions)
    assert all(origin.reports == ("a",) for origin in origins)


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


def test_the_ministry_is_the_one_that_the_report_has_named() -> None:
    """In each report "the ministry" is its own, even where the other names another one."""
    ids = []
    reports = []
    for name, office in (
        ("a", "Norwegian Ministry of Transport"),
        ("b", "Italian Ministry of Health"),
    ):
        text = (
            f"Forty buses will come, Reuters reported, citing the {office}.\n"
            "Half is paid, the ministry said."
        )
        report = add_event(make_report(name, text), "will come", EventType.AID)
        speaker = Actor(name="ministry", kind=ActorKind.ORGANISATION, sector=Sector.GOV)
        reports.append(add_statement(report, "Half is paid,", speaker))
    resolved, origins = resolve_origins(reports)
    for report in resolved:
        ids.append({mention.origin for mention in report.mentions})
    assert [len(found) for found in ids] == [1, 1]
    assert ids[0] != ids[1]
    named = {origin.name for origin in origins if origin.kind is not OriginKind.AGENCY}
    assert named == {"Norwegian Ministry of Transport", "Italian Ministry of Health"}


def test_a_minister_and_the_ministry_are_one_source() -> None:
    """What the interior minister told reporters leans on what the ministry gave out."""
    minister = Actor(
        name="Ana Prado", kind=ActorKind.PERSON, sector=Sector.GOV, role="interior minister"
    )
    left = make_report("a", "“Nine are missing,” Prado told reporters.")
    left = add_statement(left, "Nine are missing,", minister)
    right = make_report("b", "Nine are missing, according to the Chilean Interior Ministry.")
    right = add_statement(right, "Nine are missing,")
    reports, origins = resolve_origins([left, right])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert len(set(ids)) == 2
    assert count_independent(ids, origins) == 1


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


def test_the_report_says_whose_council_it_is() -> None:
    """The words of the report outrank the body of the same name that the tables know."""
    council = Actor(
        name="United Nations Security Council", kind=ActorKind.ORGANISATION, sector=Sector.IGO
    )
    report = make_report("a", "Nine are missing, Chile's Security Council said.")
    report = add_statement(report, "Nine are missing,", council, source="Chile's Security Council")
    _, origins = resolve_origins([report])
    assert [origin.name for origin in origins] == ["Chile's Security Council"]


def test_a_spokesman_speaks_for_the_institution() -> None:
    """ "Defence ministry spokesman Dahl" is the defence ministry, said and not issued."""
    dahl = Actor(name="Per Dahl", kind=ActorKind.PERSON)
    report = make_report("a", "Nine are missing, said Defence Ministry spokesman Per Dahl.")
    report = add_statement(
        report, "Nine are missing,", dahl, source="Defence Ministry spokesman Per Dahl"
    )
    _, origins = resolve_origins([report])
    assert [(o.kind, o.name) for o in origins] == [(OriginKind.UNKNOWN, "Defence Ministry")]


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


def test_members_of_an_institution_are_not_the_institution() -> None:
    """ "Harvest Party senators said" is no release of the party."""
    party = Actor(name="Harvest Party", kind=ActorKind.ORGANISATION, sector=Sector.GOV)
    report = make_report("a", "Nine are missing, Harvest Party senators said.")
    report = add_statement(report, "Nine are missing,", party, source="Harvest Party senators")
    _, origins = resolve_origins([report])
    assert [origin.kind for origin in origins] == [OriginKind.UNKNOWN]


def test_an_outlet_that_is_cited_is_named_in_full() -> None:
    """ "The Post" of one sentence is the Danube Post of another, and no document."""
    text = "Nine are missing, the Danube Post reported.\nTwo were found, according to the Post."
    report = add_event(make_report("a", text), "are missing", EventType.COERCE)
    report = add_event(report, "were found", EventType.COERCE)
    _, origins = resolve_origins([report])
    assert [(o.kind, o.name) for o in origins] == [(OriginKind.AGENCY, "Danube Post")]


def test_a_dateline_name_that_nobody_knows_is_no_agency() -> None:
    """ "(Vell Courier)" may be the outlet's own name; it is shown and not counted."""
    report = make_report("a", "A bridge fell near Oslo.", agency="Vell Courier")
    report = add_event(report, "fell", EventType.COERCE)
    reports, origins = resolve_origins([report])
    assert [(o.kind, o.name) for o in origins] == [
        (OriginKind.UNKNOWN, "unknown (as carried by Vell Courier)")
    ]
    assert count_independent([reports[0].events[0].origin or ""], origins) == 0


def test_a_dateline_name_that_another_report_credits_is_an_agency() -> None:
    """The other outlet says "the Vell Courier reported": it is somebody's source."""
    left = make_report("a", "A bridge fell near Oslo.", agency="Vell Courier")
    left = add_event(left, "fell", EventType.COERCE)
    right = make_report("b", "A bridge near Oslo gave way, the Vell Courier reported.")
    right = add_event(right, "gave way", EventType.COERCE)
    _, origins = resolve_origins([left, right])
    assert [(o.kind, o.name) for o in origins] == [(OriginKind.AGENCY, "Vell Courier")]


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


def test_an_interview_does_not_hold_for_words_far_below() -> None:
    """What Larsen told one outlet is not the source of what she said ten paragraphs on."""
    text = "“We agree,” Larsen told Reuters.\n" + "Snow fell on the town. " * 30
    text += "\n“Nobody was there,” Larsen said."
    report = add_statement(make_report("a", text), "We agree,", LARSEN)
    report = add_statement(report, "Nobody was there,", LARSEN)
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins)[0][1].startswith("unknown")


def test_a_credit_is_read_to_the_end_of_its_name() -> None:
    """Full stops inside "U.S." and the words after "of" belong to it."""
    report = make_report("a", "Nine ships came, according to the U.S. Department of Commerce.")
    report = add_event(report, "came", EventType.CONSULT)
    _, origins = resolve_origins([report])
    assert [origin.name for origin in origins] == ["U.S. Department of Commerce"]


def test_only_who_posts_has_posted() -> None:
    """ "Rossi tweeted after Larsen had argued ...": what Larsen argued is no tweet."""
    text = "“It is safe,” Rossi tweeted after Larsen argued that the road was closed."
    report = make_report("a", text)
    report = add_statement(report, "It is safe,", ROSSI, source="Rossi", cue="tweeted")
    report = add_statement(report, "the road was closed", LARSEN, source="Larsen", cue="argued")
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [["Paolo Rossi, on Twitter", "unknown"]]


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


def test_a_plain_said_before_an_occasion_is_not_of_it() -> None:
    """ "Larsen said ... Larsen told reporters ...": where she said the first is not told."""
    text = "“Nine came,” Larsen said. “Ten left,” Larsen told reporters."
    report = make_report("a", text, outlet="Herald")
    report = add_statement(report, "Nine came,", LARSEN, cue="said")
    report = add_statement(report, "Ten left,", LARSEN, cue="told")
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [
        ["unknown (as carried by Herald)", "Ingrid Larsen, to reporters"]
    ]


def test_a_minister_does_not_speak_for_the_ministry_of_another_country() -> None:
    """What Italy's minister told reporters leans on no Norwegian ministry."""
    minister = Actor(
        name="Paolo Rossi", kind=ActorKind.PERSON, country="ITA", role="defence minister"
    )
    left = make_report("a", "“Nobody fired,” Rossi told reporters.")
    left = add_statement(left, "Nobody fired,", minister)
    right = make_report("b", "A boat was hit, according to the Norwegian Defence Ministry.")
    right = add_statement(right, "A boat was hit,")
    _, origins = resolve_origins([left, right])
    assert [origin.leans_on for origin in origins] == [(), ()]


def test_the_initials_of_the_outlet_are_the_outlet() -> None:
    """ "VNA" in the dateline of the Vitosha News Agency is no agency of another country."""
    report = make_report("a", "A bridge fell.", outlet="Vitosha News Agency", agency="VNA")
    report = add_event(report, "fell", EventType.COERCE)
    _, origins = resolve_origins([report])
    assert [(o.kind, o.name) for o in origins] == [(OriginKind.AGENCY, "Vitosha News Agency")]


def _add_actor(report: Report, exact: str, actor: Actor) -> Report:
    """Name an organisation in a report."""
    start = report.text.index(exact)
    found = ActorMention(start=start, end=start + len(exact), exact=exact, actor=actor)
    return replace(report, actors=(*report.actors, found))


def _name_first(report: Report) -> tuple[OriginKind, str]:
    """Name the origin of the first statement of a report."""
    (resolved,), origins = resolve_origins([report])
    found = next(one for one in origins if one.id == resolved.statements[0].origin)
    return found.kind, found.name


KALLO = Actor(name="Kallo Bank", kind=ActorKind.ORGANISATION)
UNION = Actor(name="Dock Union", kind=ActorKind.ORGANISATION)


@pytest.mark.parametrize(
    ("text", "source", "upstream"),
    [
        (
            "Kallo Bank will shut, the lender said in a press release.",
            "the lender",
            (PRESS, "press release", "a press release"),
        ),
        (
            "Kallo Bank will shut, according to a statement of the lender.",
            "a statement of the lender",
            None,
        ),
        ("Kallo Bank will shut, the firm's press release said.", "the firm's press release", None),
    ],
)
def test_a_described_issuer_is_the_organisation_named_before(
    text: str, source: str, upstream: tuple[OriginKind, str, str] | None
) -> None:
    """ "The lender" is the only organisation that the report has named so far."""
    report = add_statement(
        make_report("a", text), "Kallo Bank will shut", source=source, upstream=upstream
    )
    assert _name_first(_add_actor(report, "Kallo Bank", KALLO)) == (PRESS, "Kallo Bank")


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("the union", "Dock Union"),
        ("the bank", "Kallo Bank"),
        ("the retailer", None),
        ("the club", None),
    ],
)
def test_of_two_organisations_the_description_tells_which(
    description: str, name: str | None
) -> None:
    """Of two that are named it is the one that bears the word; nobody, where none does."""
    text = f"Kallo Bank and the Dock Union met. Talks failed, {description} said in a statement."
    report = add_statement(
        make_report("a", text),
        "Talks failed",
        source=description,
        upstream=(PRESS, "statement", "a statement"),
    )
    report = _add_actor(_add_actor(report, "Kallo Bank", KALLO), "Dock Union", UNION)
    expected = (OriginKind.UNKNOWN, "unknown") if name is None else (PRESS, name)
    assert _name_first(report) == expected


@pytest.mark.parametrize("name", ["Press Service", "News Agency", "lender"])
def test_a_release_of_nobody_has_no_empty_name(name: str) -> None:
    """A speaker whose name says but that he speaks to the press is unknown, never an empty name."""
    text = "“We regret it,” the agency said in a press release."
    report = add_statement(
        make_report("a", text),
        "We regret it,",
        Actor(name=name, kind=ActorKind.ORGANISATION),
        source="the agency",
        upstream=(PRESS, "press release", "a press release"),
    )
    assert _name_first(report) == (OriginKind.UNKNOWN, "unknown")


def test_a_definite_release_is_one_named_before() -> None:
    """ "The statement said" goes back to a release, and not ahead to that of the police."""
    text = "It opens in May, the statement said. Two were held, police said in a press release."
    report = add_statement(make_report("a", text), "It opens in May", source="the statement")
    police = Actor(name="Harbour Police", kind=ActorKind.ORGANISATION, sector=Sector.COP)
    report = add_statement(
        report,
        "Two were held",
        police,
        source="police",
        upstream=(PRESS, "press release", "a press release"),
    )
    assert _name_first(report) == (OriginKind.UNKNOWN, "unknown")

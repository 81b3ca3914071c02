"""Mentions get the origin from which their information came."""

from __future__ import annotations

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import EventType, OriginKind
from tests.origins.builders import (
    ITALY,
    LARSEN,
    NORWAY,
    PRESS,
    add_event,
    add_statement,
    make_report,
    names_of,
)


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


def test_every_mention_has_an_origin_that_is_listed() -> None:
    """No mention is left without, and each origin names its reports."""
    report = make_report("a", "“We agree,” Larsen said. A bridge fell.")
    report = add_statement(report, "We agree,", LARSEN)
    report = add_event(report, "fell", EventType.COERCE)
    reports, origins = resolve_origins([report])
    ids = {origin.id for origin in origins}
    assert all(mention.origin in ids for mention in reports[0].mentions)
    assert all(origin.reports == ("a",) for origin in origins)


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


def test_the_initials_of_the_outlet_are_the_outlet() -> None:
    """ "VNA" in the dateline of the Vitosha News Agency is no agency of another country."""
    report = make_report("a", "A bridge fell.", outlet="Vitosha News Agency", agency="VNA")
    report = add_event(report, "fell", EventType.COERCE)
    _, origins = resolve_origins([report])
    assert [(o.kind, o.name) for o in origins] == [(OriginKind.AGENCY, "Vitosha News Agency")]

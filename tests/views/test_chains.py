"""How information came to the reports."""

from __future__ import annotations

import pytest

from crosswire.types import OriginKind
from crosswire.types.naming import name_reports
from crosswire.views.chains import Chains, StopKind, list_chains, trace_chains
from tests.views.crowd import make_article, make_claim, make_origin, make_story

AGENCY = OriginKind.AGENCY


def chains_of(*origins: object, n_reports: int = 3, **outlets: dict[str, object]) -> Chains:
    """Trace the chains of so many reports; `r1` to `rN` change one report."""
    articles = [make_article(at, 1, **outlets.get(f"r{at}", {})) for at in range(n_reports)]
    story = make_story(articles, (), origins)  # type: ignore[arg-type]
    return trace_chains(story, name_reports(articles))


def steps(chains: Chains) -> set[tuple[str, str]]:
    """The arrows by name."""
    return {(chains.stops[one].name, chains.stops[other].name) for one, other in chains.edges}


def test_a_release_reaches_two_outlets_over_an_agency() -> None:
    """ "Kremlin release -> TASS -> two outlets": no arrow goes past the agency."""
    chains = chains_of(
        make_origin("Kremlin", 0, 1, 2),
        make_origin("TASS", 0, 1, kind=AGENCY, leans_on="Kremlin"),
    )
    assert steps(chains) == {
        ("Kremlin", "TASS"),
        ("TASS", "2 reports"),
        ("Kremlin", "Outlet 2"),
    }
    assert chains.lines == (
        "Kremlin (press release) → Outlet 2",
        "Kremlin (press release) → TASS (agency) → Outlet 0 and Outlet 1",
    )


def test_an_agency_among_the_reports_is_one_stop() -> None:
    """The Outlet 0 that another cites is the report that was read."""
    chains = chains_of(
        make_origin("Ministry", 0, 1),
        make_origin("the Outlet 0", 1, kind=AGENCY, leans_on="Ministry"),
        n_reports=2,
    )
    assert steps(chains) == {("Ministry", "Outlet 0"), ("Outlet 0", "Outlet 1")}


def test_a_reprint_stands_behind_the_report_it_reprints() -> None:
    """Ministry, then the outlet that first ran it, then the one that republished it."""
    chains = chains_of(make_origin("Ministry", 0), n_reports=2, r1={"republished_from": "Outlet 0"})
    assert steps(chains) == {("Ministry", "Outlet 0"), ("Outlet 0", "Outlet 1")}


def test_reports_of_one_copy_are_one_stop_that_says_so() -> None:
    """They count as one voice and are drawn as one."""
    chains = chains_of(
        make_origin("Ministry", 0, 1), r0={"family": "f"}, r1={"family": "f"}, n_reports=2
    )
    assert steps(chains) == {("Ministry", "2 reports of one copy")}
    assert chains.lines == ("Ministry (press release) → Outlet 0 and Outlet 1 (one copy)",)


def test_an_origin_of_one_copy_alone_leads_to_that_one() -> None:
    """What the local paper adds to the copy that it prints is not in the agency's."""
    chains = chains_of(
        make_origin("Ministry", 0, 1),
        make_origin("Mayor", 1),
        r0={"family": "f"},
        r1={"family": "f"},
        n_reports=2,
    )
    assert "Mayor (press release) → Outlet 1" in chains.lines
    assert steps(chains) == {
        ("Ministry", "Outlet 0"),
        ("Ministry", "Outlet 1"),
        ("Mayor", "Outlet 1"),
    }


def test_origins_that_lean_on_each_other_end_nowhere_twice() -> None:
    """A circle is cut; every report is still reached."""
    chains = chains_of(
        make_origin("One", 0, kind=AGENCY, leans_on="Two"),
        make_origin("Two", 1, kind=AGENCY, leans_on="One"),
        make_origin("Three", 2, kind=AGENCY, leans_on="Three"),
    )
    reached = {end for _, end in steps(chains)}
    assert {"Outlet 0", "Outlet 1", "Outlet 2"} <= reached
    assert not {("One", "Two"), ("Two", "One")} <= steps(chains)


def test_what_nobody_states_is_one_stop_and_a_line() -> None:
    """A report without any named origin comes from "Not stated"."""
    unknown = make_origin("unknown", 0, 1, kind=OriginKind.UNKNOWN)
    unknown = type(unknown)(id="unknown-1", kind=unknown.kind, name="?", reports=unknown.reports)
    chains = chains_of(make_origin("Ministry", 0), unknown, n_reports=2)
    assert steps(chains) == {("Ministry", "Outlet 0"), ("Not stated", "Outlet 1")}
    assert [stop.kind for stop in chains.stops].count(StopKind.UNSTATED) == 1
    assert list_chains(chains)[-1] == (
        "Not stated, for part of what they say: Outlet 0 and Outlet 1"
    )


def test_a_named_origin_of_unknown_way_has_no_kind() -> None:
    """ "The ministry said": the ministry is drawn, and no release is made up."""
    chains = chains_of(make_origin("Ministry", 0, kind=OriginKind.UNKNOWN), n_reports=1)
    assert chains.lines == ("Ministry → Outlet 0",)


def test_an_origin_says_how_many_claims_it_stands_behind() -> None:
    """An editor sees at once what leans on what most."""
    articles = [make_article(0, 3)]
    claims = [make_claim(at, articles, origins=("origin-Ministry",)) for at in range(2)]
    story = make_story(articles, claims, [make_origin("Ministry", 0)])
    assert trace_chains(story, {"r0": "A"}).lines == ("Ministry (press release, 2 claims) → A",)


@pytest.mark.parametrize("n_origins", [40, 400])
def test_many_origins_and_reports_are_bounded_and_counted(n_origins: int) -> None:
    """The drawing takes a dozen; the list has all, and says how many are not drawn."""
    origins = [make_origin(f"Office {at}", at % 90, (at * 7) % 90) for at in range(n_origins)]
    chains = chains_of(*origins, n_reports=90)
    assert len(chains.stops) <= 12 + 16 + 1
    assert chains.n_origins == n_origins - 12
    assert chains.n_reports > 0
    assert sum("Office" in line for line in chains.lines) >= n_origins - 12


def test_reports_of_several_stops_are_listed_as_one_list() -> None:
    """ "A, B and C", also where A and B are one box of the drawing and C another."""
    chains = chains_of(make_origin("Ministry", 0, 1, 2), make_origin("Office", 2))
    assert chains.lines[0] == "Ministry (press release) → Outlet 0, Outlet 1 and Outlet 2"


def test_a_ministry_whose_own_page_was_read_is_one_stop() -> None:
    """Its release is among the reports: the others have it from there."""
    chains = chains_of(make_origin("Ministry", 0, 1), n_reports=2, r0={"outlet": "The Ministry"})
    assert steps(chains) == {("The Ministry", "Outlet 1")}

"""A press release among the reports is the origin of what others print of it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from crosswire.origins import count_independent, resolve_origins
from crosswire.origins.releases import find_release
from crosswire.sources import article_of_text
from crosswire.types import Actor, ActorKind, ActorMention, EventType, OriginKind, Report
from tests.origins.builders import add_event, add_statement, make_report, names_of

BODY = (
    "Kallo Steel will shut its mill at Ostby at the end of June and part from 640 workers there.\n"
    "The firm puts 85 million crowns into the harbour works instead and asks the council for leave."
    "\n“It was not easy,” chief executive Ida Brekke said.\n"
    "Kallo Steel has six sites on the coast and was founded by two brothers ninety years ago."
)
BREKKE = Actor(name="Ida Brekke", kind=ActorKind.PERSON)
KLEPP = Actor(name="Tor Klepp", kind=ActorKind.PERSON)


def _make(
    name: str,
    text: str = BODY,
    *,
    outlet: str | None = None,
    section: str | None = None,
    republished_from: str | None = None,
) -> Report:
    report = make_report(name, text, outlet=outlet, republished_from=republished_from)
    report = add_event(report, text.split("\n", maxsplit=1)[0], EventType.RETREAT)
    if "not easy" in text:
        report = add_statement(report, "It was not easy,", BREKKE, source="Ida Brekke")
    return replace(report, section=section)


@pytest.mark.parametrize(
    ("section", "credit"),
    [("Press release", "Kallo Steel press release"), (None, "Kallo Steel press release"),
     ("NEWS RELEASE", "Kallo Steel press release")],
)  # fmt: skip
def test_the_reprint_of_a_release_is_the_release(section: str | None, credit: str) -> None:
    release = _make("a", section=section, republished_from=credit)
    reprint = _make("b", outlet="Bay Courier")
    reports, origins = resolve_origins([release, reprint])
    assert {name for names in names_of(reports, origins) for name in names} == {"Kallo Steel"}
    assert [one.kind for one in origins] == [OriginKind.PRESS_RELEASE]
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids, origins) == 1


def test_what_a_reprint_adds_is_not_from_the_release() -> None:
    """The union's man stands in no release."""
    release = _make("a", section="Press release", republished_from="Kallo Steel press release")
    text = f"{BODY}\n“We shall strike,” Tor Klepp said."
    reprint = add_statement(
        _make("b", text, outlet="Bay Courier"), "We shall strike,", KLEPP, source="Tor Klepp"
    )
    reports, origins = resolve_origins([release, reprint])
    assert names_of(reports, origins)[1] == ["Kallo Steel", "Tor Klepp", "Kallo Steel"]


def test_who_speaks_in_a_release_and_elsewhere_is_one_origin() -> None:
    release = _make("a", section="Press release", republished_from="Kallo Steel press release")
    text = "“Nobody likes to shut a mill,” Ida Brekke said."
    other = add_statement(make_report("b", text), "Nobody likes to shut a mill,", BREKKE)
    reports, origins = resolve_origins([release, other])
    assert names_of(reports, origins)[1] == ["Ida Brekke"]
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids, origins) == 1


@pytest.mark.parametrize(
    ("closing", "name"),
    [("Contact: Press office, Ostby Works, press@ostby.example", "Ostby Works"),
     ("Media enquiries: Ostby Works, 555 0199", "Ostby Works"),
     ("Media contact: Tor Klepp, Ostby Works, 555 0199", "Ostby Works"),
     ("The mill opened in 1934.", "Kallo Steel")],
)  # fmt: skip
def test_a_release_that_names_no_issuer(closing: str, name: str) -> None:
    """It is who answers questions, else the first organisation named."""
    report = _make("a", f"{BODY}\n{closing}", section="PRESS RELEASE")
    actor = Actor(name="Kallo Steel", kind=ActorKind.ORGANISATION)
    mention = ActorMention(start=0, end=11, exact="Kallo Steel", actor=actor)
    klepp = ActorMention(start=0, end=9, exact="Tor Klepp", actor=KLEPP)
    release = find_release(replace(report, actors=(mention, klepp)))
    assert release is not None
    assert release.trace.name.name == name


def test_a_report_of_a_release_is_none() -> None:
    text = "Kallo Steel will shut its mill, the company said in a press release."
    assert find_release(_make("a", text, section="Business")) is None


HEADLINE = "Kallo Steel to shut its mill at Ostby"
PRINTED = BODY.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "line",
    ["Press release of Kallo Steel, 3 March 2026", "PRESS RELEASE BY Kallo Steel",
     "News release from the Kallo Steel | 3 March 2026", "Kallo Steel press release"],
)  # fmt: skip
@pytest.mark.parametrize("is_above", [True, False])
def test_the_line_of_a_release_names_its_issuer(line: str, is_above: bool) -> None:
    head = f"{line}\n\n{HEADLINE}" if is_above else f"{HEADLINE}\n\n{line}"
    article = article_of_text(f"{head}\n\n{PRINTED}\n", today=date(2026, 6, 1))
    assert article.republished_from == "Kallo Steel press release"
    assert article.outlet is None
    assert article.text[article.paragraphs[0].start :].startswith("Kallo Steel will shut")


@pytest.mark.parametrize(
    "line",
    ["Source: Kallo Steel press release", "This is a press release from Kallo Steel.",
     "(Kallo Steel press release)"],
)  # fmt: skip
def test_a_closing_line_of_a_release_names_its_issuer(line: str) -> None:
    article = article_of_text(f"{HEADLINE}\n\n{PRINTED}\n\n{line}\n", today=date(2026, 6, 1))
    assert article.republished_from == "Kallo Steel press release"
    assert line not in article.text[: article.paragraphs[-1].end]


@pytest.mark.parametrize(
    "line",
    ["The union has not answered to what the firm says in the press release.",
     "Read the press release"],
)  # fmt: skip
def test_a_sentence_about_a_release_closes_nothing(line: str) -> None:
    article = article_of_text(f"{HEADLINE}\n\n{PRINTED}\n\n{line}\n", today=date(2026, 6, 1))
    assert article.republished_from is None
    assert line.startswith("Read") or article.text[: article.paragraphs[-1].end].endswith(line)

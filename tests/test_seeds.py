"""
What the comparison of two real reports of one meeting must show.

The texts stand beside the repository; the tests are skipped where they are missing.
"""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.pipeline import Engine, compare_inputs
from crosswire.sources import SourceOptions
from crosswire.types import (
    Article,
    Change,
    Claim,
    ClaimKind,
    Comparison,
    EventType,
    NoteKind,
    Qualifier,
    RelationType,
    Verdict,
)
from tests.conftest import SHARED

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    assert len(paths) == 2
    comparisons, unread = compare_inputs(
        [str(path) for path in paths],
        options=SourceOptions(),
        today=date(2026, 11, 1),
        engine=Engine.default(),
    )
    assert unread == ()
    assert len(comparisons) == 1, "both reports tell one story"
    return comparisons[0]


@pytest.fixture(scope="module")
def efe(comparison: Comparison) -> Article:
    return next(report for report in comparison.reports if report.agency == "EFE")


@pytest.fixture(scope="module")
def sott(comparison: Comparison) -> Article:
    return next(report for report in comparison.reports if report.agency != "EFE")


def figures(comparison: Comparison, low: float, unit: str) -> list[Claim]:
    """Figure claims with a value and unit."""
    return [
        claim
        for claim in comparison.claims
        if claim.figure
        and low in {claim.figure.low, claim.figure.high}
        and claim.figure.unit == unit
    ]


def statements(comparison: Comparison, *words: str) -> list[Claim]:
    """Statement claims one of whose mentions has all the words."""
    return [
        claim
        for claim in comparison.claims
        if claim.kind is ClaimKind.STATEMENT
        and any(
            all(word.lower() in mention.exact.lower() for word in words)
            for mention in claim.mentions
        )
    ]


def any_kind(comparison: Comparison, *words: str) -> list[Claim]:
    """Claims of any kind one of whose mentions has all the words."""
    return [
        claim
        for claim in comparison.claims
        if any(
            all(word.lower() in mention.exact.lower() for word in words)
            for mention in claim.mentions
        )
    ]


def aspects(claim: Claim) -> set[str]:
    return {aspect.name.value for aspect in claim.aspects}


class TestStory:
    def test_is_a_consultation_of_two_states(self, comparison: Comparison) -> None:
        story = comparison.story
        assert story.types[0] is EventType.CONSULT
        assert {"RUS", "KAZ"} <= {actor.country for actor in story.participants}

    def test_took_place_in_sochi(self, comparison: Comparison) -> None:
        place = comparison.story.place
        assert place is not None
        assert (place.name, place.country) == ("Sochi", "RUS")

    def test_is_dated_with_the_year_inferred(self, comparison: Comparison) -> None:
        day = comparison.story.date
        assert day is not None
        assert day.start == day.end == "2022-08-19"
        assert day.basis is not None and "year" in day.basis


class TestProvenance:
    def test_of_the_agency_copy(self, efe: Article) -> None:
        assert efe.dateline is not None
        assert (efe.dateline.place, efe.dateline.date) == ("Moscow", "2022-08-19")
        assert efe.section == "Politics"
        assert efe.published is not None and efe.published.startswith("2022-08-19")
        body = [efe.text[part.start : part.end] for part in efe.paragraphs]
        for leftover in ("mos/vh/lap", "Related Articles", "Back to top"):
            assert not any(leftover in paragraph for paragraph in body)

    def test_of_the_republished_page(self, sott: Article) -> None:
        assert sott.outlet is None
        assert sott.republished_from == "Astana Times"
        assert sott.authors == ("Assel Satubaldina",)
        assert sott.published == "2022-08-20T12:00:00Z"
        assert sott.title is not None and sott.title.startswith("Kazakhstan's President")


class TestAgree:
    def test_trade_rose_by_a_third_last_year(self, comparison: Comparison) -> None:
        [claim] = figures(comparison, 34.4, "percent")
        assert claim.verdict is Verdict.AGREE
        assert claim.figure is not None and claim.figure.change is Change.RISE
        assert claim.figure.period is not None
        assert (claim.figure.period.start, claim.figure.period.end) == ("2021-01-01", "2021-12-31")

    def test_rounded_and_exact_growth_are_one_figure(self, comparison: Comparison) -> None:
        [claim] = figures(comparison, 8.8, "percent")
        assert claim.verdict is Verdict.AGREE
        assert claim.figure is not None and claim.figure.period is not None
        assert (claim.figure.period.start, claim.figure.period.end) == ("2022-01-01", "2022-05-31")
        assert figures(comparison, 9, "percent") in ([], [claim])

    def test_russian_investment_has_its_direction(self, comparison: Comparison) -> None:
        [claim] = figures(comparison, 17e9, "USD")
        assert claim.verdict is Verdict.AGREE
        figure = claim.figure
        assert figure is not None and figure.from_actor is not None and figure.to_actor is not None
        assert (figure.from_actor.country, figure.to_actor.country) == ("RUS", "KAZ")


class TestVary:
    def test_kazakh_investment_by_qualifier(self, comparison: Comparison) -> None:
        [claim] = figures(comparison, 4.5e9, "USD")
        assert claim.verdict is Verdict.VARY
        assert aspects(claim) == {"qualifier"}
        qualifiers = {mention.figure.qualifier for mention in claim.mentions if mention.figure}
        assert qualifiers == {Qualifier.MORE_THAN, Qualifier.ABOUT}

    def test_boost_and_impetus_by_wording(self, comparison: Comparison) -> None:
        [claim] = statements(comparison, "boost")
        assert claim in statements(comparison, "impetus")
        assert claim.verdict is Verdict.VARY
        assert "wording" in aspects(claim) and "speaker" not in aspects(claim)
        assert claim.speaker is not None and claim.speaker.name.endswith("Putin")

    def test_grounds_and_reason_by_wording(self, comparison: Comparison) -> None:
        [claim] = statements(comparison, "satisfied", "grounds")
        assert claim in statements(comparison, "every reason")
        assert claim.verdict is Verdict.VARY
        assert "wording" in aspects(claim) and "speaker" not in aspects(claim)
        assert claim.speaker is not None and claim.speaker.name.endswith("Tokayev")

    def test_anniversary_by_speaker(self, comparison: Comparison) -> None:
        claims = [c for c in any_kind(comparison, "30th anniversary") if len(c.reports) == 2]
        assert claims
        for claim in claims:
            assert claim.verdict is Verdict.VARY
            assert "speaker" in aspects(claim)
            speakers = {m.speaker.name.split()[-1] for m in claim.mentions if m.speaker}
            assert speakers == {"Putin", "Tokayev"}
        alone = [c for c in any_kind(comparison, "30th anniversary") if len(c.reports) == 1]
        assert not alone


class TestAlone:
    def test_recognition_is_refused_in_june_elsewhere(
        self, comparison: Comparison, efe: Article
    ) -> None:
        claims = [
            claim
            for claim in comparison.claims
            if claim.relation
            and claim.relation.type is RelationType.RECOGNITION
            and not claim.relation.holds
        ]
        refused = {claim.relation.members[1].name for claim in claims if claim.relation}
        for name in ("Taiwan", "Kosovo", "South Ossetia", "Abkhazia"):
            assert name in refused
        assert any("Lu" in name for name in refused) and any("Donetsk" in name for name in refused)
        for claim in claims:
            assert claim.verdict is Verdict.ALONE and claim.reports == (efe.id,)
            assert claim.relation is not None and claim.relation.members[0].country == "KAZ"
            assert claim.speaker is not None and claim.speaker.name.endswith("Tokayev")
            [mention] = claim.mentions
            assert mention.occasion is not None
            assert mention.occasion.date.start == "2022-06-01"
            assert mention.occasion.name is not None and "Forum" in mention.occasion.name

    def test_recognition_by_russia(self, comparison: Comparison) -> None:
        granted = [
            claim
            for claim in comparison.claims
            if claim.relation
            and claim.relation.type is RelationType.RECOGNITION
            and claim.relation.holds
            and claim.relation.members[0].country == "RUS"
        ]
        assert {c.verdict for c in granted} == {Verdict.ALONE}
        assert len({c.relation.members[1].name for c in granted if c.relation}) == 2

    def test_the_border_is_told_by_tokayev(self, comparison: Comparison, efe: Article) -> None:
        [claim] = statements(comparison, "border", "delimited")
        assert claim.verdict is Verdict.ALONE and claim.reports == (efe.id,)
        assert claim.speaker is not None and claim.speaker.name.endswith("Tokayev")

    def test_no_pessimistic_forecasts(self, comparison: Comparison, efe: Article) -> None:
        [claim] = statements(comparison, "pessimistic")
        assert claim.verdict is Verdict.ALONE and claim.reports == (efe.id,)

    @pytest.mark.parametrize(
        "words", [("CSTO",), ("CIS",), ("Sirius",)], ids=["organisations", "summit", "visit"]
    )
    def test_only_the_republished_report_has(
        self, comparison: Comparison, sott: Article, words: tuple[str, ...]
    ) -> None:
        claims = any_kind(comparison, *words)
        assert claims
        assert {claim.verdict for claim in claims} == {Verdict.ALONE}
        assert {claim.reports for claim in claims} == {(sott.id,)}

    def test_the_invitation_is_due_in_october(self, comparison: Comparison) -> None:
        [claim] = [c for c in comparison.claims if c.event and c.event.due]
        assert claim.event is not None and claim.event.due is not None
        assert claim.event.due.start == "2022-10-01"
        assert {actor.country for actor in claim.event.recipients} == {"RUS"}

    def test_kazakhstan_chairs_the_cis(self, comparison: Comparison) -> None:
        [claim] = [
            c for c in comparison.claims if c.relation and c.relation.type is RelationType.CHAIR
        ]
        assert claim.relation is not None
        chair, organisation = claim.relation.members
        assert chair.country == "KAZ"
        assert organisation.name == "Commonwealth of Independent States"

    def test_the_meeting_lasted_two_and_a_half_hours(
        self, comparison: Comparison, sott: Article
    ) -> None:
        [claim] = figures(comparison, 2.5, "hour")
        assert claim.verdict is Verdict.ALONE and claim.reports == (sott.id,)


def test_both_rest_on_the_kremlin_for_the_hosts_words(comparison: Comparison) -> None:
    """Two outlets, one press service: one independent origin."""
    kremlin = [origin for origin in comparison.origins if "Kremlin" in origin.name]
    assert len(kremlin) == 1 and len(kremlin[0].reports) == 2
    said_by_putin = [
        claim
        for claim in comparison.claims
        if len(claim.reports) == 2
        and all(m.speaker and m.speaker.name.endswith("Putin") for m in claim.mentions)
    ]
    assert len(said_by_putin) >= 4
    for claim in said_by_putin:
        assert claim.independent_origins == 1
        assert kremlin[0].id in claim.origins


def test_the_quoted_headline_is_noted(comparison: Comparison, sott: Article) -> None:
    notes = [note for note in comparison.notes if note.kind is NoteKind.QUOTED_HEADLINE]
    assert [note.report for note in notes] == [sott.id]


def test_the_inferred_year_is_noted(comparison: Comparison, efe: Article) -> None:
    notes = [note for note in comparison.notes if note.kind is NoteKind.INFERRED_DATE]
    assert efe.id in {note.report for note in notes}


def test_nothing_conflicts(comparison: Comparison) -> None:
    """The two reports do not contradict each other."""
    assert [c.summary for c in comparison.claims if c.verdict is Verdict.CONFLICT] == []

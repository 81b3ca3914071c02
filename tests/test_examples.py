"""The example stories, read and compared end to end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from crosswire.pipeline import Engine, compare_inputs
from crosswire.sources import SourceOptions
from crosswire.types import Claim, ClaimKind, Comparison, EventType, Status, Verdict
from tests.conftest import REPOSITORY

EXAMPLES = REPOSITORY / "examples"
STORIES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


@cache
def compare_example(name: str) -> Comparison:
    """Compare one example folder; it must be one story with nothing unread."""
    comparisons, unread = compare_inputs(
        [str(EXAMPLES / name)],
        options=SourceOptions(),
        today=date(2026, 11, 1),
        engine=Engine.default(),
    )
    assert unread == ()
    assert len(comparisons) == 1
    return comparisons[0]


def figure_claims(
    comparison: Comparison, fits: Callable[[float], bool], *, unit: str | None = None
) -> list[Claim]:
    """Figure claims with a mention whose bound fits."""
    return [
        claim
        for claim in comparison.claims
        if claim.kind is ClaimKind.FIGURE
        and any(
            mention.figure
            and (unit is None or mention.figure.unit == unit)
            and any(
                bound is not None and fits(bound)
                for bound in (mention.figure.low, mention.figure.high)
            )
            for mention in claim.mentions
        )
    ]


def values(claim: Claim, aspect: str) -> set[str]:
    """The values that a claim lists under an aspect."""
    return {v.value for a in claim.aspects if a.name.value == aspect for v in a.values}


@pytest.mark.parametrize("name", STORIES)
def test_each_folder_is_one_story_of_three_reports(name: str) -> None:
    assert len(compare_example(name).reports) == 3


@pytest.mark.parametrize("name", STORIES)
def test_every_mention_stands_where_it_says(name: str) -> None:
    """`text[start:end] == exact` over all mentions, parts, sources, cues and notes."""
    comparison = compare_example(name)
    texts = {report.id: report.text for report in comparison.reports}
    mentions = [mention for claim in comparison.claims for mention in claim.mentions]
    assert mentions
    for mention in mentions:
        text = texts[mention.report]
        for passage in filter(None, (mention, mention.source, mention.cue)):
            assert text[passage.start : passage.end] == passage.exact
        for part in mention.parts:
            assert mention.start <= part.start < part.end <= mention.end
    for note in comparison.notes:
        if note.start is not None and note.end is not None and note.report:
            assert 0 <= note.start < note.end <= len(texts[note.report])


@pytest.mark.parametrize("name", STORIES)
def test_json_comes_back_as_the_same_values(name: str) -> None:
    comparison = compare_example(name)
    assert msgspec.json.decode(msgspec.json.encode(comparison), type=Comparison) == comparison


@pytest.mark.parametrize("name", STORIES)
def test_references_inside_a_comparison_lead_somewhere(name: str) -> None:
    """Claims and origins name reports and origins that are listed."""
    comparison = compare_example(name)
    report_ids = {report.id for report in comparison.reports}
    origin_ids = {origin.id for origin in comparison.origins}
    for claim in comparison.claims:
        assert set(claim.reports) | set(claim.missing_from) == report_ids
        assert not set(claim.reports) & set(claim.missing_from)
        assert {mention.report for mention in claim.mentions} == set(claim.reports)
        assert set(claim.origins) <= origin_ids
        assert claim.independent_origins <= len(claim.origins)
        assert 0 <= claim.confidence <= 1
        assert claim.because
    for origin in comparison.origins:
        assert set(origin.reports) <= report_ids


@pytest.mark.parametrize("name", STORIES)
def test_the_same_files_give_the_same_comparison(name: str) -> None:
    first = compare_example(name)
    compare_example.cache_clear()
    assert compare_example(name) == first


class TestSummit:
    comparison = property(lambda self: compare_example("summit"))

    def test_investment_varies_in_its_qualifier(self) -> None:
        [claim] = figure_claims(self.comparison, lambda value: value == 6.2e9, unit="USD")
        assert claim.verdict is Verdict.VARY
        assert len(claim.reports) == 3
        assert values(claim, "qualifier")

    def test_growth_of_trade_is_one_figure_in_two_mouths(self) -> None:
        [claim] = figure_claims(self.comparison, lambda value: value == 18.5, unit="percent")
        assert (claim.verdict, len(claim.reports)) == (Verdict.VARY, 3)
        assert {aspect.name.value for aspect in claim.aspects} == {"speaker"}

    def test_the_anniversary_stands_in_two_mouths(self) -> None:
        claims = [
            claim
            for claim in self.comparison.claims
            if any("90th anniversary" in mention.exact for mention in claim.mentions)
        ]
        assert claims
        for claim in claims:
            assert claim.verdict is Verdict.VARY
            speakers = {m.speaker.name.split()[-1] for m in claim.mentions if m.speaker}
            assert speakers == {"Halvorsen", "Rivas"}

    def test_nothing_conflicts(self) -> None:
        assert not [c.because for c in self.comparison.claims if c.verdict is Verdict.CONFLICT]


def test_a_rising_toll_is_an_update() -> None:
    comparison = compare_example("port-toll")
    [claim] = figure_claims(comparison, lambda value: value == 23)
    assert claim.verdict is Verdict.UPDATE
    assert len(claim.reports) == 3
    assert not [c.because for c in comparison.claims if c.verdict is Verdict.CONFLICT]


def test_an_echo_chain_has_one_origin() -> None:
    comparison = compare_example("echo-chain")
    [claim] = figure_claims(comparison, lambda value: value == 400)
    assert len(claim.reports) == 3
    assert claim.independent_origins == 1
    [ministry] = [origin for origin in comparison.origins if "Transport" in origin.name]
    assert len(ministry.reports) == 3


def test_a_denial_conflicts_with_the_accusation() -> None:
    comparison = compare_example("border-clash")
    claims = [
        claim
        for claim in comparison.claims
        if claim.event
        and claim.event.type is EventType.ASSAULT
        and claim.verdict is Verdict.CONFLICT
    ]
    assert claims
    statuses = {m.event.status for claim in claims for m in claim.mentions if m.event}
    assert {Status.DONE, Status.DENIED} <= statuses


def test_miles_and_kilometres_are_one_length() -> None:
    comparison = compare_example("pipeline-units")
    [claim] = figure_claims(comparison, lambda value: value == 2012)
    assert claim in figure_claims(comparison, lambda value: value == 1250)
    assert claim.verdict is Verdict.VARY
    assert values(claim, "unit")
    assert not [c.because for c in comparison.claims if c.verdict is Verdict.CONFLICT]


def test_a_corrected_turnout_is_an_update() -> None:
    comparison = compare_example("corrected-vote")
    [claim] = figure_claims(comparison, lambda value: value == 61)
    assert claim in figure_claims(comparison, lambda value: value == 71)
    assert claim.verdict is Verdict.UPDATE


def test_two_counts_of_prisoners_conflict() -> None:
    comparison = compare_example("prisoner-count")
    [claim] = figure_claims(comparison, lambda value: value == 60)
    assert claim in figure_claims(comparison, lambda value: value == 40)
    assert claim.verdict is Verdict.CONFLICT
    assert claim.aspects and claim.aspects[0].name.value == "value"


def test_two_folders_are_split_into_their_stories(examples: Path) -> None:
    """Reports of two events given together come out as two comparisons."""
    comparisons, _ = compare_inputs(
        [str(examples / "port-toll"), str(examples / "prisoner-count")],
        options=SourceOptions(),
        today=date(2026, 11, 1),
        engine=Engine.default(),
    )
    assert [len(comparison.reports) for comparison in comparisons] == [3, 3]


def test_all_examples_together_are_seven_stories(examples: Path) -> None:
    comparisons, _ = compare_inputs(
        [str(examples)],
        options=SourceOptions(),
        today=date(2026, 11, 1),
        engine=Engine.default(),
    )
    assert [len(comparison.reports) for comparison in comparisons] == [3] * len(STORIES)


@pytest.mark.parametrize("name", ["corrected-vote", "border-clash", "echo-chain"])
def test_a_credit_line_is_no_second_origin(name: str) -> None:
    """Where ministry or commission is named, who carried it adds nothing; opponents are two."""
    claims = compare_example(name).claims
    agreed = [claim for claim in claims if claim.verdict is not Verdict.CONFLICT]
    assert max(claim.independent_origins for claim in agreed) == 1


def test_a_story_without_shared_events_has_no_type_but_a_place() -> None:
    """All three tell of a blast in Constanta; that one calls for help is not the story."""
    story = compare_example("port-toll").story
    assert story.types == ()
    assert story.place is not None
    assert (story.place.name, story.place.country) == ("Constanta", "ROU")

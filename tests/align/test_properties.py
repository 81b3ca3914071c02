"""What holds of alignment whatever the reports say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.align import align_claims
from crosswire.types import Figure, Form, Qualifier, Report, Verdict

from .builders import Draft, person

_SPEAKERS = (None, person("Ana Oru", "NOR"), person("Luis Adjei", "CHL"))
_LINES = (
    "The dam at Lobo held through the night of the storm",
    "The dam at Lobo did not hold through the night of the storm",
    "Engineers inspected the northern harbour and its cranes",
    "Engineers checked the northern harbour with its cranes yesterday",
    "Schools in Marra stay closed until further notice",
    "Schools in Marra reopen on Monday",
)


@st.composite
def stories(draw: st.DrawFn) -> list[Report]:
    """A story of up to four reports that repeat, change and contradict one another."""
    reports = []
    for number in range(draw(st.integers(1, 4))):
        lines = draw(st.lists(st.sampled_from(_LINES), unique=True, max_size=4))
        counts = draw(st.lists(st.sampled_from([12, 15, 120]), unique=True, max_size=2))
        told = [f"The flood killed {count} people in Lobo" for count in counts]
        published = draw(st.sampled_from([None, "2024-03-01", "2024-03-02"]))
        draft = Draft(f"Outlet {number}", ". ".join([*lines, *told]) + ".", published=published)
        for line in lines:
            draft.says(line, draw(st.sampled_from(_SPEAKERS)), draw(st.sampled_from(list(Form))))
        for count in counts:
            draft.counts(
                f"{count} people",
                Figure(
                    low=float(count),
                    high=float(count),
                    unit="person",
                    property="dead",
                    qualifier=draw(st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT])),
                ),
            )
        reports.append(draft.report)
    return reports


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms())
def test_the_order_of_reports_does_not_matter(reports: list[Report], chance: object) -> None:
    """Any order of the same reports gives the same claims."""
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert align_claims(reports, ()) == align_claims(shuffled, ())


@settings(max_examples=60, deadline=None)
@given(stories())
def test_every_mention_lands_in_one_claim(reports: list[Report]) -> None:
    """No mention is lost or counted twice, and every span checks."""
    texts = {report.id: report.text for report in reports}
    claims = align_claims(reports, ())
    placed = [mention for claim in claims for mention in claim.mentions]
    keys = [(mention.report, mention.start, mention.end, mention.kind) for mention in placed]
    assert len(keys) == len(set(keys)) == sum(len(report.mentions) for report in reports)
    assert all(texts[m.report][m.start : m.end] == m.exact for m in placed)


@settings(max_examples=60, deadline=None)
@given(stories())
def test_reports_and_missing_reports_make_the_story(reports: list[Report]) -> None:
    """Each claim says of every report whether it carries it; alone means one report."""
    for claim in align_claims(reports, ()):
        assert sorted(claim.reports + claim.missing_from) == sorted(r.id for r in reports)
        assert (claim.verdict is Verdict.ALONE) == (len(claim.reports) == 1)
        assert bool(claim.aspects) == (claim.verdict not in {Verdict.AGREE, Verdict.ALONE})
        assert 0 < claim.confidence <= 1
        assert claim.because

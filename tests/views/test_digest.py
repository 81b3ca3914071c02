"""The sentences and the order that all views share."""

from __future__ import annotations

import msgspec

from crosswire.types import Aspect, AspectName, AspectValue, ClaimKind, Verdict
from crosswire.views.digest import (
    arrange,
    count_basis,
    list_telling,
    split_wordings,
    state_claim,
    state_missing,
)
from tests.views.crowd import make_article, make_claim, make_story
from tests.views.fixtures import rich_comparison, single_comparison


def test_conflicts_stand_first() -> None:
    """Groups follow the order of verdicts whatever the order of the claims."""
    verdicts = [verdict for verdict, _ in arrange(rich_comparison()).groups]
    assert verdicts == [Verdict.CONFLICT, Verdict.UPDATE, Verdict.VARY, Verdict.AGREE]


def test_no_claim_is_lost_in_arranging() -> None:
    """Every claim is in exactly one group or alone list."""
    comparison = rich_comparison()
    digest = arrange(comparison)
    shown = [view.claim.id for _, views in digest.groups for view in views]
    shown += [view.claim.id for entry in digest.alone for view in entry.claims]
    assert sorted(shown) == sorted(claim.id for claim in comparison.claims)


def test_a_quoted_statement_names_its_speaker() -> None:
    """Speaker, role, and the words between quotation marks."""
    claim = next(c for c in rich_comparison().claims if c.id == "c-quote")
    assert state_claim(claim) == (
        "Kabelo Moatlhodi, Transport Minister: “This line will change how our mines reach the "
        "sea, and it will do so within five years.”"
    )


def test_the_basis_counts_reports_outlets_and_named_origins() -> None:
    """An origin that nobody states is not counted."""
    assert count_basis(rich_comparison()) == "3 reports, 3 outlets and 7 named origins"
    assert count_basis(single_comparison()) == "1 report, 1 outlet and 0 named origins"


def test_origins_of_a_claim_are_counted_once() -> None:
    """Three reports on one press release have one independent origin."""
    groups = dict(arrange(rich_comparison()).groups)
    assert groups[Verdict.AGREE][0].origins == (
        "1 independent origin behind 3 reports: Slovenian transport ministry (press release)."
    )


def test_left_out_names_what_others_share_and_counts_what_one_has() -> None:
    """The third report lacks the update that two carry, and five claims that one has."""
    left_out = {entry.name: entry for entry in arrange(rich_comparison()).left_out}
    entry = left_out["Karst & Coast <Post>"]
    assert [view.claim.id for view in entry.claims] == ["c-toll"]
    assert entry.alone == "2 that only The Lagoon Courier has and 1 that only Savanna Wire has"


def test_a_single_report_is_called_single() -> None:
    """Nothing was compared, and nothing is left out."""
    digest = arrange(single_comparison())
    assert digest.is_single
    assert digest.left_out == ()


def test_many_missing_reports_are_counted() -> None:
    """Five names, then how many more."""
    assert state_missing([]) == ""
    assert state_missing(["A", "B"]) == "Not in A and B."
    assert state_missing(list("ABCDEFGH")) == "Not in A, B, C, D, E and 3 other reports."


def test_a_speaker_is_named_once() -> None:
    """A summary that starts with the name of a speaker, in any report's form, keeps one name."""
    claim = next(c for c in rich_comparison().claims if c.id == "c-quote")
    for name, shown in (
        ("Kabelo Moatlhodi", "Kabelo Moatlhodi, Transport Minister: this changes much"),
        ("Mojca Trdan", "Mojca Trdan, transport minister: this changes much"),
    ):
        told = msgspec.structs.replace(claim, summary=f"{name}: this changes much")
        assert state_claim(told) == shown


def test_a_figure_in_conflict_is_headed_by_all_its_values() -> None:
    """One number at the head of a dispute would take a side."""
    claim = next(c for c in rich_comparison().claims if c.id == "c-cost")
    told = msgspec.structs.replace(claim, summary="Cost of the line: 240 million EUR")
    assert state_claim(told) == (
        "Cost of the line: 240 million EUR or about 310 million EUR or more than 300 million EUR"
    )
    toll = next(c for c in rich_comparison().claims if c.id == "c-toll")
    risen = msgspec.structs.replace(toll, summary="Injured: at least 7")
    assert state_claim(risen) == "Injured: 4, then at least 7"


def test_of_many_values_in_a_row_the_newest_is_told() -> None:
    """A toll that rose four times ends in what holds now, and one number stands there once."""
    toll = next(c for c in rich_comparison().claims if c.id == "c-toll")
    rows = ["4 people", "at least 9 people", "9 people", "14 people", "21 people"]
    (aspect,) = (aspect for aspect in toll.aspects if aspect.name is AspectName.VALUE)
    values = tuple(msgspec.structs.replace(aspect.values[0], value=row) for row in rows)
    risen = msgspec.structs.replace(
        toll,
        summary="Injured: 21 people",
        aspects=(msgspec.structs.replace(aspect, values=values),),
    )
    assert state_claim(risen) == "Injured: 4 people, then 9 people … then 21 people"


def test_a_speaker_named_by_a_common_word_opens_the_line() -> None:
    """ "doctors" is written "Doctors", "al-Harrasi" stays."""
    claim = next(c for c in rich_comparison().claims if c.kind is ClaimKind.STATEMENT)
    assert claim.speaker is not None
    for name, shown in (("doctors", "Doctors: it hurts"), ("al-Harrasi", "al-Harrasi: it hurts")):
        speaker = msgspec.structs.replace(claim.speaker, name=name, role=None)
        told = msgspec.structs.replace(claim, speaker=speaker, summary=f"{name}: it hurts")
        assert state_claim(told) == shown


def test_the_mentions_that_gave_the_values_are_listed() -> None:
    """Places that the claim does not have are passed over."""
    claim = next(c for c in rich_comparison().claims if c.id == "c-cost")
    (aspect,) = claim.aspects
    values = tuple(
        msgspec.structs.replace(value, mentions=places)
        for value, places in zip(aspect.values, ((2,), (0, 99), ()), strict=True)
    )
    told = msgspec.structs.replace(claim, aspects=(msgspec.structs.replace(aspect, values=values),))
    assert list_telling(told) == (2, 0)


def test_of_many_wordings_one_of_each_value_is_shown_first() -> None:
    """The only outlet that says 40 is not lost behind twenty that say 60."""
    articles = [make_article(number, 2) for number in range(20)]
    most = tuple(article.id for article in articles[:19])
    values = (
        AspectValue(value="60", reports=most, mentions=tuple(range(19))),
        AspectValue(value="40", reports=("r19",), mentions=(19,)),
    )
    aspect = Aspect(name=AspectName.VALUE, values=values)
    claim = make_claim(0, articles, verdict=Verdict.CONFLICT, aspects=(aspect,))
    ((_, (view,)),) = arrange(make_story(articles, [claim])).groups
    shown, rest = split_wordings(view, 8)
    assert (len(shown), len(rest)) == (8, 12)
    assert shown[-1].mention.report == "r19"

"""What says no more than a figure that is a claim already is no claim of its own."""

from __future__ import annotations

from crosswire.types import ClaimKind, Event, EventType, Figure

from .builders import Draft, align

SEATS = Figure(low=41, high=41, unit="seat", property="seats", entity="Harbour Union")
HOMES = Figure(low=60, high=60, unit="home", property="damaged")


def _kinds(*drafts: Draft) -> set[ClaimKind]:
    return {claim.kind for claim in align(*drafts)}


def test_an_event_that_only_tells_a_figure_is_left_out() -> None:
    """ "60 homes were destroyed" is the figure of 60 homes damaged, in other words."""
    drafts = []
    for outlet, verb in (("Herald", "destroyed"), ("Star", "flattened")):
        draft = Draft(outlet, f"The mayor said so. 60 homes were {verb}.")
        draft.counts("60 homes", HOMES).tells(f"60 homes were {verb}", Event(type=None))
        drafts.append(draft)
    assert _kinds(*drafts) == {ClaimKind.FIGURE}


def test_a_verb_beside_the_owner_of_a_figure_is_left_out() -> None:
    """Whoever won the seats stands in the figure."""
    drafts = []
    for outlet, verb in (("Herald", "won"), ("Star", "captured")):
        draft = Draft(outlet, f"Harbour Union {verb} 41 seats on Sunday.")
        draft.counts("41 seats", SEATS).tells(f"Harbour Union {verb} 41 seats", Event(type=None))
        drafts.append(draft)
    assert _kinds(*drafts) == {ClaimKind.FIGURE}


def test_an_event_that_tells_more_stays() -> None:
    """How the homes were destroyed is in no figure."""
    drafts = []
    for outlet in ("Herald", "Star"):
        words = "60 homes were destroyed when a dam above the village gave way"
        draft = Draft(outlet, f"The mayor said so. {words}.")
        drafts.append(draft.counts("60 homes", HOMES).tells(words, Event(type=None)))
    assert ClaimKind.EVENT in _kinds(*drafts)


def test_what_a_figure_does_not_name_stays() -> None:
    """Of "40 boats sank" the figure alone says only that there were 40 boats."""
    drafts = []
    for outlet in ("Herald", "Star"):
        draft = Draft(outlet, "In the storm 40 boats sank.")
        draft.counts("40 boats", Figure(low=40, high=40, unit="boat"))
        drafts.append(draft.tells("40 boats sank", Event(type=None)))
    assert ClaimKind.EVENT in _kinds(*drafts)


def test_what_one_report_adds_in_a_few_words_is_not_its_own() -> None:
    """The claim that all carry stands beside it; a political event keeps its type."""
    ban = "Moravia will ban the import of Tarvian wine and apples from Monday"
    herald = Draft("Herald", f"{ban}.").tells(ban, Event(type=None))
    for kind, n_alone in ((None, 0), (EventType.SANCTION, 1)):
        star = Draft("Star", f"{ban}, the ministry in Brela said.")
        star.tells(ban, Event(type=None))
        star.tells(f"{ban}, the ministry in Brela", Event(type=kind))
        found = [claim for claim in align(herald, star) if len(claim.reports) == 1]
        assert len(found) == n_alone


def test_what_one_report_adds_in_many_words_stays() -> None:
    ban = "Moravia will ban the import of Tarvian wine"
    more = f"{ban}, which the growers of the Lower Brel valley sell to nobody else, from Monday"
    herald = Draft("Herald", f"{ban}.").tells(ban, Event(type=None))
    star = Draft("Star", f"{more}.").tells(ban, Event(type=None)).tells(more, Event(type=None))
    assert [claim.reports for claim in align(herald, star) if len(claim.reports) == 1]

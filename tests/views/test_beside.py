"""Claims of one event of which some are in conflict and others are not."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from rich.console import Console

from crosswire.types import Actor, ActorKind, Claim, ClaimKind, Event, EventType, Status, Verdict
from crosswire.types.nesting import find_beside
from crosswire.views import markdown, page, terminal
from tests.timing import least_seconds
from tests.views.crowd import make_article, make_claim, make_story

TOGO, PERU, LAOS = (
    Actor(kind=ActorKind.STATE, name=name, country=code)
    for name, code in (("Togo", "TGO"), ("Peru", "PER"), ("Laos", "LAO"))
)
ARTICLES = [make_article(at, 3) for at in range(2)]


def a_claim(
    number: int,
    verdict: Verdict,
    *,
    to: Actor = PERU,
    kind: EventType | None = EventType.REQUEST,
    status: Status = Status.DONE,
) -> Claim:
    """Make a claim of an event by Togo."""
    event = Event(type=kind, actors=(TOGO,), recipients=(to,), status=status)
    claim = make_claim(number, ARTICLES)
    summary = f"Togo asked, version {number}"
    return replace(claim, kind=ClaimKind.EVENT, event=event, verdict=verdict, summary=summary)


@pytest.mark.parametrize(
    ("other", "is_beside"),
    [
        (a_claim(2, Verdict.AGREE), True),
        (a_claim(2, Verdict.ALONE), True),
        (a_claim(2, Verdict.CONFLICT), False),
        (a_claim(2, Verdict.AGREE, to=LAOS), False),
        (a_claim(2, Verdict.AGREE, kind=EventType.CONSULT), False),
        (a_claim(2, Verdict.AGREE, kind=None), False),
        (a_claim(2, Verdict.AGREE, status=Status.PLANNED), False),
    ],
)
def test_which_claims_are_of_one_event(other: Claim, is_beside: bool) -> None:
    """Of one type, status and both sides; two conflicts are shown side by side anyway."""
    found = find_beside([a_claim(1, Verdict.CONFLICT), other])
    assert bool(found) is is_beside
    assert not is_beside or len(found) == 2


def test_the_first_three_are_named_and_thousands_are_read_in_time() -> None:
    """In the order of the claims, by the few that are in conflict too."""
    plain = a_claim(1, Verdict.AGREE)
    agreed = [replace(plain, id=f"event-{number}") for number in range(3000)]
    disputed = [replace(a_claim(2, Verdict.CONFLICT), id=f"x-{number}") for number in range(3000)]
    found = find_beside([*agreed, *disputed])
    assert least_seconds(lambda: find_beside([*agreed, *disputed]), enough=2) <= 2
    assert found["x-7"] == ("event-0", "event-1", "event-2")
    assert found["event-9"] == ("x-0", "x-1", "x-2")


def test_each_names_the_other_in_all_views() -> None:
    """Who reads that all agree on an invitation sees that its day is in dispute, and back."""
    claims = (a_claim(1, Verdict.CONFLICT), a_claim(2, Verdict.AGREE))
    comparison = make_story(ARTICLES, claims=claims)
    buffer = io.StringIO()
    terminal.render(comparison, Console(file=buffer, width=300))
    for text in (buffer.getvalue(), page.render([comparison]), markdown.render(comparison)):
        flat = " ".join(text.replace("\\", "").split())
        assert "Of the same event: “Togo asked, version 2” (agree)." in flat
        assert "Of the same event: “Togo asked, version 1” (conflict)." in flat

"""Which claims tell a contradiction that another claim tells."""

from __future__ import annotations

import pytest

from crosswire.types import (
    Aspect,
    AspectName,
    AspectValue,
    Claim,
    ClaimKind,
    Form,
    Mention,
    Verdict,
)
from crosswire.types.nesting import find_retellings

Said = tuple[str, str, int, int]
"""A value, and where it is told: report, start and end."""


def make_claim(
    kind: ClaimKind,
    *said: Said,
    aspect: AspectName = AspectName.STATUS,
    verdict: Verdict = Verdict.CONFLICT,
) -> Claim:
    """Make a claim of which reports tell two values."""
    mentions = tuple(
        Mention(
            report=report,
            start=start,
            end=end,
            exact="x" * (end - start),
            form=Form.NARRATED,
            source=None,
            cue=None,
            origin=None,
            confidence=1.0,
            kind=kind,
        )
        for _, report, start, end in said
    )
    values = tuple(
        AspectValue(value=value, reports=(report,), mentions=(at,))
        for at, (value, report, _, _) in enumerate(said)
    )
    return Claim(
        id=kind.value,
        kind=kind,
        summary=kind.value,
        verdict=verdict,
        aspects=(Aspect(name=aspect, values=values),),
        because="",
        reports=tuple(dict.fromkeys(report for _, report, _, _ in said)),
        missing_from=(),
        origins=(),
        independent_origins=0,
        mentions=mentions,
        confidence=1.0,
    )


STATEMENT, EVENT, FIGURE = ClaimKind.STATEMENT, ClaimKind.EVENT, ClaimKind.FIGURE
DENIED: tuple[Said, ...] = (("done", "a", 0, 60), ("denied", "b", 30, 90))


@pytest.mark.parametrize(
    ("one", "other", "retold"),
    [
        # the same words on both sides
        (make_claim(STATEMENT, *DENIED), make_claim(EVENT, *DENIED), "statement"),
        # the same denial; who says that it happened says it elsewhere
        (
            make_claim(EVENT, ("done", "a", 200, 260), ("denied", "b", 0, 90)),
            make_claim(STATEMENT, *DENIED, ("denied", "c", 5, 50)),
            "event",  # fewer reports carry it
        ),
        # the denial denies two things, and other reports assert one of them each
        (
            make_claim(EVENT, ("done", "a", 0, 60), ("denied", "b", 10, 45)),
            make_claim(STATEMENT, ("done", "c", 0, 60), ("denied", "b", 0, 100)),
            None,
        ),
        # what is done is told in the same words, what is denied in others
        (
            make_claim(EVENT, ("done", "a", 0, 60), ("denied", "b", 200, 290)),
            make_claim(STATEMENT, *DENIED),
            None,
        ),
        # the words touch and are not the same
        (
            make_claim(EVENT, ("done", "a", 55, 160), ("denied", "b", 85, 190)),
            make_claim(STATEMENT, *DENIED),
            None,
        ),
    ],
)
def test_a_denial_is_told_once(one: Claim, other: Claim, retold: str | None) -> None:
    """A statement and an event in the same characters are one contradiction."""
    found = find_retellings([one, other])
    assert found == find_retellings([other, one])
    assert list(found) == ([retold] if retold else [])
    assert set(found.values()) <= {one.id, other.id} - {retold}


NUMBERS: tuple[Said, ...] = (("60", "a", 10, 20), ("40", "b", 30, 40))


@pytest.mark.parametrize(
    ("said", "aspect", "verdict", "is_retold"),
    [
        ((("60 go", "a", 0, 60), ("40 go", "b", 0, 60)), "value", "conflict", True),
        ((("60 go", "a", 0, 60), ("40 go", "b", 200, 260)), "value", "conflict", False),
        ((("Monday", "a", 0, 60), ("Friday", "b", 0, 60)), "date", "conflict", False),
        ((("60 go", "a", 0, 60), ("40 go", "b", 0, 60)), "value", "update", False),
        ((("60 go", "a", 0, 60), ("40 go", "b", 0, 60)), "value", "agree", False),
    ],
)
def test_a_number_is_told_once(
    said: tuple[Said, ...], aspect: str, verdict: str, is_retold: bool
) -> None:
    """A figure stands for the sentence it is in where both differ by the number."""
    figure = make_claim(FIGURE, *NUMBERS, aspect=AspectName.VALUE)
    around = make_claim(EVENT, *said, aspect=AspectName(aspect), verdict=Verdict(verdict))
    expected = {"event": "figure"} if is_retold else {}
    assert find_retellings([around, figure]) == expected


def test_two_claims_of_one_kind_are_two() -> None:
    """Two numbers of one sentence are two contradictions."""
    one = make_claim(FIGURE, *NUMBERS, aspect=AspectName.VALUE)
    assert find_retellings([one, one]) == {}

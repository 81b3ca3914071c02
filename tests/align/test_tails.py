"""Tests of cutting off what a clause adds behind a comma, and of putting it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from crosswire.align import align_claims
from crosswire.align.tails import cut_tails, status_of_tail
from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text
from crosswire.types import (
    Anchor,
    Claim,
    ClaimKind,
    Clause,
    Event,
    Form,
    Judgement,
    Mention,
    Status,
    Verdict,
    Word,
)


def cut(
    text: str, verb: str, *begins: str, status: Status = Status.DONE, form: Form = Form.NARRATED
) -> list[str]:
    """Cut a text that is one event with a main verb, in which clauses begin."""
    event = Event(type=None, status=status)
    mention = Mention(
        report="r", start=0, end=len(text), exact=text, form=form, source=None, cue=None,
        origin=None, confidence=0.5, kind=ClaimKind.EVENT, event=event,
    )  # fmt: skip
    clause = Clause(start=0, end=len(text), event=event, predicate=text.index(verb))
    parts = cut_tails(text, mention, clause, {text.index(begin) for begin in begins})
    return [text[part.start : part.end] for part in parts]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (
            "Gunmen raided an army post near Tessit, killing nine soldiers",
            "raided",
            ["Gunmen raided an army post near Tessit", "killing nine soldiers"],
        ),
        (
            "The minister presented a budget of 310 billion, with a deficit of 3 percent",
            "presented",
            ["The minister presented a budget of 310 billion", "with a deficit of 3 percent"],
        ),
        (
            "The court freed the two editors on Monday, who had been held since May",
            "freed",
            ["The court freed the two editors on Monday", "who had been held since May"],
        ),
        (
            "The port will be run by a committee, chaired by a UN official",
            "run",
            ["The port will be run by a committee", "chaired by a UN official"],
        ),
        (
            "The blaze started near the village of Orla and has burned 900 hectares of pine",
            "started",
            ["The blaze started near the village of Orla", "and has burned 900 hectares of pine"],
        ),
        (
            "In all, 2,600 people have left their homes, 900 of them in Portugal",
            "left",
            ["In all, 2,600 people have left their homes", "900 of them in Portugal"],
        ),
    ],
)
def test_what_a_clause_adds_is_cut_off(text: str, verb: str, expected: list[str]) -> None:
    assert cut(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The president of Sarnia, who was ill, stayed at home", "stayed"),
        ("The two ministers met in Oslo, in Bergen and in Tromso", "met"),
        ("The ministers will meet on May 3, 2030 in Minsk", "meet"),
        ("The ski school was closed after the avalanche of Friday", "closed"),
        ("The envoy left the room at noon, smiling broadly", "left"),
        ("The rebels captured three tanks and armoured vehicles near the river", "captured"),
        ("The new tax covers coal mining, banking and private farming", "covers"),
        ("The union will return to work at the mill, but only if wages rise", "return"),
        ("The board chose Ana Ruiz of Soro, a lawyer three years after her defeat", "chose"),
        ("They will return to work at the mill, which would end the strike", "return"),
        ("Output fell in the first half, according to the statistics office", "fell"),
        ("He named Ali, Omar, and Yusuf to the board of the bank", "named"),
    ],
)
def test_what_belongs_to_the_clause_stays(text: str, verb: str) -> None:
    """Nothing before the verb, no list, no date, no condition, nothing of two words."""
    assert cut(text, verb) == [text]


@pytest.mark.parametrize("status", [Status.DENIED, Status.CONDITIONAL, Status.CALLED_FOR])
def test_nothing_is_cut_off_what_is_not_told(status: Status) -> None:
    text = "The court did not free the two editors, who were arrested in Soro in May"
    assert len(cut(text, "free")) == 2
    assert cut(text, "free", status=status) == [text]


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        ("chaired by a UN official", Status.PLANNED, Status.PLANNED),
        ("who was arrested in May", Status.PLANNED, Status.DONE),
        ("none of which has been signed", Status.DONE, Status.DENIED),
        ("neither of whom has been charged", Status.DONE, Status.DENIED),
        ("with nothing paid to the families", Status.DONE, Status.DENIED),
        ("both of whom have been charged", Status.DONE, Status.DONE),
    ],
)
def test_what_is_added_has_its_own_status(words: str, status: Status, expected: Status) -> None:
    assert status_of_tail(words, status) is expected


def test_where_another_clause_begins_it_is_cut() -> None:
    text = "Police fired tear gas at the crowd, and 23 people were arrested"
    assert cut(text, "fired") == [text]
    assert cut(text, "fired", "23 people") == [
        "Police fired tear gas at the crowd",
        "and 23 people were arrested",
    ]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.default()


BOTH = "The mayor said the old bridge at Orla had collapsed, blocking the only road to the harbour."
FALL = "The old bridge at Orla collapsed."
SAID = "the old bridge at Orla had collapsed, blocking the only road to the harbour"
ROAD = "The only road to the harbour is blocked."
ELSE = "The mayor of Orla has gone on holiday."


def compare(engine: Engine, *texts: str, judgements: Sequence[Judgement] = ()) -> list[Claim]:
    """Compare reports of one day; each is read with a sentence more."""
    reports = [
        read_article(
            article_of_text(
                f"{text} Rain fell in the north.", uri=str(number), outlet=f"Outlet {number}",
                published="2031-05-06", today=date(2031, 6, 1),
            ),
            engine,
        )
        for number, text in enumerate(texts)
    ]  # fmt: skip
    return list(align_claims(reports, (), judgements, engine.joint))


def first_of(claims: Sequence[Claim], start: str) -> Claim:
    """Give the claim one of whose mentions begins so."""
    return next(
        claim for claim in claims if any(one.exact.startswith(start) for one in claim.mentions)
    )


def reports_behind(engine: Engine, *texts: str) -> dict[str, int]:
    """Compare reports; give what the first one tells, with the number of reports behind each."""
    claims = compare(engine, *texts)
    told = [(one, len(claim.reports)) for claim in claims for one in claim.mentions]
    first = next(one.report for one, _ in told if one.exact.startswith("the old bridge"))
    return {
        one.exact: n_reports
        for one, n_reports in told
        if one.report == first and one.start < len(texts[0])
    }


def test_what_is_cut_off_is_put_back_where_nobody_tells_it_by_itself(engine: Engine) -> None:
    assert reports_behind(engine, BOTH, FALL) == {SAID: 2}
    assert reports_behind(engine, BOTH, ELSE) == {SAID: 1}


def test_what_another_report_tells_by_itself_is_a_claim_of_its_own(engine: Engine) -> None:
    assert reports_behind(engine, BOTH, FALL, ROAD) == {
        "the old bridge at Orla had collapsed": 2,
        "blocking the only road to the harbour": 2,
    }


def test_copies_that_were_cut_are_put_back_together(engine: Engine) -> None:
    assert reports_behind(engine, BOTH, BOTH) == {SAID: 2}


def test_a_mention_that_is_whole_again_is_quoted_whole(engine: Engine) -> None:
    found = first_of(compare(engine, BOTH, FALL), "the old bridge")
    assert found.verdict is Verdict.AGREE
    assert "same words" not in found.because


@pytest.mark.parametrize("word", [Word.SAME, Word.DIFFERENT])
def test_a_person_judges_the_mention_that_is_shown(engine: Engine, word: Word) -> None:
    texts = (BOTH, FALL if word is Word.DIFFERENT else ELSE)
    claims = compare(engine, *texts)
    ends = [first_of(claims, start) for start in ("the old bridge", texts[1][:9])]
    places = [
        next(one for one in claim.mentions if one.exact.startswith(start))
        for claim, start in zip(ends, ("the old bridge", texts[1][:9]), strict=True)
    ]
    left, right = (Anchor(report=one.report, start=one.start, end=one.end) for one in places)
    told = Judgement(word=word, kind=places[0].kind, left=left, right=right, why="read both")
    judged = first_of(compare(engine, *texts, judgements=[told]), "the old bridge")
    assert SAID in {one.exact for one in judged.mentions}
    assert len(judged.reports) == (2 if word is Word.SAME else 1)


def test_what_is_denied_stays_denied_as_a_whole(engine: Engine) -> None:
    claims = compare(
        engine,
        "Karl Lund denied having met the envoy in Oslo, taking a loan from him and lying to him.",
        "Karl Lund met the envoy in Oslo.",
    )
    assert Verdict.AGREE not in {
        claim.verdict for claim in claims if "Lund" in claim.summary or "envoy" in claim.summary
    }

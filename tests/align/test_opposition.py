"""Words by which two reports contradict each other, and those by which they do not."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Pool
from crosswire.align.opposition import opposed_cues, split_by_vote
from crosswire.pipeline import Engine, compare_story, read_article
from crosswire.sources import article_of_text
from crosswire.types import Event, Form, Status, Verdict
from tests.align.builders import Draft

TODAY = date(2031, 3, 1)
LEAD = "The senate of Tarvia debated a harbour law on Wednesday.\n\n"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.default()


def verdicts(engine: Engine, one: str, other: str) -> set[Verdict]:
    """Give the verdicts on what both of two reports carry behind a common first paragraph."""
    reports = [
        read_article(
            article_of_text(
                f"{LEAD}{text}",
                uri=f"{number}.txt",
                outlet=f"Outlet {number}",
                published="2031-02-05",
                today=date(2031, 3, 1),
            ),
            engine,
        )
        for number, text in enumerate((one, other))
    ]
    return {
        claim.verdict
        for claim in compare_story(reports, engine).claims
        if len({one.report for one in claim.mentions if one.start >= len(LEAD)}) > 1
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway refused to condemn the raid on Friday.", "Norway praised the raid on Friday."),
        ("Norway did not condemn the raid on the port.", "Norway welcomed the raid on the port."),
        ("Chile did not criticise the deal on Friday.", "Chile hailed the deal on Friday."),
        ("Chile declined to comment on the talks with Peru.", "Chile said the talks were good."),
        (
            "The Reed Party abstained on Friday over the law.",
            "The Reed Party left the coalition on Friday over the law.",
        ),
    ],
)
def test_what_is_withheld_is_neither_the_same_nor_the_contrary(
    engine: Engine, one: str, other: str
) -> None:
    """Who refused to condemn may have praised, and who declined to comment has spoken elsewhere."""
    assert not verdicts(engine, one, other) & {Verdict.CONFLICT, Verdict.AGREE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway refused to condemn the raid on Friday.", "Norway condemned the raid on Friday."),
        ("The vote was unanimous, the speaker said.", "Two members voted against the bill."),
        ("The law was adopted unanimously.", "The law was adopted with five votes against."),
        ("Senator Rosa Silva backed the law.", "Senator Rosa Silva opposed the law."),
        ("The minister praised the verdict.", "The minister criticised the verdict."),
        (
            "A spokesman did not rule out a new offensive.",
            "A spokesman ruled out a new offensive.",
        ),
        ("Ana Paz said she would resign in June.", "Ana Paz denied that she would resign."),
        (
            "There were no casualties, the harbour master said.",
            "Two workers were killed in the fire, the union said.",
        ),
        (
            "All of the workers were unharmed, the company said.",
            "Four workers were injured, a doctor said.",
        ),
        (
            "Production at the yard will continue, Paz said.",
            "Production at the yard will be suspended, Paz said.",
        ),
    ],
)
def test_opposites_are_a_conflict(engine: Engine, one: str, other: str) -> None:
    """What cannot both be true is called so whatever words each report has for it."""
    assert Verdict.CONFLICT in verdicts(engine, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senator Rosa Silva backed the law.", "Senator Pedro Rossi opposed the law."),
        ("The minister welcomed the vote.", "The union condemned the vote."),
        ("The union urged Byrne to resign.", "Byrne said she would not resign."),
        ("Paz's lawyer said he would not comment.", "Paz's lawyer said he would appeal."),
        ("A resident praised the new harbour law.", "A resident criticised the new harbour law."),
    ],
)
def test_what_may_both_be_true_is_no_conflict(engine: Engine, one: str, other: str) -> None:
    """Two mouths may hold opposite things, and who refuses a demand does not contradict it."""
    assert not verdicts(engine, one, other) & {Verdict.CONFLICT, Verdict.AGREE}


def test_two_ways_to_tell_that_all_agreed_do_not_clash(engine: Engine) -> None:
    """ "Unanimously" and "no senator against" are one result."""
    found = verdicts(
        engine, "The law was adopted unanimously.", "No senator voted against the law."
    )
    assert Verdict.CONFLICT not in found


def test_what_all_agreed_on_may_still_differ(engine: Engine) -> None:
    """Two unanimous votes of two days are no less at odds than others."""
    found = verdicts(
        engine,
        "The council of Brela unanimously adopted the harbour budget on 3 February.",
        "The council of Brela unanimously adopted the harbour budget on 4 February.",
    )
    assert Verdict.CONFLICT in found


@pytest.mark.parametrize(
    ("cues", "content", "is_opposed"),
    [
        (("praised", "condemned"), "the ruling", True),
        (("ruled out", "did not rule out"), "the ruling", True),
        (("refused to condemn", "condemned"), "the ruling", True),
        (("refused to condemn", "praised"), "the ruling", False),
        (("did not oppose", "supported"), "the ruling", False),
        (("praised", "condemned"), "it", False),
    ],
)
def test_cues_of_one_content_are_opposed(
    cues: tuple[str, str], content: str, is_opposed: bool
) -> None:
    """A refusal turns a cue round; of "it" nobody knows what it is."""
    drafts = [
        Draft(f"Outlet {at}", f"Ana Paz {cue} {content}.").says(
            content, form=Form.INDIRECT, cue=cue
        )
        for at, cue in enumerate(cues)
    ]
    left, right = prepare_items([draft.report for draft in drafts])[Pool.PROPOSITION]
    assert (opposed_cues(left, right) is not None) is is_opposed


@pytest.mark.parametrize(
    ("one", "other", "split"),
    [
        ("The vote was unanimous", "Two members voted against the bill", True),
        ("All 60 deputies voted for the bill", "Three abstained", True),
        ("The budget passed without a single vote against", "Six members opposed it", True),
        ("The decision was taken unanimously", "Five members voted against the ban", True),
        ("The vote had not been unanimous", "Five members voted against the ban", False),
        ("The vote had not been unanimous", "The vote was unanimous", True),
        ("Nobody voted against the budget", "The budget was adopted unanimously", False),
        ("The vote was unanimous", "The bill was passed on Monday", False),
        ("All shops were closed", "Two members voted against the bill", False),
        ("No member of the opposition voted for it", "The opposition opposed the bill", False),
        ("Not all members backed the bill", "Two members voted against the bill", False),
        ("All but two members voted for the bill", "Two members voted against it", False),
        ("All three opposition parties backed it", "The ruling party voted against it", False),
        ("The Liberals unanimously opposed it", "The Liberals opposed the bill", False),
        ("The senate unanimously rejected it", "Most senators voted against the bill", False),
        ("Nobody voted against the bill", "Two members abstained from the vote", False),
        ("The vote was unanimous", "Two members abstained from the vote", True),
        ("It passed without opposition support", "The opposition voted against it", False),
        ("No evidence against her was found, a vote said", "Two members opposed it", False),
    ],
)
def test_a_vote_is_unanimous_or_has_some_against(one: str, other: str, split: bool) -> None:
    """The words of a vote tell whether all were of one mind."""
    told = Event(type=None, status=Status.DONE)
    drafts = [Draft(f"Outlet {at}", f"{text}.").tells(text, told)
              for at, text in enumerate((one, other))]  # fmt: skip
    left, right = prepare_items([draft.report for draft in drafts])[Pool.PROPOSITION]
    assert split_by_vote(left, right) is split
    assert split_by_vote(right, left) is split


def test_a_clash_of_a_person_and_a_body_names_both(engine: Engine) -> None:
    """The words of one are never put into the mouth of the other."""
    reports = [
        read_article(
            article_of_text(f"{LEAD}{text}", uri=f"{n}.txt", outlet=f"Outlet {n}", today=TODAY),
            engine,
        )
        for n, text in enumerate(
            (
                "The captain of the Sirena was detained on Friday, Omar Ferjani said.",
                "The captain of the Sirena was not detained on Friday, the port authority said.",
            )
        )
    ]
    claims = compare_story(reports, engine).claims
    (clash,) = [one for one in claims if one.verdict is Verdict.CONFLICT]
    assert "Ferjani: " in clash.summary
    assert "authority: " in clash.summary

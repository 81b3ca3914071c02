"""The fullest name of a person over all reports of a story."""

from __future__ import annotations

import pytest

from crosswire.align.match import Slot, same_actor
from crosswire.align.people import find_people, name_fully
from crosswire.types import Actor, ActorKind, ActorMention, Report
from tests.align.builders import Draft, align


def person(name: str, **slots: str) -> Actor:
    return Actor(name=name, kind=ActorKind.PERSON, **slots)


def report_of(*actors: Actor) -> Report:
    mentions = tuple(ActorMention(start=0, end=1, exact="x", actor=actor) for actor in actors)
    return Report(id="r", uri="", text="x", actors=mentions)


def test_a_bare_surname_gets_the_name_of_another_report() -> None:
    people = find_people([report_of(person("Okello")), report_of(person("Grace Okello"))])
    named = name_fully(person("Okello"), people)
    assert named is not None and named.name == "Grace Okello"


def test_the_actor_with_more_known_stands_for_the_name() -> None:
    reports = [
        report_of(person("Grace Okello")),
        report_of(person("Grace Okello", country="KEN", role="minister")),
    ]
    named = name_fully(person("Okello"), find_people(reports))
    assert named is not None and named.country == "KEN"


def test_two_persons_of_one_surname_are_not_told() -> None:
    people = find_people([report_of(person("Grace Okello"), person("Peter Okello"))])
    assert name_fully(person("Okello"), people) == person("Okello")


def test_full_names_states_and_nobody_stay() -> None:
    people = find_people([report_of(person("Grace Okello"))])
    kenya = Actor(name="Okello", kind=ActorKind.STATE)
    assert name_fully(person("Peter Okello"), people) == person("Peter Okello")
    assert name_fully(kenya, people) == kenya
    assert name_fully(None, people) is None


@pytest.mark.parametrize(
    ("office", "role", "found"),
    [
        ("head of government", "prime minister", Slot.SAME),
        ("prime minister", "prime minister", Slot.SAME),
        ("chancellor", "head of government", Slot.SAME),
        ("head of state", "president", Slot.SAME),
        ("head of government", None, Slot.UNKNOWN),
        ("head of government", "foreign minister", Slot.DIFFERENT),
        ("head of state", "prime minister", Slot.DIFFERENT),
        ("spokesman", "spokesman", Slot.UNKNOWN),
        ("minister", "minister", Slot.UNKNOWN),
    ],
)
def test_an_office_is_whoever_holds_it(office: str, role: str | None, found: Slot) -> None:
    """A report that names nobody means by "the head of government" whom another one names."""
    holder = Actor(name="Grace Okello", kind=ActorKind.PERSON, role=role)
    bare = Actor(name=office, kind=ActorKind.PERSON, role=office)
    assert same_actor(bare, holder) is same_actor(holder, bare) is found


def test_offices_of_two_states_are_two_persons() -> None:
    """Kenya's prime minister is not Peru's."""
    one, other = (
        Actor(name=name, kind=ActorKind.PERSON, role="prime minister", country=country)
        for name, country in (("prime minister", "PER"), ("Grace Okello", "KEN"))
    )
    assert same_actor(one, other) is Slot.DIFFERENT


def test_a_claim_bears_the_name_and_not_the_office() -> None:
    """Who says it is Okello, also where the first report has but her office."""
    text = "The dam will be full by March, {} said."
    words = "The dam will be full by March"
    bare = Actor(name="head of government", kind=ActorKind.PERSON, role="head of government")
    named = Actor(name="Grace Okello", kind=ActorKind.PERSON, role="prime minister")
    claims = align(
        Draft("Gazette", text.format("the head of government")).says(words, bare),
        Draft("Post", text.format("Okello")).says(words, named),
    )
    assert [(claim.summary, claim.verdict.value) for claim in claims] == [
        (f"Grace Okello: {words}", "agree")
    ]
    assert claims[0].speaker == named


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Amara S. Diallo III", "Amara Diallo", Slot.SAME),
        ("Amara Diallo III", "Amara Diallo II", Slot.DIFFERENT),
        ("Pope Amara XII", "Pope Amara", Slot.SAME),
        ("Amara Diallo III", "Moussa Diallo", Slot.DIFFERENT),
    ],
)
def test_a_numeral_behind_a_name_is_no_family_name(left: str, right: str, expected: Slot) -> None:
    """One desk prints it and another does not; two numerals are two people."""
    assert same_actor(person(left), person(right)) is expected

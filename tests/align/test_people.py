"""The fullest name of a person over all reports of a story."""

from __future__ import annotations

from crosswire.align.people import find_people, name_fully
from crosswire.types import Actor, ActorKind, ActorMention, Report


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

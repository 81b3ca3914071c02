"""A body that is called after what it does is one origin, by whatever name."""

from __future__ import annotations

import pytest

from crosswire.origins import count_independent, resolve_origins
from crosswire.origins.credits import find_sayer
from crosswire.origins.joining import join_parts
from crosswire.origins.names import is_part_of, name_origin
from crosswire.types import EventType, OriginKind
from tests.origins.builders import add_event, make_report, names_of

FULL = "the National Disaster Management Agency"


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("the disaster agency", "disaster agency"),
        ("the country's weather agency", "weather agency"),
        ("the State Emergency Service", "State Emergency Service"),
        ("the rescue service", "rescue service"),
        ("the statistics office", "statistics office"),
        ("the disaster agency's press service", "disaster agency"),
        ("the National Disaster Management Agency (NDMA)", "National Disaster Management Agency"),
        ("the U.N. refugee agency", "UNHCR"),
        ("the WHO", "World Health Organization"),
    ],
)
def test_a_body_is_named_by_its_field(credit: str, name: str) -> None:
    """No capital and no word such as "ministry" is needed."""
    assert name_origin(credit).name == name


@pytest.mark.parametrize(
    "credit",
    ["the agency", "the news agency", "a federal agency", "the press service", "his office"],
)
def test_a_sort_of_body_is_nobody(credit: str) -> None:
    """Without a field nobody is named."""
    assert not name_origin(credit).key


def test_a_name_before_agency_may_be_that_of_a_news_agency() -> None:
    """ "The Sirena agency" is Sirena, as "the Interfax agency" is Interfax."""
    assert name_origin("the Sirena agency").key == name_origin("Sirena").key


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("the disaster agency", FULL),
        ("the disaster agency", "the National Disaster Management Authority"),
        ("the tax agency", "the Federal Tax Service"),
        ("the environment agency", "the Environment Agency"),
        ("the disaster agency", "the Disaster Management Centre"),
    ],
)
def test_agency_is_said_of_any_body_of_the_field(part: str, whole: str) -> None:
    assert is_part_of(name_origin(part).key, name_origin(whole).key)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("the weather agency", FULL),
        ("the disaster agency", "the Disaster Relief Ministry"),
        ("the tax office", "the Federal Tax Service"),
        ("the Italian agency", "the Italian space agency"),
        ("the tax agency", "the Tax Workers Federation"),
        ("the weather service", "the Weather Observers Club"),
        ("the intelligence agency", "the Senate Intelligence Committee"),
        ("the security agency", "the UN Security Council"),
        ("the disaster agency", "the Ministry of Disaster Management and Emergency Services"),
    ],
)
def test_other_bodies_stay_apart(part: str, whole: str) -> None:
    """Another field, or another noun than the one that is used of any body."""
    assert not is_part_of(name_origin(part).key, name_origin(whole).key)


def _resolve(*texts: str) -> int:
    """Resolve reports that each tell of the dead; give how many origins they have."""
    reports = [
        add_event(make_report(f"r{at}", text, outlet=f"Outlet {at}"), "died", EventType.COERCE)
        for at, text in enumerate(texts)
    ]
    resolved, origins = resolve_origins(reports)
    assert all(origin.is_named for origin in origins)
    ids = {mention.origin or "" for report in resolved for mention in report.mentions}
    assert len(ids) == count_independent(ids, origins)
    return len(ids)


@pytest.mark.parametrize(
    "other",
    [
        "Fourteen people died, the disaster agency said on Tuesday.",
        "The disaster agency said that fourteen people died.",
        "The disaster agency put at fourteen the people who died.",
        "Fourteen people died, according to the disaster agency.",
        "Fourteen people died, the NDMA said.",
        "Fourteen people died, the Kenyan disaster agency said.",
    ],
)
def test_two_names_of_one_agency_are_one_origin(other: str) -> None:
    """Full name in one outlet; a short one, initials or a country in the other."""
    assert _resolve(f"Fourteen people died, {FULL} said.", other) == 1


def test_two_agencies_of_one_story_are_two() -> None:
    """The weather agency is not the one for disasters."""
    assert (
        _resolve(f"Fourteen people died, {FULL} said.", "Ten people died, the weather agency said.")
    ) == 2


@pytest.mark.parametrize(
    ("credits", "n_bodies"),
    [
        (("the Kenyan disaster agency", FULL), 1),
        (("the Kenyan disaster agency", "the Ugandan disaster management agency", FULL), 3),
        (("the Kenyan weather service", "the Ugandan weather agency", "the Weather Bureau"), 3),
        (("the Kenyan disaster agency", "Uganda's National Disaster Management Agency", FULL), 2),
        (("the Kenyan health agency", "the World Health Organization"), 2),
        (("the Danish space agency", "the European Space Agency"), 2),
    ],
)
def test_bodies_of_two_countries_are_no_one_body(credits: tuple[str, ...], n_bodies: int) -> None:
    """Whose the full name is can be told where one country alone has such a body."""
    joined = join_parts([name_origin(credit).key for credit in credits])
    assert len(set(joined.values())) == n_bodies


def test_a_text_tells_what_initials_are_short_for() -> None:
    """Initials of another language are known from the brackets."""
    n_origins = _resolve(
        "Fourteen died, according to the disaster agency (INGD).", "Ten died, the INGD said."
    )
    assert n_origins == 1


def test_initials_that_fit_two_names_stay_apart() -> None:
    """Nobody can tell whose they are."""
    n_origins = _resolve(
        "Ten died, the Northern Relief Authority said.",
        "Nine died, the National Rescue Agency said.",
        "Nine died, a spokesman for the NRA said.",
    )
    assert n_origins == 3


def test_a_sentence_is_the_word_of_who_is_named_at_its_end() -> None:
    """A figure in no statement has the ministry as its origin."""
    report = make_report(
        "a", "The drone stayed for 20 minutes, the Georgian Interior Ministry said."
    )
    resolved, origins = resolve_origins([add_event(report, "stayed", EventType.COERCE)])
    assert names_of(resolved, origins) == [["Georgian Interior Ministry"]]
    assert origins[0].kind is OriginKind.UNKNOWN  # no report tells by which way


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The ministry said it knew nothing, but witnesses saw ", " men."),
        ("", " were hurt, Interior Minister Ana Prado said."),
        ("The police chief said ", " were hurt."),
        ("", " were hurt, a critic of the government said."),
        ("", " were hurt, residents who fled the army said."),
        ("", " were hurt, a lawyer suing the police said."),
        ("The government gave ", " tonnes of flour to the villages."),
        ("The army put ", " soldiers on the border."),
        ("The ministry said nothing about ", " men who are missing."),
    ],
)
def test_a_turn_a_person_or_a_deed_is_no_word_of_an_institution(before: str, after: str) -> None:
    """Whoever opposes a government does not speak for it, and what it does it need not tell."""
    assert find_sayer(before, after) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", " were hurt, a spokesman for the ministry said."),
        ("", " were hurt, the Ministry of Defense press service said."),
        ("The rescue agency put the toll at ", "."),
        ("The weather service raised its forecast to ", " millimetres."),
        ("The police recorded ", " accidents."),
    ],
)
def test_who_speaks_for_an_institution_or_sets_a_number_tells_it(before: str, after: str) -> None:
    assert find_sayer(before, after) is not None


def test_what_the_reporter_of_this_newspaper_saw_is_its_own() -> None:
    """It is neither unknown nor the ministry's."""
    text = "Two helicopters came, a reporter of this newspaper saw."
    report = add_event(make_report("a", text, outlet="Herald"), "came", EventType.AID)
    _, origins = resolve_origins([report])
    assert [(one.kind, one.name) for one in origins] == [(OriginKind.OWN_REPORTING, "Herald")]

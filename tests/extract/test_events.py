"""What the event finder takes from a sentence, one behaviour at a time."""

from __future__ import annotations

import pytest

from crosswire.extract.events.find import find_events
from crosswire.extract.events.lexicon import load_lexicon
from crosswire.types import Event, EventType, Mention, Part, Place, Status

from .golden_marks import prepare


def mentions_in(marked: str, places: tuple[str, ...] = ()) -> list[Mention]:
    """Find the events of a marked sentence; `places` are place names in it."""
    article, reading, actors, dates = prepare(marked)
    spots = tuple(
        (
            Part(start=article.text.index(name), end=article.text.index(name) + len(name)),
            Place(name=name),
        )
        for name in places
    )
    return list(find_events(article, reading, actors, dates, spots, None))


def events_in(marked: str, places: tuple[str, ...] = ()) -> list[Event]:
    """Give the events alone."""
    return [mention.event for mention in mentions_in(marked, places) if mention.event]


def test_presidents_named_in_apposition_meet_once_with_day_and_place() -> None:
    """States, their presidents in apposition, "met Tuesday in the resort of": one CONSULT."""
    [event] = events_in(
        "The presidents of [Peru|PER], [Rosa Vega|PER:p], and [Chile|CHL], [Juan Soto|CHL:p], "
        "met Tuesday in the resort of Arica, on the coast, to strengthen ties.",
        ("Arica",),
    )[:1]
    assert event.type is EventType.CONSULT
    assert [actor.name for actor in event.actors] == ["Rosa Vega", "Juan Soto"]
    assert event.place is not None and event.place.name == "Arica"
    assert event.date is not None and event.date.start is not None


def test_invitation_is_done_and_what_it_asks_for_is_due() -> None:
    """An invitation to a summit in October is done now and due in October."""
    [event] = events_in(
        "[He|FIN:p] also invited the [Latvian president|LVA:p] to attend the Baltic summit in "
        "October."
    )
    assert (event.type, event.mode, event.status) == (EventType.REQUEST, "meet", Status.DONE)
    assert event.recipients[0].country == "LVA"
    assert event.due is not None and (event.due.start or "").endswith("-10-01")


def test_pledge_is_promised_and_carries_its_due_date() -> None:
    """A pledge to deliver is no delivery."""
    [event] = events_in("[Norway|NOR] pledged to deliver 20 tanks to [Moldova|MDA] by March.")
    assert (event.type, event.status) == (EventType.AGREE, Status.PROMISED)
    assert event.due is not None
    assert [actor.country for actor in event.recipients] == ["MDA"]


def test_denied_attack_stays_an_attack_and_is_denied() -> None:
    """A denial keeps the type of what is denied."""
    [event] = events_in("[Kenya|KEN] denied that its forces had shelled the town of Bor.")
    assert (event.type, event.status) == (EventType.ASSAULT, Status.DENIED)


def test_denial_stands_in_the_words_quoted() -> None:
    """The passage shown for a denied attack carries the word that denies it."""
    [mention] = mentions_in("[Kenya|KEN] on Friday denied that its forces had shelled Bor.")
    assert "denied" in mention.exact


def test_date_of_another_clause_is_not_the_events_own() -> None:
    """The day on which an attack is denied is not the day of the attack."""
    [event] = events_in("On Friday [Kenya|KEN] denied that [its forces|KEN:mil] had shelled Bor.")
    assert event.date is None


def test_group_takes_the_country_named_with_it() -> None:
    """Rebels in a country are that country's, for comparing."""
    [event] = events_in("[Rebels|:reb] in [Chad|TCD] attacked a convoy.")
    assert [actor.country for actor in event.actors] == ["TCD"]


def test_what_follows_and_has_the_subject_of_the_first_verb() -> None:
    """In "praised ... between A and B and offered", the one who praised offered."""
    events = events_in(
        "[Austria|AUT] welcomed the agreement between [Peru|PER] and [Chile|CHL] and offered to "
        "host talks."
    )
    assert [event.actors[0].country for event in events if event.type is EventType.AGREE] == ["AUT"]


def test_politician_attacks_another_in_words() -> None:
    """Between politicians "attacked" is a reproach; between armies it is not."""
    [event] = events_in("[Rosa Vega|PER:p] attacked [Juan Soto|PER:p] over the budget.")
    assert (event.type, event.mode) == (EventType.ACCUSE, "disapprove")


def test_negated_hostile_act_is_denied() -> None:
    """ "Did not" makes a hostile act denied."""
    [event] = events_in("[Kenya|KEN] did not attack [Somalia|SOM].")
    assert event.status is Status.DENIED


def test_passive_turns_the_sides() -> None:
    """ "Was struck by" makes the subject the recipient."""
    [event] = events_in("[Bahrain|BHR] was attacked by [Qatar|QAT] at dawn.")
    assert [actor.country for actor in event.actors] == ["QAT"]
    assert [actor.country for actor in event.recipients] == ["BHR"]


def test_relative_clause_acts_through_the_name_before_it() -> None:
    """ "Who met" belongs to the name before "who"."""
    events = events_in("[Ana Horvat|HRV:p], who met [Luka Novak|SVN:p] on Monday, flew home.")
    assert [actor.country for actor in events[0].actors] == ["HRV", "SVN"]


def test_possessor_of_sanctions_imposed_them() -> None:
    """ "Norway's sanctions on Chile" has both sides."""
    events = events_in("[Norway|NOR]'s sanctions on [Chile|CHL] hurt the fishing towns.")
    sides = [(event.type, event.actors[0].country, event.recipients[0].country) for event in events]
    assert (EventType.SANCTION, "NOR", "CHL") in sides


def test_visit_at_home_to_an_institution_is_kept_with_its_place() -> None:
    """A leader who tours a school in a host town visits it."""
    [event] = events_in(
        "Later in the day, [Ali Ondo|GAB:p] visited the Lumen school in Douala.", ("Douala",)
    )
    assert (event.type, event.mode) == (EventType.CONSULT, "visit")
    assert event.place is not None and event.place.name == "Douala"


def test_only_if_makes_it_conditional() -> None:
    """ "May" leaves it open."""
    [event] = events_in("[Chad|TCD] may withdraw its troops from [Libya|LBY].")
    assert event.status is Status.CONDITIONAL


def test_unpolitical_acts_are_no_events() -> None:
    """A company that sues a shop, a person of no office who meets another: nothing."""
    assert not events_in("[Lumo Foods|:bus] sued [Brightcorp|:bus] over a label.")
    assert not events_in("[Jane Doe|:who] met [John Roe|:who] at the market.")


@pytest.mark.parametrize(
    "marked",
    [
        "[Norway|NOR] imposed sanctions on [Chile|CHL] on Friday in response to the seizure.",
        "[Kenya|KEN] and [Tanzania|TZA] will hold talks in Arusha next week.",
    ],
)
def test_mention_quotes_the_text_within_one_sentence(marked: str) -> None:
    """The span stands in the text and carries all sides."""
    article, _, actors, _ = prepare(marked)
    for mention in mentions_in(marked):
        assert article.text[mention.start : mention.end] == mention.exact
        assert len(mention.exact.split()) <= 40
        for named in actors.mentions:
            assert mention.start <= named.start < mention.end


def test_every_pattern_is_of_the_sixteen_types_and_parses() -> None:
    """The packaged tables load; all sixteen types have words."""
    patterns = {each for found in load_lexicon().patterns.values() for each in found}
    assert {pattern.type for pattern in patterns} == set(EventType)


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("Strikes would follow if [Norway|NOR] did not shell [Chile|CHL].", Status.CONDITIONAL),
        ("[Norway|NOR] did not shell [Chile|CHL].", Status.DENIED),
    ],
)
def test_what_is_not_done_behind_if_is_conditional(marked: str, status: Status) -> None:
    """ "If it did not" leaves open whether it did."""
    found = [one for one in events_in(marked) if one.type is EventType.ASSAULT]
    assert [one.status for one in found] == [status]


def test_a_refusal_behind_if_is_none() -> None:
    """ "If Norway will not meet Chile" refuses nothing."""
    found = events_in("Talks end if [Norway|NOR] will not meet [Chile|CHL] in Lima.")
    assert all(one.type is not EventType.REJECT for one in found)
    assert all(one.status is Status.CONDITIONAL for one in found)

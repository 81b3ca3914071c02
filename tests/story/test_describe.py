"""A story has a title, a day, a place, participants and types."""

from __future__ import annotations

from crosswire.story import describe_story
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    DateBasis,
    EventType,
    Place,
    Report,
    Sector,
    Status,
)
from tests.origins.builders import ITALY, LARSEN, NORWAY, ROSSI, add_event, make_report

TRIESTE = Place(name="Trieste", country="ITA", lat=45.65, lon=13.77)
MEETING = "Larsen and Rossi met in Trieste on Tuesday."
BACKGROUND = "Norway and Italy signed a treaty in Rome in 1997."


def make_meeting(
    name: str, *, title: str | None = None, basis: DateBasis = DateBasis.GIVEN
) -> Report:
    """Make a report of a meeting with a treaty far below."""
    text = f"{MEETING}\nThey talked for hours.\nThey had lunch.\nThey left.\n{BACKGROUND}"
    report = make_report(
        name,
        text,
        title=title,
        published="2024-05-15",
        basis=basis,
        dateline=("Oslo", "2024-05-15"),
    )
    report = add_event(
        report,
        "met in Trieste on Tuesday",
        EventType.CONSULT,
        actors=(LARSEN, ROSSI),
        place=TRIESTE,
        day="2024-05-14",
        day_basis="Tuesday, from the report's date",
    )
    report = add_event(
        report, "signed a treaty", EventType.AGREE, actors=(NORWAY, ITALY), day="1997-01-01"
    )
    named = tuple(
        ActorMention(start=0, end=6, exact=text[0:6], actor=actor)
        for actor in (LARSEN, ROSSI, NORWAY, ITALY)
    )
    values = {field: getattr(report, field) for field in Report.__struct_fields__}
    return Report(**(values | {"actors": named}))


def test_the_lead_gives_the_type_and_background_does_not() -> None:
    """A meeting told first outweighs a treaty told last."""
    assert describe_story([make_meeting("a"), make_meeting("b")]).types == (EventType.CONSULT,)


def test_states_take_part_where_their_leaders_do_and_come_first() -> None:
    """Two ministers meet: both states and both ministers take part."""
    names = [actor.name for actor in describe_story([make_meeting("a")]).participants]
    assert set(names[:2]) == {"Norway", "Italy"}
    assert set(names[2:]) == {"Ingrid Larsen", "Paolo Rossi"}


def test_one_person_under_two_names_is_named_once_and_in_full() -> None:
    """ "Larsen" in one report is "Ingrid Larsen" of the other."""
    short = Actor(name="Larsen", kind=ActorKind.PERSON, country="NOR")
    report = add_event(make_report("b", MEETING), "met", EventType.CONSULT, actors=(short, ROSSI))
    names = [actor.name for actor in describe_story([make_meeting("a"), report]).participants]
    assert names.count("Ingrid Larsen") == 1
    assert "Larsen" not in names


def test_the_day_is_the_events_and_not_the_reports() -> None:
    """Filed on Wednesday, held on Tuesday."""
    day = describe_story([make_meeting("a")]).date
    assert day is not None
    assert (day.start, day.end) == ("2024-05-14", "2024-05-14")


def test_an_inferred_year_is_told() -> None:
    """The basis of the day repeats that the year is inferred."""
    day = describe_story([make_meeting("a", basis=DateBasis.WEEKDAY)]).date
    assert day is not None
    assert "year inferred" in (day.basis or "")


def test_the_place_is_where_it_happened_and_not_where_it_was_filed() -> None:
    """Datelined Oslo, held in Trieste."""
    assert describe_story([make_meeting("a")]).place == TRIESTE


def test_a_dateline_is_no_place_where_the_lead_names_another() -> None:
    """Without an event's place, "in Trieste" in the opening comes before the dateline."""
    report = make_report("a", "The ministers met in Trieste.", dateline=("Oslo", None))
    assert describe_story([report]).place == Place(name="Trieste")
    quiet = make_report("a", "The ministers met and left.", dateline=("Oslo", None))
    assert describe_story([quiet]).place == Place(name="Oslo")


def test_planned_events_weigh_less_than_done_ones() -> None:
    """What took place leads what is to come."""
    report = make_report("a", "They met and will sign a pact.")
    report = add_event(report, "will sign", EventType.AGREE, status=Status.PLANNED)
    report = add_event(report, "met", EventType.CONSULT)
    assert describe_story([report]).types[0] is EventType.CONSULT


def test_the_title_is_the_headline_nearest_to_all() -> None:
    """The report that shares most with the others gives its headline."""
    near = make_meeting("a", title="Larsen meets Rossi in Trieste")
    far = make_report("c", "A dog crossed the street while they ate.", title="Dog seen")
    assert describe_story([far, near, make_meeting("b")]).title == "Larsen meets Rossi in Trieste"


def test_without_headlines_a_sentence_of_the_main_event_serves() -> None:
    """No report has a headline; like one, the sentence has no full stop."""
    assert describe_story([make_meeting("a")]).title == "Larsen and Rossi met in Trieste on Tuesday"


def test_a_story_without_events_still_has_a_title_and_a_day() -> None:
    """Nothing found is said as nothing."""
    story = describe_story([make_report("a", "Snow fell.", published="2024-01-02")])
    assert story.title == "Snow fell."
    assert story.types == ()
    assert story.date is not None
    assert story.date.start == "2024-01-02"


def test_the_town_of_the_openings_serves_where_no_event_has_a_place() -> None:
    """ "In the Chilean port of Iquique", say two of three: there it was."""
    story = describe_story(
        [
            make_report("a", "A ship burned in the Chilean port of Iquique on Monday."),
            make_report("b", "Two sailors died near Iquique when a ship burned."),
            make_report("c", "Peru sent a tug from Arica, its navy said in Lima."),
        ]
    )
    assert story.place is not None
    assert story.place.name == "Iquique"


def test_two_towns_named_as_often_are_no_place() -> None:
    """Talks in Oslo and in Trieste: nothing tells which is meant."""
    text = "Talks opened in Oslo on Monday and in Trieste on Tuesday."
    assert describe_story([make_report("a", text), make_report("b", text)]).place is None


def test_what_one_report_leads_with_is_no_type_of_the_story() -> None:
    """One outlet leads with a threat, the other two with the talks."""
    talks = [
        add_event(make_report(name, MEETING), "met", EventType.CONSULT, actors=(LARSEN, ROSSI))
        for name in ("a", "b")
    ]
    threat = add_event(
        make_report("c", "Rossi threatened to leave the talks."), "threatened", EventType.THREATEN
    )
    assert describe_story([*talks, threat]).types == (EventType.CONSULT,)


def test_a_newspaper_takes_no_part() -> None:
    """An outlet that is named in the leads only tells of it."""
    paper = Actor(name="Danube Post", kind=ActorKind.ORGANISATION, sector=Sector.MED)
    reports = [
        add_event(make_report(name, MEETING), "met", EventType.CONSULT, actors=(LARSEN, paper))
        for name in ("a", "b")
    ]
    names = [actor.name for actor in describe_story(reports).participants]
    assert "Danube Post" not in names
    assert "Ingrid Larsen" in names


def test_hyphens_and_initials_tell_no_two_people_apart() -> None:
    """ "Ingrid B. Larsen" and "Ingrid Larsen" are one participant."""
    longer = Actor(name="Ingrid B. Larsen", kind=ActorKind.PERSON, country="NOR")
    reports = [
        add_event(make_report("a", MEETING), "met", EventType.CONSULT, actors=(LARSEN, ROSSI)),
        add_event(make_report("b", MEETING), "met", EventType.CONSULT, actors=(longer, ROSSI)),
    ]
    people = [a.name for a in describe_story(reports).participants if "Larsen" in a.name]
    assert len(people) == 1

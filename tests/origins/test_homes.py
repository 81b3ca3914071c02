"""A bare institution is that of the report's own country, where that is clear."""

from __future__ import annotations

from msgspec.structs import replace

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import Actor, ActorKind, ActorMention, Report
from tests.origins.builders import NORWAY, add_statement, make_report

SWEDEN = Actor(name="Sweden", kind=ActorKind.STATE, country="SWE")


def _add_actor(report: Report, exact: str, actor: Actor) -> Report:
    start = report.text.index(exact)
    mention = ActorMention(start=start, end=start + len(exact), exact=exact, actor=actor)
    return replace(report, actors=(*report.actors, mention))


def test_a_bare_ministry_is_that_of_the_reports_own_country() -> None:
    """ "The Foreign Ministry" in a report from Bergen is Norway's, also where Sweden's speaks."""
    text = "Norway will send two ships, the Foreign Ministry said."
    home = make_report("a", text, dateline=("BERGEN", None))
    home = _add_actor(home, "Norway", NORWAY)
    home = add_statement(home, "two ships", source="the Foreign Ministry")
    abroad = make_report("b", "Two ships will sail, the Norwegian foreign ministry said.")
    abroad = add_statement(abroad, "Two ships", source="the Norwegian foreign ministry")
    third = make_report("c", "One ship will sail, the Swedish foreign ministry said.")
    third = add_statement(third, "One ship", source="the Swedish foreign ministry")
    _, origins = resolve_origins([home, abroad, third])
    assert sorted(origin.reports for origin in origins) == [("a", "b"), ("c",)]


def test_a_bare_ministry_stays_bare_where_the_country_is_not_clear() -> None:
    """A report that tells of two countries, from neither, is not given to one of them."""
    text = "Norway and Sweden will send two ships, the Foreign Ministry said."
    bare = _add_actor(_add_actor(make_report("a", text), "Norway", NORWAY), "Sweden", SWEDEN)
    bare = add_statement(bare, "two ships", source="the Foreign Ministry")
    others = []
    for name, country in (("b", "Norwegian"), ("c", "Swedish")):
        words = f"the {country} foreign ministry"
        report = make_report(name, f"Two ships will sail, {words} said.")
        others.append(add_statement(report, "Two ships", source=words))
    _, origins = resolve_origins([bare, *others])
    assert len(origins) == 3


def test_the_body_of_another_country_is_not_joined() -> None:
    """ "The weather service" of a report from Oslo is not the only one named, the Italian."""
    text = "“Hail by noon,” the Italian weather service said."
    italian = add_statement(
        make_report("a", text), "Hail by noon,", source="the Italian weather service"
    )
    text = "Norway waits. “Rain by night,” the weather service said."
    bare = add_statement(make_report("b", text), "Rain by night,", source="the weather service")
    norway = ActorMention(start=0, end=6, exact="Norway", actor=NORWAY)
    reports, origins = resolve_origins([italian, replace(bare, actors=(norway,))])
    first, second = (report.statements[0].origin for report in reports)
    assert first != second
    ids = [first or "", second or ""]
    assert count_independent(ids, origins) == 2

"""Whether two reported figures are one figure, and whether they agree."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from crosswire.align.intervals import Interval, interval_of, is_rounding, relative_gap
from crosswire.align.lexicon import load_lexicon, stem
from crosswire.align.match import Match, Outcome, Slot, same_actor
from crosswire.align.periods import day_gap, holds_within, same_period
from crosswire.align.sides import are_alike
from crosswire.extract.figures.nouns import (
    is_creature,
    is_nationality,
    is_person,
    load_people,
)
from crosswire.extract.units import may_be_one_currency, same_dimension, to_base
from crosswire.types import AspectName, Change, Figure

_BASES = ("km", "kg", "hectare", "percent", "hour", "m3", "MW", "barrel")
"""A unit of each dimension that news compares in several units."""
_HARMED = frozenset({"dead", "injured", "missing", "arrested", "rescued"})
"""Properties that only living beings have: who is counted but for animals, people are meant."""
_SUFFERED = _HARMED | {"displaced", "hospitalised", "trapped"}
"""Properties of which an event has one number each, at a time."""
_OF_BALLOTS = frozenset(
    {"votes", "noes", "abstentions", "seats", "turnout", "counted", "delegates", "support"}
)
_SETTLED = frozenset(
    {"votes", "noes", "abstentions", "seats", "turnout", "delegates", "signatures"}
)
"""Properties that have one exact number once they are counted, whatever the hour."""
_GROUPS = frozenset({"family", "household", "couple", "village", "community", "group"})
"""Nouns for several people at once: 12,000 families are more than 12,000 people."""
_SHARES = frozenset({"fraction", "percent"})
_SPELT_OUT = 0.002
"""Relative gap up to which a share in words is the percentage: a fifth is 20 %, a third 33.3 %."""
CONVERSION = 0.03
"""Relative gap read as one length or weight rounded in two units: 10 miles are 16 km."""
_APART = 0.25
"""Relative gap above which two open ranges are not read as one figure."""
_APART_FROM_END = 0.5
"""The same for a plain number and an open range that takes it in: six wages, up to 12 wages."""
_NEAR_COUNT = 0.15
"""The same for things of two names that are counted: 43 people, more than 40 holidaymakers."""


_WEEK = 7
_OTHER_PEOPLE = "they name those whom they count otherwise, and these may be others"


class Slots(msgspec.Struct, frozen=True):
    """How the slots of two figures compare, the number left out."""

    measured: Slot
    entity: Slot
    direction: Slot
    period: Slot
    unit: Slot


@lru_cache(maxsize=1 << 13)
def property_of(figure: Figure) -> str | None:
    """
    Name what a figure measures, once for all words for it: "killed" and "deaths" are "dead".

    Where no property is given, the noun counted may say it: "12 seats", "30 victims". It names no
    more than a count of itself: two aides are no aid, and ten prices no price.
    """
    lexicon = load_lexicon()
    for word in reversed((figure.property or "").lower().replace("_", " ").split()):
        name = lexicon.properties.get(stem(word))
        if name is not None:
            return name
    if figure.property:
        return figure.property.lower()
    for word in reversed((figure.unit or "").lower().replace("_", " ").split()):
        name = lexicon.properties.get(stem(word))
        if name is not None and (name in lexicon.tallies or name in _SETTLED):
            return name
    return None


def is_tally(figure: Figure) -> bool:
    """Tell whether later reports raise the count: dead, injured, arrested, votes."""
    return (property_of(figure) or "") in load_lexicon().tallies


def is_settled(figure: Figure) -> bool:
    """
    Tell a count that no later report raises: votes, seats, turnout, signatures handed over.

    While ballots are counted the report says so: that is a provisional count.
    """
    return property_of(figure) in _SETTLED


def counts_ballots(figure: Figure) -> bool:
    """Tell whether a figure moves while ballots are counted: votes, seats, shares of them."""
    measured = property_of(figure)
    if measured is None:
        return figure.unit in _SHARES
    return measured in _OF_BALLOTS


def is_sufferer_count(figure: Figure) -> bool:
    """Tell a count of people whom an event harmed or moved: dead, wounded, displaced."""
    people = figure.unit is None or _counts_people(figure)
    level = figure.change is Change.LEVEL and figure.unit not in _SHARES
    return people and level and property_of(figure) in _SUFFERED


def is_distinctive(figure: Figure) -> bool:
    """
    Tell whether a number is unlikely to stand twice in one story by chance.

    Three digits are ("34.4"), and two with a unit of money or a per cent sign ("4.5 %").
    """
    interval = interval_of(figure)
    if interval is None:
        return False
    digits = len(f"{abs(interval.nominal) / interval.step:.0f}")
    unit = figure.unit or ""
    priced = (len(unit) == 3 and unit.isupper()) or unit.startswith("percent")
    return digits >= 3 or (digits == 2 and priced)


def compare_slots(left: Figure, right: Figure) -> Slots:
    """Compare all slots of two figures but the number."""
    sides = [
        same_actor(one, other)
        for one, other in (
            (left.from_actor, right.from_actor),
            (left.to_actor, right.to_actor),
        )
    ]
    direction = Slot.UNKNOWN
    if Slot.DIFFERENT in sides:
        direction = Slot.DIFFERENT
    elif Slot.SAME in sides:
        direction = Slot.SAME
    return Slots(
        measured=_same_property(left, right),
        entity=_same_words(left.entity, right.entity),
        direction=direction,
        period=same_period(left.period, right.period),
        unit=_same_unit(left, right),
    )


def compare_figures(left: Figure, right: Figure, slots: Slots | None = None) -> Outcome:
    """
    Decide whether two reported figures agree, and say why.

    A figure is the range its wording admits: "at least 40" is 40 and up, "almost 9" just
    under 9. Ranges that overlap cannot contradict each other: "almost 9" and "8.8" are
    one figure; "9.8" and "8.8" are not. A slot that one report leaves open (a missing
    per cent sign) takes the other's value. How sure it is that both answer one question is
    weighed elsewhere, with the sentences around them.

    Args:
        left: Figure of one report.
        right: Figure of another.
        slots: How their slots compare, where that is known already.

    Returns:
        The outcome with the aspects that differ; symmetric in the two figures.
    """
    slots = slots or compare_slots(left, right)
    ranges = in_one_unit(left, right)
    if ranges is None:
        return Outcome(Match.UNRELATED, "they are given in different units")
    one, other, converted = ranges
    equal = one.nominal == other.nominal or (
        converted and relative_gap(one.nominal, other.nominal) <= CONVERSION
    )
    distinct = equal and is_distinctive(left) and is_distinctive(right)
    apart = _apart(left, right, slots, distinct=distinct)
    if apart is not None:
        return Outcome(Match.UNRELATED, apart)
    aspects: set[AspectName] = set()
    if converted and {left.unit, right.unit} != _SHARES:
        aspects.add(AspectName.UNIT)
    elif converted and relative_gap(one.nominal, other.nominal) > _SPELT_OUT:
        aspects.add(AspectName.VALUE)
    if slots.period is Slot.DIFFERENT:
        aspects.add(AspectName.PERIOD)
    if {left.change, right.change} == {Change.RISE, Change.FALL}:
        return Outcome(Match.CONFLICT, "one is a rise, the other a fall")
    if _is_other_balance(left, right, slots):
        return Outcome(Match.CONFLICT, "one is a deficit, the other a surplus")
    return _compare_ranges(left, right, (one, other), aspects, equal=equal)


def _is_other_balance(left: Figure, right: Figure, slots: Slots) -> bool:
    """Tell a deficit of one from a surplus of the same: they cannot both be."""
    names = {left.property, right.property}
    return names == {"deficit", "surplus"} and slots.entity is Slot.SAME


def _compare_ranges(
    left: Figure,
    right: Figure,
    ranges: tuple[Interval, Interval],
    aspects: set[AspectName],
    *,
    equal: bool,
) -> Outcome:
    """Compare the numbers of two figures whose other slots allow it."""
    one, other = ranges
    if equal:
        if left.qualifier is not right.qualifier:
            aspects.add(AspectName.QUALIFIER)
        why = "the same number" if not aspects else "the ranges overlap"
        if _may_be_others(left, right):
            aspects.add(AspectName.UNIT)
            return Outcome(Match.VARIANT, _OTHER_PEOPLE, aspects=frozenset(aspects))
        if AspectName.UNIT in aspects:
            why = "the same amount in two units"
        return Outcome(_joined(aspects), why, aspects=frozenset(aspects))
    is_count = _is_count(left) or _is_count(right)
    if one.overlaps(other):
        apart = _far_apart(one, other) if not is_count else None
        if apart is not None:
            return Outcome(Match.UNRELATED, apart)
        aspects.add(AspectName.VALUE)
        if left.qualifier is not right.qualifier:
            aspects.add(AspectName.QUALIFIER)
        return Outcome(_joined(aspects), "the ranges overlap", aspects=frozenset(aspects))
    if is_rounding(one, other, is_count=is_count):
        aspects.add(AspectName.VALUE)
        return Outcome(Match.VARIANT, "one is the other rounded", aspects=frozenset(aspects))
    return Outcome(Match.CONFLICT, "the ranges do not overlap")


def _far_apart(one: Interval, other: Interval) -> str | None:
    """Say why ranges that overlap are too far apart to be one figure; None where they are not."""
    if one.is_bounded or other.is_bounded:
        return None
    gap = relative_gap(one.nominal, other.nominal)
    if one.is_open and other.is_open:
        return "the ranges are open and far apart" if gap > _APART else None
    return "the number lies far inside the open range" if gap > _APART_FROM_END else None


def _joined(aspects: set[AspectName]) -> Match:
    return Match.VARIANT if aspects else Match.SAME


def _apart(left: Figure, right: Figure, slots: Slots, *, distinct: bool) -> str | None:
    """Say which slot keeps two figures apart, if one does."""
    is_change = left.change is not right.change and Change.LEVEL in {left.change, right.change}
    if is_change and not distinct:
        return "one is a level, the other a change"
    if slots.direction is Slot.DIFFERENT:
        return "they run between different parties"
    if slots.period is Slot.DIFFERENT and not distinct and not _is_one_toll(left, right, slots):
        return "they hold for different periods"
    return None


def _is_one_toll(left: Figure, right: Figure, slots: Slots) -> bool:
    """
    Tell whether two tolls of one story are given for days of one week.

    "Four died on 3 May" and "leaving seven dead on 5 May" are one toll, and one of the days may
    be mistaken, or the later count the newer. So are one "since Friday" and one of a day since.
    """
    if slots.measured is not Slot.SAME or not (is_tally(left) and is_tally(right)):
        return False
    gap = day_gap(left.period, right.period)
    is_near = gap is not None and gap <= _WEEK
    return is_near or holds_within(left.period, right.period)


def _same_property(left: Figure, right: Figure) -> Slot:
    one, other = property_of(left), property_of(right)
    if one is None or other is None:
        return Slot.UNKNOWN
    return _same_words(one, other)


def _same_words(left: str | None, right: str | None) -> Slot:
    """Compare two short phrases; one that only adds words to the other is the same."""
    if not left or not right:
        return Slot.UNKNOWN
    lexicon = load_lexicon()
    sides = [
        {lexicon.term(word) for word in phrase.lower().split() if word not in lexicon.stops}
        for phrase in (left, right)
    ]
    if sides[0] <= sides[1] or sides[1] <= sides[0]:
        return Slot.SAME
    return Slot.DIFFERENT


def _same_unit(left: Figure, right: Figure) -> Slot:
    if left.unit is None or right.unit is None:
        return Slot.UNKNOWN
    is_one = (
        may_be_one_currency(left.unit, right.unit)
        or (_counts_people(left) and _counts_people(right))
        or same_dimension(left.unit, right.unit)
    )
    return Slot.SAME if is_one else Slot.DIFFERENT


def counts_differ(left: Figure, right: Figure) -> bool:
    """Tell whether two figures count things of two names: ships, vessels; votes, hands."""
    one, other = left.unit or "", right.unit or ""
    return one != other and _is_noun(one) and _is_noun(other)


def _may_be_others(left: Figure, right: Figure) -> bool:
    """
    Tell whether two nouns name people who need not be the same: smugglers, officers.

    An engineer may be a man, a worker or a Bulgarian; what one noun adds to the other ("police
    officer"), or calls otherwise ("rebel", "insurgent"), says nothing else.
    """
    people = load_people()
    heads = [(figure.unit or "").rpartition(" ")[2] for figure in (left, right)]
    if not counts_differ(left, right) or not all(map(is_person, heads)):
        return False
    if any(head in people.anybody | people.animals | people.general for head in heads):
        return False
    if any(map(is_nationality, heads)):
        return False
    return not are_named_alike(left, right) and _same_words(left.unit, right.unit) is Slot.DIFFERENT


def counts_anybody(figure: Figure) -> bool:
    """Tell a count of people of whom nothing is said: residents, evacuees, people."""
    return figure.unit in load_people().anybody


def are_named_alike(left: Figure, right: Figure) -> bool:
    """Tell whether both count people of whom nothing is said, or of one kind: rebels, militants."""
    if (counts_anybody(left) and counts_anybody(right)) or are_alike(left.unit, right.unit):
        return True
    return _are_one_crowd(left, right)


def _are_one_crowd(left: Figure, right: Figure) -> bool:
    """Tell whether both may count those who came together: people, protesters, marchers."""
    people = load_people()
    units = {left.unit, right.unit}
    if not (units & people.crowd and units <= people.crowd | people.anybody):
        return False
    return not any(property_of(figure) in _SUFFERED for figure in (left, right))


def _may_be_one_count(left: Figure, right: Figure, one: Interval, other: Interval) -> bool:
    """
    Tell whether two nouns may be counted to one number: 96 cars, 96 wagons, 100 coaches.

    Numbers that exclude each other may answer one question too, "2,000 people marched" and "5,000
    demonstrators"; whether they do only the sentences tell. Of tolls they are of two groups.
    """
    if not counts_differ(left, right) or min(one.nominal, other.nominal) < 2:
        return False
    if not one.overlaps(other):
        return not (is_tally(left) or is_tally(right)) and is_person(left.unit or "") is is_person(
            right.unit or ""
        )
    near = relative_gap(one.nominal, other.nominal) <= _NEAR_COUNT
    return one.nominal == other.nominal or near


def _is_noun(unit: str) -> bool:
    return unit.replace(" ", "").isalpha() and unit.islower() and to_base(1.0, unit) is None


def unit_class(figure: Figure) -> str:
    """Name what figures must share to be comparable: a dimension, a currency, people, a noun."""
    if _counts_people(figure):
        return "people"
    unit = figure.unit or ""
    return next((base for base in _BASES if same_dimension(unit, base)), unit)


def _counts_people(figure: Figure) -> bool:
    """Tell whether people are counted: by the noun, or since only people are "wounded"."""
    people = load_people()
    if figure.unit in people.counted or figure.unit in people.crowd:
        return True
    unit, measured = figure.unit or "", property_of(figure)
    if unit in _GROUPS or is_creature(unit) or not _is_noun(unit):
        return False
    return measured in _HARMED or (measured in _SUFFERED and is_person(unit))


def _is_count(figure: Figure) -> bool:
    """Tell a number that is counted one by one; a share of what is counted is rounded."""
    people = load_people()
    is_counted = is_tally(figure) and figure.unit not in _SHARES
    return figure.unit in people.counted | people.crowd or is_counted


def in_one_unit(left: Figure, right: Figure) -> tuple[Interval, Interval, bool] | None:
    """Give both ranges in one unit, and whether one was converted; None where it cannot be."""
    one, other = interval_of(left), interval_of(right)
    if one is None or other is None:
        return None
    if left.unit is None or right.unit is None or may_be_one_currency(left.unit, right.unit):
        return one, other, False
    if _are_one_crowd(left, right):
        return one, other, False
    people = _counts_people(left) and _counts_people(right)
    is_anybody = {left.unit, right.unit} & load_people().anybody
    named_alike = is_anybody or are_alike(left.unit, right.unit)
    if people and (named_alike or one.nominal == other.nominal):
        return one, other, False
    if _is_one_settled(left, right):
        return one, other, False
    if people or not same_dimension(left.unit, right.unit):
        return (one, other, False) if _may_be_one_count(left, right, one, other) else None
    return _to_base(one, left.unit), _to_base(other, right.unit), True


def _is_one_settled(left: Figure, right: Figure) -> bool:
    """Tell one thing counted under two nouns: 112,430 signatures, signed by 112,430 people."""
    measured = property_of(left) == property_of(right)
    return measured and is_settled(left) and counts_differ(left, right)


def _to_base(interval: Interval, unit: str) -> Interval:
    """Give a range in the base unit of its dimension; open ends stay open."""
    low, high, nominal = (
        to_base(value, unit) for value in (interval.low, interval.high, interval.nominal)
    )
    above = to_base(interval.nominal + interval.step, unit)
    if low is None or high is None or nominal is None or above is None:
        return interval
    return Interval(low, high, nominal, abs(above - nominal))

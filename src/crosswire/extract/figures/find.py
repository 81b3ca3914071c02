"""
Figures in running news: quantity, unit, qualifier, period, what is measured and for whom.

Spans come from `figures_spans`, the measured property from `figures_slots`, the sides from
`figures_sides`; here they meet, and what coordination and pronouns leave out is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from crosswire.extract.figures.ballots import ABSTENTIONS, SEATS, VOTES_AGAINST, VOTES_FOR
from crosswire.extract.figures.carry import Slots, inherit
from crosswire.extract.figures.change import change_of
from crosswire.extract.figures.frames import Frames
from crosswire.extract.figures.givers import NO_SIDES, Sides
from crosswire.extract.figures.home import name_country
from crosswire.extract.figures.lasting import DURATION, INTERVAL, SENTENCE, TIMES, read_length
from crosswire.extract.figures.multiples import change_in_time
from crosswire.extract.figures.nouns import OF_SIZE
from crosswire.extract.figures.periods import period_of, within_reach
from crosswire.extract.figures.plain import read_plain
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.reject import LEGAL_AGE, is_of_several
from crosswire.extract.figures.series import FREQUENCY, ORDINAL
from crosswire.extract.figures.settled import (
    BALLOTS,
    EXCHANGE_RATE,
    name_price,
    settle,
    settle_trade,
)
from crosswire.extract.figures.shares import name_share
from crosswire.extract.figures.sides import find_holder, sides_of, story_states
from crosswire.extract.figures.slots import (
    AGES,
    Measured,
    find_measured,
    property_of,
    sentence_of,
)
from crosswire.extract.figures.spans import find_quantities
from crosswire.extract.figures.subjects import find_traded
from crosswire.extract.figures.wholes import find_wholes, with_whole
from crosswire.extract.units import load_units
from crosswire.types import (
    Actor,
    ActorMention,
    Article,
    Change,
    ClaimKind,
    DateMention,
    Figure,
    Form,
    Mention,
    Period,
    Qualifier,
    Reading,
    Sentence,
)


class Actors(Protocol):
    """What figures need of an index of actors."""

    @property
    def mentions(self) -> tuple[ActorMention, ...]:
        """All mentions, in text order."""
        ...

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Mentions inside a stretch."""
        ...


_SPLIT = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[“\"(A-Z])")
_SERIES = re.compile(
    r"[\s,(]*(?:(?:and|or|to|versus|compared with|against|from)\s+)?[\s(]*\Z", re.I
)
_MOVED_TOO = re.compile(
    r"\b(?:gain(?:ed|ing)?|rose|fell|lost|added|slipped|up|down|dropped|climbed|shed|eased|grew"
    r"|declined|advanced|(?:and|but|,) (?:[A-Z][\w-]+ ){1,3})\s*(?:by )?\Z"
)
_COMPARED = re.compile(
    r"(?:\s+(?:last|this|that) \w+|\s+in [A-Z0-9]\w+(?: \d{4})?)?,?\s+(?:up |down )?(?:from"
    r"|compared (?:with|to)|against|versus|vs\.?)\s+(?:(?:about|around|just|only|some) )?\Z"
)
_REACHED = ("to ", "at ")
_FROM = re.compile(r"\bfrom\s+\Z")
_ELLIPSIS = re.compile(
    r",?\s+(?:(?:and|while|but|with|or|to)\s+)?(?:[A-Z][\w.’-]{1,20}\s+){1,3}"
    r"(?:[a-z]{2,12}\s+){0,5}?(?:has|had|have|won|with|at|gained|lost|got|took|received)?\s*\Z"
)
_NAMED = frozenset(
    (
        *("anniversary", "magnitude", EXCHANGE_RATE, ORDINAL, FREQUENCY),
        *(VOTES_FOR, VOTES_AGAINST, ABSTENTIONS, SEATS),
    )
)
"""Properties that the words of the quantity settle."""
_SIZES = frozenset({"length", "width", "height", "depth", "distance", "area"})
"""What a thing has whenever it is done: a day by which it is to be built is no time of it."""
_AT_PLACE = re.compile(
    r"\s+(?:in|from|at|for|to|on)\s+(?:the\s+)?[A-Z][\w.’-]*(?:\s(?:[A-Z][\w.’-]*|de|del|la|of)){0,4}?"
    r"(?:,|,?\s(?:and|plus|with))(?:\s(?:about|around|some|another|over|nearly|almost|only|just))?\s+\Z"
)
_PLACE_BEHIND = re.compile(r"\s(?:in|from|at|for|to|on)\s(?:the\s)?[A-Z]")
"""Around a count that leaves out its noun: "4,300 jobs in Chad, 3,700 in Mali"."""
_NEAR_SERIES = 90
_SHARES = 1000
"""What reaches so far is no share, though a percentage follows: "to 8,439.24, down 2.9 percent"."""
_BY_HOW_MUCH = re.compile(
    r",\s+(?:up|down|(?:falling|rising|losing|gaining|shedding|adding|dropping|climbing)"
    r"|(?:an?|the) (?:[a-z-]+ )?(?:rise|increase|gain|jump|advance|surge|fall|drop|decline|loss"
    r"|slide|slump|plunge|dip) of)\b"
)
_NEIGHBOURS = 8
_CONFIDENCE = 0.9


def find_figures(
    article: Article,
    reading: Reading,
    actors: Actors,
    dates: Sequence[DateMention],
    tables: object,
) -> tuple[Mention, ...]:
    """
    Find the figures of an article, each at its own place in the text.

    "Ruritanian investment in Sylvania came to over $2.6 billion last year" is one
    figure: from 2.6e9, USD, investment, from Ruritania to Sylvania, for that year. A number
    said twice ("nearly 6, 5.7 percent") is two mentions with the same slots.

    Args:
        article: The article; its body paragraphs are read.
        reading: What the reader found; sentences are used where it gives them.
        actors: Who is named where.
        dates: Expressions of time; numbers inside them are no figures.
        tables: Reference tables; not needed so far, part of the extractors' shape.
    """
    text = article.text
    taken = [(date.start, date.end) for date in dates]
    quantities = find_quantities(text, article.paragraphs, taken)
    if not quantities:
        return ()
    sentences = _sentences(article, reading)
    states = story_states(actors.mentions)
    countries = {m.actor.country for m in actors.mentions if m.actor.country}
    table = load_units()
    quantities = [
        replace(item, unit=table.resolve(item.unit, countries)) if item.unit else item
        for item in (name_price(text, one) for one in quantities)
    ]
    slots: list[Slots] = []
    world = (actors, states, dates, Frames(text, reading))
    for sentence, group in _grouped(sentences, quantities):
        slots.extend(_read_sentence(text, sentence, group, slots, world))
    return tuple(_mention(article, item) for item in slots)


def _sentences(article: Article, reading: Reading) -> tuple[Sentence, ...]:
    if reading.sentences:
        return reading.sentences
    found = []
    for at, paragraph in enumerate(article.paragraphs):
        start = paragraph.start
        for stop in _SPLIT.finditer(article.text, paragraph.start, paragraph.end):
            found.append(Sentence(start=start, end=stop.start(), first=0, last=0, paragraph=at))
            start = stop.end()
        if start < paragraph.end:
            found.append(Sentence(start=start, end=paragraph.end, first=0, last=0, paragraph=at))
    return tuple(found)


def _grouped(
    sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> list[tuple[Sentence, list[Quantity]]]:
    groups: list[tuple[Sentence, list[Quantity]]] = []
    for quantity in quantities:
        sentence = sentence_of(sentences, quantity.core)
        if sentence is None:
            sentence = Sentence(
                start=quantity.start, end=quantity.end, first=0, last=0, paragraph=-1
            )
        if groups and groups[-1][0] is sentence:
            groups[-1][1].append(quantity)
        else:
            groups.append((sentence, [quantity]))
    return groups


def _read_sentence(
    text: str,
    sentence: Sentence,
    group: list[Quantity],
    before: Sequence[Slots],
    world: tuple[Actors, tuple[Actor, ...], Sequence[DateMention], Frames],
) -> list[Slots]:
    actors, states, dates, frames = world
    words = find_measured(text, sentence)
    inside = name_country(text, sentence, actors)
    told = [date for date in dates if sentence.start <= date.start < sentence.end]
    slots: list[Slots] = []
    group = _spread_units(text, group)
    wholes = find_wholes(text, group)
    left: Slots | None = None
    for at, found in enumerate(group):
        if at in wholes or frames.is_source(found):
            slots.append(_bare(found, sentence))
            continue
        others = group[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        own, quantity = with_whole(group, at) if at + 1 in wholes else (found, found)
        others = [other for other in others if other.core <= own.core or other.core >= quantity.end]
        named = quantity.hint in _NAMED
        length = read_length(text, sentence, quantity)
        measured = None
        if length is not None:
            measured = Measured(quantity.start, quantity.end, length.name, "level")
        elif not named:
            measured = (
                settle(text, sentence, quantity)
                or settle_trade(text, sentence, quantity, inside)
                or name_share(text, quantity, sentence.end)
                or property_of(text, quantity, words, others)
                or read_plain(text, quantity)
            )
        change, governed = change_of(text, sentence, quantity)
        if named:
            sides = _sides_of_named(text, quantity, inside)
        elif length is not None and length.name in (DURATION, INTERVAL):
            sides = Sides(entity=length.thing)
        else:
            sides = sides_of(text, quantity, measured, inside, states)
        close = within_reach(quantity, told)
        change = change_in_time(text, quantity, close) or change
        close = frames.leave_out(close, quantity, measured)
        period = _period(text, quantity, measured, close, others)
        item = Slots(own, sentence, measured, change, governed, period, sides)
        item = inherit(text, item, left, slots or before)
        if named:
            item = replace(item, sides=sides)
        if measured is None and item.measured is not None and item.sides == NO_SIDES:
            start = min(item.measured.start, sentence.start)
            ahead = actors.inside(max(0, start - 80), item.quantity.start)
            item = replace(item, sides=sides_of(text, quantity, item.measured, ahead, states))
        slots.append(item)
        left = item
    return slots


def _sides_of_named(text: str, quantity: Quantity, inside: Sequence[ActorMention]) -> Sides:
    """Owner of what its own words name: whose currency has a price, who holds the more seats."""
    if quantity.hint == EXCHANGE_RATE:
        price = Measured(quantity.start, quantity.end, EXCHANGE_RATE, "level")
        return Sides(entity=find_traded(text, quantity, price))
    if quantity.hint == SEATS and text[quantity.end : quantity.end + 1] in "-–":
        return Sides(entity=find_holder(text, quantity, inside))
    return NO_SIDES


def _bare(quantity: Quantity, sentence: Sentence) -> Slots:
    """A count of which nothing is told: the whole that another count is a part of."""
    return Slots(quantity, sentence, None, Change.LEVEL, False, None, NO_SIDES)


def _period(
    text: str,
    quantity: Quantity,
    measured: Measured | None,
    dates: Sequence[DateMention],
    others: Sequence[Quantity],
) -> Period | None:
    if _is_lasting(text, quantity, measured):
        return None
    period = period_of(text, quantity, dates, others)
    is_due = period is not None and period.start is None
    is_size = measured is not None and measured.name in _SIZES
    return None if is_due and is_size else period  # "352 km long, is to be completed by 2030"


def _is_lasting(text: str, quantity: Quantity, measured: Measured | None) -> bool:
    """
    Tell what holds for no period, whatever day the sentence names.

    That is a length of time, "lasted two hours", also one in prison, and a number that only
    describes a thing: "the ten-member council voted in March".
    """
    printed = text[quantity.core_end : quantity.end]
    is_size = quantity.high > 1 and printed.strip() in OF_SIZE
    if quantity.counts and (is_size or printed[:1] == "-"):
        return True
    plain = measured is None or measured.name in (DURATION, INTERVAL, SENTENCE)
    return plain and quantity.hint is None and quantity.unit in TIMES


def _spread_units(text: str, group: list[Quantity]) -> list[Quantity]:
    """
    Give a sign that stands once to the whole series that it governs.

    In "fell by 21.7 in May, then by 6, 5.8 (%)" all three are percentages.
    """
    spread = list(group)
    for at in range(len(spread) - 2, -1, -1):
        here, after = spread[at], spread[at + 1]
        is_open = here.unit is None and here.hint is None and after.hint is None
        is_step = is_open and text[here.end : after.start] == " to "
        if is_step and _FROM.search(text[max(0, here.start - 12) : here.start]):
            spread[at] = replace(here, unit=after.unit, counts=after.counts)
    for at in range(len(spread) - 2, -1, -1):
        here, after = spread[at], spread[at + 1]
        if here.hint or here.unit is not None or after.unit is None:
            continue
        gap = text[here.end : after.start]
        if is_of_several(text[max(0, here.start - 40) : here.start], text[here.end : after.end]):
            spread[at] = replace(here, unit=after.unit, counts=after.counts)
            continue
        if after.counts:
            is_pair = gap in (" and ", " or ") and not text.endswith(_REACHED, 0, here.start)
            spread[at] = replace(here, unit=after.unit, counts=True) if is_pair else here
            continue
        if after.unit in ("times", "fraction") or after.unit in TIMES:
            continue
        if LEGAL_AGE.search(text[max(0, here.start - 60) : here.start]):
            continue
        if len(gap) > _NEAR_SERIES or ". " in gap or ";" in gap:
            continue
        one_style = text[here.core].isdigit() is text[after.core].isdigit()
        is_share = after.unit == "percent" and one_style and here.high < _SHARES
        if (is_share and not _BY_HOW_MUCH.search(gap)) or _SERIES.match(gap):
            spread[at] = replace(here, unit=after.unit)
    for at in range(1, len(spread)):
        left, here = spread[at - 1], spread[at]
        if here.unit is not None or here.hint in _NAMED:
            continue
        gap = text[left.end : here.start]
        placed = left.counts and _AT_PLACE.match(gap) and _PLACE_BEHIND.match(text, here.end)
        if left.unit is not None and (placed or _ELLIPSIS.match(gap)):
            spread[at] = replace(here, unit=left.unit, counts=left.counts)
            continue
        if left.unit is not None and _COMPARED.match(text[left.end : here.start]):
            spread[at] = replace(here, unit=left.unit, counts=left.counts)
        elif here.unit is None and left.unit == "percent" and here.high < 100:
            gap = text[left.end : here.start]
            if len(gap) <= _NEAR_SERIES and _MOVED_TOO.search(gap) and ". " not in gap:
                spread[at] = replace(here, unit="percent")
    for at in range(1, len(spread)):
        left, here = spread[at - 1], spread[at]
        if here.unit is None and here.low >= 1e5 and left.unit in load_units().currencies:
            gap = text[left.end : here.start]
            if len(gap) <= _NEAR_SERIES and ";" not in gap:
                spread[at] = replace(here, unit=left.unit)
    return spread


def _bounds(quantity: Quantity) -> tuple[float | None, float | None]:
    if quantity.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return quantity.low, None
    if quantity.qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.ALMOST):
        return None, quantity.high
    return quantity.low, quantity.high


def _mention(article: Article, item: Slots) -> Mention:
    quantity = item.quantity
    low, high = _bounds(quantity)
    unit = quantity.unit
    if unit is None and item.measured and item.measured.group == "toll":
        unit = None if item.measured.name == "damaged" else "person"
    if unit is None and item.measured and item.measured.group == BALLOTS:
        unit = "vote"
    if unit is None and item.measured and item.measured.name in AGES:
        unit = "year"
    name = quantity.hint or (item.measured.name if item.measured else item.name)
    if unit == "times" and item.change is Change.LEVEL:
        name = quantity.hint  # "five times that of Norvia" is no budget
    figure = Figure(
        low=low,
        high=high,
        unit=unit,
        qualifier=quantity.qualifier,
        entity=item.sides.entity,
        property=name,
        period=item.period,
        change=item.change,
        from_actor=item.sides.giver,
        to_actor=item.sides.taker,
    )
    return Mention(
        report=article.id,
        start=quantity.start,
        end=quantity.end,
        exact=article.text[quantity.start : quantity.end],
        form=Form.NARRATED,
        source=None,
        cue=None,
        origin=None,
        confidence=_CONFIDENCE if figure.unit and figure.property else 0.7,
        kind=ClaimKind.FIGURE,
        figure=figure,
    )

"""One line for a claim, and the typed content that stands for all its mentions."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from crosswire.align.intervals import interval_of
from crosswire.align.item import is_coded
from crosswire.align.lines import close_quotes, count_loud, is_fragment, trim_line
from crosswire.align.match import Slot, names_office, same_speaker, same_voice
from crosswire.align.openings import cut_lead_in, is_cut_off, is_headless, open_as_clause, widen
from crosswire.align.people import name_fully
from crosswire.align.periods import same_period
from crosswire.align.phrases import say_event, say_figure, say_relation, say_status
from crosswire.align.verbs import find_verb
from crosswire.extract.statements.stance import NounUse, Stance, noun_use_of, stance_of
from crosswire.types import ClaimKind, EventType, Form, Qualifier, Status
from crosswire.types.naming import join_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crosswire.align.item import Item
    from crosswire.types import Actor, Event, Figure

_INFINITIVE = re.compile(
    r"(?:[\w’'.-]+ ){0,5}?to (?!(?:the|an?|its|their|his|her|our|this|that|these|those|all|any|both"
    r"|which|whom|date)\b)[a-z]"
)
"""An act without its verb, "the minister to resign", but not "access to the port"."""
_OPEN = re.compile(rf"{_INFINITIVE.pattern}|(?:him|them|us|me)\b")
"""How words open of which the cue is the verb: "to resign", "him of having lied"."""
_BETWEEN = re.compile(r"\s*(?:[\w’'-]+\s+){0,5}")
"""What may stand between a cue and the words that follow it: "agreed on Tuesday to"."""
_DEMANDS = re.compile(r"\b(?:demand|urge|request|propose|recommend)", re.IGNORECASE)
"""Cues behind which "that" tells what ought to be, and not what is."""
_OPENS_BESIDE = re.compile(
    r"\W*(?:(?:including|such as|despite|because of|due to)\b"
    r"|(?:(?:on )?[A-Z]\w+day )?by [a-z]+ing\b)"
)
"""How words open that only stand beside a sentence: "including", "by saying he backs talks"."""
_SMALL = re.compile(
    r"(?:The|An?|His|Her|Its|Their|Our|My|It|He|She|They|We|This|That|These|Those|There|No|All|Some)\b"
)
"""Words that lose the capital of their sentence in the middle of a line."""
_QUOTES = "“”\"„«»‘’' "


def representative(items: Sequence[Item]) -> Item:
    """
    Pick the mention that stands for a claim: the most specific, then the surest, then the first.

    "8.8 per cent" stands for "almost 9 per cent". Of words the fullest stand for a claim, but
    first those that do not start in the middle of a sentence, and of these the plainest: where
    one outlet has a bridge "slammed shut" and another "closed", it is closed, unless the plain
    words are not half as many and so tell less. That takes no side: each outlet's own words
    stay beside the line, and what only raises the voice is no fact that the other leaves out.
    Of what is told and what is said, a coded event stands for all, else what most mentions are.
    A number that a report of the claim lacks stands in the line only where all lines have one.
    What has no verb of its own, "including a peace treaty", stands for nothing that has one.
    """
    if len(items) == 1:
        return items[0]
    items = _without_lone_numbers([item for item in items if not _lacks_verb(item)] or items)
    kinds = Counter(_form_of(item) for item in items)
    first = max(kinds, key=lambda form: (form[0], kinds[form], form[1]))
    items = [item for item in items if _form_of(item) == first]
    n_most = max(len(item.wording.words) for item in items)
    is_told = items[0].mention.kind in {ClaimKind.STATEMENT, ClaimKind.EVENT}
    is_loud = is_told and any(count_loud(item) for item in items)
    return min(
        items,
        key=lambda item: (
            *_tone(item, n_most if is_loud else 0),
            *_rank(item),
            -item.mention.confidence,
            item.key,
        ),
    )


def _lacks_verb(item: Item) -> bool:
    """Tell words that are no sentence, not with their cue either: "extensions for Chile"."""
    mention = item.mention
    if mention.kind in {ClaimKind.FIGURE, ClaimKind.RELATION}:
        return False
    is_bare = item.is_phrase and not _lead_of(item)
    return is_bare or _OPENS_BESIDE.match(mention.exact) is not None


def _without_lone_numbers(items: Sequence[Item]) -> Sequence[Item]:
    """
    Leave out words with a number that another report of the claim does not have, if others remain.

    One report has 60 soldiers released, another prisoners exchanged: they agree on the latter.
    """
    if any(item.mention.figure is not None for item in items):
        return items
    numbers: dict[str, frozenset[str]] = {}
    for item in items:
        report = item.mention.report
        numbers[report] = numbers.get(report, frozenset()) | item.wording.numbers
    shared = frozenset.intersection(*numbers.values())
    return [item for item in items if item.wording.numbers <= shared] or items


def _tone(item: Item, n_most: int) -> tuple[float, ...]:
    """
    Rank words by how they can stand alone; what is no sentence of its own has no tone.

    Args:
        item: The mention.
        n_most: Words of the fullest wording where any raises its voice, else 0.
    """
    if item.mention.kind in {ClaimKind.FIGURE, ClaimKind.RELATION}:
        return ()
    is_broken = (is_fragment(item) or is_cut_off(item)) and not is_coded(item.mention)
    is_short = len(item.wording.words) < n_most / 2
    n_loud = count_loud(item)
    return (is_broken, is_short or n_loud > 0, 0 if is_short else n_loud)


def _form_of(item: Item) -> tuple[bool, str]:
    """Tell whether a mention is coded, and its kind."""
    return is_coded(item.mention), item.mention.kind


def _rank(item: Item) -> tuple[float, ...]:
    mention = item.mention
    if mention.kind is ClaimKind.FIGURE and mention.figure is not None:
        return _figure_rank(mention.figure)
    if mention.kind is ClaimKind.EVENT and mention.event is not None:
        return _event_rank(mention.event)
    if mention.kind is ClaimKind.RELATION and mention.relation is not None:
        known = (mention.relation.since, mention.relation.until)
        return (-len(mention.relation.members), -sum(map(bool, known)))
    return (-len(item.wording.words),)


def _figure_rank(figure: Figure) -> tuple[float, ...]:
    slots = (figure.unit, figure.property, figure.period, figure.from_actor, figure.to_actor)
    interval = interval_of(figure)
    loose = figure.qualifier is not Qualifier.EXACT
    guessed = figure.period is not None and figure.period.basis is not None
    step = interval.step if interval else 0.0
    return (loose, step, -sum(map(bool, (*slots, figure.entity))), guessed)


def _event_rank(event: Event) -> tuple[float, ...]:
    slots = (event.place, event.date, event.mode, event.context, event.due)
    n_parties = len(event.actors) + len(event.recipients)
    return (event.status is not Status.DONE, -n_parties, -sum(map(bool, slots)))


def complete_figure(shown: Sequence[Item], items: Sequence[Item]) -> Figure | None:
    """
    Take the most specific figure of those shown; all mentions fill its open slots.

    A percentage printed without a sign takes it from the report that prints it.
    """
    best = representative(shown).mention.figure
    if best is None:
        return None
    filled: dict[str, object] = {}
    for name in ("unit", "entity", "property", "period", "from_actor", "to_actor"):
        if getattr(best, name) is None:
            values = (getattr(item.mention.figure, name) for item in items)
            filled[name] = next((value for value in values if value is not None), None)
    return msgspec.structs.replace(best, **filled)


def _without_lone_period(figure: Figure, shown: Sequence[Item]) -> Figure:
    """
    Leave the period out of a line that does not hold for it everywhere.

    Of three reports of "3 sailors injured" one speaks of 2024: "Injured (2024): 3 sailors"
    would say it for all. The claim itself keeps the period, and so does the mention that gives it.
    """
    periods = [item.mention.figure.period for item in shown if item.mention.figure is not None]
    if all(same_period(figure.period, period) is Slot.SAME for period in periods):
        return figure
    return msgspec.structs.replace(figure, period=None)


def summarise(
    items: Sequence[Item],
    figure: Figure | None,
    people: Mapping[str, Actor],
    *,
    is_clash: bool = False,
) -> str:
    """Write the one line of a claim; of two mouths that clash it names both."""
    item = representative(items)
    mention = item.mention
    if figure is not None:
        return say_figure(_without_lone_period(figure, items))
    if mention.event is not None:
        return _quote_event(item, mention.event)
    if mention.relation is not None:
        return say_relation(mention.relation)
    lead, words = _words_of(item)
    spoken = [item.mention for item in items if item.mention.speaker]
    speakers = [one.speaker for one in spoken if one.speaker]
    slots = {same_voice(spoken[0], other) for other in spoken}
    are_several = bool(slots - {Slot.SAME}) or bool(_list_stands(items, people))
    if is_clash and are_several and (both := _name_both(items, people)):
        return both
    if mention.speaker is None or (Slot.DIFFERENT in slots and not lead):
        line = f"{lead} {words}".lstrip()
        return f"{line[:1].upper()}{line[1:]}"
    if Slot.DIFFERENT in slots:
        speakers = [mention.speaker]
    own = [one for one in speakers if same_speaker(mention.speaker, one) is Slot.SAME]
    if len({_denies(item) for item in items}) > 1:  # who denies it does not say it, and conversely
        kind = mention.speaker.kind
        own = [one for one in own if one == mention.speaker or one.kind is kind]
    named = [name_fully(speaker, people) or speaker for speaker in own or [mention.speaker]]
    name = max(named, key=lambda one: (not names_office(one), len(one.name))).name
    name = join_names((name, *(_name_of(one, people) for one in mention.joint)))
    if lead and (verb := find_verb(item, lead)):
        return f"{_as_subject(name, item)} {verb} {words}"
    name = f"{name[:1].upper()}{name[1:]}"
    return f"{name}: {lead} {words}" if lead else f"{name}: {words}"


def _as_subject(name: str, item: Item) -> str:
    """Begin a sentence with a speaker: "The bank" where the report has "the bank"."""
    source = item.mention.source
    if name[:1].islower() and source is not None:
        words = item.report.text[: source.end].lower().split()
        size = len(name.split())
        name = f"the {name}" if words[-size - 1 :] == ["the", *name.lower().split()] else name
    return f"{name[:1].upper()}{name[1:]}"


def _name_of(actor: Actor, people: Mapping[str, Actor]) -> str:
    return (name_fully(actor, people) or actor).name


def _words_of(item: Item) -> tuple[str, str]:
    """
    Give the cue of a statement where its words say nothing without it, else "", and its words.

    What is denied or doubted follows its cue ("denied that the port was closed"), and so does what
    only names the thing that the cue is about: "accepted the result", "called for her to resign",
    "agreed on Tuesday to sell gas".
    """
    mention, text = item.mention, item.report.text
    words = " ".join(
        " ".join(text[part.start : part.end].split()).strip(_QUOTES) for part in mention.stretches
    ).rstrip(",; ")
    words = close_quotes(trim_line(cut_lead_in(words, item), item))
    is_open = is_cut_off(item) and (mention.cue is None or mention.end <= mention.cue.start)
    if is_open and mention.form is not Form.DIRECT:
        return "", " ".join((widen(item) or words).split()).strip(_QUOTES).rstrip(",; ")
    if mention.cue is None:
        return "", words
    if stance_of(mention) is not Stance.AFFIRM:
        small = words[:1].lower() + words[1:] if _SMALL.match(words) else words
        return _lead_denial(item), small
    return _lead_of(item), words


def _denies(item: Item) -> bool:
    """Tell whether the speaker of a mention denies or doubts what it says."""
    return stance_of(item.mention) is not Stance.AFFIRM


def _lead_denial(item: Item) -> str:
    """
    Give what stands in front of words that are denied or doubted: "denied that".

    Where the cue follows its words ("the port is closed, he denied") a "that" is put between,
    unless the words are no clause of their own, "the report", or are only asked.
    """
    mention, text = item.mention, item.report.text
    if mention.cue is None:
        return ""
    if mention.cue.end <= mention.start and not mention.parts:
        between = text[mention.cue.end : mention.start]
        if _BETWEEN.fullmatch(between):
            return " ".join(f"{mention.cue.exact}{between}".split())
    is_clause = not item.is_phrase and stance_of(mention) is Stance.DENY
    return f"{mention.cue.exact}{' that' if is_clause else ''}"


def _lead_of(item: Item) -> str:
    """
    Give the cue of a statement whose words are no sentence without it, and what follows it.

    Of "told his guests about the plan" that is "told his guests about"; "" where the words are
    a sentence, or do not stand behind the cue in one breath.
    """
    mention = item.mention
    if mention.cue is None or mention.form is Form.DIRECT or mention.parts:
        return ""
    between = item.report.text[mention.cue.end : mention.start]
    if mention.cue.end > mention.start or _BETWEEN.fullmatch(between) is None:
        return ""
    if between.rstrip().endswith("that") and _DEMANDS.search(mention.cue.exact) is None:
        return ""
    use = noun_use_of(mention.cue.exact)
    is_open = item.is_phrase or " " not in mention.exact or _OPEN.match(mention.exact) is not None
    if use is not NounUse.WHOLE and not is_open:
        return ""
    return " ".join(f"{mention.cue.exact}{between}".split())


def _name_both(items: Sequence[Item], people: Mapping[str, Actor]) -> str:
    """
    Set the words of the first speaker against those of the first who says otherwise.

    Empty where all go by one name.
    """
    spoken: dict[str, str] = {}
    stands = _list_stands(items, people)
    for item in stands or items:
        name = join_names(_name_of(one, people) for one in item.mention.speakers)
        if name:
            words = " ".join(item.mention.exact.split()).strip(_QUOTES)
            words = cut_lead_in(words, item)
            lead = _lead_denial(item) if _denies(item) else _lead_of(item)
            spoken.setdefault(name, f"{lead} {words}".lstrip())
    if len(spoken) < 2:
        return ""
    first, second = list(spoken.items())[:2]
    return f"{first[0]}: {first[1].rstrip(',; ')} — {second[0]}: {second[1].rstrip(',; ')}"


def _list_stands(items: Sequence[Item], people: Mapping[str, Actor]) -> list[Item]:
    """List the first mention that says a thing and the first of another mouth that denies it."""
    found: dict[bool, Item] = {}
    for item in items:
        if item.mention.speaker is not None:
            found.setdefault(_denies(item), item)
    if len(found) < 2:
        return []
    one, other = (name_fully(item.mention.speaker, people) for item in found.values())
    if one is None or other is None or one.kind is not other.kind or one.name == other.name:
        return []  # a state and a person whose country is not told may be one mouth
    return [] if same_speaker(one, other) is Slot.SAME else list(found.values())


_SUFFERS = re.compile(
    r"(?:was|were|is|are|being"
    r"|(?:has|have|had|will|would|can|could|may|might|must|should) (?:not )?(?:be|been))\b"
)
"""A form of "be" before which the subject is missing: "were met by", "has been closed"."""
_OWN_SUBJECT = re.compile(r"(?:the|both|all|an?|his|her|its|their|some|two|three|no|nobody)\b")
"""How words open that bring their subject with them: "the two countries exchanged notes"."""
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which"})


_DOER_BEHIND = re.compile(r"\s*by (?:the |an? )?(?=\w)")
"""What follows a verb whose doer stands behind the excerpt: "have been closed" by the firm."""


def _head_suffered(words: str, item: Item, event: Event) -> str:
    """
    Give the side to words that lack it: "[Fishermen] were arrested", else "… were met by the firm".

    Of an event without a type that is the side named which does not stand behind the verb, in
    the words or directly behind them.
    """
    side = event.actors if event.type is None else event.recipients
    name = side[0].name if side else ""
    text, end = item.report.text, item.mention.end
    behind = _DOER_BEHIND.match(text, end)
    is_doer = behind is not None and text.startswith(name, behind.end())
    is_named = bool(name) and name.split()[-1] not in words and not is_doer
    head = f"[{name}]" if is_named else "…"
    is_plain = event.status is Status.DONE or event.type is None
    return f"{head} {words}" if is_plain else f"{head} {words} ({say_status(event)})"


def _quote_event(item: Item, event: Event) -> str:
    """
    Give an event in the words of the report; a pronoun that opens them is spelt out.

    A meeting of two sides that are known is said plainly: "Norway and Chile met in Oslo".
    "She also invited the Kenyan leader" is "[Ingrid Halvorsen] also invited the Kenyan
    leader": the report's own verb says more, and is never wrong, where a stock verb of
    the event's type would be.
    """
    if event.type is EventType.CONSULT and event.mode in {None, "meet"} and len(event.actors) > 1:
        return say_event(event)
    printed = " ".join(open_as_clause(item).split()).strip(",; ")
    words = trim_line(printed, item)
    lost = words[:1].islower() and not printed[:1].islower()  # "Tuesday welcomed the exchange"
    opening, _, rest = words.partition(" ")
    pronoun = opening.lower() in _PRONOUNS
    is_bare = words[:1].islower() and not pronoun and _OWN_SUBJECT.match(words) is None
    if pronoun and event.actors and event.type is not None:
        words = f"[{event.actors[0].name}] {rest}"
    elif is_bare and _SUFFERS.match(words):
        return _head_suffered(words, item, event)
    elif (event.type is None or lost or opening.endswith("ing")) and is_bare and event.actors:
        name = event.actors[0].name  # of "left the road and rolled down a slope" the second
        words = words if name.split()[-1] in words else f"[{name}] {words}"
    elif event.type is None and is_bare and is_headless(item):
        return f"… {words}"
    line = f"{words[0].upper()}{words[1:]}" if words else ""
    is_plain = event.status is Status.DONE or event.type is None
    return line if is_plain else f"{line} ({say_status(event)})"

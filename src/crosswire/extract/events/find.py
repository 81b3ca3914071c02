"""Political events of a report: who did what to whom, where, when, and whether it took place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crosswire.extract.events.borders import is_clause_apart, main_verb_of
from crosswire.extract.events.bystanders import is_of_forecast, is_of_recalled, is_of_side
from crosswire.extract.events.cleared import is_of_cleared, is_of_silence
from crosswire.extract.events.code import code_line
from crosswire.extract.events.gate import (
    is_of_ballot,
    is_of_border,
    is_of_comment,
    is_of_sport,
    is_pointless,
    political_company,
    settle_sides,
)
from crosswire.extract.events.homes import settle_homes
from crosswire.extract.events.lexicon import Lexicon, load_lexicon
from crosswire.extract.events.line import (
    NP_TAGS,
    SUBORDINATE,
    Actors,
    Line,
    lay_out,
)
from crosswire.extract.events.match import TELLING
from crosswire.extract.events.network import Network, load_network
from crosswire.extract.events.spans import RELATIVE, find_span, list_spots
from crosswire.extract.events.status import is_deadline
from crosswire.extract.events.tree import SentenceTree
from crosswire.extract.events.turns import Coded, turn_promise
from crosswire.extract.events.victims import turn_victims
from crosswire.extract.events.voices import Voices
from crosswire.extract.events.weigh import Candidate, find_candidates, weigh
from crosswire.reference import word_set
from crosswire.types import (
    Actor,
    Article,
    ClaimKind,
    DateMention,
    Event,
    EventType,
    Form,
    Mention,
    Part,
    PartOfSpeech,
    Place,
    Reading,
    Status,
)

_COMMITMENTS = frozenset({EventType.REQUEST, EventType.AGREE})
_WHERE = frozenset({"in", "at", "near", "outside", "around", "inside", "off", "on"})
_REACTIONS = word_set("events.reactions")
"""Verbs of which a deed is the object that was done before."""
_NO_POLITICS = (
    is_of_sport, is_of_ballot, is_of_border, is_of_comment, is_of_cleared, is_of_silence,
    is_of_side, is_of_forecast, is_of_recalled,
)  # fmt: skip
_SUREST = 0.97
_TO_COME = frozenset({Status.PLANNED, Status.PROMISED})


def find_events(  # noqa: PLR0917 (as all searches of extract)
    article: Article,
    reading: Reading,
    actors: Actors,
    dates: Sequence[DateMention],
    places: Sequence[tuple[Part, Place]],
    tables: object = None,
    *,
    network: Network | None = None,
) -> tuple[Mention, ...]:
    """
    Find the political events that a report tells of.

    "Norway's prime minister met the Chilean president in Lima on Friday" is one CONSULT with both
    as actors. An event counts where at least one side is a state, an organisation of states, a
    government, an armed group or a crowd. A statement of intent is kept apart from the deed by its
    status, and what is denied is kept as denied.

    Args:
        article: The report.
        reading: What the reader found in it.
        actors: Index of its actors.
        dates: Its expressions of time.
        places: Its place names with what they stand for.
        tables: Reference tables; the lexicon of events is the finder's own.
        network: What was learned, in place of the packaged weights (for measuring).

    Returns:
        Mentions of kind EVENT in text order; the form is NARRATED, the caller sets it anew
        for those inside a statement.
    """
    lexicon = load_lexicon()
    told = [
        (line, turn_promise(line, turn_victims(line, coded)))
        for line, coded in _tell(reading, actors, lexicon, network)
    ]
    company = political_company(coded for _, coded in told)
    quotes = _Quotes(reading)
    voices = Voices(reading)
    found: list[Mention] = []
    for line, each in told:
        coded = settle_homes(line, voices.leave_out(line, each), places)
        sides = settle_sides(coded, company)
        if sides is None or any(is_of(line, coded) for is_of in _NO_POLITICS):
            continue
        at = line.tokens[coded.first].start
        quote, said = quotes.around(at), voices.content_around(at)
        if quote is not None:
            mention = _mention(
                article, line, coded, sides, _inside(dates, quote),
                [each for each in places if quote.covers(each[0])], lexicon,
            )  # fmt: skip
            mention = _keep_to_quote(article, mention, quote)
        else:
            mention = _mention(article, line, coded, sides, dates, places, lexicon)
            mention = _keep_to_quote(article, mention, said) if said is not None else mention
        if mention.event is not None and not is_pointless(mention.event):
            found.append(mention)
    return tuple(sorted(_drop_repeats(found), key=lambda each: (each.start, each.end)))


def _tell(
    reading: Reading, actors: Actors, lexicon: Lexicon, network: Network | None
) -> Iterator[tuple[Line, Coded]]:
    """Code the sentences by rules; weigh that with what is learned where meanings are known."""
    candidates: list[Candidate] = []
    for sentence in reading.sentences:
        if not actors.inside(sentence.start, sentence.end):
            continue
        line = lay_out(reading.tokens, sentence, actors, lexicon.verbs)
        coded = tuple(code_line(line, lexicon))
        if reading.meanings is None:
            yield from ((line, each) for each in coded)
        elif coded or len(line.actors) > 1:
            candidates += find_candidates(line, coded, reading.meanings)
    yield from weigh(candidates, network or load_network())


class _Quotes:
    """Finds the stretch of direct speech that a place in the text stands in."""

    def __init__(self, reading: Reading) -> None:
        parts = {
            (part.start, part.end): part
            for one in reading.attributions
            if one.form is Form.DIRECT
            for part in one.content
        }
        self._parts = [parts[key] for key in sorted(parts)]
        self._starts = [part.start for part in self._parts]

    def around(self, position: int) -> Part | None:
        """Give the quoted stretch around an offset, or None."""
        index = bisect_right(self._starts, position) - 1
        return self._parts[index] if index >= 0 and position < self._parts[index].end else None


def _inside(dates: Sequence[DateMention], quote: Part) -> list[DateMention]:
    """Keep the dates of the quote: that of "she said on Monday" is not the event's."""
    return [each for each in dates if quote.start <= each.start and each.end <= quote.end]


def _keep_to_quote(article: Article, mention: Mention, quote: Part) -> Mention:
    """Cut an event that somebody tells where his words end, before those of attribution."""
    start, end = max(mention.start, quote.start), min(mention.end, quote.end)
    while end > start and not article.text[end - 1].isalnum() and end < mention.end:
        end -= 1
    return replace(mention, start=start, end=end, exact=article.text[start:end])


def _mention(  # noqa: PLR0917 (all of an event)
    article: Article,
    line: Line,
    coded: Coded,
    sides: tuple[tuple[Actor, ...], tuple[Actor, ...]],
    dates: Sequence[DateMention],
    places: Sequence[tuple[Part, Place]],
    lexicon: Lexicon,
) -> Mention:
    when, due = _find_dates(line, coded, dates)
    if due is None and when is not None and is_deadline(when.period, coded.status):
        when, due = None, when
    place = _find_place(line, coded, places)
    told = (
        None if one and is_clause_apart(line, coded.first, _words_of(line, one), shares_front=False)
        else one
        for one in (when, due)
    )  # fmt: skip
    start, end = find_span(line, coded, list_spots(told, place))
    actors, recipients = sides
    event = Event(
        type=coded.type,
        mode=coded.mode,
        context=coded.context or _context(line, lexicon),
        actors=actors,
        recipients=recipients,
        place=place[1] if place else None,
        date=when.period if when else None,
        status=coded.status,
        due=due.period if due else None,
    )
    return Mention(
        report=article.id,
        start=start,
        end=end,
        exact=article.text[start:end],
        form=Form.NARRATED,
        source=None,
        cue=None,
        origin=None,
        confidence=_confidence(event, coded),
        kind=ClaimKind.EVENT,
        event=event,
    )


def _find_dates(
    line: Line, coded: Coded, dates: Sequence[DateMention]
) -> tuple[DateMention | None, DateMention | None]:
    """
    Tell the date of an event from the date by which it is due.

    In "invited him on Monday to attend the summit in October" the invitation is of Monday and what
    it asks for is due in October.
    """
    first, last = line.tokens[0].start, line.tokens[-1].end
    near = [each for each in dates if first <= each.start and each.end <= last]
    near = [each for each in near if _is_same_clause(line, coded, each)]
    near = _leave_out_reactions(line, coded, _leave_out_asides(line, coded, near))
    if coded.type in _COMMITMENTS or coded.opens is not None:
        near = [each for each in near if not _is_when_told(line, coded, each)]
    if not near:
        return None, None
    begins = line.tokens[coded.first].start
    ends = line.tokens[min(coded.last, len(line.tokens)) - 1].end

    def distance(each: DateMention) -> int:
        return each.start - ends if each.start >= begins else 2 * (begins - each.end)

    if coded.opens is None and coded.type not in _COMMITMENTS:
        return min(near, key=distance), None
    opens = line.tokens[min(coded.opens or coded.last, len(line.tokens) - 1)].start
    main = main_verb_of(line, coded.first)
    own = set(line.tree.below(coded.first)) if main is not None else set(range(len(line.tokens)))
    later = [each for each in near if each.start >= opens and _words_of(line, each)[0] in own]
    sooner = [each for each in near if each not in later]
    return (
        min(sooner, key=distance) if sooner else None,
        min(later, key=distance) if later else None,
    )


def _is_same_clause(line: Line, coded: Coded, each: DateMention) -> bool:
    """Tell whether no "that", "who" or other clause parts a date from the words of an event."""
    last = min(coded.last, len(line.tokens)) - 1
    low, high = line.tokens[coded.first].start, line.tokens[last].end
    if each.granularity == "decade":
        return False
    if is_clause_apart(line, coded.first, _words_of(line, each)):
        return False
    start, end = (each.end, low) if each.start < low else (high, each.start)
    return not any(
        start <= token.start < end and line.lowers[at] in SUBORDINATE
        for at, token in enumerate(line.tokens)
    )


def _words_of(line: Line, each: DateMention) -> list[int]:
    """List the positions of the words of a date; that of the first where it is inside a word."""
    words = [at for at, token in enumerate(line.tokens) if each.start <= token.start < each.end]
    return words or [max(0, sum(token.start <= each.start for token in line.tokens) - 1)]


def _is_when_told(line: Line, coded: Coded, each: DateMention) -> bool:
    """Tell whether a date is that of the telling: "to come in May, he said on Monday"."""
    told = [at for at, token in enumerate(line.tokens) if token.start < each.start]
    for at in reversed(told[coded.first + 1 :]):
        if line.lowers[at] == ",":
            return False
        if line.is_verb(at) and line.lemmas[at] in TELLING:
            return "," in line.lowers[coded.first + 1 : at]
    return False


def _leave_out_asides(line: Line, coded: Coded, dates: list[DateMention]) -> list[DateMention]:
    """Leave out the dates of a relative clause: "Soto, who resigned in May, was detained"."""
    if not dates or RELATIVE.isdisjoint(line.lowers):
        return dates
    tree = line.tree

    def is_aside(each: DateMention) -> bool:
        above = tree.above(tree.head_of(_words_of(line, each)))
        apart = next((at for at in above if tree.relations[at] == "acl:relcl"), None)
        return apart is not None and coded.first not in tree.below(apart)

    return [each for each in dates if not is_aside(each)]


def _leave_out_reactions(line: Line, coded: Coded, dates: list[DateMention]) -> list[DateMention]:
    """
    Leave out the dates that are those of a reaction to the deed, not of the deed.

    In "on Tuesday welcomed the exchange of prisoners" the day hangs on "welcomed", as the
    exchange does; "the exchange on Monday" hangs on the exchange.
    """
    if not dates or line.tags[coded.first] is not PartOfSpeech.NOUN:
        return dates
    if _REACTIONS.isdisjoint(line.lemmas):
        return dates
    tree = line.tree
    over = next((at for at in tree.above(coded.first) if line.lemmas[at] in _REACTIONS), None)
    if over is None or line.tags[over] is not PartOfSpeech.VERB:
        return dates
    return [each for each in dates if _head_of_date(line, tree, each) != over]


def _head_of_date(line: Line, tree: SentenceTree, each: DateMention) -> int:
    """Give the word on which a date hangs."""
    return tree.heads[tree.head_of(_words_of(line, each))]


def _find_place(
    line: Line, coded: Coded, places: Sequence[tuple[Part, Place]]
) -> tuple[Part, Place] | None:
    first, last = line.tokens[0].start, line.tokens[-1].end
    trigger = line.tokens[coded.first].start
    inside = [
        each
        for each in places
        if first <= each[0].start
        and each[0].end <= last
        and (_is_where(line, each[0].start) or _is_destination(line, coded, each[0].start))
        and not _is_where_told(line, coded, each[0].start)
    ]
    if not inside:
        return None
    return min(
        inside,
        key=lambda each: (each[0].start < trigger, abs(each[0].start - trigger)),
    )


def _is_where_told(line: Line, coded: Coded, start: int) -> bool:
    """Tell whether a place is where somebody spoke of the event: "said in Lima that it struck"."""
    trigger = coded.first
    position = next((n for n, token in enumerate(line.tokens) if token.start >= start), 0)
    if position >= trigger:
        return False
    tree = line.tree
    over = next((at for at in tree.above(position) if line.is_verb(at)), None)
    if over is None or line.lemmas[over] not in TELLING or over >= trigger:
        return False
    told = [at for at in tree.below(over) if tree.relations[at] == "ccomp" and at > over]
    return any(trigger in tree.below(at) for at in told)


def _is_destination(line: Line, coded: Coded, start: int) -> bool:
    """Tell whether a visit goes to the place: "visited Tokyo", "a trip to Paris"."""
    if coded.mode != "visit" or start < line.tokens[coded.first].end:
        return False
    position = next((n for n, token in enumerate(line.tokens) if token.start >= start), 0)
    between = line.tags[coded.last : position]
    led = position > 0 and line.lowers[position - 1] in ("to", "for")
    return led or all(tag in NP_TAGS for tag in between)


def _is_where(line: Line, start: int) -> bool:
    """Tell whether a place name stands behind "in", "near" and the like."""
    position = next((n for n, token in enumerate(line.tokens) if token.start >= start), 0) - 1
    for at in range(position, max(-1, position - 6), -1):
        if line.lowers[at] in _WHERE:
            return True
        if line.tags[at] not in NP_TAGS and line.lowers[at] not in ("of", ","):
            return False
    return False


def _context(line: Line, lexicon: Lexicon) -> str | None:
    ranked = [lexicon.contexts[word] for word in line.lemmas if word in lexicon.contexts]
    return min(ranked)[1] if ranked else None


def _confidence(event: Event, coded: Coded) -> float:
    """Take the probability of the type where it is known, less where sides are only near."""
    if coded.certainty is not None:
        return round(min(_SUREST, coded.certainty) * (0.85 if coded.roles.loose else 1.0), 2)
    score = 0.45
    score += 0.2 if event.actors else 0.0
    score += 0.15 if event.recipients or len(event.actors) > 1 else 0.0
    score += 0.1 if event.date or event.due else 0.0
    score += 0.05 if event.place else 0.0
    score -= 0.1 if coded.roles.loose else 0.0
    return round(score, 2)


def _drop_repeats(found: Sequence[Mention]) -> list[Mention]:
    """Keep one of two mentions in one sentence that code the same event."""
    kept: list[Mention] = []
    for each in found:
        same = (
            other
            for other in kept
            if other.event is not None
            and each.event is not None
            and other.start < each.end
            and each.start < other.end
            and other.event.type is each.event.type
            and (
                other.event.status is each.event.status
                or _is_planned_deed(other, each)
                or _is_planned_deed(each, other)
            )
            and _are_same_sides(other.event, each.event)
        )
        twin = next(same, None)
        if twin is None:
            kept.append(each)
        elif _is_planned_deed(each, twin) or (
            _weight(each) > _weight(twin) and not _is_planned_deed(twin, each)
        ):
            kept[kept.index(twin)] = each
    return kept


def _is_planned_deed(one: Mention, other: Mention) -> bool:
    """Tell one passage coded as a plan and as a deed: "plans to send two ships" is a plan."""
    if (one.start, one.end) != (other.start, other.end) or one.event is None or other.event is None:
        return False
    return one.event.status in _TO_COME and other.event.status is Status.DONE


def _are_same_sides(one: Event, other: Event) -> bool:
    """Tell whether two events have one actor, or one recipient where only one names an actor."""
    if one.actors == other.actors:
        return True
    is_open = not one.actors or not other.actors
    return is_open and one.type is EventType.ASSAULT and one.recipients == other.recipients


def _weight(mention: Mention) -> tuple[bool, float]:
    return bool(mention.event and mention.event.actors), mention.confidence

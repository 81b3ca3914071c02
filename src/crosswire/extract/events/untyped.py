"""What a report tells that no type of PLOVER covers: a ferry sank, nobody was hurt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from crosswire.extract.actors.index import ActorIndex
from crosswire.types import (
    Actor,
    Article,
    ClaimKind,
    DateMention,
    Event,
    Form,
    Mention,
    Part,
    Period,
    Place,
    Reading,
    Sentence,
    Status,
)
from crosswire.types.tree import Tree

_CLAUSES = frozenset({"root", "conj", "parataxis", "advcl"})
_OPENERS = frozenset({"after", "when", "as", "while", "because", "since", "before"})
_CUT_OFF = frozenset({"advcl", "parataxis", "conj", "cc", "mark", "discourse", "punct", "vocative"})
_SUBJECTS = ("nsubj", "csubj", "expl")
_ASIDE = frozenset({"i", "we", "you", "what", "who", "which", "whoever", "whatever"})
_DENIES = frozenset({"not", "n't", "n’t", "never", "no", "nobody", "none", "nothing", "neither"})
_AHEAD = frozenset({"will", "shall", "’ll", "'ll"})
_EXPECTED = frozenset({"expect", "schedule", "due", "plan", "set", "slate"})
_OPEN = frozenset({"would", "could", "might", "if", "unless"})
_WANTED = frozenset({"should", "must", "ought"})
_PLACED = frozenset({"in", "at", "near", "outside", "around", "inside", "off", "on", "from", "to"})
_LEAST, _MOST = 3, 40
_CONFIDENCE = 0.5


class Clause(msgspec.Struct, frozen=True):
    """Verb or other predicate, its own stretch of words, and what hangs on it."""

    head: int
    first: int
    last: int


def find_untyped(  # noqa: PLR0917 (as all searches of extract)
    article: Article,
    reading: Reading,
    actors: ActorIndex,
    dates: Sequence[DateMention],
    places: Sequence[tuple[Part, Place]],
    taken: Iterable[Mention],
) -> tuple[Mention, ...]:
    """
    Find what a report tells in its own words beside what is coded.

    "The trawler was stopped off Tema on 9 October" is no political event, but two reports can
    agree or clash on it. It becomes an event whose type is None, one for each main clause, with
    the actors, the place, the date and the status that its words give. Clauses inside
    statements are left to these, as are those that code an event or a relation.

    Args:
        article: The report.
        reading: What the reader found in it; nothing is found without its syntax.
        actors: Index of its actors.
        dates: Its expressions of time.
        places: Its place names with what they stand for.
        taken: Statements, events and relations of the report.
    """
    tree = Tree.of(reading)
    used = _Used(taken)
    dates = sorted(dates, key=lambda each: each.start)
    days = [each.start for each in dates]
    places = sorted(places, key=lambda each: each[0].start)
    spots = [part.start for part, _ in places]
    found = []
    for sentence in reading.sentences:
        if _is_question(article.text, sentence):
            continue
        for clause in _list_clauses(tree, reading, sentence):
            start = reading.tokens[clause.first].start
            end = reading.tokens[clause.last - 1].end
            if used.holds(start, end):
                continue
            date = _find_date(dates[slice(*_between(days, start, end))], end)
            status = _read_status(tree, reading, clause)
            event = Event(
                type=None,
                actors=_sides(tree, reading, clause, actors, acting=True),
                recipients=_sides(tree, reading, clause, actors, acting=False),
                place=_find_place(
                    article.text, places[slice(*_between(spots, start, end))], start, end
                ),
                date=date,
                status=_put_ahead(status, date, article.published),
            )
            found.append(
                Mention(
                    report=article.id, start=start, end=end, exact=article.text[start:end],
                    form=Form.NARRATED, source=None, cue=None, origin=None,
                    confidence=_CONFIDENCE, kind=ClaimKind.EVENT, event=event,
                )
            )  # fmt: skip
    return tuple(found)


class _Used:
    """The stretches that other mentions of the report take up."""

    def __init__(self, taken: Iterable[Mention]) -> None:
        spans = []
        for one in taken:
            parts = one.parts or (Part(start=one.start, end=one.end),)
            spans += [(part.start, part.end) for part in (*parts, one.source, one.cue) if part]
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._longest = max((end - start for start, end in spans), default=0)

    def holds(self, start: int, end: int) -> bool:
        """Tell whether other mentions take up half of a stretch."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        covered = [False] * (end - start)
        for low, high in self._spans[first:last]:
            width = min(high, end) - max(low, start)
            if width > 0:
                begin = max(low, start) - start
                covered[begin : begin + width] = [True] * width
        return 2 * sum(covered) >= end - start


def _is_question(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].rstrip("”\"’') ").endswith("?")


def _list_clauses(tree: Tree, reading: Reading, sentence: Sentence) -> Iterator[Clause]:
    """List the clauses of a sentence that assert something of a subject."""
    for head in range(sentence.first, sentence.last):
        relation = tree.relations[head]
        if relation not in _CLAUSES or not _is_predicate(tree, head):
            continue
        if relation == "advcl" and not _opens_fact(tree, reading, head):
            continue
        subject = _find_subject(tree, head)
        if subject is None or reading.tokens[subject].lemma in _ASIDE:
            continue
        first, last = _own_stretch(tree, head, sentence)
        while first < head and reading.tokens[first].text.lower() in _OPENERS | {"and", "but"}:
            first += 1
        n_words = sum(reading.tokens[at].text[:1].isalnum() for at in range(first, last))
        if _LEAST <= n_words <= _MOST:
            yield Clause(head, first, last)


def _is_predicate(tree: Tree, head: int) -> bool:
    if tree.pos[head] in {"VERB", "AUX"}:
        return True
    return any(tree.relations[child] == "cop" for child in tree.children(head))


def _opens_fact(tree: Tree, reading: Reading, head: int) -> bool:
    """Tell whether a clause beside another asserts something too: "after police stopped it"."""
    marks = [child for child in tree.children(head) if tree.relations[child] in {"mark", "advmod"}]
    return any(reading.tokens[child].text.lower() in _OPENERS for child in marks)


def _find_subject(tree: Tree, head: int) -> int | None:
    """Find the subject of a clause; one that is joined to another may share it."""
    for _ in range(3):
        for child in tree.children(head):
            if tree.relations[child].startswith(_SUBJECTS):
                return child
        if tree.relations[head] != "conj":
            return None
        head = tree.heads[head]
    return None


def _own_stretch(tree: Tree, head: int, sentence: Sentence) -> tuple[int, int]:
    """Give the words of a clause without the clauses that hang on it."""
    first = last = head
    waiting = [head]
    while waiting:
        one = waiting.pop()
        first, last = min(first, one), max(last, one)
        for child in tree.children(one):
            outer = one == head and tree.relations[child] in _CUT_OFF
            if not outer or (tree.relations[child] == "conj" and tree.pos[child] != "VERB"):
                waiting.append(child)
    return max(first, sentence.first), min(last + 1, sentence.last)


def _sides(
    tree: Tree, reading: Reading, clause: Clause, actors: ActorIndex, *, acting: bool
) -> tuple[Actor, ...]:
    """Give the actors that a clause names as acting, or as those to whom it is done."""
    found: list[Actor] = []
    subject = _find_subject(tree, clause.head)
    shared = [] if subject is None or tree.heads[subject] == clause.head else [subject]
    for child in (*shared, *tree.children(clause.head)):
        relation = tree.relations[child]
        passive = relation in {"nsubj:pass", "csubj:pass"}
        acts = relation == "obl:agent" or (relation.startswith("nsubj") and not passive)
        bears = passive or relation in {"obj", "iobj"} or relation == "obl"
        inside = clause.first <= child < clause.last or child in shared
        if (acts if acting else bears) and inside:
            first, last = tree.stretch_of(child)
            start, end = reading.tokens[first].start, reading.tokens[last - 1].end
            found += [one.actor for one in actors.inside(start, end)[:2] if one.actor not in found]
    return tuple(found)


def _between(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Give the range of those that begin in a stretch."""
    return bisect_left(starts, start), bisect_left(starts, end)


def _find_date(dates: Sequence[DateMention], end: int) -> Period | None:
    inside = [each.period for each in dates if each.end <= end]
    return inside[0] if inside else None


def _put_ahead(status: Status, date: Period | None, published: str | None) -> Status:
    """Take what is dated after the report for planned: "the first pile goes in next May"."""
    is_later = date and date.start and published and date.start > published[:10]
    return Status.PLANNED if status is Status.DONE and is_later else status


def _find_place(
    text: str, places: Sequence[tuple[Part, Place]], start: int, end: int
) -> Place | None:
    """Give the first place that stands behind "in", "at", "from" and the like."""
    for part, place in places:
        if start <= part.start and part.end <= end:
            before = text[max(start, part.start - 30) : part.start].lower().split()
            if any(word in _PLACED for word in before[-3:]):
                return place
    return None


def _read_status(tree: Tree, reading: Reading, clause: Clause) -> Status:
    """Tell by its words whether what a clause says took place."""
    near = [clause.head, *tree.children(clause.head)]
    near += [
        grand
        for child in tree.children(clause.head)
        if tree.relations[child].startswith((*_SUBJECTS, "obj"))
        for grand in tree.children(child)
        if tree.relations[grand] in {"det", "advmod"}
    ]
    words = {reading.tokens[at].text.lower() for at in near}
    lemmas = {reading.tokens[at].lemma for at in near}
    if words & _DENIES:
        return Status.DENIED
    if words & _AHEAD or lemmas & _EXPECTED & {reading.tokens[clause.head].lemma}:
        return Status.PLANNED
    if words & _OPEN:
        return Status.CONDITIONAL
    if words & _WANTED:
        return Status.CALLED_FOR
    has_to = any(
        tree.relations[child] == "mark" and reading.tokens[child].text.lower() == "to"
        for child in tree.children(clause.head)
    )
    return Status.PLANNED if has_to else Status.DONE

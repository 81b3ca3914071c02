"""Clauses of a text, and what each says happened: who, to whom, where, when, and whether."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from crosswire.extract.actors.index import ActorIndex
from crosswire.extract.events.beside import (
    SUBJECTS,
    find_subject,
    has_come_to_nothing,
    has_with,
    is_only_telling,
    is_participle_aside,
    is_relative_aside,
    shared_modals,
)
from crosswire.extract.events.bystanders import SIDES
from crosswire.extract.events.conditions import IF, Syntax
from crosswire.extract.events.named import name_sides
from crosswire.extract.events.status import (
    denies_nothing,
    has_yet_to,
    is_deadline,
    is_only,
    was_prepared,
)
from crosswire.reference import word_set
from crosswire.types import (
    Actor,
    Article,
    DateMention,
    Event,
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
_LEADS_IN = _OPENERS | {"and", "but", "with"}
_CUT_OFF = frozenset({"advcl", "parataxis", "conj", "cc", "mark", "discourse", "punct", "vocative"})
_INNER = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "parataxis", "appos"})
"""Relations behind which another clause begins: its date is not that of the clause around it."""
_DESCRIBED = _INNER | {"case", "conj", "cc"}
"""What is left out of the noun that a relative clause describes: "according to | the union"."""
_ASIDE = frozenset({"i", "we", "you", "what", "who", "which", "whoever", "whatever"})
_DENIES = word_set("denying.nobody") | word_set("denying.words")
_LEAVES_UNDONE = frozenset({"refuse", "decline", "fail", "neglect"}) | word_set("events.unable")
_LEAVES_BE = _LEAVES_UNDONE | {"be"}
_LINKS = frozenset({"remain", "stay", "become"})
_AHEAD = frozenset({"will", "shall", "’ll", "'ll"})
_EXPECTED = frozenset({"about", "expect", "schedule", "due", "plan", "slate"})
_OPEN = frozenset({"would", "could", "might"})
_CANNOT = frozenset({"cannot", "ca"})
"""Forms of "can" that a denial is part of, or goes on: "cannot", "ca|n't"."""
_INTENDING, _PROMISING = word_set("events.intending"), word_set("events.promising")
_PUTTING_OFF = word_set("events.putting_off")
_WANTED = frozenset({"should", "must", "ought"})
_PLACED = frozenset({"in", "at", "near", "outside", "around", "inside", "off", "aboard"})
_ON = frozenset({"on"})
_WHEN = frozenset({"after", "before", "during", "since", "until", "amid", "despite", "following"})
_TOLD_BY = frozenset({"according"})
_VOTING = word_set("events.voting")
_NO_COMMENT = word_set("events.no_comment")
_NO_ANSWER = word_set("events.no_answer")
_REQUESTS = word_set("events.requests")
_DEMANDING = (["for"], ["to"], ["by"])
_TOLD = word_set("events.told_on_request")
_ATTRIBUTING, _LINKING = word_set("events.attributing"), word_set("events.linking")
_LEAST, _MOST = 3, 40
"""Words of a clause."""
_DEEPEST = 40
"""Steps from a word up to the predicate that it hangs on."""


class Predication(msgspec.Struct, frozen=True):
    """
    Verb or other predicate with its own stretch of words.

    Attributes:
        head: Index of the predicate among the tokens.
        first: Index of the first word of the stretch.
        last: Index behind its last word.
        is_beside: It adds a fact to another clause, within whose words it may stand.
    """

    head: int
    first: int
    last: int
    is_beside: bool = False


class ClauseReader:
    """Reads the clauses of one report."""

    def __init__(
        self,
        article: Article,
        reading: Reading,
        actors: ActorIndex,
        dates: Sequence[DateMention],
        places: Sequence[tuple[Part, Place]],
    ) -> None:
        """Take what the other steps found in the report."""
        self.tree = Tree.of(reading)
        self._article = article
        self._reading = reading
        self._actors = actors
        self._dates = sorted(dates, key=lambda each: each.start)
        self._days = [each.start for each in self._dates]
        self._places = sorted(places, key=lambda each: each[0].start)
        self._spots = [part.start for part, _ in self._places]
        self._starts = [token.start for token in reading.tokens]
        self._lowers = [token.text.lower() for token in reading.tokens]
        lemmas = [token.lemma for token in reading.tokens]
        tree = self.tree
        self._syntax = Syntax(self._lowers, lemmas, tree.relations, tree.heads, tree.children)
        self._firsts = [sentence.first for sentence in reading.sentences]

    def told(self) -> Iterator[Predication]:
        """List the clauses that assert something of a subject; questions do not."""
        for sentence in self._reading.sentences:
            text = self._article.text[sentence.start : sentence.end]
            if not text.rstrip("”\"’') ").endswith("?"):
                yield from self._in_sentence(sentence)

    def said(self, part: Part) -> Iterator[Predication]:
        """List the main clause of each sentence in a stretch of reported speech."""
        first, last = (bisect_left(self._starts, at) for at in (part.start, part.end))
        at = bisect_right(self._firsts, first) - 1
        for sentence in self._reading.sentences[max(at, 0) :]:
            if sentence.first >= last:
                return
            low, high = max(first, sentence.first), min(last, sentence.last)
            head = next(
                (
                    word
                    for word in range(low, high)
                    if not low <= self.tree.heads[word] < high or self.tree.heads[word] == word
                    if self._is_predicate(word)
                ),
                None,
            )
            if head is not None:
                yield Predication(head, low, high)

    def offsets(self, clause: Predication) -> tuple[int, int]:
        """Give the offsets of a clause."""
        tokens = self._reading.tokens
        return tokens[clause.first].start, tokens[clause.last - 1].end

    def token_at(self, word: int) -> tuple[int, str]:
        """Give the offset and the lemma of a word."""
        token = self._reading.tokens[word]
        return token.start, token.lemma

    def predicate_of(self, clause: Predication) -> int:
        """
        Give the offset of the verb, or other predicate, of a clause.

        That of "refused to concede" is "concede", which is denied, that of "remains open" "open".
        """
        inner = self._inner_verb(clause.head, _LEAVES_UNDONE | _LINKS)
        return self._reading.tokens[clause.head if inner is None else inner].start

    def _inner_verb(self, head: int, verbs: frozenset[str]) -> int | None:
        """Find what somebody refused to do, or what something remains."""
        if self._reading.tokens[head].lemma not in verbs:
            return None
        children = self.tree.children(head)
        return next((one for one in children if self.tree.relations[one] == "xcomp"), None)

    def is_no_answer(self, clause: Predication) -> bool:
        """
        Tell whether a clause only says that nobody answered an outlet.

        "Declined to comment", "did not respond to a request", "could not be reached for comment";
        but "did not respond to the strikes" or to a call for a truce is a deed left undone.
        """
        inner = self._inner_verb(clause.head, _LEAVES_BE)
        verb = self._reading.tokens[clause.head if inner is None else inner].lemma
        if verb == "reach":
            tokens = self._reading.tokens[clause.first : clause.last]
            is_asked = any(token.lemma == "comment" for token in tokens)
        else:
            is_asked = verb in _NO_COMMENT or (
                verb in _NO_ANSWER and self._is_asked_to_tell(clause)
            )
        return is_asked and self._read_status(clause) in {Status.DENIED, Status.CONDITIONAL}

    def _is_asked_to_tell(self, clause: Predication) -> bool:
        """Tell a request for comment, or just "a request", from one for anything else."""
        words = [token.lemma for token in self._reading.tokens[clause.first : clause.last]]
        requests = [at for at, word in enumerate(words) if word in _REQUESTS]
        is_other = any(words[at + 1 : at + 2] in _DEMANDING for at in requests)
        return bool(requests) and (not is_other or not _TOLD.isdisjoint(words))

    def event_of(self, clause: Predication) -> Event:
        """Say what happened by the words of a clause; its type is not known."""
        start, end = self.offsets(clause)
        date = self._find_date(clause, start, end)
        status = self._read_status(clause)
        published = self._article.published
        is_later = date and date.start and published and date.start > published[:10]
        is_later = is_later and self._reading.tokens[clause.head].lemma not in _PUTTING_OFF
        if status is Status.DONE and is_later:  # "the first pile goes in next May"
            status = Status.PLANNED
        is_due = is_deadline(date, status)
        actors, undergo = self._sides(clause)
        return Event(
            type=None,
            actors=actors,
            recipients=tuple(one for one in undergo if one not in actors),  # "filed his papers"
            place=self._find_place(clause, start, end),
            date=None if is_due else date,
            due=date if is_due else None,
            status=status,
        )

    def _in_sentence(self, sentence: Sentence) -> Iterator[Predication]:
        tokens = self._reading.tokens
        for head in filter(self._is_predicate, range(sentence.first, sentence.last)):
            relation = self.tree.relations[head]
            votes = self._votes(head)
            beside = self._is_beside(head)
            is_own = relation in _CLAUSES or self.tree.heads[head] == head
            if not (is_own or votes or beside):
                continue
            if is_only_telling(self.tree, tokens, head):
                continue
            adds = beside or self._adds_fact(head, sentence)
            if relation == "advcl" and not (votes or adds or self._opens_fact(head)):
                continue
            subject = find_subject(self.tree, tokens, head)
            if not adds and (subject is None or tokens[subject].lemma in _ASIDE):
                continue
            first, last = self._own_stretch(head, sentence)
            if relation.startswith("acl") and subject is not None:
                first = min(first, self.tree.stretch_of(subject, without=_DESCRIBED)[0])
            while first < head and self._leads_in(first, beside=beside):
                first += 1
            n_words = sum(tokens[at].text[:1].isalnum() for at in range(first, last))
            if self._least_of(head, first, last) <= n_words <= _MOST:
                yield Predication(head, first, last, is_beside=beside)

    def _leads_in(self, word: int, *, beside: bool) -> bool:
        """Tell a word before a clause that is no part of it: "after it fell", not "after rain"."""
        lower = self._lowers[word]
        if not beside and lower in _OPENERS and self.tree.relations[word] == "case":
            return False
        is_link = beside and (self.tree.pos[word] == "ADP" or lower == "according")
        return lower in _LEADS_IN or lower == "," or is_link

    def _is_beside(self, head: int) -> bool:
        """
        Tell whether a relative clause or a participle behind a comma adds a fact.

        What somebody "had promised" or "had planned" is no plan any more.
        """
        tokens = self._reading.tokens
        if tokens[head].lemma in _PROMISING | _INTENDING | _EXPECTED and any(
            self._lowers[child] == "had" for child in self.tree.children(head)
        ):
            return False
        is_timed = self._has_day(head)
        return is_relative_aside(self.tree, tokens, head, is_timed=is_timed) or is_participle_aside(
            self.tree, tokens, head, is_timed=is_timed
        )

    def _has_day(self, head: int) -> bool:
        """Tell whether a clause beside another says when it was; "since May" it still is."""
        if self.tree.relations[head] not in _INNER:
            return False
        first, last = self.tree.stretch_of(head)
        start, end = self._starts[first], self._reading.tokens[last - 1].end
        low, high = bisect_left(self._days, start), bisect_left(self._days, end)
        clause = Predication(head, first, last)
        return any(
            self._hangs_on(_last_word(each.exact, each.end), clause)
            and "since" not in self._lowers[max(0, at - 2) : at]
            for each in self._dates[low:high]
            for at in [bisect_right(self._starts, each.start)]
        )

    def _least_of(self, head: int, first: int, last: int) -> int:
        """Give how few words tell something: "talks failed", "Norway abstained"; not "it did"."""
        if self._reading.tokens[head].lemma in _VOTING:
            return 2
        named = any(
            self.tree.relations[one].startswith(("nsubj", "obj"))
            and self.tree.pos[one] in {"NOUN", "PROPN"}
            for one in self.tree.children(head)
            if first <= one < last
        )
        return 2 if named else _LEAST

    def _is_predicate(self, head: int) -> bool:
        if self.tree.pos[head] in {"VERB", "AUX"}:
            return True
        return any(self.tree.relations[child] == "cop" for child in self.tree.children(head))

    def _votes(self, head: int) -> bool:
        """
        Tell whether a clause beside another tells how somebody votes.

        "With Russia and China abstaining", "Hungary voting against", "Peru, which abstained".
        """
        is_beside = self.tree.relations[head] in {"advcl", "acl:relcl"}
        return is_beside and self._reading.tokens[head].lemma in _VOTING

    def _opens_fact(self, head: int) -> bool:
        """Tell whether a clause beside another asserts too: "after police stopped it"."""
        tree = self.tree
        marks = [one for one in tree.children(head) if tree.relations[one] in {"mark", "advmod"}]
        is_opened = any(self._lowers[child] in _OPENERS for child in marks)
        if self._syntax.is_term(head):
            return False
        return is_opened or has_with(tree, self._lowers, head)

    def _adds_fact(self, head: int, sentence: Sentence) -> bool:
        """
        Tell whether a verb behind a comma tells what else came of it: "killing five drivers".

        It has neither a subject nor a word that ties it to the clause, and the clause tells what
        was done: of what may be, nothing came yet. "Saying", "citing" and the like name who tells.
        """
        tree, token = self.tree, self._reading.tokens[head]
        if not token.text.lower().endswith("ing") or token.lemma in _ATTRIBUTING | _LINKING:
            return False
        if tree.relations[head] == "conj":
            return self._adds_fact(tree.heads[head], sentence)
        governor = tree.heads[head]
        if tree.relations[head] != "advcl" or tree.relations[governor] not in _CLAUSES:
            return False
        if governor > head or self._reading.tokens[head - 1].text != ",":
            return False
        ties = {"mark", "case", *SUBJECTS}
        if any(tree.relations[child].split(":")[0] in ties for child in tree.children(head)):
            return False
        around = Predication(governor, *self._own_stretch(governor, sentence))
        return self._read_status(around) is Status.DONE

    def _own_stretch(self, head: int, sentence: Sentence) -> tuple[int, int]:
        """Give the words of a clause without the clauses that hang on it."""
        own = {head}
        waiting = [one for one in self.tree.children(head) if not self._is_cut_off(head, one)]
        while waiting:
            one = waiting.pop()
            if one not in own:
                own.add(one)
                waiting += self.tree.children(one)
        return max(min(own), sentence.first), min(max(own) + 1, sentence.last)

    def _is_cut_off(self, head: int, child: int) -> bool:
        """Tell whether what hangs on a predicate is no part of its clause."""
        relation = self.tree.relations[child]
        if relation == "conj":
            return self._is_predicate(child)
        if relation == "discourse":  # "voted no"
            return self._reading.tokens[head].lemma not in _VOTING
        if relation == "advcl" and self._syntax.is_measured_from(child):
            first, last = self.tree.stretch_of(child)
            return last - first > _MOST - 10
        return relation in _CUT_OFF and not self._syntax.is_term(child)

    def _sides(self, clause: Predication) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give the actors that a clause names as acting, and those to whom it is done."""
        tree, tokens = self.tree, self._reading.tokens
        acting: list[Actor] = []
        bearing: list[Actor] = []
        subject = find_subject(tree, tokens, clause.head)
        shared = [] if subject is None or tree.heads[subject] == clause.head else [subject]
        is_passive = tree.relations[clause.head] == "acl" or any(
            tree.relations[one] == "aux:pass" for one in tree.children(clause.head)
        )
        for child in (*shared, *tree.children(clause.head)):
            relation = tree.relations[child]
            if child in shared and (clause.is_beside or tree.relations[clause.head] == "acl:relcl"):
                relation = "nsubj"
            passive = relation in {"nsubj:pass", "csubj:pass"}
            if child in shared:  # "was arrested and fled": who fled, did
                passive = is_passive
            acts = relation == "obl:agent" or (relation.startswith("nsubj") and not passive)
            led = relation == "obl" and not self._is_led_by(child, _PLACED | _WHEN | _TOLD_BY)
            led = led and not (self._is_led_by(child, _ON) and tokens[child].lemma in SIDES)
            bears = passive or relation in {"obj", "iobj"} or led
            inside = clause.first <= child < clause.last or child in shared
            if inside and (acts or bears):
                near = self._named_in(child)
                for found, is_of in ((acting, acts), (bearing, bears)):
                    found += [one for one in near if is_of and one not in found]
        return tuple(acting), tuple(bearing)

    def _named_in(self, noun: int) -> list[Actor]:
        """Give the first two actors of a noun, without those of the clauses inside it."""
        return name_sides(self._reading, self.tree, self._actors, noun)

    def _is_led_by(self, word: int, prepositions: frozenset[str]) -> bool:
        tree = self.tree
        return any(
            tree.relations[child] == "case" and self._lowers[child] in prepositions
            for child in tree.children(word)
        )

    def _hangs_on(self, offset: int, clause: Predication) -> bool:
        """Tell whether the word at an offset belongs to a clause and to none inside it."""
        word = bisect_right(self._starts, offset) - 1
        for _ in range(_DEEPEST):
            if word == clause.head:
                return True
            if self.tree.relations[word] in _INNER or self.tree.heads[word] == word:
                return False
            word = self.tree.heads[word]
        return False

    def _find_date(self, clause: Predication, start: int, end: int) -> Period | None:
        first, last = bisect_left(self._days, start), bisect_left(self._days, end)
        inside = [each for each in self._dates[first:last] if each.end <= end]
        own = [each for each in inside if self._hangs_on(_last_word(each.exact, each.end), clause)]
        return own[0].period if own else None

    def _find_place(self, clause: Predication, start: int, end: int) -> Place | None:
        """Give the first place of the clause that stands behind "in", "at" and the like."""
        text = self._article.text
        first, last = bisect_left(self._spots, start), bisect_left(self._spots, end)
        for part, place in self._places[first:last]:
            before = text[max(start, part.start - 30) : part.start].lower().split()
            is_where = any(word in _PLACED for word in before[-3:])
            if part.end <= end and is_where and self._hangs_on(part.start, clause):
                return place
        return None

    def _read_status(self, clause: Predication) -> Status:
        """Tell by its words whether what a clause says took place."""
        tree, tokens = self.tree, self._reading.tokens
        children = tree.children(clause.head)
        near = [clause.head, *children]
        near += [
            grand
            for child in children
            if tree.relations[child].startswith((*SUBJECTS, "obj"))
            for grand in tree.children(child)
            if tree.relations[grand] in {"det", "advmod"}
        ]
        near = [
            at
            for at in near
            if tree.relations[at] != "discourse" and not denies_nothing(self._lowers, at)
        ]
        words = {
            self._lowers[at]
            for at in near
            if tree.relations[at].startswith("aux") or not is_only(self._lowers, at)
        }
        modals = {self._lowers[at] for at in near if tree.relations[at].startswith("aux")}
        if modals & _CANNOT or "cannot" in words:
            modals, words = modals | {"can"}, words | {"not"}
        modals |= shared_modals(tree, tokens, clause.head) & (_AHEAD | _OPEN | _WANTED)
        is_if = any(tree.relations[at] == "mark" and self._lowers[at] in IF for at in children)
        if is_if or self._syntax.hangs_on_if(clause.head) or ("can" in modals and words & _DENIES):
            return Status.CONDITIONAL
        if has_yet_to(self._lowers[clause.first : clause.head + 4]):
            return Status.DENIED
        if words & _DENIES or self._inner_verb(clause.head, _LEAVES_UNDONE) is not None:
            return Status.DENIED
        head = tokens[clause.head].lemma
        is_set = head == "set" and any(tree.relations[child] == "xcomp" for child in children)
        is_expected = head in _EXPECTED and not was_prepared(
            self._lowers[clause.first : clause.last], clause.head - clause.first
        )
        binds = any(tree.relations[child] == "xcomp" for child in children)
        if head in _PROMISING and binds:
            return Status.PROMISED
        if modals & _AHEAD or is_expected or is_set or (head in _INTENDING and binds):
            is_given_up = has_come_to_nothing(tree, tokens, clause.head)
            return Status.CONDITIONAL if is_given_up else Status.PLANNED
        if modals & _OPEN or words & IF:
            return Status.CONDITIONAL
        if modals & _WANTED:
            return Status.CALLED_FOR
        has_to = any(
            tree.relations[child] == "mark" and self._lowers[child] == "to" for child in children
        )
        return Status.PLANNED if has_to else Status.DONE


def _last_word(exact: str, end: int) -> int:
    """Give the offset at which the last word of an expression begins."""
    return end - len(exact.rsplit(maxsplit=1)[-1])

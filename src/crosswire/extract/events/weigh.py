"""Weighing what the rules make of a clause against what was learned: type, sides, certainty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from crosswire.extract.events.borders import main_verb_of
from crosswire.extract.events.codebook import as_coded_then
from crosswire.extract.events.facts import Facts, Tabled, describe
from crosswire.extract.events.lexicon import Pattern
from crosswire.extract.events.line import Line, Placed
from crosswire.extract.events.match import Hit
from crosswire.extract.events.network import TYPES, Coding, Network
from crosswire.extract.events.pairs import Pair, find_pairs, is_led, leads, link_rule
from crosswire.extract.events.roles import Roles
from crosswire.extract.events.status import read_status
from crosswire.extract.events.things import is_means, is_sent, tells_size
from crosswire.extract.events.tree import SentenceTree
from crosswire.extract.events.turns import Coded
from crosswire.extract.events.verbs import group_verb
from crosswire.reference import word_set
from crosswire.types import EventType, Meanings, PartOfSpeech, Status

FLOOR = 0.65
"""Probability from which a clause that the rules leave untyped has the type that is learned."""
_CERTAIN = 0.85
"""Probability from which the learned type stands in place of the rules' own."""
_UNLIKELY = 0.05
"""Probability of the rules' type under which that may happen."""
_RULED_OUT = 0.03
"""The same under which the rules are not believed."""
_NOTHING = 0.5
"""Probability of no event from which such a clause tells none."""
_IN_WORDS = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.AGREE}
)
_SPEECH = frozenset(
    {"say", "tell", "note", "add", "mention", "state", "explain", "remark", "recall", "describe"}
)
"""Verbs that only introduce what is said: what they govern is a deed in words, or none."""
_TO_COME = frozenset({"will", "would", "shall", "’ll", "'ll"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "no"})
_RECEIVES = word_set("events.receiving")
_FEELING = word_set("events.feeling")
_DENYING = word_set("statements.denying")
"""Verbs behind which the rules alone decide: what is learned sees that no deed is told."""
_COMING = frozenset({Status.PLANNED, Status.PROMISED})
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT})


class Candidate(msgspec.Struct, frozen=True):
    """
    A clause that may tell an event.

    Attributes:
        line: Its sentence.
        pair: The actors that it ties together, or None where only the rules see it.
        rule: What the rules make of it, or None.
        facts: What is known of it.
    """

    line: Line
    pair: Pair | None
    rule: Coded | None
    facts: Facts


def find_candidates(line: Line, coded: Sequence[Coded], meanings: Meanings) -> Iterator[Candidate]:
    """
    List the clauses of a sentence that may tell an event, with what is known of each.

    Args:
        line: The sentence.
        coded: What the rules find in it.
        meanings: What its words mean.
    """
    tabled = Tabled(line, meanings)
    linked: set[int] = set()
    for pair in find_pairs(line, tabled.tree):
        rule = link_rule([one for one in coded if not _describes(tabled.tree, one, pair)], pair)
        if rule is not None:
            if id(rule) in linked:
                continue
            linked.add(id(rule))
        elif not pair.recipients and len(pair.actors) < 2:
            continue
        if rule is not None and _stands_alone(line, pair, rule):
            facts = _describe(tabled, rule.roles.actors, rule.roles.recipients, rule)
        else:
            facts = _describe(tabled, pair.actors, pair.recipients, rule)
        yield Candidate(line, pair, rule, facts)
    for rule in coded:
        roles = rule.roles
        if id(rule) not in linked and (roles.actors or roles.recipients):
            facts = _describe(tabled, roles.actors, roles.recipients, rule)
            yield Candidate(line, None, rule, facts)


def _describes(tree: SentenceTree, rule: Coded, pair: Pair) -> bool:
    """
    Tell whether an event is told in a clause that only describes a name of the pair's clause.

    "Peru wants back Soro, which Chile seized": Chile's deed is not what Peru wants.
    """
    over = tree.above(rule.first)
    if pair.at not in over:
        return False
    return any(tree.relations[at] == "acl:relcl" for at in over[: over.index(pair.at)])


def _stands_alone(line: Line, pair: Pair, rule: Coded) -> bool:
    """
    Tell whether the sides of the rules are better than those of the clause linked to them.

    In "two soldiers were killed, the army said" the clause with the army only reports; who
    "held exercises" together are both actors.
    """
    roles = rule.roles
    if not roles.actors and not roles.recipients:
        return False
    return _only_reports(line, pair, rule) or ("sym" in rule.traits and len(roles.actors) > 1)


def _only_reports(line: Line, pair: Pair, rule: Coded) -> bool:
    """
    Tell whether the clause of a pair only says what the event is: "the army said".

    Who "said they would blockade the port" is the one who will.
    """
    is_told = rule.first <= pair.at < rule.last
    if line.lemmas[pair.at] not in _SPEECH or is_told or rule.type in _IN_WORDS:
        return False
    own = range(line.first + rule.first, line.first + rule.last)
    return not any(
        token.head in own
        and line.tags[at] is PartOfSpeech.PRON
        and (token.relation or "").startswith("nsubj")
        for at, token in enumerate(line.tokens)
    )


def _describe(
    tabled: Tabled, actors: Sequence[Placed], recipients: Sequence[Placed], rule: Coded | None
) -> Facts:
    if not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    ours, theirs = words_of(actors), words_of(recipients)
    free = [at for at in theirs if at not in ours]
    return describe(tabled, ours or free, free if ours else [], rule)


def words_of(side: Sequence[Placed]) -> list[int]:
    """List the positions of the words that name one side."""
    return [
        at for one in sorted(side, key=lambda each: each.first) for at in range(one.first, one.last)
    ]


def weigh(candidates: Sequence[Candidate], network: Network) -> Iterator[tuple[Line, Coded]]:
    """
    Decide the type of each clause and how sure it is.

    The rules keep their type unless what is learned is certain of another, or rules it out; where
    they find none, what is learned decides if it is sure enough. A side that the rules miss comes
    from the syntax.

    Args:
        candidates: The clauses of a report.
        network: The learned weights.
    """
    if not candidates:
        return
    table = network.probabilities([each.facts for each in candidates], Coding.NEWS)
    for candidate, row in zip(candidates, table, strict=True):
        likely = dict(zip(TYPES, row[:-1].tolist(), strict=True))
        coded = settle(candidate, likely)
        if coded is not None:
            yield candidate.line, coded


def settle(candidate: Candidate, likely: Mapping[EventType, float]) -> Coded | None:
    """
    Decide the type of one clause, or that it tells no event.

    Args:
        candidate: The clause.
        likely: Probability of each type.
    """
    best = max(likely, key=lambda kind: likely[kind])
    rule, pair = candidate.rule, candidate.pair
    if rule is None:
        return _learned(candidate.line, pair, best, likely[best]) if pair else None
    named = as_coded_then(rule)
    if pair is not None and not _only_reports(candidate.line, pair, rule):
        rule = _complete(candidate.line, rule, pair)
    is_ruled_out = likely[named] < _RULED_OUT
    if is_ruled_out and 1 - sum(likely.values()) >= _NOTHING:
        return rule if _is_denied(candidate.line, rule) else None
    if rule.type in _IN_WORDS and main_verb_of(candidate.line, rule.first) is not None:
        return rule  # what is learned sees the deed of the main clause
    if best is rule.type or "forsworn" in rule.traits:
        return replace(rule, certainty=likely[named])
    if likely[best] >= (FLOOR if is_ruled_out else _CERTAIN) and likely[named] < _UNLIKELY:
        status = _status_as(best, rule.status)
        refused = rule.type is not EventType.REJECT and best is EventType.REJECT
        if refused and status is Status.DENIED:
            status = Status.DONE
        opens = rule.opens if best in _IN_WORDS else None
        return replace(
            rule, type=best, mode=None, status=status, opens=opens, certainty=likely[best]
        )
    return replace(rule, certainty=likely[named])


def _is_denied(line: Line, rule: Coded) -> bool:
    """Tell whether somebody denies a deed: "denied sending weapons", not "did not send"."""
    if rule.status is not Status.DENIED:
        return False
    return any(line.lemmas[at] in _DENYING for at in line.tree.above(rule.first))


def _says_it_will(line: Line, at: int) -> bool:
    """Tell whether a verb of saying leads to what is to come: "said it would send"."""
    return line.lemmas[at] in _SPEECH and not _TO_COME.isdisjoint(_said_after(line, at))


def _said_after(line: Line, at: int) -> tuple[str, ...]:
    return line.lowers[at + 1 : at + 9]


def _status_as(kind: EventType, status: Status) -> Status:
    """Give what is to come the status that it has as a deed in words: said, or promised."""
    if kind not in _IN_WORDS or status not in _COMING:
        return status
    return Status.PROMISED if kind is EventType.AGREE else Status.DONE


def _complete(line: Line, rule: Coded, pair: Pair) -> Coded:
    """
    Give an event of the rules the sides that only the syntax shows.

    Where somebody votes "at the Security Council" is no side, nor are the rescuers who are sent.
    """
    actors, recipients = rule.roles.actors, rule.roles.recipients
    if "sym" in rule.traits and len(actors) > 1:
        return rule
    loose = rule.roles.loose
    if not actors:
        named = {one.first for one in recipients}
        actors = tuple(one for one in pair.actors if one.first not in named)
    if (not recipients or loose) and "aimed" not in rule.traits:
        named = {one.first for one in actors}
        found = tuple(
            one
            for one in pair.recipients
            if one.first not in named and not _stands_aside(line, rule, one)
        )
        nearby = tuple(one for one in recipients if not _stands_aside(line, rule, one))
        recipients, loose = (found, False) if found else (nearby, loose)
    return replace(rule, roles=Roles(actors, recipients, loose and bool(recipients)))


def _stands_aside(line: Line, rule: Coded, one: Placed) -> bool:
    """Tell whether a name says where something is done, or who is sent to help."""
    tree = line.tree
    led_by = leads(line, tree, one)
    if is_sent(line, one) or any(tells_size(line, one, each) for each in led_by):
        return True
    used = any(is_means(line, one, each) for each in led_by - rule.traits)
    if used and rule.type is not EventType.ASSAULT:
        return True
    if rule.type is EventType.AID and "obj" not in rule.traits:
        head = tree.relations[tree.head_of(range(one.first, one.last))]
        return head == "obj" and "to" in rule.traits
    return "self" in rule.traits and is_led(line, tree, one, "at")


def _learned(line: Line, pair: Pair, kind: EventType, probability: float) -> Coded | None:
    """Build an event that only what is learned finds."""
    together = not pair.recipients
    if line.lemmas[pair.at] in _SPEECH and kind not in _IN_WORDS:
        return None
    if probability < FLOOR or not pair.actors or (together and kind not in _MUTUAL):
        return None
    if kind is EventType.AID and line.lemmas[pair.at] in _RECEIVES and not pair.passive:
        pair = replace(pair, actors=pair.recipients, recipients=pair.actors)
    if line.lemmas[pair.at] in _FEELING and pair.passive:  # "was outraged by": who felt it blames
        pair = replace(pair, actors=pair.recipients, recipients=pair.actors)
    group = group_verb(line, pair.at)
    blank = Pattern((), kind, None, None, frozenset())
    status = read_status(line, Hit(pair.at, pair.at + 1, blank, group))
    if kind is EventType.AGREE and _says_it_will(line, pair.at):
        if not _NEVER.isdisjoint(_said_after(line, pair.at)):
            return None  # "said it would not send" promises nothing
        status = Status.PROMISED
    status = _status_as(kind, status)
    if kind is EventType.REJECT and status is Status.DENIED:
        status = Status.DONE
    return Coded(
        min(group.first, pair.at),
        pair.at + 1,
        kind,
        None,
        None,
        status,
        Roles(pair.actors, pair.recipients),
        passive=pair.passive,
        traits=frozenset({"sym"} if together else ()),
        certainty=probability,
    )

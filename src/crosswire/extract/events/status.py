"""Whether an event took place, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crosswire.extract.events.conditions import Syntax
from crosswire.extract.events.line import Line
from crosswire.extract.events.match import Hit
from crosswire.extract.events.undone import read_undone
from crosswire.extract.events.verbs import VerbGroup, group_verb
from crosswire.reference import word_set
from crosswire.types import Period, Status

_HAVING = frozenset({"has", "have", "had", "is", "are", "was", "were"})
_FUTURE = frozenset({"will", "shall", "would"})
_POSSIBLE = frozenset({"may", "might", "could", "can"})
DUTY = frozenset({"should", "must"})
_FACTIVE = frozenset(
    [
        "manage",
        "begin",
        "start",
        "continue",
        "come",
        "go",
        "force",
        "use",
        "help",
        "proceed",
        "have",
        "move",
        "rush",
        "return",
        "get",
        "able",
        "fly",
        "travel",
        "arrive",
    ]
)
_DECISIONS = frozenset(
    [
        "decision",
        "plan",
        "agreement",
        "deal",
        "move",
        "vote",
        "intention",
        "readiness",
        "willingness",
        "promise",
        "pledge",
        "vow",
        "proposal",
        "bid",
        "effort",
        "attempt",
        "commitment",
        "refusal",
        "threat",
        "offer",
        "order",
        "ready",
        "willing",
    ]
)
_REACTS = word_set("events.reactions")
"""Verbs of which a deed is the object that was done before, whatever becomes of them."""
_MANDATES = word_set("events.mandating")
"""Verbs behind which a bare verb tells what is to be done."""
_CONDITION = frozenset({"if", "unless", "whether"})
_ASKING = word_set("words.questions")
_QUOTES = frozenset("\"“”«»'‘’")
_QUESTION_ENDS = 3
"""Words at the end of a sentence among which its question mark stands."""
_APART = frozenset({"acl:relcl", "ccomp", "parataxis"})
"""Relations of clauses that hang on another without its condition."""
_NOBODY = word_set("denying.nobody")
_NO_MATTER = frozenset(
    {"less", "fewer", "more", "longer", "later", "sooner", "doubt", "matter", "earlier"}
    | {"comment"}
)
_NOT_ONE = frozenset({("not", "a"), ("not", "one"), ("not", "any")})
_UPCOMING = frozenset(
    [
        "planned",
        "proposed",
        "scheduled",
        "upcoming",
        "possible",
        "potential",
        "future",
        "expected",
        "forthcoming",
    ]
)
_SAID_OF = (
    (word_set("events.said_ahead"), Status.PLANNED),
    (word_set("events.said_possible"), Status.CONDITIONAL),
    (word_set("events.said_off"), Status.DENIED),
)
"""What is said of an event: what comes, what may come, and what comes not."""
_PUT_OFF = word_set("events.put_off")
_TAKES_PLACE = word_set("events.taking_place")
_PREPARED = frozenset({"planned", "plotted", "prepared"})
_PAST = frozenset({"was", "were", "been"})
_STILL = frozenset({"has", "have", "being", "be"})
_CAREFULLY = word_set("events.carefully")
_FOR_MONTHS = re.compile(
    r"(?:for|over|during) (?:the (?:past|last|previous) )?"
    r"(?:(?:a|at|least|most|more|less|than|about|around|some|nearly|almost|roughly|over|up|to|many"
    r"|several|few|couple|dozen|of|\d[\d.,-]*|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|eighteen|twenty|thirty|and|half) ){0,5}"
    r"(?:weeks|months|years|decades)\b(?! (?:from now|hence|away|later|after|ahead(?! of))\b)"
    r"|for (?:(?:so )?long(?! \w)|a (?:very )?long (?:time|while)\b)"
    r"|(?:(?:well|long|far|weeks|months|years) )?"
    r"(?:in (?:advance|secret|detail)|beforehand|ahead)\b(?! of\b)"
)
"""Behind "was planned" where it tells how long or how well, not when it is to come."""
_DOUBT = frozenset({"alleged", "suspected", "supposed"})


_CLAIMS = frozenset(
    """
    accusation allegation assertion charge claim insinuation report rumor rumour statement
    suggestion
    """.split()
)
_REFUTES = frozenset("deny disprove dismiss dispute rebuff rebut refute reject".split())
_CLAUSE = 14
"""Tokens back from a verb to the "that" that opens its clause."""


def is_refuted(line: Line, at: int) -> bool:
    """Tell whether an event stands in a claim that is denied: "rejected reports that it fired"."""
    for position in range(at - 1, max(1, at - _CLAUSE), -1):
        if line.lowers[position] == "that":
            if line.lemmas[position - 1] not in _CLAIMS:
                return False
            before = range(max(0, position - 6), position - 1)
            return any(line.lemmas[one] in _REFUTES and line.is_verb(one) for one in before)
        if line.lowers[position] in (",", ";", "who", "which", "”", "“"):
            return False
    return False


def is_deadline(period: Period | None, status: Status) -> bool:
    """
    Tell whether a date is the one by which something is to be done: "will send aid by March".

    What "was finished by March" was done then or before; "will stay until March" is due on no day.
    """
    if period is None or period.basis is None or status in (Status.DONE, Status.DENIED):
        return False
    return period.start is None and period.basis.lower().startswith(("by ", "before "))


def is_in_condition(line: Line, at: int) -> bool:
    """
    Tell whether the clause that a trigger stands in sets a condition.

    It is opened by "if" or "unless", or tells when what is to come will be: "once it lifts it".
    """
    tree = line.tree
    syntax = Syntax(line.lowers, line.lemmas, tree.relations, tree.heads, tree.children.__getitem__)
    for one in tree.above(at):
        if tree.relations[one] in _APART:
            break
        if syntax.is_term(one):
            return True
    for position in range(at - 1, max(-1, at - 16), -1):
        word = line.lowers[position]
        if word in _CONDITION:
            return True
        if word in (",", ";", "that", "who", "which", "”", "“"):
            return False
    return False


def read_status(line: Line, hit: Hit, *, leads: VerbGroup | None = None) -> Status:
    """
    Read the status of an event from its verb group and clause.

    "will meet" is planned, "would strike" beside an "if" conditional, "must withdraw" called for,
    "did not shell" and "avoided shelling" denied, "met" done. "If it did not shell" is conditional
    too.

    Args:
        line: The sentence.
        hit: The words that tell the event.
        leads: Verb that carries a noun's event ("will hold talks"), or None.
    """
    group = hit.group or leads
    is_reaction = hit.group is None and leads is not None and line.lemmas[leads.at] in _REACTS
    if group is None or is_reaction:
        return _noun_status(line, hit)
    before = line.lowers[max(0, group.first - 4) : group.first]
    if is_in_condition(line, hit.at):
        return Status.CONDITIONAL
    if is_refuted(line, group.first):
        return Status.DENIED
    asked = _read_question(line, group)
    if asked is not None:
        return asked
    undone = read_undone(line, group)
    if undone is not None:
        return undone
    negated = group.negated or "no" in before[-3:]
    if negated or _NOT_ONE.intersection(pairwise(before)) or _befalls_nobody(line, hit):
        return Status.DENIED
    if group.modal in _FUTURE:
        conditional = group.modal == "would" and any(word in _CONDITION for word in line.lowers)
        return Status.CONDITIONAL if conditional else Status.PLANNED
    if group.modal in _POSSIBLE:
        return Status.CONDITIONAL
    if group.modal in DUTY:
        return Status.CALLED_FOR
    if group.infinitive:
        return _infinitive_status(line, group)
    return Status.CALLED_FOR if _is_called_for(line, group) else Status.DONE


def _is_asked(line: Line, at: int) -> bool:
    """Tell whether a sentence ends as a question, or the quotation in it in which a word stands."""
    rest = line.lowers[at:]
    if "?" not in rest:
        return False
    mark = rest.index("?")
    is_end = mark + _QUESTION_ENDS >= len(rest)
    return is_end or (rest[mark + 1] in _QUOTES and _QUOTES.isdisjoint(rest[:mark]))


def _read_question(line: Line, group: VerbGroup) -> Status | None:
    """
    Read what a question leaves open: "Did Peru sign?", "How would Peru help?"; None elsewhere.

    "Why did Peru sign?" takes it for done.
    """
    if group.infinitive or not _is_asked(line, group.at):
        return None
    leading = [
        one
        for one in line.tree.children[group.at]
        if one < group.first and line.tree.relations[one].startswith("aux")
    ]
    if not leading:
        return None
    helper = line.lowers[leading[0]]
    if helper in _POSSIBLE | DUTY | {"would"}:
        return Status.CONDITIONAL
    is_open = _ASKING.isdisjoint(line.lowers[max(0, leading[0] - 3) : leading[0]])
    if helper in {"will", "shall"}:
        return Status.CONDITIONAL if is_open else Status.PLANNED
    return Status.CONDITIONAL if is_open else None


def _befalls_nobody(line: Line, hit: Hit) -> bool:
    """
    Tell whether nobody is the object of a deed: "will free no one", "arrested none of them".

    "Freed no fewer than 40" and "attacked no longer" tell something else.
    """
    behind = line.lowers[hit.at + 1 : hit.end + (hit.group is not None)]
    if hit.group is not None and _NOBODY.intersection(behind[:1]):
        return True
    return any(
        word == "no" and _NO_MATTER.isdisjoint(line.lowers[at + 1 : at + 2])
        for at, word in enumerate(behind, hit.at + 1)
    )


def _is_called_for(line: Line, group: VerbGroup) -> bool:
    """Tell whether a bare verb is what somebody asks for: "recommended that troops withdraw"."""
    if group.first != group.at or line.lowers[group.at] != line.lemmas[group.at]:
        return False
    token = line.tokens[group.at]
    over = -1 if token.head is None else token.head - line.first
    is_content = token.relation in {"ccomp", "xcomp"} and 0 <= over < group.at
    return is_content and line.lemmas[over] in _MANDATES and line.is_verb(over)


def _infinitive_status(line: Line, group: VerbGroup) -> Status:
    before = group.first - 1
    if before < 0:
        return Status.PLANNED
    if line.lemmas[before] in _FACTIVE:
        outer = group_verb(line, before)
        if line.lemmas[before] in ("go", "have"):
            return Status.PLANNED if line.lemmas[before] == "go" else Status.CALLED_FOR
        if outer.negated:
            return Status.DENIED
        return Status.PLANNED if outer.modal in _FUTURE else Status.DONE
    return Status.PLANNED


def has_head(line: Line, group: VerbGroup) -> bool:
    """
    Tell whether "to" with its verb tells an act and not merely an aim.

    "Began to withdraw", "is to visit", "the decision to expel" tell one; "met to discuss" does not.
    """
    before = group.first - 1
    if before < 0:
        return False
    lemma = line.lemmas[before]
    inside = line.lemmas[group.first : group.at]
    is_undone = read_undone(line, group) is not None
    is_act = lemma in _FACTIVE or lemma in _DECISIONS or lemma in {"be", "about"}
    return is_act or is_undone or "be" in inside[:1]


def _noun_status(line: Line, hit: Hit) -> Status:
    before = line.lowers[max(0, hit.at - 4) : hit.at]
    if _UPCOMING.intersection(before) or "ahead" in before or "before" in before:
        return Status.PLANNED
    if _DOUBT.intersection(before) or is_in_condition(line, hit.at):
        return Status.CONDITIONAL
    if before[-1:] == ("no",):
        return Status.DENIED
    return _predicated(line, hit) or Status.DONE


def _predicated(line: Line, hit: Hit) -> Status | None:
    """
    Read what is said of an event that a noun tells: "talks in Lima are planned, likely, over".

    Only where the noun is the subject; "talks are under way" says nothing against it, and "the
    attack is likely to anger Chad" speaks of what comes of it.
    """
    token = line.tokens[hit.at]
    over = -1 if token.head is None else token.head - line.first
    if not 0 <= over < len(line.tokens) or not (token.relation or "").startswith("nsubj"):
        return None
    word = line.lowers[over]
    status = next((each for words, each in _SAID_OF if word in words), None)
    if line.lowers[over : over + 2] == ("called", "off"):
        status = Status.DENIED
    is_put_off = word in _PUT_OFF or line.lowers[over : over + 2] == ("put", "off")
    if is_put_off and token.relation == "nsubj:pass":
        return Status.PLANNED
    if status is None or _leads_on(line, token.head):
        return None
    if status is Status.PLANNED and was_prepared(line.lowers, over):
        return None
    negated = any(
        other.head == token.head and line.lowers[at] in ("not", "n't", "n’t", "never")
        for at, other in enumerate(line.tokens)
    )
    return Status.DENIED if negated else status


def was_prepared(words: Sequence[str], at: int) -> bool:
    """
    Tell whether "planned" says how something that took place was prepared.

    "Was planned for months", "had been carefully planned"; but "is planned for May", "was planned
    for Monday", "for the coming months", "for two weeks from now", "ahead of the summit".

    Args:
        words: The words of a sentence or clause, lower case.
        at: Where the verb stands.
    """
    before = words[max(0, at - 4) : at]
    if words[at] not in _PREPARED or _PAST.isdisjoint(before) or not _STILL.isdisjoint(before):
        return False
    if not _CAREFULLY.isdisjoint(before[-2:]):
        return True
    return _FOR_MONTHS.match(" ".join(words[at + 1 : at + 11])) is not None


def _leads_on(line: Line, head: int | None) -> bool:
    """Tell whether a predicate leads to a verb by which no event takes place: "likely to anger"."""
    return any(
        other.head == head
        and other.relation in ("xcomp", "ccomp", "advcl")
        and line.lemmas[at] not in _TAKES_PLACE
        for at, other in enumerate(line.tokens)
    )


def is_only(lowers: Sequence[str], at: int) -> bool:
    """Tell "not only", which denies nothing."""
    follows = lowers[at + 1 : at + 2]
    return lowers[at] == "not" and bool(follows) and follows[0] in {"only", "just", "merely"}


def denies_nothing(lowers: Sequence[str], at: int) -> bool:
    """Tell the "none" of "by 13 votes to none" and the "no" of "no immediate comment"."""
    if lowers[at] == "no":
        return "comment" in lowers[at + 1 : at + 3]
    return lowers[at] == "none" and at > 0 and lowers[at - 1] == "to"


def has_yet_to(words: Sequence[str]) -> bool:
    """Tell whether words are of what "has yet to" be done."""
    at = next((one for one in range(1, len(words) - 1) if words[one] == "yet"), 0)
    return bool(at) and words[at - 1] in _HAVING and words[at + 1] == "to"

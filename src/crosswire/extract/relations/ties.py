"""Relations of state to state: diplomatic ties, recognition, borders, alliances, treaties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from crosswire.extract.events.line import BREAKS, NP_TAGS, SUBORDINATE, Line, Placed
from crosswire.extract.events.roles import (
    agents,
    by_preposition,
    clause_end,
    find_subject,
)
from crosswire.extract.events.verbs import VerbGroup, group_verb
from crosswire.extract.relations.scene import PARTIES, Found, Scene, span_with, start_of
from crosswire.types import Actor, ActorKind, Period, RelationType

_TIES = frozenset({"relations", "ties", "relation", "tie"})
_OPENING = frozenset(
    [
        "establish",
        "restore",
        "resume",
        "normalise",
        "normalize",
        "renew",
        "reestablish",
        "re-establish",
        "open",
    ]
)
_CLOSING = frozenset(["sever", "cut", "break", "suspend", "end", "terminate", "rupture"])
_KEEPING = frozenset(["maintain", "have", "enjoy", "keep"])
_RECOGNISE = frozenset({"recognize", "recognise"})
_REFUSING = frozenset(["refuse", "decline", "withhold", "deny", "oppose", "reject"])
_UNDOING = frozenset(["withdraw", "revoke", "rescind", "retract", "cancel"])
_TWO = frozenset(["countries", "nations", "states", "sides", "neighbours", "neighbors", "our"])
_AT_BORDER = frozenset(
    ["control", "crossing", "guard", "law", "patrol", "policy", "post", "security", "town", "wall"]
)


def _is_open_question(line: Line, group: VerbGroup) -> bool:
    """Tell whether a verb tells only of a plan, a possibility or a wish."""
    return group.modal is not None or (group.infinitive and not group.negated)


def _near_verb(line: Line, at: int, reach: int = 7) -> int | None:
    for position in range(at - 1, max(-1, at - reach - 1), -1):
        if line.lowers[position] in BREAKS:
            return None
        if line.is_verb(position) or line.lemmas[position] in _KEEPING:
            return position
    return None


def sides_of(
    scene: Scene, line: Line, at: int, verb: int | None
) -> tuple[tuple[Placed, ...], bool]:
    """Find the states on both sides of a noun; True where they are the report's main pair."""
    behind = [each for each, word in by_preposition(line, at + 1) if word in ("between", "with")]
    placed = [*possessors_all(line, at), *behind]
    if len(scene.states(placed)) < 2 and verb is not None:
        placed = [*find_subject(line, group_verb(line, verb)), *placed]
    return tuple(placed), len(scene.states(placed)) < 2


def possessors_all(line: Line, at: int) -> list[Placed]:
    """List all actors right before a noun: "Norwegian-Chilean relations" has two."""
    position = at
    while position > 0 and (
        line.tags[position - 1] in NP_TAGS or line.lowers[position - 1] in ("-", "–", "'s", "’s")
    ):
        position -= 1
    return [each for each in line.actors if each.first >= position and each.last <= at]


def find_diplomatic(scene: Scene, line: Line) -> Iterator[Found]:
    """
    Find diplomatic relations: established, cut, restored, absent, or their anniversary.

    "Stamps for the 30th anniversary of Norwegian-Estonian diplomatic relations", printed
    in 2021, gives since 1991 with the basis named.
    """
    for at, word in enumerate(line.lowers):
        if word not in _TIES:
            continue
        diplomatic = "diplomatic" in line.lowers[max(0, at - 3) : at]
        verb = _near_verb(line, at)
        group = group_verb(line, verb) if verb is not None else None
        passive = _passive_behind(line, at)
        if passive is not None:
            verb, group = passive, group_verb(line, passive)
        holds = _tie_holds(line, at, verb, diplomatic)
        anniversary = _anniversary(scene, line, at) if diplomatic else None
        if anniversary is not None:
            holds = True
        elif holds is None or (group is not None and _is_open_question(line, group)):
            continue
        placed, missing = sides_of(scene, line, at, verb)
        members = scene.dominant_pair() if missing else scene.states(placed)[:2]
        if len(members) < 2:
            continue
        begin = verb if verb is not None and verb < at else at
        first, last = span_with(line, begin, at + 1, placed)
        since = anniversary or _since(scene, line, first, last, verb)
        yield Found(
            RelationType.DIPLOMATIC_RELATIONS,
            members,
            first,
            last,
            holds,
            since,
            confidence=0.6 if missing else 0.85,
        )


def _passive_behind(line: Line, at: int) -> int | None:
    for position in range(at + 1, min(at + 9, len(line.tokens))):
        if line.lowers[position] in BREAKS:
            return None
        if line.is_verb(position):
            known = line.lemmas[position] in _OPENING | _CLOSING
            return position if known and group_verb(line, position).passive else None
    return None


def _tie_holds(line: Line, at: int, verb: int | None, diplomatic: bool) -> bool | None:
    before = line.lowers[max(0, at - 3) : at]
    nouns = line.lowers[max(0, at - 5) : at]
    if diplomatic and ("no" in before or "without" in before):
        return False
    if diplomatic and {"establishment", "restoration", "resumption"}.intersection(nouns):
        return True
    if diplomatic and {"severance", "rupture", "suspension"}.intersection(nouns):
        return False
    if verb is None:
        return None
    lemma, negated = line.lemmas[verb], group_verb(line, verb).negated
    if lemma in _OPENING or (diplomatic and lemma in _KEEPING):
        return not negated
    if lemma in _CLOSING and (diplomatic or verb == at - 1 or "all" in before):
        return negated
    return None


def _anniversary(scene: Scene, line: Line, at: int) -> Period | None:
    """Give the year that "the 30th anniversary" points back to, seen from the report's date."""
    years = [
        _number(line.lowers[position - 1])
        for position in range(1, min(at + 8, len(line.tokens)))
        if line.lemmas[position] == "anniversary"
    ] + [
        _number(line.lowers[position - 1])
        for position in range(1, at)
        if line.lowers[position] == "years" and "since" in line.lowers[position : position + 3]
    ]
    published = scene.article.published or (
        scene.article.dateline.date if scene.article.dateline else None
    )
    if not years or years[0] is None or not published or published.startswith("--"):
        return None
    year = int(published[:4]) - years[0]
    return Period(
        start=f"{year:04d}-01-01",
        end=f"{year:04d}-12-31",
        basis=f"{years[0]} years before {published[:4]}, the report's year",
    )


_ORDINALS = MappingProxyType(
    {
        word: number
        for number, words in {
            1: "first one",
            5: "fifth five",
            10: "tenth ten",
            15: "fifteenth fifteen",
            20: "twentieth twenty",
            25: "twenty-fifth twenty-five",
            30: "thirtieth thirty",
            35: "thirty-fifth thirty-five",
            40: "fortieth forty",
            50: "fiftieth fifty",
            60: "sixtieth sixty",
            70: "seventieth seventy",
            75: "seventy-fifth seventy-five",
            80: "eightieth eighty",
            90: "ninetieth ninety",
            100: "hundredth hundred",
        }.items()
        for word in words.split()
    }
)


def _number(word: str) -> int | None:
    digits = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    if digits.isascii() and digits.isdigit() and len(digits) <= 3:
        return int(digits)
    return _ORDINALS.get(word)


def _since(scene: Scene, line: Line, first: int, last: int, verb: int | None) -> Period | None:
    mention = scene.date_after(line, first, last)
    dated = verb is not None and line.lemmas[verb] in _OPENING | _CLOSING
    before = (
        any(token.end <= mention.start and token.text.lower() == "since" for token in line.tokens)
        if mention
        else False
    )
    return start_of(mention.period) if mention and (dated or before) else None


def find_recognition(scene: Scene, line: Line) -> Iterator[Found]:
    """
    Find who recognises whom as a state, or refuses to.

    "Norway recognises neither A, nor B" gives one relation for each, which does not hold.
    """
    for at, lemma in enumerate(line.lemmas):
        if lemma in _RECOGNISE and (line.is_verb(at) or line.lowers[at].endswith("ed")):
            yield from _recognition_by_verb(scene, line, at)
        elif line.lowers[at] == "recognition":
            yield from _recognition_by_noun(scene, line, at)


def _recognition_by_verb(scene: Scene, line: Line, at: int) -> Iterator[Found]:
    group = group_verb(line, at)
    by = line.lowers[at + 1 : at + 2] == ("by",)
    if by or group.passive:
        givers: tuple[Placed, ...] = agents(line, at + 1)
        taken = _before(line, group.first)
    else:
        givers = find_subject(line, group)
        taken = []
    giver = _giver(scene, line, at, givers)
    holds = _recognises(line, group)
    if giver is None or holds is None:
        return
    names = (
        _antecedents(scene, line, taken) if by or group.passive else _listed(scene, line, at + 1)
    )
    for actor, first, last in names:
        if actor.country is not None and actor.country == giver.country:
            continue
        low, high = span_with(line, min(at, first), max(at + 1, last), givers)
        yield Found(
            RelationType.RECOGNITION,
            (giver, actor),
            low,
            high,
            holds,
            _recognised_since(scene, line, group, low, high),
        )


def _recognised_since(
    scene: Scene, line: Line, group: VerbGroup, low: int, high: int
) -> Period | None:
    mention = scene.date_after(line, low, high)
    past = line.lowers[group.at].endswith("ed") and not group.negated
    if mention is None or not past or mention.start < line.tokens[group.at].start:
        return None
    return start_of(mention.period)


def _recognises(line: Line, group: VerbGroup) -> bool | None:
    """Tell whether recognition holds; None where it is only asked for or planned."""
    behind = line.lowers[group.at + 1 : group.at + 2]
    if group.negated or behind in (("neither",), ("no",), ("none",)):
        return False
    outer = group.first - 1
    if group.infinitive and outer >= 0 and line.lemmas[outer] in _REFUSING:
        return False
    if group.infinitive or group.modal in ("may", "might", "could", "should", "must", "would"):
        return None
    return None if group.modal in ("will", "shall") else True


def _giver(scene: Scene, line: Line, at: int, givers: Sequence[Placed]) -> Actor | None:
    states = scene.states(givers)
    if states:
        return states[0]
    own = {"we", "our", "i"}.intersection(line.lowers[max(0, at - 8) : at])
    return scene.speaker_state(line.tokens[at].start) if own else None


def _listed(scene: Scene, line: Line, start: int) -> list[tuple[Actor, int, int]]:
    """List the states and regions named behind "recognise" up to the end of its clause."""
    end = clause_end(line, start)
    spots = [
        (each.actor, each.first, each.last)
        for each in line.actors
        if start <= each.first
        and each.last <= end
        and each.actor.kind in PARTIES
        and not _behind_in(line, each.first)
    ]
    spots += [
        each for each in _bare_names(scene, line, start, end) if not _behind_in(line, each[1])
    ]
    for position in range(start, min(end, len(line.tokens))):
        if line.lowers[position] == "as" and line.lowers[position + 1 : position + 2] != ("an",):
            spots = [each for each in spots if each[1] < position]
    return sorted(spots, key=lambda each: each[1])


def _bare_names(scene: Scene, line: Line, start: int, end: int) -> list[tuple[Actor, int, int]]:
    found = []
    for entity in scene.entities_without_actor(line):
        covered = [
            position
            for position, token in enumerate(line.tokens)
            if entity.start <= token.start and token.end <= entity.end
        ]
        if covered and start <= covered[0] and covered[-1] < end:
            name = scene.article.text[entity.start : entity.end]
            if name[:1].isupper():  # "eastern" of "eastern Ukraine" is none
                actor = Actor(name=name, kind=ActorKind.REGION)
                found.append((actor, covered[0], covered[-1] + 1))
    return found


def _before(line: Line, end: int) -> list[Placed]:
    return [each for each in line.actors if each.last <= end and each.actor.kind in PARTIES]


def _antecedents(
    scene: Scene, line: Line, placed: Sequence[Placed]
) -> list[tuple[Actor, int, int]]:
    """
    List what "recognised by Norway" describes: the names of the noun phrase before it.

    A name behind "in" only says where they lie ("the republics of A and B in the east of C").
    """
    spots = [
        (each.actor, each.first, each.last) for each in placed if not _behind_in(line, each.first)
    ]
    end = max((each.last for each in placed), default=len(line.tokens))
    spots += [each for each in _bare_names(scene, line, 0, end) if not _behind_in(line, each[1])]
    spots.sort(key=lambda each: each[1])
    chosen: list[tuple[Actor, int, int]] = []
    for each in reversed(spots):
        if chosen and not _same_phrase(line, each[2], chosen[0][1]):
            break
        chosen.insert(0, each)
    return chosen


def _behind_in(line: Line, at: int) -> bool:
    for position in range(at - 1, max(-1, at - 5), -1):
        if line.lowers[position] in ("in", "from", "near"):
            return True
        if line.tags[position] not in NP_TAGS:
            return False
    return False


def _same_phrase(line: Line, start: int, end: int) -> bool:
    return end - start <= 4 and not any(
        line.is_verb(position) or line.lowers[position] in SUBORDINATE
        for position in range(start, end)
    )


def _recognition_by_noun(scene: Scene, line: Line, at: int) -> Iterator[Found]:
    verb = _near_verb(line, at)
    if verb is None:
        return
    group = group_verb(line, verb)
    lemma = line.lemmas[verb]
    if lemma in ("grant", "extend", "give", "accord"):
        holds = not group.negated
    elif lemma in _UNDOING | _REFUSING:
        holds = False
    else:
        return
    if _is_open_question(line, group):
        return
    givers = find_subject(line, group)
    giver = _giver(scene, line, verb, givers)
    if giver is None:
        return
    for actor, first, last in _listed(scene, line, at + 1):
        low, high = span_with(line, min(verb, first), max(at + 1, last), givers)
        mention = scene.date_after(line, low, high)
        since = start_of(mention.period) if mention else None
        yield Found(RelationType.RECOGNITION, (giver, actor), low, high, holds, since)


def find_borders(scene: Scene, line: Line) -> Iterator[Found]:
    """
    Find states that share a border: "Norway shares a 196-km border with Russia".

    "Chad's border with Niger and Libya" tells of two.
    """
    for at, word in enumerate(line.lowers):
        if word in ("border", "borders", "frontier") and not line.is_verb(at):
            if line.lemmas[at + 1 : at + 2] and line.lemmas[at + 1] in _AT_BORDER:
                continue
            verb = _near_verb(line, at, 9)
            tells = verb is not None and (
                line.lemmas[verb] in ("share", "unite", "have", "separate", "divide", "connect")
            )
            between = line.lowers[at + 1 : at + 2] == ("between",)
            owned = line.lowers[at + 1 : at + 2] == ("with",) and possessors_all(line, at)
            if not tells and not between and not owned:
                continue
            placed, missing = sides_of(scene, line, at, verb if tells else None)
            paired = bool(_TWO.intersection(line.lowers[:at])) and missing and tells
            members = scene.dominant_pair() if paired else scene.states(placed)
            members = members if owned and not missing else members[:2]
            begin = verb if tells and verb is not None else at
        elif word in ("borders", "bordering", "neighbours", "neighbors") and line.is_verb(at):
            subject = find_subject(line, group_verb(line, at))
            placed = (*subject, *(each for each, lead in by_preposition(line, at + 1) if not lead))
            members, begin, missing = scene.states(placed)[:2], at, False
        else:
            continue
        first, last = span_with(line, begin, at + 1, placed)
        for other in members[1:]:
            pair = (members[0], other)
            yield Found(RelationType.BORDER, pair, first, last, confidence=0.6 if missing else 0.8)

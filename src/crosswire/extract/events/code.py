"""Coding one sentence: from event words and roles to typed events."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.extract.events.accused import content_end, find_accused, find_asked, names_other
from crosswire.extract.events.borders import relative_object
from crosswire.extract.events.lexicon import Lexicon
from crosswire.extract.events.line import Line, Placed
from crosswire.extract.events.match import (
    SPEECH,
    Governed,
    Hit,
    find_governed,
    find_hits,
    is_forsworn,
)
from crosswire.extract.events.modes import mode_of
from crosswire.extract.events.roles import (
    Roles,
    agents,
    find_objects,
    find_subject,
    merge_same,
    possessors,
)
from crosswire.extract.events.status import (
    DUTY,
    has_head,
    is_in_condition,
    read_status,
)
from crosswire.extract.events.turns import (
    Coded,
    turn_duty,
    turn_refusal,
    turn_threat,
    turn_verbal,
)
from crosswire.extract.events.verbs import VerbGroup, group_verb
from crosswire.extract.events.words import POSSESSIVE
from crosswire.reference import word_set
from crosswire.types import ActorKind, EventType, PartOfSpeech, Status

_VAGUE = frozenset({EventType.AGREE, EventType.REQUEST, EventType.ACCUSE})
_LIGHT = frozenset(
    [
        "launch",
        "carry",
        "hold",
        "conduct",
        "stage",
        "mount",
        "make",
        "begin",
        "start",
        "continue",
        "resume",
        "open",
        "order",
        "announce",
        "sign",
        "impose",
        "condemn",
        "have",
        "lead",
        "suffer",
        "plan",
        "prepare",
        "end",
        "halt",
        "declare",
        "step",
    ]
)
_REACH = 14
_GOVERNOR_TRAITS = MappingProxyType(
    {
        "warn": frozenset({"weak"}),
        "condemn": frozenset({"one"}),
        "denounce": frozenset({"one"}),
    }
)
_ATTACKS = word_set("events.attacks")
_BLASTS = frozenset({"blast", "explosion", "explosive", "mine", "device", "shell", "fire"})
_ENDING_A_PROMISE = frozenset[str]().union(
    *map(word_set, ("outcomes.keeping", "outcomes.breaking", "outcomes.reneging", "outcomes.short"))
)
"""Words for what becomes of a promise: it is kept, broken or called off."""


def code_line(line: Line, lexicon: Lexicon) -> Iterator[Coded]:
    """
    Code the events of one sentence.

    A governing word comes before what it governs: "pledged to deliver tanks" is one AGREE,
    promised, and no AID; "denied shelling the town" is one ASSAULT, denied.
    """
    hits = find_hits(line, lexicon)
    if not hits and not line.actors:
        return
    inside = {position for hit in hits for position in range(hit.at + 1, hit.end)}
    whole = {hit.at for hit in hits if len(hit.pattern.elements) > 1}
    found = find_governed(line, hits, lexicon)
    demands = [each for each in found if each.at in inside and _is_demand(line, each)]
    hits = tuple(hit for hit in hits if not any(_covers(hit, each) for each in demands))
    governed = [
        each
        for each in found
        if each in demands
        or (
            each.at not in inside and (each.inner or each.at not in whole or _agrees_to(line, each))
        )
    ]
    swallowed: set[int] = set()
    statuses: dict[int, tuple[Status, int]] = {}
    protests = [hit for hit in hits if hit.pattern.type is EventType.PROTEST]
    for each in governed:
        if isinstance(each.effect, Status):
            if each.inner is not None:
                lead = each.group.first if each.group else each.at
                statuses[each.inner.at] = (_governed_status(each), lead)
                swallowed.add(each.at)
            continue
        if each.at in swallowed or _is_aim(line, each, protests):
            continue
        if each.at not in statuses and _is_mere_aim(line, each):
            continue
        swallowed.add(each.at)
        if each.inner is not None:
            swallowed.add(each.inner.at)
        if not _is_end_of_promise(line, each):
            yield _with_status(_code_governed(line, each), statuses.get(each.at))
    for hit in hits:
        if hit.at not in swallowed and not _is_idle(
            line, hit, protests, governed=hit.at in statuses
        ):
            coded = _with_status(code_hit(line, hit), statuses.get(hit.at))
            coded = turn_verbal(line, turn_refusal(coded, hit), line.lemmas[hit.at])
            yield turn_threat(line, turn_duty(line, coded))
    yield from _code_duties(line, hits)


def _is_demand(line: Line, each: Governed) -> bool:
    """Tell whether a noun says what is asked: "repeated its demand that Chile lift the ban"."""
    is_noun = line.tags[each.at] is PartOfSpeech.NOUN
    return is_noun and each.effect is EventType.REQUEST and line.lowers[each.opens - 1] == "that"


def _covers(hit: Hit, each: Governed) -> bool:
    return hit.pattern.type is EventType.REQUEST and hit.at < each.at < hit.end


def _is_mere_aim(line: Line, each: Governed) -> bool:
    """Tell whether a demand or accusation is what something is for: "evidence to accuse him"."""
    return each.group is not None and each.group.infinitive and not has_head(line, each.group)


def _agrees_to(line: Line, each: Governed) -> bool:
    """Tell "agreed with Norway to build" from "agreed with Norway"."""
    return line.lemmas[each.at] == "agree" and line.lowers[each.opens - 1] == "to"


def _is_aim(line: Line, each: Governed, protests: list[Hit]) -> bool:
    """Tell whether a demand is only what a protest is for: "marched to demand reforms"."""
    aims = each.group is not None and (each.group.infinitive or each.group.gerund)
    return aims and any(0 < each.at - hit.at < _REACH for hit in protests)


def _is_idle(line: Line, hit: Hit, protests: list[Hit], *, governed: bool) -> bool:
    """Tell whether event words tell no event here: "a proposal for signing", "met to discuss"."""
    group = hit.group
    if group is None:
        return False
    if group.gerund and group.first > 0 and _is_verbal_noun(line, group.first - 1):
        return True
    if group.gerund and "weak" in hit.pattern.roles and line.lowers[group.first - 1] == ",":
        return True
    if group.infinitive and not has_head(line, group) and not governed:
        return True
    aims = group.infinitive and hit.pattern.type is EventType.REQUEST
    return aims and any(0 < hit.at - each.at < _REACH for each in protests)


def _is_verbal_noun(line: Line, before: int) -> bool:
    """Tell whether an "-ing" form names an act that nobody is said to do: "for lifting"."""
    if line.lowers[before] in ("for", "from", "of", "that") or line.lemmas[before] in SPEECH:
        return True
    if line.lowers[before] == "," and line.lemmas[before - 1] in SPEECH:
        return True
    return line.tags[before] in (PartOfSpeech.DET, PartOfSpeech.ADJ)


def _code_duties(line: Line, hits: tuple[Hit, ...]) -> Iterator[Coded]:
    """Code "the minister said Chile must open its books": a demand without an event word."""
    covered = {position for hit in hits for position in range(hit.at, hit.end)}
    for at, word in enumerate(line.lowers):
        if word not in ("must", "should"):
            continue
        verb = next(
            (spot for spot in range(at + 1, min(at + 4, len(line.tokens))) if line.is_verb(spot)),
            None,
        )
        if verb is None or verb in covered:
            continue
        group = group_verb(line, verb)
        asked = find_subject(line, group)
        if not asked:
            continue
        coded = Coded(
            group.first,
            verb + 1,
            EventType.REQUEST,
            "change",
            None,
            Status.CALLED_FOR,
            Roles(asked),
        )
        turned = turn_duty(line, coded)
        if turned.status is Status.DONE:
            yield replace(turned, mode="change", opens=verb)


def _with_status(coded: Coded, governed: tuple[Status, int] | None) -> Coded:
    if governed is None:
        return coded
    return replace(coded, status=governed[0], lead=governed[1])


def _governed_status(each: Governed) -> Status:
    assert isinstance(each.effect, Status)
    if each.effect is Status.PLANNED and each.group is not None and each.group.negated:
        return Status.DENIED
    return each.effect


def code_hit(line: Line, hit: Hit) -> Coded:
    """Code one event from its own words alone."""
    pattern = hit.pattern
    roles, leads = _noun_roles(line, hit) if hit.group is None else (_verb_roles(line, hit), None)
    first = hit.group.first if hit.group else hit.at
    return Coded(
        first,
        hit.end,
        pattern.type,
        pattern.mode,
        pattern.context,
        read_status(line, hit, leads=leads),
        roles,
        passive=hit.group is not None
        and (hit.group.passive or _is_reduced_clause(line, hit) or _is_weapon(line, hit, roles)),
        bare=len(pattern.elements) == 1,
        traits=_traits(hit, roles),
        violent=not _ATTACKS.isdisjoint(line.lemmas),
    )


def _is_weapon(line: Line, hit: Hit, roles: Roles) -> bool:
    """Tell whether a bomb strikes, and nobody says whose: "a roadside bomb killed two guards"."""
    if hit.pattern.type is not EventType.ASSAULT or roles.actors or not roles.recipients:
        return False
    return any(
        token.head == hit.at + line.first
        and (token.relation or "").startswith("nsubj")
        and line.lemmas[at] in _ATTACKS | _BLASTS
        for at, token in enumerate(line.tokens)
    )


def _traits(hit: Hit, roles: Roles) -> frozenset[str]:
    """Take the traits of a pattern; "a statement released by Norway" needs its recipient."""
    passive = hit.group is not None and hit.group.passive
    return hit.pattern.roles - {"one"} if passive and not roles.recipients else hit.pattern.roles


def _verb_roles(line: Line, hit: Hit) -> Roles:
    assert hit.group is not None
    roles = hit.pattern.roles
    subject = find_subject(line, hit.group)
    if hit.group.passive:
        return _passive_roles(line, hit, subject)
    if _is_reduced_clause(line, hit):
        return Roles((), subject)
    objects, loose = find_objects(line, hit.at + 1, roles)
    described = relative_object(line, hit.at) if "obj" in roles and (loose or not objects) else ()
    objects, loose = (described, False) if described else (objects, loose)
    objects = tuple(each for each in objects if each not in subject)
    if "rev" in roles:
        givers, _ = find_objects(line, hit.at + 1, frozenset({"from", "by"}))
        return Roles(givers, subject)
    if "person" in roles and not any(each.actor.kind is ActorKind.PERSON for each in objects):
        return Roles()
    if "host" in roles:
        return Roles(objects, subject) if objects and not loose else Roles()
    if "sym" in roles:
        return Roles(merge_same(line, [*subject, *(() if loose else objects)]))
    return Roles(subject, objects, loose and bool(objects))


def _is_reduced_clause(line: Line, hit: Hit) -> bool:
    """Tell whether a participle describes the name before it: "the blogger, arrested in May"."""
    assert hit.group is not None
    at = hit.at
    if "obj" not in hit.pattern.roles or "sym" in hit.pattern.roles or hit.group.first != at:
        return False
    past = line.lowers[at] != line.lemmas[at] and not line.lowers[at].endswith(("ing", "s"))
    if not past or at == 0 or line.lowers[at - 1] != "," or at + 1 >= len(line.tokens):
        return False
    return line.tags[at + 1] in (PartOfSpeech.ADP, PartOfSpeech.PUNCT, PartOfSpeech.ADV)


def _passive_roles(line: Line, hit: Hit, subject: tuple[Placed, ...]) -> Roles:
    by = agents(line, hit.at + 1)
    roles = hit.pattern.roles
    if "sym" in roles:
        sides, loose = find_objects(line, hit.at + 1, roles - {"obj"})
        return Roles(merge_same(line, [*subject, *by, *(() if loose else sides)]))
    if "host" in roles:
        return Roles(subject, by) if by else Roles()
    if hit.pattern.type is EventType.MOBILIZE and not by and not _is_lasting(line, hit):
        return Roles(subject)
    if "obj" in roles or "dobj" in roles:
        return Roles(by, subject)
    recipients, loose = find_objects(line, hit.at + 1, roles - {"by"})
    recipients = tuple(each for each in recipients if each not in by)
    return Roles(by, recipients or subject, loose)


def _is_lasting(line: Line, hit: Hit) -> bool:
    """Tell what "are stationed" somewhere from what "have been deployed"."""
    assert hit.group is not None
    return not {"is", "are"}.isdisjoint(line.lowers[hit.group.first : hit.at])


def _noun_roles(line: Line, hit: Hit) -> tuple[Roles, VerbGroup | None]:
    roles = hit.pattern.roles
    leads = _light_verb(line, hit.at)
    owners = possessors(line, hit.at)
    found, loose = find_objects(line, hit.at + 1, roles)
    found = () if loose else found
    if "sym" in roles:
        subject = find_subject(line, leads) if leads and not owners and len(found) < 2 else ()
        return Roles(merge_same(line, [*subject, *owners, *found])), leads
    if hit.pattern.mode == "visit":
        owners = tuple(each for each in owners if _is_visitor(line, each))
    actors = owners or agents(line, hit.at + 1)
    if not actors and leads is not None:
        actors = find_subject(line, leads)
    found = tuple(each for each in found if each not in actors)
    return Roles(actors, found), leads


def _is_visitor(line: Line, each: Placed) -> bool:
    """Tell "the president's visit" from "a White House visit"."""
    following = line.lowers[each.last] if each.last < len(line.tokens) else ""
    return each.actor.kind is ActorKind.PERSON or following in POSSESSIVE


def _light_verb(line: Line, at: int) -> VerbGroup | None:
    for position in range(at - 1, max(-1, at - 6), -1):
        if line.is_verb(position):
            return group_verb(line, position) if line.lemmas[position] in _LIGHT else None
    return None


def _code_governed(line: Line, each: Governed) -> Coded:
    assert isinstance(each.effect, EventType)
    group = each.group or replace(group_verb(line, each.at), passive=False)
    is_noun = line.tags[each.at] is PartOfSpeech.NOUN
    roles = _noun_governor_roles(line, each) if is_noun else _governed_roles(line, each, group)
    inner_mode = each.inner.pattern.mode if each.inner else None
    return Coded(
        group.first,
        each.inner.end if each.inner else content_end(line, each),
        each.effect,
        mode_of(each.effect, each.inner_type, inner_mode) or _plain_mode(line, each),
        each.inner.pattern.context if each.inner else None,
        _status_of_governor(line, each, group),
        roles,
        each.opens,
        passive=group.passive,
        bare=each.inner_type is None and each.effect in _VAGUE,
        traits=_traits_of_governor(line, each),
    )


def _traits_of_governor(line: Line, each: Governed) -> frozenset[str]:
    """Give the traits of a governing word: "forsworn", "aimed" and those of its own."""
    traits = _GOVERNOR_TRAITS.get(line.lemmas[each.at], frozenset())
    if is_forsworn(line, each.at, each.opens):
        traits |= {"forsworn"}
    return traits | ({"aimed"} if find_accused(line, each) is not None else frozenset())


def _plain_mode(line: Line, each: Governed) -> str | None:
    """An invitation is to meet, whatever the occasion is called."""
    return "meet" if line.lemmas[each.at] == "invite" else None


def _status_of_governor(line: Line, each: Governed, group: VerbGroup) -> Status:
    if is_in_condition(line, each.at):
        return Status.CONDITIONAL
    if group.negated:
        return Status.DENIED
    if group.modal in ("will", "shall", "would"):
        return Status.PLANNED
    if group.modal in DUTY:
        return Status.CALLED_FOR
    if group.modal is not None:
        return Status.CONDITIONAL
    if each.effect is EventType.AGREE:
        return Status.PROMISED
    return Status.DONE


def _verb_before(line: Line, at: int) -> int | None:
    return next((one for one in range(at - 1, max(-1, at - 6), -1) if line.is_verb(one)), None)


def _is_end_of_promise(line: Line, each: Governed) -> bool:
    """Tell whether a promise is not made but kept or broken: "broke its pledge to leave"."""
    if line.tags[each.at] is not PartOfSpeech.NOUN or each.effect is EventType.REQUEST:
        return False
    leads = _verb_before(line, each.at)
    if leads is None:
        return False
    forms = {f"{line.lemmas[leads]}+{word}" for word in line.lowers[leads + 1 : each.at]}
    return not _ENDING_A_PROMISE.isdisjoint({line.lemmas[leads], *forms})


def _noun_governor_roles(line: Line, each: Governed) -> Roles:
    """Find whose promise, threat or demand a noun tells: its owner, or who makes it."""
    owners = possessors(line, each.at) or agents(line, each.at + 1)
    leads = _verb_before(line, each.at)
    if not owners and leads is not None:
        owners = find_subject(line, group_verb(line, leads))
    return _roles_of_governor(line, each, owners)


def _governed_roles(line: Line, each: Governed, group: VerbGroup) -> Roles:
    subject = find_subject(line, group)
    if group.passive:
        return Roles(agents(line, each.at + 1), subject)
    return _roles_of_governor(line, each, subject)


def _roles_of_governor(line: Line, each: Governed, subject: tuple[Placed, ...]) -> Roles:
    inner = each.inner
    after, loose = find_objects(line, inner.at + 1, inner.pattern.roles) if inner else ((), True)
    if each.effect in (EventType.REQUEST, EventType.ACCUSE):
        accused = find_accused(line, each)
        if accused is not None:
            return Roles(subject, tuple(one for one in accused if one not in subject))
        asked = tuple(one for one in find_asked(line, each) if one not in subject)
        after = () if loose or names_other(line, each) else after
        return Roles(subject, asked or after)
    symmetric = inner is not None and "sym" in inner.pattern.roles
    if symmetric and each.effect is EventType.AGREE:
        return Roles(merge_same(line, [*subject, *(() if loose else after)]))
    if not after:
        after, loose = find_objects(line, each.at + 1, frozenset({"obj", "to", "with", "against"}))
    return Roles(subject, tuple(one for one in after if one not in subject), loose)

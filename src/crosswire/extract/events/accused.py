"""Whom an accusation or a demand is put to, and where the words of what is accused or asked end."""

from __future__ import annotations

from crosswire.extract.events.borders import is_apart, is_clause_apart, main_verb_of
from crosswire.extract.events.line import Line, Placed
from crosswire.extract.events.match import Governed
from crosswire.extract.events.roles import clause_end, find_objects, find_subject, merge_same
from crosswire.extract.events.spans import BESIDE
from crosswire.types import EventType, PartOfSpeech

_OBJECTS = frozenset({"obj", "iobj"})
_INNER = frozenset({"acl", "acl:relcl", "advcl", "appos", "ccomp", "parataxis", "xcomp"})
_REQUEST_ROLES = frozenset(["obj", "on", "upon", "to", "from", "for", "at"])
_OTHERS = frozenset({"neighbor", "neighbour", "rival", "ally", "opponent", "enemy", "foe"})
_LONGEST = 14
"""Words of a charge."""
_MEANT = frozenset({"them", "him", "her", "it", "both", "all"})


def find_accused(line: Line, each: Governed) -> tuple[Placed, ...] | None:
    """
    Find whom a verb accuses by its syntax: never somebody whom the charge itself names.

    "Accused the country of harbouring pirates" accuses no pirates. In "expelled two envoys,
    accusing them of theft" they are the object of the main clause.

    Args:
        line: The sentence.
        each: The verb with what it governs.

    Returns:
        The accused; empty where no name tells them. None where the verb has no object, or is no
        accusation.
    """
    if each.effect is not EventType.ACCUSE or line.tags[each.at] is not PartOfSpeech.VERB:
        return None
    if each.group is not None and each.group.passive:
        return None
    tree = line.tree
    head = next((one for one in tree.children[each.at] if tree.relations[one] in _OBJECTS), None)
    if head is None or not each.at < head < each.opens:
        return None
    phrase = set(tree.below(head, without=_INNER))
    named = [one for one in line.actors if phrase.issuperset(range(one.first, one.last))]
    if named:
        found, loose = find_objects(line, each.at + 1, frozenset({"obj"}))
        kept = tuple(one for one in found if one in named)
        return kept if kept and not loose else merge_same(line, named[-1:])
    main = main_verb_of(line, each.at)
    if main is None or line.lowers[head] not in _MEANT:
        return ()
    found, loose = find_objects(line, main + 1, frozenset({"dobj", "obj"}))
    return () if loose else tuple(one for one in found if one.first < each.at)


def content_end(line: Line, each: Governed) -> int:
    """Give the position behind the verb of what is asked or promised: "asked him to leave"."""
    end = min(each.opens + 8, len(line.tokens))
    verb = next((at for at in range(each.opens, end) if line.is_verb(at)), None)
    if verb is not None and is_clause_apart(line, each.at, [verb]):
        verb = None
    if verb is not None and each.effect is EventType.ACCUSE:  # "of spying on its navy"
        whole = max(line.tree.below(verb, without=BESIDE)) + 1
        return whole if whole - verb < _LONGEST else verb + 1
    return each.opens if verb is None else verb + 1


def find_asked(line: Line, each: Governed) -> tuple[Placed, ...]:
    """
    Find whom a demand or accusation is put to: the object, or the subject of "that ...".

    In "demanded an apology by Chile" it is Chile; in "charged its neighbour with backing Peru"
    somebody whom no name tells.
    """
    by = frozenset({"by"}) if _is_deed_by(line, each.at + 1) else frozenset()
    direct, loose = find_objects(line, each.at + 1, _REQUEST_ROLES | by)
    if direct and not loose:
        return direct
    inner = each.inner
    if names_other(line, each):
        return ()
    if inner is not None and inner.group is not None and not inner.group.infinitive:
        return tuple(one for one in find_subject(line, inner.group) if one.first >= each.at)
    end = clause_end(line, each.opens)
    behind = (one for one in line.actors if each.opens <= one.first < end)
    asked = next((one for one in behind if not is_apart(line, each.at, one)), None)
    return (asked,) if asked is not None else ()


def _is_deed_by(line: Line, start: int) -> bool:
    """Tell whether "by" follows a noun that names a deed: "demanded an apology by Chile"."""
    for at in range(start, clause_end(line, start)):
        if line.lowers[at] == "by":
            return line.tags[at - 1] is PartOfSpeech.NOUN and at - 1 >= start
    return False


def names_other(line: Line, each: Governed) -> bool:
    """Tell whether what is asked or accused is a neighbour or rival who is no actor here."""
    return bool(_OTHERS.intersection(line.lemmas[each.at + 1 : each.opens]))

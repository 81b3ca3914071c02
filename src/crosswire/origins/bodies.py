"""Bodies that are called after what they do: "the disaster agency", "the weather service"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

Key = frozenset[str]

HEADS: Key = frozenset({"agency", "bureau", "office", "service"})
"""Nouns that name a body together with its field, and nobody or a news agency without one."""
_ANY_BODY = "agency"
"""The one by which reports call bodies of other nouns too: the tax service is "the tax agency"."""
_LIKE_AGENCIES: Key = HEADS | frozenset(
    {"administration", "authority", "board", "center", "commission", "department", "directorate"}
    | {"institute", "organization"}
)
"""Nouns of bodies that do a work, as keys have them; a council or a committee sits over one."""
_OTHER_NOUNS: Key = frozenset(
    {"army", "bank", "company", "court", "government", "minister", "ministry", "parliament"}
    | {"party", "police", "president", "prosecutor", "union", "university"}
)
_OF_NEWS: Key = frozenset({"information", "media", "news", "press", "wire"})
_VAGUE: Key = frozenset(
    {"another", "autonomous", "both", "central", "chief", "competent", "district", "domestic"}
    | {"federal", "foreign", "former", "government", "governmental", "head", "independent"}
    | {"international", "leading", "local", "main", "major", "municipal", "national", "new"}
    | {"nodal", "official", "other", "own", "private", "provincial", "public", "regional"}
    | {"relevant", "responsible", "respective", "several", "special", "specialised"}
    | {"specialized", "state", "state-owned", "two", "unnamed", "various", "western"}
)
"""What tells no field: "the state agency" may be a news agency."""
OF_MANY_STATES: Key = frozenset(
    {"african", "american", "arab", "asian", "caribbean", "eu", "european", "global"}
    | {"international", "nordic", "pacific", "pan-american", "un", "united", "world"}
)
"""What tells that a body is of no one country: the European Space Agency is not Denmark's."""


def find_head(words: Sequence[str], named: Collection[int], countries: Key) -> str | None:
    """
    Find the noun of a body that a credit names by its field; None where it names none.

    "The disaster agency" and "the National Disaster Management Agency" have one. "The Sirena
    agency" may be a news agency, which is known by its name alone, and "Lund's office" is Lund;
    a press service is that of somebody else.

    Args:
        words: The words of the credit without possessives.
        named: Which of them name somebody, by their places.
        countries: Those that name a country, lower case.
    """
    for at in reversed(range(len(words))):
        head = words[at].casefold()
        head = head if head in HEADS else head.removesuffix("s")
        if head not in HEADS or (at and words[at - 1].casefold() in _OF_NEWS):
            continue
        first = at
        while first and first - 1 in named:
            first -= 1
        before = [word for word in words[first:at] if word.casefold() not in countries]
        is_one_name = len(before) == 1 and before[0][:1].isupper()
        if not is_one_name and any(word.casefold() not in _VAGUE for word in before):
            return head
    return None


def is_part_of_body(part: Key, whole: Key, countries: Key) -> bool:
    """
    Tell whether the key of a body says less of one with another noun: "the disaster agency".

    "Agency" is said of bodies of other nouns as well: "the tax agency" may be the Federal Tax
    Service, or a Disaster Management Authority "the disaster agency". A tax office is no tax
    service, no agency is a ministry, and the energy agency is no union of energy workers. A key
    without a noun is that of a name such as "Weather Service", which says the field alone.

    Args:
        part: Key of the shorter name.
        whole: Key of the longer one.
        countries: Those words of the longer one that are countries.
    """
    heads = part & HEADS
    field = part - heads
    if not heads or not field or not field <= whole or part <= whole or whole & _OTHER_NOUNS:
        return False
    if whole & _LIKE_AGENCIES:
        return heads == {_ANY_BODY}
    return whole - field - countries <= _VAGUE

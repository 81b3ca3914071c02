"""Titles of persons as phrases: "the former Finnish foreign minister", "head of the IAEA"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from crosswire.extract.actors.names import ADJECTIVES, Hit, find_its
from crosswire.extract.actors.words import Words
from crosswire.reference import NameKind, Tables, Title, word_set
from crosswire.types import Sector

_LOCAL = word_set("towns.offices")
_SEATED = word_set("titles.seated")
"""Offices whose country a town behind "in" tells; a senator may be there on a visit."""
"""Offices that are of the place in which their holder is: "a judge in Lagos"."""
FIELDS = word_set("titles.fields")
MODIFIERS = word_set("titles.modifiers")
PAST = word_set("titles.past")
_OF = word_set("titles.of")
_DETERMINERS = word_set("titles.determiners")
ABROAD = frozenset(
    (
        *("ambassador", "envoy", "special envoy", "consul", "special representative"),
        "ambassador extraordinary and plenipotentiary",
    )
)
_WITH_FIELD = frozenset(
    {"vice president", "secretary", "undersecretary", "cabinet secretary", "principal secretary"}
)
_LANDS = frozenset(
    {"country", "nation", "city", "state", "province", "region", "republic", "kingdom"}
)
_OF_STATE = ("presidential ", "government ", "federal ", "cabinet ")
_IN_FIRMS = ("senior ", "executive ", "assistant ", "regional ")
_ALSO_VERBS = frozenset({"chair", "head", "judge", "captain", "coach", "author", "aide"})


class TitlePhrase(msgspec.Struct, frozen=True):
    """
    Title with all that belongs to it: words[first:last].

    Attributes:
        first: Index of the first word, determiner left out, country put in.
        head: Index where the title itself begins.
        last: Index behind the phrase, "of Norway" included.
        determiner: The determiner before it, lower case, or "".
        title: What the title table says.
        role: The title in the text's words, lower case ("former foreign minister").
        countries: Codes that the phrase names, in order.
        owner: The organisation or office it belongs to, or None.
        is_past: The text says that the person no longer holds it.
        is_foreign: An unknown name follows "of", so that the sector is not known.
    """

    first: int
    head: int
    last: int
    determiner: str
    title: Title
    role: str
    countries: tuple[str, ...]
    owner: Hit | None
    is_past: bool
    is_foreign: bool

    @property
    def country(self) -> str | None:
        """The country where the phrase names exactly one."""
        return self.countries[0] if len(set(self.countries)) == 1 else None

    @property
    def sector(self) -> Sector | None:
        """The sector: that of the office for spokesmen and officials, none once left."""
        if self.is_past or self.is_foreign:
            return None
        if self.title.title == "vice president" and self.role.startswith(_IN_FIRMS):
            return None
        owner = self.owner.actor.sector if self.owner and self.owner.actor else None
        if self.owner and self.owner.name.kind is NameKind.SEAT:
            owner = Sector.GOV
        if (
            self.owner
            and self.owner.name.kind is NameKind.ORGANISATION
            and self.title.kind == "state"
        ):
            return owner
        if self.title.kind in {"minister", "state"}:
            return self.title.sector
        if owner is Sector.IGO:
            return owner
        if owner and self.title.sector in {None, Sector.GOV, Sector.MIL, Sector.IGO}:
            return owner
        if self.title.sector is None and self.role.startswith(_OF_STATE):
            return Sector.GOV
        if self.title.sector is None and self.countries and self.title.kind in {"leader", "spokes"}:
            return Sector.GOV
        return self.title.sector


def find_titles(words: Words, hits: Sequence[Hit], tables: Tables) -> tuple[TitlePhrase, ...]:
    """Find all title phrases, left to right, none overlapping another's title."""
    ending = {hit.last: hit for hit in hits}
    beginning = {hit.first: hit for hit in hits}
    taken = {index for hit in hits for index in range(hit.first, hit.last)}
    widths = tables.title_widths
    found = []
    behind = 0
    for index, word in enumerate(words.lower):
        if index < behind or word not in widths or index in taken:
            continue
        size = _match_title(words, index, tables)
        if size == 0:
            continue
        title = tables.titles[words.lower[index : index + size]]
        phrase = _extend(words, (index, index + size), title, ending, beginning)
        if not _is_verb(words, phrase):
            found.append(phrase)
        behind = max(index + size, _end_of_title(words, index + size))
    return tuple(found)


def _match_title(words: Words, index: int, tables: Tables) -> int:
    """Count the words of the longest title that begins here."""
    for size in range(tables.title_widths[words.lower[index]], 0, -1):
        key = words.lower[index : index + size]
        if key in tables.titles and words.is_same_paragraph(index, index + size - 1):
            return size
    return 0


def _end_of_title(words: Words, last: int) -> int:
    """Give the index behind "of foreign affairs and trade" after a bare "minister"."""
    if last + 1 >= len(words) or words.lower[last] not in {"of", "for"}:
        return last
    index = last + 1
    if words.lower[index] == "the":
        index += 1
    end = last
    while index < len(words) and words.is_same_paragraph(last, index):
        if words.lower[index] in FIELDS:
            end = index + 1
        elif words.lower[index] not in {"and", ",", "of"}:
            break
        index += 1
    return end


def _extend(
    words: Words,
    head_span: tuple[int, int],
    title: Title,
    ending: Mapping[int, Hit],
    beginning: Mapping[int, Hit],
) -> TitlePhrase:
    """Take in the modifiers and country before the title and the "of ..." behind it."""
    head, last = head_span
    first, owner, countries = _look_left(words, head, ending)
    role_first = owner.last if owner and first <= owner.first < head else first
    role_first = words.skip_possessive(role_first)
    has_field = title.kind == "minister" or title.title in _WITH_FIELD
    role_last = _end_of_title(words, last) if has_field else last
    end, right, more, is_foreign = _look_right(words, role_last, beginning)
    if title.title in _LOCAL and words.lower[role_last : role_last + 1] == ("in",):
        seat = beginning.get(role_last + 1)
        is_seated = title.title in _SEATED or (seat and seat.name.kind is NameKind.STATE)
        if seat is not None and is_seated and seat.name.country and not seat.name.is_unsure:
            more = (seat.name.country,)
    if title.title in ABROAD and role_last < len(words) and words.lower[role_last] in {"to", "in"}:
        end, right, more, is_foreign = role_last, None, (), False
        abroad = beginning.get(
            role_last + 1 + (words.lower[role_last + 1 : role_last + 2] == ("the",))
        )
        end = abroad.last if abroad else role_last
    land = words.before_possessive(first)
    if owner is None and land < first and land >= 2 and words.lower[land - 1] in _LANDS:
        first = land - 1
    before = words.lower[first - 1] if words.is_same_paragraph(first - 1, first) else ""
    role = words.exact(role_first, role_last).lower() if role_first < role_last else title.title
    if title.is_plural:
        role = title.title
    stretch = set(words.lower[first:role_last])
    if "former" in words.lower[first:role_first]:
        role = f"former {role}"
    if before == "its" and not (countries or more):
        country = find_its(words, first - 1, ending)
        more = (country,) if country else ()
    return TitlePhrase(
        first=first,
        head=role_first,
        last=end,
        determiner=before if before in _DETERMINERS else "",
        title=title,
        role=" ".join(role.split()),
        countries=countries or more,
        owner=owner or right,
        is_past=not stretch.isdisjoint(PAST),
        is_foreign=is_foreign and not countries,
    )


def _is_verb(words: Words, phrase: TitlePhrase) -> bool:
    """Tell whether "chairs", "heads" or "judges" is a verb: "Kazakhstan chairs the CIS"."""
    owner = phrase.owner
    if owner is None or phrase.title.title not in _ALSO_VERBS or phrase.determiner in {"a", "an"}:
        return False
    is_bare = owner.last == phrase.head and owner.name.kind not in ADJECTIVES
    return is_bare and words.texts[phrase.head].islower()


def _look_left(
    words: Words, head: int, ending: Mapping[int, Hit]
) -> tuple[int, Hit | None, tuple[str, ...]]:
    """Walk left over modifiers, then over the country or office: "former Turkish deputy"."""
    first = _walk_modifiers(words, head, ending)
    owner = None
    countries: tuple[str, ...] = ()
    hit = ending.get(first) or ending.get(words.before_possessive(first))
    if hit and words.is_same_paragraph(hit.first, head) and hit.name.kind != NameKind.NOT_ACTOR:
        owner, first = hit, hit.first
        country = hit.name.country if hit.actor is None else hit.actor.country
        countries = (country,) if country else ()
        joined = ending.get(first - 1)
        before = joined.actor.country if joined and joined.actor else None
        if words.lower[first - 1] == "and" and joined and before and countries:
            countries = (before, *countries)
            first = joined.first
        first = _walk_modifiers(words, first, ending)
    elif words.is_same_paragraph(first - 1, head) and words.lower[first - 1] == "ministry":
        named = {h.actor: h for h in ending.values() if h.actor and "inistry" in h.actor.name}
        if len(named) == 1:
            actor, owner = named.popitem()
            first, countries = first - 1, (actor.country,) if actor.country else ()
    return first, owner, countries


def _walk_modifiers(words: Words, first: int, ending: Mapping[int, Hit]) -> int:
    """Give the index of the leftmost modifier or field that leads up to `first`."""
    while words.is_same_paragraph(first - 1, first) and first not in ending:
        before = words.lower[first - 1]
        if before in FIELDS or before in MODIFIERS:
            first -= 1
        elif before == "-" and words.is_same_paragraph(first - 2, first):
            if words.lower[first - 2] not in MODIFIERS | FIELDS:
                break
            first -= 2
        elif before == "and" and words.lower[first - 2] in FIELDS and first >= 2:
            first -= 2
        else:
            break
    return first


def _look_right(
    words: Words, last: int, beginning: Mapping[int, Hit]
) -> tuple[int, Hit | None, tuple[str, ...], bool]:
    """Read "of Norway", "of the IAEA", "for the Kremlin"; tell where an unknown name follows."""
    if not words.is_same_paragraph(last + 1, last - 1) or words.lower[last] not in _OF:
        return last, None, (), False
    if words.lower[last] in {"to", "in"}:
        return last, None, (), False
    index = last + 1
    if words.lower[index] in {"the", "both"} and words.is_same_paragraph(index + 1, last):
        index += 1
    hit = beginning.get(index)
    if hit is None or hit.name.kind is NameKind.NOT_ACTOR:
        return last, None, (), words.is_name_word(index)
    if words.lower[last] == "at" and hit.name.kind is not NameKind.ORGANISATION:
        return last, None, (), False
    country = hit.actor.country if hit.actor else hit.name.country
    if hit.name.kind in ADJECTIVES and words.is_capitalised(hit.last):
        return last, None, (), True
    if hit.name.kind is NameKind.CAPITAL:
        return hit.last, None, (country,) if country else (), False
    return hit.last, hit, tuple(_list_countries(hit, words, beginning)), False


def _list_countries(hit: Hit, words: Words, beginning: Mapping[int, Hit]) -> Iterator[str]:
    """Give the codes of a list that begins with the hit: "of Chad, Mali and Niger"."""
    current: Hit | None = hit
    while current and current.actor:
        if current.actor.country:
            yield current.actor.country
        index = current.last
        while (
            index < len(words) and index - current.last < 2 and words.lower[index] in {",", "and"}
        ):
            index += 1
        if index == current.last or (words.lower[current.last] == "," and index >= len(words)):
            return
        following = beginning.get(index)
        current = following if following and following.name.kind is hit.name.kind else None

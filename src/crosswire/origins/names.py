"""One name for an origin, whatever words a report credits it with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import msgspec

from crosswire.extract.statements.origins import find_shown
from crosswire.origins.bodies import HEADS, find_head, is_part_of_body
from crosswire.origins.leaders import name_leaders
from crosswire.origins.media import MEDIA_WORDS, is_outlet, is_state_media
from crosswire.reference import fold_letters, load_tables, read_packaged, split_list, word_set
from crosswire.types import OriginKind

Key = frozenset[str]
PERSON = "a person"
"""What the key of a person has beside the words of the name."""
REPORTERS = "to reporters"
"""What the key of remarks to the press has beside the words of who made them."""
OCCASIONS = frozenset({PERSON, "interview", "own", "posted", REPORTERS})
"""What keys of a person's remarks or of a reporter's own work have: they name no body."""

_TOKEN = re.compile(r"\w+(?:\.\w+)+|\w+(?:['’&-]\w+)*")
_SAME = MappingProxyType(
    {
        "presidential": "president",
        "presidency": "president",
        "defence": "defense",
        "ministerial": "minister",
        "centre": "center",
        "coastguard": "coast guard",
        "organisation": "organization",
        "mfa": "foreign",
        "services": "service",
        "prosecutors": "prosecutor",
        "u.s": "us",
        "u.n": "un",
        "u.s.a": "usa",
        "affairs": "",
        "republic": "",
    }
)


class OriginName(msgspec.Struct, frozen=True):
    """
    Name of an origin.

    Attributes:
        name: As shown to a reader ("Kremlin").
        key: Words by which two names are compared; empty where no one is named.
        kind: Agency or institution where the tables know it, else None.
    """

    name: str
    key: Key
    kind: OriginKind | None = None


@lru_cache(maxsize=4096)
def name_origin(credit: str) -> OriginName:
    """
    Name the origin that a credit names.

    What the press apparatus adds falls away and demonyms become countries, so "a statement
    from the Norwegian foreign ministry", "the press service of Norway's Ministry of Foreign
    Affairs" and "Norwegian foreign ministry" are one origin; "the mayor via Interfax" is
    Interfax. A bare "press release" names nobody: its key is empty. So is that of "an initial
    report": what is printed without a capital must have the word of an institution in it, as
    "the coast guard" has. Who leads a body is its voice: "the head of the disaster agency".
    Who saw a paper is not who wrote it: "a ministry letter seen by Interfax".
    """
    if seen := find_shown(credit, 0, len(credit)):
        credit = credit[: seen.start()]
    credit = cut_leader(_OWNER.sub("", credit.rpartition(" via ")[2]))
    credit = _EPITHET.sub("", _OF_THE_STATE.sub("", credit))
    credit = _name_seat(_INITIALS_BEHIND.sub("", credit))
    tokens = _split(credit)
    key = _make_key(tokens, _load_demonyms())
    if second := _SECOND_NAMING.match(credit):
        return OriginName(f"the {second[1]}", frozenset({second[1].casefold()}), OriginKind.AGENCY)
    known = _load_known().get(key)
    if known is None and _NEWS_AGENCY.search(credit):
        known = _load_known().get(key - {"news"})
    if known is not None and (not is_country(key) or _is_printed_agency(credit)):
        return known
    if key and is_state_media(credit):
        return OriginName(drop_article(credit), key | {"state media"}, OriginKind.AGENCY)
    key |= _find_head(tokens, key)
    if credit == credit.casefold() and not is_institution(key):
        return OriginName("", frozenset())
    if key and is_outlet(credit):
        shown = _SORT_OF_OUTLET.sub("", drop_article(credit))
        return OriginName(shown, key - {"newspaper"}, OriginKind.AGENCY)
    if key and _NEWS_SERVICE.search(credit):
        return OriginName(drop_article(credit), key | {"news service"}, OriginKind.AGENCY)
    if key and key - find_countries(key) <= _PLACE_WORDS:
        return _name_of_place(credit, key)
    shown = _trim(credit)
    if shown == shown.casefold() and not is_institution(key):
        return OriginName("", frozenset())
    if shown.islower() and " " not in shown and shown not in _INSTITUTIONS:
        shown = drop_article(credit)
    return OriginName(shown, key)


def name_state(words: str, speaker: str | None = None) -> OriginName | None:
    """
    Name the government that a state, its capital or its seat speaks for: "Oslo said".

    A seat that the tables know keeps its name: "the Kremlin". None where the words are of
    somebody in the state: "Oslo residents".

    Args:
        words: Those of the report.
        speaker: Whom they stand for there; "Brussels" is a capital where that is Belgium, else
            the seat of a union.
    """
    known = name_origin(words)
    tables = load_tables()
    country = tables.find_country(drop_article(words))
    is_capital = country is not None and is_country(name_origin(speaker or "").key)
    is_capital = is_capital and tables.find_country(speaker or "") == country
    is_capital = is_capital and words.casefold() in _UNION_SEATS
    if (known.kind is OriginKind.PRESS_RELEASE and not is_capital) or country is None:
        return known if known.kind is OriginKind.PRESS_RELEASE else None
    return name_origin(tables.government_name(country))


def _name_seat(credit: str) -> str:
    """
    Name the country of an institution by its capital: "the Foreign Ministry in Oslo" is Norway's.

    Of an embassy, the country is another one than that in whose capital it stands.
    """
    seat = _SEATED.search(credit)
    if seat is None:
        return credit
    code = load_tables().find_country(seat["capital"])
    country = load_tables().countries.get(code or "")
    return f"{credit[: seat.end('body')]} of {country.name}" if country is not None else credit


def cut_leader(words: str) -> str:
    """Give the body that somebody leads, or the words as they are: "the disaster agency's head"."""
    return _LEADER_BEHIND.sub("", _LEADER_OF.sub("", words))


def _name_of_place(credit: str, key: Key) -> OriginName:
    """
    Name who is left where a credit names but a country or a place in it.

    "The Tajik border service" is that service, "a Norwegian statement" is Norway's, and "the
    Tajik border" is nobody.
    """
    seat = _SERVICE.search(credit)
    if seat is not None:
        shown = drop_article(credit[: seat.end()])
        return OriginName(shown, key | {seat.group().casefold()})
    countries = find_countries(key)
    if key != countries:
        return OriginName("", frozenset())
    codes = {country.code.casefold(): country.name for country in load_tables().countries.values()}
    return OriginName(" and ".join(codes[code] for code in sorted(key)), key)


def _trim(credit: str) -> str:
    """Cut the words of the apparatus from both ends of a credit, but keep a seat: "palace"."""
    tokens = list(_TOKEN.finditer(credit))
    named = _find_named([match.group() for match in tokens])
    if not named:
        return ""
    last = named[-1]
    if last + 1 < len(tokens) and tokens[last + 1].group().casefold() in _SEATS:
        last += 1
    trimmed = credit[tokens[named[0]].start() : tokens[last].end()]
    return trimmed.removesuffix("'s").removesuffix("’s")


_PLACE_WORDS = frozenset(
    {"border", "capital", "city", "coast", "district", "frontier", "province", "region", "side"}
    | {"soil", "territory", "town", "village", "waters"}
)
_SERVICE = re.compile(
    r"\b(?:service|guards?|authority|authorities|agency|administration|office|police)\b",
    re.IGNORECASE,
)
_SEATS = frozenset({"administration", "palace", "services"}) | HEADS


_INSTITUTIONS = word_set("origins.institutions")
_UNION_SEATS = word_set("names.union_seats")
_NEWS_SERVICE = re.compile(
    r"\b(?:[Nn]ews|[Pp]ress|[Ww]ire) (?:[Aa]gency|[Nn]etwork)$|(?:News|Wire) Service$|Newswire$"
)
_SORT_OF_OUTLET = re.compile(r" (?:newspaper|daily|weekly|magazine|broadcaster)$")
_EPITHET = re.compile(
    r"^(?:[Tt]he |an? )?(?:[a-z][a-z-]{2,20}(?:al|an|ing|ed|ent|ant|ive|ic|ous|ful) ){1,3}(?=[A-Z])"
)
_LEADERS = name_leaders("origins.heads")
_LEADER_OF = re.compile(
    rf"^(?:the |its )?(?:{_LEADERS} of (?=the )"
    r"|(?:(?:deputy|acting) )?(?:chief|commissioner|director|inspector)(?:[ -]general)?"
    r" of (?=police\b))",
    re.IGNORECASE,
)
_LEADER_BEHIND = re.compile(rf"(?<=[a-z])['’]s {_LEADERS}$")
_OWNER = re.compile(r"^(?:the )?(?:country|nation|state|city|region|province)['’]s (?:own )?")
_SECOND_NAMING = re.compile(r"(?:[Tt]he )(Post|Times|Herald|Tribune|Journal|Gazette|Chronicle)$")
_NEWS_AGENCY = re.compile(r"\b[Nn]ews (?:[Aa]gency|[Ss]ervice)$")
_INITIALS_BEHIND = re.compile(r"(?<=[a-z]) \([A-Z][A-Za-z]{1,8}\)")
_SEATED = re.compile(
    r"\b(?i:(?P<body>ministry|cabinet|government|parliament))"
    r" in (?P<capital>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)$"
)
_OF_THE_STATE = re.compile(
    r"(?<=\w) of the (?:(?:Democratic|Federal|Islamic|People['’]s) )?"
    r"(?:Federation|Kingdom|Republic)$"
)
"""What tells no country: "the foreign ministry of the Islamic Republic"."""
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_BARE = _INSTITUTIONS - word_set("origins.known_bare")


def drop_article(words: str) -> str:
    """Leave out the article in front of a name."""
    return _ARTICLE.sub("", words)


def is_country(key: Key) -> bool:
    """Tell whether a key names a country and nothing in it."""
    return len(key) == 1 and key <= _load_codes()


def find_known(key: Key) -> OriginName | None:
    """Find the institution or agency that the tables know under a key."""
    return _load_known().get(key)


def find_countries(key: Key) -> Key:
    """Take the countries out of a key."""
    return key & _load_codes()


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency: the tables know it or it says so."""
    known = _load_known().get(_make_key(_split(name), _load_demonyms()))
    is_known = known is not None and known.kind is OriginKind.AGENCY
    return is_known or _NEWS_SERVICE.search(name) is not None


def is_institution(key: Key) -> bool:
    """
    Tell whether a key has the word of an institution in it: "ministry", "guard".

    "Agency" and "office" stand in the key of a body with a field alone, "the disaster agency".
    """
    if key & _INSTITUTIONS:
        return True
    return bool(key & HEADS) and not key - HEADS <= find_countries(key)


def is_bare(key: Key) -> bool:
    """Tell whether a key names an institution by its sort alone: "court", "company"."""
    return len(key) == 1 and key <= _BARE


def is_part_of(part: Key, whole: Key) -> bool:
    """Tell whether one key says less of the same: "foreign ministry" of Norway's, "the Post"."""
    if (part | whole) & OCCASIONS:
        return part < whole and PERSON in part
    if part < whole and (is_institution(part) or part <= MEDIA_WORDS):
        return True
    return is_institution(part) and is_part_of_body(part, whole, find_countries(whole))


def _split(credit: str) -> list[str]:
    """Split a credit into words without possessives."""
    words = (match.group() for match in _TOKEN.finditer(credit))
    return [word.removesuffix("'s").removesuffix("’s") for word in words]


def _find_head(words: list[str], key: Key) -> Key:
    """Find the noun of a body that words name by its field; none where they name another one."""
    if not key or key & _INSTITUTIONS:
        return frozenset()
    countries = frozenset(one for one in map(str.casefold, words) if one in _load_demonyms())
    head = find_head(words, _find_named(words), countries)
    return frozenset(filter(None, (head,)))


def _find_named(words: list[str]) -> list[int]:
    """
    Find which words of a credit belong to a name.

    "Post" and "Bulletin" do in "the Danube Post", and do not in "a post by the ministry". Letters
    in capitals are a name: "the WHO".
    """
    apparatus = _load_apparatus()
    has_small = len(words) == 1 or not all(map(str.isupper, words))
    named: list[int] = []
    for at, word in enumerate(words):
        follows_name = bool(named) and named[-1] == at - 1 and words[at - 1][:1].isupper()
        is_title = word[:1].isupper() and word.casefold() in _TITLE_WORDS and follows_name
        is_initials = has_small and len(word) > 1 and word.isupper()
        if is_title or is_initials or word.casefold() not in apparatus:
            named.append(at)
    return named


_TITLE_WORDS = frozenset(
    {"brief", "bulletin", "channel", "information", "media", "message", "network", "news", "note"}
    | {"page", "post", "report", "reports", "telegram", "today"}
)


def _make_key(tokens: list[str], demonyms: Mapping[str, str]) -> Key:
    """Reduce words to the key by which names are compared."""
    kept = (fold_letters(tokens[at]) for at in _find_named(tokens))
    words = " ".join(_SAME.get(word, word) for word in kept).split()
    if "ministry" in words:
        words = [word for word in words if word != "national"]  # every country's own
    joined = " ".join(words)
    key: set[str] = set()
    at = 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        if pair in demonyms:
            key.add(demonyms[pair])
            at += 2
        else:
            key.add(demonyms.get(words[at], words[at]))
            at += 1
    return frozenset(key) if joined else frozenset()


def _is_printed_agency(credit: str) -> bool:
    """Tell whether words are those of an agency called after its country: "Polish Press Agency"."""
    return drop_article(credit).casefold() in _load_agency_forms()


@cache
def _load_agency_forms() -> frozenset[str]:
    """Load the names of news agencies, in small letters."""
    agencies = load_tables().agencies
    return frozenset(form.casefold() for one in agencies for form in (one.name, *one.aliases))


@cache
def _load_apparatus() -> frozenset[str]:
    """Load the words around a name that name nobody: "press service of"."""
    return frozenset(word for _, (word,) in read_packaged("origin_apparatus.tsv", ("word",)))


@cache
def _load_demonyms() -> Mapping[str, str]:
    """Load the words that stand for a country: "norwegian", "norway"; to its code."""
    found: dict[str, str] = {}
    for country in load_tables().countries.values():
        for form in (country.name, *country.aliases, *country.adjectives):
            words = _split(fold_letters(form).replace("u.s", "us"))
            if 0 < len(words) <= 2:
                found.setdefault(" ".join(words), country.code.casefold())
    return MappingProxyType(found)


@cache
def _load_codes() -> Key:
    """Load the codes of all countries, as keys have them."""
    return frozenset(_load_demonyms().values())


@cache
def _load_known() -> Mapping[Key, OriginName]:
    """Load the institutions and agencies with other names, by key."""
    found: dict[Key, OriginName] = {}
    demonyms = _load_demonyms()
    columns = ("name", "kind", "aliases")
    for _, (printed, kind, aliases) in read_packaged("origin_names.tsv", columns):
        keys = [_make_key(_split(form), demonyms) for form in (printed, *split_list(aliases))]
        name = OriginName(printed, keys[0], OriginKind(kind))
        for key in keys:
            if key:
                found.setdefault(key, name)
    for agency in load_tables().agencies:
        keys = [_make_key(_split(form), demonyms) for form in (agency.name, *agency.aliases)]
        key = keys[0] | {"news service"} if is_country(keys[0]) else keys[0]
        own = OriginName(agency.name, key, OriginKind.AGENCY)
        known = next((found[key] for key in keys if key in found), own)
        for key in filter(None, keys):
            found.setdefault(key, known)
    return MappingProxyType(found)

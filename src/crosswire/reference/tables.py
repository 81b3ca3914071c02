"""All reference tables, loaded once: countries, regions, organisations, titles, groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

import msgspec

from crosswire.errors import ReferenceDataError
from crosswire.reference.gazetteer import Gazetteer, load_gazetteer
from crosswire.reference.names import Lexicon, Name, NameKind, fold_name, split_words
from crosswire.reference.rows import read_packaged, read_rows, read_user_table, split_list
from crosswire.types import Sector

FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
_USER_COLUMNS = ("kind", "name", "aliases", "country", "sector")


class Country(msgspec.Struct, frozen=True):
    """
    Country or territory of ISO 3166-1.

    Attributes:
        code: Alpha-3 code.
        alpha2: Alpha-2 code.
        name: Short English name.
        aliases: Other and former names.
        adjectives: Demonym adjectives, the usual one first ("Kazakh").
        people: Nouns for its people, plural.
        capitals: Capital and seat of government, all spellings.
        seats: Buildings and streets that stand for the government ("the White House").
        leaders: Titles of the heads of state and government, lower case.
        flags: "name": also a person's name; "us_state"; "unsure"; "capital", "adjective": too
            ambiguous alone; "territory"; "region".
    """

    code: str
    alpha2: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    leaders: tuple[str, ...]
    flags: frozenset[str]


class Region(msgspec.Struct, frozen=True):
    """Region, de-facto state or part of the world; `country` only where undisputed."""

    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    country: str | None


class Province(msgspec.Struct, frozen=True):
    """
    State, province or nation inside a country: "Texas", "New South Wales".

    Attributes:
        name: Its name.
        country: Alpha-3 code.
        division: GeoNames code of the first-level division ("TX").
    """

    name: str
    country: str
    division: str


class Organisation(msgspec.Struct, frozen=True):
    """Organisation known by name; `country` is None for international ones."""

    name: str
    aliases: tuple[str, ...]
    sector: Sector | None
    country: str | None


class Agency(msgspec.Struct, frozen=True):
    """News agency with the names it is credited by."""

    name: str
    aliases: tuple[str, ...]
    country: str | None


class Title(msgspec.Struct, frozen=True):
    """
    Title or role of a person.

    Attributes:
        title: Singular ("foreign minister").
        sector: PLOVER role code, or None where the word alone does not tell.
        gender: "m" or "f" where the word tells, else None.
        kind: "state" for heads of state and government, "leader", "minister", "spokes",
            "official", "counterpart", or "".
        is_plural: Whether the form looked up was the plural.
    """

    title: str
    sector: Sector | None
    gender: str | None
    kind: str
    is_plural: bool = False


class Leader(msgspec.Struct, frozen=True):
    """
    Person known to have led a state, or to have spoken for it, in certain years.

    Attributes:
        key: Folded words of the name.
        title: Office, or "" where none tells.
        last_year: None where still in office.
    """

    name: str
    key: tuple[str, ...]
    country: str
    title: str
    first_year: int
    last_year: int | None

    @property
    def surname(self) -> str:
        """The family name, which stands first in Chinese and Korean names."""
        return self.key[0] if self.country in FAMILY_FIRST else self.key[-1]


class Tables(msgspec.Struct, frozen=True, dict=True):
    """
    The reference tables, immutable.

    Attributes:
        countries: By alpha-3 code.
        regions: Regions and de-facto states.
        provinces: By name and by the abbreviation printed behind a town ("Conn.").
        organisations: Organisations.
        agencies: News agencies.
        titles: By lower-case words of the singular or plural.
        groups: Sector by lower-case words of a noun for a group that acts.
        institutions: Sector by lower-case words ("armed", "forces").
        lexicon: Every name of a state, region or organisation.
        leaders: Leaders that reports name without saying who they are, by family name.
        title_words: Lower-case words that titles and institutions begin with.
    """

    countries: Mapping[str, Country]
    regions: tuple[Region, ...]
    provinces: Mapping[str, Province]
    organisations: tuple[Organisation, ...]
    agencies: tuple[Agency, ...]
    titles: Mapping[tuple[str, ...], Title]
    groups: Mapping[tuple[str, ...], Sector]
    institutions: Mapping[tuple[str, ...], Sector]
    lexicon: Lexicon
    leaders: Mapping[str, tuple[Leader, ...]]
    title_words: frozenset[str]

    @cached_property
    def title_widths(self) -> Mapping[str, int]:
        """Words of the longest title that begins with a word."""
        return _measure(self.titles)

    @cached_property
    def institution_widths(self) -> Mapping[str, int]:
        """Words of the longest institution that begins with a word."""
        return _measure(self.institutions)

    @cached_property
    def group_widths(self) -> Mapping[str, int]:
        """Words of the longest group that begins with a word."""
        return _measure(self.groups)

    @property
    def gazetteer(self) -> Gazetteer:
        """Cities with coordinates; read from disk at the first use."""
        return load_gazetteer()

    def begins_title(self, word: str) -> bool:
        """Tell whether a lower-case word begins a title or the name of an institution."""
        return word in self.title_words

    def country_name(self, code: str) -> str | None:
        """Give the short English name of a country: "KAZ" is "Kazakhstan"."""
        country = self.countries.get(code)
        return country.name if country else None

    def demonym(self, code: str) -> str | None:
        """Give the usual adjective of a country: "KAZ" is "Kazakh"."""
        country = self.countries.get(code)
        return country.adjectives[0] if country and country.adjectives else None

    def government_name(self, code: str) -> str:
        """Name the government of a country: "KAZ" has the "Kazakh government"."""
        return f"{self.demonym(code) or self.country_name(code)} government"

    def find_country(self, phrase: str) -> str | None:
        """
        Find the country that a name, adjective, people or capital points to.

        Returns:
            Alpha-3 code; None where unknown or where the phrase is ambiguous ("Congo").
        """
        senses = self.lexicon.senses.get(tuple(split_words(phrase)), ())
        codes = {sense.country for sense in senses if sense.country}
        return codes.pop() if len(codes) == 1 else None


@cache
def load_tables(user_file: Path | None = None) -> Tables:
    """
    Load all reference tables; a user's table adds to them.

    The user's file is tab-separated with the columns kind, name, aliases, country, sector
    (docs/reference-data.md); what it says of a phrase outranks the packaged tables.

    Raises:
        ReferenceDataError: The user's file cannot be read or a line does not fit.
    """
    countries = tuple(_read_countries())
    regions = tuple(_read_regions())
    organisations = tuple(_read_organisations())
    agencies = tuple(_read_agencies())
    titles = dict(_read_titles())
    groups = dict(_read_sectors("groups.tsv", "noun"))
    institutions = dict(_read_sectors("institutions.tsv", "institution"))
    codes = frozenset(country.code for country in countries)
    own = tuple(_read_user_names(user_file, codes)) if user_file else ()
    senses: list[tuple[str, Name]] = list(own)
    for country in countries:
        senses.extend(_name_country(country))
    for region in regions:
        senses.extend(_name_region(region))
    senses.extend(load_ambiguous().items())
    for organisation in organisations:
        senses.extend(_name_organisation(organisation))
    for agency in agencies:
        senses.extend(_name_agency(agency))
    for _, (phrase,) in read_packaged("not_actors.tsv", ("phrase",)):
        senses.append((phrase, Name(NameKind.NOT_ACTOR, phrase)))
    senses.extend((form, Name(NameKind.NOT_ACTOR, form)) for form in _list_money_names())
    return Tables(
        countries=MappingProxyType({country.code: country for country in countries}),
        regions=regions,
        provinces=MappingProxyType(dict(_read_provinces())),
        organisations=organisations,
        agencies=agencies,
        titles=MappingProxyType(titles),
        groups=MappingProxyType(groups),
        institutions=MappingProxyType(institutions),
        lexicon=_make_lexicon(senses, len(own)),
        leaders=_index_leaders(_read_leaders()),
        title_words=frozenset(key[0] for key in (*titles, *institutions)),
    )


def _make_lexicon(named: list[tuple[str, Name]], n_own: int) -> Lexicon:
    """Index the senses by their words; the first `n_own` are the user's and stand alone."""
    senses: dict[tuple[str, ...], list[Name]] = {}
    owned = {tuple(split_words(phrase)) for phrase, _ in named[:n_own]}
    for position, (phrase, name) in enumerate(named):
        key = tuple(split_words(phrase))
        present = senses.setdefault(key, [])
        if name not in present and (position < n_own or key not in owned):
            present.append(name)
    frozen = {key: _keep_open(names) for key, names in senses.items()}
    return Lexicon(MappingProxyType(frozen), _measure(senses))


def _measure(phrases: Iterable[tuple[str, ...]]) -> Mapping[str, int]:
    """Give the number of words of the longest phrase by its first word."""
    longest: dict[str, int] = {}
    for words in phrases:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return MappingProxyType(longest)


def _keep_open(names: list[Name]) -> tuple[Name, ...]:
    """Keep a word that may mean several countries open: no sense of its own beside that."""
    return tuple(name for name in names if name.candidates) or tuple(names)


def _read_countries() -> Iterator[Country]:
    columns = (
        *("alpha3", "alpha2", "name", "aliases", "adjectives", "people"),
        *("capitals", "seats", "leaders", "flags"),
    )
    for _, cells in read_packaged("countries.tsv", columns):
        code, alpha2, name, aliases, adjectives, people, capitals, seats = cells[:8]
        yield Country(
            code=code,
            alpha2=alpha2,
            name=name,
            aliases=split_list(aliases),
            adjectives=split_list(adjectives),
            people=split_list(people),
            capitals=split_list(capitals),
            seats=split_list(seats),
            leaders=split_list(cells[8]),
            flags=frozenset(split_list(cells[9])),
        )


def _read_regions() -> Iterator[Region]:
    columns = ("name", "aliases", "adjectives", "people", "capitals", "country")
    for _, (name, aliases, adjectives, people, capitals, country) in read_packaged(
        "regions.tsv", columns
    ):
        yield Region(
            name=name,
            aliases=split_list(aliases),
            adjectives=split_list(adjectives),
            people=split_list(people),
            capitals=split_list(capitals),
            country=country or None,
        )


def _read_provinces() -> Iterator[tuple[str, Province]]:
    columns = ("name", "country", "division", "abbreviations")
    for _, (name, country, division, short) in read_packaged("provinces.tsv", columns):
        province = Province(name, country, division)
        for phrase in (name, *split_list(short)):
            yield phrase, province


def _list_money_names() -> Iterator[str]:
    """Give the names of currencies of several words: the state in "US dollars" acts nowhere."""
    for _, _, forms in read_rows("currencies.tsv", 3):
        yield from (one for one in forms.split(";") if " " in one and one[-1].isalpha())


def _read_organisations() -> Iterator[Organisation]:
    columns = ("name", "aliases", "sector", "country")
    for _, (name, aliases, sector, country) in read_packaged("organisations.tsv", columns):
        role = Sector(sector) if sector else None
        yield Organisation(name, split_list(aliases), role, country or None)


def _read_agencies() -> Iterator[Agency]:
    for _, (name, aliases, country) in read_packaged(
        "agencies.tsv", ("name", "aliases", "country")
    ):
        yield Agency(name, split_list(aliases), country or None)


def _read_leaders() -> Iterator[Leader]:
    columns = ("name", "country", "title", "first_year", "last_year")
    for _, (name, country, title, first, last) in read_packaged("leaders.tsv", columns):
        key = fold_name(split_words(name))
        yield Leader(name, key, country, title, int(first), int(last) if last else None)


def _index_leaders(leaders: Iterator[Leader]) -> Mapping[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for leader in leaders:
        found.setdefault(leader.surname, []).append(leader)
    return MappingProxyType({surname: tuple(people) for surname, people in found.items()})


def _read_titles() -> Iterator[tuple[tuple[str, ...], Title]]:
    columns = ("title", "plural", "sector", "gender", "kind")
    for _, (title, plural, sector, gender, kind) in read_packaged("titles.tsv", columns):
        role = Sector(sector) if sector else None
        singular = Title(title, role, gender or None, kind)
        yield tuple(split_words(title.lower())), singular
        if plural:
            many = Title(title, role, gender or None, kind, is_plural=True)
            yield tuple(split_words(plural.lower())), many


def _read_sectors(file: str, column: str) -> Iterator[tuple[tuple[str, ...], Sector]]:
    for _, (noun, sector) in read_packaged(file, (column, "sector")):
        yield tuple(split_words(noun.lower())), Sector(sector)


@cache
def load_ambiguous() -> Mapping[str, Name]:
    """Load the country words that stand for several countries: "Congolese"; by themselves."""
    columns = ("phrase", "kind", "candidates")
    return MappingProxyType(
        {
            phrase: Name(NameKind(kind), phrase, is_unsure=True, candidates=split_list(candidates))
            for _, (phrase, kind, candidates) in read_packaged("ambiguous.tsv", columns)
        }
    )


def _name_country(country: Country) -> Iterator[tuple[str, Name]]:
    """Give every phrase that points to the country, with the sense it has."""
    is_region = not country.flags.isdisjoint({"region", "territory"})
    state = NameKind.REGION if is_region else NameKind.STATE
    adjective = NameKind.REGION_ADJECTIVE if is_region else NameKind.ADJECTIVE
    people = NameKind.REGION_PEOPLE if is_region else NameKind.PEOPLE
    unsure = not country.flags.isdisjoint({"us_state", "unsure"})
    person = "name" in country.flags
    name, code = country.name, country.code
    yield name, Name(state, name, code, is_unsure=unsure, is_also_person=person)
    for phrase in country.aliases:
        yield phrase, Name(state, name, code)
    for phrase in country.adjectives:
        doubt = "adjective" in country.flags
        yield phrase, Name(adjective, name, code, is_unsure=doubt)
    for phrase in country.people:
        yield phrase, Name(people, name, code)
    for phrase in country.capitals:
        doubt = "capital" in country.flags
        yield phrase, Name(NameKind.CAPITAL, name, code, is_unsure=doubt)
    for phrase in country.seats:
        yield phrase, Name(NameKind.SEAT, name, code)


def _name_region(region: Region) -> Iterator[tuple[str, Name]]:
    for phrase in (region.name, *region.aliases):
        yield phrase, Name(NameKind.REGION, region.name, region.country)
    for phrase in region.adjectives:
        yield phrase, Name(NameKind.REGION_ADJECTIVE, region.name, region.country)
    for phrase in region.people:
        yield phrase, Name(NameKind.REGION_PEOPLE, region.name, region.country)


def _name_organisation(organisation: Organisation) -> Iterator[tuple[str, Name]]:
    sense = Name(
        NameKind.ORGANISATION, organisation.name, organisation.country, organisation.sector
    )
    for phrase in (organisation.name, *organisation.aliases):
        yield phrase, sense


def _name_agency(agency: Agency) -> Iterator[tuple[str, Name]]:
    sense = Name(NameKind.AGENCY, agency.name, agency.country, Sector.MED)
    for phrase in (agency.name, *agency.aliases):
        yield phrase, sense


def _read_user_names(path: Path, codes: frozenset[str]) -> Iterator[tuple[str, Name]]:
    """Read the user's own names; every complaint names the file and the line."""
    for number, (kind, name, aliases, country, sector) in read_user_table(path, _USER_COLUMNS):
        where = f"{path}, line {number}"
        if kind not in frozenset(NameKind):
            raise ReferenceDataError(f"{where}: kind {kind!r} is none of {', '.join(NameKind)}")
        if not name:
            raise ReferenceDataError(f"{where}: the name is empty")
        if country and country not in codes:
            raise ReferenceDataError(f"{where}: {country!r} is no ISO 3166-1 alpha-3 code")
        if sector and sector not in frozenset(Sector):
            raise ReferenceDataError(f"{where}: {sector!r} is no PLOVER role code")
        role = Sector(sector) if sector else None
        sense = Name(NameKind(kind), name, country or None, role)
        for phrase in (name, *split_list(aliases)):
            yield phrase, sense

"""
Units of measure and currencies: their forms in print, and conversion inside one dimension.

The tables are literal (`reference/data/units.tsv`, `currencies.tsv`) because loading them
takes a few milliseconds, where a unit library takes a good part of a cold start.
Currencies are never converted: that needs a dated rate.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from types import MappingProxyType

import msgspec

from crosswire.reference import load_tables, read_rows

_GAP = re.compile(r"[ \t\u00a0\u202f]*[-–]?[ \t\u00a0\u202f]*")
_MARK = re.compile(
    r"°\s?(?:[CF]|Celsius|Fahrenheit)\b|(?<=\d)[CF]\b(?!-)|\"(?=\s(?:long|wide|high|tall|thick))|[%‰°℃℉″€£¥₹₽₴₸₺₪₩฿₫₦₵₿₭₱₼₾֏৳]|º\s?[CF]\b|\$(?!\s?\d)"
)
_NATIONALITY = re.compile(r"[\s\u00a0]*(?P<of>[A-Z][a-z]+)[\s\u00a0]+(?P<form>[a-z]+)\b")
_TALL = re.compile(r"(?P<form>[a-z]+)-(?:high|tall|long|wide|thick|deep)\b")
_UNIT_WORD = re.compile(r"[\s\u00a0]*[^\W\d][\w./²³%-]*(?<![./-])|%-points?")


class Unit(msgspec.Struct, frozen=True):
    """Unit of measure: `base = value * factor + offset` in its dimension's base unit."""

    name: str
    dimension: str
    factor: float
    offset: float


class UnitTable(msgspec.Struct, frozen=True):
    """
    Units and currencies with the forms that reports print.

    Attributes:
        units: Physical units by name.
        forms: Lower-case or exact form to unit name or currency code.
        currencies: Codes (ISO 4217).
        countries: Country (ISO 3166-1 alpha-3) to the code of its currency.
        n_words: Most words in a form.
        shared: Currency name of several countries to each country and its code.
        before: Matches a currency sign or code that ends right before a number.
    """

    units: MappingProxyType[str, Unit]
    forms: MappingProxyType[str, str]
    currencies: frozenset[str]
    countries: MappingProxyType[str, str]
    n_words: int
    shared: MappingProxyType[str, tuple[tuple[str, str], ...]]
    before: re.Pattern[str]

    def find_after(self, text: str, start: int) -> tuple[int, str] | None:
        """End and name of the unit that stands at `start`, behind a number; longest form first."""
        begin = _GAP.match(text, start)
        at = begin.end() if begin else start
        mark = _MARK.match(text, at)
        if mark is not None and (name := self.forms.get(mark.group())):
            return mark.end(), name
        ends = [word.end() for word in _UNIT_WORD.finditer(text, at, at + 48)]
        for end in reversed(ends[: self.n_words]):
            if (name := self.name_of(text[at:end])) is not None:
                return end, name
        tall = _TALL.match(text, at)
        if tall is not None and (name := self.name_of(tall["form"])) is not None:
            return tall.end(), name
        nationality = _NATIONALITY.match(text, at)
        if nationality is not None:
            name = self.name_of(nationality["form"])
            if name is not None and name in self.currencies:
                return nationality.end(), self.resolve(name, _countries_of(nationality["of"]))
        return None

    def resolve(self, name: str, countries: Collection[str]) -> str:
        """
        Currency meant by a name that several countries share, from the countries in the text.

        "Pesos" in a report about Mexico alone are MXN; with none or two that fit, "peso"
        stays as it is.

        Args:
            name: Currency code or shared name.
            countries: ISO 3166-1 alpha-3 codes named in the text.
        """
        if name not in self.shared:
            return name
        fitting = {code for country, code in self.shared[name] if country in countries}
        return fitting.pop() if len(fitting) == 1 else name

    def name_of(self, form: str) -> str | None:
        """Unit or currency that a printed form stands for; case decides only MW against mw."""
        plain = " ".join(form.split())
        lower = len(plain) > 3 or plain.isupper()
        found = self.forms.get(plain) or (self.forms.get(plain.lower()) if lower else None)
        if found is None and "-" in plain:
            found = self.forms.get(plain.lower().replace("-", " "))
        return found


@cache
def load_units() -> UnitTable:
    """Load the packaged tables once."""
    units: dict[str, Unit] = {}
    forms: dict[str, str] = {}
    for name, dimension, factor, offset, printed in read_rows("units.tsv", 5):
        units[name] = Unit(name, dimension, float(factor), float(offset))
        for form in filter(None, printed.split(";")):
            forms.setdefault(form, name)
            if len(form) > 3:
                forms.setdefault(form.lower(), name)
    units |= _rates(units)
    money: dict[str, str] = {}
    codes, countries = [], {}
    for code, country, printed in read_rows("currencies.tsv", 3):
        codes.append(code)
        if country:
            countries[country] = code
        for form in filter(None, printed.split(";")):
            money[form] = code
            if len(form) > 3:
                money.setdefault(form.lower(), code)
    signs = [form for form in money if not form[-1].isalpha() or form.isupper()]
    signs += [form for form in ("Rs", "Rp", "KSh", "SFr") if form in money]
    signs += [f"{code}$" for code in ("USD", "usd", "mxn", "aud", "nzd", "cad", "u.S.", "us")]
    signs += ["usd", "eur", "gbp", "rmb", "aud", "Can$", "CDN$", "Cdn$", "Euro"]
    return UnitTable(
        MappingProxyType(units),
        MappingProxyType(money | forms),
        frozenset(codes),
        MappingProxyType(countries),
        max(form.count(" ") for form in [*forms, *money]) + 1,
        MappingProxyType(_shared(money, countries)),
        re.compile(rf"(?:(?<![\w$])|(?<=\d))(?:{_any(signs)})\s?\Z"),
    )


_PER = ("second", "minute", "hour", "day", "week", "month", "year")


def _rates(units: dict[str, Unit]) -> dict[str, Unit]:
    """Masses and volumes per time: "tonne_per_year", "m3_per_day"."""
    rates = {}
    for unit in units.values():
        if unit.dimension not in ("mass", "volume"):
            continue
        for time in _PER:
            name = f"{unit.name}_per_{time}"
            if name not in units:
                dimension = "flow" if unit.dimension == "volume" else "mass_flow"
                rates[name] = Unit(name, dimension, unit.factor / units[time].factor, 0.0)
    return rates


def _shared(
    money: dict[str, str], countries: dict[str, str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    owners = {code: country for country, code in countries.items()}
    shared: dict[str, list[tuple[str, str]]] = {}
    for form, code in money.items():
        word = form.rpartition(" ")[2]
        if " " in form and code in owners and money.get(word) == word:
            shared.setdefault(word, []).append((owners[code], code))
    return {word: tuple(dict.fromkeys(pairs)) for word, pairs in shared.items()}


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def same_dimension(left: str | None, right: str | None) -> bool:
    """
    Tell whether two units measure the same thing, so that values can be converted.

    "mile" and "km" do; a currency only matches itself, and so does a counted noun.
    """
    if left is None or right is None:
        return False
    if left == right:
        return True
    units = load_units().units
    if left not in units or right not in units:
        return False
    return units[left].dimension == units[right].dimension


@cache
def _countries_of(nationality: str) -> frozenset[str]:
    """Find the country of an adjective: "Icelandic" is ISL; empty where it is of none."""
    countries = load_tables().countries.values()
    return frozenset(one.code for one in countries if nationality in one.adjectives)


def is_currency_code(unit: str) -> bool:
    """Tell whether a unit is one country's or union's money: SEK, but not a bare "krona"."""
    return unit.isupper() and unit in load_units().currencies


def may_be_one_currency(left: str, right: str) -> bool:
    """
    Tell whether two units of money may be one: "krona" may be SEK, and "crown" may be "krona".

    A code is only itself; a name that several countries share is any of theirs.
    """
    shared = load_units().shared
    sides = [{name, *(code for _, code in shared.get(name, ()))} for name in (left, right)]
    return bool(sides[0] & sides[1])


def to_base(value: float, unit: str) -> float | None:
    """Value in the base unit of its dimension; None for currencies and counted nouns."""
    found = load_units().units.get(unit)
    return None if found is None else value * found.factor + found.offset


def convert(value: float, unit: str, to: str) -> float | None:
    """
    Convert a value between units of one dimension: 30 "mile" is 48.28 "km".

    None where the two do not measure the same; a value in the same unit is returned as is.
    """
    if unit == to:
        return value
    base, target = to_base(value, unit), load_units().units.get(to)
    if base is None or target is None or not same_dimension(unit, to):
        return None
    return (base - target.offset) / target.factor

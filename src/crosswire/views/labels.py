"""The words that every view uses for the values of the contract."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.types import (
    Actor,
    Article,
    AspectName,
    Change,
    ClaimKind,
    EventType,
    Figure,
    Form,
    NoteKind,
    Origin,
    OriginKind,
    Period,
    Place,
    Qualifier,
    Status,
    Verdict,
)
from crosswire.types.naming import join_names
from crosswire.types.plurals import plural

VERDICT_ORDER = (
    Verdict.CONFLICT,
    Verdict.UPDATE,
    Verdict.VARY,
    Verdict.AGREE,
    Verdict.ALONE,
)
VERDICT_TITLES: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.CONFLICT: "Conflict",
        Verdict.UPDATE: "Update",
        Verdict.VARY: "Vary",
        Verdict.AGREE: "Agree",
        Verdict.ALONE: "Alone",
    }
)
VERDICT_MEANINGS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.CONFLICT: "these cannot both be true",
        Verdict.UPDATE: "a later report supersedes an earlier one",
        Verdict.VARY: "the same claim, told differently",
        Verdict.AGREE: "the same in substance wherever it stands",
        Verdict.ALONE: "in one of the reports read",
    }
)
KIND_NAMES: Mapping[ClaimKind, tuple[str, str]] = MappingProxyType(
    {
        ClaimKind.STATEMENT: ("statement", "statements"),
        ClaimKind.FIGURE: ("figure", "figures"),
        ClaimKind.EVENT: ("event", "events"),
        ClaimKind.RELATION: ("relation", "relations"),
    }
)
ORIGIN_NAMES: Mapping[OriginKind, str] = MappingProxyType(
    {
        OriginKind.PRESS_RELEASE: "press release",
        OriginKind.AGENCY: "agency",
        OriginKind.INTERVIEW: "interview",
        OriginKind.OWN_REPORTING: "own reporting",
        OriginKind.DOCUMENT: "document",
        OriginKind.UNKNOWN: "origin not stated",
    }
)
NOTE_NAMES: Mapping[NoteKind, str] = MappingProxyType(
    {
        NoteKind.QUOTED_HEADLINE: "quoted headline",
        NoteKind.INFERRED_DATE: "inferred date",
        NoteKind.ALTERED_QUOTE: "altered quote",
        NoteKind.SHORTENED_QUOTE: "shortened quote",
        NoteKind.CUT_OFF: "text looks cut off",
        NoteKind.SAME_COPY: "same copy",
        NoteKind.PARTIAL_COPY: "copied in part",
        NoteKind.SINGLE_REPORT: "single report",
        NoteKind.ENCODING: "encoding",
        NoteKind.RETRACTED: "taken back",
        NoteKind.UNANCHORED: "dropped passages",
    }
)
EVENT_NAMES: Mapping[EventType, str] = MappingProxyType(
    {
        EventType.AGREE: "agreement",
        EventType.CONSULT: "meeting or consultation",
        EventType.SUPPORT: "support",
        EventType.CONCEDE: "concession",
        EventType.COOPERATE: "cooperation",
        EventType.AID: "aid",
        EventType.RETREAT: "retreat",
        EventType.REQUEST: "request",
        EventType.ACCUSE: "accusation",
        EventType.REJECT: "rejection",
        EventType.THREATEN: "threat",
        EventType.PROTEST: "protest",
        EventType.SANCTION: "sanction",
        EventType.MOBILIZE: "mobilisation",
        EventType.COERCE: "coercion",
        EventType.ASSAULT: "assault",
    }
)
FORM_NAMES: Mapping[Form, str] = MappingProxyType(
    {
        Form.DIRECT: "quoted",
        Form.INDIRECT: "in the reporter's words",
        Form.MIXED: "partly quoted",
        Form.NARRATED: "told by the report itself",
    }
)
STATUS_NAMES: Mapping[Status, str] = MappingProxyType(
    {
        Status.DONE: "done",
        Status.PLANNED: "planned",
        Status.PROMISED: "promised",
        Status.CALLED_FOR: "called for",
        Status.DENIED: "denied",
        Status.CONDITIONAL: "conditional",
    }
)
_QUALIFIERS: Mapping[Qualifier, str] = MappingProxyType(
    {
        Qualifier.EXACT: "",
        Qualifier.ABOUT: "about ",
        Qualifier.AT_LEAST: "at least ",
        Qualifier.AT_MOST: "at most ",
        Qualifier.MORE_THAN: "more than ",
        Qualifier.LESS_THAN: "less than ",
        Qualifier.ALMOST: "almost ",
    }
)
_SIGNS: Mapping[Change, str] = MappingProxyType(
    {Change.LEVEL: "", Change.RISE: "+", Change.FALL: "−"}
)
_SYMBOLS = frozenset({"kmh", "mph", "psi", "ppm", "bpd", "mbar", "mmhg", "dwt", "cwt"})
_BARE_TITLES = frozenset(
    {
        one
        for title in ("head", "chief", "leader", "official", "aide", "adviser", "member")
        for one in (title, f"{title}s")
    }
    | {"boss", "bosses", "chair", "counterpart", "counterparts", "representative"}
)
"""Titles that tell nothing of a person without what they are of."""
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def count(number: int, one: str, many: str | None = None) -> str:
    """Say how many: "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def name_aspect(name: AspectName) -> str:
    """Name what varies."""
    return name.value.replace("_", " ")


def name_way(origin: Origin) -> str:
    """Name the way by which an origin spoke; empty where its name tells it or no report does."""
    if origin.kind is OriginKind.UNKNOWN or ", " in origin.name or "interview" in origin.name:
        return ""
    return ORIGIN_NAMES[origin.kind]


def name_origin(origin: Origin) -> str:
    """Name an origin with its kind: "Elysée (press release)", "Ida Lund, to reporters"."""
    way = name_way(origin)
    return f"{origin.name} ({way})" if way else origin.name


def name_actor(actor: Actor) -> str:
    """
    Name an actor with the title the text gives: "Ann Lee, finance minister".

    One known by the title alone has it once: "prime minister". A title that tells nothing
    without what it is of goes: "Ann Lee", not "Ann Lee, head".
    """
    role = actor.role or ""
    is_told = set(role.casefold().split()) <= set(actor.name.casefold().split())
    is_bare = role.casefold() in _BARE_TITLES
    return actor.name if is_told or is_bare else f"{actor.name}, {role}"


def is_same_name(left: str, right: str) -> bool:
    """Tell whether two names may be one person's: "Ann Lee" and "Lee" are, by their words."""
    few, many = sorted((set(left.split()), set(right.split())), key=len)
    return few <= many


def finish_sentence(text: str) -> str:
    """
    End a sentence with a full stop and start it with a capital, whoever wrote it.

    A first word that is no plain word, as a file name is not, keeps its small letter.
    """
    words = text.strip()
    if not words:
        return ""
    first = words.split()[0]
    start = words[0].upper() if first.isalpha() and first.islower() else words[0]
    return start + words[1:] + ("" if words[-1] in ".!?…" else ".")


def name_place(place: Place) -> str:
    """Name a place with its country code: "Gaborone (BWA)"."""
    return f"{place.name} ({place.country})" if place.country else place.name


def name_day(text: str) -> str:
    """
    Write an ISO date as people do: "2031-03-12" is "12 March 2031".

    Truncated and malformed dates are kept as far as they go: "--03-12" is "12 March, year
    not known"; anything else comes back unchanged.
    """
    if text.startswith("--"):
        day = _parse_day(f"2000-{text[2:]}")
        return f"{day.day} {day:%B}, year not known" if day else text
    moment = _parse_moment(text)
    if moment is not None:
        zone = moment.strftime("%Z") or "local time"
        return f"{moment.day} {moment:%B %Y, %H:%M} {zone}"
    day = _parse_day(text)
    return f"{day.day} {day:%B %Y}" if day else text


def _parse_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _parse_moment(text: str) -> datetime | None:
    if len(text) <= len("2031-03-12"):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def name_period(period: Period) -> str:
    """Name a stretch of time as shortly as it allows: "2030", "October 2031", "since 1992"."""
    start = _parse_day(period.start or "")
    end = _parse_day(period.end or "")
    if start and end:
        return _name_span(start, end)
    if period.start and period.end:
        if period.start == period.end:
            return name_day(period.start)
        return f"{name_day(period.start)} to {name_day(period.end)}"
    if period.start:
        return f"since {name_day(period.start)}"
    return f"until {name_day(period.end)}" if period.end else "date not known"


def _name_span(start: date, end: date) -> str:
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if start == end:
        return f"{start.day} {start:%B %Y}"
    if whole_months and start.month == 1 and end.month == 12:
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B %Y}"
    if whole_months and start.year == end.year:
        return f"{start:%B} to {end:%B %Y}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {end.day} {end:%B %Y}"
    return f"{start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


def name_period_with_basis(period: Period) -> str:
    """Name a stretch of time and say how it is known where it is not printed in full."""
    named = name_period(period)
    return f"{named} (inferred: {period.basis})" if period.basis else named


def name_number(value: float) -> str:
    """Write a number for reading: 4.5e9 is "4.5 billion", 12500 is "12,500"."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{_trim(value / scale)} {word}"
    return _trim(value)


def _trim(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:g}"


def name_figure(figure: Figure) -> str:
    """
    Write a figure as a line of a table does: "more than 4.5 billion USD", "+12.5 %".

    What doubled is "2 times as much", as in the lines of claims, and not "+2 times".
    """
    if figure.unit == "times" and figure.change is not Change.LEVEL:
        return _name_multiple(figure)
    figure = put_in_percent(figure)
    is_one = (figure.low, figure.high) == (1, 1)
    return f"{name_range(figure)} {name_unit(figure.unit, is_one=is_one)}".strip()


def _name_multiple(figure: Figure) -> str:
    """Name what something became by as many times: "2 times as much", "half as much"."""
    if (figure.low, figure.high) == (0.5, 0.5):
        return f"{_QUALIFIERS[figure.qualifier]}half as much"
    is_less = figure.change is Change.FALL and (figure.low or 0) > 1
    number = name_range(replace(figure, change=Change.LEVEL))
    return f"{number} times {'less' if is_less else 'as much'}"


def put_in_percent(figure: Figure) -> Figure:
    """Give a share of one as a percentage, "half" as 50 %; any other figure as it is."""
    if figure.unit != "fraction":
        return figure
    low, high = (
        None if bound is None else round(100 * bound, 6) for bound in (figure.low, figure.high)
    )
    return replace(figure, low=low, high=high, unit="percent")


def name_unit(unit: str | None, *, is_one: bool = False) -> str:
    """Name a unit as it stands behind a number: "%", "USD", "people", "barrels per day"."""
    if not unit or unit == "percent":
        return "%" if unit else ""
    first, *rest = unit.split("_")
    if not is_one:
        if first == "percentage":
            rest = ["points"]
        elif (
            len(first) > 2 and first.islower() and first not in _SYMBOLS
        ):  # symbols (km, kWh) and codes (USD) stay
            first = _name_plural(first)
    return " ".join((first, *rest))


def _name_plural(noun: str) -> str:
    """Put a unit in the plural, where it is not: some are named in the plural already."""
    is_plural = noun.endswith("s") and not noun.endswith("ss") and noun != "bus"
    return noun if is_plural else plural(noun).lower()


def name_range(figure: Figure) -> str:
    """Write the number of a figure without its unit: "more than 4.5 billion", "3 to 5"."""
    sign = _SIGNS[figure.change]
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{sign}{name_number(figure.low)} to {name_number(figure.high)}"
    value = figure.low if figure.low is not None else figure.high
    number = "unknown" if value is None else name_number(value)
    return f"{_QUALIFIERS[figure.qualifier]}{sign}{number}"


def describe_provenance(article: Article) -> tuple[tuple[str, str], ...]:
    """
    Say where a report comes from, line by line, known things only.

    Returns:
        Pairs of label and value: ("Dateline", "Gaborone, 12 March 2031").
    """
    dateline = article.dateline
    filed = (
        ", ".join(
            filter(None, (dateline.place, name_day(dateline.date) if dateline.date else None))
        )
        if dateline
        else ""
    )
    published = name_day(article.published) if article.published else ""
    if published and article.published_basis:
        published += f" ({article.published_basis.value})"
    rows = (
        ("Agency", article.agency or ""),
        ("Republished from", article.republished_from or ""),
        ("By", join_names(article.authors)),
        ("Section", article.section or ""),
        ("Dateline", filed),
        ("Published", published or "date not known"),
        ("Language", article.language or ""),
        ("Read from", article.uri),
    )
    return tuple((label, value) for label, value in rows if value)

"""The dateline that opens a report: "Lisbon, May 4 (EFE).- Farmers ..."."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from crosswire.sources.agencies import is_agency_shaped, known_agency
from crosswire.sources.provenance.stamps import (
    MONTH,
    WEEKDAY,
    drop_printing,
    find_stamp,
    month_number,
)
from crosswire.sources.provenance.towns import is_city, is_place
from crosswire.sources.wordlists import words
from crosswire.types import Dateline

_REACH = 140  # characters in which a dateline must end
_SEPARATOR = re.compile(
    r"(?P<dash> ?(?:[—–―‒]{1,2}|-{2,3}) ?|(?<=\)) ?-{1,2} ?)"
    r"|(?P<point>\.-+ ?|(?<=[/)])\.? ?[-:.]? +)"
    r"|(?P<hyphen> - )"
    r"|(?P<colon>: )"
    r"|(?P<stop>(?<=\d\. )|(?<=[A-Z]{4}\. ))"
)
_AGENCY = re.compile(r"\((?P<round>[^()]{2,40})\)|(?<![\w/])/(?P<slash>[^/()]{2,40})/")
_MONTH_DAY = re.compile(
    rf"\b(?:(?P<month>{MONTH}) ?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: ?[-–/] ?[0-3]?\d)?"
    rf"|(?P<day2>[0-3]?\d)(?:st|nd|rd|th|\.)?(?: ?[-–/] ?[0-3]?\d)? (?P<month2>{MONTH}))(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}", re.IGNORECASE)
_HOUR = re.compile(r"\b(?:[01]\d|2[0-3])[0-5]\d ?(?:GMT|UTC|hrs?|hours|h)\b", re.IGNORECASE)
"""An hour as wires print it beside the day: "0910 GMT"."""
_NAME = re.compile(r"[^\W\d_](?:[\w.'’\-]{0,24})\Z")
_PARTICLES = words(
    "of the de la le les del della di da do dos das el al an and on in upon sur am y e et bin ul"
    " aan den der van von and near aboard"
)
# Capitalised words that open a sentence and then a dash, but name no place.
_NO_PLACES = words("""
    a about above according after again all although among an and another any as at back because
    before both but by clearly despite do during each either even every few finally first for from
    good he her here his how however i if in indeed is it its just last later let like long look
    many maybe meanwhile more most much my never new next no none nor not nothing now of officials
    on once one only or other others our out over perhaps president prime minister republicans
    democrats question answer read right see several she since so some sometimes still such that
    the their then there these they this those though three to today together tomorrow two under
    unlike until up update updated watch we well what when where whether which while who why with
    yes yesterday yet you your analysis opinion exclusive breaking correction note summary
    """)


class Opening(msgspec.Struct, frozen=True):
    """
    A dateline as found at the start of a paragraph.

    Attributes:
        dateline: Place and day, or None where only a credit stands ("(AFP) - ...").
        agency: Wire named in it, as printed, or None.
        end: Offset in the paragraph at which the report's first sentence begins.
    """

    dateline: Dateline | None
    agency: str | None
    end: int


def find_opening(paragraph: str) -> Opening | None:
    """
    Read the dateline at the start of a paragraph, or give None.

    It is a place, a day, an agency in brackets, or some of the three, closed by a dash,
    a colon or ".-" and followed by a capital, a figure or a quotation mark. A place that
    stands alone must be in capitals ("ASTANA - The") or closed by a long dash
    ("Astana — The"), since "Clinton - who" is no dateline, and must be one that the gazetteer
    knows, since "BUSTED — The" shouts.
    """
    first = _find_one(paragraph)
    if first is None:
        return None
    second = _find_one(paragraph[first.end :])
    # "(ANSA) - ROME, MAR 3 - The" and "Kyiv. August 19. INTERFAX - The" stand in two pieces.
    if second is None or (first.agency and second.agency) or (first.dateline and second.dateline):
        return first
    return Opening(
        dateline=first.dateline or second.dateline,
        agency=first.agency or second.agency,
        end=first.end + second.end,
    )


def _find_one(paragraph: str) -> Opening | None:
    for separator in _SEPARATOR.finditer(paragraph, 0, _REACH):
        rest = paragraph[separator.end() :]
        if not rest or not _opens_sentence(rest):
            continue
        opening = _read_head(paragraph[: separator.start()], separator)
        if opening is not None:
            return opening
        if separator.lastgroup in ("dash", "stop") and separator.start() > 70:
            return None
    return None


def _opens_sentence(rest: str) -> bool:
    first = rest.lstrip("\"'“‘«(*_ ")[:1]
    return first.isupper() or first.isdigit() or first in "$€£¥"


def _read_head(head: str, separator: re.Match[str]) -> Opening | None:
    agency, remainder, bracketed = _take_agency(drop_printing(head))
    day, remainder = _take_day(remainder)
    remainder = _HOUR.sub(" ", _WEEKDAY.sub(" ", remainder)) if day else remainder
    kind = separator.lastgroup
    words, agency_named = _split_agency(remainder)
    agency = agency or agency_named
    place = _read_place(words)
    if words.strip(" ,.;:-–—/") and place is None:
        return None
    if kind == "stop" and not (day and place):
        return None
    if kind == "point" and not (bracketed or day):
        return None
    if not (day or (agency and known_agency(agency))):
        if place is None or not _stands_alone(place, kind or "", is_credited=bracketed):
            return None
    elif (place is None and not (agency or (day and kind == "dash"))) or (
        kind == "colon" and not (day or (agency and bracketed))
    ):
        return None
    dateline = Dateline(place=place, date=day) if place or day else None
    return Opening(dateline=dateline, agency=agency, end=separator.end())


def _take_agency(head: str) -> tuple[str | None, str, bool]:
    """Cut the bracketed credit out of a head: "(EFE)", "/TASS/"."""
    match = _AGENCY.search(head)
    if match is None:
        return None, head, False
    inside = (match.group("round") or match.group("slash")).strip()
    remainder = head[: match.start()] + " " + head[match.end() :]
    if _MONTH_DAY.search(inside) or find_stamp(inside):
        return None, head.replace("(", " ").replace(")", " "), False
    names = [part for part in re.split(r"[/,]", inside) if part.strip()]
    known = [name.strip() for name in names if known_agency(name)]
    if known:
        return known[0], remainder, True
    if len(names) == 1 and is_agency_shaped(inside):
        return inside, remainder, True
    is_named = inside[:1].isupper() and len(inside.split()) <= 4 and not inside.endswith(".")
    return (inside if is_named else None), remainder, is_named


def _take_day(head: str) -> tuple[str | None, str]:
    """Cut the day out of a head, as ISO date or, without a year, as "--08-19"."""
    stamp = find_stamp(head)
    if stamp is not None:
        return stamp.day.isoformat(), head[: stamp.start] + " " + head[stamp.end :]
    match = _MONTH_DAY.search(head)
    if match is None:
        return None, head
    month = month_number(match.group("month") or match.group("month2"))
    day = int(match.group("day") or match.group("day2"))
    try:
        date(2000, month, day)  # a leap year: 29 February is a day
    except ValueError:
        return None, head
    return f"--{month:02}-{day:02}", head[: match.start()] + " " + head[match.end() :]


def _split_agency(remainder: str) -> tuple[str, str | None]:
    """Cut an unbracketed agency that closes the head: "Kyiv. August 19. INTERFAX"."""
    parts = re.split(r"([,.;/–—-]+\s+|\s[/–—-]\s)", remainder.strip(" ,.;:/–—-"))
    name = known_agency(parts[-1])
    if name is None:
        return remainder, None
    return "".join(parts[:-1]), name


def _read_place(words: str) -> str | None:
    """Read a place name as printed: "NAIROBI, Kenya"; None where the words name no place."""
    plain = " ".join(words.split()).strip(" ,;:-–—/.")
    if not plain or len(plain) > 60 or any(mark in plain for mark in '"“”()?!;:'):
        return None
    parts = [part.strip() for part in re.split(r"[,/]", plain) if part.strip()]
    if not 1 <= len(parts) <= 3:
        return None
    for part in parts:
        names = part.split()
        if len(names) > 5 or not names or not names[0][:1].isupper():
            return None
        for name in names:
            if not _NAME.match(name) or not (name[:1].isupper() or name in _PARTICLES):
                return None
    if parts[0].split()[0].casefold() in _NO_PLACES and len(parts[0].split()) != 2:
        return None
    if "." in parts[0].rstrip(".") and not re.match(
        r"(?:St|Ft|Mt|Ste)\. |(?:[A-Z]\.){2}", parts[0]
    ):
        return None
    last = parts[-1]
    # The full stop of "D.C." and "Pa." belongs to the name, that of "Kyiv." does not.
    is_short = len(parts) > 1 and len(last) <= 5 and f"{last}." in words
    return plain + ("." if is_short else "")


def _stands_alone(place: str, kind: str, *, is_credited: bool) -> bool:
    """Tell whether a place without day or known agency may be a dateline."""
    first = place.split(",", maxsplit=1)[0]
    if is_credited:
        return is_place(place)
    n_letters = sum(1 for letter in first if letter.isalpha())
    if first.isupper() and n_letters >= 4:
        # "CLINTON: We will" is a transcript, "BERLIN: The" may be a dateline.
        is_closed = kind in ("dash", "hyphen") or (kind == "colon" and is_city(place))
        return is_closed and is_place(place)
    is_short = len(first.split()) <= 3
    words = {word.casefold() for word in first.split()}
    return kind == "dash" and is_short and not words & _NO_PLACES and is_place(place)

"""Lines of names below a headline: author, outlet, place, who translated it."""

from __future__ import annotations

import re

from crosswire.sources.provenance.lines import words_of
from crosswire.sources.provenance.names import (
    is_given_name,
    is_job_title,
    is_name_shaped,
    is_outlet_shaped,
    is_person_shaped,
    is_section,
)
from crosswire.sources.provenance.outlets import NO_OUTLETS, may_be_outlet
from crosswire.sources.provenance.stamps import drop_printing, find_stamp
from crosswire.sources.provenance.towns import is_city, is_place

_FILED_FROM = re.compile(r"(?P<name>[^,]{4,40}?) (?:in|reporting from|from) [A-Z][\w .'-]{2,40}")
_PLACE_NAME = re.compile(
    r"(?:Port|Fort|Lake|Mount|Cape) \w+|\w+(?: \w+)? (?:Bay|Beach|City|County|Falls|Harbou?r"
    r"|Heights|Islands?|Province|Springs|Town|Valley)"
)
_TRANSLATED = re.compile(
    r"\s*[,–—-]?\s*[(\[]?(?:in (?:\w+ )?)?translat(?:ed|ion)(?: (?:from|of|into|out of)\b"
    r"[^()\[\]]{2,40})?[)\]]?\Z",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r" (?:(?:S|N|B|A)\.[AVS]\.|S\.p\.A\.|S\.r\.l\.|(?:Ltd|Inc|Corp|Co|Plc|Pty Ltd|LLC)\.)\Z"
)
_LONGEST_DATE_LINE = 80  # characters
_LONGEST_NAME = 5  # words


def names_of(text: str) -> tuple[str, ...]:
    """
    Read a line of names only: "Ana Kovač", "— Ana Kovač, Harbour Post", "Ana Kovač in Lima".

    The place behind a name is left out: "Harbour Post, Lima".
    """
    plain = text.lstrip("-–—~ ")
    if is_name_shaped(plain) and "," not in plain:
        return (plain,)
    filed = _FILED_FROM.fullmatch(plain)
    if filed is not None and is_person_shaped(filed.group("name")):
        return (filed.group("name"),)
    pieces = [piece.strip() for piece in plain.split(",")]
    if len(pieces) != 2:
        return ()
    if is_person_shaped(pieces[0]) and is_outlet_shaped(pieces[1]):
        return tuple(pieces)
    is_named = is_name_shaped(pieces[0]) and not is_place(pieces[0])
    if is_named and (is_outlet_shaped(pieces[0]) or is_unlisted(pieces[0])) and is_place(pieces[1]):
        return (pieces[0],)
    return ()


def find_translated(text: str) -> str | None:
    """Give the outlet of a line such as "La Vela (translated from Italian)"."""
    cut = _TRANSLATED.search(text)
    if cut is None or not cut.start():
        return None
    name = text[: cut.start()].strip(" ,–—-")
    is_person = is_given_name(name.partition(" ")[0]) and not is_outlet_shaped(name)
    return None if is_person or not is_name_shaped(name) else name


def find_firm(text: str) -> str | None:
    """Give the firm that a line names with its legal form, without it: "Kallo Lines S.A."."""
    is_short = len(text) <= 60 and len(text.split()) <= 7
    form = _LEGAL_FORM.search(text) if is_short else None
    name = text[: form.start()] if form is not None else ""
    return name if name and is_name_shaped(name) else None


def is_unlisted(name: str) -> bool:
    """
    Tell a name that may be an outlet's where its place says so, and is no known person's.

    Its last word is a noun ("Danube Business"), or its first one a city ("Lima Circuit").
    """
    words = name.split()
    if len(words) < 2 or is_given_name(words[0]):
        return False
    is_after_city = is_city(words[0]) and words[-1].casefold() not in NO_OUTLETS
    is_plain = len(words) <= 4 and is_name_shaped(name) and not name.isupper()
    return may_be_outlet(name) or (is_after_city and is_plain and not is_place(name))


def may_publish(name: str) -> bool:
    """
    Tell whether a name before the day, below the author's line, may be the outlet: "L'Aube".

    It has two words, or an article that is run into the one; it is no known town, and nobody with
    a known given name.
    """
    words = re.split(r"[\s'’]+", name)
    is_known = is_given_name(words[0]) or is_job_title(name) or is_filed_from(name)
    return len(words) > 1 and not name.isupper() and not (is_known or is_section(name))


def is_date_line(text: str) -> bool:
    """Tell whether a line is a day and at most a name beside it: "Lima, 4 May 2031"."""
    text = drop_printing(text)
    stamp = find_stamp(text) if len(text) <= _LONGEST_DATE_LINE else None
    if stamp is None or (text[stamp.end :].strip(" .)]") and text[: stamp.start].strip(" ([")):
        return False
    rest = f"{text[: stamp.start]} {text[stamp.end :]}".strip(" ,.;:|()[]-–—")
    return not rest or (len(words_of(rest)) <= 4 and rest[:1].isupper() and is_name_shaped(rest))


def is_filed_from(part: str) -> bool:
    """
    Tell whether a part of a date line is a place, and no section that is called so.

    The gazetteer knows it, or it is called like one: "Kallo Bay".
    """
    if is_section(part):
        return False
    is_called_so = _PLACE_NAME.fullmatch(part) is not None or is_place(part)
    return is_city(part) or (is_called_so and not is_outlet_shaped(part))


def part_outlet(people: tuple[str, ...], lead: str) -> tuple[tuple[str, ...], str | None]:
    """
    Part authors from an outlet that no list knows: "By Ana Kovač, Capital Ledger, 3 March".

    It stands between the author and the day, and is no place, no job title, and nobody with a
    known given name.
    """
    pieces = [
        piece.strip(" .-–—") for piece in re.split(r"[,|]|\s/\s", lead) if piece.strip(" .-–—")
    ]
    last = pieces[-1] if len(pieces) > 1 else ""
    words = last.split()
    if not people or not words or last == people[0] or len(words) > _LONGEST_NAME:
        return people, None
    if not is_name_shaped(last) or {"and", "&"} & set(words) or is_given_name(words[0]):
        return people, None
    if is_section(last) or is_filed_from(last) or is_job_title(last):
        return people, None
    return tuple(one for one in people if one != last), last


def part_unlisted(people: tuple[str, ...], text: str) -> tuple[tuple[str, ...], str | None]:
    """Part an author from an outlet in a line without a day: "By Ana Kovač, Danube Business"."""
    left, credit = part_outlet(people, text)
    is_outlet = credit is not None and (may_be_outlet(credit) or is_unlisted(credit))
    return (left, credit) if left and is_outlet else (people, None)

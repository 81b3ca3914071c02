"""Provenance of a report from its printed text alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from crosswire.sources.agencies import known_agency
from crosswire.sources.provenance.boilerplate import is_boilerplate, opens_related
from crosswire.sources.provenance.datelines import Opening, find_opening
from crosswire.sources.provenance.headers import Header, read_header
from crosswire.sources.provenance.imprints import is_date_line
from crosswire.sources.provenance.lines import Line, is_wrapped, join_wrapped, split_lines
from crosswire.sources.provenance.names import is_outlet_shaped
from crosswire.sources.provenance.outlets import may_be_outlet
from crosswire.sources.provenance.signoffs import SignOff, find_trailing_credit, read_signoff
from crosswire.sources.provenance.stamps import find_stamp
from crosswire.sources.provenance.towns import is_city, is_place
from crosswire.sources.provenance.years import complete_year, find_weekday, infer_year
from crosswire.types import DateBasis, Dateline, Part

_LEAD = 3  # paragraphs in which the weekday of the news stands
_PAGE_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")


class Provenance(msgspec.Struct, frozen=True):
    """
    Where a text says it comes from, and which of it is the report's body.

    Attributes:
        paragraphs: The body, in order; everything else is header, credit or page.
        others: see `crosswire.types.Article`.
    """

    paragraphs: tuple[Part, ...]
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    republished_from: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    dateline: Dateline | None = None
    published: str | None = None
    published_basis: DateBasis | None = None


def find_provenance(
    text: str, *, today: date, title: str | None = None, published: str | None = None
) -> Provenance:
    """
    Find in a printed text who published it, where, when, by whom, and what its body is.

    "Lisbon, May 4 (EFE).-" gives place, day and agency; the year is the most recent one
    in which the day is the weekday of the lead, and says so by its basis.

    Args:
        text: The text as stored; the paragraphs point into it.
        today: Day on which the text is read; no inferred date lies after it.
        title: Headline where it is known from elsewhere.
        published: Publication date where it is known from elsewhere; dates a dateline.
    """
    lines = split_lines(text)
    if is_wrapped(lines):
        lines = join_wrapped(text, lines)
    lines = tuple(_skip_footer(lines))
    header = read_header(lines, title)
    body, signoffs = _read_body(lines[header.n_lines :])
    if not body:
        header, body = Header(title=title), list(lines)
    opening = find_opening(body[0].text) if body else None
    if opening is None and not (header.dates or any(one.published for one in signoffs)):
        body, dated = _take_dates(body)
        signoffs.extend(dated)
        opening = find_opening(body[0].text) if body else None
    paragraphs, trailing = _trim(body, opening)
    signoffs = [*signoffs, *([SignOff(agency=trailing)] if trailing else [])]
    found = _gather(header, opening, signoffs, paragraphs)
    return _date(found, header, signoffs, text=text, today=today, known=published)


def _skip_footer(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out the footer of the page before, where one stands above this page's header."""
    for index, line in enumerate(lines[:4]):
        if not is_boilerplate(line.text):
            return lines[index:]
    return lines


def _read_body(lines: Sequence[Line]) -> tuple[list[Line], list[SignOff]]:
    """Split the lines below a header into the body and its closing lines."""
    kept: list[Line] = []
    closing: list[tuple[int, SignOff]] = []
    for index, line in enumerate(lines):
        if kept and opens_related(line.text) and _is_list(lines[index + 1 :]):
            break
        if is_boilerplate(line.text) or _is_navigation(line.text):
            continue
        signoff = read_signoff(line.text) if index else None
        if signoff is None:
            kept.append(line)
        else:
            closing.append((len(kept), signoff))
    # A name between two paragraphs is a picture's credit, not the report's.
    signoffs = [one for place, one in closing if place >= len(kept) - 1 or not one.agency]
    return kept, signoffs


def _take_dates(body: list[Line]) -> tuple[list[Line], list[SignOff]]:
    """Part a line that is the day of the report from the first lines of an undated body."""
    for at, line in enumerate(body[:_LEAD]):
        stamp = find_stamp(line.text)
        if stamp is not None and is_date_line(line.text) and len(body) > at + 1:
            return [*body[:at], *body[at + 1 :]], [SignOff(published=stamp.value)]
    return body, []


def _is_list(lines: Sequence[Line]) -> bool:
    """Tell whether what follows is headlines and page furniture, not paragraphs."""
    n_closed = sum(1 for line in lines if line.text.endswith(".") and line.n_words > 12)
    return n_closed <= 0.25 * len(lines)


def _is_navigation(text: str) -> bool:
    """A run-on of page furniture: "Back to top button date 2022-08-22 World"."""
    if len(text) > 120 or text.endswith("."):
        return False
    head = text[:40].casefold()
    return bool(_PAGE_DATE.search(text)) and (
        head.startswith(("date ", "back to top", "posted", "home ")) or "button" in head
    )


def _trim(body: Sequence[Line], opening: Opening | None) -> tuple[tuple[Part, ...], str | None]:
    """Cut the dateline off the first paragraph and glued credits off all of them."""
    parts: list[Part] = []
    agency: str | None = None
    for index, line in enumerate(body):
        start = line.start + (opening.end if opening and index == 0 else 0)
        end = line.end
        cut = find_trailing_credit(line.text, is_last=index == len(body) - 1)
        if cut is not None and line.start + cut[0] > start:
            end = line.start + cut[0]
            agency = agency or cut[1]
        parts.append(Part(start=start, end=end))
    return tuple(parts), agency


def _gather(
    header: Header,
    opening: Opening | None,
    signoffs: Sequence[SignOff],
    paragraphs: tuple[Part, ...],
) -> Provenance:
    agencies = [
        opening.agency if opening else None,
        header.agency,
        *(signoff.agency for signoff in signoffs),
        header.outlet if header.outlet and known_agency(header.outlet) else None,
    ]
    authors = header.authors or tuple(
        dict.fromkeys(name for signoff in signoffs for name in signoff.authors)
    )
    dateline = opening.dateline if opening else None
    outlet, dateline = _part_dateline(header.outlet, dateline)
    reprints = [header.republished_from, *(signoff.republished_from for signoff in signoffs)]
    return Provenance(
        paragraphs=paragraphs,
        title=header.title,
        outlet=outlet,
        agency=next(filter(None, agencies), None),
        republished_from=next(filter(None, reprints), None),
        authors=authors,
        section=header.section,
        dateline=dateline,
    )


def _part_dateline(
    outlet: str | None, dateline: Dateline | None
) -> tuple[str | None, Dateline | None]:
    """
    Part the outlet from a dateline that names it for the place, or before it.

    "Danube Business, 3 March 2026 - The port" names an outlet and a day.
    """
    if dateline is None or dateline.place is None or is_city(dateline.place):
        return outlet, dateline
    first, _, rest = dateline.place.partition(", ")
    is_outlet = is_outlet_shaped(first) and not first.isupper() and not is_place(first)
    if not (is_outlet or (may_be_outlet(first) and dateline.date)):
        return outlet, dateline
    left = Dateline(place=rest or None, date=dateline.date)
    return outlet or first, left if left.place or left.date else None


def _printed_date(header: Header, signoffs: Sequence[SignOff]) -> str | None:
    """The date a page prints in full: of first publication, before updates and navigation."""
    ranked = sorted(header.dates, key=lambda dated: (dated.is_page, dated.is_update))
    stated = [signoff.published for signoff in signoffs if signoff.published]
    return ranked[0].stamp.value if ranked else next(iter(stated), None)


def _date(
    found: Provenance,
    header: Header,
    signoffs: Sequence[SignOff],
    *,
    text: str,
    today: date,
    known: str | None,
) -> Provenance:
    """Set the publication date and its basis, and the dateline's year."""
    printed = _printed_date(header, signoffs)
    day = found.dateline.date if found.dateline else None
    near = known or printed
    if day and day.startswith("--") and near and found.dateline:
        full = complete_year(day, date.fromisoformat(near[:10]))
        if full is not None:
            found = replace(found, dateline=Dateline(place=found.dateline.place, date=str(full)))
    if printed is not None:
        return replace(found, published=printed, published_basis=DateBasis.PRINTED)
    if not day or known:
        return found
    if not day.startswith("--"):
        return replace(found, published=day, published_basis=DateBasis.PRINTED)
    lead = [text[part.start : part.end] for part in found.paragraphs[:_LEAD]]
    weekday = find_weekday(lead)
    body = "\n".join(text[part.start : part.end] for part in found.paragraphs)
    inferred = infer_year(day, weekday, today, body) if weekday else None
    if inferred is None:
        return found
    iso = inferred.isoformat()
    place = found.dateline.place if found.dateline else None
    return replace(
        found,
        dateline=Dateline(place=place, date=iso),
        published=iso,
        published_basis=DateBasis.WEEKDAY,
    )

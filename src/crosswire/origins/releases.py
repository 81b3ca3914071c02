"""Which reports are a press release, printed as it was given out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from crosswire.origins.copying import Body, is_release, read_body, read_issuer
from crosswire.origins.media import MEDIA_WORDS, is_outlet
from crosswire.origins.names import OriginName, is_agency, is_institution, name_origin
from crosswire.origins.traces import Trace
from crosswire.types import ActorKind, OriginKind, Report, Sector

_REASON = "the report is a press release"
_CONTACT = re.compile(
    r"^\W*(?:(?:media|press) )?(?:contacts?|enquiries|inquiries)\W*:?\W*(?:press|media)?"
    r"(?: (?:office|department|service|relations))?\W*(?P<issuer>[A-Z][^,|;:()]{2,60})?",
    re.IGNORECASE,
)


class Release(msgspec.Struct, frozen=True):
    """
    Press release among the reports.

    Attributes:
        trace: The origin that it is.
        body: Its words.
    """

    trace: Trace
    body: Body


def find_release(report: Report) -> Release | None:
    """
    Tell whether a report is a press release, printed as it was given out, and whose it is.

    Its section says so, or its credit: "Press release of the Sava Mining Company". Else its
    letterhead tells who gave it out. Where no line names anybody, it is who answers questions, or
    the first organisation named.
    """
    if not is_release(report):
        return None
    below = [line for line in read_body(report).splitlines() if line][-3:]
    issuer = read_issuer(report) or _find_letterhead(report) or _find_contact(report, below)
    name = name_origin(issuer) if issuer else None
    name = name if name is not None and name.key else _name_first(report)
    return Release(Trace(OriginKind.PRESS_RELEASE, name, None, _REASON), Body.of(report))


def _find_letterhead(report: Report) -> str:
    """
    Find the outlet of a release where that gave it out: "Ministry of Transport".

    A paper that prints the release of somebody else is called otherwise, and no organisation in it.
    """
    outlet = report.outlet or ""
    key = name_origin(outlet).key
    if is_agency(outlet) or is_outlet(outlet) or key & MEDIA_WORDS:
        return ""
    is_told = any(
        one.actor.kind is ActorKind.ORGANISATION
        and one.actor.sector is not Sector.MED
        and name_origin(one.actor.name).key == key
        for one in report.actors
    )
    return outlet if key and (is_told or is_institution(key)) else ""


def _find_contact(report: Report, below: Sequence[str]) -> str:
    """
    Read whom a release gives for questions: "Contact: Press office, Sava Mining".

    A person who answers for a body is not who gave the release out: "Contact: Ida Brekke, Kallo
    Steel".
    """
    people = {one.exact for one in report.actors if one.actor.kind is ActorKind.PERSON}
    for line in below:
        found = _CONTACT.match(line)
        if found is not None and len(line) < 200:
            rest = line[found.start("issuer") :] if found["issuer"] else line[found.end() :]
            for piece in re.split(r"[,|;:]", rest):
                name = name_origin(piece.strip())
                is_body = piece.strip() not in people and "@" not in piece
                if name.key and piece.strip()[:1].isupper() and is_body:
                    return piece.strip()
    return ""


def _name_first(report: Report) -> OriginName:
    """Name the organisation that a release names first, as who gave it out."""
    for found in sorted(report.actors, key=lambda one: one.start):
        actor = found.actor
        if actor.kind is ActorKind.ORGANISATION and actor.sector is not Sector.MED:
            name = name_origin(actor.name)
            if name.key:
                return name
    return OriginName("a press release", frozenset({"press release", report.id}))

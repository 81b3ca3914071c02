"""Which reports are a press release, printed as it was given out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from crosswire.origins.families import shingle_text
from crosswire.origins.names import OriginName, name_origin
from crosswire.origins.traces import Trace
from crosswire.types import ActorKind, OriginKind, Report, Sector

_REASON = "the report is a press release"
_SECTION = re.compile(
    r"(?:official |joint )?(?:press|news|media) (?:release|statement|notice)s?|communiqu[eé]s?"
    r"|for immediate release",
    re.IGNORECASE,
)
_OF = re.compile(r"(?P<issuer>.+) press release")
_CONTACT = re.compile(
    r"^\W*(?:(?:media|press) )?(?:contacts?|enquiries|inquiries)\W*:?\W*(?:press|media)?"
    r"(?: (?:office|department|service|relations))?\W*(?P<issuer>[A-Z][^,|;:()]{2,60})?",
    re.IGNORECASE,
)
_SAME = 0.6
"""Share of a passage's runs of words that stand in the release where it is from there."""


class Release(msgspec.Struct, frozen=True):
    """
    Press release among the reports.

    Attributes:
        trace: The origin that it is.
        shingles: Its runs of three words, hashed.
        quick: Its words in one line, in lower case.
    """

    trace: Trace
    shingles: frozenset[int]
    quick: str

    def holds(self, words: str) -> bool:
        """Tell whether a passage stands in the release, word for word or nearly so."""
        if " ".join(words.casefold().split()) in self.quick:
            return True
        runs = shingle_text(words)
        return bool(runs) and len(runs & self.shingles) >= _SAME * len(runs)


def find_release(report: Report) -> Release | None:
    """
    Tell whether a report is a press release, printed as it was given out, and whose it is.

    Its section says so, or its credit: "Press release of the Sava Mining Company". Where no line
    names who gave it out, it is who answers questions, or the first organisation named.
    """
    credit = _OF.fullmatch(report.republished_from or "")
    if credit is None and not _SECTION.fullmatch((report.section or "").strip()):
        return None
    body = "\n".join(report.text[one.start : one.end] for one in report.paragraphs)
    issuer = credit["issuer"] if credit else _find_contact(report, body.splitlines()[-3:])
    name = name_origin(issuer) if issuer else None
    name = name if name is not None and name.key else _name_first(report)
    trace = Trace(OriginKind.PRESS_RELEASE, name, None, _REASON)
    return Release(trace, shingle_text(body), " ".join(body.casefold().split()))


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

"""What closes a report: credits, desk codes, who reported and edited it, where it first ran."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from crosswire.sources.agencies import known_agency
from crosswire.sources.provenance.letterheads import is_letterhead, is_press_office
from crosswire.sources.provenance.names import is_name_shaped, is_outlet_shaped, read_authors
from crosswire.sources.provenance.outlets import has_wire_word
from crosswire.sources.provenance.stamps import find_stamp
from crosswire.sources.wordlists import words

_CODES = re.compile(r"[\[(/-]{0,2}[A-Za-z]{1,5}(?:[/\\][A-Za-z]{1,5}){1,6}[\])/-]{0,2}\.?")
_SMALL_CODES = re.compile(r"[\[(]?[a-z]{2,4}(?:-[a-z]{2,4}){1,4}[\])]?")
_END = re.compile(
    r"[\W_]{0,4}(?:ends?|end of (?:item|text|report|story)|finis|-?\s?30\s?-?|0)[\W_]{0,4}", re.I
)
_REPORTING = re.compile(
    r"[(\[]?\s?(?:additional |with )?(?:reporting|writing|written|compiled|edited|editing"
    r"|translated|translation|reported)(?: and (?:writing|editing))? by:? (?P<names>.{2,400})",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r".{2,120}\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting|from)\b.{0,80}",
    re.IGNORECASE,
)
_INPUTS = re.compile(
    r"[(\[]?\s?with (?:agency |additional )?(?:inputs?|reporting|files|material|information)"
    r"(?: from)?:?\s?(?P<name>[^)\]]{0,80})[)\]]?\.?",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"[(\[*]?\s?(?P<label>source|via|credit|original(?: source| article)?|first published)s?"
    r"(?: by)?\s?[:：]\s?(?P<name>[^)\]]{2,120}?)\s?[)\]*]?\.?",
    re.IGNORECASE,
)
_FIRST_RUN = re.compile(
    r"""[(\[*_]{0,2}\s?(?:
    (?:(?:this|the)\ (?:article|story|report|piece|post|content|text|column|interview|item)\b
      .{0,30}?
      \ (?:was|has\ been|is|were)?\ ?(?:\w{0,12}ly\ )?
      |(?:article|story)?\ ?(?:was\ )?(?:originally|first|previously)\ )
    (?:(?:originally|first|previously)\ )?
    (?:published|appeared|posted|printed|ran|released|republished|reproduced|reprinted|syndicated)
    |(?:republished|reprinted|reproduced|reposted|syndicated|cross-?posted)
    )(?:\ (?:with\ (?:kind\ )?permission|here|courtesy|under\ licen[cs]e|on\ [^,]{4,30}?))?
    \ (?:in|on|by|at|from|of)\ (?P<rest>.{2,200})""",
    re.IGNORECASE | re.VERBOSE,
)
_TRAILING = re.compile(
    r"(?<=[.!?…\"”’'»)\]])\s{0,4}(?P<open>[-–—/(\[|*]{0,3})\s?"
    r"(?P<name>[A-Z][\w&.'-]{1,20}(?:[ /-][A-Z][\w&.'-]{0,20}){0,3})"
    r"\s?[)\]/|*]{0,2}\.?(?P<codes>\s{1,6}[a-z]{1,4}(?:[/-][a-z]{1,4}){1,5})?\Z"
)
_TRAILING_CODES = re.compile(
    r"(?<=[.!?”\"’)])\s{1,6}(?:[a-z]{2,4}(?:/[a-z]{1,4}){1,5}|[-–—]{0,2}\s?(?:ENDS|Ends)\.?|#{2,})\Z"
)
_BRACKETED = re.compile(r"[(\[](?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4})[)\]]")
"""A name in brackets on a line of its own: "(Adria Press)"."""
_GIVEN_OUT = (
    r"(?:official |joint )?(?:(?:press|news|media) (?:release|statement|notice)|communiqu[eé])"
)
_NUMBER = r"(?:,? ?(?:(?:no|nr|number)\b\.?|[#№])? ?\d{1,5}(?:[/-]\d{1,4})?)?"
"""Number of a release: "Press release No. 12/2031"."""
_GAVE_OUT = r"(?: (?:issued|published|released|distributed|provided))? (?:of|from|by) (?:the )?"
_RELEASE_LABEL = re.compile(
    rf"\W*(?:{_GIVEN_OUT}|for immediate release)s?(?!\w){_NUMBER}(?!\w)"
    rf"(?:\W*$|{_GAVE_OUT}(?P<issuer>[^|;:()]{{2,60}}?)\W*"
    r"|\s?[/|:–—-]\s?(?P<named>[^|/;:()]{2,100}))",
    re.IGNORECASE,
)
_RELEASE_CREDIT = re.compile(
    r"\W*(?:(?:source|via|from|text|material)\s?:\s*)?(?:the )?"
    r"(?P<issuer>(?!(?:click|download|full|get|more|read|see|view)\b)[A-Z][^|:;()]{2,60}?)"
    rf"[,(–-]*\s*\(?(?-i:{_GIVEN_OUT})\W*"
    r"|\W*(?:this|the above|above|this (?:article|text|content)) (?:is|was) (?:an? )?"
    rf"(?:unedited )?{_GIVEN_OUT}{_GAVE_OUT}(?P<giver>[^,|;:()]{{2,60}}?)\W*",
    re.IGNORECASE,
)
_REGION = 300  # characters of a paragraph's end that are looked at
_LONGEST_LABEL = 110
"""Characters of a line that says a report is a press release."""
_SHOUTED = re.compile(r"[A-Z]{2,8}\Z")
# Capitals that end sentences' afterthoughts without being anybody's credit.
_NO_CREDITS = words("AM PM ET GMT UTC EST EDT EU UN US UK USA II III IV VI TV PDF")


class SignOff(msgspec.Struct, frozen=True):
    """
    What one closing line says.

    Attributes:
        agency: Wire it credits, or None.
        authors: Who reported it.
        republished_from: Outlet that it says ran the report first.
        published: Date it gives for that.
    """

    agency: str | None = None
    authors: tuple[str, ...] = ()
    republished_from: str | None = None
    published: str | None = None


def read_signoff(line: str) -> SignOff | None:
    """
    Read a closing line, or give None where it is the report's own text.

    "EFE ab/cd/ef", "(Reporting by Ana Kovač; editing by Piet Smit)", "Source: Xinhua",
    "Ends" and "This article first appeared in The Harbour Post" close a report.
    """
    if len(line) > 420:
        return None
    plain = line.strip("()[]*_ -–—/.•")
    agency = known_agency(plain)
    if agency and len(line) < 60:
        return SignOff(agency=agency)
    bracketed = _BRACKETED.fullmatch(line)
    if bracketed is not None and has_wire_word(bracketed["name"]) and is_outlet_shaped(plain):
        return SignOff(agency=bracketed["name"])
    if _END.fullmatch(line) or _CODES.fullmatch(line) or _SMALL_CODES.fullmatch(line):
        return SignOff()
    credit, _, codes = plain.partition(" ")
    if codes and known_agency(credit) and _CODES.fullmatch(codes.strip()):
        return SignOff(agency=credit)
    first_run = _FIRST_RUN.fullmatch(line)
    if first_run is not None:
        return _read_first_run(first_run.group("rest"))
    if issuer := read_release(line):
        return SignOff(republished_from=f"{issuer} press release")
    source = _SOURCE.fullmatch(line)
    if source is not None:
        return _read_source(source.group("name"))
    return _read_desk(line)


def read_release(line: str) -> str | None:
    """
    Read a line that says a report is a press release: whose it is, "" where it does not tell.

    "PRESS RELEASE", "Press release of the Sava Mining Company", "Source: Sava Mining press
    release", "This is a press release from Sava Mining". None for all other lines.
    """
    stamp = find_stamp(line) if len(line) < _LONGEST_LABEL else None
    numbered = _RELEASE_LABEL.fullmatch(line)
    if numbered is not None and not any(numbered.groups()):
        stamp = None  # "No. 12/2031" is no month
    rest = line if stamp is None else f"{line[: stamp.start]} {line[stamp.end :]}"
    plain = " ".join(rest.split()).strip(" ,|-–—*_")
    if len(plain) > _LONGEST_LABEL:
        return None
    label = _RELEASE_LABEL.fullmatch(plain)
    if label is not None and (not label["named"] or is_letterhead(label["named"])):
        return (label["named"] or label["issuer"] or "").strip(" ,")
    credit = _RELEASE_CREDIT.fullmatch(plain)
    issuer = (credit["issuer"] or credit["giver"]).strip(" ,") if credit else ""
    return issuer if is_name_shaped(issuer) else None


def is_released(section: str | None, later: Sequence[str] = ()) -> bool:
    """Tell whether a section or one of the next lines says that this is a press release."""
    lines = (section or "", *later)
    return any(read_release(line) is not None or is_press_office(line) for line in lines)


def _read_desk(line: str) -> SignOff | None:
    reporting = _REPORTING.fullmatch(line)
    if reporting is not None and (line[:1] in "([" or line.count(" ") < 30):
        names = re.split(r"[;.]\s", reporting.group("names").strip(" ()[]."))[0]
        is_reporting = "reporting" in line[:24].casefold() or "reported" in line[:24].casefold()
        people = read_authors(re.split(r"\bin [A-Z]", names)[0]) if is_reporting else ()
        return SignOff(authors=tuple(name for name in people if len(name.split()) <= 5))
    inputs = _INPUTS.fullmatch(line)
    if inputs is not None:
        return SignOff(agency=known_agency(inputs.group("name") or ""))
    return SignOff() if _CONTRIBUTED.fullmatch(line) and len(line) < 240 else None


def _read_first_run(rest: str) -> SignOff | None:
    stamp = find_stamp(rest)
    name = rest[: stamp.start] if stamp else rest
    name = re.split(
        r"(?<!\bSt)\.(?:\s|\Z)|\s(?:on|in|at|under|as|with|here|and (?:is|was|republished))\s"
        r"|[,;:(]|\son\Z|\sread the\b|https?:",
        name,
    )[0]
    outlet = name.strip(" .,*_)]\"'“”")
    if not outlet or len(outlet.split()) > 8:
        return None
    return SignOff(republished_from=outlet, published=stamp.value if stamp else None)


def _read_source(name: str) -> SignOff | None:
    plain = name.strip(" .")
    agency = known_agency(plain)
    if agency:
        return SignOff(agency=agency)
    if plain.startswith(("http", "www.")):
        return SignOff()
    if is_outlet_shaped(plain) or (len(plain.split()) <= 4 and plain[:1].isupper()):
        return SignOff(republished_from=plain)
    return SignOff()


def find_trailing_credit(paragraph: str, *, is_last: bool) -> tuple[int, str | None] | None:
    """
    Find a credit glued to the end of a paragraph: "... were displaced. EFE".

    Returns the length of the paragraph without it, and the agency (None for bare desk
    codes). An unknown name counts only in the last paragraph and in capitals.
    """
    base = max(0, len(paragraph) - _REGION)
    tail = paragraph[base:]
    codes = _TRAILING_CODES.search(tail)
    if codes is not None and is_last:
        return base + codes.start(), None
    match = _TRAILING.search(tail)
    if match is None:
        return None
    name = match.group("name").rstrip(".")
    length = base + match.start()
    if not match.group("open") and match.start() == match.start("name"):
        return None  # no space between: "the U.S.A" or "(AP)" as part of the sentence
    agency = known_agency(name)
    if agency:
        return length, agency
    if is_last and _SHOUTED.match(name) and name not in _NO_CREDITS:
        return length, name
    return None

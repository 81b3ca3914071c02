"""The block of lines above a report: section, headline, authors, outlet, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from crosswire.sources.agencies import known_agency
from crosswire.sources.provenance.boilerplate import is_boilerplate
from crosswire.sources.provenance.datelines import find_opening
from crosswire.sources.provenance.imprints import (
    find_firm,
    find_translated,
    is_date_line,
    is_filed_from,
    is_unlisted,
    may_publish,
    names_of,
    part_outlet,
    part_unlisted,
)
from crosswire.sources.provenance.letterheads import (
    is_above_letterhead,
    is_below_letterhead,
    is_letterhead,
    is_press_office,
)
from crosswire.sources.provenance.lines import Line, words_of
from crosswire.sources.provenance.mastheads import Masthead, has_verb, read_masthead
from crosswire.sources.provenance.names import (
    is_breadcrumb,
    is_given_name,
    is_job_title,
    is_name_shaped,
    is_outlet_shaped,
    is_person_shaped,
    is_section,
    read_byline,
    section_name,
)
from crosswire.sources.provenance.outlets import may_be_outlet, place_source
from crosswire.sources.provenance.signoffs import is_released, read_release, read_signoff
from crosswire.sources.provenance.stamps import Stamp, drop_printing, find_stamp
from crosswire.sources.provenance.tails import find_tail

_OPENERS = "\"'“‘«([$€£¥#@"
_DEPTH = 20  # lines: no header is longer
_LONGEST_TITLE = 220  # characters
_DATE_LABEL = re.compile(
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|issued|released"
    r"|uploaded|filed|date(?:d| and time| of publication)?|publication date|time|on|at|in|the)"
    r"(?: (?:on|at))?\s?:?|[,.|•·\-–—()\[\]/:]|(?-i:\b[A-Z]{2,5}\b)|local time"
    r"|\d{1,2}(?:[:.]\d\d|(?= ?[ap]\.?m\b))"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ap]\.?m\.?|(?:hrs|hours|h)\b)",
    re.IGNORECASE,
)
_FOOT = re.compile(r"\W{0,3}back to (?:the )?top(?: button)?\W{1,3}", re.IGNORECASE)
_NAVIGATION = re.compile(r"(?:date|posted|home)\b", re.IGNORECASE)
_RELEASED = re.compile(r"(?:press|news|media) release\b|statement\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|last edited|revised)\b", re.IGNORECASE)
_PIECES = re.compile(r"\s+[|•·]\s+|\s*[|•·]\s+")
_PARTS = re.compile(r"\s*[|•·,/]\s*|\s+[–—-]+(?:\s+|\Z)")
_LABEL_AT_ENDS = re.compile(
    r"^(?:date|published|posted|updated|on|by)\b[ :]*|\b(?:on|at|published|updated)\s*$",
    re.IGNORECASE,
)
_LONGEST_NAME = 5
"""Words of a name that a date line gives."""
_ENUMERATED = re.compile(r"(?:title|headline)\s?:\s?", re.IGNORECASE)
_OUTLET_LABEL = re.compile(
    r"(?:outlet|publisher|newspaper|publication)\s?:\s?(?P<name>.{2,60})", re.I
)


class Dated(msgspec.Struct, frozen=True):
    """A date line of a header: the date, and whether it tells of an update only."""

    stamp: Stamp
    is_update: bool
    is_page: bool  # stands in the page's own navigation, above the headline


class Header(msgspec.Struct, frozen=True):
    """
    What the lines above a report's first sentence say.

    Attributes:
        n_lines: How many lines the header takes.
        title, section, outlet, agency, republished_from, authors: As printed.
        source: Whom a line "Source:" names; who that is its neighbours tell.
        dates: Its date lines in order.
        names: Lone names below the headline whose part is told by their neighbours.
    """

    n_lines: int = 0
    title: str | None = None
    section: str | None = None
    outlet: str | None = None
    agency: str | None = None
    republished_from: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[Dated, ...] = ()
    names: tuple[str, ...] = msgspec.field(default=())


def _normal(text: str) -> str:
    return " ".join(word.casefold().strip(".") for word in words_of(text))


def read_header(lines: Sequence[Line], title: str | None = None) -> Header:
    """
    Read the header of a page whose lines are given, from the top.

    Lines are taken as header until one reads like the report's first paragraph: it opens
    with a dateline, or ends a sentence, or is long. What a line is follows from its shape
    and its neighbours: the first headline-shaped line is the headline, a short one above
    it the section, names between it and a date the author and the outlet.

    Args:
        lines: Lines of the page in order.
        title: Headline where it is known already; its line is then cut.
    """
    header = Header(title=title)
    known = _normal(title) if title else None
    for index, line in enumerate(lines[:_DEPTH]):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None:
            break
        if known and _normal(line.text) == known:
            header = replace(header, n_lines=index + 1, names=())
            continue
        taken = _take_line(header, line, following, lines[index + 2 : index + 4])
        if taken is None:
            break
        header = replace(taken, n_lines=index + 1)
    header = _settle_names(header)
    if header.source is None:
        return header
    field = place_source(header.source, header.outlet)
    return replace(header, **{field: getattr(header, field) or header.source})


def _take_line(header: Header, line: Line, following: Line, later: Sequence[Line]) -> Header | None:
    """Add one line to the header, or give None where the report begins."""
    text = line.text
    if is_boilerplate(text) and (text.startswith("http") or find_stamp(text) is None):
        return header
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    if len(pieces) > 1 and len(text) < 200 and header.title:
        taken = _take_pieces(header, pieces)
        if taken is not None:
            return taken
    dated = _take_date(header, text)
    if dated is not None:
        return dated
    credited = _take_credit(header, text)
    if credited is not None:
        return credited
    if find_opening(text) is not None and len(text) > 60:
        return None
    if header.title is None:
        return _take_title(header, line, following, later)
    return _take_name(header, line, following)


def _take_date(header: Header, text: str) -> Header | None:
    """Take a line that is a date, or the page's date beside a section or an outlet."""
    foot = _FOOT.match(text)
    text = drop_printing(text[foot.end() :] if foot else text)
    stamp = find_stamp(text) if len(text) <= 160 else None
    if stamp is None:
        return None
    rest = f"{text[: stamp.start]} | {text[stamp.end :]}"
    second = find_stamp(rest)
    if second is not None:
        rest = f"{rest[: second.start]} | {rest[second.end :]}"
    words = " ".join(_DATE_LABEL.sub(" ", rest).split())
    is_update = bool(_UPDATED.search(text[: stamp.start]))
    dated = Dated(stamp=stamp, is_update=is_update, is_page=header.title is None and bool(words))
    dates = (*header.dates, dated)
    if not words:
        return replace(header, dates=dates)
    plain = " ".join(re.sub(r"[|•·]", " ", rest).split()).strip(" ,;:-–—()[]/")
    plain = _LABEL_AT_ENDS.sub("", plain).strip(" ,;:-–—()[]/")
    before = text[: stamp.start].strip(" |,-–—•·")
    translated = find_translated(before)
    if translated is not None:
        return replace(header, dates=dates, outlet=header.outlet or translated)
    byline = read_byline(before)
    if byline is not None:
        people, credit = byline
        if credit is None:
            people, credit = part_outlet(people, text[: stamp.start])
        return replace(_credit(header, credit), dates=dates, authors=header.authors or people)
    named = None if _NAVIGATION.match(text) else _take_named(header, rest)
    if named is not None:
        return replace(named, dates=dates)
    if not is_name_shaped(plain) or len(plain.split()) > _LONGEST_NAME:
        return None
    is_alone = may_be_outlet(plain) and not is_section(plain) and not is_job_title(plain)
    if header.title is None and (_is_outlet(plain) or is_alone) and not _NAVIGATION.match(text):
        return replace(header, dates=dates, outlet=header.outlet or plain)
    if header.title is None or is_section(plain):
        return replace(header, dates=dates, section=header.section or section_name(plain))
    if header.authors and header.outlet is None and may_publish(plain):
        return replace(header, dates=dates, outlet=plain)
    return replace(header, dates=dates, names=(*header.names, plain))


def _take_release(header: Header, issuer: str) -> Header:
    """Take a line that says that the report is a press release, and perhaps of whom."""
    first = header.republished_from or (f"{issuer} press release" if issuer else None)
    return replace(header, section=header.section or "Press release", republished_from=first)


def _take_named(header: Header, rest: str) -> Header | None:
    """
    Take what a date line names beside its date, where each part tells what it is; else None.

    "Piet Smit, Harbour Post, 3 March 2031" is an author and an outlet, "World | 3 March 2031" a
    section, "Ana Kovač, 3 March 2031" an author and no outlet, "harbourpost.com, 3 March 2031"
    an outlet. Known places and job titles are nobody: "Cape Town, Harbour Post, 3 March". A lone
    person must have a known given name: "Kallo Bay, 3 March" is a place. A lone outlet by name
    is told by its neighbours.
    """
    parts = [
        _LABEL_AT_ENDS.sub("", part.strip(" ,;:()[]")).strip()
        for part in _PARTS.split(rest)
        if _DATE_LABEL.sub("", part).strip()
    ]
    parts = [part for part in parts if part]
    named = [part for part in parts if not (is_filed_from(part) or is_job_title(part))]
    if parts == named and len(parts) == 1 and _is_outlet(parts[0]) and is_name_shaped(parts[0]):
        return None
    taken, has_outlet = header, any(map(_is_outlet, named))
    is_open = not has_outlet and named == parts
    people: list[str] = []
    for part in named:
        if is_section(part):
            taken = replace(taken, section=taken.section or section_name(part))
        elif _is_outlet(part):
            taken = _take_outlet(taken, part)
        elif is_person_shaped(part) and (has_outlet or is_given_name(part.partition(" ")[0])):
            people.append(part)
        elif is_open or not is_name_shaped(part) or len(part.split()) > _LONGEST_NAME:
            return None  # the first sentence behind a dateline, or what cannot be told
    taken = replace(taken, authors=header.authors or tuple(people))
    return taken if parts else None


def _take_outlet(header: Header, name: str) -> Header:
    """Take an outlet: above the headline the page's own, below it one told by its neighbours."""
    if header.title is not None:
        return replace(header, names=(*header.names, name))
    return replace(header, outlet=header.outlet or name)


def _is_outlet(part: str) -> bool:
    """Tell an outlet from a section that is called like one: "World"."""
    return is_outlet_shaped(part) and not is_section(part)


def _take_pieces(header: Header, pieces: Sequence[str]) -> Header | None:
    """Take a line of pieces: "Ana Kovač | The Harbour Post | 20 August 2022"."""
    taken = header
    for piece in pieces:
        plain = piece.strip()
        stepped = _take_date(taken, plain) or _take_credit(taken, plain)
        if stepped is None and is_section(plain):
            stepped = replace(taken, section=taken.section or section_name(plain))
        if stepped is None and is_name_shaped(plain):
            stepped = replace(taken, names=(*taken.names, plain))
        if stepped is None and not is_boilerplate(plain):
            return None
        taken = stepped or taken
    return taken


def _credit(header: Header, name: str | None) -> Header:
    if name is None:
        return header
    if known_agency(name):
        return replace(header, agency=header.agency or name)
    return replace(header, outlet=header.outlet or name)


def _take_credit(header: Header, text: str) -> Header | None:
    """Take a byline, a source line or a labelled outlet."""
    byline = read_byline(text)
    if byline is not None:
        people, credit = byline
        if credit is None:
            people, credit = part_unlisted(people, text)
        return replace(_credit(header, credit), authors=header.authors or people)
    issuer = read_release(text)
    if issuer is not None:
        return _take_release(header, issuer)
    label = _OUTLET_LABEL.fullmatch(text)
    if label is not None and is_name_shaped(label.group("name").strip()):
        return replace(header, outlet=header.outlet or label.group("name").strip())
    if known_agency(text) and header.title:
        return replace(header, agency=header.agency or text.strip(" ()-–—/."))
    signoff = read_signoff(text) if len(text) < 200 else None
    if signoff is None or (known_agency(text) and not header.title):
        return None
    if not header.title and not (signoff.agency or signoff.republished_from):
        return None
    has_page_date = any(dated.is_page for dated in header.dates)
    if signoff.republished_from and not has_page_date and text[:6].casefold() == "source":
        return replace(header, source=header.source or signoff.republished_from)
    return replace(
        header,
        agency=header.agency or signoff.agency,
        republished_from=header.republished_from or signoff.republished_from,
    )


def _take_title(
    header: Header, line: Line, following: Line, later: Sequence[Line]
) -> Header | None:
    """Take a line above or at the headline: section, breadcrumb, outlet or headline."""
    text = _ENUMERATED.sub("", line.text, count=1)
    if is_section(text) or is_breadcrumb(text):
        return replace(header, section=section_name(text))
    if not (text[:1].isalnum() or text[:1] in _OPENERS):
        return None
    is_asked = header.outlet is not None and text.endswith(("?", "!")) and line.n_words <= 25
    if len(text) > _LONGEST_TITLE or not (is_asked or _is_title(line, following)):
        return None
    is_headed = not header.outlet and is_letterhead(text)
    ahead = [one.text for one in (following, *later[:2])]
    if is_headed and is_released(header.section, ahead):
        return replace(header, outlet=text)
    if not header.outlet and is_above_letterhead(text, following.text):
        return header
    is_headed = is_letterhead(header.outlet or "")
    if is_headed and is_press_office(text):
        return _take_release(header, "")
    if is_headed and is_below_letterhead(text) and is_released(None, ahead[:2]):
        return header
    first, _, rubric = text.partition(" | ")
    masthead = read_masthead(first if is_section(rubric) else text)
    if masthead is not None and not header.outlet and _is_above(masthead, line, following, later):
        section = header.section or (section_name(rubric) if is_section(rubric) else None)
        return replace(header, outlet=masthead.name, section=section)
    tail = find_tail(text)
    is_short = line.n_words <= 3 and not line.is_closed and not has_verb(text)
    if is_short and tail is None and _is_headline_below(line, following, later):
        return header
    if tail is not None:
        text = text[: tail.start]
        header = _take_tail(header, tail.name)
    return replace(header, title=text.removesuffix(".") if _ends_flat(text) else text, names=())


def _take_tail(header: Header, name: str) -> Header:
    """Take what stands behind the bar of a headline: the site, a section or a columnist."""
    if is_section(name):
        return replace(header, section=header.section or section_name(name))
    if is_given_name(name.partition(" ")[0]) and is_person_shaped(name):
        return replace(header, authors=header.authors or (name,))
    return replace(header, outlet=header.outlet or name)


def _ends_flat(text: str) -> bool:
    return text.endswith(".") and not text.endswith(("..", "U.S.", "U.N.", "U.K."))


def _is_title(line: Line, following: Line) -> bool:
    """
    Tell whether a line above a longer one is a headline.

    A line that does not end a sentence is; one that does must be in headline capitals or
    stand above a dateline, since a short first sentence looks the same.
    """
    text = line.text
    if not line.is_closed:
        return True
    if text.endswith(("?", "!")) and line.n_words <= 25 and line.gap:
        return True
    bare = text.rstrip("\"'”’»)]")
    if bare != text and not bare.endswith((".", "!", "?", "…", ",")):
        return True
    if line.n_words > 25 or ". " in text.replace("U.S. ", "").replace("U.N. ", ""):
        return False
    words = [word for word in words_of(text) if len(word) > 3]
    capital = sum(1 for word in words if word[0].isupper() or word[0].isdigit())
    is_titled = len(words) >= 3 and capital >= 0.75 * len(words)
    return (is_titled or find_opening(following.text) is not None) and following.n_words > 8


def _is_above(masthead: Masthead, line: Line, following: Line, later: Sequence[Line]) -> bool:
    """
    Tell whether a name stands above a report: a headline, or the report, below it.

    A name that only may be an outlet's needs a headline below it.
    """
    if find_opening(following.text) is not None:
        return masthead.is_certain and line.gap
    if masthead.is_certain and (_is_about(following) or following.n_words > 1):
        return True
    return not following.is_closed and following.n_words > 3 and bool(later)


def _is_about(line: Line) -> bool:
    """Tell whether a line is a section, a date or a byline."""
    text = line.text[:160]
    return is_section(text) or find_stamp(text) is not None or read_byline(text) is not None


def _is_headline_below(line: Line, following: Line, later: Sequence[Line]) -> bool:
    """Tell whether the line below a short one is the headline: headline-shaped, body after."""
    if following.is_closed and following.text.endswith((".", "…")):
        return False
    if following.n_words < 4 or len(following.text) > _LONGEST_TITLE or not later:
        return False
    if find_opening(following.text) is not None or read_byline(following.text) is not None:
        return False
    return following.n_words > line.n_words and find_stamp(following.text) is None


def _take_name(header: Header, line: Line, following: Line) -> Header | None:
    """Take a line below the headline: a name, a section or a standfirst."""
    text = line.text
    if is_section(text) and header.section is None:
        return replace(header, section=section_name(text))
    is_dated = is_date_line(following.text)
    firm = find_firm(text) if is_dated or _RELEASED.match(following.text) else None
    if firm is not None and _RELEASED.match(header.title or ""):
        return _take_release(header, firm)
    translated = firm or find_translated(text)
    if translated is not None:
        return replace(header, outlet=header.outlet or translated)
    names = (
        (text,)
        if is_letterhead(text) and (is_dated or is_released(header.section))
        else names_of(text)
    )
    if names and not line.is_closed:
        return replace(header, names=(*header.names, *names))
    is_followed = following.n_words > 3 or is_dated
    if (
        not line.is_closed
        and len(text) <= _LONGEST_TITLE
        and is_followed
        and not text[:1].islower()
        and text[-1:] not in ",;-–—"
    ):
        return header
    return None


def _settle_names(header: Header) -> Header:
    """
    Tell authors from outlets among the lone names of a header; places and job titles are none.

    Where a page prints a date of its own above the headline and another below, the
    outlet below ran the report first and this page is a reprint.
    """
    names = [name for name in header.names if not (is_filed_from(name) or is_job_title(name))]
    if not names:
        return _mark_reprint(header)
    outlets = [name for name in names if is_outlet_shaped(name) or is_letterhead(name)]
    has_date = any(not dated.is_page for dated in header.dates)
    if not outlets and has_date and not (header.outlet or header.republished_from):
        outlets = [name for name in names if is_unlisted(name)][:1]
    if not outlets and len(names) > 1 and has_date:
        outlets = [names[-1]]
    people = tuple(
        part
        for name in names
        if name not in outlets
        for part in re.split(r",\s|\sand\s|\s&\s", name)
        if is_person_shaped(part)
    )
    if not (has_date or outlets or header.outlet or header.republished_from or header.authors):
        people = people[:1] if len(names) == 1 else people
    outlet = outlets[-1] if outlets else None
    settled = replace(header, authors=header.authors or people)
    return _mark_reprint(_credit(settled, outlet), outlet)


def _mark_reprint(header: Header, below: str | None = None) -> Header:
    has_page_date = any(dated.is_page for dated in header.dates)
    has_own_date = any(not dated.is_page for dated in header.dates)
    if below and has_page_date and has_own_date and header.outlet == below:
        return replace(header, outlet=None, republished_from=below)
    return header

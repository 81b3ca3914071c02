"""Names in header lines: authors, outlets, sections."""

from __future__ import annotations

import re
from functools import cache

from crosswire.reference import read_lines
from crosswire.sources.agencies import known_agency
from crosswire.sources.provenance.outlets import has_outlet_word
from crosswire.sources.wordlists import phrases, words

_OUTLET_WORD = re.compile(
    r"""\b(?:times|news|post|herald|daily|gazette|tribune|journal|chronicle|telegraph|guardian|star|sun
    |mirror|express|observer|today|press|agency|network|radio|television|tv|channel|media|magazine
    |review|monitor|standard|independent|mail|globe|world|weekly|bulletin|dispatch|courier|examiner
    |record|register|sentinel|inquirer|citizen|reporter|wire|online|broadcasting|nation|voice|report
    |mercury|argus|advertiser|echo|leader|insider|watch|briefing|forum|foundation|institute|zeitung
    |diario|pravda|gazeta|novosti|el|le|la|die|der|il|the|newspaper|newsroom|bureau|service|desk
    |company|corporation|group|ltd|inc|llc)\b|\.(?:com|org|net|info|[a-z]{2})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PERSON_WORD = re.compile(r"(?:[^\W\d_][\w'’\-]*|[A-Z]\.)\Z")
_PARTICLES = words("de la von van der den bin al el da di do dos del du le ibn y e ter")
_BREADCRUMB = re.compile(r"\s*(?:>|»|›|→|::|/)\s*")
_BY = re.compile(
    r"(?:(?:written|reported|story|text|words|report|article|post|posted|edited|compiled)\s+)?by:?\s+"
    r"|author\s?:\s*|authors\s?:\s*|byline\s?:\s*|journalist\s?:\s*|correspondent\s?:\s*",
    re.IGNORECASE,
)
EDITION = re.compile(
    r"\s*(?:[,–—|(\[-]+|\s)\s*(?:in )?(?:(?:the|our) )?(?:[\w-]{3,20} (?:language )?)?"
    r"(?:edition|service|version)\s*[)\]]?\Z",
    re.IGNORECASE,
)
_OF_LANGUAGE = re.compile(r"edition|version|english|international", re.IGNORECASE)
_JOINERS = re.compile(r"\s*(?:,\s*and\b|,|\band\b|&|;|\bwith\b)\s*")
_STAFF = re.compile(
    r"(?:\b(?:staff|correspondents?|reporters?|writers?|editors?|bureau|desk|newsroom|admin|web|team"
    r"|agencies|agency|special|contributor|columnist|associated press)\b)",
    re.IGNORECASE,
)
_JOB_TITLE = re.compile(
    r"(?:(?:acting|associate|assistant|business|chief|city|defen[cs]e|deputy|diplomatic|economics"
    r"|executive|features|foreign|general|health|home|investigative|legal|managing|national|news"
    r"|political|politics|science|senior|special|sports?|staff|world)(?: and|,)? ){0,3}"
    r"(?:editor|reporter|correspondent|writer|columnist|contributor|journalist|producer"
    r"|photographer|director|analyst|commentator|publisher|freelancer|economist|strategist)s?"
    r"(?:[ -]in[ -]chief|[ -]at[ -]large)?|(?:[\w-]+ ){0,2}bureau chief|head of [\w-]+(?: [\w-]+)?",
    re.IGNORECASE,
)
SECTIONS = phrases("""
    news|world|world news|politics|policy|business|economy|economics|finance|markets|money|national
    nation|international|foreign|foreign affairs|foreign policy|diplomacy|europe|asia|africa
    americas|america|latin america|middle east|central asia|eurasia|pacific|oceania|south asia
    south america|north america|local|regional|region|metro|city|state|us|u.s.|uk|eu|opinion
    editorial|editorials
    analysis|commentary|comment|op-ed|columns|features|feature|interview|interviews|society|culture
    arts|entertainment|lifestyle|life|style|health|science|technology|tech|environment|climate
    energy|education|law|justice|crime|courts|security|defence|defense|military|war|conflict|sport|sports
    football|travel|food|religion|media|weather|obituaries|top news|top stories|breaking news|latest
    latest news|headlines|home|front page|exclusive|in brief|briefs|press releases|press release
    official|government|parliament|president|elections|election|human rights|migration|agriculture
    transport|industry|trade|history|people|video|photos|special report|investigations|in focus
    focus
    """)


def is_section(line: str) -> bool:
    """Tell whether a line is a section's name by the usual words: "World", "Home > Asia"."""
    parts = [part for part in _BREADCRUMB.split(line) if part]
    return 0 < len(parts) <= 6 and all(part.casefold().strip(" .:|") in SECTIONS for part in parts)


def section_name(line: str) -> str:
    """Give the innermost section of a breadcrumb: "Home > World > Asia" is "Asia"."""
    parts = [part.strip(" .:|") for part in _BREADCRUMB.split(line) if part.strip(" .:|")]
    return parts[-1] if parts else line


def is_breadcrumb(line: str) -> bool:
    """Tell whether a line is a path through a site: "Home > World > Asia"."""
    parts = [part for part in re.split(r"\s*[>»›→]\s*", line) if part]
    return len(parts) >= 2 and all(len(part.split()) <= 4 for part in parts)


def is_person_shaped(text: str) -> bool:
    """Tell whether words look like a person's name: two to four, each with a capital."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 50 or _OUTLET_WORD.search(text):
        return False
    named = [word for word in words if word.casefold() not in _PARTICLES]
    return len(named) >= 2 and all(_PERSON_WORD.match(word) and word[0].isupper() for word in named)


def is_job_title(text: str) -> bool:
    """Tell whether words are what somebody does at an outlet: "Chief Editor"."""
    return _JOB_TITLE.fullmatch(text) is not None


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name: "Owen"."""
    return word.casefold() in _load_given_names()


@cache
def _load_given_names() -> frozenset[str]:
    return frozenset(line.partition("\t")[0] for line in read_lines("reader_given_names.tsv"))


def is_outlet_shaped(text: str) -> bool:
    """Tell whether words look like an outlet's name: "The Daily Planet", "osthafen.info"."""
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or text.endswith((".", "!", "?", ":", ",")):
        return False
    if known_agency(text):
        return True
    capitals = all(
        word[:1].isupper() or word.casefold() in _PARTICLES | {"of", "and", "the"} for word in words
    )
    if _OUTLET_WORD.search(text):
        return capitals or "." in text
    is_person = is_given_name(words[0]) or is_job_title(text) or _STAFF.search(text) is not None
    return has_outlet_word(text) and capitals and not is_person


_ELIDED = re.compile(r"(?<!\w)(?:[ldLD]|dell|nell|all|Dell|Nell|All)['’](?=[^\W\d_])")


def is_name_shaped(text: str) -> bool:
    """Tell whether a short line may be a name of any kind: "Port Ledger", "L'Eco dell'Isola"."""
    text = _ELIDED.sub("", text)
    words = text.split()
    small = _PARTICLES | {"of", "and", "the", "for", "&"}
    return (
        1 <= len(words) <= 6
        and len(text) <= 60
        and not any(mark in text for mark in '.!?:;"“”()[]|>')
        and not any(letter.isdigit() for letter in text)
        and all(word[0].isupper() or word.casefold() in small for word in words)
    )


def read_byline(line: str) -> tuple[tuple[str, ...], str | None] | None:
    """
    Read a byline into its authors and, where it names one, the agency or outlet.

    "By Ana Kovač and Piet Smit in Lima, AFP" names two authors and AFP; "By Reuters
    Staff" names only the agency, "By La Vela, English edition" only the outlet. None where the
    line is no byline.
    """
    start = _BY.match(line)
    if start is None or len(line) > 160:
        return None
    rest = line[start.end() :].strip(" .|-–—")
    edition = EDITION.search(rest)
    if edition is not None and edition.start() > 1 and _OF_LANGUAGE.search(edition.group()):
        return (), known_agency(rest) or rest[: edition.start()].rstrip(" ,–—|-")
    agency = known_agency(rest)
    if agency:
        return (), agency
    credit: str | None = None
    for piece in re.split(r"[,|/]|\s[–—-]\s", rest)[1:]:
        credit = credit or known_agency(piece)
        if credit is None and is_outlet_shaped(piece.strip()) and not _STAFF.search(piece):
            credit = piece.strip()
    people = tuple(one for one in _people(rest) if one != credit)
    if people:
        return people, credit
    if _STAFF.search(rest) and len(rest.split()) <= 6:
        return (), credit
    return ((), rest) if is_outlet_shaped(rest) else None


def _people(rest: str) -> tuple[str, ...]:
    """Give the persons in the words behind "By"; shouted names are put in title case."""
    found: list[str] = []
    for piece in _JOINERS.split(rest):
        name = re.split(r"\s+(?:in|for|at|from|of|on)\s+|\s[/|–—-]\s|\||\(", piece)[0].strip(" .")
        if known_agency(name) or _STAFF.search(name):
            continue
        if is_person_shaped(name):
            found.append(name.title() if name.isupper() and len(name) > 4 else name)
        elif not found:
            return ()
    return tuple(found)


def read_authors(value: str) -> tuple[str, ...]:
    """Read the authors of a structured field: "By Ana Kovač and Piet Smit"."""
    plain = _BY.sub("", value.strip(), count=1).strip()
    return _people(plain) or ((plain,) if plain and not known_agency(plain) else ())

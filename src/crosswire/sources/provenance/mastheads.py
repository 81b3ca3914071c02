"""The name of an outlet printed above a headline."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from crosswire.reference import read_lines
from crosswire.sources.agencies import known_agency
from crosswire.sources.provenance.names import EDITION, is_name_shaped, is_section
from crosswire.sources.provenance.outlets import ARTICLES, FIRST, LAST, MIDST, has_outlet_word
from crosswire.sources.provenance.towns import is_place

_NAMING = LAST | FIRST | MIDST | ARTICLES
_LANGUAGE = re.compile(
    r"\s*(?:[,–—|(\[-]+)\s*(?:(?:in )?English|International|Online)\s*[)\]]?\Z", re.IGNORECASE
)
_SITE = re.compile(r"[\w-]{2,40}(?:\.[\w-]{2,40}){0,2}\.[a-z]{2,10}\Z", re.IGNORECASE)
_VERBS = ("reader_verbs.tsv", "reader_lexicon.tsv")


class Masthead(msgspec.Struct, frozen=True):
    """
    Outlet named by a line of its own.

    Attributes:
        name: The name, without "English edition".
        is_certain: It says itself that it is an outlet ("Herald", "Radio", "English service"),
            so that it needs no headline below to be believed.
    """

    name: str
    is_certain: bool


def read_masthead(line: str) -> Masthead | None:
    """
    Read a line above a headline as the name of an outlet, or give None.

    A name with the word of a newspaper, agency or broadcaster is one ("Ostrava Witness"), so is
    one with its edition ("La Vela — English edition") and, less certainly, one that begins with
    an article and names no place ("Die Fähre", but not "La Paz"). A line with a verb ("Minister
    Slams Press") is a headline; of any other nothing is said.
    """
    name, is_edition = _drop_edition(" ".join(line.split()))
    if known_agency(name) or _SITE.match(name):
        return Masthead(name, True)
    pieces = [piece.casefold() for piece in re.split(r"[\s-]+", name)]
    if not is_name_shaped(name) or is_section(name):
        return None
    if has_verb(name):
        return None
    is_said = has_outlet_word(name)
    if is_said or is_edition:
        return Masthead(name, True)
    bare = " ".join(name.split()[1:])
    has_article = pieces[0] in ARTICLES or pieces[0] == "the"
    if not bare or not has_article or is_section(bare) or len(pieces) > 4:
        return None
    return None if is_place(name) or is_place(bare) else Masthead(name, False)


def has_verb(line: str) -> bool:
    """Tell whether a line says that something happens: "Ferry Opens", but not "Daily Post"."""
    pieces = re.split(r"[\s-]+", line.casefold())
    return any(piece in _load_verbs() and piece not in _NAMING for piece in pieces)


def _drop_edition(line: str) -> tuple[str, bool]:
    """Cut ", English edition" from a name, and tell whether something was cut."""
    for pattern in (EDITION, _LANGUAGE):
        cut = pattern.search(line)
        if cut is not None and cut.start() > 1:
            return line[: cut.start()].rstrip(" ,–—|-"), True
    return line, False


@cache
def _load_verbs() -> frozenset[str]:
    """Load the words that are verbs and seldom anything else."""
    forms: set[str] = set()
    for table in _VERBS:
        for line in read_lines(table):
            form, _, rest = line.partition("\t")
            if table == "reader_verbs.tsv" or rest.startswith("VERB:"):
                forms |= {form, f"{form}s"}
            elif rest.startswith(("NOUN:", "PROPN:", "ADJ:", "ADP:")):
                forms.discard(form)
    return frozenset(forms)

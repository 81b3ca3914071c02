"""How newspapers, agencies and broadcasters are called."""

from __future__ import annotations

import re
from functools import cache

from crosswire.reference import read_lines
from crosswire.sources.provenance.towns import is_place
from crosswire.sources.wordlists import words

# Words by which newspapers, agencies and broadcasters are called, as the last word of a name.
LAST = words("""
    advertiser advocate agency anzeiger argus banner beacon blatt bote broadcasting bulletin
    channel chronicle citizen clarion correspondent courant courier daily diario digest dispatch
    echo economist enquirer examiner express freeman gazet gazeta gazete gazette globe guardian
    heraldo herald hoy independent informer inquirer insider intelligencer item journal kurier
    leader ledger listy magazine mail mercury messenger mirror monitor nachrichten
    news newspaper newswire novine novosti noviny observer online packet patriot pilot pioneer
    post pravda presse press radio recorder register reporter reporting republican review
    rundschau sentinel
    spectator standard star sun tageblatt tagblatt telegram telegraph television times today
    transcript tribune tv vanguard vedomosti weekly wire witness zeitung
    """)
# Those of them by which agencies are called.
WIRES = words("agency news newswire novosti press presse telegraph wire")
# The same, as the first word.
FIRST = words("""
    agence agencia agência agenzia channel corriere correio correo daily diário diario
    folha gaceta gazeta gazzetta giornale jornal journal kanal messaggero nachrichten noticias
    nouvelles prensa quotidien radio rádio revista télé tribuna tribune voice voz weekly
    """)
# Words that stand in the midst of a name: "Harbour Weekly Review of Books".
MIDST = words("daily evening morning sunday weekly review voice gazette corriere voz diario")
ARTICLES = words("el la le les los las il lo der die das de het o os")
# Nouns behind a name that make it one of a place, of people or of what somebody is: "Kallo Bay",
# "Dahl Family", "Foreign Minister".
NO_OUTLETS = words("""
    bay beach bend bluff bluffs bridge camp canyon castle city coast college corner cove county
    creek cross crossing district falls farm ferry field forest fork forks fort garden gardens glen
    green grove hall harbor harbour haven head heights hill hills house island islands isle junction
    lake lakes landing lane meadow meadows mill mills mound mount mountain mouth park pass peak pier
    pine plain plains point pond pool port prairie province ranch rapids ridge river road rock rocks
    sands shore spring springs square station stone strait street summit town township trail vale
    valley view village water waters well wells wood woods
    airbase airfield airport base building coast court gulf line ocean peninsula sea station zone
    bureau desk office university
    adviser ambassador chair chairman chairwoman chief commander commissioner director editor
    family fellow general governor king lawyer lecturer mayor member minister officer president
    professor queen researcher scientist secretary senator spokesman spokesperson spokeswoman staff
    team
    """)


def has_outlet_word(name: str) -> bool:
    """Tell whether a name has the word of an outlet in its place: "Cape Ledger", "Rhein-Bote"."""
    pieces = [piece.casefold() for piece in re.split(r"[\s-]+", name)]
    return len(pieces) > 1 and bool(
        pieces[-1] in LAST or pieces[0] in FIRST or MIDST.intersection(pieces[1:-1])
    )


def has_wire_word(name: str) -> bool:
    """Tell whether a name may be an agency's by its last word: "Adria Press", "Orbit News"."""
    return name.rpartition(" ")[2].casefold() in WIRES


def place_source(name: str, outlet: str | None) -> str:
    """
    Tell what "Source: Orbit News" above a report gives: "outlet", "agency" or "republished_from".

    It published the report where no other outlet is named; below the name of a paper it is the
    agency whose copy the paper prints, or the outlet that ran it first.
    """
    if outlet in {None, name}:
        return "outlet"
    return "agency" if has_wire_word(name) else "republished_from"


def may_be_outlet(name: str) -> bool:
    """
    Tell whether a name may be an outlet's where its place in a line says so: "Danube Business".

    It has two words or more, the last one a noun of the dictionary that makes no place, and it
    is not shouted, as places of datelines are.
    """
    pieces = name.split()
    last = pieces[-1].casefold() if pieces else ""
    is_plain = 2 <= len(pieces) <= 5 and not name.isupper() and not is_place(name)
    return is_plain and last not in NO_OUTLETS and last in _load_nouns()


@cache
def _load_nouns() -> frozenset[str]:
    """Load the words that are mostly nouns."""
    rows = (line.split("\t")[:2] for line in read_lines("reader_lexicon.tsv"))
    return frozenset(row[0] for row in rows if len(row) > 1 and row[1].startswith("NOUN:"))

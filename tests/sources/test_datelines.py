"""Datelines in the shapes that agencies and outlets print."""

from __future__ import annotations

import pytest

from crosswire.sources.provenance.datelines import find_opening

SHAPES = [
    ("Lima, Mar 3 (EFE).- The two", "Lima", "--03-03", "EFE"),
    ("PORT VALE (AP) — The two", "PORT VALE", None, "AP"),
    ("NAIROBI, Kenya, March 3 — The two", "NAIROBI, Kenya", "--03-03", None),
    ("HANOI, July 4 (Xinhua) -- The two", "HANOI", "--07-04", "Xinhua"),
    ("QUITO – The two", "QUITO", None, None),
    ("RIGA, 14-15 November 2026 (evening edition) - The two", "RIGA", "2026-11-14", None),
    ("RIGA, Nov 14-15 (EFE) - The two", "RIGA", "--11-14", "EFE"),
    ("Quito — The two", "Quito", None, None),
    ("RIGA, August 19. /TASS/. The two", "RIGA", "--08-19", "TASS"),
    ("Kyiv. August 19. INTERFAX-UKRAINE – The two", "Kyiv", "--08-19", "INTERFAX-UKRAINE"),
    ("NEW DELHI: The two", "NEW DELHI", None, None),
    ("(AFP) - The two", None, None, "AFP"),
    ("Aug 19 (Reuters) - The two", None, "--08-19", "Reuters"),
    ("RENO, Nev. (AP) — The two", "RENO, Nev.", None, "AP"),
    ("WASHINGTON, D.C. — The two", "WASHINGTON, D.C.", None, None),
    ("LAGOS, Nigeria, Aug. 3, 2021 /QXWire/ -- The two", "LAGOS, Nigeria", "2021-08-03", "QXWire"),
    ("TEL AVIV/BEIRUT (Reuters) - The two", "TEL AVIV/BEIRUT", None, "Reuters"),
    ("St. Petersburg, June 17 (QXN) -- The two", "St. Petersburg", "--06-17", "QXN"),
    ("Sarajevo, 3. March 2022 (FENA) - The two", "Sarajevo", "2022-03-03", "FENA"),
    ("(ANSA) - ROME, MAR 3 - The two", "ROME", "--03-03", "ANSA"),
    ("Rio de Janeiro, 29 Feb (EFE).- “The two", "Rio de Janeiro", "--02-29", "EFE"),
    (
        "KALLO, Norvia, May 3, 2031, 0910 GMT (QXWire) - The two",
        "KALLO, Norvia",
        "2031-05-03",
        "QXWire",
    ),
    ("Kathmandu, Aug 19: The two", "Kathmandu", "--08-19", None),
]


@pytest.mark.parametrize(("text", "place", "day", "agency"), SHAPES)
def test_a_dateline_gives_place_day_and_agency(
    text: str, place: str | None, day: str | None, agency: str | None
) -> None:
    """Each shape gives its place, its day and its agency, and ends where the report begins."""
    opening = find_opening(text)
    assert opening is not None
    found = opening.dateline
    assert (found.place if found else None) == place
    assert (found.date if found else None) == day
    assert opening.agency == agency
    assert text[opening.end :].lstrip("“") == "The two"


@pytest.mark.parametrize(
    "text",
    [
        "The president — Who has ruled since spring — left.",
        "But one critic remained - The old mayor.",
        "He said: The talks failed.",
        "Question: What comes next?",
        "The talks, held on March 3 (a Friday) in Lima, failed.",
        "Exports rose on 3 March - The first rise in years.",
        "GENEVA: the city of talks",
        "",
        "— The",
    ],
)
def test_a_sentence_with_a_dash_or_colon_is_no_dateline(text: str) -> None:
    """A sentence that only looks a little like a dateline keeps its words."""
    assert find_opening(text) is None


def test_a_day_that_no_calendar_has_is_no_dateline() -> None:
    """30 February gives no date."""
    opening = find_opening("LIMA, Feb 30 (EFE).- The two")
    assert opening is None or opening.dateline is None or opening.dateline.date is None


@pytest.mark.parametrize(
    "text",
    [
        "BOOM — The door fell in and Petra ran.",
        "SPEECHLESS — The mayor left the hall.",
        "PETRA LUND: We will not go to the fair.",
        "LUND: We will not go to the fair.",
        "ROADS NOT AS BAD AS THOUGHT — The ministry counted again.",
        "Paper Export – Import Bank of Vell opened on Monday.",
        "Member of the Council (MC) - The rules",
    ],
)
def test_words_that_shout_are_no_place(text: str) -> None:
    """Capitals before a dash or colon are a place only where the gazetteer knows one."""
    assert find_opening(text) is None


def test_a_village_stands_by_its_province() -> None:
    """A town too small for the gazetteer is a place where its state or country follows."""
    opening = find_opening("UPPER VELLDORF, Ohio — The two")
    assert opening is not None
    assert opening.dateline is not None
    assert opening.dateline.place == "UPPER VELLDORF, Ohio"

"""Outlets that no list knows, where their place at the head of a text tells what they are."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.sources import article_of_text
from crosswire.sources.provenance.outlets import may_be_outlet
from crosswire.types import Article

HEADLINE = "Ferry runs onto a sandbank off Norse Bay"
LEAD = "A ferry with 212 people on board ran onto a sandbank on Tuesday, and nobody was hurt."
BODY = f"{LEAD}\n\nThe line had been closed since the storm of last winter."


def read(head: str, body: str = BODY) -> Article:
    return article_of_text(f"{head}\n\n{body}", today=date(2026, 6, 1))


@pytest.mark.parametrize(
    "outlet", ["Cape Ledger", "Ostsee-Bote", "Danube Business", "Harbour Insight", "Tema Clarion"]
)
def test_the_outlet_behind_an_author(outlet: str) -> None:
    article = read(f"{HEADLINE}\nBy Marta Ilves, {outlet}")
    assert (article.outlet, article.authors) == (outlet, ("Marta Ilves",))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Marta Ilves, Owen Hart", ("Marta Ilves", "Owen Hart")),
        ("By Marta Ilves and Rashid Meer", ("Marta Ilves", "Rashid Meer")),
        ("By Marta Ilves, Chief Economist", ("Marta Ilves",)),
        ("By Marta Ilves, Norse Bay", None),
    ],
)
def test_who_stands_behind_an_author_may_be_no_outlet(
    line: str, authors: tuple[str, ...] | None
) -> None:
    """Another author, a job and a place are none."""
    article = read(f"{HEADLINE}\n{line}")
    assert article.outlet is None
    assert authors is None or article.authors[: len(authors)] == authors


@pytest.mark.parametrize("outlet", ["Ostsee-Bote", "Danube Business", "Cape Ledger"])
@pytest.mark.parametrize("line", ["{} | 3 March 2026", "{}, 3 March 2026", "3 March 2026 | {}"])
def test_the_outlet_beside_a_day_above_the_headline(line: str, outlet: str) -> None:
    article = read(f"{line.format(outlet)}\n{HEADLINE}")
    assert (article.outlet, article.published, article.title) == (outlet, "2026-03-03", HEADLINE)


@pytest.mark.parametrize("place", ["Norse Bay", "World", "Port Ansel"])
def test_a_place_or_section_beside_a_day_is_no_outlet(place: str) -> None:
    assert read(f"{place} | 3 March 2026\n{HEADLINE}").outlet is None


@pytest.mark.parametrize("outlet", ["Danube Business", "Eastern Herald", "Cape Ledger"])
@pytest.mark.parametrize("dash", [" - ", " — ", " -- "])
def test_the_outlet_in_place_of_a_dateline(outlet: str, dash: str) -> None:
    article = read(HEADLINE, f"{outlet}, 3 March 2026{dash}{BODY}")
    assert (article.outlet, article.published) == (outlet, "2026-03-03")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date) == (None, "2026-03-03")
    assert article.text[article.paragraphs[0].start :].startswith(LEAD)


@pytest.mark.parametrize(
    "place", ["NORSE BAY", "Port Ansel", "Madrid", "CAPE WIRE", "Heron Rapids"]
)
def test_a_place_of_a_dateline_stays_one(place: str) -> None:
    article = read(HEADLINE, f"{place}, 3 March 2026 - {BODY}")
    assert article.outlet is None
    assert article.dateline is not None
    assert article.dateline.place == place


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Danube Business", True), ("Business", False), ("Norse Bay", False), ("Dahl Family", False),
     ("Heron Rapids", False), ("Heron Sea", False), ("Fisheries Minister", False),
     ("DANUBE BUSINESS", False), ("Lima Peru", False)],
)  # fmt: skip
def test_a_name_that_may_be_an_outlets(name: str, expected: bool) -> None:
    assert may_be_outlet(name) is expected

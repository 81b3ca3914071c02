"""The outlet behind the bar of a headline, and what else may stand there."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.sources import article_of_text
from crosswire.types import Article

BODY = (
    "LIMA, June 2, 2031 - The bridge over the strait was shut on Tuesday after a crack was found,"
    " police said.\n\nIt carries nine thousand cars a day."
)


def read(line: str, byline: str = "") -> Article:
    return article_of_text(f"{line}\n\n{byline}{BODY}", today=date(2031, 6, 3))


@pytest.mark.parametrize("title", ["Bridge shut", "Bridge", "Bridge over the strait shut!"])
@pytest.mark.parametrize(
    "outlet",
    ["Baltic Herald", "O Clarim Daily", "Vest 24", "Channel 9", "The Quai", "Radio Volta",
     "A Voz da Beira", "strait.example"],
)  # fmt: skip
@pytest.mark.parametrize("byline", ["", "By Nuno Alva\n2 June 2031\n\n"])
def test_an_outlet_behind_a_headline_of_any_length(title: str, outlet: str, byline: str) -> None:
    article = read(f"{title} | {outlet}", byline)
    assert (article.title, article.outlet) == (title, outlet)


@pytest.mark.parametrize("outlet", ["24 Horas", "Élan du Quai", "Strait Line", "Het Veer"])
def test_any_name_behind_a_headline_of_three_words(outlet: str) -> None:
    article = read(f"Bridge shut again | {outlet}")
    assert (article.title, article.outlet) == ("Bridge shut again", outlet)


@pytest.mark.parametrize(
    "line",
    ["Live | Updates", "Part 1 | Part 2", "Bridge shut again | Part 2", "Storm | Live Blog",
     "Bridge shut again | Live Updates", "Crews race the clock | World Cup 2030", "Before | After",
     "Storm | Road 7", "Bridge shut again | 12 Photos", "Storm | Ida Holm"],
)  # fmt: skip
def test_the_number_or_sort_of_a_piece_is_no_outlet(line: str) -> None:
    article = read(line)
    assert (article.title, article.outlet) == (line, None)

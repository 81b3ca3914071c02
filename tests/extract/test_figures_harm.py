"""What would hurt people has wounded nobody."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.default()


@pytest.mark.parametrize(
    ("text", "is_toll"),
    [
        ("The closing of the crossing would hurt 2,500 travellers a day.", False),
        ("The strike could badly hurt 3,000 commuters.", False),
        ("The tariff will also hurt 400 farmers in the valley.", False),
        ("The blast hurt 40 people in the market.", True),
        ("Some 40 people were hurt in the market.", True),
    ],
)
def test_what_may_hurt_is_no_toll(engine: Engine, text: str, is_toll: bool) -> None:
    article = article_of_text(text, uri="a.txt", published="2031-02-05", today=date(2031, 3, 1))
    found = [mention.figure for mention in read_article(article, engine).figures]
    assert found
    assert any(figure and figure.property == "injured" for figure in found) is is_toll


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Two Norwegian guards were killed and five wounded.", ["Norway", "Norway"]),
        ("Norway put its own losses at three dead and seven injured.", ["Norway", "Norway"]),
        ("Norway said two of its guards died and five were hurt.", ["Norway", "Norway"]),
        (
            "Two Norwegian guards died, while five Chileans were hurt.",
            ["Norway", "Chile"],
        ),
        ("Two guards were killed and five wounded.", [None, None]),
    ],
)
def test_whose_the_dead_and_the_injured_are(
    engine: Engine, text: str, entities: list[str | None]
) -> None:
    article = article_of_text(text, uri="a.txt", published="2031-02-05", today=date(2031, 3, 1))
    found = [mention.figure for mention in read_article(article, engine).figures]
    assert [figure.entity for figure in found if figure] == entities

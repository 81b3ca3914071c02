"""Who speaks a quote is not whom it calls "he" or "she"."""

from __future__ import annotations

import pytest

from crosswire.reader import load_reader
from crosswire.types import Part

_RUIZ = "Finance Minister Ana Ruiz dropped the tax on Friday."


def meant(text: str) -> dict[str, str]:
    """Read a text and say for each pronoun in a quote which name it stands for."""
    reading = load_reader().read(text, (Part(start=0, end=len(text)),))
    found: dict[str, str] = {}
    for one in reading.references:
        entity = reading.entities[one.entity]
        if text[: one.start].count('"') % 2:
            found[text[one.start : one.end].lower()] = text[entity.start : entity.end]
    return found


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        (
            f'{_RUIZ} Dockers\' leader Carlos Lund spoke of a victory. "She promised that no line'
            ' would change. Now none is left," he said.',
            "she", "Ana Ruiz",
        ),
        (
            f'{_RUIZ} "She vowed to raise wages and then she left us alone," said union leader'
            " Carlos Lund.",
            "she", "Ana Ruiz",
        ),
        (
            'Governor Carlos Lund closed the port. Mayor Ana Ruiz was angry. "He swore that his'
            ' men would keep it open," Ruiz told the council.',
            "he", "Carlos Lund",
        ),
    ],
)  # fmt: skip
def test_the_only_other_person_near_is_meant(text: str, pronoun: str, name: str) -> None:
    assert meant(text).get(pronoun) == name


@pytest.mark.parametrize(
    "text",
    [
        'The port was closed. "She promised to keep it open," union leader Carlos Lund said.',
        'Police held a driver. "He promised to stop and drove on," Captain Carlos Lund said.',
    ],
)
def test_nobody_is_meant_where_nobody_else_is_named(text: str) -> None:
    assert not {"he", "she"} & meant(text).keys()


def test_who_is_named_in_the_quote_stays_meant() -> None:
    text = f'{_RUIZ} "Bruno Berg is wrong and he knows it," Ruiz told the chamber.'
    assert meant(text).get("he") == "Bruno Berg"

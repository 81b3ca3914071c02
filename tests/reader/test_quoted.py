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


def speakers(text: str) -> list[str | None]:
    """Read a text and give the name of each speaker."""
    reading = load_reader().read(text, (Part(start=0, end=len(text)),))
    said = [one.speaker for one in reading.attributions]
    return [text[one.start : one.end] if one is not None else None for one in said]


@pytest.mark.parametrize(
    "text",
    [
        '"I have called Ana Ruiz and congratulated her," the beaten premier told her voters.',
        '"We met Carlos Lund and thanked him," the outgoing mayor said.',
        "The mayor said that Carlos Lund had lied to the council.",
        f'{_RUIZ} "Ruiz would run, they all told me," the minister said.',
    ],
)
def test_nobody_who_is_only_described_names_himself(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'{_RUIZ} "I am tired of this," the minister said.', "Ana Ruiz"),
        ('"My name is Ana Ruiz and I am ten," the girl said.', "Ana Ruiz"),
        ('"I have called Ana Ruiz," Carlos Lund, the beaten premier, said.', "Carlos Lund"),
    ],
)
def test_who_is_named_elsewhere_or_presents_himself_stays_the_speaker(text: str, name: str) -> None:
    assert speakers(text) == [name]

""" "It", "its" and reflexives stand for whom the build of their sentence tells."""

from __future__ import annotations

import pytest

from crosswire.reader import load_reader
from crosswire.types import Part


def meant(text: str) -> dict[str, list[str]]:
    """Read a text and say for each pronoun which names it stands for, in order."""
    reading = load_reader().read(text, (Part(start=0, end=len(text)),))
    found: dict[str, list[str]] = {}
    for one in reading.references:
        entity = reading.entities[one.entity]
        found.setdefault(text[one.start : one.end].lower(), []).append(
            text[entity.start : entity.end]
        )
    return found


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Chad condemned Peru and said it would close the border.", "it", "Chad"),
        ("Kenya accused Somalia of lying and said it would recall its envoy.", "it", "Kenya"),
        ("Norway halted trade with Chile and announced it would join the case.", "it", "Norway"),
        ("Peru asked Chile for help. Norway denied that its troops had left.", "its", "Norway"),
        ("Chad armed Mali. Brazil moved 28 tanks to its northern border.", "its", "Brazil"),
        ("Peru lies west. Japan urged Chile to withdraw its troops.", "its", "Chile"),
        ("Peru holds the island of Soro, which it annexed in 2014.", "it", "Peru"),
    ],
)
def test_who_governs_a_clause_is_meant(text: str, pronoun: str, name: str) -> None:
    """The subject of the clause that governs comes before whoever is named nearest."""
    assert meant(text).get(pronoun, [""])[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Ruiz arrived in Lima. A bomber blew himself up outside the barracks.",
        "Carlos Ruiz met Jonas Lund. One of the attackers later killed himself.",
        "Carlos Ruiz resigned. A man set himself on fire at the embassy on Friday.",
    ],
)
def test_a_reflexive_is_nobody_named_elsewhere(text: str) -> None:
    """ "Himself" is the subject of its own clause, here one without a name."""
    assert "himself" not in meant(text)


def test_a_reflexive_is_its_own_subject() -> None:
    """Named in its clause, the subject is meant, whoever else is named."""
    text = "Jonas Lund met Carlos Ruiz on Monday. Ruiz called himself a friend of the town."
    assert meant(text).get("himself") == ["Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        "The Fed met on Monday. The yen touched its lowest level in years.",
        "Boeing cut jobs. A strike by 33,000 machinists entered its fifth week.",
        "India mourned on Friday. It was the deadliest quake in ten years.",
    ],
)
def test_what_its_own_sentence_explains_is_no_name_elsewhere(text: str) -> None:
    """The yen's level is not the Fed's, and a quake is no country."""
    assert not {"it", "its"} & set(meant(text))

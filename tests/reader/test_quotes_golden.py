"""Golden cases of quotes and reports of speech: who says what, in which words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crosswire.types import Attribution, Part

from .conftest import Read, read_text

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "golden" / "quotes.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
STRONG = [case for case in CASES if case["tier"] == "STRONG"]


def describe(read: Read, one: Attribution) -> dict[str, object]:
    """Give an attribution in the words of the text, as the golden cases print it."""

    def words(part: Part | None) -> str | None:
        return read.words(part)

    return {
        "content": [read.text[part.start : part.end].strip() for part in one.content],
        "source": words(one.source),
        "speaker": words(one.speaker),
        "cue": words(one.cue),
        "form": one.form.value,
    }


@pytest.mark.parametrize("case", STRONG, ids=[case["phenomenon"] for case in STRONG])
def test_attribution_is_read(case: dict[str, object]) -> None:
    """Every expected attribution is found with its content, source, speaker, cue and form."""
    read = read_text(str(case["text"]))
    found = [describe(read, one) for one in read.reading.attributions]
    expected = case["expect"]
    assert isinstance(expected, list)
    assert [one for one in expected if one not in found] == [], found


def test_cases_are_many_and_distinct() -> None:
    """There are at least sixty asserted cases and no text stands twice."""
    assert len(STRONG) >= 60
    assert len({case["text"] for case in CASES}) == len(CASES)

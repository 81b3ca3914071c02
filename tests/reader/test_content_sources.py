"""Who says it is no part of what is said."""

from __future__ import annotations

import pytest

import crosswire


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "The dam has developed a crack, an engineer who asked not to be named told this paper.",
            "The dam has developed a crack",
            "an engineer who asked not to be named",
        ),
        (
            "The quay will be shut for a month, a senior official who spoke on condition of "
            "anonymity told the Herald.",
            "The quay will be shut for a month",
            "a senior official who spoke on condition of anonymity",
        ),
        ("The port is shut, residents told the paper.", "The port is shut", "residents"),
    ],
)
def test_the_subject_of_the_cue_is_its_source(text: str, content: str, source: str) -> None:
    report = crosswire.read_text(text, published="2026-03-03", title="News")
    [told] = report.statements
    assert told.exact == content
    assert told.source is not None and told.source.exact == source

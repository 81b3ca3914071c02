"""What the rules make of a clause, weighed against what was learned."""

from __future__ import annotations

from functools import cache

import pytest

from crosswire.extract.actors.find import find_actors
from crosswire.extract.events.code import code_line
from crosswire.extract.events.lexicon import load_lexicon
from crosswire.extract.events.line import lay_out
from crosswire.extract.events.weigh import Candidate, find_candidates, settle
from crosswire.pipeline import Engine
from crosswire.reference import load_tables
from crosswire.types import Article, EventType, Part


@cache
def candidate() -> Candidate:
    """A clause that the rules code as SANCTION."""
    text = "Oman expelled two envoys of Chile on Monday."
    parts = (Part(start=0, end=len(text)),)
    article = Article(id="a", uri="a", text=text, paragraphs=parts)
    reading = Engine.default().reader.read(text, parts)
    actors = find_actors(article, reading, load_tables())
    line = lay_out(reading.tokens, reading.sentences[0], actors, load_lexicon().verbs)
    assert reading.meanings is not None
    (found,) = find_candidates(line, tuple(code_line(line, load_lexicon())), reading.meanings)
    assert found.rule is not None and found.rule.type is EventType.SANCTION
    return found


def likely(**known: float) -> dict[EventType, float]:
    """Give each type a probability; what is missing to one is that of no event."""
    return {kind: known.get(kind.value, 0.0) for kind in EventType}


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({"SANCTION": 0.9}, EventType.SANCTION),
        ({"SANCTION": 0.1}, EventType.SANCTION),
        ({"SANCTION": 0.01, "COERCE": 0.9}, EventType.COERCE),
        ({"SANCTION": 0.01, "COERCE": 0.7}, EventType.COERCE),
        ({"SANCTION": 0.1, "COERCE": 0.7}, EventType.SANCTION),
        ({"SANCTION": 0.01, "COERCE": 0.3}, None),
        ({"SANCTION": 0.02, "COERCE": 0.3, "REJECT": 0.3}, EventType.SANCTION),
        ({}, None),
    ],
)
def test_the_rules_stand_unless_what_is_learned_is_sure(
    known: dict[str, float], kind: EventType | None
) -> None:
    """Another type must be likely, or no event; a little doubt changes nothing."""
    coded = settle(candidate(), likely(**known))
    assert (coded.type if coded is not None else None) is kind

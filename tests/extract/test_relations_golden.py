"""Golden sentences: every type of standing relation."""

from __future__ import annotations

from typing import Any

import pytest

from crosswire.extract.relations.find import find_relations
from crosswire.reference import load_tables
from crosswire.types import Relation

from .golden_marks import load_cases, prepare

CASES = [case for case in load_cases("relations.jsonl") if case["tier"] == "STRONG"]


def _members(relation: Relation) -> list[str]:
    return [member.country or f":{member.name}" for member in relation.members]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_relation_has_its_members_and_says_whether_it_holds(case: dict[str, Any]) -> None:
    """The sentence states the relation its coder wrote down; a mere plan states none."""
    published = "2022-08-20" if case["type"] == "chair" else "2021-06-15"
    article, reading, actors, dates = prepare(case["text"], published)
    found = find_relations(article, reading, actors, dates, load_tables())
    relations = [m.relation for m in found if m.relation and m.relation.type == case["type"]]
    if case["holds"] is None:
        assert not relations
        return
    seen = [(_members(relation), relation.holds) for relation in relations]
    assert (case["members"], case["holds"]) in seen
    if "since" in case:
        starts = [each.since or each.until for each in relations]
        assert any(period and (period.start or "").startswith(case["since"]) for period in starts)

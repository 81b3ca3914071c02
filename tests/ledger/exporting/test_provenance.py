"""PROV-JSON as the W3C submission lays it out, and Web Annotations that select what they say."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from crosswire.ledger import Ledger
from crosswire.ledger.sqlite import SqliteDatabase

THINGS = ("entity", "activity", "agent")
RELATIONS = {
    "wasGeneratedBy": {"prov:entity": "entity", "prov:activity": "activity"},
    "used": {"prov:activity": "activity", "prov:entity": "entity"},
    "wasDerivedFrom": {"prov:generatedEntity": "entity", "prov:usedEntity": "entity"},
    "wasAttributedTo": {"prov:entity": "entity", "prov:agent": "agent"},
    "wasAssociatedWith": {"prov:activity": "activity", "prov:agent": "agent"},
    "wasInvalidatedBy": {"prov:entity": "entity", "prov:activity": "activity"},
    "specializationOf": {"prov:specificEntity": "entity", "prov:generalEntity": "entity"},
}


def export_lines(ledger: Ledger, kind: str) -> bytes:
    """Export in a format of lines."""
    out = io.BytesIO()
    ledger.export(kind, out)
    return out.getvalue()


def refuse_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Read an object; no name may stand twice."""
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


@pytest.fixture
def document(ledger: Ledger) -> dict[str, Any]:
    """The provenance of the ledger."""
    found: dict[str, Any] = json.loads(export_lines(ledger, "prov"), object_pairs_hook=refuse_twins)
    return found


def test_the_sections_are_those_of_prov(document: dict[str, Any]) -> None:
    """Each holds something in a ledger with corrections, retractions and judgements."""
    assert document.keys() == {"prefix", *THINGS, *RELATIONS}
    assert all(document.values())


def test_relations_lead_to_things_that_are_there(document: dict[str, Any]) -> None:
    """Each names its two ends, and both are declared."""
    for section, ends in RELATIONS.items():
        for name, said in document[section].items():
            assert name.startswith("_:")
            assert all(said[key] in document[kind] for key, kind in ends.items()), (section, said)


def test_names_have_the_declared_prefix(document: dict[str, Any]) -> None:
    """An outlet with blanks and signs in its name too."""
    for section in THINGS:
        for name in document[section]:
            assert name.startswith("crosswire:")
            assert not set(name) & set(' =;"<>')
    labels = {said.get("prov:label") for said in document["agent"].values()}
    assert "Harbour =News; Daily" in labels


def test_every_kind_of_thing_is_told(document: dict[str, Any]) -> None:
    """Reports, mentions, claims and their versions, judgements, origins; persons by no name."""
    kinds = {said["prov:type"]["$"] for said in document["entity"].values()}
    names = ("Report", "Mention", "Claim", "ClaimVersion", "Judgement", "Origin")
    assert kinds == {f"crosswire:{name}" for name in names}
    agents = {said["prov:type"]["$"] for said in document["agent"].values()}
    assert agents == {"prov:Organization", "prov:SoftwareAgent", "prov:Person"}


def test_a_library_reads_it(ledger: Ledger) -> None:
    """The one that the W3C's validators use."""
    model = pytest.importorskip("prov.model", reason="SKIPPED: needs the library prov")
    text = export_lines(ledger, "prov").decode()
    assert len(model.ProvDocument.deserialize(content=text, format="json").get_records()) > 500


def test_selectors_select_the_passage(ledger: Ledger, database: SqliteDatabase) -> None:
    """Position in code points, and the quote with what stands around it."""
    texts = dict(database.rows("SELECT id, text FROM report"))
    annotations = [json.loads(line) for line in export_lines(ledger, "annotations").splitlines()]
    ((n_mentions,),) = database.rows("SELECT count(DISTINCT mention) FROM now_mention")
    assert len(annotations) == n_mentions
    for annotation in annotations:
        target = annotation["target"]
        text = texts[target["source"]["id"].removeprefix("urn:crosswire:report/")]
        position, quote = target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around == text[max(position["start"] - 32, 0) : position["end"] + 32]


def test_annotations_are_what_the_recommendation_asks_for(ledger: Ledger) -> None:
    """Context, id, type, and a body that leads to the claim."""
    for line in export_lines(ledger, "annotations").splitlines():
        annotation = json.loads(line)
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert annotation["type"] == "Annotation"
        assert annotation["body"][0]["source"].startswith("urn:crosswire:claim/")
        kinds = [selector["type"] for selector in annotation["target"]["selector"]]
        assert kinds == ["TextPositionSelector", "TextQuoteSelector"]

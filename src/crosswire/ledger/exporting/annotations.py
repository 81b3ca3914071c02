"""Mentions as W3C Web Annotations, one JSON-LD object a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database
from crosswire.ledger.exporting.names import NAMESPACE, name_thing
from crosswire.ledger.exporting.tally import Tally
from crosswire.types import Article, Mention

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and behind a passage by which it is found again in a changed text."""


def write_annotations(database: Database, tally: Tally) -> Iterator[bytes]:
    """
    Write an annotation for each mention that makes a claim now, report by report.

    The target is the stored text of the report, in which positions are counted in code points;
    where the report stands at a web address, the annotation names it.

    Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017.
    """
    tally.begin("annotations")
    report, text = "", ""
    source: dict[str, object] = {}
    rows = database.stream(
        "SELECT m.id, m.report, m.value, b.recorded, d.reader FROM mention m"
        " JOIN reading d ON d.id = m.reading JOIN batch b ON b.id = m.batch"
        " ORDER BY m.report, m.first, m.id"
    )
    for number, one, value, recorded, reader in rows:
        claims = database.rows(
            "SELECT c.id, v.summary, v.verdict FROM now_mention n"
            " JOIN claim c ON c.number = n.claim JOIN now_claim w ON w.claim = n.claim"
            " JOIN claim_version v ON v.id = w.version WHERE n.mention = :mention"
            " ORDER BY c.number",
            {"mention": number},
        )
        if not claims:
            continue
        if one != report:
            report = str(one)
            text, source = _load_source(database, report)
        mention = from_json(value, Mention)
        annotation = {
            "@context": CONTEXT,
            "id": NAMESPACE + name_thing("mention", number),
            "type": "Annotation",
            "created": str(recorded),
            "generator": {
                "id": NAMESPACE + name_thing("reader", reader),
                "type": "Software",
                "name": str(reader),
            },
            "motivation": "describing",
            "body": [body for claim in claims for body in _bodies_of(claim)],
            "target": {"source": source, "selector": _selectors_of(mention, text)},
        }
        yield msgspec.json.encode(annotation) + b"\n"
        tally.count("annotations")


def _load_source(database: Database, report: str) -> tuple[str, dict[str, object]]:
    """Give the stored text of a report, and how an annotation names it."""
    ((value, text),) = database.rows(
        "SELECT value, text FROM report WHERE id = :report", {"report": report}
    )
    article = from_json(value, Article)
    source: dict[str, object] = {
        "id": NAMESPACE + name_thing("report", report),
        "type": "Text",
        "format": "text/plain",
    }
    if article.language:
        source["language"] = article.language
    if article.outlet:
        source["creator"] = {"type": "Organization", "name": article.outlet}
    if article.uri.startswith(("http://", "https://")):
        source["via"] = article.uri
    return str(text), source


def _bodies_of(claim: Sequence[object]) -> list[dict[str, object]]:
    """Tell which claim a mention makes, its line, and what the reports say of it."""
    one, summary, verdict = (str(cell) for cell in claim)
    return [
        {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": NAMESPACE + name_thing("claim", one),
        },
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": summary},
        {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": verdict},
    ]


def _selectors_of(mention: Mention, text: str) -> list[dict[str, object]]:
    """Say where a mention stands: by its offsets, and by its words with those around them."""
    start, end = mention.start, mention.end
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": mention.exact,
            "prefix": text[max(start - _AROUND, 0) : start],
            "suffix": text[end : end + _AROUND],
        },
    ]

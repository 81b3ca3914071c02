"""Where everything in a ledger comes from, as PROV-JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database
from crosswire.ledger.exporting.names import NAMESPACE, name_thing
from crosswire.ledger.exporting.tally import Tally
from crosswire.ledger.state import StoryState
from crosswire.ledger.storing import list_members

Statement = tuple[str, Mapping[str, Any]]
"""Name of a thing or relation, and what is said of it."""

_PREFIXES = MappingProxyType({"crosswire": NAMESPACE})
_REVISION = MappingProxyType({"prov:type": {"$": "prov:Revision", "type": "prov:QUALIFIED_NAME"}})
_SOURCE = MappingProxyType(
    {"prov:type": {"$": "prov:PrimarySource", "type": "prov:QUALIFIED_NAME"}}
)


def write_provenance(database: Database, tally: Tally) -> Iterator[bytes]:
    """
    Write one document: who and what made each report, reading, mention and version of a claim.

    Its sections come one after the other and are never held as a whole, so that a large ledger
    needs no more memory than a small one.

    Source: The PROV-JSON Serialization, W3C Member Submission of 24 April 2013.
    """
    yield b'{"prefix":' + msgspec.json.encode(dict(_PREFIXES))
    for section, parts in _SECTIONS.items():
        tally.begin(section)
        yield f',\n"{section}":{{'.encode()
        comma = b""
        for part in parts:
            for name, said in part(database):
                entry = msgspec.json.encode({name: said})[1:-1]
                yield comma + b"\n" + entry
                comma = b","
                tally.count(section)
        yield b"}"
    yield b"}\n"


def _id(kind: str, *parts: object) -> str:
    return f"crosswire:{name_thing(kind, *parts)}"


def _type(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _known(**said: object) -> dict[str, object]:
    """Keep of attributes of ours those that are known."""
    return {f"crosswire:{name}": value for name, value in said.items() if value is not None}


def _list_reports(database: Database) -> Iterator[Statement]:
    rows = database.stream("SELECT id, uri, title, published, digest FROM report ORDER BY number")
    for one, uri, title, published, digest in rows:
        label = {"prov:label": title} if title else {}
        yield (
            _id("report", one),
            {
                "prov:type": _type("crosswire:Report"),
                **label,
                **_known(uri=uri, published=published, sha256=digest),
            },
        )


def _list_mentions(database: Database) -> Iterator[Statement]:
    rows = database.stream("SELECT id, kind, form, first, behind, speaker FROM mention ORDER BY id")
    for number, kind, form, first, behind, speaker in rows:
        said = _known(kind=kind, form=form, start=first, end=behind, speaker=speaker)
        yield _id("mention", number), {"prov:type": _type("crosswire:Mention"), **said}


def _list_claims(database: Database) -> Iterator[Statement]:
    rows = database.stream("SELECT id, story FROM claim ORDER BY number")
    for one, story in rows:
        yield _id("claim", one), {"prov:type": _type("crosswire:Claim"), **_known(story=story)}


def _list_versions(database: Database) -> Iterator[Statement]:
    rows = database.stream(
        "SELECT v.id, c.id, v.kind, v.verdict, v.summary, v.why, v.members FROM claim_version v"
        " JOIN claim c ON c.number = v.claim ORDER BY v.id"
    )
    for version, claim, kind, verdict, summary, why, members in rows:
        is_withdrawn = True if members == "[]" else None
        said = _known(kind=kind, verdict=verdict, why=why, withdrawn=is_withdrawn)
        yield (
            _id("claim", claim, version),
            {"prov:type": _type("crosswire:ClaimVersion"), "prov:label": summary, **said},
        )


def _list_judgements(database: Database) -> Iterator[Statement]:
    rows = database.stream(
        "SELECT id, word, why, left_claim, right_claim FROM judgement ORDER BY id"
    )
    for number, word, why, left, right in rows:
        said = _known(word=word, why=why or None, left=left, right=right)
        yield _id("judgement", number), {"prov:type": _type("crosswire:Judgement"), **said}


def _list_origins(database: Database) -> Iterator[Statement]:
    """Give the origins that somebody is named for, each once."""
    seen: set[str] = set()
    for (value,) in database.stream("SELECT value FROM story_version ORDER BY batch, story"):
        for origin in from_json(value, StoryState).origins:
            if _is_named(origin.id) and origin.id not in seen:
                seen.add(origin.id)
                said = {"prov:label": origin.name, **_known(kind=origin.kind.value)}
                yield _id("origin", origin.id), {"prov:type": _type("crosswire:Origin"), **said}


def _list_batches(database: Database) -> Iterator[Statement]:
    for number, recorded, action in database.stream(
        "SELECT id, recorded, action FROM batch ORDER BY id"
    ):
        said = {"prov:endTime": str(recorded), **_known(action=action)}
        yield _id("batch", number), {"prov:type": _type("crosswire:Batch"), **said}


def _list_readings(database: Database) -> Iterator[Statement]:
    rows = database.stream(
        "SELECT r.id, b.recorded FROM reading r JOIN batch b ON b.id = r.batch ORDER BY r.id"
    )
    for number, recorded in rows:
        said = {"prov:type": _type("crosswire:Reading"), "prov:endTime": str(recorded)}
        yield _id("reading", number), said


def _list_agents(database: Database) -> Iterator[Statement]:
    organisation, software = _type("prov:Organization"), _type("prov:SoftwareAgent")
    for (outlet,) in database.stream(
        "SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL ORDER BY outlet"
    ):
        yield _id("outlet", outlet), {"prov:type": organisation, "prov:label": outlet}
    for (reader,) in database.stream(
        "SELECT reader FROM reading UNION SELECT reader FROM batch ORDER BY 1"
    ):
        yield _id("reader", reader), {"prov:type": software, "prov:label": reader}
    for (tool,) in database.stream(
        "SELECT tool FROM reading UNION SELECT tool FROM batch ORDER BY 1"
    ):
        yield _id("tool", tool), {"prov:type": software, "prov:label": f"crosswire {tool}"}
    for (batch,) in database.stream("SELECT DISTINCT batch FROM judgement ORDER BY batch"):
        label = "person who judged; the ledger keeps no name"
        yield _id("person", batch), {"prov:type": _type("prov:Person"), "prov:label": label}


def _link_made(database: Database) -> Iterator[Statement]:
    """Tell by what mentions, versions of claims and judgements were made."""
    for number, reading in database.stream("SELECT id, reading FROM mention ORDER BY id"):
        made = {"prov:entity": _id("mention", number), "prov:activity": _id("reading", reading)}
        yield f"_:m{number}", made
    rows = database.stream(
        "SELECT v.id, c.id, v.batch, b.recorded FROM claim_version v"
        " JOIN claim c ON c.number = v.claim JOIN batch b ON b.id = v.batch ORDER BY v.id"
    )
    for version, claim, batch, recorded in rows:
        yield (
            f"_:v{version}",
            {
                "prov:entity": _id("claim", claim, version),
                "prov:activity": _id("batch", batch),
                "prov:time": str(recorded),
            },
        )
    for number, batch in database.stream("SELECT id, batch FROM judgement ORDER BY id"):
        made = {"prov:entity": _id("judgement", number), "prov:activity": _id("batch", batch)}
        yield f"_:j{number}", made


def _link_used(database: Database) -> Iterator[Statement]:
    """Tell which reports a batch took in, and which report a reading is of."""
    for number, one, batch in database.stream(
        "SELECT number, id, batch FROM report ORDER BY number"
    ):
        used = {"prov:activity": _id("batch", batch), "prov:entity": _id("report", one)}
        yield f"_:r{number}", used
    for number, report in database.stream("SELECT id, report FROM reading ORDER BY id"):
        used = {"prov:activity": _id("reading", number), "prov:entity": _id("report", report)}
        yield f"_:d{number}", used


def _derive(new: str, old: str) -> dict[str, object]:
    return {"prov:generatedEntity": new, "prov:usedEntity": old}


def _link_derived(database: Database) -> Iterator[Statement]:
    """Tell what mentions, corrections and versions of claims come from."""
    for number, report in database.stream("SELECT id, report FROM mention ORDER BY id"):
        yield f"_:dm{number}", _derive(_id("mention", number), _id("report", report))
    for number, one, replaced in database.stream(
        "SELECT number, id, replaces FROM report WHERE replaces IS NOT NULL ORDER BY number"
    ):
        yield (
            f"_:dr{number}",
            {**_derive(_id("report", one), _id("report", replaced)), **_REVISION},
        )
    rows = database.stream(
        "SELECT v.id, c.id, v.members, (SELECT max(w.id) FROM claim_version w"
        " WHERE w.claim = v.claim AND w.id < v.id) FROM claim_version v"
        " JOIN claim c ON c.number = v.claim ORDER BY v.id"
    )
    for version, claim, members, earlier in rows:
        new = _id("claim", claim, version)
        if earlier is not None:
            yield f"_:dv{version}", {**_derive(new, _id("claim", claim, earlier)), **_REVISION}
        yield from _derive_version(version, new, members)


def _is_named(origin: str) -> bool:
    """Tell by its id whether somebody is named for an origin, of whatever kind it is."""
    return not origin.startswith("unknown-")


def _derive_version(version: int, new: str, members: str) -> Iterator[Statement]:
    """Tell from which mentions and named origins a version of a claim comes."""
    found = list_members(members)
    for number, _ in found:
        yield f"_:dv{version}m{number}", _derive(new, _id("mention", number))
    origins = dict.fromkeys(origin for _, origin in found if origin)
    for at, origin in enumerate(origins):
        if _is_named(origin):
            yield f"_:dv{version}o{at}", {**_derive(new, _id("origin", origin)), **_SOURCE}


def _link_attributed(database: Database) -> Iterator[Statement]:
    """Tell which outlet a report, and which person a judgement, is to be put down to."""
    for number, one, outlet in database.stream(
        "SELECT number, id, outlet FROM report WHERE outlet IS NOT NULL ORDER BY number"
    ):
        said = {"prov:entity": _id("report", one), "prov:agent": _id("outlet", outlet)}
        yield f"_:ar{number}", said
    for number, batch in database.stream("SELECT id, batch FROM judgement ORDER BY id"):
        said = {"prov:entity": _id("judgement", number), "prov:agent": _id("person", batch)}
        yield f"_:aj{number}", said


def _link_associated(database: Database) -> Iterator[Statement]:
    """Tell who carried out readings and batches."""
    for number, reader in database.stream("SELECT id, reader FROM reading ORDER BY id"):
        said = {"prov:activity": _id("reading", number), "prov:agent": _id("reader", reader)}
        yield f"_:sd{number}", said
    for number, tool in database.stream("SELECT id, tool FROM batch ORDER BY id"):
        said = {"prov:activity": _id("batch", number), "prov:agent": _id("tool", tool)}
        yield f"_:sb{number}", said
    for (batch,) in database.stream("SELECT DISTINCT batch FROM judgement ORDER BY batch"):
        said = {"prov:activity": _id("batch", batch), "prov:agent": _id("person", batch)}
        yield f"_:sp{batch}", said


def _link_invalidated(database: Database) -> Iterator[Statement]:
    """Tell which reports were taken back."""
    rows = database.stream(
        "SELECT t.report, t.why, t.batch, b.recorded FROM retraction t"
        " JOIN batch b ON b.id = t.batch ORDER BY t.batch, t.report"
    )
    for at, (report, why, batch, recorded) in enumerate(rows):
        said = {"prov:entity": _id("report", report), "prov:activity": _id("batch", batch)}
        yield f"_:i{at}", {**said, "prov:time": str(recorded), **_known(why=why or None)}


def _link_special(database: Database) -> Iterator[Statement]:
    """Tell of which claim each version is."""
    rows = database.stream(
        "SELECT v.id, c.id FROM claim_version v JOIN claim c ON c.number = v.claim ORDER BY v.id"
    )
    for version, claim in rows:
        said = {
            "prov:specificEntity": _id("claim", claim, version),
            "prov:generalEntity": _id("claim", claim),
        }
        yield f"_:s{version}", said


_SECTIONS: Mapping[str, tuple[Callable[[Database], Iterator[Statement]], ...]] = MappingProxyType(
    {
        "entity": (
            _list_reports,
            _list_mentions,
            _list_claims,
            _list_versions,
            _list_judgements,
            _list_origins,
        ),
        "activity": (_list_batches, _list_readings),
        "agent": (_list_agents,),
        "wasGeneratedBy": (_link_made,),
        "used": (_link_used,),
        "wasDerivedFrom": (_link_derived,),
        "wasAttributedTo": (_link_attributed,),
        "wasAssociatedWith": (_link_associated,),
        "wasInvalidatedBy": (_link_invalidated,),
        "specializationOf": (_link_special,),
    }
)

"""IPTC ninjs, versions 1 to 2.x: a news item as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping

from crosswire.errors import SourceError
from crosswire.sources.article import Draft
from crosswire.sources.formats.fields import as_authors, as_body, as_text
from crosswire.sources.provenance.names import read_authors
from crosswire.sources.provenance.stamps import read_published
from crosswire.types import DateBasis

_MARKS_1 = (
    "body_text",
    "body_xhtml",
    "versioncreated",
    "copyrightholder",
    "slugline",
    "headline_extended",
)
_MARKS_2 = ("bodies", "headlines", "contentCreated", "infoSources", "bylines", "descriptions")


def is_ninjs(record: Mapping[str, object]) -> bool:
    """Tell whether an object is ninjs by the names that only ninjs gives its fields."""
    standard = record.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    if any(isinstance(record.get(name), list) for name in ("bodies", "headlines")):
        return True
    return any(str(key).startswith("body_") for key in record) and (
        "uri" in record or any(name in record for name in (*_MARKS_1[2:], *_MARKS_2))
    )


def _entries(record: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    value = record.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _best(entries: list[Mapping[str, object]], roles: tuple[str, ...]) -> str | None:
    """Give the value of the entry whose role is named first, or of the first entry."""
    ranked = sorted(
        entries,
        key=lambda entry: next(
            (
                rank
                for rank, role in enumerate(roles)
                if role in str(entry.get("role", "")).casefold()
            ),
            len(roles),
        ),
    )
    return next((found for entry in ranked if (found := as_body(entry.get("value")))), None)


def _body(record: Mapping[str, object]) -> str | None:
    bodies = _entries(record, "bodies")
    plain = [entry for entry in bodies if "plain" in str(entry.get("contentType", ""))]
    found = _best(plain, ("main", "body")) or _best(bodies, ("main", "body"))
    if found:
        return found
    for name in ("body_text", "body_xhtml", "body_html", "body"):
        found = as_body(record.get(name))
        if found:
            return found
    keys = sorted(key for key in record if key.startswith("body_"))
    return next((found for key in keys if (found := as_body(record.get(key)))), None)


def _info_sources(record: Mapping[str, object]) -> tuple[str | None, str | None]:
    """Give provider and agency: infoSources with their roles, source, provider."""
    provider = as_text(record.get("provider")) or as_text(record.get("copyrightHolder"))
    agency = as_text(record.get("source")) or as_text(record.get("creditline"))
    for entry in [*_entries(record, "infoSources"), *_entries(record, "infosource")]:
        name = as_text(entry.get("name")) or as_text(entry.get("literal"))
        role = str(entry.get("role", "")).casefold()
        if name and ("publish" in role or "distribut" in role or "provider" in role):
            provider = provider or name
        elif name:
            agency = agency or name
    return provider or as_text(record.get("copyrightholder")), agency


def draft_of_ninjs(record: Mapping[str, object], place: str) -> Draft:
    """
    Make a draft of one ninjs item.

    Raises:
        SourceError: It holds no text (a picture, a package) or was withdrawn.
    """
    status = str(record.get("pubStatus") or record.get("pubstatus") or "usable").casefold()
    if status.endswith(("canceled", "withheld")):
        raise SourceError(f'Its publisher marked it "{status}"; it must not be used.')
    text = _body(record)
    if not text or not text.strip():
        kind = record.get("type") or "item"
        raise SourceError(f"The ninjs {kind} holds no body text; give a text item.")
    outlet, agency = _info_sources(record)
    title = _best(_entries(record, "headlines"), ("main", "headline"))
    bylines = [as_text(entry.get("value")) for entry in _entries(record, "bylines")]
    authors = as_authors([line for line in bylines if line] or record.get("byline") or [])
    people = [
        as_text(entry)
        for entry in _entries(record, "people")
        if "author" in str(entry.get("role", ""))
    ]
    subjects = _entries(record, "subjects") or _entries(record, "subject")
    when = next(
        (
            found
            for name in ("firstCreated", "firstcreated", "contentCreated", "contentcreated",
                         "versionCreated", "versioncreated")
            if (found := as_text(record.get(name)))
        ),
        None,
    )  # fmt: skip
    uri = as_text(record.get("uri"))
    return Draft(
        uri=uri if uri and "://" in uri else place,
        text=text,
        title=title or as_text(record.get("headline")) or as_text(record.get("title")),
        outlet=outlet,
        agency=agency if agency != outlet else None,
        authors=authors or tuple(name for who in people if who for name in read_authors(who)),
        section=as_text(subjects[0]) if subjects else None,
        published=read_published(when) if when else None,
        published_basis=DateBasis.GIVEN,
        language=(as_text(record.get("language")) or "")[:2].casefold() or None,
    )

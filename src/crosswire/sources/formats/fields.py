"""The fields of a report in JSON, by all the names that feeds give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from types import MappingProxyType

from crosswire.errors import SourceError
from crosswire.sources.article import Draft
from crosswire.sources.provenance.names import read_authors
from crosswire.sources.provenance.stamps import read_published
from crosswire.types import DateBasis

# Our field on the left; the names it goes by in feeds on the right, the first found wins.
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "body", "content", "article", "full_text", "fulltext", "maintext",
                 "article_text", "body_text", "bodytext", "articlebody", "content_text",
                 "raw_text", "plain_text", "story"),
        "title": ("title", "headline", "head", "name"),
        "outlet": ("outlet", "source", "publisher", "source_name", "sourcename", "media_name",
                   "publication", "newspaper", "site_name", "sitename", "hostname",
                   "source_domain", "domain"),
        "uri": ("uri", "url", "link", "source_url", "canonical_url", "id"),
        "published": ("published", "date", "published_at", "publishedat", "publish_date",
                      "publication_date", "publishdate", "published_date", "date_publish",
                      "date_published", "datepublished", "pub_date", "pubdate", "timestamp",
                      "datetime", "created_at", "versioncreated"),
        "authors": ("authors", "author", "byline", "creator", "by", "writers"),
        "language": ("language", "lang", "language_code"),
        "section": ("section", "category", "rubric", "desk", "articlesection"),
        "agency": ("agency", "wire", "credit", "news_agency", "infosource", "credit_line"),
        "republished_from": ("republished_from", "reprinted_from", "original_source",
                             "first_published_by", "original_publisher"),
    }
)  # fmt: skip
_TAG = re.compile(r"<[/!]?[A-Za-z][^<>]{0,2000}>")
_BLOCK = re.compile(
    r"</(?:p|div|h[1-6]|li|tr|blockquote|section|article)\s{0,9}>|<br\s{0,9}/?>", re.I
)
_HOST = re.compile(
    r"https?://(?:www\.|m\.|amp\.)?(?P<host>[\w.-]{1,100}\.[A-Za-z]{2,20})(?=[/:?#]|\Z)"
)
_HIDDEN = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SHOWN = re.compile(r"</(?:script|style)[^<>]{0,20}>", re.IGNORECASE)


def normalise_keys(record: Mapping[str, object]) -> dict[str, object]:
    """Give a record with its keys in lower case and "-" and " " as "_"."""
    return {normalise_key(key): value for key, value in record.items()}


def normalise_key(key: str) -> str:
    """Write a field's name as the table of names does."""
    return key.casefold().replace("-", "_").replace(" ", "_")


def strip_tags(text: str) -> str:
    """Make text of a body that a feed holds as HTML; text without tags stays as it is."""
    if len(_TAG.findall(text[:4000])) < 2 and "</" not in text:
        return text
    return unescape(_TAG.sub("", _BLOCK.sub("\n\n", _drop_hidden(text))))


def _drop_hidden(text: str) -> str:
    """Leave out scripts and styles; an unclosed one hides all that follows."""
    kept: list[str] = []
    position = 0
    for match in _HIDDEN.finditer(text):
        if match.start() < position:
            continue
        kept.append(text[position : match.start()])
        close = _SHOWN.search(text, match.end())
        if close is None:
            return " ".join(kept)
        position = close.end()
    return " ".join([*kept, text[position:]])


def as_text(value: object) -> str | None:
    """Read a field that is text, a number, or an object or list that names one thing."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, dict):
        for key in ("name", "title", "label", "value", "literal"):
            found = as_text(value.get(key))
            if found:
                return found
    if isinstance(value, list) and value:
        return as_text(value[0])
    return None


def as_body(value: object) -> str | None:
    """Read a body: text, a list of paragraphs, or an object that holds one of them."""
    if isinstance(value, str):
        return strip_tags(value)
    if isinstance(value, list):
        pieces = [as_body(item) for item in value]
        return "\n\n".join(piece for piece in pieces if piece) or None
    if isinstance(value, dict):
        for key in ("text", "value", "content", "body", "contentstr"):
            found = as_body(value.get(key))
            if found:
                return found
    return None


def as_authors(value: object) -> tuple[str, ...]:
    """Read authors: "By Ana Kovač and Piet Smit", a list of names or of objects."""
    if isinstance(value, str):
        return read_authors(value)
    if isinstance(value, list):
        names = [name for item in value if (name := as_text(item))]
        return tuple(dict.fromkeys(name for item in names for name in read_authors(item)))
    name = as_text(value)
    return read_authors(name) if name else ()


def _first(record: Mapping[str, object], field: str) -> object:
    for name in FIELDS[field]:
        value = record.get(name)
        if value not in (None, "", [], {}):
            return value
    return None


def host_of(address: str | None) -> str | None:
    """Give the site of an address as an outlet's name of last resort: "harbourpost.example"."""
    match = _HOST.match(address or "")
    return match.group("host").casefold() if match else None


def draft_of_record(record: Mapping[str, object], place: str) -> Draft:
    """
    Make a draft of one JSON object by the table of field names.

    Args:
        record: The object.
        place: Where it stands ("feed.jsonl:7"), its uri unless it names an address.

    Raises:
        SourceError: No field holds a text.
    """
    plain = normalise_keys(record)
    text = as_body(_first(plain, "text"))
    if text is None or not text.strip():
        empty = [key for key in record if normalise_key(key) in FIELDS["text"]]
        if empty:
            raise SourceError(f'The field "{empty[0][:60]}" holds no text; put the report there.')
        names = ", ".join(sorted(record)[:8]) or "none"
        raise SourceError(
            f"No field holds the report's text (fields found: {names[:160]}); name it"
            ' "text", "body" or "content".'
        )
    published = as_text(_first(plain, "published"))
    uri = as_text(_first(plain, "uri"))
    outlet = as_text(_first(plain, "outlet"))
    return Draft(
        uri=uri if uri and "://" in uri else place,
        text=text,
        title=as_text(_first(plain, "title")),
        outlet=host_of(outlet) or outlet or host_of(uri),
        agency=as_text(_first(plain, "agency")),
        republished_from=as_text(_first(plain, "republished_from")),
        authors=as_authors(_first(plain, "authors")),
        section=as_text(_first(plain, "section")),
        published=read_published(published) if published else None,
        published_basis=DateBasis.GIVEN,
        language=read_language(as_text(_first(plain, "language"))),
    )


def read_language(value: str | None) -> str | None:
    """Read "en", "en-GB" or "EN_us" as "en"; anything longer is not a code."""
    if value is None:
        return None
    code = re.split(r"[-_]", value.strip().casefold())[0]
    return code if re.fullmatch(r"[a-z]{2}", code) else None

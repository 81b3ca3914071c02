"""What a web page's head says about the report: JSON-LD, OpenGraph, meta and time elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from crosswire.sources.formats.fields import as_authors, as_text
from crosswire.sources.provenance.names import read_authors
from crosswire.sources.provenance.stamps import read_published
from crosswire.sources.wordlists import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Our field on the left; meta names and properties on the right, the first found wins.
META: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title",
                  "parsely-title", "headline"),
        "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher",
                   "article:publisher", "twitter:site", "copyright"),
        "published": ("article:published_time", "og:article:published_time", "datepublished",
                      "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
                      "pubdate", "publishdate", "publish-date", "parsely-pub-date",
                      "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
                      "citation_publication_date", "published_time", "created"),
        "author": ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
                   "sailthru.author", "byl", "twitter:creator"),
        "section": ("article:section", "og:section", "section", "parsely-section", "category"),
        "url": ("og:url", "twitter:url"),
        "language": ("og:locale", "content-language", "language", "dc.language"),
    }
)  # fmt: skip
# Schema.org types of a report; a WebPage node tells of the site, not of the report.
_ARTICLE_TYPES = words("""
    newsarticle article reportagenewsarticle analysisnewsarticle backgroundnewsarticle
    askpublicnewsarticle opinionnewsarticle reviewnewsarticle blogposting liveblogposting report
    """)
_LARGEST_BLOCK = 2_000_000
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,50})\Z")


class PageData(msgspec.Struct, frozen=True):
    """What the head of a page says; every field may be missing."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    url: str | None = None
    language: str | None = None
    first_url: str | None = None
    first_outlet: str | None = None


def read_metadata(tree: HtmlElement) -> PageData:
    """Read a page's metadata: JSON-LD first, then meta elements, then time elements."""
    linked = _read_linked(tree)
    meta = _read_meta(tree)
    site = meta.get("outlet")
    if site and (site.startswith(("@", "http", "©")) or len(site) > 60):
        site = None
    title = linked.title or meta.get("title") or _heading(tree)
    outlet = linked.outlet or site
    authors = linked.authors or _plain_authors(meta.get("author"))
    published = linked.published or _first_date(meta.get("published")) or _time_element(tree)
    canonical = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
    language = meta.get("language") or tree.get("lang") or ""
    code = language.strip()[:2].casefold()
    return PageData(
        title=_clean_title(title, outlet),
        outlet=outlet,
        published=published,
        authors=tuple(name for name in authors if name != outlet),
        section=linked.section or meta.get("section"),
        url=_address(meta.get("url")) or _address(canonical) or linked.url,
        language=code if re.fullmatch(r"[a-z]{2}", code) else None,
        first_url=linked.first_url,
        first_outlet=linked.first_outlet,
    )


def _address(value: object) -> str | None:
    text = str(value).strip() if value else ""
    return text if text.startswith(("http://", "https://")) and len(text) < 2000 else None


def _first_date(value: str | None) -> str | None:
    return read_published(value) if value else None


def _clean_title(title: str | None, outlet: str | None) -> str | None:
    """Cut the site's name off a headline: "Talks open - The Harbour Post"."""
    if not title:
        return None
    tail = _TITLE_TAIL.search(title)
    if tail and outlet and tail.group("site").casefold() == outlet.casefold():
        return title[: tail.start()].strip()
    return title


def _read_meta(tree: HtmlElement) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv")
        content = " ".join((element.get("content") or "")[:2000].split())
        if name and content:
            values.setdefault(name.casefold(), content)
    return {
        field: found
        for field, names in META.items()
        if (found := next((values[name] for name in names if name in values), None))
    }


def _plain_authors(value: str | None) -> tuple[str, ...]:
    if not value or value.startswith(("http", "@")) or len(value) > 200:
        return ()
    return read_authors(value)


def _heading(tree: HtmlElement) -> str | None:
    for name in ("h1", "title"):
        for element in tree.iter(name):
            text = " ".join(element.text_content().split())
            if 3 <= len(text) <= 300:
                return text
    return None


def _time_element(tree: HtmlElement) -> str | None:
    """The first machine-readable time that is not inside comments or lists of other stories."""
    for element in tree.iter("time"):
        around = " ".join(
            f"{above.get('class') or ''} {above.get('id') or ''}"
            for above in element.iterancestors()
        )
        if re.search(r"comment|related|sidebar|aside|footer|widget|recent", around, re.IGNORECASE):
            continue
        found = _first_date(element.get("datetime") or element.text_content()[:100])
        if found:
            return found
    return None


def _read_linked(tree: HtmlElement) -> PageData:
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").casefold():
            continue
        raw = (element.text or "").strip()
        if not raw or len(raw) > _LARGEST_BLOCK:
            continue
        try:
            value = msgspec.json.decode(raw.encode("utf-8", "replace"), strict=False)
        except (msgspec.DecodeError, RecursionError):
            continue
        for node in _nodes(value, 0):
            kind = node.get("@type")
            kinds = [str(one).casefold() for one in (kind if isinstance(kind, list) else [kind])]
            if _ARTICLE_TYPES.intersection(kinds):
                return _of_node(node)
    return PageData()


def _nodes(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name), depth + 1)


def _of_node(node: Mapping[str, object]) -> PageData:
    first = node.get("isBasedOn") or node.get("isBasedOnUrl")
    published = as_text(node.get("datePublished")) or as_text(node.get("dateCreated"))
    section = node.get("articleSection")
    return PageData(
        title=as_text(node.get("headline")) or as_text(node.get("name")),
        outlet=as_text(node.get("publisher")),
        published=read_published(published) if published else None,
        authors=as_authors(node.get("author")) if node.get("author") else (),
        section=as_text(section),
        url=_address(node.get("url")),
        first_url=_address(first) if isinstance(first, str) else None,
        first_outlet=as_text(first.get("publisher")) if isinstance(first, dict) else None,
    )

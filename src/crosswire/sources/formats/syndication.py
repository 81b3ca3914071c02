"""RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom: what a feed says of each of its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from crosswire.errors import SourceError
from crosswire.sources.formats.fields import as_authors, read_language, strip_tags
from crosswire.sources.formats.markup import check_depth, check_entities
from crosswire.sources.formats.xml import find_child, local_name, make_parser, read_words
from crosswire.sources.provenance.stamps import read_published
from crosswire.types import Value

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,300}\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BARE = re.compile(r"&(?![A-Za-z][A-Za-z0-9]{1,31};|#\d{1,7};|#x[0-9A-Fa-f]{1,6};)")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?P<name>[A-Za-z][A-Za-z0-9]{1,31};)")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_MARKUP = frozenset("<>&\"'")
_ATOM = re.compile(r"w3\.org/2005/Atom|purl\.org/atom/ns#")
# Vocabularies whose "title", "description" or "content" speak of a picture or a recording.
_OTHER_SPACES = re.compile(r"mrss|itunes|podcast|georss|googleplay", re.IGNORECASE)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MAILBOX = re.compile(r"\S{1,200}@\S{1,200}\s{0,9}(?:\((?P<name>[^()]{1,100})\))?")
_FEED_WORD = re.compile(r"\s*(?:[|»:–—-]\s*)?\b(?:RSS|Atom)(?:\s+feed)?\Z", re.IGNORECASE)
# What a weblog program writes under an entry of its own feed.
_COLOPHON = re.compile(
    r"\s{0,20}\bThe post\b[^\n]{1,400}\b(?:appeared first|first appeared) on\b[^\n]{1,200}\Z"
)
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.)\s{0,3}[\])]?\s{0,9}"
    r"(?:[^\n.]{0,60}\b(?:more|reading|article|story)\b[^\n]{0,40})?\Z"
    r"|\b(?:continue reading|keep reading|read more|read (?:the )?(?:full|rest|whole))\b"
    r"[^\n]{0,80}\Z",
    re.IGNORECASE,
)
_FEWEST_OF_CONTENT = 80  # as of a page: fewer characters are no report
_FEWEST_OF_SUMMARY = 800  # four times the usual teaser; a report of a hundred and thirty words
_LONGEST_LINK = 2_000


class Entry(Value, frozen=True, kw_only=True):
    """
    What a feed says of one report.

    Attributes:
        place: Where it stands ("feed.xml#3").
        link: Address of its page, or None.
        title: Headline.
        outlet: Who published it: the source that the entry names, else the feed's title.
        authors: Names of its authors.
        section: First of its categories.
        published: ISO date, or date and time; the day of its last change where it names no other.
        language: ISO 639-1 code that the entry or the feed gives.
        body: Its whole text; None where the feed carries a summary only.
        n_characters: Length of what the feed carries of it.
    """

    place: str
    link: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None
    language: str | None = None
    body: str | None = None
    n_characters: int = 0


class Feed(Value, frozen=True, kw_only=True):
    """
    A feed and its entries.

    Attributes:
        title: Its title, without "RSS feed".
        entries: In its own order, the newest first as a rule.
        damage: Where it stops being XML: what the parser found; None where it is whole.
    """

    title: str | None = None
    entries: tuple[Entry, ...] = ()
    damage: str | None = None


def parse_feed(text: str, uri: str, max_depth: int) -> Feed:
    """
    Read a feed. Of a damaged one, the entries that are whole before the fault.

    Links are made absolute against xml:base, the feed's own address, or that of its site.

    Args:
        text: The decoded document.
        uri: File or address, against which relative links are resolved if it is an address.
        max_depth: Most elements open at once.

    Raises:
        SourceError: It declares entities, is nested too deep, or is no feed.
    """
    check_entities(text)
    check_depth(_without_cdata(text), max_depth)
    plain = _CONTROLS.sub(" ", _DECLARATION.sub("", text)).strip()
    root, items, damage = _parse(plain)
    if damage is not None:
        root, items, damage = _parse(_mend(plain))
    if root is None or (damage is not None and not items):
        raise SourceError(f"It is not well-formed XML ({damage}); mend it.")
    if local_name(root).casefold() not in ("rss", "rdf", "feed"):
        raise SourceError(f'Its XML is a "{local_name(root)[:60]}", not an RSS or Atom feed.')
    head = find_child(root, "channel")
    head = root if head is None else head
    title = _title(head)
    bases = _bases(head, uri)
    language = _language(head) or _language(root)
    entries = tuple(
        _entry(item, f"{uri}#{number}", bases, title, language)
        for number, item in enumerate(items, 1)
    )
    return Feed(title=title, entries=entries, damage=damage)


def _parse(text: str) -> tuple[_Element | None, list[_Element], str | None]:
    """Give the root, the items that are whole, and what the parser found wrong."""
    from lxml import etree  # noqa: PLC0415 (30 ms that plain text need not pay)

    parser = make_parser(("start", "end"))
    damage = None
    try:
        parser.feed(text.encode("utf-8", "replace"))
        parser.close()
    except etree.XMLSyntaxError as error:
        damage = str(error.msg)
    root: _Element | None = None
    items: list[_Element] = []
    n_open = 0
    for event, element in cast("Iterator[tuple[str, _Element]]", parser.read_events()):
        root = element if root is None else root
        if local_name(element) in ("item", "entry"):
            n_open += 1 if event == "start" else -1
            if n_open == 0:  # one inside another is part of that one
                items.append(element)
    return root, items, damage


def _without_cdata(text: str) -> str:
    """Leave out what CDATA sections hold, whose tags are text to the parser."""
    return "".join(piece for piece, is_cdata in _split_cdata(text) if not is_cdata)


def _split_cdata(text: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a document, each with whether it is a CDATA section."""
    position = 0
    while (start := text.find(_CDATA, position)) >= 0:
        end = text.find(_CDATA_END, start)
        yield text[position:start], False
        position = len(text) if end < 0 else end + len(_CDATA_END)
        yield text[start:position], True
    yield text[position:], False


def _mend(text: str) -> str:
    """Repair the commonest fault of feeds: HTML's names of characters, and a bare "&"."""
    return "".join(
        piece if is_cdata else _NAMED.sub(_mend_name, _BARE.sub("&amp;", piece))
        for piece, is_cdata in _split_cdata(text)
    )


def _mend_name(match: re.Match[str]) -> str:
    found = html5.get(match.group("name"))
    return found if found and not _MARKUP & set(found) else f"&amp;{match.group('name')}"


def _children(element: _Element, *names: str) -> Iterator[_Element]:
    """Give the children of these names, of the first name first, pictures' and sounds' left out."""
    for name in names:
        for inner in element:
            if local_name(inner) == name and not _OTHER_SPACES.search(str(inner.tag)):
                yield inner


def _text(element: _Element, *names: str) -> str | None:
    """Give the first child of these names as one line, tags and entities resolved."""
    for inner in _children(element, *names):
        found = _plain(read_words(inner))
        if found:
            return found
    return None


def _plain(words: str | None) -> str | None:
    return " ".join(unescape(strip_tags(words)).split()) or None if words else None


def _title(head: _Element) -> str | None:
    title = _text(head, "title")
    return _FEED_WORD.sub("", title).strip() or title if title else None


def _language(element: _Element) -> str | None:
    return read_language(_text(element, "language") or element.get(_LANGUAGE))


def _is_address(link: str | None) -> bool:
    return bool(link) and str(link).startswith(("http://", "https://"))


def _bases(head: _Element, uri: str) -> tuple[str, ...]:
    """Give what relative links may be relative to, the best first."""
    own = (one.get("href") for one in _children(head, "link") if one.get("rel") == "self")
    site = [_link_of(one) for one in _children(head, "link") if one.get("rel") != "self"]
    found = (head.base, uri, *own, *site)
    return tuple(str(one).strip() for one in found if one and _is_address(str(one).strip()))


def _link_of(element: _Element) -> str:
    return (element.get("href") or read_words(element) or "").strip()


def _link(item: _Element, bases: tuple[str, ...]) -> str | None:
    """Give the address of an entry's page: the link before tracking, the link, the guid."""
    pages = [one for one in _children(item, "link") if one.get("rel") in (None, "alternate")]
    guids = [one for one in _children(item, "guid") if one.get("isPermaLink") != "false"]
    absolute = [_link_of(one) for one in guids]
    for found in (
        *(_link_of(one) for one in _children(item, "origLink")),
        *(_link_of(one) for one in pages),
        *(one for one in absolute if _is_address(one)),
    ):
        try:
            base = item.base if _is_address(item.base) else next(iter(bases), "")
            link = urljoin(str(base), found)
        except ValueError:
            continue
        if found and _is_address(link) and len(link) <= _LONGEST_LINK:
            return link
    return None


def _entry(
    item: _Element, place: str, bases: tuple[str, ...], feed: str | None, language: str | None
) -> Entry:
    source = next(_children(item, "source"), None)
    named = None if source is None else _text(source, "title") or _plain(read_words(source))
    published = next(
        (
            found
            for name in ("pubDate", "published", "issued", "date", "created", "updated", "modified")
            if (text := _text(item, name)) and (found := read_published(text))
        ),
        None,
    )
    categories = list(_children(item, "category", "subject"))
    first = categories[0] if categories else None
    body, n_characters = _body(item)
    return Entry(
        place=place,
        link=_link(item, bases),
        title=_text(item, "title"),
        outlet=named or feed,
        authors=_authors(item),
        section=None if first is None else first.get("label") or _plain(read_words(first))
        or first.get("term"),
        published=published,
        language=_language(item) or language,
        body=body,
        n_characters=n_characters,
    )  # fmt: skip


def _authors(item: _Element) -> tuple[str, ...]:
    """Read "dc:creator", Atom's names, and "desk@post.example (Ana Kovač)"."""
    names: list[str] = []
    for one in _children(item, "creator", "author"):
        line = _text(one, "name") or _plain(read_words(one)) or ""
        mailbox = _MAILBOX.fullmatch(line)
        if mailbox is not None:
            line = mailbox.group("name") or ""
        if line:
            names.append(line)
    return as_authors(names)


def _body(item: _Element) -> tuple[str | None, int]:
    """Give an entry's whole text where the feed carries it, and how much it carries."""
    longest = 0
    for element, fewest in (
        *((one, _FEWEST_OF_CONTENT) for one in _children(item, "encoded")),
        *((one, _FEWEST_OF_CONTENT) for one in _children(item, "content") if _is_atom(one)),
        *((one, _FEWEST_OF_SUMMARY) for one in _children(item, "description", "summary")),
    ):
        text = _COLOPHON.sub("", _prose(element).strip()).strip()
        longest = max(longest, len(text))
        if len(text) >= fewest and not _CUT_OFF.search(text[-300:]):
            return text, len(text)
    return None, longest


def _is_atom(element: _Element) -> bool:
    return bool(_ATOM.search(str(element.tag)))


def _prose(element: _Element) -> str:
    """Make text of a body: escaped HTML, XHTML elements, or plain text."""
    if element.get("type") in ("text", "text/plain"):
        return "".join(str(piece) for piece in element.itertext())
    if len(element):
        from lxml import etree  # noqa: PLC0415 (30 ms that plain text need not pay)

        return strip_tags(etree.tostring(element, encoding="unicode", with_tail=False))
    return unescape(strip_tags(element.text or ""))

"""NewsML-G2 news items and messages, and NITF documents inside them or alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosswire.errors import SourceError
from crosswire.sources.article import Draft
from crosswire.sources.formats.fields import strip_tags
from crosswire.sources.formats.markup import check_depth, check_entities
from crosswire.sources.formats.xml import find_child, local_name, make_parser, read_words
from crosswire.sources.options import SourceOptions
from crosswire.sources.provenance.names import read_authors
from crosswire.sources.provenance.stamps import read_published
from crosswire.sources.wordlists import words
from crosswire.types import DateBasis, Unread

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,300}\?>")
_BLOCKS = words("p h1 h2 h3 h4 h5 h6 li blockquote pre hl2 dt dd td")
_SKIPPED = words("script style head media figure table hedline byline dateline")


def read_newsml(text: str, uri: str, options: SourceOptions) -> Iterator[Draft | Unread]:
    """
    Give every text item of a NewsML-G2 document, or the report of an NITF document.

    Raises:
        SourceError: It is no such XML, is nested too deep, or declares entities.
    """
    check_entities(text)
    check_depth(text, options.max_depth)
    root = _parse(text)
    name = local_name(root)
    if name == "nitf":
        yield _draft_of_nitf(root, uri)
        return
    items = [root] if name == "newsItem" else list(_all(root, "newsItem"))
    if not items:
        raise SourceError(
            f'Its XML is a "{name}", not a NewsML-G2 newsItem or itemSet with text; give those.'
        )
    for number, item in enumerate(items, 1):
        place = uri if len(items) == 1 else f"{uri}#{number}"
        try:
            yield _draft_of_item(item, place)
        except SourceError as error:
            yield Unread(uri=place, reason=str(error))


def _parse(text: str) -> _Element:
    from lxml import etree  # noqa: PLC0415 (30 ms that plain text need not pay)

    parser = make_parser()
    try:
        parser.feed(_DECLARATION.sub("", text).strip().encode("utf-8", "replace"))
        return parser.close()
    except etree.XMLSyntaxError as error:
        raise SourceError(f"It is not well-formed XML ({error.msg}); mend it.") from error


def _all(element: _Element, name: str) -> Iterator[_Element]:
    return (inner for inner in element.iter() if local_name(inner) == name)


def _party(element: _Element | None) -> str | None:
    """Name a party by its name element, its literal, or the code behind its prefix."""
    if element is None:
        return None
    name = read_words(find_child(element, "name")) or element.get("literal")
    code = element.get("qcode") or ""
    return name or code.rsplit(":", 1)[-1] or None


def _draft_of_item(item: _Element, place: str) -> Draft:
    meta, content = find_child(item, "itemMeta"), find_child(item, "contentMeta")
    status = find_child(meta, "pubStatus")
    code = (status.get("qcode") or "") if status is not None else ""
    if code.endswith((":canceled", ":withheld")):
        raise SourceError(f'Its publisher marked it "{code}"; it must not be used.')
    body = _body_of_item(item)
    if not body:
        kind = find_child(meta, "itemClass")
        named = (kind.get("qcode") or "item") if kind is not None else "item"
        raise SourceError(f"The news item ({named}) holds no text of its own; give a text item.")
    created = next(
        (
            found
            for holder, name in ((content, "contentCreated"), (meta, "firstCreated"),
                                 (meta, "versionCreated"))
            if (found := read_words(find_child(holder, name)))
        ),
        None,
    )  # fmt: skip
    provider = _party(find_child(meta, "provider"))
    source = _party(find_child(content, "infoSource")) or read_words(
        find_child(content, "creditline")
    )
    guid = item.get("guid") or ""
    return Draft(
        uri=guid if "://" in guid else place,
        text=_with_dateline(read_words(find_child(content, "dateline")), body),
        title=read_words(find_child(content, "headline")) or read_words(find_child(meta, "title")),
        outlet=provider or _party(find_child(item, "rightsInfo", "copyrightHolder")),
        agency=source if source != provider else None,
        authors=_authors(content),
        section=read_words(find_child(content, "subject", "name")),
        published=read_published(created) if created else None,
        published_basis=DateBasis.GIVEN,
        language=_language(content, item),
    )


def _with_dateline(dateline: str | None, body: str) -> str:
    """Put a dateline that stands in a field of its own where a printed one would stand."""
    if not dateline or body.startswith(dateline[:12]):
        return body
    return f"{dateline.rstrip(' -–—')} — {body}"


def _authors(content: _Element | None) -> tuple[str, ...]:
    line = read_words(find_child(content, "by"))
    if line:
        return read_authors(line)
    creators = [] if content is None else [one for one in content if local_name(one) == "creator"]
    return tuple(name for one in creators if (name := read_words(find_child(one, "name"))))


def _language(content: _Element | None, item: _Element) -> str | None:
    tagged = find_child(content, "language")
    tag = tagged.get("tag") if tagged is not None else None
    tag = tag or item.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    code = tag[:2].casefold()
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _body_of_item(item: _Element) -> str | None:
    contents = find_child(item, "contentSet")
    if contents is None:
        return None
    for holder in contents:
        name = local_name(holder)
        if name == "inlineXML":
            body = _body_of_markup(holder)
        elif name == "inlineData":
            body = strip_tags("".join(str(piece) for piece in holder.itertext())).strip()
        else:
            continue
        if body:
            return body
    return None


def _body_of_markup(holder: _Element) -> str | None:
    """Give the paragraphs of XHTML or NITF; text that no paragraph holds as it is."""
    body = next(_all(holder, "body.content"), None)
    if body is None:
        body = next(_all(holder, "body"), None)
    paragraphs = list(_paragraphs(holder if body is None else body))
    return "\n\n".join(paragraphs) or read_words(holder if body is None else body)


def _paragraphs(element: _Element) -> Iterator[str]:
    for inner in element:
        name = local_name(inner)
        if name in _SKIPPED:
            continue
        if name in _BLOCKS and not any(
            local_name(one) in _BLOCKS for one in inner.iterdescendants()
        ):
            line = read_words(inner)
            if line:
                yield line
        else:
            yield from _paragraphs(inner)


def _draft_of_nitf(root: _Element, uri: str) -> Draft:
    body = _body_of_markup(root)
    if not body:
        raise SourceError("The NITF document holds no text; give one with a body.")
    head = next(_all(root, "body.head"), None)
    line = read_words(find_child(head, "byline"))
    title = next((found for one in _all(root, "hl1") if (found := read_words(one))), None)
    released = next((one.get("norm") for one in _all(root, "date.issue")), None)
    source = next((found for one in _all(root, "distributor") if (found := read_words(one))), None)
    return Draft(
        uri=uri,
        text=_with_dateline(read_words(find_child(head, "dateline")), body),
        title=title or read_words(next(_all(root, "title"), None)),
        agency=source,
        authors=read_authors(line) if line else (),
        published=read_published(released) if released else None,
        published_basis=DateBasis.GIVEN,
    )

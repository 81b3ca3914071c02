"""Saved web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosswire.errors import SourceError
from crosswire.sources.article import Draft
from crosswire.sources.formats.adverts import strip_adverts
from crosswire.sources.formats.fields import host_of
from crosswire.sources.formats.markup import check_depth, check_entities, drop_long_tags
from crosswire.sources.formats.metadata import PageData, read_metadata
from crosswire.sources.options import SourceOptions
from crosswire.sources.wordlists import words
from crosswire.types import DateBasis, Unread

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,200}\?>")
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(?P<url>https?://[^\s>]{1,2000})")
_FURNITURE = ("script", "style", "noscript", "template", "iframe", "svg", "nav", "aside", "button")
_FEWEST_CHARACTERS = 80
#: Elements that are left once menus and scripts are gone; long reports have some thousands.
_MOST_ELEMENTS = 25_000
#: Stretches of text between block tags; what finds the body is quadratic in them.
_MOST_BLOCKS = 2_000
_BLOCKS = words(
    "address article blockquote br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4"
    " h5 h6 header hr li main ol p pre section table td th tr ul"
)
_HEADER_REACH = 12  # elements around the headline


def read_page(text: str, uri: str, options: SourceOptions) -> Iterator[Draft | Unread]:
    """
    Give the report of a saved web page: trafilatura's body, and what head and header say.

    The address of a page that was fetched is its `uri`; it outranks the one that the page gives.
    Nothing the page names is fetched, no script runs, no entity is resolved.

    Raises:
        SourceError: It is nested too deep, declares entities, has too many elements, or
            holds no report.
    """
    check_depth(text, options.max_depth)
    check_entities(text)
    tree = _parse(text)
    data = read_metadata(tree)
    _strip_furniture(tree)
    _check_size(tree)
    header = _header_text(tree)
    body = _extract(tree)
    if body is None or len(body.strip()) < _FEWEST_CHARACTERS:
        raise SourceError(
            "The page holds no report that could be found (its text may be loaded by a"
            " script, or it is a list of headlines); give the report's text."
        )
    address = uri if uri.startswith(("http://", "https://")) else _saved_from(text)
    yield _draft(data, body, header, address, uri)


def _parse(text: str) -> HtmlElement:
    from lxml import etree, html  # noqa: PLC0415 (40 ms that plain text need not pay)

    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    plain = _DECLARATION.sub("", drop_long_tags(text)).replace("\0", "")
    try:
        tree = html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"Its HTML could not be read ({error}); give its text.") from error
    return tree


def _strip_furniture(tree: HtmlElement) -> None:
    """Remove what is never a report's text, so that no fallback takes it for one."""
    from lxml import etree  # noqa: PLC0415 (plain text need not pay for it)

    etree.strip_elements(tree, *_FURNITURE, with_tail=False)
    for footer in tree.xpath("/html/body/footer"):
        footer.getparent().remove(footer)
    strip_adverts(tree)


def _check_size(tree: HtmlElement) -> None:
    """Refuse pages of more elements or pieces of text than any report has."""
    n_elements, n_blocks = _count(tree)
    if n_elements > _MOST_ELEMENTS or n_blocks > _MOST_BLOCKS:
        raise SourceError(
            f"The page has {n_elements:,} elements and {n_blocks:,} pieces of text where a report"
            " has some hundreds; it is a list or a feed. Give the report's own page, or its text."
        )


def _count(tree: HtmlElement) -> tuple[int, int]:
    """Count the elements, and the block elements between which there is text."""
    n_elements = n_blocks = 0
    has_text = False
    for element in tree.iter():
        n_elements += 1
        if element.tag in _BLOCKS:
            n_blocks += has_text
            has_text = False
        has_text = has_text or any(
            piece and not piece.isspace() for piece in (element.text, element.tail)
        )
    return n_elements, n_blocks + has_text


def _extract(tree: HtmlElement) -> str | None:
    """Find the body; recall first, since what is not body is dropped afterwards."""
    from trafilatura import extract  # noqa: PLC0415 (300 ms that plain text need not pay)

    body: str | None = extract(
        tree,
        output_format="txt",
        include_comments=False,
        include_tables=False,
        include_images=False,
        deduplicate=False,
    )
    return body


def _header_text(tree: HtmlElement) -> tuple[str, ...]:
    """Give the short lines right below the headline: byline, outlet, date."""
    heading = next(iter(tree.iter("h1")), None)
    if heading is None:
        return ()
    lines: list[str] = []
    element = heading
    for _ in range(3):
        for sibling in element.itersiblings():
            text = " ".join(sibling.text_content()[:400].split())
            is_sentence = text.endswith(".") and text.count(" ") > 8
            if is_sentence or len(text) > 200 or len(lines) >= _HEADER_REACH:
                return tuple(lines)
            if text:
                lines.append(text)
        parent = element.getparent()
        if parent is None or parent.tag == "body":
            break
        element = parent
    return tuple(lines)


def _saved_from(text: str) -> str | None:
    match = _SAVED_FROM.search(text[:4096])
    return match.group("url") if match else None


def _draft(
    data: PageData, body: str, header: tuple[str, ...], address: str | None, uri: str
) -> Draft:
    lead = body[:2000]
    lines = [line for line in header if line not in lead]
    title = [data.title] if data.title else []
    here, canonical = host_of(address), host_of(data.url)
    is_elsewhere = here is not None and canonical is not None and here != canonical
    first = data.first_outlet or host_of(data.first_url) or (canonical if is_elsewhere else None)
    return Draft(
        uri=address or data.url or uri,
        text="\n\n".join([*title, *lines, body.replace("\n", "\n\n")]),
        title=data.title,
        outlet=data.outlet or here or canonical,
        republished_from=first,
        authors=data.authors,
        section=data.section,
        published=data.published,
        published_basis=DateBasis.METADATA,
    )

"""Saved web pages: body, metadata, and pages made to break a parser."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from crosswire.types import Article, DateBasis
from tests.sources.helpers import END, LEAD, TITLE, only_article, only_reason

MORE = "The two sides last met in the spring, when the old treaty on fishing rights had run out."


def page(head: str = "", top: str = "", bottom: str = "", attributes: str = "") -> str:
    """Make a page around the report."""
    return (
        f"<!doctype html><html {attributes}><head><title>{TITLE} - The Harbour Post</title>"
        f"{head}</head><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>{TITLE}</h1>{top}<p>{LEAD}</p><p>{END}</p><p>{MORE}</p>{bottom}</article>"
        "<aside><h3>Most read</h3><ul><li><a href='/x'>Storm closes the harbour</a></li></ul>"
        "</aside><footer>© 2021 The Harbour Post</footer></body></html>"
    )


def read(tmp_path: Path, html: str) -> Article:
    """Save a page and read it."""
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    return only_article(path)


def linked(**fields: object) -> str:
    """Make a JSON-LD block."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle"} | fields
    return f'<script type="application/ld+json">{json.dumps({"@graph": [node]})}</script>'


def test_the_body_is_the_report_without_the_page(tmp_path: Path) -> None:
    """Navigation, lists of other stories and the footer are no body."""
    article = read(tmp_path, page())
    assert article.text == f"{LEAD}\n\n{END}\n\n{MORE}"
    assert article.title == TITLE


def test_json_ld_gives_the_provenance(tmp_path: Path) -> None:
    """Publisher, authors, section and date of the NewsArticle node are the report's."""
    head = linked(
        headline=TITLE,
        publisher={"@type": "Organization", "name": "The Harbour Post"},
        author=[{"@type": "Person", "name": "Ana Kovač"}, {"@type": "Person", "name": "Piet Smit"}],
        datePublished="2021-05-04T08:30:00+02:00",
        articleSection=["World"],
    )
    article = read(tmp_path, page(head))
    assert article.outlet == "The Harbour Post"
    assert article.authors == ("Ana Kovač", "Piet Smit")
    assert article.section == "World"
    assert article.published == "2021-05-04T08:30:00+02:00"
    assert article.published_basis is DateBasis.METADATA


def test_meta_elements_give_the_provenance(tmp_path: Path) -> None:
    """OpenGraph and plain meta elements serve where no JSON-LD stands."""
    head = (
        '<meta property="og:site_name" content="The Harbour Post">'
        '<meta property="article:published_time" content="2021-05-04T08:30:00Z">'
        '<meta name="author" content="By Ana Kovač">'
        '<meta property="og:url" content="https://harbourpost.example/a">'
    )
    article = read(tmp_path, page(head))
    assert (article.outlet, article.authors) == ("The Harbour Post", ("Ana Kovač",))
    assert article.published == "2021-05-04T08:30:00Z"
    assert article.uri == "https://harbourpost.example/a"


def test_a_time_element_dates_the_page_but_not_one_in_the_comments(tmp_path: Path) -> None:
    """The date of the first comment is not the date of the report."""
    bottom = '<div class="comments"><time datetime="2023-01-01T00:00:00Z">later</time></div>'
    top = '<time datetime="2021-05-04T08:30:00Z">4 May</time>'
    assert read(tmp_path, page(bottom=bottom)).published is None
    assert read(tmp_path, page(top=top, bottom=bottom)).published == "2021-05-04T08:30:00Z"


def test_the_printed_byline_and_date_serve_without_metadata(tmp_path: Path) -> None:
    """The lines under the headline are read as in plain text."""
    top = "<p class='byline'>By Ana Kovač</p><p class='date'>4 May 2021, 08:30 GMT</p>"
    article = read(tmp_path, page(top=top))
    assert article.authors == ("Ana Kovač",)
    assert article.published == "2021-05-04T08:30:00Z"
    assert article.published_basis is DateBasis.PRINTED
    assert article.text.startswith(LEAD)


def test_dateline_and_credit_are_found_on_a_page_too(tmp_path: Path) -> None:
    """A page that carries agency copy names the wire in its dateline."""
    html = page().replace(f"<p>{LEAD}", f"<p>PORT VALE, May 4 (QXN) — {LEAD}")
    article = read(tmp_path, html)
    assert article.agency == "QXN"
    assert article.dateline is not None
    assert article.dateline.place == "PORT VALE"
    assert article.text.startswith(LEAD)


def test_a_canonical_address_elsewhere_makes_it_a_reprint(tmp_path: Path) -> None:
    """A page saved from one site that points to another as its original is a reprint."""
    html = page('<link rel="canonical" href="https://www.harbourpost.example/a">')
    html = html.replace("<html", "<!-- saved from url=(0030)https://mirror.example/b --><html", 1)
    article = read(tmp_path, html)
    assert article.uri == "https://mirror.example/b"
    assert article.outlet == "mirror.example"
    assert article.republished_from == "harbourpost.example"


def test_scripts_and_boilerplate_inside_the_article_are_dropped(tmp_path: Path) -> None:
    """Prompts between paragraphs are no body, and no script is text."""
    bottom = (
        "<p>Read also: Storm closes the harbour</p><p>Subscribe to our newsletter</p>"
        "<script>document.write('x')</script><p>Photo: A. Lens/QXN</p>"
    )
    assert read(tmp_path, page(bottom=bottom)).text == f"{LEAD}\n\n{END}\n\n{MORE}"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<html><body>" + "<div>" * 100_000 + "</div>" * 100_000, "nested more than 500"),
        ("<html><body>" + "<p>one two" * 100_000, "100,000 pieces of text"),
        ("<html><body>" + "<div><p>one</p></div>" * 6_000, "6,000 pieces of text"),
        ("<html><body>" + "<b><i>" * 50_000, "nested more than 500"),
        ("<!DOCTYPE html [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><html><p>&b;</p>", "entities"),
        ("<html><body><div id='app'></div><script>go()</script></body></html>", "no report"),
        ("<html><body>" + "<" * 400_000, ""),
        ("<html><body><div " + "a" * 400_000, ""),
        ("<html><body>" + "<!--" * 100_000, ""),
        ("<html", ""),
    ],
)
def test_hostile_pages_give_a_reason(tmp_path: Path, html: str, words: str) -> None:
    """A page made to break a parser is refused in one sentence, and quickly."""
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    assert words in only_reason(path)


def test_a_page_with_huge_attributes_is_read(tmp_path: Path) -> None:
    """A picture in an attribute, or ten thousand attributes, do not hide the report."""
    html = page(
        top=f"<img src='data:image/png;base64,{'A' * 3_000_000}'>",
        bottom="<div " + " ".join(f"a{n}=''" for n in range(10_000)) + "></div>",
    )
    assert read(tmp_path, html).text.startswith(LEAD)


def test_nothing_is_fetched_or_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses in a page are never opened."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr("socket.socket.connect", refuse)
    html = page(
        '<link rel="stylesheet" href="http://203.0.113.1/a.css"><base href="http://203.0.113.1/">',
        top='<img src="http://203.0.113.1/a.png"><iframe src="http://203.0.113.1/"></iframe>',
    )
    assert read(tmp_path, html).text.startswith(LEAD)


def test_a_page_in_a_declared_encoding_is_read(tmp_path: Path) -> None:
    """The charset that a page declares is used where it is not UTF-8."""
    path = tmp_path / "page.html"
    html = page('<meta charset="iso-8859-2">', top="<p class='byline'>By Ana Kovač</p>")
    path.write_bytes(html.replace("©", "").encode("iso-8859-2"))
    article = only_article(path)
    assert article.authors == ("Ana Kovač",)


@pytest.mark.parametrize(
    "names",
    ['class="ad"', 'class="ad-slot wide"', 'id="AdContainer"', 'class="sponsored-content"',
     'aria-label="Advertisement"', 'class="newsletter_signup"'],
)  # fmt: skip
def test_an_advert_inside_the_report_is_no_body(tmp_path: Path, names: str) -> None:
    """What the page itself calls an advert is left out, whatever it says."""
    advert = f"<div {names}><p>Buy the new lamp now: 50% off until Monday, only 19 euros!</p></div>"
    html = page().replace(f"<p>{END}</p>", f"{advert}<p>{END}</p>{advert}")
    assert read(tmp_path, html).text == f"{LEAD}\n\n{END}\n\n{MORE}"


@pytest.mark.parametrize("names", ["has-ads", "ad-free", "article ads", "adaptive headline"])
def test_a_wrapper_that_names_adverts_keeps_the_report(tmp_path: Path, names: str) -> None:
    """A report inside an element called "has-ads" is still read."""
    html = page().replace("<article>", f'<article class="{names}"><div class="{names}">')
    assert read(tmp_path, html.replace("</article>", "</div></article>")).title == TITLE
    assert LEAD in read(tmp_path, html.replace("</article>", "</div></article>")).text


def test_a_page_is_unread_where_its_parser_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken installation is one sentence, not a traceback."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    path = tmp_path / "page.html"
    path.write_text(page(), encoding="utf-8")
    assert "crosswire doctor" in only_reason(path)


def test_a_site_of_two_letters_stands_for_its_outlet(tmp_path: Path) -> None:
    """Short names are names."""
    html = page('<link rel="canonical" href="https://www.qx.example/a">')
    assert read(tmp_path, html).outlet == "qx.example"

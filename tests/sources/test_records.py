"""JSON Lines, single JSON documents, ninjs and NewsML-G2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crosswire.sources.formats.fields import FIELDS
from crosswire.types import DateBasis
from tests.sources.helpers import END, LEAD, TITLE, collect, only_article, only_reason

BODY = f"{LEAD}\n\n{END}"


def save(path: Path, *values: object) -> Path:
    """Save JSON values, one a line."""
    path.write_text("".join(f"{json.dumps(one)}\n" for one in values), encoding="utf-8")
    return path


def test_each_line_of_a_feed_is_a_report(tmp_path: Path) -> None:
    """Fields are the report's, with the basis "given"."""
    path = save(
        tmp_path / "feed.jsonl",
        {
            "text": BODY, "title": TITLE, "outlet": "The Harbour Post", "agency": "QXN",
            "authors": ["Ana Kovač"], "published": "2021-05-04T08:30:00Z", "section": "World",
            "language": "en-GB", "url": "https://harbourpost.example/a",
        },
        {"text": LEAD},
    )  # fmt: skip
    articles, _, unread = collect(path)
    assert not unread
    first = articles[0]
    assert (first.title, first.outlet, first.agency) == (TITLE, "The Harbour Post", "QXN")
    assert (first.authors, first.section, first.language) == (("Ana Kovač",), "World", "en")
    assert (first.published, first.published_basis) == ("2021-05-04T08:30:00Z", DateBasis.GIVEN)
    assert first.uri == "https://harbourpost.example/a"
    assert articles[1].uri == f"{path}:2"


@pytest.mark.parametrize("name", FIELDS["text"])
def test_the_text_goes_by_many_names(tmp_path: Path, name: str) -> None:
    """Every name of the table is read as the report's text."""
    assert only_article(save(tmp_path / "a.jsonl", {name: BODY})).text == BODY


@pytest.mark.parametrize("name", FIELDS["outlet"])
def test_the_outlet_goes_by_many_names(tmp_path: Path, name: str) -> None:
    """Every name of the table, as text or as an object with a name, is the outlet."""
    record = {"text": BODY, name: {"name": "The Harbour Post"}}
    assert only_article(save(tmp_path / "a.jsonl", record)).outlet == "The Harbour Post"


def test_a_body_in_html_or_in_paragraphs_is_read(tmp_path: Path) -> None:
    """Tags are dropped; a list of paragraphs is joined."""
    html = {"content": f"<p>{LEAD}</p><script>x()</script><p>{END}</p>"}
    assert only_article(save(tmp_path / "a.jsonl", html)).text == BODY
    assert only_article(save(tmp_path / "b.jsonl", {"body": [LEAD, END]})).text == BODY


def test_unclosed_scripts_in_a_body_do_not_stall(tmp_path: Path) -> None:
    """A body of a hundred thousand open scripts is read in one pass."""
    record = {"content": f"<p>{LEAD}</p><p>{END}</p>" + "<script>" * 100_000}
    assert only_article(save(tmp_path / "a.jsonl", record)).text == BODY


def test_text_of_a_record_carries_provenance_too(tmp_path: Path) -> None:
    """A dateline inside the text is found; fields outrank it."""
    article = only_article(
        save(
            tmp_path / "a.jsonl",
            {"text": f"PORT VALE, May 4 (QXN) -- {BODY}", "date": "2010-05-04"},
        )
    )
    assert article.agency == "QXN"
    assert article.dateline is not None
    assert article.dateline.date == "2010-05-04"
    assert article.text == BODY


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each bad line is named by file and number."""
    path = tmp_path / "feed.jsonl"
    good = json.dumps({"text": BODY})
    deep = '{"a":' * 100_000
    path.write_text(f'{{bad\n\n{{"title": "x"}}\n[1]\n{deep}\n{good}\n', encoding="utf-8")
    articles, _, unread = collect(path)
    assert len(articles) == 1
    assert [one.uri for one in unread] == [f"{path}:{number}" for number in (1, 3, 4, 5)]
    for one, words in zip(
        unread, ("not valid JSON", "No field holds", "not a JSON object", "nested"), strict=True
    ):
        assert words in one.reason


def test_a_line_beyond_the_bound_is_passed_over(tmp_path: Path) -> None:
    """An endless line is not kept in memory; the next one is read under its own number."""
    path = tmp_path / "feed.jsonl"
    long = json.dumps({"text": "word " * 3_000_000})
    path.write_text(f"{long}\n{json.dumps({'text': BODY})}\n", encoding="utf-8")
    articles, _, unread = collect(path)
    assert [one.uri for one in articles] == [f"{path}:2"]
    assert [one.uri for one in unread] == [f"{path}:1"]


def test_a_json_list_of_reports_is_read(tmp_path: Path) -> None:
    """A list, or an object that holds one, gives each of its reports."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"articles": [{"text": BODY}, {"text": LEAD}, {}]}))
    articles, _, unread = collect(path)
    assert [one.uri for one in articles] == [f"{path}#1", f"{path}#2"]
    assert [one.uri for one in unread] == [f"{path}#3"]


@pytest.mark.parametrize("content", ["[", "[" * 100_000, "{}", "[]", '"text"', '{"text": ""}'])
def test_json_without_a_report_gives_a_reason(tmp_path: Path, content: str) -> None:
    """A document that is broken, too deep or empty is refused in one sentence."""
    path = tmp_path / "a.json"
    path.write_text(content)
    assert only_reason(path)


def test_ninjs_2_is_read(tmp_path: Path) -> None:
    """Bodies, headlines, infoSources, bylines and dates of ninjs 2.x are the report's."""
    item = {
        "standard": {"name": "ninjs", "version": "2.1"},
        "uri": "https://qxn.example/item/1", "type": "text", "language": "en",
        "firstCreated": "2021-05-04T08:30:00Z", "versionCreated": "2021-05-04T09:00:00Z",
        "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": TITLE}],
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": f"<p>{LEAD}</p><p>{END}</p>"}
        ],
        "infoSources": [{"name": "QXN", "role": "source"},
                        {"name": "The Harbour Post", "role": "publisher"}],
        "bylines": [{"value": "By Ana Kovač"}],
        "subjects": [{"name": "World", "uri": "s:1"}],
    }  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps(item))
    article = only_article(path)
    assert (article.title, article.text) == (TITLE, BODY)
    assert (article.outlet, article.agency) == ("The Harbour Post", "QXN")
    assert article.authors == ("Ana Kovač",)
    assert article.published == "2021-05-04T08:30:00Z"
    assert article.section == "World"
    assert article.uri == "https://qxn.example/item/1"


def test_ninjs_1_is_read(tmp_path: Path) -> None:
    """body_text, headline, byline and provider of ninjs 1.x are the report's."""
    item = {
        "uri": "urn:qxn:1", "versioncreated": "2021-05-04T09:00:00Z", "headline": TITLE,
        "byline": "Ana Kovač", "body_text": BODY, "provider": "The Harbour Post",
        "language": "en",
    }  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps(item))
    article = only_article(path)
    assert (article.title, article.outlet, article.text) == (TITLE, "The Harbour Post", BODY)
    assert article.published == "2021-05-04T09:00:00Z"


def test_a_withdrawn_or_empty_item_is_not_used(tmp_path: Path) -> None:
    """What its publisher cancelled, and what holds no text, is named."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"uri": "x", "body_text": BODY, "pubstatus": "canceled",
                                "versioncreated": "2021-05-04T09:00:00Z"}))  # fmt: skip
    assert "canceled" in only_reason(path)
    path.write_text(json.dumps({"standard": {"name": "ninjs"}, "type": "picture"}))
    assert "no body text" in only_reason(path)


def newsml(content: str, meta: str = "") -> str:
    """Make a NewsML-G2 news item around a content set."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:qxn:1" xml:lang="en">'
        '<itemMeta><itemClass qcode="ninat:text"/><provider literal="The Harbour Post"/>'
        f"<versionCreated>2021-05-04T09:00:00Z</versionCreated>{meta}</itemMeta><contentMeta>"
        "<contentCreated>2021-05-04T08:30:00Z</contentCreated>"
        '<infoSource qcode="src:QXN"/><by>By Ana Kovač</by>'
        f"<headline>{TITLE}</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    f"<head><title>x</title></head><body><p>{LEAD}</p><p>{END}</p></body></html></inlineXML>"
)
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>x</hl1>'
    f"</hedline></body.head><body.content><p>{LEAD}</p><block><p>{END}</p></block>"
    "</body.content></body></nitf></inlineXML>"
)
DATA = f'<inlineData contenttype="text/plain"><![CDATA[{LEAD}\n\n{END}]]></inlineData>'


@pytest.mark.parametrize("content", [XHTML, NITF, DATA])
def test_newsml_g2_is_read(tmp_path: Path, content: str) -> None:
    """A news item with XHTML, NITF or plain text inside is a report."""
    path = tmp_path / "a.xml"
    path.write_text(newsml(content), encoding="utf-8")
    article = only_article(path)
    assert (article.title, article.text) == (TITLE, BODY)
    assert (article.outlet, article.agency) == ("The Harbour Post", "QXN")
    assert article.authors == ("Ana Kovač",)
    assert (article.published, article.published_basis) == (
        "2021-05-04T08:30:00Z",
        DateBasis.GIVEN,
    )


def test_a_news_message_gives_each_item(tmp_path: Path) -> None:
    """An itemSet holds several items; one without text is named, the rest goes on."""
    items = [newsml(XHTML), newsml('<remoteContent href="a.jpg"/>'), newsml(DATA)]
    inner = "".join(item.split("?>", 1)[1] for item in items).replace(END, END + " Later.", 1)
    path = tmp_path / "a.xml"
    path.write_text(
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/>'
        f"<itemSet>{inner}</itemSet></newsMessage>",
        encoding="utf-8",
    )
    articles, _, unread = collect(path)
    assert len(articles) == 2
    assert [one.uri for one in unread] == [f"{path}#2"]


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<newsItem><contentSet>", "not well-formed"),
        ("<?xml version='1.0'?><opml><body/></opml>", 'is a "opml"'),
        (newsml(XHTML, '<pubStatus qcode="stat:withheld"/>'), "withheld"),
        (
            '<!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/hostname">]><newsItem>&a;</newsItem>',
            "entities",
        ),
        ("<newsItem>" * 5000, "nested"),
    ],
)
def test_bad_xml_gives_a_reason(tmp_path: Path, xml: str, words: str) -> None:
    """Broken, foreign, withheld, hostile or deep XML is refused in one sentence."""
    path = tmp_path / "a.xml"
    path.write_text(xml, encoding="utf-8")
    assert words in only_reason(path)


def test_an_empty_text_field_is_said_to_be_empty(tmp_path: Path) -> None:
    """The field is there, so the advice is not to name it otherwise."""
    path = tmp_path / "feed.jsonl"
    path.write_text('{"Body": "  ", "title": "Ferry"}\n', encoding="utf-8")
    assert only_reason(path) == 'The field "Body" holds no text; put the report there.'

"""RSS and Atom feeds: reports whose text the feed carries, and names for the others."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.sources import SourceOptions
from crosswire.sources.formats.syndication import parse_feed
from crosswire.types import Article, DateBasis
from tests.sources.helpers import END, LEAD, TITLE, collect, only_article, only_reason

BODY = f"&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{END.replace(chr(34), '&quot;')}&lt;/p&gt;"
TEXT = f"{LEAD}\n\n{END}"


def item(inner: str = "", *, link: str = "https://harbourpost.example/a") -> str:
    """One entry of RSS 2.0 with the report as its content."""
    return (
        f"<item><title>{TITLE}</title><link>{link}</link>"
        f"<content:encoded>{BODY}</content:encoded>{inner}</item>"
    )


def rss(*items: str, head: str = "") -> str:
    """A feed of RSS 2.0."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        "<title>The Harbour Post - RSS feed</title><link>https://harbourpost.example/</link>"
        f"<language>en-gb</language>{head}{''.join(items)}</channel></rss>"
    )


def atom(inner: str, *, root: str = "") -> str:
    """A feed of Atom with one entry."""
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"{root}><title>Strait Daily</title>'
        '<link rel="self" href="https://straitdaily.example/feeds/world.atom"/>'
        f"<entry><title type='html'>Talks &amp;amp; tea</title>{inner}</entry></feed>"
    )


def write(path: Path, text: str) -> Path:
    """Write a feed and give its path."""
    path.write_text(text, encoding="utf-8")
    return path


def test_rss_2_gives_every_field(tmp_path: Path) -> None:
    """Headline, address, date with zone, author, outlet and section come from the entry."""
    inner = (
        "<dc:creator>Ana Kovač</dc:creator><category>Islands</category>"
        "<pubDate>Tue, 04 May 2021 12:30:00 +0200</pubDate><description>Short.</description>"
    )
    article = only_article(write(tmp_path / "a.xml", rss(item(inner))))
    assert (article.title, article.text) == (TITLE, TEXT)
    assert (article.uri, article.outlet) == ("https://harbourpost.example/a", "The Harbour Post")
    assert (article.authors, article.section) == (("Ana Kovač",), "Islands")
    assert (article.published, article.published_basis) == (
        "2021-05-04T12:30:00+02:00",
        DateBasis.GIVEN,
    )
    assert article.language == "en"


def test_atom_gives_every_field(tmp_path: Path) -> None:
    """Atom's names, HTML in a headline, and XHTML in a body are read."""
    path = write(
        tmp_path / "a.atom",
        atom(
            '<link rel="alternate" href="/world/talks.html"/>'
            "<author><name>Piet Smit</name></author>"
            '<category term="world" label="World"/><published>2021-05-04T10:00:00Z</published>'
            "<updated>2021-05-06T10:00:00Z</updated><content type='xhtml'>"
            f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p><p>{END}</p></div></content>',
            root=' xml:lang="en-US"',
        ),
    )
    article = only_article(path)
    assert (article.title, article.text) == ("Talks & tea", TEXT)
    assert article.uri == "https://straitdaily.example/world/talks.html"
    assert (article.outlet, article.section) == ("Strait Daily", "World")
    assert (article.published, article.authors) == ("2021-05-04T10:00:00Z", ("Piet Smit",))


def test_rss_1_is_read(tmp_path: Path) -> None:
    """In RDF the items stand beside the channel."""
    path = write(
        tmp_path / "a.rdf",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        '<channel rdf:about="x"><title>Harbour Post</title></channel><item rdf:about="y">'
        f"<title>{TITLE}</title><link>https://harbourpost.example/a</link>"
        f"<dc:date>2021-05-04</dc:date><content:encoded>{BODY}</content:encoded></item></rdf:RDF>",
    )
    article = only_article(path)
    assert (article.outlet, article.published) == ("Harbour Post", "2021-05-04")
    assert article.text == TEXT


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed", "feed.txt"])
def test_a_feed_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    """Whatever the file is called, an <rss> is a feed."""
    assert only_article(write(tmp_path / name, rss(item()))).text == TEXT


@pytest.mark.parametrize(
    ("inner", "is_read"),
    [
        (f"<description>{BODY}</description>", False),
        (f"<description>{BODY * 4}</description>", True),
        (f"<description>{BODY * 4} Read more</description>", False),
        (f"<content:encoded>{BODY}[&amp;#8230;]</content:encoded>", False),
        (f"<content:encoded>{BODY}&lt;p&gt;… Continue reading&lt;/p&gt;</content:encoded>", False),
        ("<content:encoded>Soon.</content:encoded>", False),
        (f"<media:description>{BODY * 9}</media:description>", False),
        (f"<description>Short.</description><content:encoded>{BODY}</content:encoded>", True),
    ],
)
def test_only_an_entry_with_its_whole_text_is_a_report(
    tmp_path: Path, inner: str, is_read: bool
) -> None:
    """A summary, a text that breaks off, and the words of a picture are no report."""
    entry = f"<item><title>{TITLE}</title><link>https://h.example/a</link>{inner}</item>"
    articles, _, unread = collect(write(tmp_path / "a.xml", rss(entry)))
    assert len(articles) == is_read
    if not is_read:
        assert unread[0].uri == "https://h.example/a"
        assert "only a summary" in unread[0].reason


def test_an_entry_without_text_and_link_is_named_by_its_place(tmp_path: Path) -> None:
    """Its place in the feed stands for it."""
    articles, _, unread = collect(
        write(tmp_path / "a.xml", rss(item(), "<item><title>T</title></item>"))
    )
    assert len(articles) == 1
    assert unread[0].uri == f"{tmp_path}/a.xml#2"
    assert "neither its text nor a link" in unread[0].reason


def test_what_a_weblog_writes_under_an_entry_is_no_body(tmp_path: Path) -> None:
    """ "The post ... appeared first on ..." is cut off, and makes no reprint."""
    tail = "&lt;p&gt;The post &lt;a&gt;Talks&lt;/a&gt; appeared first on Post.&lt;/p&gt;"
    article = only_article(write(tmp_path / "a.xml", rss(item().replace(BODY, BODY + tail))))
    assert article.text == TEXT
    assert article.republished_from is None


@pytest.mark.parametrize(
    ("link", "head", "root", "expected"),
    [
        ("/a", "", "", "https://harbourpost.example/a"),
        ("b.html", "", ' xml:base="https://cdn.example/x/"', "https://cdn.example/x/b.html"),
        ("https://other.example/c", "", "", "https://other.example/c"),
        ("javascript:alert(1)", "", "", None),
        ("http://[bad/", "", "", None),
    ],
)
def test_links_are_made_absolute(
    tmp_path: Path, link: str, head: str, root: str, expected: str | None
) -> None:
    """Against xml:base, else the site; what is no address of the web is left out."""
    text = rss(item(link=link), head=head).replace("<channel", f"<channel{root}")
    path = write(tmp_path / "a.xml", text)
    assert only_article(path).uri == (expected or f"{path}#1")


def test_a_link_of_a_fetched_feed_is_relative_to_its_address() -> None:
    """The address of the feed comes before that of its site."""
    feed = parse_feed(rss(item(link="a.html")), "https://feeds.example/world/rss", 500)
    assert feed.entries[0].link == "https://feeds.example/world/a.html"


def test_mailboxes_and_sources_are_read(tmp_path: Path) -> None:
    """An author's mailbox gives the name in it; an aggregator names whose entry it is."""
    inner = (
        "<author>desk@post.example (Ana Kovač)</author>"
        '<source url="https://s.example/rss">Strait Daily</source>'
    )
    article = only_article(write(tmp_path / "a.xml", rss(item(inner))))
    assert article.authors == ("Ana Kovač",)
    assert article.outlet == "Strait Daily"


def test_names_of_html_and_bare_ampersands_do_not_break_a_feed(tmp_path: Path) -> None:
    """The commonest faults of feeds are mended, inside CDATA nothing is."""
    text = rss(item()).replace(TITLE, "Fish &amp; chips &ndash; tea & cake&nbsp;now")
    text = text.replace(BODY, f"<![CDATA[<p>{LEAD} R&D &ndash; more.</p>]]>")
    article = only_article(write(tmp_path / "a.xml", text))
    assert article.title == "Fish & chips – tea & cake now"
    assert article.text == f"{LEAD} R&D – more."


def test_of_a_damaged_feed_the_whole_entries_are_read(tmp_path: Path) -> None:
    """What stands before the fault is read, and the fault is named."""
    text = rss(item(), item().replace("minister", "envoy"), item())
    articles, _, unread = collect(write(tmp_path / "a.xml", text[: text.rindex("</content")]))
    assert len(articles) == 2
    assert "damaged behind its entry 2" in unread[0].reason


def test_a_feed_in_another_encoding_is_read(tmp_path: Path) -> None:
    """Declared Latin-2 and UTF-16 with its mark come out right, with a note."""
    text = rss(item("<dc:creator>Ana Kovač</dc:creator>"))
    for encoding in ("iso-8859-2", "utf-16"):
        path = tmp_path / f"{encoding}.xml"
        path.write_bytes(text.replace('"utf-8"', f'"{encoding}"').encode(encoding))
        articles, notes, unread = collect(path)
        assert not unread
        assert articles[0].authors == ("Ana Kovač",)
        assert len(notes) == 1


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"<!DOCTYPE rss [{LAUGHS}]>" + rss(item("&l9;")).partition("?>")[2], "entities"),
        (
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>'
            "<item><title>&x;</title></item></channel></rss>",
            "entities",
        ),
        ("<rss>" + "<channel>" * 200_000, "nested more than 500"),
        ("<rss>" + "<p>" * 200_000, "not well-formed"),
        ("<rss><channel></channel></rss>", "no entries"),
        ("<rss><channel>", "not well-formed"),
        ("<rss>" + "&" * 500_000, "not well-formed"),
        ("<rss>" + "<![CDATA[" * 300_000, "not well-formed"),
        ("<rss>" + "&amp" * 500_000, "not well-formed"),
    ],
)
def test_hostile_feeds_give_a_reason(tmp_path: Path, text: str, words: str) -> None:
    """A feed made to break a parser is refused in one sentence, and quickly."""
    begun = time.process_time()
    assert words in only_reason(write(tmp_path / "feed.xml", text))
    assert time.process_time() - begun < 5


def test_a_feed_of_very_many_entries_is_bounded(tmp_path: Path) -> None:
    """Beyond the bound the rest is named in one line."""
    path = write(tmp_path / "a.xml", rss("<item/>" * 300))
    _, _, unread = collect(path, options=SourceOptions(max_entries=100))
    assert len(unread) == 101
    assert "more than 100 entries" in unread[-1].reason


def test_entries_inside_entries_are_no_entries(tmp_path: Path) -> None:
    """Only the outer one counts, however deep they are nested."""
    nested = "<item><description>" * 100 + TEXT + "</description></item>" * 100
    _, _, unread = collect(write(tmp_path / "a.xml", rss(nested)))
    assert len(unread) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cut=st.integers(min_value=0, max_value=3_000), noise=st.text(max_size=20))
def test_no_cut_feed_raises(cut: int, noise: str) -> None:
    """Wherever a feed breaks off, reports come out whole, or a reason does."""
    text = rss(item(), item().replace("minister", "envoy"))
    articles, _, unread = collect("-", stdin=(text[:cut] + noise).encode("utf-8", "replace"))
    assert articles or unread
    for article in articles:
        is_known: bool = isinstance(article, Article) and article.text in (
            TEXT,
            TEXT.replace("minister", "envoy"),
        )
        assert is_known or cut < 700

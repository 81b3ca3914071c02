"""Pages and feeds by address become articles, notes or reasons, files beside them too."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosswire.errors import UsageError
from crosswire.fetching import (
    Fetched,
    Policy,
    Validators,
    fetch,
    gather_inputs,
    gather_remote,
)
from crosswire.fetching.web import Fetcher, Web
from crosswire.sources import SourceOptions, gather
from crosswire.types import Article, DateBasis, Note, NoteKind, Unread
from tests.fetching.helpers import PUBLIC, Net, answer, redirect
from tests.sources.helpers import END, LEAD, TITLE, TODAY
from tests.sources.test_archives import RECORDS, pack
from tests.sources.test_feed import item, rss

SITE = "https://news.example"


def page(words: str = "", *, head: str = "") -> str:
    """A page with a report."""
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>"
        f"<p>{LEAD} {words}</p><p>{END}</p></article></body></html>"
    )


def linked(number: int, *, day: int = 4) -> str:
    """An entry with a summary and a link."""
    return (
        f"<item><title>Ferry {number}</title><link>/n{number}</link>"
        "<description>Short.</description>"
        f"<pubDate>Tue, {day:02} May 2021 12:00:00 GMT</pubDate></item>"
    )


class Memory:
    """What a ledger would keep."""

    def __init__(self) -> None:
        self.kept: dict[str, Fetched] = {}

    def recall(self, url: str) -> Validators | None:
        """Give the validators that were kept."""
        found = self.kept.get(url)
        return found.validators if found else None

    def remember(self, fetched: Fetched) -> None:
        """Keep what was fetched."""
        self.kept[fetched.url] = fetched


def collect(
    net: Net, *inputs: str, policy: Policy | None = None, memory: Memory | None = None
) -> tuple[list[Article], list[Note], list[Unread]]:
    """Gather inputs and sort what comes by kind."""
    used = policy or Policy()
    found = list(
        gather_inputs(
            inputs,
            options=SourceOptions(),
            today=TODAY,
            policy=used,
            fetcher=net.web(used),
            memory=memory,
        )
    )
    return (
        [one for one in found if isinstance(one, Article)],
        [one for one in found if isinstance(one, Note)],
        [one for one in found if isinstance(one, Unread)],
    )


def test_a_web_is_a_fetcher(net: Net) -> None:
    """What fetches in earnest fits what tests put in its place."""
    fetcher: Fetcher = net.web()
    assert isinstance(fetcher, Web)
    assert callable(fetch)


def test_a_page_gives_its_article(net: Net) -> None:
    """Under the address that answered in the end."""
    net.routes["/a"] = redirect("/b")
    net.routes["/b"] = answer(page().encode())
    articles, _, unread = collect(net, f"{SITE}/a")
    assert not unread
    assert (articles[0].uri, articles[0].title) == (f"{SITE}/b", TITLE)
    assert (articles[0].outlet, articles[0].text) == ("news.example", f"{LEAD}\n\n{END}")


def test_the_encoding_is_the_one_that_the_server_declares(net: Net) -> None:
    """Before the one that the page declares; a note says it."""
    text = page("Kovač said so.", head='<meta charset="koi8-r">')
    net.routes["/a"] = answer(text.encode("iso-8859-2"), media="text/html; charset=iso-8859-2")
    articles, notes, _ = collect(net, f"{SITE}/a")
    assert "Kovač" in articles[0].text
    assert [note.kind for note in notes] == [NoteKind.ENCODING]


def test_a_feed_gives_what_it_carries_and_fetches_the_rest(net: Net) -> None:
    """The page of an entry is completed by what the feed says of it."""
    net.routes["/feed"] = answer(
        rss(item(), linked(1)).encode(), media="application/rss+xml; charset=utf-8"
    )
    net.routes["/n1"] = answer(page("Again.").encode())
    articles, _, unread = collect(net, f"{SITE}/feed")
    assert not unread
    assert {one.uri for one in articles} == {"https://harbourpost.example/a", f"{SITE}/n1"}
    fetched = next(one for one in articles if one.uri == f"{SITE}/n1")
    assert (fetched.published, fetched.published_basis) == (
        "2021-05-04T12:00:00Z",
        DateBasis.GIVEN,
    )
    assert net.pages() == ["/feed", "/n1"]


@pytest.mark.parametrize("media", ["text/html", "text/xml", "application/atom+xml", "text/plain"])
def test_a_feed_is_one_whatever_the_server_calls_it(net: Net, media: str) -> None:
    """Feeds go about under every type."""
    net.routes["/feed"] = answer(rss(item()).encode(), media=media)
    articles, _, unread = collect(net, f"{SITE}/feed")
    assert (len(articles), unread) == (1, [])


def test_pages_of_a_feed_are_bounded_newest_first(net: Net) -> None:
    """The older ones are counted in one line."""
    entries = [linked(number, day=number) for number in range(1, 10)]
    net.routes["/feed"] = answer(rss(*entries).encode(), media="application/rss+xml")
    for number in range(1, 10):
        net.routes[f"/n{number}"] = answer(page(f"Report {number}.").encode())
    articles, _, unread = collect(net, f"{SITE}/feed", policy=Policy(max_pages=3))
    assert [one.uri for one in articles] == [f"{SITE}/n9", f"{SITE}/n8", f"{SITE}/n7"]
    assert len(unread) == 1
    assert "6 older entries" in unread[0].reason


def test_links_of_a_feed_are_checked_like_any_address(net: Net) -> None:
    """An entry that leads into this network is named, and the rest goes on."""
    inside = linked(1).replace("/n1", "http://169.254.169.254/latest/")
    local = linked(2).replace("/n2", "http://localhost:8080/")
    net.names["localhost"] = ("127.0.0.1",)
    net.routes["/feed"] = answer(rss(inside, local, item()).encode(), media="text/xml")
    articles, _, unread = collect(net, f"{SITE}/feed")
    assert len(articles) == 1
    assert all("not on the open internet" in one.reason for one in unread)
    assert set(net.connected) == {(PUBLIC, 443)}


def test_what_has_not_changed_is_not_read_again(net: Net) -> None:
    """The memory hears of it; a changed page is read."""
    memory = Memory()
    net.routes["/a"] = answer(page().encode(), header='ETag: "1"')
    assert len(collect(net, f"{SITE}/a", memory=memory)[0]) == 1
    net.routes["/a"] = answer(status="304 Not Modified")
    assert collect(net, f"{SITE}/a", memory=memory) == ([], [], [])
    assert memory.kept[f"{SITE}/a"].is_unchanged
    net.routes["/a"] = answer(page("New.").encode(), header='ETag: "2"')
    assert len(collect(net, f"{SITE}/a", memory=memory)[0]) == 1


def test_a_feed_is_asked_again_while_one_of_its_pages_fails(net: Net) -> None:
    """Else the page that failed would never be read."""
    memory = Memory()
    net.routes["/feed"] = answer(rss(linked(1)).encode(), media="text/xml", header='ETag: "1"')
    net.routes["/n1"] = answer(b"", status="503 Later")
    collect(net, f"{SITE}/feed", memory=memory)
    assert not memory.kept
    net.routes["/n1"] = answer(page().encode())
    articles, _, _ = collect(net, f"{SITE}/feed", memory=memory)
    assert len(articles) == 1
    assert set(memory.kept) == {f"{SITE}/feed", f"{SITE}/n1"}


def test_a_page_that_is_gone_does_not_hold_up_its_feed(net: Net) -> None:
    """A later run would not have it either."""
    memory = Memory()
    net.routes["/feed"] = answer(rss(linked(1)).encode(), media="text/xml", header='ETag: "1"')
    _, _, unread = collect(net, f"{SITE}/feed", memory=memory)
    assert "no such page" in unread[0].reason
    assert set(memory.kept) == {f"{SITE}/feed"}


def test_files_and_addresses_may_be_mixed(net: Net, tmp_path: Path) -> None:
    """In their order; what came before in a file is named when it comes from the web."""
    (tmp_path / "a.txt").write_text(f"{LEAD}\n\n{END}")
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    net.routes["/a"] = answer(page().encode())
    net.routes["/b"] = answer(page().encode())
    articles, _, unread = collect(
        net, str(tmp_path / "a.txt"), f"{SITE}/a", str(tmp_path / "no"), f"{SITE}/b"
    )
    assert [Path(one.uri).name for one in articles] == ["a.txt", "a"]
    assert ["no such file" in one.reason for one in unread] == [True, False]
    assert f"same as {SITE}/a" in unread[1].reason


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (f"{SITE}/CC-NEWS-1.warc.gz", "download it first"),
        (f"{SITE}/a.warc?x=1", "download it first"),
        ("ftp://news.example/a", "Only http and https"),
        ("file:///etc/passwd", "Only http and https"),
        (f"{SITE}/none", "no such page"),
        (f"{SITE}/empty", "empty"),
        (f"{SITE}/list", "no report"),
        (f"{SITE}/laughs", "entities"),
        (f"{SITE}/deep", "nested more than"),
        (f"{SITE}/archive", "gzip archive"),
        ("https://", "no host"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(net: Net, url: str, words: str) -> None:
    """And the next address is read all the same."""
    net.routes["/a"] = answer(page().encode())
    net.routes["/empty"] = answer(b" \n")
    net.routes["/list"] = answer(b"<html><body><div id='app'></div></body></html>")
    net.routes["/laughs"] = answer(b'<!DOCTYPE r [<!ENTITY a "a">]><rss><channel/></rss>')
    net.routes["/deep"] = answer(b"<html>" + b"<div>" * 10_000)
    net.routes["/archive"] = answer(pack(RECORDS[:1]))
    articles, _, unread = collect(net, url, f"{SITE}/a")
    assert len(articles) == 1
    assert [one.uri for one in unread] == [url]
    assert words in unread[0].reason


def test_gather_remote_takes_addresses_alone(net: Net, tmp_path: Path) -> None:
    """A file among them is refused, not read."""
    net.routes["/a"] = answer(page().encode())
    (tmp_path / "a.txt").write_text(f"{LEAD}\n\n{END}")
    found = list(
        gather_remote(
            [f"{SITE}/a", str(tmp_path / "a.txt")],
            options=SourceOptions(),
            today=TODAY,
            policy=Policy(),
            fetcher=net.web(),
        )
    )
    assert isinstance(found[0], Article)
    assert isinstance(found[1], Unread)
    assert len(found) == 2


def test_a_given_date_that_is_none_is_refused_before_anything_is_fetched(net: Net) -> None:
    """It is the caller's mistake."""
    with pytest.raises(UsageError, match="not a date"):
        list(
            gather_inputs(
                [f"{SITE}/a"],
                options=SourceOptions(published="soon"),
                today=TODAY,
                policy=Policy(),
                fetcher=net.web(),
            )
        )
    assert net.requests == []


def test_elsewhere_an_address_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """`compare` and `read` name it and say what to do."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    found = list(gather([f"{SITE}/a"], options=SourceOptions(), today=TODAY))
    assert isinstance(found[0], Unread)
    assert "nothing is fetched here" in found[0].reason

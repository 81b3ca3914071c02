"""What a server may do: redirects, bombs, slowness, lies; each ends in one sentence."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
import zlib

import pytest

from crosswire.errors import FetchError
from crosswire.fetching import Policy, Validators, fetch
from tests.fetching.helpers import PUBLIC, Handler, Net, answer, redirect

PAGE = b"<html><body><p>The ferry line opens again.</p></body></html>"
URL = "https://news.example/a"


def reason(net: Net, url: str = URL, policy: Policy | None = None) -> str:
    """Fetch what must fail, and give the sentence that says why."""
    with pytest.raises(FetchError) as caught:
        net.web(policy).fetch(url)
    return str(caught.value)


def test_a_page_is_fetched(net: Net) -> None:
    """Body, media type, encoding and validators are handed on."""
    net.routes["/a"] = answer(
        PAGE, media='Text/HTML; Charset="ISO-8859-1"', header='ETag: "x1"\r\nLast-Modified: then'
    )
    fetched = net.web().fetch(URL)
    assert (fetched.body, fetched.media, fetched.charset) == (PAGE, "text/html", "ISO-8859-1")
    assert fetched.validators == Validators(url=URL, etag='"x1"', last_modified="then")
    assert not fetched.is_unchanged


def test_the_connection_goes_to_the_checked_number(net: Net) -> None:
    """The name is resolved once a request; TLS asks for the name, the connection for the number."""
    net.routes["/a"] = answer(PAGE)
    net.web().fetch(URL)
    assert net.resolved == ["news.example", "news.example"]  # robots.txt, then the page
    assert set(net.connected) == {(PUBLIC, 443)}
    assert set(net.named) == {"news.example"}


def test_a_name_that_changes_its_number_is_checked_each_time(net: Net) -> None:
    """A name server that first says an open number and then a private one gains nothing."""
    net.routes["/a"] = answer(PAGE)
    numbers = iter([(PUBLIC,), ("127.0.0.1",)])
    web = net.web()
    web._resolve = lambda *_: next(numbers)
    with pytest.raises(FetchError, match=r"leads to 127\.0\.0\.1"):
        web.fetch(URL)
    assert net.connected == [(PUBLIC, 443)]
    assert net.pages() == []


def test_nothing_is_told_that_was_not_asked_for(net: Net) -> None:
    """No cookie, no referrer, no name of a user; the robot says its name."""
    net.routes["/a"] = redirect("/b")
    net.routes["/b"] = answer(PAGE, header="Set-Cookie: id=1")
    web = net.web()
    web.fetch(URL)
    web.fetch(URL)
    for lines in net.requests:
        fields = {line.partition(":")[0].casefold() for line in lines.split("\r\n")[1:] if line}
        assert fields == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert "\r\nUser-Agent: crosswire/" in lines


def test_redirects_are_followed_and_the_last_address_is_given(net: Net) -> None:
    """Relative ones and those to another host, up to five."""
    net.names["other.example"] = (PUBLIC,)
    net.routes["news.example/a"] = redirect("b", "301 Moved")
    net.routes["news.example/b"] = redirect("//other.example/c", "308 Permanent")
    net.routes["other.example/c"] = answer(PAGE)
    assert net.web().fetch(URL).final_url == "https://other.example/c"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("http://169.254.169.254/latest/meta-data/", "leads to 169.254.169.254"),
        ("https://169.254.169.254/latest/meta-data/", "leads to 169.254.169.254"),
        ("https://localhost/", "leads to 127.0.0.1"),
        ("https://inside.example/", "leads to 10.0.0.7"),
        ("https://[::ffff:127.0.0.1]/", "not on the open internet"),
        ("https://[::1]/", "not on the open internet"),
        ("https://127.0.0.1:6379/", "leads to 127.0.0.1"),
        ("http://news.example/", "from https to http"),
        ("file:///etc/passwd", "Only http and https"),
        ("https://me:pw@news.example/", "password"),
        ("", "without saying where"),
        ("https://[", "not fetched"),
    ],
)
def test_redirects_to_where_nothing_is_fetched_are_refused(
    net: Net, place: str, words: str
) -> None:
    """The check holds for every address on the way."""
    net.names |= {"localhost": ("127.0.0.1",), "inside.example": ("10.0.0.7",)}
    url = URL if not place.startswith("http://169") else URL.replace("https", "http")
    net.routes["/a"] = redirect(place)
    assert words in reason(net, url)
    assert net.pages() == ["/a"]


def test_redirects_in_circles_and_without_end_are_refused(net: Net) -> None:
    """A circle ends where it closes; a chain after the fifth."""
    net.routes["/a"] = redirect("/b")
    net.routes["/b"] = redirect("/a")
    assert "circle" in reason(net)
    for number in range(20):
        net.routes[f"/n{number}"] = redirect(f"/n{number + 1}")
    assert "more than 5 times" in reason(net, "https://news.example/n0")
    assert net.pages()[2:] == [f"/n{number}" for number in range(6)]


@pytest.mark.parametrize("status", ["401 No", "403 No", "404 No", "429 No", "500 No", "304 No"])
def test_other_answers_are_named(net: Net, status: str) -> None:
    """A status that gives no page is said with its number."""
    net.routes["/a"] = answer(PAGE, status=status)
    assert f"status {status[:3]}" in reason(net)


def test_an_unchanged_page_is_not_sent_again(net: Net) -> None:
    """The validators go to the address that gave them, behind its redirect, and to no other."""

    def page(sock: socket.socket, request: str) -> None:
        is_known = 'If-None-Match: "x1"' in request
        sock.sendall(answer(status="304 Not Modified") if is_known else answer(PAGE))

    net.routes["/a"] = redirect("/b")
    net.routes["/b"] = page
    known = Validators(url="https://news.example/b", etag='"x1"', last_modified="then")
    fetched = net.web().fetch(URL, previous=known)
    assert fetched.is_unchanged
    assert (fetched.body, fetched.validators) == (b"", known)
    asked = {lines.split(" ")[1]: lines for lines in net.requests}
    assert "If-None-Match" not in asked["/a"] + asked["/robots.txt"]
    assert "If-Modified-Since: then" in asked["/b"]


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ("application/pdf", "application/pdf"),
        ("image/png", "image/png"),
        ("application/gzip", "download it first"),
        ("application/warc", "download it first"),
        ("application/octet-stream", "download it first"),
        ("application/javascript", "is not fetched"),
    ],
)
def test_what_is_no_text_is_not_downloaded(net: Net, media: str, words: str) -> None:
    """The body is not read, however long it is."""
    net.routes["/a"] = answer(media=media).replace(b"Content-Length: 0", b"Content-Length: 999999")
    assert words in reason(net)


def stream(*pieces: bytes, wait: float = 0.0, times: int = 1) -> Handler:
    """Send pieces over and over, slowly or not."""

    def handler(sock: socket.socket, request: str) -> None:
        for _ in range(times):
            for piece in pieces:
                sock.sendall(piece)
                time.sleep(wait)

    return handler


BOMB = zlib.compressobj(9, zlib.DEFLATED, 31)
BOMB_BODY = b"".join(BOMB.compress(bytes(1_000_000)) for _ in range(100)) + BOMB.flush()


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (answer(bytes(3_000_000)), "longer than 2 MB"),
        (stream(b"HTTP/1.1 200 OK\r\n\r\n", *[bytes(100_000)] * 40), "longer than 2 MB"),
        (answer(BOMB_BODY, header="Content-Encoding: gzip"), "unpacks to more than 2 MB"),
        (
            answer(gzip.compress(BOMB_BODY), header="Content-Encoding: gzip, gzip"),
            "unpacks to more than 2 MB",
        ),
        (answer(b"x", header=f"Content-Encoding: {'gzip, ' * 9}gzip"), "packed 10 times"),
        (answer(b"x", header="Content-Encoding: zstd"), '"zstd"'),
        (answer(gzip.compress(PAGE)[:-9], header="Content-Encoding: gzip"), "cut off"),
        (answer(PAGE).replace(b"Length: 6", b"Length: 96"), "cut off on the way"),
        (answer(PAGE, header="Transfer-Encoding: chunked"), "no HTTP"),
        (stream(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), "no HTTP"),
        (answer(header="X: " + "a" * 200_000), "LineTooLong"),
        (stream(b"HTTP/1.1 200 OK\r\n", *[b"A: b\r\n"] * 1_000), "no HTTP"),
        (stream(b"HTTP/1.1 100 Continue\r\n\r\n", times=20_000), "header"),
        (stream(b"SSH-2.0-x\r\n"), "no HTTP"),
        (stream(b"\0" * 100), "no HTTP"),
        (stream(b""), "broke the connection off"),
    ],
)
def test_hostile_answers_are_refused(net: Net, route: bytes | Handler, words: str) -> None:
    """Each in one sentence and soon."""
    net.routes["/a"] = route
    begun = time.monotonic()
    assert words in reason(net, policy=Policy(max_bytes=2_000_000))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "handler",
    [
        stream(b"H", wait=0.05, times=200),
        stream(b"HTTP/1.1 200 OK\r\nX: ", *[b"a"] * 200, wait=0.05),
        stream(b"HTTP/1.1 200 OK\r\n\r\n", *[b"a"] * 200, wait=0.05),
        stream(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", *[b"a"] * 200, wait=0.05),
        stream(b"", wait=9),
    ],
    ids=["status", "header", "body", "body with length", "silence"],
)
def test_a_slow_server_is_left(net: Net, handler: Handler) -> None:
    """A byte now and then keeps no request open beyond its total time."""
    net.routes["/a"] = handler
    policy = Policy(total_seconds=0.5, read_seconds=0.3)
    begun = time.monotonic()
    with pytest.raises(FetchError, match="too slow"):
        net.web(policy, real_clock=True).fetch(URL)
    assert time.monotonic() - begun < 5


def test_a_host_that_does_not_answer_is_left_alone(net: Net) -> None:
    """After the third time in a row no connection is tried; one answer begins anew."""
    net.routes["/a"] = stream(b"")
    net.routes["/b"] = answer(PAGE)
    web = net.web()
    for path in "aabaaa":
        try:
            web.fetch(f"https://news.example/{path}")
        except FetchError:
            assert path == "a"
    n_asked = len(net.requests)
    with pytest.raises(FetchError, match="did not answer 3 times"):
        web.fetch("https://news.example/b")
    assert len(net.requests) == n_asked == 7  # robots.txt once


def test_packed_pages_are_unpacked(net: Net) -> None:
    """gzip is asked for, and undone."""
    net.routes["/a"] = answer(gzip.compress(PAGE), header="Content-Encoding: gzip")
    assert net.web().fetch(URL).body == PAGE


def test_nobody_there_is_one_sentence(net: Net) -> None:
    """No such name, a refused connection, a certificate that is not to be trusted."""
    assert "no host nowhere.example" in reason(net, "https://nowhere.example/")
    web = net.web()
    web._connect = lambda *_: (_ for _ in ()).throw(ConnectionRefusedError())
    with pytest.raises(FetchError, match="refused the connection"):
        web.fetch(URL)
    error = ssl.SSLCertVerificationError("bad")
    error.verify_message = "self-signed certificate"
    web = net.web()
    web._connect = lambda *_: (_ for _ in ()).throw(error)
    with pytest.raises(FetchError, match="not to be trusted"):
        web.fetch(URL)


def test_a_local_address_is_fetched_where_that_is_allowed(net: Net) -> None:
    """With the system's own resolver and connections, on this machine."""
    net.routes["/a"] = answer(PAGE)
    url = f"http://127.0.0.1:{net.port}/a"
    assert fetch(url, policy=Policy(allow_private=True)).body == PAGE
    with pytest.raises(FetchError, match="not on the open internet"):
        fetch(url, policy=Policy())


def test_the_proxy_of_the_environment_is_followed_only_where_allowed(
    net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The policy says so; numbers and local names are checked all the same."""
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "")
    net.names["proxy.example"] = ("10.0.0.9",)
    net.routes["/a"] = answer(PAGE)
    net.routes["http://news.example/a"] = answer(PAGE)
    url = URL.replace("https", "http")
    net.web().fetch(url)
    assert set(net.connected) == {(PUBLIC, 80)}
    net.connected.clear()
    web = net.web(Policy(use_proxies=True))
    assert web.fetch(url).body == PAGE
    assert set(net.connected) == {("10.0.0.9", 3128)}
    for inside in ("http://169.254.169.254/", "http://localhost/", "http://desk/"):
        with pytest.raises(FetchError, match="not on the open internet"):
            net.web(Policy(use_proxies=True)).fetch(inside)

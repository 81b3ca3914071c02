"""robots.txt is asked first, and what it says is kept to."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.errors import FetchError
from crosswire.fetching import Policy
from crosswire.fetching.robots import parse_rules
from tests.fetching.helpers import PUBLIC, Net, answer, redirect

PAGE = b"<p>The ferry line opens again.</p>"
SITE = "https://news.example"


@pytest.mark.parametrize(
    ("text", "path", "is_allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: crosswire\nAllow: /", "/a", True),
        ("User-agent: other\nUser-agent: Crosswire\nDisallow: /", "/a", False),
        ("User-agent: crosswire/9\nDisallow: /", "/a", False),
        ("User-agent: cross\nDisallow: /", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("\ufeffuser-agent:*\r\ndisallow:/a # no\r\n", "/a", False),
        ("<html>not a robots file</html>", "/a", True),
    ],
)
def test_rules_are_those_of_rfc_9309(text: str, path: str, is_allowed: bool) -> None:
    """The longest rule wins, patterns hold, and only this robot's own group or that of all."""
    assert parse_rules(text, "crosswire").allows(f"{SITE}{path}") == is_allowed


def test_what_robots_may_not_is_not_asked_for(net: Net) -> None:
    """The file is asked once a site and run; the page is never asked."""
    net.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /a", media="text/plain")
    net.routes["/b"] = answer(PAGE)
    web = net.web()
    for _ in range(3):
        with pytest.raises(FetchError, match="asks not to fetch it"):
            web.fetch(f"{SITE}/a")
    assert web.fetch(f"{SITE}/b").body == PAGE
    assert net.pages() == ["/b"]
    assert len(net.requests) == 2


def test_a_redirect_is_no_way_around(net: Net) -> None:
    """The address that a redirect leads to is asked of its own site's robots.txt."""
    net.names["other.example"] = (PUBLIC,)
    net.routes["other.example/robots.txt"] = answer(b"User-agent: *\nDisallow: /")
    net.routes["/a"] = redirect("https://other.example/b")
    with pytest.raises(FetchError, match=r"robots\.txt of other\.example asks not"):
        net.web().fetch(f"{SITE}/a")


@pytest.mark.parametrize(
    ("status", "is_allowed"),
    [("404 No", True), ("403 No", True), ("429 Slow", False), ("500 No", False), ("503 No", False)],
)
def test_a_missing_file_allows_and_a_failing_server_does_not(
    net: Net, status: str, is_allowed: bool
) -> None:
    """4xx is as if there were none; 5xx and too many requests mean: not now."""
    net.routes["/robots.txt"] = answer(b"x", status=status)
    net.routes["/a"] = answer(PAGE)
    if is_allowed:
        assert net.web().fetch(f"{SITE}/a").body == PAGE
    else:
        with pytest.raises(FetchError, match="could not be had"):
            net.web().fetch(f"{SITE}/a")


def test_its_redirects_are_followed_as_far_as_those_of_pages(net: Net) -> None:
    """Elsewhere it counts; in a circle it is as if there were none; inside, nothing is allowed."""
    net.routes["/a"] = answer(PAGE)
    net.routes["/r"] = answer(b"User-agent: *\nDisallow: /", media="text/plain")
    net.routes["/robots.txt"] = redirect("/r")
    with pytest.raises(FetchError, match="asks not"):
        net.web().fetch(f"{SITE}/a")
    net.routes["/robots.txt"] = redirect("/robots.txt")
    assert net.web().fetch(f"{SITE}/a").body == PAGE
    net.routes["/robots.txt"] = redirect("https://10.0.0.1/robots.txt")
    with pytest.raises(FetchError, match="could not be had"):
        net.web().fetch(f"{SITE}/a")


def test_hosts_are_asked_with_pauses(net: Net) -> None:
    """A second between two requests, or what the site asks for within bounds."""
    net.names["slow.example"] = (PUBLIC,)
    net.routes["slow.example/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 7")
    net.routes["/a"] = net.routes["/b"] = answer(PAGE)
    web = net.web()
    for url in (f"{SITE}/a", f"{SITE}/b", "https://slow.example/a", "https://slow.example/b"):
        web.fetch(url)
    assert net.slept == [1.0, 7.0]


def test_a_host_that_asks_for_hours_is_asked_once(net: Net) -> None:
    """More than the longest pause is not waited for."""
    net.routes["/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 86400")
    net.routes["/a"] = net.routes["/b"] = answer(PAGE)
    web = net.web()
    web.fetch(f"{SITE}/a")
    with pytest.raises(FetchError, match="86400 s between two requests"):
        web.fetch(f"{SITE}/b")
    assert net.slept == []


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /" + "*a" * 200_000 + "b\n",
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*b$\n" * 20_000,
        "".join(f"User-agent: a{n}\n" for n in range(20_000)) + "Disallow: /x\n" * 10_000,
        "User-agent: *\n" * 40_000 + "Disallow: /x\n",
        "User-agent: *\nCrawl-delay: 1e999\nRequest-rate: 0/0\nCrawl-delay: nan\n",
        "\n" * 500_000,
        "User-agent:" + " " * 500_000,
    ],
    ids=["long pattern", "patterns", "robots", "groups", "numbers", "lines", "spaces"],
)
def test_hostile_files_are_read_soon(text: str) -> None:
    """Half a megabyte made to be slow is read in a few seconds."""
    begun = time.process_time()
    rules = parse_rules(text[: Policy().max_robots_bytes], "crosswire")
    rules.allows(f"{SITE}/{'a' * 1_900}")
    assert time.process_time() - begun < 5
    assert not rules.pause_seconds or rules.pause_seconds > 0


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["User-agent: *", "Disallow: /", "Allow: /a$", "Crawl-delay: x", "#", ":"])
        | st.text(max_size=20)
    ).map("\n".join)
)
def test_no_text_raises(text: str) -> None:
    """Whatever a site sends as robots.txt is read somehow."""
    rules = parse_rules(text, "crosswire")
    assert rules.allows(f"{SITE}/robots.txt")
    assert rules.pause_seconds >= 0

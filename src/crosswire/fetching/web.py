"""Fetching from the web: politely, within bounds, and never from inside this network."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urljoin
from urllib.request import getproxies_environment, proxy_bypass

from crosswire.errors import FetchError, SourceError, UnreachableError
from crosswire.fetching.addresses import (
    Resolve,
    Target,
    check_name,
    find_numbers,
    read_target,
    resolve_name,
)
from crosswire.fetching.connection import (
    Answer,
    Connect,
    Deadline,
    Route,
    Wanted,
    open_connection,
    request,
)
from crosswire.fetching.policy import Policy
from crosswire.fetching.robots import Rules, read_rules
from crosswire.sources.inflating import inflate, split_codings
from crosswire.types import Value

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPTED = re.compile(
    r"text/(?:html|plain|xml|markdown|x-markdown)"
    r"|application/(?:[\w.+-]{1,60}\+)?(?:xml|json)|application/(?:x-ndjson|jsonl|jsonlines)"
)
_PACKED = re.compile(r"gzip|zip|warc|tar|octet-stream|zstd|bzip2|x-xz")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?(?P<name>[\w.:-]{2,40})", re.IGNORECASE)
_ACCEPT = (
    "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
)
_LONGEST_VALIDATOR = 1_000
_STATUSES: Mapping[int, str] = MappingProxyType(
    {
        401: "asks for a login, and none is sent; save the page instead",
        403: "does not allow it; save the page instead",
        404: "has no such page; check the address",
        410: "has removed the page",
        429: "was asked too often; try again later",
        451: "may not show it by law",
    }
)


class Validators(Value, frozen=True, kw_only=True):
    """
    By what a server can tell whether a page has changed since.

    Attributes:
        url: The address that gave them, behind all redirects; they are sent to no other.
        etag: Its ETag.
        last_modified: Its Last-Modified.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None


class Fetched(Value, frozen=True, kw_only=True):
    """
    What an address gave.

    Attributes:
        url: The address that was asked for.
        final_url: The one that answered, behind all redirects.
        media: Media type, in lower case; empty where the server does not say.
        charset: Encoding that the server declares, or None.
        body: The body, unpacked; empty where it has not changed.
        validators: To be given when it is fetched again; None where the server gives none.
        is_unchanged: Whether it is as it was when the validators given were handed out.
    """

    url: str
    final_url: str
    media: str = ""
    charset: str | None = None
    body: bytes = b""
    validators: Validators | None = None
    is_unchanged: bool = False


class Fetcher(Protocol):
    """Fetches one address."""

    def fetch(self, url: str, *, previous: Validators | None = None) -> Fetched:
        """
        Fetch an address.

        Args:
            url: Its address.
            previous: What it gave when it was fetched before.

        Raises:
            FetchError: It cannot or may not be fetched.
        """
        ...


def fetch(url: str, *, policy: Policy, previous: Validators | None = None) -> Fetched:
    """
    Fetch one address; for several, a `Web` keeps to the pauses that their hosts ask for.

    Raises:
        FetchError: It cannot or may not be fetched.
    """
    return Web(policy).fetch(url, previous=previous)


class Web:
    """
    Fetches addresses one after the other, and remembers for the run what their hosts ask for.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        resolve: Resolve = resolve_name,
        connect: Connect = open_connection,
        context: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """
        Take the policy; everything else is for tests.

        Args:
            policy: The bounds.
            resolve: Gives the numbers behind a name.
            connect: Opens a connection to a number.
            context: Checks certificates; the system's trust where None.
            clock: Seconds from some moment on.
            sleep: Waits.
        """
        self._policy = policy
        self._resolve = resolve
        self._connect = connect
        self._context = context or ssl.create_default_context()
        self._clock = clock
        self._sleep = sleep
        self._rules: dict[str, Rules] = {}
        self._asked: dict[str, float] = {}  # by host, the moment of the last request
        self._failures: dict[str, int] = {}  # by host, in a row
        self._proxies = getproxies_environment() if policy.use_proxies else {}

    def fetch(self, url: str, *, previous: Validators | None = None) -> Fetched:
        """
        Fetch an address: robots.txt asked first, redirects followed, each address checked.

        Args:
            url: Its address.
            previous: What it gave when it was fetched before.

        Raises:
            FetchError: It cannot or may not be fetched.
        """
        target = read_target(url)
        seen = {target.url}
        for _ in range(self._policy.max_redirects + 1):
            rules = self._check_robots(target)
            self._pause(target.host, rules.pause_seconds)
            sent = previous if previous is not None and previous.url == target.url else None
            wanted = Wanted(limit=self._policy.max_bytes, accepts=_is_accepted)
            answer = self._ask(target, wanted, _conditions(sent))
            if answer.status not in _REDIRECTS:
                return self._finish(url, target, answer, sent)
            target = _follow(target, answer)
            if target.url in seen:
                raise FetchError("Its redirects lead in a circle; check the address.")
            seen.add(target.url)
        raise FetchError(
            f"It redirects more than {self._policy.max_redirects} times; give the last address."
        )

    def _finish(self, url: str, target: Target, answer: Answer, sent: Validators | None) -> Fetched:
        if answer.status == 304 and sent is not None:
            return Fetched(url=url, final_url=target.url, validators=sent, is_unchanged=True)
        if answer.status != 200:
            why = _STATUSES.get(answer.status, "could not give it; try again later")
            is_passing = answer.status >= 500 or answer.status == 429
            kind = UnreachableError if is_passing else FetchError
            raise kind(f"{target.host} {why} (status {answer.status}).")
        declared = answer.headers.get("content-type", "")
        media = declared.partition(";")[0].strip().casefold()
        if not _is_accepted(200, answer.headers):
            raise FetchError(_refuse(media))
        charset = _CHARSET.search(declared[:500])
        return Fetched(
            url=url,
            final_url=target.url,
            media=media,
            charset=charset.group("name") if charset else None,
            body=_unpack(answer, self._policy.max_bytes).body,
            validators=_validators(target.url, answer),
        )

    def _ask(
        self, target: Target, wanted: Wanted, headers: Mapping[str, str] = MappingProxyType({})
    ) -> Answer:
        """Resolve and check the target, then ask it."""
        policy = self._policy
        deadline = Deadline(policy.total_seconds, self._clock)
        route = self._find_route(target, deadline)
        fields = {
            "User-Agent": policy.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if self._failures.get(target.host, 0) >= policy.max_failures:
            raise UnreachableError(
                f"{target.host} did not answer {policy.max_failures} times; try again later."
            )
        try:
            answer = request(
                target, route, headers=fields | dict(headers), policy=policy, deadline=deadline,
                wanted=wanted,
            )  # fmt: skip
        except UnreachableError:
            self._failures[target.host] = self._failures.get(target.host, 0) + 1
            raise
        self._failures[target.host] = 0
        return answer

    def _find_route(self, target: Target, deadline: Deadline) -> Route:
        policy = self._policy
        seconds = min(policy.connect_seconds, policy.total_seconds)
        proxy = self._find_proxy(target)
        if proxy is not None:
            check_name(target, allow_private=policy.allow_private)
            numbers = self._resolve(proxy.host, proxy.port, seconds)
        else:
            numbers = find_numbers(
                target, self._resolve, allow_private=policy.allow_private, seconds=seconds
            )
        return Route(numbers=numbers, connect=self._connect, context=self._context, proxy=proxy)

    def _find_proxy(self, target: Target) -> Target | None:
        """Give the proxy that the environment names for a target, where the policy says so."""
        named = self._proxies.get(target.scheme)
        if not named or proxy_bypass(target.host):
            return None
        try:
            return read_target(named if "://" in named else f"http://{named}")
        except FetchError as error:
            raise FetchError(f"The proxy that the environment names: {error}") from error

    def _check_robots(self, target: Target) -> Rules:
        """
        Give what the target's site asks for.

        Raises:
            UnreachableError: Its robots.txt could not be had.
            FetchError: Its robots.txt does not allow the target.
        """
        rules = self._rules.get(target.site)
        if rules is None:
            agent = self._policy.user_agent.partition("/")[0]
            rules = read_rules(lambda: self._ask_robots(target), agent)
            self._rules[target.site] = rules
        if not rules.allows(target.url):
            if rules.because is not None:
                raise UnreachableError(
                    f"The robots.txt of {target.host} could not be had: {rules.because}"
                )
            raise FetchError(
                f"The robots.txt of {target.host} asks not to fetch it; save the page instead."
            )
        return rules

    def _ask_robots(self, target: Target) -> Answer:
        """
        Ask for the robots.txt of a site, redirects followed.

        Raises:
            FetchError: Nobody answers, or it lies where nothing may be fetched.
        """
        place = read_target(f"{target.site}/robots.txt")
        wanted = Wanted(
            limit=self._policy.max_robots_bytes,
            is_cut=True,
            accepts=lambda status, _: status == 200,
        )
        for _ in range(self._policy.max_redirects + 1):
            answer = self._ask(place, wanted, {"Accept-Encoding": "identity"})
            if answer.status not in _REDIRECTS:
                return _unpack(answer, self._policy.max_robots_bytes)
            place = _follow(place, answer)
        return Answer(status=404, headers={})  # RFC 9309, 2.3.1.2: as if it were not there

    def _pause(self, host: str, asked_for: float) -> None:
        """
        Wait until a host may be asked again.

        Raises:
            UnreachableError: It was asked before, and wants a longer pause than is granted.
        """
        last = self._asked.get(host)
        if last is not None:
            longest = self._policy.max_pause_seconds
            if asked_for > longest:
                raise UnreachableError(
                    f"{host} asks for {asked_for:g} s between two requests, more than"
                    f" {longest:g} s; fetch it in another run."
                )
            rest = last + max(self._policy.pause_seconds, asked_for) - self._clock()
            if rest > 0:
                self._sleep(rest)
        self._asked[host] = self._clock()


def _follow(target: Target, answer: Answer) -> Target:
    """
    Give the address that a redirect leads to.

    Raises:
        FetchError: It leads nowhere, or from https to http.
    """
    place = answer.headers.get("location", "")
    if not place:
        raise FetchError(f"{target.host} redirects without saying where; check the address.")
    try:
        followed = read_target(urljoin(target.url, place))
    except (FetchError, ValueError) as error:
        raise FetchError(f"It redirects to what is not fetched: {error}") from error
    if target.scheme == "https" and followed.scheme == "http":
        raise FetchError("It redirects from https to http, which anybody could change on the way.")
    return followed


def _conditions(previous: Validators | None) -> dict[str, str]:
    """Give the header fields that ask for a page only if it has changed."""
    fields: dict[str, str] = {}
    if previous is not None and previous.etag:
        fields["If-None-Match"] = previous.etag
    if previous is not None and previous.last_modified:
        fields["If-Modified-Since"] = previous.last_modified
    return fields


def _validators(url: str, answer: Answer) -> Validators | None:
    etag, modified = (
        value if value and len(value) <= _LONGEST_VALIDATOR and value.isprintable() else None
        for value in (answer.headers.get("etag"), answer.headers.get("last-modified"))
    )
    return Validators(url=url, etag=etag, last_modified=modified) if etag or modified else None


def _is_accepted(status: int, headers: Mapping[str, str]) -> bool:
    """Tell by its header whether an answer may hold reports."""
    media = headers.get("content-type", "").partition(";")[0].strip().casefold()
    return status == 200 and (not media or bool(_ACCEPTED.fullmatch(media)))


def _refuse(media: str) -> str:
    advice = (
        "download it first, and give the file"
        if _PACKED.search(media)
        else "pages, feeds, JSON and text are"
    )
    return f"It is {media[:60]}, which is not fetched; {advice}."


def _unpack(answer: Answer, limit: int) -> Answer:
    codings = split_codings(answer.headers.get("content-encoding", ""))
    try:
        body = inflate(answer.body, codings, limit) if answer.body else b""
    except SourceError as error:
        raise FetchError(str(error)) from error
    return Answer(status=answer.status, headers=answer.headers, body=body)

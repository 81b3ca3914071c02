"""What a site asks of robots (RFC 9309): which paths they leave alone, how often they ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from crosswire.errors import FetchError
from crosswire.fetching.connection import Answer
from crosswire.types import Value

_FOREIGN = "another-robot"
_AGENT = re.compile(r"^[ \t]*user[ -]?agent[ \t]*:?(?P<name>.*)$", re.IGNORECASE)
_PATIENCE = 429  # too many requests: of the 4xx, the one that asks to stay away
_MOST_LINES = 20_000


class Allows(Protocol):
    """Tells whether an address may be asked for."""

    def __call__(self, url: str) -> bool: ...


class Rules(Value, frozen=True, kw_only=True):
    """
    What one site asks for.

    Attributes:
        allows: Tells whether an address may be asked for.
        pause_seconds: Time that it wants between two requests; 0 where it does not say.
        because: Why nothing may be asked for, where that is not by the file's own word.
    """

    allows: Allows
    pause_seconds: float = 0.0
    because: str | None = None


def _allow_all(url: str) -> bool:
    return True


def _allow_nothing(url: str) -> bool:
    return False


ALLOW_ALL = Rules(allows=_allow_all)


def read_rules(ask: Callable[[], Answer], agent: str) -> Rules:
    """
    Ask for a site's robots.txt and read it.

    A file that is not there allows everything; one that cannot be had now (the server fails,
    nobody answers) allows nothing until it can.

    Args:
        ask: Fetches the file, redirects followed; the body is unpacked.
        agent: Name of this robot.
    """
    try:
        answer = ask()
    except FetchError as error:
        return _closed(str(error))
    if answer.status == 200:
        return parse_rules(answer.body.decode("utf-8", "replace"), agent)
    if answer.status >= 500 or answer.status == _PATIENCE:
        return _closed(f"The server answered with status {answer.status}.")
    return ALLOW_ALL


def _closed(because: str) -> Rules:
    return Rules(allows=_allow_nothing, because=because)


def parse_rules(text: str, agent: str) -> Rules:
    """
    Read a robots.txt: the group that names this robot, else the one for all.

    Args:
        text: The file.
        agent: Name of this robot.
    """
    from protego import Protego  # noqa: PLC0415 (only fetching pays)

    lines = text.removeprefix("\ufeff").splitlines()[:_MOST_LINES]
    parser = Protego.parse("\n".join(_without_foreign(line, agent) for line in lines))
    rate = parser.request_rate(agent)
    pauses = (
        parser.crawl_delay(agent) or 0.0,
        rate.seconds / rate.requests if rate and rate.requests else 0.0,
    )
    return Rules(allows=lambda url: parser.can_fetch(url, agent), pause_seconds=max(pauses))


def _without_foreign(line: str, agent: str) -> str:
    """
    Give this robot its plain name, and every other robot one and the same.

    A file that names ten thousand robots before ten thousand rules would else be read for
    minutes.
    """
    match = _AGENT.match(line)
    if match is None:
        return line
    name = match.group("name").partition("#")[0].strip().casefold()
    if name == "*":
        return line
    is_ours = name.partition("/")[0].strip("* ") == agent.casefold()
    return f"User-agent: {agent if is_ours else _FOREIGN}"

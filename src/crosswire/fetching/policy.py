"""What may be fetched, how much, and how long it may take."""

from __future__ import annotations

from crosswire.__about__ import __version__
from crosswire.sources.options import MEGABYTE
from crosswire.types import Value


class Policy(Value, frozen=True, kw_only=True):
    """
    The bounds of fetching; the defaults suit a newsroom's desk.

    Attributes:
        allow_private: Whether addresses inside this network (127.0.0.1, 10.0.0.0/8) may be
            fetched; then a feed may name them too.
        use_proxies: Whether HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the environment are
            followed. A proxy resolves names itself, so that only addresses written as numbers
            can be checked here.
        max_redirects: Most redirects from one address to another.
        connect_seconds: Longest wait for a name and for a connection, each.
        read_seconds: Longest wait for the next bytes.
        total_seconds: Longest time of one request, redirects apart.
        max_bytes: Most bytes of an answer, as sent and unpacked.
        max_header_bytes: Most bytes of an answer's header.
        max_robots_bytes: Most bytes of a robots.txt that are read (RFC 9309 asks for 500 KiB).
        pause_seconds: Time between two requests to one host.
        max_pause_seconds: Longest pause that a robots.txt may ask for; a host that asks for more
            is asked once.
        max_failures: Times that a host may fail to answer before it is left alone for the run.
        max_pages: Most pages fetched for the entries of one feed, the newest first.
        user_agent: How crosswire names itself to servers and in robots.txt.
    """

    allow_private: bool = False
    use_proxies: bool = False
    max_redirects: int = 5
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_bytes: int = 10 * MEGABYTE
    max_header_bytes: int = 65_536
    max_robots_bytes: int = 500 * 1024
    pause_seconds: float = 1.0
    max_pause_seconds: float = 30.0
    max_failures: int = 3
    max_pages: int = 50
    user_agent: str = f"crosswire/{__version__}"

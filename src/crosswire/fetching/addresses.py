"""Which addresses may be fetched: checked by name, and after the name is resolved."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from typing import Protocol
from urllib.parse import quote, urlsplit, urlunsplit

from crosswire.errors import FetchError, UnreachableError
from crosswire.sources.gathering import drop_login
from crosswire.types import Value

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEMES = frozenset({"http", "https"})
_PORTS = {"http": 80, "https": 443}.items()
_LONGEST = 2_000  # characters of an address
_UNSAFE = re.compile(r"[\x00-\x20\x7f]")
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?\Z")
_KEPT = "/%:@!$&'()*+,;=~-._?"
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Within the open range, but tunnels to IPv4 addresses, protocols and documentation.
_CLOSED_6 = tuple(
    map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
)
# What a user means by a private network: this machine, houses and firms. The addresses at which
# clouds hand out secrets to their machines (169.254.169.254, fd00:ec2::254) are none of these.
_PRIVATE = tuple(
    map(
        ipaddress.ip_network,
        ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128",
         "fc00::/7"),
    )
)  # fmt: skip
_SECRETS = tuple(map(ipaddress.ip_address, ("100.100.100.200", "fd00:ec2::254")))
_LOCAL_NAME = re.compile(r"(?:.*\.)?(?:localhost|local|internal|lan|home\.arpa)\Z")


class Target(Value, frozen=True, kw_only=True):
    """
    An address on the web, taken apart.

    Attributes:
        url: The address without user, password and fragment.
        scheme: "http" or "https".
        host: Name or number, in lower case, as it goes to the name server.
        port: Port, the scheme's own where none is given.
        path: Path and query, as they are asked for.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt holds for."""
        return urlunsplit((self.scheme, self.authority, "", "", ""))

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if (self.scheme, self.port) in _PORTS else f"{host}:{self.port}"


class Resolve(Protocol):
    """Gives the numbers behind a name, the preferred first."""

    def __call__(self, host: str, port: int, seconds: float) -> tuple[str, ...]: ...


def read_target(url: str) -> Target:
    """
    Take an address apart.

    Raises:
        FetchError: It is not http or https, carries a user's name or password, has no host, or
            is malformed.
    """
    if drop_login(url.strip()) != url.strip():
        raise FetchError("It carries a user's name or password, and none is sent; leave it out.")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise FetchError(f"It is no address that can be read ({error}); check it.") from error
    scheme = parts.scheme.casefold()
    if scheme not in _SCHEMES:
        raise FetchError(f'Only http and https are fetched, not "{scheme[:20]}".')
    if len(url) > _LONGEST:
        raise FetchError(f"It is longer than {_LONGEST:,} characters; check it.")
    is_number = _read_number(host) is not None
    if not host or not (is_number or _HOST.match(host)):
        raise FetchError("It names no host that can be asked; check it.")
    if _UNSAFE.search(url.strip()):
        raise FetchError("It holds spaces or control characters; check it.")
    path = quote(parts.path or "/", safe=_KEPT)
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    target = Target(
        url="",
        scheme=scheme,
        host=host.casefold(),
        port=port or dict(_PORTS)[scheme],
        path=path + query,
    )
    return Target(
        url=target.site + target.path,
        scheme=scheme,
        host=target.host,
        port=target.port,
        path=target.path,
    )


def _read_number(host: str) -> IPAddress | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def is_public(number: str) -> bool:
    """
    Tell whether an IP address is one of the open internet.

    Not so are this machine, the networks of houses and firms, link-local, multicast,
    documentation and reserved ranges, and tunnels (6to4, Teredo). An IPv6 address that stands
    for an IPv4 one (mapped, NAT64) is as open as that one.
    """
    address = _read_number(number)
    return address is not None and _is_open(_unwrap(address))


def is_private(number: str) -> bool:
    """Tell whether an IP address is this machine, or one of a private network (RFC 1918, 4193)."""
    address = _read_number(number)
    if address is None:
        return False
    address = _unwrap(address)
    return address not in _SECRETS and any(address in network for network in _PRIVATE)


def _unwrap(address: IPAddress) -> IPAddress:
    """Give the IPv4 address that an IPv6 address stands for, else the address itself."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return ipaddress.IPv4Address(address.packed[12:])
    return address


def _is_open(address: IPAddress) -> bool:
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    return address in _OPEN_6 and not any(address in network for network in _CLOSED_6)


def resolve_name(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """
    Ask the system for the numbers behind a name, for so long and no longer.

    Raises:
        UnreachableError: There is no such name, or no answer in time.
    """
    found: list[tuple[str, ...]] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            answers = []
        found.append(tuple(dict.fromkeys(str(answer[4][0]) for answer in answers)))

    # The system's resolver cannot be told to stop; a thread that hangs in it is left behind.
    thread = threading.Thread(target=ask, daemon=True, name="resolver")
    thread.start()
    thread.join(seconds)
    if not found:
        raise UnreachableError(
            f"The name {host} was not resolved within {seconds:g} s; try again later."
        )
    if not found[0]:
        raise UnreachableError(f"There is no host {host}, or no name server; check the address.")
    return found[0]


def find_numbers(
    target: Target, resolve: Resolve, *, allow_private: bool, seconds: float
) -> tuple[str, ...]:
    """
    Resolve a target once and check every number behind it.

    The connection is made to one of these numbers, never by the name again, so that a name
    server cannot answer the check and the connection differently.

    Raises:
        FetchError: A number is not one of the open internet, or there is none.
    """
    own = _read_number(target.host)
    numbers = (target.host,) if own is not None else resolve(target.host, target.port, seconds)
    if not numbers:
        raise FetchError(f"There is no host {target.host}; check the address.")
    for number in numbers:
        if not is_public(number) and not (allow_private and is_private(number)):
            raise FetchError(_refuse(target.host, number))
    return numbers


def check_name(target: Target, *, allow_private: bool) -> None:
    """
    Check what can be checked of a target that a proxy will resolve.

    Raises:
        FetchError: It is a number, or a name by convention, of this machine or its network.
    """
    own = _read_number(target.host)
    if own is not None:
        find_numbers(target, resolve_name, allow_private=allow_private, seconds=0)
    elif not allow_private and (_LOCAL_NAME.match(target.host) or "." not in target.host):
        raise FetchError(_refuse(target.host, "this network"))


def _refuse(host: str, number: str) -> str:
    return (
        f"{host} leads to {number}, which is not on the open internet; private addresses are"
        " fetched only where the user allows it, link-local and reserved ones never."
    )

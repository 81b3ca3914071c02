"""One request over one connection, bounded in time and size."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol, cast

from crosswire.errors import FetchError, UnreachableError
from crosswire.fetching.addresses import Target
from crosswire.fetching.policy import Policy
from crosswire.sources.options import MEGABYTE
from crosswire.types import Value

Clock = Callable[[], float]

_CHUNK = 65_536
_MOST_NUMBERS = 4  # numbers of one host that are tried


class Connect(Protocol):
    """Opens a connection to a number and port, within so many seconds."""

    def __call__(self, number: str, port: int, seconds: float) -> socket.socket: ...


def open_connection(number: str, port: int, seconds: float) -> socket.socket:
    """Connect to a number; no name is resolved."""
    return socket.create_connection((number, port), timeout=seconds)


class Wanted(Value, frozen=True, kw_only=True):
    """
    What of an answer is read.

    Attributes:
        limit: Most bytes of its body, as sent.
        is_cut: Whether of a longer body the beginning is taken, instead of refusing it.
        accepts: Tells by status and header whether the body is read at all.
    """

    limit: int
    is_cut: bool = False
    accepts: Callable[[int, Mapping[str, str]], bool]


class Route(Value, frozen=True, kw_only=True):
    """
    How a request travels.

    Attributes:
        numbers: IP addresses of the target (of the proxy, where there is one).
        connect: Opens the connection.
        context: Checks certificates; they must name the host of the address.
        proxy: Where the request is sent instead.
    """

    numbers: tuple[str, ...]
    connect: Connect
    context: ssl.SSLContext
    proxy: Target | None = None


class Answer(Value, frozen=True, kw_only=True):
    """
    What a server answered.

    Attributes:
        status: HTTP status.
        headers: Fields of the header, names in lower case; the first of each name.
        body: The body as it was sent, packed perhaps; empty where it was not wanted.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Deadline:
    """The moment at which a request must be done."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        """Begin to count now."""
        self._clock = clock
        self._end = clock() + seconds
        self.seconds = seconds

    def remaining(self, longest: float) -> float:
        """
        Give the time that the next step may take.

        Raises:
            TimeoutError: None is left.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError
        return min(left, longest)


class _Incoming(io.RawIOBase):
    """Bytes from a socket; each read waits no longer than the request has left."""

    def __init__(self, sock: socket.socket, deadline: Deadline, policy: Policy) -> None:
        self._sock = sock
        self._deadline = deadline
        self._policy = policy
        self.n_header_left: int | None = policy.max_header_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.remaining(self._policy.read_seconds))
        n_read = self._sock.recv_into(buffer)
        if self.n_header_left is not None:
            self.n_header_left -= n_read
            if self.n_header_left + len(buffer) < 0:
                raise FetchError("The header of its answer is too long; it was not read.")
        return n_read


class _BoundedSocket:
    """What http.client needs of a socket, with the deadline of one request."""

    def __init__(self, sock: socket.socket, deadline: Deadline, policy: Policy) -> None:
        self._sock = sock
        self._deadline = deadline
        self._policy = policy
        self.incoming = _Incoming(sock, deadline, policy)

    def makefile(self, mode: str, *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(self.incoming, 8192)

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.remaining(self._policy.read_seconds))
        self._sock.sendall(data)

    def close(self) -> None:
        """Leave it open: http.client closes it before the body is read; `request` does after."""


def request(
    target: Target,
    route: Route,
    *,
    headers: Mapping[str, str],
    policy: Policy,
    deadline: Deadline,
    wanted: Wanted,
) -> Answer:
    """
    Ask for one address, over a connection to one of its checked numbers.

    Args:
        target: What is asked for.
        route: How the request travels.
        headers: Fields to send.
        policy: The bounds.
        deadline: When it must be done.
        wanted: What of the answer is read.

    Raises:
        UnreachableError: Nobody answers, or too slowly.
        FetchError: The answer is no HTTP, is too long or cut off.
    """
    try:
        sock = _connect(route, (route.proxy or target).port, policy, deadline)
        try:
            if target.scheme == "https":
                if route.proxy is not None:
                    _open_tunnel(sock, target, policy, deadline)
                sock.settimeout(deadline.remaining(policy.connect_seconds))
                sock = route.context.wrap_socket(sock, server_hostname=target.host)
            is_whole = route.proxy is not None and target.scheme == "http"
            asked = target.url if is_whole else target.path
            bounded = _BoundedSocket(sock, deadline, policy)
            response = _ask(bounded, target, asked, headers)
            return _read_answer(bounded, response, wanted, deadline)
        finally:
            sock.close()
    except OSError as error:
        raise UnreachableError(_explain(error, target, deadline)) from error
    except (http.client.HTTPException, ValueError) as error:
        kind = type(error).__name__
        reason = f"The answer of {target.host} is no HTTP that could be read ({kind})"
        raise FetchError(f"{reason}; try again later.") from error


def _connect(route: Route, port: int, policy: Policy, deadline: Deadline) -> socket.socket:
    """Connect to the first number that answers."""
    failure: OSError = OSError("it has no number")
    for number in route.numbers[:_MOST_NUMBERS]:
        try:
            return route.connect(number, port, deadline.remaining(policy.connect_seconds))
        except OSError as error:
            failure = error
    raise failure


def _open_tunnel(sock: socket.socket, target: Target, policy: Policy, deadline: Deadline) -> None:
    """Have a proxy connect to the target, so that TLS is spoken with the target itself."""
    bounded = _BoundedSocket(sock, deadline, policy)
    host = f"[{target.host}]" if ":" in target.host else target.host
    lines = f"CONNECT {host}:{target.port} HTTP/1.1\r\nHost: {host}:{target.port}\r\n\r\n"
    bounded.sendall(lines.encode("ascii"))
    response = http.client.HTTPResponse(cast(socket.socket, bounded), method="CONNECT")
    response.begin()
    if response.status != 200:
        raise FetchError(f"The proxy refused to connect to {target.host} ({response.status}).")


def _ask(
    bounded: _BoundedSocket, target: Target, asked: str, headers: Mapping[str, str]
) -> http.client.HTTPResponse:
    """Send a request, and read the header of the answer."""
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = cast(socket.socket, bounded)
    connection.putrequest("GET", asked, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", target.authority)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _read_answer(
    bounded: _BoundedSocket,
    response: http.client.HTTPResponse,
    wanted: Wanted,
    deadline: Deadline,
) -> Answer:
    bounded.incoming.n_header_left = None
    fields: dict[str, str] = {}
    for name, value in response.getheaders():
        fields.setdefault(name.casefold(), value)
    is_read = wanted.accepts(response.status, fields)
    body = _read_body(response, wanted, deadline) if is_read else b""
    return Answer(status=response.status, headers=MappingProxyType(fields), body=body)


def _read_body(response: http.client.HTTPResponse, wanted: Wanted, deadline: Deadline) -> bytes:
    """
    Read a body as it was sent, up to the bound.

    Raises:
        FetchError: It is longer, or ends before it should.
    """
    limit, said = wanted.limit, response.length
    if said is not None and said > limit and not wanted.is_cut:
        raise FetchError(_too_long(limit))
    body = bytearray()
    while len(body) <= limit:
        deadline.remaining(1.0)
        chunk = response.read(min(_CHUNK, limit + 1 - len(body)))
        if not chunk:
            break
        body += chunk
    if len(body) > limit:
        if wanted.is_cut:
            return bytes(body[:limit])
        raise FetchError(_too_long(limit))
    if said is not None and len(body) < said:
        raise UnreachableError("Its answer was cut off on the way; try again later.")
    return bytes(body)


def _too_long(limit: int) -> str:
    size = f"{limit / MEGABYTE:g} MB"
    return f"Its answer is longer than {size}, the most that is fetched; it was not read."


def _explain(error: OSError, target: Target, deadline: Deadline) -> str:
    """Say in one sentence why nothing came."""
    host = target.host
    if isinstance(error, ssl.SSLCertVerificationError):
        why = error.verify_message or "it could not be checked"
        return f"The certificate of {host} is not to be trusted ({why}); nothing was fetched."
    if isinstance(error, ssl.SSLError):
        why = error.reason or "TLS failed"
        return f"No safe connection to {host} came about ({why}); try again later."
    if isinstance(error, TimeoutError):
        return f"{host} was too slow (at most {deadline.seconds:g} s); try again later."
    if isinstance(error, ConnectionRefusedError):
        return f"{host} refused the connection; check the address, or try again later."
    if isinstance(error, ConnectionResetError | BrokenPipeError):
        return f"{host} broke the connection off; try again later."
    why = error.strerror or type(error).__name__
    return f"{host} could not be reached ({why}); check the network, or try again later."

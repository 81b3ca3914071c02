"""A local server that answers whatever it is told, and a network of invented names."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from crosswire.errors import FetchError
from crosswire.fetching import Policy, Web

Handler = Callable[[socket.socket, str], None]
PUBLIC = "93.184.216.34"  # stands for the local server; nothing is ever sent to it


def answer(
    body: bytes = b"", *, status: str = "200 OK", media: str = "text/html", header: str = ""
) -> bytes:
    """The bytes of an answer, its length declared."""
    extra = f"{header}\r\n" if header else ""
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body


def redirect(place: str, status: str = "302 Found") -> bytes:
    """The bytes of an answer that leads elsewhere."""
    return answer(status=status, header=f"Location: {place}")


class Net:
    """
    A network of its own: names, numbers and one local server behind all of them.

    Attributes:
        names: Numbers of each name.
        routes: Answers by "host/path" or by "/path".
        requests: What was asked: the request's lines.
        resolved: Names that were resolved, in order.
        connected: Numbers and ports that were connected to.
        slept: Pauses that were made.
        now: The clock.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.names: dict[str, tuple[str, ...]] = {"news.example": (PUBLIC,)}
        self.routes: dict[str, bytes | Handler] = {}
        self.requests: list[str] = []
        self.resolved: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.slept: list[float] = []
        self.named: list[str] = []
        self.now = 0.0

    def resolve(self, host: str, port: int, seconds: float) -> tuple[str, ...]:
        """Give the numbers of a name."""
        self.resolved.append(host)
        if host not in self.names:
            raise FetchError(f"There is no host {host}; check the address.")
        return self.names[host]

    def connect(self, number: str, port: int, seconds: float) -> socket.socket:
        """Connect to the local server, whatever the number."""
        self.connected.append((number, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds

    def wrap_socket(self, sock: socket.socket, *, server_hostname: str) -> socket.socket:
        """Stand for TLS: note for which name a certificate would be asked."""
        self.named.append(server_hostname)
        return sock

    def web(self, policy: Policy | None = None, *, real_clock: bool = False) -> Web:
        """A fetcher in this network."""
        clock = {} if real_clock else {"clock": lambda: self.now}
        return Web(
            policy or Policy(),
            resolve=self.resolve,
            connect=self.connect,
            context=cast("object", self),  # type: ignore[arg-type]
            sleep=self.sleep,
            **clock,
        )

    def pages(self) -> list[str]:
        """Paths that were asked for, robots.txt left out."""
        paths = [lines.split(" ")[1] for lines in self.requests]
        return [path for path in paths if not path.endswith("/robots.txt")]


@contextmanager
def serve() -> Iterator[Net]:
    """Run a local server, and give the network around it."""

    class Answering(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            request = b""
            try:
                while b"\r\n\r\n" not in request:
                    chunk = self.request.recv(65_536)
                    if not chunk:
                        return
                    request += chunk
                self._answer(request.decode("latin-1"))
            except OSError:
                return

        def _answer(self, request: str) -> None:
            net.requests.append(request)
            path = request.split(" ")[1]
            host = next(
                (line[6:] for line in request.split("\r\n") if line.startswith("Host: ")), ""
            )
            found = net.routes.get(f"{host}{path}") or net.routes.get(path)
            found = found or answer(b"none", status="404 Not Found")
            if callable(found):
                found(self.request, request)
            else:
                self.request.sendall(found)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answering) as server:
        server.daemon_threads = True
        server.block_on_close = False
        net = Net(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield net
        finally:
            server.shutdown()
            thread.join()

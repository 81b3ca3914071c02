"""A real headless Chromium, driven over a pipe with the DevTools protocol (no driver needed)."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

NAMES = ("chromium", "chromium-browser", "google-chrome")
KEYS: Mapping[str, int] = {
    "Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36, "ArrowUp": 38,
    "ArrowDown": 40,
}  # fmt: skip


def find_chromium() -> str | None:
    """The browser's path, or None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """
    One page in one browser.

    Attributes:
        console: What the page wrote to its console as errors or warnings, and its exceptions.
        requests: Addresses the page asked for, besides itself.
    """

    def __init__(self, path: str, profile: Path) -> None:
        """Start the browser with a profile of its own."""
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        # Copies above those two numbers at which the browser wants its ends of the pipes.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 64) for end in (to_browser, from_browser)]

        def place_pipes() -> None:
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        options = "--headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars"
        self._process = subprocess.Popen(
            [path, *options.split(), "--disable-dev-shm-usage",
             "--disable-background-networking", "--remote-debugging-pipe",
             f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(3, 4),
            preexec_fn=place_pipes,  # noqa: PLW1509  (tests run no threads)
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for end in ends:
            os.close(end)
        os.close(to_browser)
        os.close(from_browser)
        self._buffer = b""
        self._last = 0
        self._session: str | None = None
        self._loaded = False
        self.console: list[str] = []
        self.requests: list[str] = []
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        attached = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Browser:
        """Use it as a context."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the browser that was started here."""
        os.close(self._write)
        os.close(self._read)
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def call(self, method: str, **params: object) -> dict:
        """
        Call a method of the protocol and wait for its answer.

        A page that is just being replaced has no context for scripts, or loses it while the script
        runs; the call is repeated then.
        """
        for _ in range(50):
            answer = self._ask(method, params)
            error = str(answer.get("error", "")).lower()
            if "context" not in error and "navigated" not in error:
                break
            time.sleep(0.1)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return answer["result"]

    def _ask(self, method: str, params: dict[str, object]) -> dict:
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._last:
                return answer

    def _receive(self, seconds: float = 40.0) -> dict:
        limit = time.monotonic() + seconds
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, limit - time.monotonic()))
            assert ready, "the browser does not answer"
            chunk = os.read(self._read, 1 << 20)
            assert chunk, "the browser has ended"
            self._buffer += chunk
        line, self._buffer = self._buffer.split(b"\0", 1)
        message = json.loads(line)
        self._note(message)
        return message

    def _note(self, message: dict) -> None:
        method, params = message.get("method"), message.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.console.append(str(params["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and params["type"] in {"error", "warning"}:
            self.console.append(str(params["args"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] in {"error", "warning"}:
            self.console.append(params["entry"]["text"])

    def open(self, path: Path, *, width: int = 1400, height: int = 1000, **media: str) -> None:
        """Open a file in a window of that size; `media` as prefers_color_scheme="dark"."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        features = [{"name": k.replace("_", "-"), "value": v} for k, v in media.items()]
        self.call("Emulation.setEmulatedMedia", features=features)
        self._loaded = False
        self.console.clear()
        self.requests.clear()
        self.call("Page.navigate", url=path.as_uri())
        while not self._loaded:
            self._receive()
        self.requests = [url for url in self.requests if url != path.as_uri()]

    def run(self, expression: str) -> object:
        """Evaluate an expression in the page and hand back its value."""
        result = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key as a user does."""
        text = {"Enter": "\r", " ": " "}.get(key)
        down: dict[str, object] = {"key": key, "code": "Space" if key == " " else key}
        down["windowsVirtualKeyCode"] = KEYS[key]
        extra = {"text": text} if text else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **down, **extra)
        self.call("Input.dispatchKeyEvent", type="keyUp", **down)

    def point(self, selector: str, *, click: bool = False) -> None:
        """Move the mouse over an element, and click it if asked."""
        self.run(f"document.querySelector({selector!r}).scrollIntoView({{block: 'center'}})")
        box = self.run(
            f"(() => {{const b = document.querySelector({selector!r}).getClientRects()[0];"
            "return [b.left + Math.min(b.width / 2, 40), b.top + Math.min(b.height / 2, 8)]})()"
        )
        assert isinstance(box, list)
        spot = {"x": box[0], "y": box[1], "button": "left" if click else "none", "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type="mouseMoved", **spot)
        if click:
            self.call("Input.dispatchMouseEvent", type="mousePressed", **spot)
            self.call("Input.dispatchMouseEvent", type="mouseReleased", **spot)

    def wait(self, seconds: float) -> None:
        """Let the page go on for a while."""
        self.run(f"new Promise((done) => setTimeout(done, {seconds * 1000}))")

    def screenshot(self, target: Path, *, whole: bool = False) -> None:
        """Keep a picture of the window, or of the whole page."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        target.write_bytes(base64.b64decode(data))

    def print_pdf(self, target: Path) -> None:
        """Print the page."""
        data = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]
        target.write_bytes(base64.b64decode(data))

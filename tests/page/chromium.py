"""A headless Chromium spoken to over two pipes, as the DevTools protocol allows. Wants nothing but the browser."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60  # seconds for one answer


def found() -> str | None:
    """The browser's command, where one is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """A browser that shows one page at a time. `events` holds all that it told unasked of the present page."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write
        self._buffer, self._number, self._session = b"", 0, ""
        self.events: list[dict[str, Any]] = []

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        self.ask("Browser.close")

    def new_page(self) -> None:
        """Leave the present page for an empty one, of which nothing has been told."""
        self._session = ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.events = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """What the browser answers. Raises RuntimeError where it refuses."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, path: Path) -> None:
        """Show a file, and wait until it is loaded and idle."""
        self.events = []
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._next()
        self.settle()

    def settle(self) -> None:
        """Let the page do what it is about to."""
        self.evaluate("new Promise(done => setTimeout(done, 300))")

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page, as data; promises are waited for."""
        told = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"])
        return told["result"].get("value")

    def told(self, *methods: str) -> list[dict[str, Any]]:
        """The parameters of such events."""
        return [event["params"] for event in self.events if event["method"] in methods]

    def _next(self) -> dict[str, Any]:
        """The next message; an event is also kept."""
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select([self._read], [], [], max(0, until - time.monotonic()))
            chunk = os.read(self._read, 1 << 16) if ready else b""
            if not chunk:
                raise RuntimeError("the browser does not answer")
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        if "method" in message and message.get("sessionId", "") == self._session:
            self.events.append(message)
        return message


@contextmanager
def started(command: str, home: Path) -> Iterator[Browser]:
    """A browser, ended when it is left. `home` is where it may write."""
    to_browser, from_browser = os.pipe(), os.pipe()
    # The browser reads from 3 and writes to 4, whatever numbers the pipes have here.
    wrapped = f'exec "$0" "$@" 3<&{to_browser[0]} 4>&{from_browser[1]}'
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-pipe",
        f"--user-data-dir={home}",
    )
    browser = subprocess.Popen(
        ["bash", "-c", wrapped, command, *options, "about:blank"],
        pass_fds=(to_browser[0], from_browser[1]),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_browser[0])
    os.close(from_browser[1])
    try:
        spoken_to = Browser(from_browser[0], to_browser[1])
        yield spoken_to
        spoken_to.close()
    finally:
        browser.terminate()
        browser.wait(20)
        os.close(to_browser[1])
        os.close(from_browser[0])

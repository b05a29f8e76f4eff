"""A URL: its page, fetched once, politely, and within limits.

Decides how long to wait, how often to try again, how much to take, and what a server's refusal means for the
user. Leaves what came to the formats.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotetrack.errors import InputError
from quotetrack.version import __version__

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    import urllib3

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 60.0  # a server that sends a byte now and then must not hold up the rest
LIMIT = 20_000_000  # bytes
_CHUNK = 65_536
_BACKOFF_SECONDS = 0.3

_HEADERS = {
    "User-Agent": f"quotetrack/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/json, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_SAVE = "open it in a browser, save the page, and read the file"
_BY_STATUS = {
    401: _SAVE,
    402: _SAVE,
    403: _SAVE,
    404: "check the address",
    410: "the page is gone; look for an archived copy",
    429: "the server asks for a pause: try again later",
    451: _SAVE,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent."""

    data: bytes
    content_type: str
    charset: str | None


def is_url(name: str) -> bool:
    """Whether an input names a page, not a path."""
    return _SCHEME.match(name) is not None


def fetch(url: str) -> Answer:
    """The page at `url`. Raises InputError, with what to do, where there is none to be had."""
    import logging

    import urllib3

    logging.getLogger("urllib3").setLevel(logging.CRITICAL)  # a retry is nothing that the user must know
    if address(url).scheme not in ("http", "https"):
        raise InputError("is no address of a web page", "an address begins with https:// or http://")
    retries = urllib3.Retry(
        total=None,
        connect=2,
        read=1,
        redirect=6,
        status=2,
        other=0,
        status_forcelist=(502, 503, 504),
        backoff_factor=_BACKOFF_SECONDS,
        raise_on_status=False,
        respect_retry_after_header=False,
    )
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    try:
        with _pool(url) as pool:
            answer = pool.request(
                "GET", url, headers=_HEADERS, retries=retries, timeout=timeout, preload_content=False
            )
            try:
                return _read(answer)
            finally:
                answer.close()
    # ValueError: what looked like an address is none, or its name cannot be encoded
    except (urllib3.exceptions.HTTPError, ValueError, OSError) as error:
        raise InputError(*_reason(error)) from error


def address(url: str) -> SplitResult:
    """The parts of `url`. Raises InputError where it has no host."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise InputError("is no address of a web page", "check the address") from error
    if not parts.hostname:
        raise InputError("is no address of a web page", "an address begins with https:// or http://")
    return parts


def _pool(url: str) -> urllib3.PoolManager:
    """The connections to take: through the proxy that the environment names, if it names one."""
    from urllib.request import getproxies, proxy_bypass

    import urllib3

    parts = address(url)
    proxy = getproxies().get(parts.scheme)
    if proxy and not proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}")
    return urllib3.PoolManager()


def _read(answer: urllib3.BaseHTTPResponse) -> Answer:
    """Take the body of `answer`, up to the limits."""
    if answer.status != 200:
        advice = _BY_STATUS.get(
            answer.status, "try again later" if answer.status >= 500 else "check the address"
        )
        raise InputError(
            f"was not sent: the server answered {answer.status} {answer.reason or ''}".rstrip(), advice
        )
    deadline = time.monotonic() + TOTAL_SECONDS
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        data += chunk
        if len(data) > LIMIT:
            raise InputError(f"is larger than {LIMIT // 1_000_000} MB", _SAVE)
        if time.monotonic() > deadline:
            raise InputError(f"did not arrive within {TOTAL_SECONDS:.0f} seconds", "try again later")
    content_type = answer.headers.get("Content-Type", "")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", content_type, re.IGNORECASE)
    return Answer(bytes(data), content_type, charset[1] if charset else None)


def _reason(error: Exception) -> tuple[str, str]:
    """Message and advice for what went wrong between here and the server."""
    from urllib3 import exceptions as failures

    cause: object = getattr(error, "reason", None) or error
    if isinstance(cause, failures.NameResolutionError):
        return "was not reached: no such server", "check the address and the connection to the internet"
    if isinstance(cause, failures.NewConnectionError):
        return "was not reached: the server refused the connection", "check the address, or try again later"
    if isinstance(cause, failures.TimeoutError):
        return "was not reached: the server did not answer in time", "try again later"
    if isinstance(cause, failures.SSLError):
        return "was not reached: the server's certificate is not valid", _SAVE
    if isinstance(cause, failures.ProxyError):
        return "was not reached: the proxy did not answer", "check HTTPS_PROXY and HTTP_PROXY"
    if isinstance(cause, failures.ResponseError):
        return "was not sent: the server redirects without end", "check the address"
    if isinstance(cause, failures.LocationValueError | ValueError):
        return "is no address of a web page", "check the address"
    return "broke off while it was fetched", "try again later"

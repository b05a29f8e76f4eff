"""URLs: what a server may do, tried with a server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from quotetrack.model import Article, Problem
from quotetrack.readers import read, url

PAGE = """<!doctype html><html lang="en"><head><title>Mayor quits</title>{head}</head>
<body><article>
<p>The mayor said on Monday that she would go. “I am done,” she told reporters.</p>
</article></body></html>"""
BARE = PAGE.format(head="")
CANONICAL = (
    '<link rel="canonical" href="https://post.example/mayor">'
    '<meta property="og:site_name" content="The Post">'
)
LINES = '{"id": "a", "text": "It met."}\n{broken\n{"text": "It met again."}\n'

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.format(head=CANONICAL).encode()),
    "/bare": (200, {"Content-Type": "text/html"}, BARE.encode()),
    "/latin": (200, {"Content-Type": "text/html; charset=windows-1252"}, BARE.encode("cp1252")),
    "/gzip": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(BARE.encode())),
    "/story.txt": (200, {"Content-Type": "text/plain"}, b"It met.\n"),
    "/story.md": (200, {"Content-Type": "text/plain"}, b"It *met*.\n"),
    "/news.jsonl?x=1": (200, {"Content-Type": "application/octet-stream"}, LINES.encode()),
    "/api": (200, {"Content-Type": "application/json"}, b'[{"text": "It met."}]'),
    "/untyped": (200, {}, BARE.encode()),
    "/moved": (302, {"Location": "/bare"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/picture": (200, {"Content-Type": "image/webp"}, b"RIFFxxxxWEBP"),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    "/nothing": (200, {"Content-Type": "text/html"}, b"<html><body><nav>Home</nav></body></html>"),
    "/large": (200, {"Content-Type": "text/plain"}, b"It met. " * 10_000),
    "/cut": (200, {"Content-Type": "text/plain", "Content-Length": "1000"}, b"It met."),
    "/bad-gzip": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, b"no gzip"),
    "/403": (403, {}, b"no"),
    "/404": (404, {"Content-Type": "text/html"}, PAGE.encode()),
    "/429": (429, {"Retry-After": "3600"}, b""),
    "/500": (500, {}, b""),
    "/503": (503, {"Retry-After": "3600"}, b""),
}  # fmt: skip


class Server(ThreadingHTTPServer):
    """Answers as ANSWERS say, and remembers what it was asked."""

    daemon_threads = True
    asked: list[tuple[str, str]]

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that hangs up is part of the tests."""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        if self.path == "/slow":
            time.sleep(2)
        if self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"word ")
                self.wfile.flush()
                time.sleep(0.1)
            return
        if self.path == "/recovers" and len(self.server.asked) == 1:
            self.send_error(503)
            return
        status, headers, body = ANSWERS.get(self.path, ANSWERS["/bare"])
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(url, "_BACKOFF_SECONDS", 0.0)
    with Server(("127.0.0.1", 0), Handler) as running:
        running.asked = []
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield running
        running.shutdown()


def problem(address: str) -> Problem:
    [found] = read([address])
    assert isinstance(found, Problem), found
    assert found.where == address
    assert found.advice
    for words in (found.message, found.advice):
        assert "\n" not in words
        assert "urllib3" not in words
        assert "object at" not in words
    return found


def test_a_page_has_its_url_as_id(server: Server) -> None:
    [article] = read([f"{server.base}/page"], outlet="User's", published=date(2024, 3, 4))
    assert article == Article(
        id=f"{server.base}/page",
        text="The mayor said on Monday that she would go. “I am done,” she told reporters.",
        url="https://post.example/mayor",
        outlet="The Post",
        title="Mayor quits",
        published=date(2024, 3, 4),
        language="en",
    )
    assert [agent.split("/")[0] for _, agent in server.asked] == ["quotetrack"]


def test_a_page_that_names_no_outlet_has_the_users_or_its_host(server: Server) -> None:
    for outlet, expected in ((None, "127.0.0.1"), ("User's", "User's")):
        [article] = read([f"{server.base}/bare"], outlet=outlet)
        assert isinstance(article, Article)
        assert (article.outlet, article.url) == (expected, f"{server.base}/bare")


@pytest.mark.parametrize("path", ["/latin", "/gzip", "/untyped", "/moved", "/recovers", "/bare?a=1#part"])
def test_ways_to_send_a_page(server: Server, path: str) -> None:
    [article] = read([server.base + path])
    assert isinstance(article, Article), article
    assert "“I am done,” she told" in article.text
    assert article.id == server.base + path


def test_the_format_is_the_servers_or_the_names(server: Server) -> None:
    for path, text in (("/story.txt", "It met.\n"), ("/story.md", "It met.")):
        [article] = read([server.base + path])
        assert isinstance(article, Article), article
        assert article.text == text
    lines = f"{server.base}/news.jsonl?x=1"
    found = [each.id if isinstance(each, Article) else each.where for each in read([lines])]
    assert found == ["a", f"{lines}:2", f"{lines}:3"]
    [article] = read([f"{server.base}/api"])
    assert isinstance(article, Article)
    assert article.id == f"{server.base}/api#1"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/403", "was not sent: the server answered 403 Forbidden"),
        ("/404", "was not sent: the server answered 404 Not Found"),
        ("/429", "was not sent: the server answered 429 Too Many Requests"),
        ("/500", "was not sent: the server answered 500 Internal Server Error"),
        ("/503", "was not sent: the server answered 503 Service Unavailable"),
        ("/loop", "was not sent: the server redirects without end"),
        ("/picture", "is not text"),
        ("/pdf", "is a PDF document, not text"),
        ("/empty", "is empty"),
        ("/nothing", "has no article in it that could be found"),
        ("/cut", "broke off while it was fetched"),
        ("/bad-gzip", "broke off while it was fetched"),
    ],
)
def test_what_a_server_may_answer(server: Server, path: str, message: str) -> None:
    assert problem(server.base + path).message == message


def test_an_overloaded_server_is_asked_again_but_not_often(server: Server) -> None:
    problem(f"{server.base}/503")
    assert len(server.asked) == 3


def test_too_much_is_not_taken(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "LIMIT", 50_000)
    assert problem(f"{server.base}/large").message.startswith("is larger than")


def test_a_slow_server_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "READ_SECONDS", 0.2)
    assert problem(f"{server.base}/slow").message == "was not reached: the server did not answer in time"


def test_a_server_that_drips_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "TOTAL_SECONDS", 0.3)
    assert problem(f"{server.base}/drip").message.startswith("did not arrive within")


def test_a_server_that_is_not_there(server: Server) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        assert problem(address).message == "was not reached: the server refused the connection"


def test_a_name_that_nobody_has(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert problem("http://no-such-server.invalid/").message == "was not reached: no such server"


@pytest.mark.parametrize(
    "address",
    [
        "ftp://e.example/a.txt",
        "file:///etc/hostname",
        "http://",
        "http:///path",
        "http://[::1/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:port/",
        "https://e\u2024.example\x00/",
        "http://" + "a" * 300 + ".example/",
    ],
)
def test_addresses_that_are_none(server: Server, address: str) -> None:
    [found] = read([address])
    assert isinstance(found, Problem), found
    assert found.message.startswith(("is no address", "was not reached: no such server"))


def test_a_bad_address_does_not_stop_the_next_and_nothing_is_printed(
    server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    found = read([f"{server.base}/503", f"{server.base}/loop", f"{server.base}/page"])
    assert [type(each) for each in found] == [Problem, Problem, Article]
    assert capfd.readouterr() == ("", "")

"""Addresses, against a server on the loopback, which only `allow_private` lets be asked."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bucks_tracker.errors import InputError
from bucks_tracker.read import read, url
from bucks_tracker.read.content import Unreadable
from bucks_tracker.records import Metadata, RawDocument

PAGE = b"<!DOCTYPE html><html><body><article><h1>Inspectors return</h1><p>Words.</p></article>"


class Site(BaseHTTPRequestHandler):
    robots = "User-agent: bucks-tracker\nDisallow: /closed\n"
    seen: list[tuple[str, str]] = []  # noqa: RUF012 - one list for the whole server

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["User-Agent"]))
        path = self.path
        if path == "/robots.txt":
            self.answer(200, self.robots.encode())
        elif path in ("/page", "/closed", "/a%20b?q=%C3%A9"):
            self.answer(200, PAGE)
        elif path == "/packed":
            self.answer(200, gzip.compress(PAGE), ("Content-Encoding", "gzip"))
        elif path == "/bomb":
            self.answer(200, gzip.compress(b"0" * 10_000_000), ("Content-Encoding", "gzip"))
        elif path == "/damaged":
            self.answer(200, b"no gzip", ("Content-Encoding", "gzip"))
        elif path == "/large":
            self.answer(200, b"0" * 200_000)
        elif path == "/empty":
            self.answer(200, b"")
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(50):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                pass  # the reader has given up, as it should
        elif path.startswith("/to?"):
            self.answer(302, b"", ("Location", path.partition("?")[2]))
        elif path == "/loop":
            self.answer(301, b"", ("Location", "/loop"))
        else:
            self.answer(404, b"nothing here")

    def answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page(site: str) -> None:
    [raw] = read([f"{site}/to?/page"], Metadata(outlet="Post"), allow_private=True)
    assert isinstance(raw, RawDocument)
    assert (raw.path, raw.format, raw.text) == (f"{site}/to?/page", "html", "Inspectors return\n\nWords.\n")
    assert (raw.given.outlet, raw.found.url) == ("Post", f"{site}/page")  # where it came from at last
    assert Site.seen[-1][1].startswith("bucks-tracker/")


@pytest.mark.parametrize("path", ["/packed", "/a b?q=é"])
def test_ways_to_send(site: str, path: str) -> None:
    assert url.fetch(site + path, allow_private=True).data == PAGE


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "the server answers 404"),
        ("/closed", "robots.txt"),
        ("/to?/closed", "robots.txt"),  # after a redirect too
        ("/loop", "leads on more than"),
        ("/empty", "sends nothing"),
        ("/damaged", "arrives damaged"),
        ("/to?file:///etc/passwd", "only http and https"),
        ("/to?//user:secret@127.0.0.1/", "user's name or password"),
        ("/to?http://[bad/", "no address"),
    ],
)
def test_refusals(site: str, path: str, why: str) -> None:
    [error] = read([site + path], allow_private=True)
    assert isinstance(error, InputError)
    assert why in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_size_limit(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "MAX_BYTES", 100_000)
    with pytest.raises(Unreadable, match="is larger than"):
        url.fetch(site + path, allow_private=True)


def test_time_limit(site: str) -> None:
    with pytest.raises(Unreadable, match="takes too long"):
        url.fetch(f"{site}/slow", allow_private=True, total_seconds=0.3)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.8/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/",  # where clouds keep their secrets
        "http://0.0.0.0/",
        "http://2130706433/",  # 127.0.0.1 as one number
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_private_hosts_are_refused(address: str) -> None:
    with pytest.raises(Unreadable, match=r"private network|is not known"):
        url.fetch(address)


def test_a_name_that_changes_its_number_leads_nowhere_else(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number that was checked is the one connected to: the name is not asked a second time."""
    port = int(site.rpartition(":")[2])
    asked: list[str] = []

    def resolve(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        number = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    connected: list[str] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Unreadable, match="cannot be fetched"):
        url.fetch(f"http://rebinding.example:{port}/page")
    assert connected == ["93.184.216.34"]


@pytest.mark.parametrize(
    "address", ["ftp://example.org/x", "file:///etc/passwd", "gopher://x/", "http://", "http://:80/"]
)
def test_other_addresses(address: str) -> None:
    [error] = read([address])
    assert isinstance(error, InputError)
    assert str(error).startswith(f"{address}: ")

"""Addresses: one page or file over http or https, with care for whose machine is asked and how much it may send.

Each host is resolved once, checked, and connected to by the number that was checked, so that a name cannot lead to one
machine when it is checked and to another when it is asked (DNS rebinding); redirects go through the same check.
Proxies of the environment are not used: they would resolve the name again.
"""

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from bucks_tracker import __version__
from bucks_tracker.read.content import Unreadable

USER_AGENT = f"bucks-tracker/{__version__} (reads single pages about inspections of children's services)"
MAX_BYTES = 32 * 1024 * 1024
MAX_ROBOTS_BYTES = 512 * 1024
MAX_REDIRECTS = 5
CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 60.0
_PIECE = 64 * 1024
_SAFE = "/:?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the address that at last answered, and its bytes."""

    url: str
    data: bytes


def fetch(url: str, allow_private: bool = False, total_seconds: float = TOTAL_SECONDS) -> Fetched:
    """The bytes at `url`, redirects followed. Raises Unreadable saying why there are none.

    Refused are other schemes than http and https; private, loopback and other hosts that are not of the public
    network, unless `allow_private`; what the host's robots.txt forbids; more than MAX_BYTES; more time than allowed.
    """
    deadline = time.monotonic() + total_seconds
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        if not _robots_allow(parts, allow_private, deadline):
            raise Unreadable("is closed to programs by the site's robots.txt")
        status, reason, location, data = _get(parts, allow_private, deadline, MAX_BYTES)
        if status in (301, 302, 303, 307, 308) and location:
            url = _led(url, location)
        elif status != 200:
            raise Unreadable(f"the server answers {status} {reason}"[:120])
        elif not data:
            raise Unreadable("the server sends nothing")
        else:
            return Fetched(url, data)
    raise Unreadable(f"leads on more than {MAX_REDIRECTS} times")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(quote(url, safe=_SAFE))
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise Unreadable(f"is no address: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise Unreadable(f"leads to {parts.scheme or 'no scheme'}:; only http and https are read")
    if not host:
        raise Unreadable("is no address: it names no host")
    if parts.username or parts.password:
        raise Unreadable("holds a user's name or password; such addresses are not read")
    return parts


def _led(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise Unreadable(f"leads to what is no address: {error}") from error


def _vetted(host: str, port: int, allow_private: bool) -> str:
    """The number to connect to for `host`: every number that the name stands for must be allowed."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise Unreadable(f"the host {host} is not known") from error
    for number in found:
        address = ipaddress.ip_address(number.partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or address
        if not allow_private and (not mapped.is_global or mapped.is_multicast):
            raise Unreadable(f"the host {host} is on a private network ({number}); see --allow-private")
    return min(found, key=lambda number: (":" in number, number))  # IPv4 first: not every machine has a way to IPv6


def _get(parts: SplitResult, allow_private: bool, deadline: float, limit: int) -> tuple[int, str, str | None, bytes]:
    """Status, reason, where it leads, and body of one request."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    number = _vetted(host, port, allow_private)
    connection = http.client.HTTPConnection(host, port)
    try:
        plain = socket.create_connection((number, port), timeout=min(CONNECT_SECONDS, _left(deadline)))
        connection.sock = plain
        if parts.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        default = parts.port in (None, 443 if parts.scheme == "https" else 80)
        name = f"[{host}]" if ":" in host else host
        connection.putheader("Host", name if default else f"{name}:{port}")
        connection.putheader("User-Agent", USER_AGENT)
        connection.putheader("Accept", "text/html,application/pdf,text/plain;q=0.9,*/*;q=0.5")
        connection.putheader("Accept-Encoding", "gzip")
        connection.putheader("Connection", "close")
        connection.endheaders()
        response = connection.getresponse()
        packed = response.getheader("Content-Encoding", "").lower() in ("gzip", "x-gzip")
        data = _body(response, connection, deadline, limit, packed) if response.status == 200 else b""
        return response.status, response.reason, response.getheader("Location"), data
    except ssl.SSLError as error:
        raise Unreadable(f"no safe connection to {host}: {error.reason or error}") from error
    except TimeoutError as error:
        raise Unreadable("the server takes too long") from error
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        raise Unreadable(f"cannot be fetched: {error}"[:160]) from error
    finally:
        connection.close()


def _body(
    response: http.client.HTTPResponse,
    connection: http.client.HTTPConnection,
    deadline: float,
    limit: int,
    packed: bool,
) -> bytes:
    unpack: Callable[[bytes], bytes] = zlib.decompressobj(wbits=31).decompress if packed else bytes
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := response.read1(_PIECE):
            # A packed piece may open to a thousand times its size: 64 KB to 64 MB, which the limit then catches.
            pieces.append(unpack(piece))
            size += len(pieces[-1])
            if size > limit:
                raise Unreadable(f"is larger than {limit // 1024} KB")
            if connection.sock is not None:
                connection.sock.settimeout(_left(deadline))
            _left(deadline)
    except zlib.error as error:
        raise Unreadable("arrives damaged") from error
    return b"".join(pieces)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _robots_allow(parts: SplitResult, allow_private: bool, deadline: float) -> bool:
    """Whether the host's robots.txt lets this program read the address (RFC 9309: no such file allows all)."""
    robots = parts._replace(path="/robots.txt", query="", fragment="")
    for _ in range(MAX_REDIRECTS):
        status, _, location, data = _get(robots, allow_private, deadline, MAX_ROBOTS_BYTES)
        if status in (301, 302, 303, 307, 308) and location:
            robots = _checked(_led(robots.geturl(), location))
            continue
        break
    if status >= 500:
        return False
    if status != 200:
        return True
    rules = RobotFileParser()
    rules.parse(data.decode("utf-8", "replace").splitlines())
    return rules.can_fetch("bucks-tracker", parts.geturl())

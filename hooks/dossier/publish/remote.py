"""Reads the files of a site at an address that nobody need trust: over encrypted ways only, within limits."""

from __future__ import annotations

import io
import re
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import socket
from typing import Self
from urllib.parse import SplitResult, quote, urljoin, urlsplit

# No file of a site is longer, in bytes.
MOST_BYTES = 100_000_000
# So long a server may be silent, and so long a file may take, in seconds.
_SILENCE, _LONGEST = 30, 300
_CHUNK = 1 << 16
_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 3
_GONE = {404, 410}
# After so many files that the way there failed for, the rest is not tried.
_MOST_FAILURES = 10
_LOCAL = {"localhost", "127.0.0.1", "::1"}
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# What stands in an address as it is (RFC 3986, 3.3).
_LETTERS_OF_ADDRESS = "/%~!$&'()*+,;=:@-._"
# What is compressed in the file itself.
_COMPRESSED = (".gz", ".br")


class BadAddress(ValueError):
    """The address is none that a site is read from; it says why."""


class NotRead(Exception):
    """A file could not be read; it says why."""


class _Endless(NotRead):
    """A file was not read to its end, which may never have come."""


class Unreachable(Exception):
    """The site can't be read at all; it says why."""


@dataclass(frozen=True)
class Address:
    """Where a folder is published; `path` ends with a slash."""

    scheme: str
    host: str
    port: int
    path: str


def is_address(text: str) -> bool:
    """Tell whether something is an address rather than the name of a folder or file."""
    return bool(_ADDRESS.match(text))


def read_address(text: str) -> Address:
    """Return the folder that an address names.

    Raises BadAddress where what is read there could be changed on its way, or where it names more than a folder.
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", _port_of(parts)
        # What no name of a host can be is found only when it is asked for, by a ValueError too.
        host.encode("idna")
    except ValueError:
        raise BadAddress("it is none") from None
    if not host or parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise BadAddress("it must be a host and a path, without a name, a question or a place in it")
    safe = host in _LOCAL or host.endswith(".onion")
    if parts.scheme != "https" and not (parts.scheme == "http" and safe):
        raise BadAddress("it must begin with https:// (http:// only to an onion service or this machine)")
    path = quote(parts.path, safe=_LETTERS_OF_ADDRESS)
    return Address(parts.scheme, host, port, path.rstrip("/") + "/")


def _port_of(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


class Remote:
    """The site at an address; several threads may read it, each over a connection that is kept until `with` ends.

    `seconds` tells how many have passed since whenever.
    """

    def __init__(self, address: Address, seconds: Callable[[], float]) -> None:
        self._address, self._seconds = address, seconds
        self._own = threading.local()
        self._connections: list[HTTPConnection] = []
        self._failures = 0

    def __enter__(self) -> Self:
        """Return the site."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections of all threads."""
        for connection in self._connections:
            connection.close()

    def read(self, path: str, most: int = MOST_BYTES) -> Iterator[bytes]:
        """Yield the content of a file, as it lies there, in pieces.

        Raises FileNotFoundError where there is none, NotRead where it can't be read, Unreachable where none can.
        """
        if self._failures >= _MOST_FAILURES:
            raise Unreachable("it failed too often")
        self._own.end = self._seconds() + _LONGEST
        try:
            yield from self._receive(path, most)
        except (FileNotFoundError, NotRead) as failure:
            self._close()
            self._failures += isinstance(failure, _Endless)
            raise
        except (HTTPException, OSError) as error:
            self._close()
            self._failures += 1
            raise NotRead(_say(error)) from None

    def _receive(self, path: str, most: int) -> Iterator[bytes]:
        answer = self._ask(self._address.path + quote(path, safe="/"))
        if answer.status in _GONE:
            raise FileNotFoundError(path)
        if answer.status != 200:
            raise NotRead(f"the server answers {answer.status}")
        if answer.getheader("Content-Encoding", "identity") != "identity" and not path.endswith(_COMPRESSED):
            raise NotRead("the server compresses it, though asked not to")
        size = 0
        while piece := answer.read1(_CHUNK):
            size += len(piece)
            if size > most:
                raise _Endless(f"longer than {most:,} bytes")
            yield piece
        if answer.length:
            raise NotRead("cut short")

    def _check_time(self) -> None:
        if self._seconds() > self._own.end:
            raise _Endless(f"takes longer than {_LONGEST} seconds")

    def _ask(self, target: str) -> HTTPResponse:
        """Return the answer for a path, after redirects within the host: some have names of their own for pages."""
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._request(target)
            if answer.status not in _REDIRECTS:
                return answer
            self._close()
            target = self._follow(target, answer.getheader("Location") or "")
        raise NotRead("the server sends in a circle")

    def _follow(self, target: str, there: str) -> str:
        """Return what to ask for where an answer sends on from `target` to `there`."""
        address = self._address
        host = f"[{address.host}]" if ":" in address.host else address.host
        try:
            parts = urlsplit(urljoin(f"{address.scheme}://{host}:{address.port}{target}", there))
            port = _port_of(parts)
        except ValueError:
            raise NotRead("the server sends to an address that is none") from None
        if (parts.scheme, parts.hostname, port) != (address.scheme, address.host, address.port):
            raise NotRead("the server sends to another host")
        path, query = (quote(part, safe=_LETTERS_OF_ADDRESS) for part in (parts.path or "/", parts.query))
        return f"{path}?{query}" if query else path

    def _request(self, target: str) -> HTTPResponse:
        headers = {"Accept-Encoding": "identity", "Accept": "*/*", "User-Agent": "dossier-verify"}
        if getattr(self._own, "connection", None) is not None:
            # The server may have closed a connection that was kept.
            with suppress(HTTPException, OSError):
                self._own.connection.request("GET", target, headers=headers)
                return self._own.connection.getresponse()  # type: ignore[no-any-return]
            self._close()
        connection = self._own.connection = self._connect()
        connection.request("GET", target, headers=headers)
        return connection.getresponse()

    def _connect(self) -> HTTPConnection:
        address = self._address
        if address.scheme == "http":
            connection = HTTPConnection(address.host, address.port, timeout=_SILENCE)
        else:
            context = ssl.create_default_context()
            connection = HTTPSConnection(address.host, address.port, timeout=_SILENCE, context=context)
        connection.response_class = partial(_Answer, self._check_time)  # type: ignore[assignment]
        self._connections.append(connection)
        return connection

    def _close(self) -> None:
        if getattr(self._own, "connection", None) is not None:
            self._own.connection.close()
            self._own.connection = None


class _Answer(HTTPResponse):
    """An answer of which `check` is asked before each piece that is received.

    By itself http.client waits for ever for headers, trailers and the end of interim answers that come bit by bit.
    """

    def __init__(self, check: Callable[[], None], sock: socket, method: str | None = None) -> None:
        super().__init__(sock, method=method)
        self.fp: io.BufferedReader = io.BufferedReader(_Watched(self.fp.detach(), check))


class _Watched(io.RawIOBase):
    """What a stream gives, as long as `check` raises nothing."""

    def __init__(self, stream: io.RawIOBase, check: Callable[[], None]) -> None:
        self._stream, self._check = stream, check

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int | None:  # type: ignore[override]
        self._check()
        return self._stream.readinto(into)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _say(error: HTTPException | OSError) -> str:
    if isinstance(error, ssl.SSLError):
        return "its certificate or encryption is not valid"
    if isinstance(error, TimeoutError):
        return f"the server is silent for {_SILENCE} seconds"
    if isinstance(error, HTTPException):
        return "the server's answer is none of HTTP"
    return (error.strerror or "the connection failed").lower()

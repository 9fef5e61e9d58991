"""Plain requests to a server, as no browser would make them."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """What a server answered; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Asker:
    """Asks one server, over one connection, for addresses below its path."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self.path = parts.path
        self._connection = http.client.HTTPConnection(parts.netloc, timeout=10)

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answer:
        """Returns the answer to a request for an address, which begins with a slash."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(method, self.path + address, headers=given)
        answer = self._connection.getresponse()
        body = answer.read()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, body)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

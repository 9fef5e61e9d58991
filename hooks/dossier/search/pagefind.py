"""Takes the records of one language, gives the files of Pagefind's index, by its service on a pair of pipes."""

from __future__ import annotations

import base64
import json
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from pagefind_bin import get_executable

# The size of an index file, in places of words: small enough that a query of several words stays light.
SETTINGS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2000"}
VERSION = version("pagefind-bin")
_AT_ONCE = 1 << 16


@dataclass(frozen=True)
class Record:
    """What Pagefind is told of a document: its address, the words of its title and of all of it, and its place.

    Each has a `place` of its own in a list without a query. There are no filters, and there is one order and one field
    only: Pagefind writes several, and equals of an order, in an order that changes from run to run.
    """

    url: str
    title: str
    content: str
    place: str


class PagefindFailure(RuntimeError):
    """Pagefind refused a message or ended before it had answered all; the input can't be the reason."""


def index_records(records: Sequence[Record], language: str) -> dict[str, bytes]:
    """Return every file of the index by its path, Pagefind's own pages and scripts included.

    Raises PagefindFailure where the service does not do as it is told, and OSError where it can't be started.
    """
    new = {"type": "NewIndex", "config": {"force_language": language}}
    # A service that was just started gives its first index the number 0.
    get = {"type": "GetFiles", "index_id": 0}
    answers = _ask([new, *(_add(record, language) for record in records), get])
    files: list[dict[str, str]] = answers[-1]["files"]
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


def _add(record: Record, language: str) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.url,
        "content": record.content,
        "language": language,
        "meta": {"title": record.title},
        "filters": {},
        "sort": {"place": record.place},
    }


# Messages are JSON in base64, each followed by a comma. Pagefind's own Python wrapper looks for an answer every 0.1 s;
# here all messages are sent at once, and the answers are read as they come.
def _ask(messages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what the service answers to each message, in the order of the messages."""
    sent = b"".join(_encode(number, message) for number, message in enumerate(messages))
    command = [str(get_executable()), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=SETTINGS) as service:  # noqa: S603 - our own
        assert service.stdin
        assert service.stdout
        # Beside the reading, or both sides would wait for each other as soon as a pipe is full.
        writing = threading.Thread(target=_write, args=(service, sent))
        writing.start()
        said, number = [], 0
        while number < len(messages):
            piece = service.stdout.read1(_AT_ONCE)  # type: ignore[attr-defined]
            if not piece:
                break
            said.append(piece)
            number += piece.count(b",")
        writing.join()
        # It ends as soon as its input does, whatever it still has to do.
        service.stdin.close()
    answers = dict(map(_decode, b"".join(said).split(b",")[:-1]))
    return [_expect(answers.get(number), message) for number, message in enumerate(messages)]


def _write(service: subprocess.Popen[bytes], sent: bytes) -> None:
    assert service.stdin
    try:
        service.stdin.write(sent)
        service.stdin.flush()
    except BrokenPipeError:
        # It ended early; the missing answers will say so.
        return


def _encode(number: int, message: Mapping[str, Any]) -> bytes:
    written = json.dumps({"message_id": number, "payload": message}, ensure_ascii=False)
    return base64.b64encode(written.encode()) + b","


def _decode(answer: bytes) -> tuple[int, dict[str, Any]]:
    decoded = json.loads(base64.b64decode(answer))
    return decoded["message_id"], decoded["payload"]


def _expect(answer: dict[str, Any] | None, message: Mapping[str, Any]) -> dict[str, Any]:
    if answer is None or answer.get("type") == "Error":
        said = answer.get("message") if answer else "it ended without an answer"
        raise PagefindFailure(f"Pagefind, asked to {message['type']} {message.get('url', '')}: {said}")
    return answer

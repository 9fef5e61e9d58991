"""Takes the documents of an edition, gives the files of its search, each language's index kept from the last build."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.publish.kept import keep
from dossier.search.bundle import make_bundle, records_of, show_find
from dossier.search.document import Document
from dossier.search.files import Bundle, Documents, make_search
from dossier.search.pagefind import SETTINGS


def make_search_files(edition: Edition, documents: Documents, cache: Path) -> Iterator[Artifact]:
    """Yield the files; Pagefind only runs for a language in which something that it is told has changed."""

    def make_kept(known: tuple[Document, ...], language: str) -> Bundle:
        kept = keep(cache / "search", _key(known, language), lambda: _pack(make_bundle(known, language)))
        return _unpack(kept)

    yield from make_search(edition, documents, make_kept)


def _key(documents: tuple[Document, ...], language: str) -> str:
    told = repr((records_of(documents, language), [show_find(document) for document in documents]))
    return repr((hashlib.sha256(told.encode()).hexdigest(), language, SETTINGS, version("pagefind-bin")))


def _pack(bundle: Bundle) -> bytes:
    return json.dumps({path: base64.b64encode(content).decode() for path, content in bundle.items()}).encode()


def _unpack(packed: bytes) -> Bundle:
    return {path: base64.b64decode(content) for path, content in json.loads(packed).items()}

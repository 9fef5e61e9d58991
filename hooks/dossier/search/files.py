"""Takes all documents of an edition, gives every file that the search page loads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from dossier.edition import Edition
from dossier.names.endings import CYRILLIC, ENDINGS, LATIN
from dossier.names.fold import FOLDING
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import SEARCH_SCRIPT, search_file
from dossier.search.bundle import SCRIPT, finds_in, make_bundle, version_of
from dossier.search.document import Document
from dossier.search.people import index_people
from dossier.search.terms import trims
from dossier.search.vocabulary import list_words

Documents = Mapping[str, tuple[Document, ...]]
Bundle = Mapping[str, bytes]


def make_search(
    edition: Edition, documents: Documents, make: Callable[[tuple[Document, ...], str], Bundle] = make_bundle
) -> Iterator[Artifact]:
    """Yield the files of every language's search, and Pagefind's script, which all share.

    `documents` are those of each language in the order of the plan; `make` gives a language's index and may keep it.
    """
    languages = [code for code in edition.library.languages.codes if documents.get(code)]
    # Pagefind runs as a program of its own, so threads are enough to use all processors.
    with ThreadPoolExecutor() as pool:
        bundles = list(pool.map(lambda code: make(documents[code], code), languages))
    if bundles:
        yield Artifact(SEARCH_SCRIPT, bundles[0][SCRIPT])
    for code, bundle in zip(languages, bundles, strict=True):
        people = index_people(edition, documents[code], code, finds_in(bundle))
        words = _describe_words(documents[code], code) | {"version": version_of(bundle)}
        yield Artifact(search_file(code, "names.json"), _pack(people))
        yield Artifact(search_file(code, "words.json"), _pack(words))
        for path, content in bundle.items():
            if path != SCRIPT:
                yield Artifact(search_file(code, path), content)


def _describe_words(documents: tuple[Document, ...], language: str) -> dict[str, Any]:
    """Return how words are folded and trimmed, and the words to correct to."""
    return {
        "folding": FOLDING,
        "endings": ENDINGS,
        "cyrillic": CYRILLIC,
        "latin": LATIN,
        "language": language,
        "trimmed": language if trims(language) else "",
        "words": " ".join(list_words(documents)),
    }


def _pack(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

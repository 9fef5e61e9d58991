"""Takes the entries of a language and the indexes of its parts, gives every file that its search page loads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from dossier.names.endings import CYRILLIC, ENDINGS, LATIN
from dossier.names.fold import FOLDING
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import SEARCH_SCRIPT, search_file
from dossier.search.bundle import SCRIPT, Bundle, Summary
from dossier.search.entry import Entry
from dossier.search.parts import Part
from dossier.search.people import index_people
from dossier.search.terms import trims
from dossier.search.vocabulary import list_words


def place_bundle(part: Part, bundle: Bundle) -> Iterator[Artifact]:
    """Yield the files of a part where the search page looks for them; the script is the same from all that lead."""
    for path, content in bundle.files.items():
        yield Artifact(SEARCH_SCRIPT if path == SCRIPT else search_file(part.language, part.folder + path), content)


def finish(language: str, entries: Sequence[Entry], parts: Sequence[tuple[Part, Summary]]) -> Iterator[Artifact]:
    """Yield the files that speak of all entries of a language: the names, the words, and where there are several parts
    the ids of all finds in the order of a list without a query.
    """
    finds = {address: find for _, summary in parts for address, find in summary.finds.items()}
    yield Artifact(search_file(language, "names.json"), index_people(entries, finds))
    yield Artifact(search_file(language, "words.json"), _pack(_describe_words(language, entries, parts)))
    if len(parts) > 1:
        order = [finds[entry.address] for entry in sorted(entries, key=lambda entry: entry.place)]
        yield Artifact(search_file(language, "order.json"), _pack(order))


def _describe_words(
    language: str, entries: Sequence[Entry], parts: Sequence[tuple[Part, Summary]]
) -> dict[str, object]:
    """Return how words are folded and trimmed, the words to correct to, and the parts of the index."""
    return {
        "folding": FOLDING,
        "endings": ENDINGS,
        "cyrillic": CYRILLIC,
        "latin": LATIN,
        "language": language,
        "trimmed": language if trims(language) else "",
        "words": " ".join(list_words(entry.pairs for entry in entries)),
        "parts": [{"folder": part.folder, "version": summary.version} for part, summary in parts],
    }


def _pack(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

"""The files of every language's search, made at once; a build makes them in steps, and leaves out what it kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dossier.outputs.artifact import Artifact
from dossier.search.bundle import Bundle, make_bundle
from dossier.search.entry import Entry
from dossier.search.files import finish, place_bundle
from dossier.search.parts import LIMIT, Part, divide


def make_search(
    entries: Mapping[str, Sequence[Entry]], make: Callable[[Part], Bundle] = make_bundle, limit: int = LIMIT
) -> Iterator[Artifact]:
    """Yield the files for the entries of each language; Pagefind's script, which all share, once for each part."""
    for language, known in entries.items():
        made = [(part, make(part)) for part in divide(known, language, limit)]
        for part, bundle in made:
            yield from place_bundle(part, bundle)
        yield from finish(language, known, [(part, bundle.summary) for part, bundle in made])

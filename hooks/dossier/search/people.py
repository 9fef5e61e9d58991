"""Takes the entries of a language, gives the index of the names on them that a browser looks through."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from dossier.search.entry import Entry


def index_people(entries: Iterable[Entry], finds: Mapping[str, str]) -> bytes:
    """Return, as JSON, the people who have a page, with all words of their names: prisoners first, each kind by id.

    What is shown is the title, label and date of the person's document and their public role. `finds` are the ids
    under which the index of texts knows addresses, so that nobody is shown twice.
    """
    people = sorted((entry for entry in entries if entry.person), key=lambda entry: entry.sorted_as)
    # Each was written as JSON when its page was made, and lacks only the ids at its beginning.
    written = (
        f'{{"id":{json.dumps(entry.address)},"find":{json.dumps(finds[entry.address])},{entry.person[1:]}'
        for entry in people
    )
    return f'{{"people":[{",".join(written)}]}}'.encode()

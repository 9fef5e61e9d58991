"""Takes the people of a corpus, gives them as one JSON file, a record a line, for generators that read such files."""

from __future__ import annotations

import json
from pathlib import Path

from bench.corpus import Person, key_of_person, make_people
from bench.peers.edit import RECORD, Edit


def write_people(path: Path, records: int) -> None:
    """Write the file of so many people."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(_tell(person), ensure_ascii=False) for person in make_people(records))
    path.write_text(f"[\n{lines}\n]\n", "utf-8")


def edit_role(path: Path, words: str) -> Edit:
    """Return the edit that gives the edited person those words as role in English."""
    lines = path.read_text("utf-8").split("\n")
    start = f'{{"id": "{key_of_person(RECORD)}"'
    at = next(number for number, line in enumerate(lines) if line.startswith(start))
    person = json.loads(lines[at].rstrip(","))
    person["role"]["en"] = words
    lines[at] = f"{json.dumps(person, ensure_ascii=False)},"
    return Edit(path, "\n".join(lines))


def _tell(person: Person) -> dict[str, object]:
    return {
        "id": person.key,
        "names": person.names,
        "role": person.role,
        "birth_year": person.birth_year,
        "status": person.status,
        "as_of": person.as_of.isoformat(),
        "steps": [
            {
                "date": step.day.isoformat(),
                "kind": step.kind,
                "detail": step.detail,
                "source": f"https://example.org/case/{step.source}",
            }
            for step in person.steps
        ],
    }

"""Makes of the small site one in which every text field of every kind of record is filled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from dossier.kinds import FOLDERS, KINDS
from dossier.model.languages import Languages
from dossier.model.page import FrontMatter
from dossier.problems import Problems
from dossier.sources.front_matter import split_front_matter
from dossier.sources.yaml_tree import Path as Where
from dossier.sources.yaml_tree import Tree, Value, parse_yaml
from small_sites import copy_small_site

BOTH = {"en": "words", "de": "Wörter"}
# Fields that the small site leaves out, by file and then by field.
_MORE: dict[str, dict[str, Any]] = {
    "data/prisoners/synthetic-one.yml": {
        "spelling_in_archive": "Sintetichnaya",
        "aliases": ["prisoners/an-old-person/"],
    },
    "data/releases/2024-07-02-first.yml": {
        "decree_note": BOTH,
        "foreigners": BOTH,
        "named": [
            {"prisoner": "synthetic-one", "note": BOTH},
            {"name": "Synthetic Person 5"},
            {"description": BOTH},
        ],
        "left_out_because": BOTH,
        "aliases": ["releases/an-old-wave/"],
        "count": {"total": 10, "political": 9, "women": 4, "men": 6, "men_derived": True, "note": BOTH},
    },
    "data/totals/2024-09-16-report.yml": {
        "counts": BOTH,
        "explanation": BOTH,
        "translations": {"de": {"translator": "machine"}},
    },
    "data/counts/2024-12-31-invented.yml": {"note": BOTH},
    "data/organisations/invented-rights-group.yml": {
        "other_names": ["Another Name"],
        "archive_context": "context",
        "name_basis": "basis",
    },
    "data/organisations/invented-institute.yml": {"other_names": ["Third Name", "Fourth Name"]},
    "data/ways/letters.yml": {
        "gap": BOTH,
        "weakly_sourced": True,
        "aliases": ["act/an-old-way/"],
        "rules": [
            {
                "id": "letters-language",
                "text": BOTH,
                "stated": "2023-09",
                "scope": "belarus",
                "confidence": "disputed",
                "sources": ["invented-report"],
                "validity": BOTH,
                "conflict": BOTH,
                "concerns": "letter",
                "warns_at_kinds": ["pre-trial-prison"],
                "warns_at": ["ik-100"],
            }
        ],
        "phrases": {
            "wording": {"translator": "Synthetic Translator"},
            "opening": [{"belarusian": "Добры дзень!", "russian": "Добрый день!", "meaning": BOTH}],
            "closing": [{"belarusian": "Усяго добрага!", "russian": "Всего доброго!", "meaning": BOTH}],
        },
    },
    "data/places/ik-100.yml": {
        "note": BOTH,
        "former_address": {"cyrillic": "Стары адрас", "until": "2020"},
        "aliases": ["act/letters/an-old-place/"],
    },
    "data/people/author-one.yml": {"affiliation_text": BOTH, "aliases": ["people/an-old-author/"]},
    "data/topics/elections.yml": {"aliases": ["topics/an-old-topic/"]},
    "data/series/invented-insights.yml": {"description": BOTH, "aliases": ["series/an-old-series/"]},
    "docs/events/invented-panel/event.yml": {
        "date_note": BOTH,
        "aliases": ["events/an-old-panel/"],
        "recording": {"platform": "Tube", "address": "https://example.org/", "length": "1:00:00"},
    },
}
_SHARED: dict[str, Any] = {
    "date": "2023",
    "date_note": BOTH,
    "topics": ["elections"],
    "people": [{"person": "author-two", "role": "speaker", "affiliation_text": BOTH, "as_stated": BOTH}],
    "original": {
        "title": "Original",
        "language": "en",
        "publisher": "invented-institute",
        "address": "https://example.org/original/",
        "source": "invented-archive",
    },
    "sources": ["invented-archive"],
}
# A record of each kind of publication and event that the small site leaves out.
_FOLDERS: dict[str, dict[str, Any]] = {
    "briefings/kind-media/publication.yml": {"kind": "media-appearance", "outlet": "invented-institute"},
    "briefings/kind-interview/publication.yml": {"kind": "interview", "outlet": "invented-rights-group"},
    "briefings/kind-guest/publication.yml": {"kind": "guest-article", "guest_note": BOTH},
    "briefings/kind-conference/publication.yml": {
        "kind": "conference-contribution",
        "conference": {"title": "Conference", "date": "2023", "place": BOTH},
    },
    "docs/events/kind-side/event.yml": {
        "kind": "side-event",
        "place": BOTH,
        "questions": [BOTH],
        "part_of": {"title": BOTH, "date": "2023"},
    },
    "docs/events/kind-interview/event.yml": {"kind": "interview-event"},
}
_TEXT = (
    '---\n{"title": "Title", "summary": "Summary",'
    ' "translation": {"translator": "A", "reviewed": false, "blocks": "00000000 11111111"}}\n---\nText.\n'
)


def write_value(path: Path, value: Value) -> None:
    """Write a record (or the front matter of a text) with every value on a line of its own."""
    # For YAML these are ends of lines.
    written = json.dumps(value, ensure_ascii=False, indent=1).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    if path.suffix == ".md":
        body = path.read_text().split("\n---\n", 1)[1]
        written = f"---\n{written}\n---\n{body}"
    path.write_text(written)


def read_tree(path: Path, root: Path) -> Tree:
    """Return the tree of a record's file or of a text's front matter."""
    name, problems = path.relative_to(root).as_posix(), Problems()
    if path.suffix == ".md":
        document = split_front_matter(path.read_text(), name, problems)
        assert document is not None, list(problems)
        return document.tree
    tree = parse_yaml(path.read_text(), name, problems)
    assert tree is not None, list(problems)
    return tree


def make_complete_site(target: Path) -> Path:
    """Return `target`, filled with the small site and a text in every field that a record may have."""
    root = copy_small_site(target)
    for name, more in _MORE.items():
        path = root / name
        value = read_tree(path, root).value
        assert isinstance(value, dict)
        write_value(path, {**value, **more})
    for name, own in _FOLDERS.items():
        path = root / name
        path.parent.mkdir(parents=True)
        write_value(path, {**_SHARED, **own})
        for language in ("en", "de"):
            (path.parent / f"{language}.md").write_text(_TEXT)
    # A withheld record reaches no page, and its name would be refused wherever else it stands.
    (root / "data/prisoners/hidden-example.yml").unlink()
    return root


def files_with_fields(root: Path) -> list[Path]:
    """Return every file of a site that holds fields: records, shared files and texts."""
    folders = [root / "data", root / "briefings", root / "docs"]
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".yml", ".md"))


def texts_in(value: Value, path: Where = ()) -> Iterator[Where]:
    """Yield the path of every text in a value."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts_in(inner, (*path, number))


def put(value: Any, path: Where, text: str) -> None:
    """Put a text in the place of the value at `path`."""
    for part in path[:-1]:
        value = value[part]
    value[path[-1]] = text


def models() -> Iterator[type[BaseModel]]:
    """Yield every model that an input file can hold."""
    seen: list[type[BaseModel]] = []
    roots: list[Any] = [Languages, FrontMatter]
    roots += [adapter._type for _, adapter in KINDS.values()] + [adapter._type for _, _, adapter in FOLDERS.values()]
    for annotation in roots:
        _collect(annotation, seen)
    yield from seen


def owner_of(model: type[BaseModel], name: str) -> str:
    """Return the name of the class that first has a field, so that a field that kinds share counts once."""
    return next(base for base in reversed(model.__mro__) if name in vars(base).get("__annotations__", {})).__name__


def filled_fields(value: object) -> Iterator[tuple[str, str]]:
    """Yield model and name of every field below a record that holds something."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if inner:
                yield owner_of(type(value), name), name
                yield from filled_fields(inner)
    elif isinstance(value, dict | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from filled_fields(inner)


def _collect(annotation: Any, seen: list[type[BaseModel]]) -> None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in seen:
            return
        seen.append(annotation)
        for field in annotation.model_fields.values():
            _collect(field.annotation, seen)
    for inner in get_args(annotation):
        _collect(inner, seen)


def holds_text(annotation: Any) -> bool:
    """Tell whether a field of this annotation can hold a text that an editor writes freely or by a pattern."""
    if annotation is str:
        return True
    if get_origin(annotation) is Annotated:
        return holds_text(get_args(annotation)[0])
    return any(holds_text(inner) for inner in get_args(annotation) if not isinstance(inner, str))

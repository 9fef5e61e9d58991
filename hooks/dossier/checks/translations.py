"""Required languages must be there, labels complete, and every translation must say where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args, get_origin

from dossier.checks.drafts import tell_day
from dossier.kinds import COLLECTIONS, FOLDERS, TextKind
from dossier.library import Library
from dossier.model.base import Model
from dossier.model.languages import TextKind as RequiredKind
from dossier.model.schedule import NEVER
from dossier.model.texts import Translated
from dossier.problems import Location, Problems
from dossier.sources.reopened import LazyTree

_REQUIRED_AS: dict[TextKind, RequiredKind] = {"page": "pages", "publication": "publications", "event": "events"}
_LINKED_FROM_EVERYWHERE = (
    ("page", "home", "docs/pages/home"),
    ("page", "act", "docs/pages/act"),
    ("page", "methodology", "docs/pages/methodology"),
    ("page", "safety", "docs/pages/safety"),
    ("way", "letters", "data/ways/letters.yml"),
)


_TOGETHER = "let both come out on one day: `draft` and `publish_on` stand here and in the files beside it"


def check_texts(library: Library, problems: Problems) -> None:
    """Note texts that a language must have and has not, and pages without any text."""
    for kind, (folder, _, _) in FOLDERS.items():
        for identifier in library.owners_of_texts(kind):
            texts = library.texts[kind, identifier]
            # Of a draft one language is written after the other.
            is_draft = library.records(kind)[identifier].shown_from == NEVER
            for language in library.languages.languages if not is_draft else ():
                if language.code not in texts and _REQUIRED_AS[kind] in language.must_have:
                    place = f"{folder}/{identifier}/{language.code}.md"
                    if ("text", place) in library.unread:
                        continue
                    _note_missing(library, place, language.name, problems)
            if not texts and not any(
                kind == "text" and name.startswith(f"{folder}/{identifier}/") for kind, name in library.unread
            ):
                location = Location(f"{folder}/{identifier}")
                problems.add("missing-language", location, "there is no text in any language")
    for wanted, identifier, place in _LINKED_FROM_EVERYWHERE:
        if (wanted, identifier) in library.unpublished:
            message = f"the {wanted} `{identifier}` {tell_day(library.unpublished[wanted, identifier])}"
            fix = "take `draft` and `publish_on` out: the site can't be made without it"
            problems.add("refers-to-draft", Location(place), f"{message}, but other pages lead here", fix)
            continue
        if identifier not in library.records(wanted) and (wanted, identifier) not in library.unread:
            problems.add("missing-file", Location(place), "other pages lead here, so the site can't be made without it")


def _note_missing(library: Library, place: str, language: str, problems: Problems) -> None:
    day = library.unpublished.get(("text", place))
    if day is None:
        problems.add("missing-language", Location(place), f"the text in {language} is missing")
        return
    message = f"the text in {language} {tell_day(day)}, when another one of its folder is out"
    problems.add("missing-language", Location(place), message, _TOGETHER)


def check_records(library: Library, problems: Problems) -> None:
    """Note labels that lack a language, unknown languages, and translations of records without a translator."""
    codes = library.languages.codes
    for kind in ("topic", "series"):
        for identifier, record in library.records(kind).items():
            for code in codes:
                if code not in record.label:
                    location = library.locate(kind, identifier, "label")
                    problems.add("missing-label", location, f"the label in `{code}` is missing")
    for tree, place, record in _translated(library):
        said = {codes[0], *record.translations} & {*codes}
        for path, language in _texts_of(record, place):
            if language in said:
                continue
            location = tree.locate((*path, language), key=True)
            if language not in codes:
                fix = "write one of: " + ", ".join(f"`{code}`" for code in codes)
                problems.add("unknown-language", location, f"`{language}` is not a language of the site", fix)
            else:
                problems.add(
                    "translation-unattributed", location, f"nothing says who translated this into `{language}`"
                )


def _translated(library: Library) -> Iterator[tuple[LazyTree, tuple[str | int, ...], Translated]]:
    """Yield each record that has texts in several languages, with its file and its place there."""
    for (kind, identifier), tree in library.trees.items():
        record = library.records(kind).get(identifier) if kind in COLLECTIONS else None
        if isinstance(record, Translated):
            yield tree, (), record
    for number, correction in enumerate(library.corrections.corrections):
        yield library.trees["corrections", ""], ("corrections", number), correction


def _texts_of(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the place and language of each text by language in a record."""
    if isinstance(value, dict):
        for language in value:
            yield path, language
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts_of(item, (*path, number))
    elif isinstance(value, Model):
        for name in _fields_with_texts(type(value)):
            yield from _texts_of(getattr(value, name), (*path, name))


# Names are not translations: they are recorded as each language writes them.
_NAMES = frozenset({"names", "name", "sort_name", "town"})


@cache
def _fields_with_texts(model: type[Model]) -> tuple[str, ...]:
    """Return the fields of a model in which, somewhere, a text by language can stand."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name not in _NAMES and name != "translations" and _can_hold_texts(field.annotation)
    )


def _can_hold_texts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, (dict, Model)):
        return True
    return get_origin(annotation) is dict or any(_can_hold_texts(inner) for inner in get_args(annotation))

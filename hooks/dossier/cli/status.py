"""`dossier status`: says what editors and translators still have to do, text by text and language by language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import click
from babel.messages.pofile import read_po

from dossier.build.environment import name_today
from dossier.cli.group import project
from dossier.cli.refusal import end_if_refused
from dossier.library import Library
from dossier.plan.schedule import Held, Schedule
from dossier.publish.edition import prepare_edition
from dossier.upkeep.age import Aged, list_events_to_sum_up, list_old_statements, list_unconfirmed
from dossier.upkeep.texts import TextRow, list_texts
from dossier.upkeep.words import WordsRow, list_words

# The language of the messages, whose catalogue says nothing where they say it themselves.
_SOURCE = "en"
_COLOURS = {"missing": "red", "outdated": "yellow", "unrecorded": "yellow", "current": "green", "original": None}


@dataclass(frozen=True)
class Status:
    """All that there is to do."""

    texts: tuple[TextRow, ...]
    held: tuple[Held, ...]
    words: tuple[WordsRow, ...]
    unconfirmed: tuple[Aged, ...]
    events_to_sum_up: tuple[Aged, ...]
    old_statements: tuple[Aged, ...]


@click.command()
@click.option("--language", help="Only this language.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@project
def command(language: str | None, form: str, folder: Path) -> None:
    """Say what is missing, outdated, not reviewed or old."""
    root, today = folder.resolve(), name_today()
    with end_if_refused():
        library = prepare_edition(root, today, with_held=True).library
    if language and language not in library.languages.codes:
        raise click.UsageError(f"`{language}` is no language of the site: {', '.join(library.languages.codes)}")
    codes = [language] if language else list(library.languages.codes)
    found = _look(root, library, today, codes)
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=date.isoformat))
    else:
        click.echo("\n".join(_tell(found, codes)))


def _look(root: Path, library: Library, today: date, codes: list[str]) -> Status:
    return Status(
        tuple(row for row in list_texts(library) if row.language in codes),
        tuple(held for held in Schedule(library).list_held(today) if held.language in ("", *codes)),
        tuple(_read_words(root, code) for code in codes if code != _SOURCE),
        tuple(list_unconfirmed(library, today)),
        tuple(list_events_to_sum_up(library, today)),
        tuple(list_old_statements(library, today)),
    )


def _read_words(root: Path, language: str) -> WordsRow:
    with (root / f"data/words/{language}.po").open("rb") as file:
        return list_words(language, read_po(file, locale=language))


def _tell(found: Status, codes: list[str]) -> Iterator[str]:
    yield from _tell_texts(found.texts, codes)
    yield from _tell_passages(found.texts)
    yield from _tell_held(found.held)
    yield from _tell_words(found.words)
    yield from _tell_aged("People whose status is not confirmed any more", "status of", found.unconfirmed)
    yield from _tell_aged("Events that are over and have no summary", "was on", found.events_to_sum_up)
    yield from _tell_aged("Records whose sources were read long ago", "last read", found.old_statements)


def _tell_texts(rows: tuple[TextRow, ...], codes: list[str]) -> Iterator[str]:
    names = dict.fromkeys((row.kind, row.slug) for row in rows)
    width = max((len(f"{kind} {slug}") for kind, slug in names), default=0)
    by_name = {(row.kind, row.slug, row.language): row for row in rows}
    yield click.style(f"{'Texts':{width}}  " + "  ".join(f"{code:14}" for code in codes).rstrip(), bold=True)
    for kind, slug in names:
        cells = [_tell_cell(by_name[kind, slug, code]) for code in codes]
        yield f"{f'{kind} {slug}':{width}}  {'  '.join(cells)}".rstrip()
    yield "* not reviewed by a person"


def _tell_cell(row: TextRow) -> str:
    count = f" ({len(row.passages)})" if row.passages else ""
    mark = "" if row.is_reviewed else "*"
    return click.style(f"{f'{row.state}{count}{mark}':14}", fg=_COLOURS[row.state])


def _tell_passages(rows: tuple[TextRow, ...]) -> Iterator[str]:
    for row in rows:
        if row.passages:
            yield ""
            yield click.style(f"{row.file} is older than its original in `{row.origin}`:", bold=True)
            yield from (f"  {passage.number}  {passage.change:8} {passage.begins}" for passage in row.passages)
            yield f"  then: ./dossier translated {row.slug} {row.language}"
        elif row.lacks:
            yield ""
            yield f"{row.file} says less than its original in `{row.origin}`; it lacks {', '.join(row.lacks)}"
        elif row.state == "unrecorded":
            yield ""
            yield f"{row.file}: nobody noted what it was made from. If it follows its original as that is now:"
            yield f"  ./dossier translated {row.slug} {row.language}"


def _tell_held(rows: tuple[Held, ...]) -> Iterator[str]:
    yield ""
    yield click.style(f"Drafts, and texts whose day has not come: {len(rows) or 'none'}", bold=True)
    for row in rows:
        which = f"{row.kind} {row.identifier}{f', in `{row.language}`' if row.language else ''}"
        yield f"  {which}  ({f'published on {row.day.isoformat()}' if row.day else 'draft'})"


def _tell_words(rows: tuple[WordsRow, ...]) -> Iterator[str]:
    yield ""
    yield click.style("Words of the interface", bold=True)
    for row in rows:
        lacking = f"{len(row.missing)} missing, {len(row.fuzzy)} fuzzy" if row.missing or row.fuzzy else "complete"
        yield f"data/words/{row.language}.po: {row.messages} messages, {lacking}"
        yield from (f"  missing  {message}" for message in row.missing)
        yield from (f"  fuzzy    {message}" for message in row.fuzzy)


def _tell_aged(title: str, what: str, rows: tuple[Aged, ...]) -> Iterator[str]:
    yield ""
    yield click.style(f"{title}: {len(rows) or 'none'}", bold=True)
    yield from (f"  {row.file}  ({what} {row.since.isoformat()})" for row in rows)

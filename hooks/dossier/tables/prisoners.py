"""The tables of prisoners: who they are, what happened to them when, and how their names are spelled."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.library import Library
from dossier.model.base import LanguageTag, Line
from dossier.model.prisoner import Prisoner, SeenSpelling, Step
from dossier.model.texts import LocalText
from dossier.tables.column import Item, computed, evidence, key, ordinal, stored
from dossier.tables.table import ForeignKey, Table, each, each_part
from dossier.words.labels import _

# The page of the archive is in English.
_ARCHIVE_LANGUAGE = "en"


def _first_spellings(item: Item) -> dict[str, str]:
    return {language: spellings[0] for language, spellings in item.record.names.items()}


PRISONERS = Table(
    name="prisoners",
    title=_("Prisoners"),
    description=_("People whom the international press names widely as political prisoners, present or former."),
    items=each("prisoner"),
    columns=(
        key("id", _("The record’s id.")),
        computed(
            "name",
            LocalText,
            _first_spellings,
            _("The person’s name; further spellings are in a table of their own."),
            origins=[(Prisoner, "names")],
        ),
        stored("sort_name", Prisoner, "sort_name", _("The name as lists sort it, the surname first.")),
        stored("role", Prisoner, "role", _("The public role for which the person is known.")),
        stored("birth_year", Prisoner, "birth_year", _("The year of birth.")),
        stored("birth_year_sources", Prisoner, "birth_year_sources", _("The sources of the year of birth.")),
        stored("status", Prisoner, "status.value", _("The last status that a source stated."), "status"),
        stored("status_as_of", Prisoner, "status.as_of", _("The day for which the status was stated.")),
        stored("status_to_check", Prisoner, "status.to_check", _("Whether nothing has confirmed the status since.")),
    ),
)

HISTORY = Table(
    name="prisoner-history",
    title=_("Histories of prisoners"),
    description=_("What happened to each prisoner and when, one row a step."),
    items=each_part("prisoner", "history"),
    columns=(
        key("prisoner", _("The person, by the id of the record.")),
        ordinal("step", _("The place of the step in the history, from 1 on.")),
        stored("date", Step, "date", _("When it happened.")),
        stored("event", Step, "event", _("What happened."), "history"),
        stored("detail", Step, "detail", _("What sources add: place, article of law, sentence.")),
        *evidence(Step),
    ),
    primary_key=("prisoner", "step"),
    foreign_keys=(ForeignKey("prisoner", "prisoners"),),
    parts=((Prisoner, "history"),),
)


def _spellings(library: Library) -> Iterator[Item]:
    """Yield every spelling of each name: as records write it, as it was met in sources, as the archive has it."""
    for item in each("prisoner")(library):
        prisoner: Prisoner = item.record
        seen: dict[tuple[str, str], list[str | None]] = {}
        for found in prisoner.seen:
            seen.setdefault((found.language, found.spelling), []).append(found.where)
        rows = [
            (language, name, bool(places), place)
            for language, names in prisoner.names.items()
            for name in names
            for places in [seen.pop((language, name), [])]
            for place in places or [None]
        ]
        rows += [(language, name, True, place) for (language, name), places in seen.items() for place in places]
        archived = prisoner.spelling_in_archive
        if archived and not any(name == archived for _language, name, _seen, _place in rows):
            rows.append((_ARCHIVE_LANGUAGE, archived, False, None))
        for number, row in enumerate(rows, start=1):
            yield Item(library, row, item.keys, (number,), beside=archived)


NAMES = Table(
    name="prisoner-names",
    title=_("Spellings of prisoners’ names"),
    description=_("Every spelling of each name that the dossier knows, by language; one row for each place of use."),
    items=_spellings,
    columns=(
        key("prisoner", _("The person, by the id of the record.")),
        ordinal("number", _("The place of the row among its siblings, from 1 on.")),
        computed(
            "language",
            LanguageTag,
            lambda item: item.record[0],
            _("The language of the spelling (BCP 47)."),
            origins=[(SeenSpelling, "language")],
            labels="language",
        ),
        computed(
            "spelling", Line, lambda item: item.record[1], _("The spelling."), origins=[(SeenSpelling, "spelling")]
        ),
        computed(
            "seen",
            bool,
            lambda item: item.record[2],
            _("Whether it was met in a source; else it was derived by the usual rules of transcription."),
            origins=[(Prisoner, "seen")],
        ),
        computed(
            "seen_in",
            Line | None,
            lambda item: item.record[3],
            _("The source in which it was met, by name."),
            origins=[(SeenSpelling, "where")],
        ),
        computed(
            "in_archive",
            bool,
            lambda item: item.record[1] == item.beside,
            _("Whether the institute’s archive page spells the name so."),
            origins=[(Prisoner, "spelling_in_archive")],
        ),
    ),
    primary_key=("prisoner", "number"),
    foreign_keys=(ForeignKey("prisoner", "prisoners"),),
)

"""Prisoners: the table by letter, the list by status, and a page each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from dossier.edition import Edition
from dossier.figures.newest import day_covered
from dossier.figures.waves import waves_by_prisoner
from dossier.model.prisoner import Prisoner
from dossier.model.texts import choose_wording
from dossier.pages.charts import show_history
from dossier.pages.citing import cite_record
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import find_mentions
from dossier.words.labels import LABELS


@dataclass(frozen=True)
class PrisonerRow:
    """The public fields of a prisoner that tables show."""

    identifier: str
    letter: str
    record: Prisoner


def render_prisoner(context: Context) -> Rendered:
    """Return the page of one prisoner: spellings, history, waves."""
    identifier = context.page.identifier
    record = context.library.prisoners[identifier]
    wording = context.choose_name(record.names)
    name = wording.text
    return render(
        context,
        "prisoner.html",
        title=name,
        description=context._(
            "%(name)s, %(role)s: status, history and spellings, with sources.",
            name=name,
            role=context.plain(record.role),
        ),
        section="prisoners",
        record=record,
        spellings=_spellings(record),
        seen={(seen.language, seen.spelling) for seen in record.seen},
        waves=context.edition.once(waves_by_prisoner).get(identifier, ()),
        history=show_history(context, identifier),
        citation=cite_record(context, wording, record.status.as_of),
        mentions=context.edition.once(find_mentions).get(("prisoner", identifier), ()),
    )


def render_list(context: Context) -> Rendered:
    """Return the table of all prisoners in the language's alphabetical order."""
    rows = _rows(context)
    return render(
        context,
        "prisoners.html",
        title=context._("Prisoners"),
        description=context._("People named as political prisoners: role, status and its day."),
        section="prisoners",
        number=len(rows),
        letters=[(letter, list(group)) for letter, group in groupby(rows, key=lambda row: row.letter)],
        covered=context.edition.once(day_covered),
    )


def render_by_status(context: Context) -> Rendered:
    """Return the prisoners grouped by their last known status."""
    rows = _rows(context)
    return render(
        context,
        "prisoners_by_status.html",
        title=context._("Prisoners by status"),
        description=context._("People named as political prisoners, by their last known status and its day."),
        section="prisoners",
        groups=[(status, [row for row in rows if row.record.status.value == status]) for status in LABELS["status"]],
        covered=context.edition.once(day_covered),
    )


def _rows(context: Context) -> list[PrisonerRow]:
    prisoners = context.library.prisoners
    ordered = context.edition.derive(OrderOfPrisoners(context.language))
    return [PrisonerRow(identifier, letter, prisoners[identifier]) for identifier, letter in ordered]


@dataclass(frozen=True)
class OrderOfPrisoners:
    """Puts the prisoners in a language's alphabetical order: the id of each, with the letter under which it stands."""

    language: str

    def __call__(self, edition: Edition) -> tuple[tuple[str, str], ...]:
        chain = edition.library.languages.chain(self.language)
        speech = edition.speeches[self.language]
        names = {key: choose_wording(record.sort_name, chain).text for key, record in edition.library.prisoners.items()}
        return tuple((key, speech.initial(names[key])) for key in speech.in_order(names, names.__getitem__))


def _spellings(record: Prisoner) -> list[tuple[str, tuple[str, ...]]]:
    """Return every known spelling by language: the record's own, then those only seen in sources."""
    found = {language: list(names) for language, names in record.names.items()}
    for seen in record.seen:
        found.setdefault(seen.language, []).append(seen.spelling)
    return [(language, tuple(dict.fromkeys(names))) for language, names in found.items()]

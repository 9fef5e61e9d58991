"""Prisoners: the table by letter, the list by status, and a page each."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.figures.newest import day_covered
from dossier.model.prisoner import Prisoner
from dossier.model.texts import choose_wording
from dossier.pages.charts import show_history
from dossier.pages.citing import cite_record
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import mentions_of
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
    wording = choose_wording({lang: names[0] for lang, names in record.names.items()}, context.chain)
    name = wording.text
    waves = [
        key
        for key, release in sorted(context.library.releases.items())
        if any(named.prisoner == identifier for named in release.named)
    ]
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
        waves=waves,
        history=show_history(context, identifier),
        citation=cite_record(context, wording, record.status.as_of),
        mentions=mentions_of(context.library, "prisoner", identifier),
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
        rows=rows,
        letters=list(dict.fromkeys(row.letter for row in rows)),
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
    def sort_name(pair: tuple[str, Prisoner]) -> str:
        return choose_wording(pair[1].sort_name, context.chain).text

    ordered = context.speech.in_order(context.library.prisoners.items(), key=sort_name)
    return [PrisonerRow(key, context.speech.initial(sort_name((key, record))), record) for key, record in ordered]


def _spellings(record: Prisoner) -> list[tuple[str, tuple[str, ...]]]:
    """Return every known spelling by language: the record's own, then those only seen in sources."""
    found = {language: list(names) for language, names in record.names.items()}
    for seen in record.seen:
        found.setdefault(seen.language, []).append(seen.spelling)
    return [(language, tuple(dict.fromkeys(names))) for language, names in found.items()]

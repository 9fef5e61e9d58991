"""Every check of the library, in one list."""

from __future__ import annotations

from datetime import date

from dossier.checks import (
    changes,
    chronology,
    corrections,
    drafts,
    evidence,
    figures,
    harm,
    markup,
    references,
    repeats,
    translations,
    typed_numbers,
    unwritten,
)
from dossier.library import Library
from dossier.problems import Problems


def check_library(library: Library, today: date, problems: Problems) -> None:
    """Note every problem between records, as seen on the day `today`."""
    references.check_references(library, problems)
    references.check_languages(library, problems)
    chronology.check_dates(library, today, problems)
    chronology.check_histories(library, problems)
    chronology.check_order(library, problems)
    chronology.check_waves(library, problems)
    chronology.check_events(library, problems)
    changes.check_changes(library, today, problems)
    drafts.check_days_of_publication(library, problems)
    evidence.check_statements(library, problems)
    evidence.check_counts(library, problems)
    evidence.check_sources_used(library, problems)
    repeats.check_repeats(library, problems)
    figures.check_figures(library, problems)
    figures.check_totals(library, problems)
    figures.check_left_out(library, problems)
    markup.check_markup(library, problems)
    typed_numbers.check_typed_numbers(library, problems)
    corrections.check_corrections(library, today, problems)
    translations.check_texts(library, problems)
    translations.check_records(library, problems)
    unwritten.check_written(library, problems)
    harm.check_withheld(library, problems)
    harm.check_services(library, problems)


def check_published(library: Library, problems: Problems) -> None:
    """Note what is wrong only without what is held back; `library` is what readers may see on a day."""
    references.check_references(library, problems)
    references.check_origins(library, problems)
    translations.check_texts(library, problems)

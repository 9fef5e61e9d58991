"""Every public data set, in the order in which pages and the data package list them."""

from __future__ import annotations

from dossier.tables import helping, numbers, origins, people, prisoners, releases, timeline, works
from dossier.tables.table import Table

TABLES: tuple[Table, ...] = (
    releases.RELEASES,
    releases.STATED_COUNTS,
    releases.NAMED,
    releases.NUMBERING,
    numbers.TOTALS,
    prisoners.PRISONERS,
    prisoners.HISTORY,
    prisoners.NAMES,
    numbers.COUNTS,
    numbers.NOTES,
    numbers.STATEMENTS,
    timeline.TIMELINE,
    timeline.CONFLICTS,
    timeline.REMARKS,
    helping.ORGANISATIONS,
    helping.OTHER_NAMES,
    helping.PLACES,
    helping.WAYS,
    helping.RULES,
    works.PUBLICATIONS,
    works.EVENTS,
    works.QUESTIONS,
    people.PEOPLE,
    people.INVOLVED,
    people.TOPICS,
    people.SERIES,
    origins.SOURCES,
    origins.CORRECTIONS,
    origins.TRANSLATIONS,
)

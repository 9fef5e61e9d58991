"""Takes the editions before and after a change, notes published facts that changed without a correction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dossier.changes.corrected import pages_corrected, pages_of
from dossier.changes.discretion import Discretion
from dossier.changes.facts import Change, compare_records, say_value, value_at
from dossier.changes.published import PUBLISHED
from dossier.edition import Edition
from dossier.library import Library
from dossier.model.base import Model
from dossier.model.event import EventBase
from dossier.model.prisoner import Prisoner
from dossier.outputs.pages import pages_by_address
from dossier.problems import Location, Problems

_ID_LENGTH = 80
_DAYS_OF_EVENT = frozenset({"date", "end_date", "start", "end", "timezone"})


@dataclass(frozen=True)
class _Corrected:
    """A record that changed, as it is called now or was last, and the pages of which a correction must name one."""

    kind: str
    identifier: str
    pages: tuple[str, ...]

    def word_entry(self, today: date, was: str, now: str) -> str:
        """Return the entry to paste below `corrections:`, its words to be written."""
        day = today.isoformat()
        name = f"{day}-{self.identifier}"[:_ID_LENGTH].rstrip("-")
        words = f'was: {{en: "{was}"}}, now: {{en: "{now}"}}'
        entry = f'- {{id: {name}, date: "{day}", {words}, pages: ["{self.pages[0]}"]}}'
        return f"add to data/corrections.yml, in words of your own: `{entry}`"


def check_facts(before: Edition, after: Edition, discretion: Discretion, problems: Problems) -> None:
    """Note each published fact that is no longer what it was, unless a new correction names its page.

    The facts of each kind are listed in changes/published.py.
    """
    corrected = pages_corrected(before, after)
    for kind, published in PUBLISHED.items():
        now = after.library.records(kind)
        for identifier, record in sorted(before.library.records(kind).items()):
            if discretion.hides(kind, identifier) or (kind, identifier) in after.library.unread:
                continue
            name = identifier if identifier in now else _find_moved(before, after, kind, identifier)
            found = compare_records(record, now[name], published) if name else iter(())
            changes = list(_news_left_out(record, found, after.today))
            is_missing = not name and published.stands_alone
            if not changes and not is_missing:
                continue
            about = _Corrected(kind, name or identifier, pages_of(after.library, kind, name or identifier))
            if not corrected.isdisjoint(about.pages):
                continue
            for change in changes:
                _note(after, about, change, problems)
            if is_missing:
                _note_missing(before.library, after.today, about, problems)


def _find_moved(before: Edition, after: Edition, kind: str, identifier: str) -> str | None:
    """Return the id under which a record is kept now: by its old address, or where one is new that states the same."""
    language = after.library.languages.codes[0]
    page = before.plan.find(kind, identifier, language)
    if page and page.address in after.plan.redirects:
        target = after.derive(pages_by_address)[after.plan.redirects[page.address]]
        return target.identifier if target.kind == kind else None
    was, now = before.library.records(kind), after.library.records(kind)
    new = sorted(now.keys() - was.keys())
    return next((key for key in new if _states_the_same(kind, was[identifier], now[key])), None)


def _states_the_same(kind: str, record: Model, other: Model) -> bool:
    if isinstance(record, Prisoner) and isinstance(other, Prisoner):
        # Of many people no published fact is known, and of many the same one: without a name in common they are two.
        return not {*record.every_spelling()}.isdisjoint(other.every_spelling())
    return _facts_of(kind, record) == _facts_of(kind, other)


def _facts_of(kind: str, record: Model) -> list[object]:
    return [value_at(record, tuple(fact.split("."))) for fact in PUBLISHED[kind].facts]


def _news_left_out(record: Model, changes: Iterator[Change], today: date) -> Iterator[Change]:
    """Yield the changes but those of when an event takes place that lay ahead: it was announced, and is put off."""
    ahead = isinstance(record, EventBase) and record.date is not None and (record.date.last or today) >= today
    return (change for change in changes if not (ahead and change.name in _DAYS_OF_EVENT))


def _note(after: Edition, about: _Corrected, change: Change, problems: Problems) -> None:
    location = after.library.locate(about.kind, about.identifier, *change.path)
    message = f"`{change.name}` of the {about.kind} `{about.identifier}` was {change.was} and is now {change.now}"
    entry = about.word_entry(after.today, f"{change.name}: {change.was}", f"{change.name}: {change.now}")
    news = "leave the old statement and add the new one with its own day"
    if about.kind == "prisoner":
        news = "if it is news, give the status its own later `as_of`, or the history a new step"
    problems.add("changed-without-correction", location, message, f"{entry}; or {news}")


def _note_missing(before: Library, today: date, about: _Corrected, problems: Problems) -> None:
    record = before.records(about.kind)[about.identifier]
    value = record.count.total if about.kind == "release" else record.value
    if value is None:
        return
    location = Location(before.locate(about.kind, about.identifier).path)
    message = f"the {about.kind} `{about.identifier}`, which stated {say_value(value)}, is gone"
    entry = about.word_entry(today, f"{about.identifier}: {say_value(value)}", "taken back")
    problems.add("changed-without-correction", location, message, f"bring it back; or {entry}")

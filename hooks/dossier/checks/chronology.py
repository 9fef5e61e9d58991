"""Dates must be possible in themselves and agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier.figures.status import state_after
from dossier.library import Library
from dossier.model.dates import PartialDate
from dossier.model.prisoner import FREEING, Prisoner, Step
from dossier.problems import Problems

# What may still happen in the name of somebody who has died.
_AFTER_DEATH = frozenset({"award", "died"})
_HELD_FROM = frozenset({"detained", "re-imprisoned"})


def check_dates(library: Library, today: date, problems: Problems) -> None:
    """Note stated facts dated after the day of the build; events may lie ahead."""
    for kind, key, day, path in _stated(library):
        if day and day.first and day.first > today:
            message = f"{day.iso()} lies after the day of this build, {today.isoformat()}"
            problems.add("future-date", library.locate(kind, key, *path), message)


# A date, the record that states it, and where in the record it stands.
Stated = Iterator[tuple[str, str, PartialDate | None, tuple[str | int, ...]]]


def _stated(library: Library) -> Stated:
    for key, prisoner in library.prisoners.items():
        yield "prisoner", key, prisoner.status.as_of, ("status", "as_of")
        for number, step in enumerate(prisoner.history):
            yield "prisoner", key, step.date, ("history", number, "date")
    for key, release in library.releases.items():
        yield "release", key, release.released, ("released",)
        yield "release", key, release.decree, ("decree",)
        for number, count in enumerate(release.stated_counts):
            yield "release", key, count.as_of, ("stated_counts", number, "as_of")
    for kind in ("count", "moment", "total", "statement", "source"):
        for key, record in library.records(kind).items():
            yield kind, key, record.date, ("date",)
    yield from _stated_for_help(library)


def _stated_for_help(library: Library) -> Stated:
    for key, source in library.sources.items():
        yield "source", key, source.read, ("read",)
    for key, way in library.ways.items():
        for number, rule in enumerate(way.rules):
            yield "way", key, rule.stated, ("rules", number, "stated")
    for key, place in library.places.items():
        if place.address:
            yield "place", key, place.address.published, ("address", "published")
    for key, organisation in library.organisations.items():
        if organisation.legal_risk:
            yield "organisation", key, organisation.legal_risk.since, ("legal_risk", "since")


def check_histories(library: Library, problems: Problems) -> None:
    """Note histories that free somebody before the arrest, and statuses that the history contradicts."""
    for key, prisoner in library.prisoners.items():
        detained = [step.date for step in prisoner.history if step.event == "detained" and step.date]
        for number, step in enumerate(prisoner.history):
            if step.event in FREEING and step.date and detained and all(day.is_after(step.date) for day in detained):
                problems.add(
                    "release-before-arrest",
                    library.locate("prisoner", key, "history", number, "date"),
                    f"`{step.event}` on {step.date.iso()} stands before the arrest on {detained[0].iso()}",
                )
        last = next((step for step in reversed(prisoner.history) if state_after(step)), None)
        if last is not None and state_after(last) != _says_status(prisoner.status.value):
            problems.add(
                "status-contradicts-history",
                library.locate("prisoner", key, "status", "value"),
                f"the status is `{prisoner.status.value}`, but the history ends with `{last.event}`",
            )


def _says_status(status: str) -> str:
    return {"imprisoned": "held", "dead": "dead"}.get(status, "free")


def check_order(library: Library, problems: Problems) -> None:
    """Note steps of a history that stand before an earlier one, or that happened to somebody who had died."""
    for key, prisoner in library.prisoners.items():
        before: Step | None = None
        death: Step | None = None
        for number, step in enumerate(prisoner.history):
            if step.date is None:
                continue
            place = ("history", number, "date")
            if before and before.date and before.date.is_after(step.date):
                message = f"`{step.event}` on {step.date.iso()} stands after `{before.event}` on {before.date.iso()}"
                problems.add("history-out-of-order", library.locate("prisoner", key, *place), message)
            if death and death.date and step.event not in _AFTER_DEATH and step.date.is_after(death.date):
                message = f"`{step.event}` on {step.date.iso()} stands after the death on {death.date.iso()}"
                problems.add("step-after-death", library.locate("prisoner", key, *place), message)
            before = step
            death = step if step.event == "died" else death


def check_waves(library: Library, problems: Problems) -> None:
    """Note decrees after the release, and named people who by their own history were not held before the wave."""
    for key, release in library.releases.items():
        if release.decree and release.decree.is_after(release.released):
            problems.add(
                "decree-after-release",
                library.locate("release", key, "decree"),
                f"the decree is of {release.decree.iso()}, the release of {release.released.iso()}",
            )
        for number, named in enumerate(release.named):
            prisoner = library.prisoners.get(named.prisoner or "")
            if prisoner is None:
                continue
            arrests = [step.date for step in prisoner.history if step.event in _HELD_FROM and step.date]
            freed = _freed_before(prisoner, min(filter(None, (release.decree, release.released)), key=_earliest))
            if freed:
                location = library.locate("release", key, "named", number)
                days = f"freed on {freed.iso()}, before this wave of {release.released.iso()}"
                problems.add("wave-before-arrest", location, f"`{named.prisoner}` was {days}")
            if arrests and all(arrest.is_after(release.released) for arrest in arrests):
                days = f"detained on {arrests[0].iso()}, after this wave of {release.released.iso()}"
                location = library.locate("release", key, "named", number)
                problems.add("wave-before-arrest", location, f"`{named.prisoner}` was {days}")


def _earliest(day: PartialDate) -> tuple[date, date]:
    return day.sort_key


def _freed_before(prisoner: Prisoner, day: PartialDate) -> PartialDate | None:
    """Return the day on which the last step certainly before `day` freed the person; None where they were held."""
    decisive = [step for step in prisoner.history if state_after(step) in ("free", "held")]
    earlier = [step for step in decisive if step.date and day.is_after(step.date)]
    # By the latest day that each can be: a month counts as over only when it is.
    earlier.sort(key=lambda step: (step.date and step.date.last) or date.max)
    return earlier[-1].date if earlier and state_after(earlier[-1]) == "free" else None


def check_events(library: Library, problems: Problems) -> None:
    """Note events that end before they start."""
    for key, event in library.events.items():
        if event.end_date and event.date and event.date.is_after(event.end_date):
            message = f"the event ends on {event.end_date.iso()} and starts on {event.date.iso()}"
            problems.add("end-before-start", library.locate("event", key, "end_date"), message)
        elif event.start and event.end and not event.end_date and event.end < event.start:
            message = f"the event ends at {event.end} and starts at {event.start}"
            problems.add("end-before-start", library.locate("event", key, "end"), message)

"""Figures about people freed: in a wave, in a period, in all, and as sources state them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.figures.figure import Figure
from dossier.figures.query import FigureRefused, Query
from dossier.figures.totals import compare_totals
from dossier.figures.waves import Wave, added_by, ordinals_of, waves_until
from dossier.model.release import Release


def released_in_wave(query: Query) -> Figure:
    """How many people a wave freed, as the dossier counts."""
    key, release = query.record("release")
    return Figure(release.count.total, release.count.qualifier, release.day, release.sources, ("release", key))


def political_in_wave(query: Query) -> Figure:
    """How many people of a wave a source counts as political cases."""
    return _part(query, "political")


def women_in_wave(query: Query) -> Figure:
    """How many women a wave freed."""
    return _part(query, "women")


def men_in_wave(query: Query) -> Figure:
    """How many men a wave freed."""
    return _part(query, "men")


def _part(query: Query, field: str) -> Figure:
    key, release = query.record("release")
    value = getattr(release.count, field)
    if value is None:
        raise FigureRefused(f"the wave `{key}` does not say how many ({field})", "say in words that it is not stated")
    derived = field == "men" and release.count.men_derived
    return Figure(value, "exact", release.day, release.sources, ("release", key), derived=derived)


def stated_in_wave(query: Query) -> Figure:
    """How many people one source says that a wave freed."""
    key, release = query.record("release")
    source, _ = query.record("source")
    for count in release.stated_counts:
        if source in count.sources:
            return Figure(count.value, "exact", count.as_of, (source,), ("release", key))
    raise FigureRefused(f"`{source}` states no count for the wave `{key}`", "add it to the wave's `stated_counts`")


def released_total(query: Query) -> Figure:
    """How many people the waves have freed in politically motivated cases since July 2024, added up."""
    waves = [wave for wave in _waves(query) if wave[1].adds_to_total]
    last, release = _last(waves)
    parts = tuple(added_by(wave) for _, wave in waves)
    sources, stated = _sources_of_total(query, waves)
    # Where a wave counts 'at least' so many, so does the sum, unless a source states the same total.
    qualifier = "exact" if stated or all(_is_exact(wave) for _, wave in waves) else "at-least"
    return Figure(sum(parts), qualifier, release.day, sources, ("release", last), True, parts)


def _is_exact(release: Release) -> bool:
    return release.count.qualifier == "exact"


def released_people(query: Query) -> Figure:
    """How many people the waves of a period have freed, everybody counted, whatever the case."""
    return _added(query, lambda release: release.count.total)


def women_released(query: Query) -> Figure:
    """How many women the waves of a period have freed; at least, where a wave does not say."""
    return _added(query, lambda release: release.count.women)


def men_released(query: Query) -> Figure:
    """How many men the waves of a period have freed; at least, where a wave does not say."""
    return _added(query, lambda release: release.count.men)


def waves(query: Query) -> Figure:
    """How many waves there have been that add to the running total."""
    return _number_of_waves(query, [wave for wave in _waves(query) if wave[1].adds_to_total])


def all_waves(query: Query) -> Figure:
    """How many waves the dossier knows, single releases included."""
    return _number_of_waves(query, _waves(query))


def wave_ordinal(query: Query) -> Figure:
    """Which place a wave has among those that add to the running total."""
    key, release = query.record("release")
    ordinals = ordinals_of(query.library)
    if key not in ordinals:
        raise FigureRefused(f"the wave `{key}` does not add to the running total, so that it has no number")
    return Figure(ordinals[key], "exact", release.day, release.sources[:1], ("release", key), derived=True)


def stated_total(query: Query) -> Figure:
    """A total of people freed as a source states it."""
    key, total = query.record("total")
    return Figure(total.value, total.qualifier, total.date, total.sources, ("total", key))


def _waves(query: Query) -> list[Wave]:
    since = query.day("since")
    found = waves_until(query.library, query.as_of)
    if since is None:
        return found
    return [wave for wave in found if wave[1].day.first and since.first and wave[1].day.first >= since.first]


def _last(found: Sequence[Wave]) -> Wave:
    if not found:
        raise FigureRefused("no wave lies in this time", "check `as_of` and `since`")
    return found[-1]


def _added(query: Query, part: Callable[[Release], int | None]) -> Figure:
    found = _waves(query)
    last, release = _last(found)
    parts = [part(wave) for _, wave in found]
    known = tuple(value for value in parts if value is not None)
    if not known:
        raise FigureRefused("no wave of this time says how many", "say in words that it is not stated")
    open_ended = len(known) < len(parts) or not all(_is_exact(wave) for _, wave in found)
    sources = _first_sources(found)
    qualifier = "at-least" if open_ended else "exact"
    return Figure(sum(known), qualifier, release.day, sources, ("release", last), True, known, query.day("since"))


def _number_of_waves(query: Query, found: Sequence[Wave]) -> Figure:
    last, release = _last(found)
    sources = _first_sources(found)
    since = query.day("since")
    return Figure(len(found), "exact", release.day, sources, ("release", last), derived=True, since=since)


def _sources_of_total(query: Query, waves: Sequence[Wave]) -> tuple[tuple[str, ...], bool]:
    """Return who states the same total after the same wave, and True; else the first source of each wave."""
    last = waves[-1][0]
    stated = [item for item in compare_totals(query.library) if item.agrees and item.waves[-1:] == (last,)]
    exact = [item for item in stated if item.total.qualifier == "exact"]
    if exact:
        return exact[0].total.sources, True
    return _first_sources(waves), False


def _first_sources(waves: Sequence[Wave]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wave.sources[0] for _, wave in waves if wave.sources))

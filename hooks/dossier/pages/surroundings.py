"""What stands around a text: how long it takes to read, when it was changed, its series, its people, related texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from dossier.library import Text, language_of
from dossier.model.dates import PartialDate
from dossier.model.event import Event
from dossier.model.publication import Involved, Publication
from dossier.pages.context import Context
from dossier.plan.changes import days_of_corrections, first_day, last_change
from dossier.plan.listings import count_works
from dossier.plan.reading_time import minutes_to_read
from dossier.plan.related import Bond, Related, relate_texts
from dossier.plan.series import Neighbours, find_neighbours
from dossier.words.markup import fill_message

# Of what two texts share, so many are named.
_NAMED = 3


@dataclass(frozen=True)
class Neighbour:
    """A related text and, in words, why it is one."""

    kind: str
    slug: str
    why: tuple[Markup, ...]


@dataclass(frozen=True)
class Surroundings:
    """All that a page shows around a text; `changed` is None where nothing was changed since it was published."""

    minutes: int | None
    changed: date | None
    series: tuple[Neighbours, ...]
    related: tuple[Neighbour, ...]
    people: tuple[tuple[Involved, int], ...]


def surround(context: Context, record: Publication | Event, text: Text) -> Surroundings:
    """Return what stands around a publication or event; the number beside a person is that of all their works."""
    kind, slug = context.page.key
    works = context.edition.once(count_works)
    return Surroundings(
        minutes=minutes_to_read(text.body.words, language_of(context.library, text.language)),
        changed=_day_of_change(context, record.date),
        series=context.edition.once(find_neighbours).get((kind, slug), ()),
        related=tuple(
            Neighbour(found.kind, found.slug, _word_bonds(context, found))
            for found in context.edition.once(relate_texts)[kind, slug]
        ),
        people=tuple((involved, works[involved.person]) for involved in record.people),
    )


def _day_of_change(context: Context, published: PartialDate | None) -> date | None:
    """Return the day of the last change, unless it can be the day of publication itself."""
    corrected = context.edition.once(days_of_corrections)
    changed = last_change(context.library, *context.page.key, context.language, corrected)
    if changed is None or (published and first_day(published) >= changed):
        return None
    return changed


def _word_bonds(context: Context, related: Related) -> tuple[Markup, ...]:
    return tuple(_word_bond(context, bond, shared) for bond, shared in related.bonds)


def _word_bond(context: Context, bond: Bond, shared: tuple[str, ...]) -> Markup:
    if bond == "occasion":
        return escape(context._("same event"))
    # One or several: the text is about a list, whose length is no number that is said.
    message = _choose_message(context, bond, min(len(shared), 2))
    named = context.listing([_name(context, bond, identifier) for identifier in shared[:_NAMED]])
    # Each name is escaped; the words between them are CLDR's.
    which = Markup(named if len(shared) <= _NAMED else f"{named} …")  # noqa: S704
    return fill_message(message, which=which)


def _choose_message(context: Context, bond: Bond, number: int) -> str:
    plural = context.speech.plural
    if bond == "release":
        return plural("same release wave: %(which)s", "same release waves: %(which)s", number)
    if bond == "person":
        return plural("same person: %(which)s", "same people: %(which)s", number)
    if bond == "topic":
        return plural("same topic: %(which)s", "same topics: %(which)s", number)
    return context._("both name %(which)s") if bond == "prisoner" else context._("same series: %(which)s")


def _name(context: Context, bond: Bond, identifier: str) -> Markup:
    if bond == "release":
        return escape(context.date(context.library.releases[identifier].day))
    return context.name(bond, identifier)

"""The tables of what the institute published and held: publications and events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from dossier.kinds import TextKind
from dossier.model.base import Identifier
from dossier.model.event import Event, EventBase, SideEvent
from dossier.model.page import FrontMatter
from dossier.model.publication import (
    ConferenceContribution,
    EventKind,
    GuestArticle,
    Interview,
    MediaAppearance,
    Publication,
    PublicationKind,
    Published,
)
from dossier.model.texts import LocalText
from dossier.tables.column import Column, Item, computed, key, ordinal, stored
from dossier.tables.table import ForeignKey, Table, each, each_part
from dossier.words.labels import _


def _titles(kind: TextKind) -> Callable[[Item], dict[str, str]]:
    """Return what gives the title of a work in each language that has a text of it."""

    def read(item: Item) -> dict[str, str]:
        return {language: text.front.title for language, text in item.library.texts[kind, item.keys[0]].items()}

    return read


def _models_of(union: Any) -> tuple[Any, ...]:
    """Return the models of a discriminated union."""
    return get_args(get_args(union)[0])


def _head(kind: TextKind, model: Any) -> tuple[Column, ...]:
    """Return the columns that publications and events begin with."""
    return (
        stored("date", model, "date", _("The day.")),
        stored("date_note", model, "date_note", _("How the day is known.")),
        computed("title", LocalText, _titles(kind), _("The title."), origins=[(FrontMatter, "title")]),
        stored("topics", model, "topics", _("The topics, by their ids.")),
    )


def _tail(model: Any) -> tuple[Column, ...]:
    """Return the columns that publications and events end with."""
    return (
        stored("recording_address", model, "recording.address", _("The address of the recording.")),
        stored("recording_platform", model, "recording.platform", _("Where the recording is.")),
        stored(
            "recording_length", model, "recording.length", _("The length of the recording, in minutes and seconds.")
        ),
        stored("original_title", model, "original.title", _("The title of the original.")),
        stored(
            "original_language", model, "original.language", _("The language of the original (BCP 47)."), "language"
        ),
        stored("original_authors", model, "original.authors", _("The authors of the original, by their ids.")),
        stored("original_publisher", model, "original.publisher", _("The publisher of the original, by its id.")),
        stored("original_address", model, "original.address", _("The address of the original.")),
        stored("original_date", model, "original.date", _("The day of the original.")),
        stored("original_source", model, "original.source", _("The source for the original, by its id.")),
        stored("prisoners", model, "mentions.prisoners", _("The prisoners that the text mentions, by their ids.")),
        stored("releases", model, "mentions.releases", _("The release waves that the text mentions, by their ids.")),
        stored(
            "organisations",
            model,
            "mentions.organisations",
            _("The organisations that the text mentions, by their ids."),
        ),
        stored("sources", model, "sources", _("The sources, by their ids.")),
    )


_OF_ORIGINAL = (ForeignKey("original_publisher", "organisations"), ForeignKey("original_source", "sources"))

PUBLICATIONS = Table(
    name="publications",
    title=_("Publications"),
    description=_("Publications of the institute that the dossier sums up."),
    items=each("publication"),
    columns=(
        key("id", _("The record’s id.")),
        computed(
            "kind",
            PublicationKind,
            lambda item: item.record.kind,
            _("The kind of publication."),
            origins=[(model, "kind") for model in _models_of(Publication)],
            labels="publication",
        ),
        stored("also", Published, "also", _("What else it is."), "publication"),
        *_head("publication", Published),
        stored("series", Published, "series", _("The series, by its id.")),
        stored("number", Published, "number", _("The number in the series.")),
        computed(
            "outlet",
            Identifier | None,
            lambda item: getattr(item.record, "outlet", None),
            _("The medium in which it appeared, by its id."),
            origins=[(MediaAppearance, "outlet"), (Interview, "outlet")],
        ),
        stored("guest_note", GuestArticle, "guest_note", _("Who the guest author is."), optional=True),
        stored(
            "conference_title",
            ConferenceContribution,
            "conference.title",
            _("The title of the conference."),
            optional=True,
        ),
        stored(
            "conference_date", ConferenceContribution, "conference.date", _("The day of the conference."), optional=True
        ),
        stored(
            "conference_place",
            ConferenceContribution,
            "conference.place",
            _("The place of the conference."),
            optional=True,
        ),
        *_tail(Published),
    ),
    foreign_keys=(ForeignKey("series", "series"), ForeignKey("outlet", "organisations"), *_OF_ORIGINAL),
)

EVENTS = Table(
    name="events",
    title=_("Events"),
    description=_("Events of the institute: what took place when and where."),
    items=each("event"),
    columns=(
        key("id", _("The record’s id.")),
        computed(
            "kind",
            EventKind,
            lambda item: item.record.kind,
            _("The kind of event."),
            origins=[(model, "kind") for model in _models_of(Event)],
            labels="event",
        ),
        *_head("event", EventBase),
        stored("end_date", EventBase, "end_date", _("The last day, where it took several.")),
        stored("start", EventBase, "start", _("When it began, in local time.")),
        stored("end", EventBase, "end", _("When it ended, in local time.")),
        stored("timezone", EventBase, "timezone", _("The time zone of the local time (IANA).")),
        stored("place", EventBase, "place", _("The place.")),
        stored("mode", EventBase, "mode", _("Whether people met on site or online."), "mode"),
        stored("series", EventBase, "series", _("The series, by their ids.")),
        stored("partners", EventBase, "partners", _("The organisations that held it together, by their ids.")),
        stored("part_of_title", SideEvent, "part_of.title", _("The larger event of which it was part."), optional=True),
        stored("part_of_date", SideEvent, "part_of.date", _("The day of the larger event."), optional=True),
        stored("publication", EventBase, "publication", _("The publication about it, by its id.")),
        *_tail(EventBase),
    ),
    foreign_keys=(ForeignKey("publication", "publications"), *_OF_ORIGINAL),
)

QUESTIONS = Table(
    name="event-questions",
    title=_("Questions discussed"),
    description=_("The questions that an event was announced to discuss."),
    items=each_part("event", "questions"),
    columns=(
        key("event", _("The event, by the id of the record.")),
        ordinal("number", _("The place of the row among its siblings, from 1 on.")),
        computed("text", LocalText, lambda item: item.record, _("The text.")),
    ),
    primary_key=("event", "number"),
    foreign_keys=(ForeignKey("event", "events"),),
    parts=((EventBase, "questions"),),
)

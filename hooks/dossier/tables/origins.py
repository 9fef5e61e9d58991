"""The tables of what the dossier rests on and how it changed: sources, corrections, translations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, get_args

from dossier.library import Library
from dossier.model.base import Address, LanguageTag, Line
from dossier.model.correction import Correction, Corrections
from dossier.model.dates import PartialDate
from dossier.model.organisation import Organisation
from dossier.model.page import FrontMatter
from dossier.model.source import Source
from dossier.model.texts import Review, Translated, Translation
from dossier.tables.column import Item, computed, evidence, key, stored
from dossier.tables.table import ForeignKey, Table, each
from dossier.words.labels import _


def _shown(field: Literal["address", "archived"]) -> Callable[[Item], str | None]:
    """Return what gives an address of a source; None where the record says that it may not be shown."""

    def read(item: Item) -> str | None:
        address: str | None = getattr(item.record, field) if item.record.display else None
        return address

    return read


def _is_listed(item: Item) -> bool:
    organisation = item.library.organisations.get(item.record.organisation or "")
    return organisation is not None and organisation.legal_risk is not None


SOURCES = Table(
    name="sources",
    title=_("Sources"),
    description=_("Every page that the dossier's facts rest on."),
    items=each("source"),
    columns=(
        key("id", _("The record’s id.")),
        stored("publisher", Source, "publisher", _("Who published it.")),
        stored("title", Source, "title", _("The title.")),
        computed(
            "address",
            Address | None,
            _shown("address"),
            _("The address; empty where it is not shown."),
            origins=[(Source, "address")],
        ),
        computed(
            "archived",
            Address | None,
            _shown("archived"),
            _("The address of an archived copy; empty where it is not shown."),
            origins=[(Source, "archived")],
        ),
        stored("display", Source, "display", _("Whether the address may be shown.")),
        stored(
            "address_note",
            Source,
            "address_note",
            _("Why the address is not shown, or what kind of copy was read."),
            "address-note",
        ),
        stored("date", Source, "date", _("The day of publication.")),
        stored("date_inferred", Source, "date_inferred", _("Whether the day follows only from the content.")),
        stored("read", Source, "read", _("The day on which it was read for the dossier.")),
        stored("languages", Source, "languages", _("The languages of the page (BCP 47)."), "language"),
        stored("organisation", Source, "organisation", _("The publisher’s record, by its id.")),
        computed(
            "listed",
            bool,
            _is_listed,
            _(
                "Whether the Belarusian authorities have listed the publisher as extremist; if so, open it only "
                "outside Belarus."
            ),
            origins=[(Organisation, "legal_risk")],
        ),
    ),
    foreign_keys=(ForeignKey("organisation", "organisations"),),
)


def _corrections(library: Library) -> Iterator[Item]:
    for record in sorted(library.corrections.corrections, key=lambda correction: correction.id):
        yield Item(library, record, (record.id,))


CORRECTIONS = Table(
    name="corrections",
    title=_("Corrections"),
    description=_("What the dossier had wrong, what is right, since when, and on which pages."),
    items=_corrections,
    columns=(
        stored("id", Correction, "id", _("The record’s id.")),
        stored("date", Correction, "date", _("The day of the correction.")),
        stored("was", Correction, "was", _("What was wrong.")),
        stored("now", Correction, "now", _("What is right.")),
        stored("since", Correction, "since", _("The day from which the wrong wording had stood.")),
        stored("pages", Correction, "pages", _("The pages that it is about, as kind and id.")),
        *evidence(Correction),
    ),
    parts=((Corrections, "corrections"),),
)

TranslatedKind = Literal[
    "correction",
    "count",
    "event",
    "moment",
    "note",
    "organisation",
    "person",
    "place",
    "prisoner",
    "publication",
    "release",
    "statement",
    "total",
    "way",
]


def _translations(library: Library) -> Iterator[Item]:
    """Yield each translation that a record or text names, by kind, id and language."""
    for kind in get_args(TranslatedKind):
        items = _corrections(library) if kind == "correction" else each(kind)(library)
        for item in items:
            if kind in ("event", "publication"):
                texts = library.texts[kind, item.keys[0]]
                made = {language: text.front.translation for language, text in texts.items()}
            else:
                made = item.record.translations
            for language, translation in sorted(made.items(), key=lambda pair: pair[0]):
                if translation is not None:
                    yield Item(library, translation, (kind, *item.keys, language))


def _review(item: Item) -> Review | None:
    reviewed: bool | Review = item.record.reviewed
    return reviewed if isinstance(reviewed, Review) else None


TRANSLATIONS = Table(
    name="translations",
    title=_("Translations"),
    description=_(
        "Who translated the words of a record or text, from which language, and whether a person has reviewed it."
    ),
    items=_translations,
    columns=(
        computed(
            "record_kind",
            TranslatedKind,
            lambda item: item.keys[0],
            _("The kind of record that the row belongs to."),
            origins=[(Translated, "translations"), (FrontMatter, "translation")],
            labels="kind",
        ),
        key("record", _("The record that the row belongs to, by its id."), 1),
        computed(
            "language",
            LanguageTag,
            lambda item: item.keys[2],
            _("The language of the translation (BCP 47)."),
            labels="language",
        ),
        stored("from", Translation, "origin", _("The language from which it was made (BCP 47)."), "language"),
        stored(
            "translator",
            Translation,
            "translator",
            _("Who translated; “machine” stands for a machine-assisted translation."),
        ),
        stored(
            "machine_assisted",
            Translation,
            "machine_assisted",
            _("Whether the translator named let a machine help."),
        ),
        stored("translated_on", Translation, "on", _("The day of the translation.")),
        computed(
            "reviewed",
            bool,
            lambda item: bool(item.record.reviewed),
            _("Whether a person has reviewed it."),
            origins=[(Translation, "reviewed")],
        ),
        computed(
            "reviewed_by",
            Line | None,
            lambda item: review.by if (review := _review(item)) else None,
            _("Who reviewed it."),
            origins=[(Review, "by")],
        ),
        computed(
            "reviewed_on",
            PartialDate | None,
            lambda item: review.on if (review := _review(item)) else None,
            _("When it was reviewed."),
            origins=[(Review, "on")],
        ),
    ),
    primary_key=("record_kind", "record", "language"),
)

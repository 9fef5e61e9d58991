"""The tables of help: organisations with their legal marks, places of detention, ways to help and their rules."""

from __future__ import annotations

from dossier.model.base import Address, Line
from dossier.model.organisation import Organisation
from dossier.model.place import Place
from dossier.model.way import Rule, Way
from dossier.tables.column import Item, computed, evidence, key, ordinal, stored
from dossier.tables.table import ForeignKey, Table, each, each_part
from dossier.words.labels import _


def _public_address(item: Item) -> str | None:
    """Return the address of an organisation's site; None where using it was punished, as on the pages."""
    address: str | None = item.record.web if item.record.recommended else None
    return address


ORGANISATIONS = Table(
    name="organisations",
    title=_("Organisations"),
    description=_("Organisations that publications, events or ways to help name, with their legal marks."),
    items=each("organisation"),
    columns=(
        key("id", _("The record’s id.")),
        stored("name", Organisation, "name", _("The name.")),
        stored("kind", Organisation, "kind", _("What kind of organisation it is.")),
        stored("description", Organisation, "description", _("What it does.")),
        computed(
            "web",
            Address | None,
            _public_address,
            _("Its site; empty where using it was punished in Belarus. Open a listed one only outside Belarus."),
            origins=[(Organisation, "web")],
        ),
        stored("languages", Organisation, "languages", _("The languages in which it works (BCP 47)."), "language"),
        stored("recommended", Organisation, "recommended", _("Whether it may be recommended.")),
        computed(
            "listed",
            bool,
            lambda item: item.record.legal_risk is not None,
            _("Whether the Belarusian authorities have listed it as extremist."),
        ),
        stored("listed_as", Organisation, "legal_risk.status", _("As what the authorities have listed it.")),
        stored("listed_since", Organisation, "legal_risk.since", _("Since when it has been listed.")),
        stored("listed_sources", Organisation, "legal_risk.sources", _("The sources of the listing, by their ids.")),
        *evidence(Organisation),
    ),
)

OTHER_NAMES = Table(
    name="organisation-names",
    title=_("Other names of organisations"),
    description=_("Further names under which organisations are known."),
    items=each_part("organisation", "other_names"),
    columns=(
        key("organisation", _("The organisation, by the id of the record.")),
        ordinal("number", _("The place of the row among its siblings, from 1 on.")),
        computed("name", Line, lambda item: item.record, _("The name.")),
    ),
    primary_key=("organisation", "number"),
    foreign_keys=(ForeignKey("organisation", "organisations"),),
    parts=((Organisation, "other_names"),),
)

PLACES = Table(
    name="places",
    title=_("Places of detention"),
    description=_("Prisons and colonies, with the postal address where a rights source published one."),
    items=each("place"),
    columns=(
        key("id", _("The record’s id.")),
        stored("kind", Place, "kind", _("The kind of place."), "place"),
        stored("number", Place, "number", _("The number of the prison or colony.")),
        stored("name", Place, "name", _("The name.")),
        stored("town", Place, "town", _("The town.")),
        stored("region", Place, "region", _("The region.")),
        stored("address_cyrillic", Place, "address.cyrillic", _("The address as published, the part after the name.")),
        stored("address_latin", Place, "address.latin", _("The same in Latin letters, for your eyes only.")),
        stored("postcode", Place, "address.postcode", _("The postcode.")),
        stored(
            "address_published", Place, "address.published", _("When the address was published; check it before use.")
        ),
        stored("former_address", Place, "former_address.cyrillic", _("An address that must not be used any more.")),
        stored(
            "former_address_until",
            Place,
            "former_address.until",
            _("The last day on which the former address was right."),
        ),
        stored("note", Place, "note", _("A remark.")),
        *evidence(Place),
    ),
)

WAYS = Table(
    name="ways",
    title=_("Ways to help"),
    description=_("What can be done for political prisoners from abroad."),
    items=each("way"),
    columns=(
        key("id", _("The record’s id.")),
        stored("order", Way, "order", _("The place in the order of the site.")),
        stored("title", Way, "title", _("The title.")),
        stored("short", Way, "short", _("The way in one sentence.")),
        stored("services", Way, "services", _("The organisations that the institute named for it, by their ids.")),
        stored("weakly_sourced", Way, "weakly_sourced", _("Whether little is sourced here.")),
        stored("gap", Way, "gap", _("What is not known.")),
    ),
)

RULES = Table(
    name="ways-rules",
    title=_("Rules for ways to help"),
    description=_("The advice that sources give for each way, with its day."),
    items=each_part("way", "rules"),
    columns=(
        key("way", _("The way to help, by the id of the record.")),
        stored("id", Rule, "id", _("The id of the rule.")),
        ordinal("number", _("The place of the row among its siblings, from 1 on.")),
        stored("scope", Rule, "scope", _("For whose prisoners it holds."), "scope"),
        stored("text", Rule, "text", _("The text.")),
        stored("stated", Rule, "stated", _("The day of the advice, as the record gives it.")),
        stored("validity", Rule, "validity", _("What to mind about its age.")),
        stored("conflict", Rule, "conflict", _("How sources differ.")),
        *evidence(Rule),
    ),
    primary_key=("way", "id"),
    foreign_keys=(ForeignKey("way", "ways"),),
    parts=((Way, "rules"),),
)

"""Every kind of record: its folder, its model, and what its collection is called."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import TypeAdapter

from dossier.model.count import Note, PrisonerCount
from dossier.model.event import Event
from dossier.model.moment import Moment
from dossier.model.organisation import Organisation
from dossier.model.page import Page
from dossier.model.person import Person
from dossier.model.place import Place
from dossier.model.prisoner import Prisoner
from dossier.model.publication import Publication
from dossier.model.release import Release
from dossier.model.source import Source
from dossier.model.statement import Statement
from dossier.model.topic import Series, Topic
from dossier.model.total import StatedTotal
from dossier.model.way import Way

TextKind = Literal["page", "publication", "event"]

# Every kind of record that is one file a record: its folder in data/ and its model.
KINDS: dict[str, tuple[str, TypeAdapter[Any]]] = {
    "prisoner": ("prisoners", TypeAdapter(Prisoner)),
    "release": ("releases", TypeAdapter(Release)),
    "total": ("totals", TypeAdapter(StatedTotal)),
    "count": ("counts", TypeAdapter(PrisonerCount)),
    "note": ("notes", TypeAdapter(Note)),
    "statement": ("statements", TypeAdapter(Statement)),
    "organisation": ("organisations", TypeAdapter(Organisation)),
    "way": ("ways", TypeAdapter(Way)),
    "place": ("places", TypeAdapter(Place)),
    "moment": ("timeline", TypeAdapter(Moment)),
    "person": ("people", TypeAdapter(Person)),
    "source": ("sources", TypeAdapter(Source)),
    "topic": ("topics", TypeAdapter(Topic)),
    "series": ("series", TypeAdapter(Series)),
}
# Every kind that has texts: the folder of its folders, its shared file and its model.
FOLDERS: dict[TextKind, tuple[str, str, TypeAdapter[Any]]] = {
    "publication": ("briefings", "publication.yml", TypeAdapter(Publication)),
    "event": ("docs/events", "event.yml", TypeAdapter(Event)),
    "page": ("docs/pages", "page.yml", TypeAdapter(Page)),
}
COLLECTIONS: dict[str, str] = {kind: folder for kind, (folder, _) in KINDS.items()} | {
    "publication": "publications",
    "event": "events",
    "page": "pages",
}

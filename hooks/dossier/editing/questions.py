"""What must be known of each kind of record before it can be written: the questions that `dossier new` asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dossier.model.base import Confidence, Qualifier
from dossier.model.place import PlaceKind
from dossier.model.prisoner import Event as StepEvent
from dossier.model.prisoner import Status
from dossier.model.publication import EventKind, PublicationKind, Role
from dossier.model.release import ReleaseKind
from dossier.model.statement import Unit

# A text by language is answered as `words`, which are in the site's first language, or as `de=words`.
Form = Literal["text", "by-language", "date", "number", "choice", "yes-no", "id", "language", "address"]


@dataclass(frozen=True)
class Question:
    """One thing to know: an option of the command, and a place in the archetype of the same name.

    `default` is taken where nobody answers. `of` is the kind of record whose id is asked for. `only_if` names another
    question and the answer with which this one is asked at all, or any answer where it is empty. `in_all` says whether
    a text is asked for in every language of the site.
    """

    name: str
    asks: str
    form: Form = "text"
    required: bool = True
    many: bool = False
    choices: tuple[str, ...] = ()
    of: str = ""
    only_if: tuple[str, str] = ("", "")
    default: str = ""
    in_all: bool = False

    @property
    def option(self) -> str:
        """The name of the command's option."""
        return "--" + self.name.replace("_", "-")


def _date(name: str, asks: str, *, required: bool = False, default: str = "") -> Question:
    unknown = "" if required or default else '; "unknown" where it is not known'
    return Question(name, f"{asks}: 2024-07-03, 2024-07 or 2024{unknown}", "date", required, default=default)


def _id(name: str, of: str, asks: str, *, required: bool = True, many: bool = False, **more: str) -> Question:
    return Question(name, asks, "id", required, many, of=of, default=more.get("default", ""))


def _choice(name: str, asks: str, words: object, default: str = "") -> Question:
    return Question(name, asks, "choice", choices=get_args(words), default=default)


_SOURCE = _id("source", "source", "The source, by its id", many=True)
_CONFIDENCE = _choice("confidence", "How well it is known", Confidence, "reported")
_QUALIFIER = _choice("qualifier", "How exact the number is", Qualifier, "exact")
_TOPIC = _id("topic", "topic", "The topic, by its id", many=True)
_TEXTS = (
    Question("title", "The title of the original, in its own words"),
    _date("date", "Its day"),
    _TOPIC,
    _id("publisher", "organisation", "Who published the original, by the id of the organisation"),
    Question("original_language", "The language of the original: en, de …", "language"),
    _id("source", "source", "The source that the original was read at, by its id"),
)
_VALUE = Question("value", "The number that was stated", "number")

# What the file's name is made of where the editor gives none.
NAMED_AFTER: dict[str, tuple[str, ...]] = {
    "publication": ("title",),
    "event": ("title",),
    "page": ("title",),
    "prisoner": ("name",),
    "release": ("released", "kind"),
    "source": ("publisher", "date"),
    "total": ("date", "source"),
    "count": ("date", "counted_by"),
    "statement": ("about",),
    "note": ("about", "text"),
    "moment": ("date", "title"),
    "organisation": ("name",),
    "person": ("name",),
    "place": ("name",),
    "topic": ("label",),
    "series": ("label",),
    "way": ("title",),
}
# Of a person's name, only the surname.
NAMED_AFTER_SURNAME = frozenset({"prisoner", "person"})
QUESTIONS: dict[str, tuple[Question, ...]] = {
    "publication": (
        _choice("kind", "What kind of publication it is", PublicationKind),
        *_TEXTS,
        _id("person", "person", "Who wrote it or speaks in it, by the id of the person"),
        _choice("role", "What the person did in it", Role, "author"),
        Question("outlet", "The medium, by its id", "id", of="organisation", only_if=("kind", "media-appearance")),
        Question("conference", "The name of the conference", only_if=("kind", "conference-contribution")),
        _id("series", "series", "The series to which it belongs", required=False),
    ),
    "event": (
        _choice("kind", "What kind of event it is", EventKind),
        *_TEXTS,
        Question("part_of", "The larger event beside which it takes place", only_if=("kind", "side-event")),
        Question("start", 'When it begins, in local time: "17:00"', required=False),
        Question("end", "When it ends, in local time", required=False),
        Question("timezone", "The time zone of the hours: Europe/Vienna", required=False),
        Question("place", "Where it takes place", "by-language", required=False),
        _id("person", "person", "Who speaks, by the id of the person", required=False),
        Question("role", "What the person does in it", "choice", choices=get_args(Role), only_if=("person", "")),
    ),
    "page": (
        Question("title", "The title of the page"),
        _date("updated", "The day on which it was last looked through", default="today"),
    ),
    "prisoner": (
        Question("name", 'The name, given name first; in other languages as "be=…"', "by-language"),
        Question("gender", "For the grammar: m or f", "choice", choices=("m", "f")),
        Question("role", "The public role; nothing private", "by-language", required=False),
        _choice("status", "The last status that a source stated", Status),
        _date("as_of", "The day for which it was stated", required=True),
        _choice("event", "The first step of the history", StepEvent),
        _date("date", "The day of that step"),
        _SOURCE,
        _CONFIDENCE,
    ),
    "release": (
        _date("released", "The day on which people left prison", required=True),
        _choice("kind", "How they were freed", ReleaseKind),
        Question("total", "How many people, as the dossier counts", "number"),
        _QUALIFIER,
        Question("adds_to_total", "Whether it counts in the running total of those freed since July 2024", "yes-no"),
        Question("because", "Why it does not count there", "by-language", only_if=("adds_to_total", "no")),
        _SOURCE,
        _CONFIDENCE,
        _date("decree", "The day of the decree"),
        *(
            Question(name, f"How many were {words}", "number", required=False)
            for name, words in (("political", "political prisoners"), ("women", "women"), ("men", "men"))
        ),
    ),
    "source": (
        Question("publisher", "Who published the page"),
        Question("address", 'Its address, beginning with https://; "none" where it has none', "address"),
        _date("date", "The day of the page itself"),
        _date("read", "The day on which you read it", default="today"),
        Question("title", "The page's title, in its own words", required=False),
        Question(
            "language",
            "The language of the page",
            "language",
            required=False,
            many=True,
        ),
        _id("organisation", "organisation", "The publisher's record, which may carry a legal mark", required=False),
    ),
    "total": (
        _date("date", "The day on which the total was stated", required=True),
        _date("since", "From when on the source counts", required=True),
        _VALUE,
        _QUALIFIER,
        _SOURCE,
        _CONFIDENCE,
        Question("explanation", "Why it is not the sum of the waves, where it is not", "by-language", required=False),
    ),
    "count": (
        Question("measure", "What is counted", "choice", choices=("held", "recognised-since-2020", "incommunicado")),
        _date("date", "The day for which it was stated", required=True),
        _VALUE,
        _QUALIFIER,
        Question("counted_by", "Who counted", "by-language"),
        _SOURCE,
        _CONFIDENCE,
    ),
    "statement": (
        Question("about", "What the number counts", "by-language"),
        _date("date", "The day for which it was stated", required=True),
        _VALUE,
        _choice("unit", "What it is counted in", Unit),
        _QUALIFIER,
        _SOURCE,
        _CONFIDENCE,
    ),
    "note": (
        Question("about", "The data set that the remark is about", "choice", choices=("counts", "releases")),
        Question("text", "The remark", "by-language"),
        _SOURCE,
        _CONFIDENCE,
    ),
    "moment": (
        _date("date", "The day on which it happened", required=True),
        Question("title", "What happened, in a few words", "by-language"),
        Question("detail", "What happened, in a sentence or two", "by-language"),
        _TOPIC,
        _SOURCE,
        _CONFIDENCE,
    ),
    "organisation": (
        Question("name", 'The name; in other languages as "de=…"', "by-language"),
        Question("kind", "What kind of organisation it is", "by-language"),
        Question("description", "What it does, in a sentence", "by-language"),
        Question("in_archive", "Whether the institute's archive page names it", "yes-no"),
        _SOURCE,
        _CONFIDENCE,
        Question("web", "The address of its website", "address", required=False),
    ),
    "person": (
        Question("name", "The name, given name first"),
        _SOURCE,
        _id("affiliation", "organisation", "The organisation to which the person belongs", required=False),
        Question("as_stated", "The role that the source gives", "by-language", required=False),
    ),
    "place": (
        _choice("kind", "What kind of prison or colony it is", PlaceKind),
        Question("number", "Its official number", "number", required=False),
        Question("name", 'Its name; in other languages as "be=…"', "by-language"),
        Question("town", "The town", "by-language"),
        Question("region", "The region", "by-language"),
        _SOURCE,
        _CONFIDENCE,
    ),
    "topic": (
        Question("label", "The topic's name", "by-language", in_all=True),
        Question("description", "What it covers, in a sentence", "by-language"),
    ),
    "series": (
        Question("label", "The name of the series", "by-language", in_all=True),
        Question("description", "What the series is, in a sentence", "by-language", required=False),
    ),
    "way": (
        Question("order", "Its place in the list of ways", "number"),
        Question("title", "What to do, in a few words", "by-language"),
        Question("short", "What to do, in a sentence", "by-language"),
        Question("rule", "The first piece of advice that sources give", "by-language"),
        _date("stated", "The day on which the source gave it"),
        Question("scope", "For prisoners in which country it holds", "choice", choices=("belarus", "russia")),
        _SOURCE,
        _CONFIDENCE,
    ),
}

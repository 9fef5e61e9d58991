"""What a template may ask for: words, dates, links, citations and records, all in the page's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from dossier.library import Library, Text
from dossier.model.dates import parse_partial_date
from dossier.model.source import Source
from dossier.model.texts import Wording, choose_wording
from dossier.pages.notes import Notes
from dossier.plan.addresses import base_of
from dossier.plan.site import PagePlan, SitePlan
from dossier.words.labels import LABELS
from dossier.words.speech import Speech

# The field that holds a record's name, where it is not `name`.
_NAME_FIELDS = {"topic": "label", "series": "label", "way": "title", "moment": "title"}
_ISO_DAY = re.compile(r"(?<![\w-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])")
_CITED = re.compile(r"\s*\[@([a-z0-9-]+(?:;\s*@[a-z0-9-]+)*)\]")


@dataclass(frozen=True)
class Edition:
    """What all pages of a build share: the plan, the words of each language, and the day."""

    plan: SitePlan
    speeches: dict[str, Speech]
    today: date

    @property
    def library(self) -> Library:
        return self.plan.library


class Context:
    """The voice of one page; a template calls its methods and computes nothing itself."""

    def __init__(self, edition: Edition, page: PagePlan) -> None:
        self.edition, self.page = edition, page
        self.library = edition.library
        self.speech = edition.speeches[page.language]
        self.language = page.language
        self.chain = self.library.languages.chain(page.language)
        self.base = base_of(page.address)
        self.notes = Notes(self.speech.say("Source"))

    # Words

    def _(self, message: str, **values: object) -> str:
        return self.speech.say(message, **values)

    def quantity(self, singular: str, plural: str, number: int) -> str:
        return self.speech.quantity(singular, plural, number)

    def label(self, group: str, value: str) -> str:
        """Return the words for a value that records hold, such as a kind or a role."""
        if group == "language" and value not in LABELS[group]:
            return self.speech.language_name(value)
        words = LABELS[group][value]
        return self.speech.say(words)

    def date(self, value: Any) -> str:
        return self.speech.date(value)

    def time(self, value: Any, *, brief: bool = False) -> Markup:
        """Return a date as a `time` element where it is exact enough for one, else in words."""
        words = self.speech.month_and_day(value) if brief else self.speech.date(value)
        if value is None or value.precision not in ("day", "month", "year"):
            return escape(words)
        return Markup('<time datetime="{}">{}</time>').format(value.iso(), words)

    def number(self, value: int, qualifier: str = "exact") -> str:
        """Return a number with its qualifier in words ('at least 18')."""
        words = LABELS["qualifier"][qualifier]
        return self.speech.say(words) % {"number": self.speech.number(value)}

    def number_or_unknown(self, value: int | None) -> str:
        return self.speech.say("not stated") if value is None else self.speech.number(value)

    def listing(self, items: Sequence[str]) -> str:
        return self.speech.listing(items)

    def language_names(self, tags: Sequence[str]) -> str:
        """Return the names of languages as a list in words."""
        return self.speech.listing([self.label("language", tag) for tag in tags])

    # Texts of records

    def say(self, text: dict[str, str]) -> Markup:
        """Return a record's text, marked with its language where that is not the page's, its citations as notes."""
        wording = choose_wording(text, self.chain)
        words = self._with_notes(self._with_dates(wording))
        return words if wording.language == self.language else self.foreign(words, wording.language)

    def plain(self, text: dict[str, str]) -> str:
        """Return a record's text without markup, for titles and attributes."""
        return _CITED.sub("", self._with_dates(choose_wording(text, self.chain)))

    def _with_dates(self, wording: Wording) -> str:
        """Write out the days that a record's text gives in ISO form, as the text's own language does."""
        speech = self.edition.speeches.get(wording.language, self.speech)

        def write_out(match: re.Match[str]) -> str:
            try:
                return speech.date(parse_partial_date(match[0]))
            except ValueError:  # no day of the calendar, so no date: the text keeps its digits
                return match[0]

        return _ISO_DAY.sub(write_out, wording.text)

    def _with_notes(self, text: str) -> Markup:
        parts: list[Markup] = []
        end = 0
        for match in _CITED.finditer(text):
            parts += [escape(text[end : match.start()]), self._cite_known(match[1])]
            end = match.end()
        return Markup("").join([*parts, escape(text[end:])])

    def _cite_known(self, ids: str) -> Markup:
        sources = [part.strip().removeprefix("@") for part in ids.split(";")]
        return self.notes.cite([source for source in sources if source in self.library.sources])

    def foreign(self, words: str | Markup, language: str) -> Markup:
        """Return words marked as being in another language."""
        return Markup('<span lang="{}">{}</span>').format(language, words)

    def cite(self, sources: Sequence[str]) -> Markup:
        return self.notes.cite(sources)

    def prose(self, text: Text) -> Markup:
        """Return a converted Markdown text, its links and citations resolved for this page."""
        label_language = self.language if text.language != self.language else ""

        def cite(sources: Sequence[str]) -> str:
            return str(self.notes.cite(sources, language=label_language))

        return Markup(text.body.resolve(self._reference, cite))  # noqa: S704 - sanitised

    # Links

    def href(self, kind: str, identifier: str, anchor: str = "") -> str:
        """Return the relative address of a record, list or page in this page's language."""
        found = self.edition.plan.locate(kind, identifier, self.language)
        assert found is not None, f"no page shows {kind} {identifier}"
        address, own_anchor = found
        anchor = anchor or own_anchor
        return f"{self.base}{address}" + (f"#{anchor}" if anchor else "")

    def has_page(self, kind: str, identifier: str) -> bool:
        return self.edition.plan.locate(kind, identifier, self.language) is not None

    def _reference(self, kind: str, identifier: str, anchor: str) -> str | None:
        return self.href(kind, identifier, anchor) if self.has_page(kind, identifier) else None

    def link(self, kind: str, identifier: str) -> Markup:
        """Return a link to a record, named as the record is called in this language."""
        link = Markup('<a href="{}">{}</a>').format(self.href(kind, identifier), self.name(kind, identifier))
        return link + self._mark_of(identifier) if kind == "organisation" else link

    def _mark_of(self, organisation: str) -> Markup:
        """Return the mark of an organisation that the Belarusian authorities have listed; empty for others."""
        if self.library.organisations[organisation].legal_risk is None:
            return Markup("")
        return Markup(' <strong class="risk">{}</strong>').format(self.speech.say("(listed as extremist in Belarus)"))

    def name(self, kind: str, identifier: str) -> Markup:
        """Return what a record is called in this language."""
        if kind in ("publication", "event", "page"):
            text = self.text(kind, identifier)
            title = escape(text.front.title)
            return title if text.language == self.language else self.foreign(title, text.language)
        record: Any = self.library.records(kind)[identifier]
        if kind == "prisoner":
            return self.person_name(record.names)
        if kind == "release":
            return escape(self.release_title(identifier))
        if kind == "person":
            return Markup('<span translate="no">{}</span>').format(record.name)
        return self.say(getattr(record, _NAME_FIELDS.get(kind, "name")))

    def person_name(self, names: dict[str, tuple[str, ...]]) -> Markup:
        """Return the first spelling of a name in this language."""
        wording = choose_wording({language: spellings[0] for language, spellings in names.items()}, self.chain)
        name = Markup('<span translate="no">{}</span>').format(wording.text)
        return name if wording.language == self.language else self.foreign(name, wording.language)

    def release_title(self, identifier: str) -> str:
        """Return a wave's headline: how many people, and the day."""
        release = self.library.releases[identifier]
        people = self.speech.quantity("%(number)s person", "%(number)s people", release.count.total)
        if release.count.qualifier != "exact":
            words = LABELS["qualifier"][release.count.qualifier]
            people = self.speech.say(words) % {"number": people}
        return f"{people[0].upper()}{people[1:]}, {self.speech.date(release.day)}"

    def text(self, kind: Any, identifier: str) -> Text:
        """Return the text of a publication, event or page in this language, or in the one it falls back to."""
        texts = self.library.texts[kind, identifier]
        return texts[next(code for code in self.chain if code in texts)]

    def source(self, identifier: str) -> Source:
        return self.library.sources[identifier]

    def risk_of(self, source: Source) -> bool:
        """Tell whether a source's publisher is an organisation that the Belarusian authorities have listed."""
        organisation = self.library.organisations.get(source.organisation or "")
        return organisation is not None and organisation.legal_risk is not None

    def is_machine_translated(self, record: Any) -> bool:
        """Tell whether a record's wording in this language is a machine-assisted translation nobody has reviewed."""
        translation = record.translations.get(self.language)
        return translation is not None and not translation.reviewed

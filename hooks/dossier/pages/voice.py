"""What a page says in its own language: words, dates, numbers, and the texts of records with their citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.model.texts import Wording, choose_wording
from dossier.pages.notes import Notes
from dossier.plan.addresses import base_of
from dossier.plan.site import PagePlan
from dossier.prose.citations import SPACED_CITATION, cited_in, split_ids, without_citations
from dossier.words.days import write_out_days
from dossier.words.labels import LABELS
from dossier.words.markup import fill, join


class Voice:
    """The words of one page."""

    def __init__(self, edition: Edition, page: PagePlan) -> None:
        self.edition, self.page = edition, page
        self.library = edition.library
        self.speech = edition.speeches[page.language]
        self.language = page.language
        self.chain = edition.chain(page.language)
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
        return fill('<time datetime="%s">%s</time>', value.iso(), words)

    def number(self, value: int | float, qualifier: str = "exact") -> str:
        """Return a number with its qualifier in words ('at least 18')."""
        words = LABELS["qualifier"][qualifier]
        return self.speech.say(words) % {"number": self.speech.number(value)}

    def number_or_unknown(self, value: int | None) -> str:
        return self.speech.say("not stated") if value is None else self.speech.number(value)

    def difference(self, value: int) -> str:
        """Return how far a stated number lies from the sum: `+6` or `−14`."""
        return f"{'+' if value > 0 else '−'}{self.speech.number(abs(value))}"

    def publishers(self, sources: Sequence[str]) -> str:
        """Return who published the sources, each once, as a list in words."""
        return self.speech.listing(list(dict.fromkeys(self.library.sources[key].publisher for key in sources)))

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

    def choose_name(self, names: dict[str, tuple[str, ...]]) -> Wording:
        """Return the first spelling of a name in this language, or in the one it falls back to."""
        language = next((code for code in self.chain if code in names), None) or next(iter(names))
        return Wording(names[language][0], language)

    def remark(self, text: dict[str, str], sources: Sequence[str]) -> Markup:
        """Return a remark with its own citations; one that has none rests on the first of the record's sources."""
        words = self.say(text)
        return words if cited_in(choose_wording(text, self.chain).text) else words + self.cite(sources[:2])

    def plain(self, text: dict[str, str]) -> str:
        """Return a record's text without markup, for titles and attributes."""
        return without_citations(self._with_dates(choose_wording(text, self.chain)))

    def _with_dates(self, wording: Wording) -> str:
        """Write out the days that a record's text gives in ISO form, as the text's own language does."""
        return write_out_days(wording.text, self.edition.speeches.get(wording.language, self.speech))

    def _with_notes(self, text: str) -> Markup:
        if "[@" not in text:
            return escape(text)
        parts: list[Markup] = []
        end = 0
        for match in SPACED_CITATION.finditer(text):
            parts += [escape(text[end : match.start()]), self._cite_known(match[1])]
            end = match.end()
        return join([*parts, escape(text[end:])])

    def _cite_known(self, ids: str) -> Markup:
        return self.notes.cite([source for source in split_ids(ids) if source in self.library.sources])

    def foreign(self, words: str | Markup, language: str) -> Markup:
        """Return words marked as being in another language."""
        return fill('<span lang="%s">%s</span>', language, words)

    def ways_back(self, kind: str, mark: str, number: int, uses: int) -> Markup:
        """Return the links from a numbered note, a `source` or `figure`, to the marks that lead to it."""
        words = escape(self.speech.say("Back to the passage"))
        links = [
            f'<a id="{kind}-{number}-{use}" href="#{mark}-{number}-{use}" aria-label="{words} {number}.{use}">↑</a>'
            for use in range(1, uses + 1)
        ]
        return Markup("".join(links))  # noqa: S704 - numbers and escaped words

    def cite(self, sources: Sequence[str]) -> Markup:
        return self.notes.cite(sources)

    def sum(self, parts: Sequence[int]) -> str:
        """Return numbers as they are added: `18 + 30 + 37`."""
        return " + ".join(self.speech.number(part) for part in parts)

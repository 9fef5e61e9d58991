"""What an entry is written with: words, absolute addresses, and the sources that it cites, in a feed's language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import nh3
from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.model.texts import Wording, choose_wording
from dossier.prose.citations import without_citations
from dossier.words.days import write_out_days
from dossier.words.labels import LABELS

_ELEMENTS = (
    "a abbr bdi blockquote br cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i kbd li mark ol p "
    "pre q small span strong sub sup table tbody td th thead tr ul"
)


class FeedVoice:
    """The words and sources of one entry; `page` is the absolute address of the page that the entry leads to."""

    def __init__(self, edition: Edition, language: str, page: str) -> None:
        self.edition, self.library, self.language, self.page = edition, edition.library, language, page
        self.speech = edition.speeches[language]
        self.chain = self.library.languages.chain(language)
        self._cited: dict[str, int] = {}

    # Words

    def label(self, group: str, value: str) -> str:
        """Return the words for a value that records hold."""
        if group == "language" and value not in LABELS[group]:
            return self.speech.language_name(value)
        return self.speech.say(LABELS[group][value])

    def plain(self, text: dict[str, str]) -> Wording:
        """Return a record's text without citations, its days written out."""
        wording = choose_wording(text, self.chain)
        speech = self.edition.speeches.get(wording.language, self.speech)
        return Wording(without_citations(write_out_days(wording.text, speech)), wording.language)

    def say(self, text: dict[str, str]) -> Markup:
        """Return the same, marked with its language where that is not the feed's."""
        wording = self.plain(text)
        return self.mark("span", escape(wording.text), wording.language)

    def mark(self, element: str, words: Markup | str, language: str) -> Markup:
        """Return words in an element with their language where that is not the feed's; a `span` only where needed."""
        if language != self.language:
            return Markup("<%s lang='%s'>%s</%s>") % (element, language, words, element)
        return escape(words) if element == "span" else Markup("<%s>%s</%s>") % (element, words, element)

    def fact(self, label: str, words: Markup | str) -> Markup:
        """Return a paragraph: a label, and what it says."""
        return Markup("<p><strong>%s:</strong> %s</p>") % (label, words)

    # Addresses

    def locate(self, kind: str, identifier: str, anchor: str = "") -> str | None:
        """Return the absolute address of a record or page in the feed's language; None where no page shows it."""
        found = self.edition.plan.locate(kind, identifier, self.language)
        if found is None:
            return None
        address, own_anchor = found
        anchor = anchor or own_anchor
        return f"{self.edition.site_url}{address}" + (f"#{anchor}" if anchor else "")

    # Sources

    def cite(self, sources: Sequence[str]) -> Markup:
        """Return the numbers of sources in brackets, each leading to the source in the dossier's own list."""
        marks = []
        for source in dict.fromkeys(sources):
            number = self._cited.setdefault(source, len(self._cited) + 1)
            marks.append(Markup('<a href="%s">[%s]</a>') % (self.locate("source", source), number))
        return Markup("<sup>%s</sup>") % Markup("").join(marks) if marks else Markup("")

    def list_sources(self) -> Markup:
        """Return the cited sources by their numbers; empty for none.

        They lead to the dossier's list, never straight to a publisher: some are listed as extremist in Belarus, and a
        reader program may open links by itself.
        """
        if not self._cited:
            return Markup("")
        items = Markup("\n").join(self._describe_source(source) for source in self._cited)
        return Markup("<h2>%s</h2>\n<ol>\n%s\n</ol>") % (self.speech.say("Sources"), items)

    def _describe_source(self, identifier: str) -> Markup:
        source = self.library.sources[identifier]
        words = [Markup('<a href="%s">%s</a>') % (self.locate("source", identifier), source.publisher)]
        if source.title:
            words.append(Markup("<cite>%s</cite>") % source.title)
        words.append(escape(self.speech.date(source.date) if source.date else self.speech.say("undated")))
        organisation = self.library.organisations.get(source.organisation or "")
        if organisation and organisation.legal_risk:
            words.append(escape(self.speech.say("Publisher listed as extremist in Belarus")))
        return Markup("<li>%s</li>") % Markup(" · ").join(words)

    # The whole

    def finish(self, parts: Sequence[Markup | str]) -> Markup:
        """Return the content made of parts, with nothing in it that could run, and no address that is not absolute."""
        html = "\n".join(str(part) for part in parts if part)
        return Markup(self._cleaner.clean(html))  # noqa: S704 - just cleaned

    @cached_property
    def _cleaner(self) -> nh3.Cleaner:
        def make_absolute(_element: str, attribute: str, value: str) -> str:
            return f"{self.page}{value}" if attribute == "href" and value.startswith("#") else value

        return nh3.Cleaner(
            tags=set(_ELEMENTS.split()),
            # No ids or classes: several entries stand in one page of a reader program.
            attributes={"*": {"lang", "title", "align"}, "a": {"href"}, "ol": {"start"}, "th": {"scope"}},
            attribute_filter=make_absolute,
            url_schemes={"https", "http", "mailto"},
            link_rel=None,
            strip_comments=True,
        )

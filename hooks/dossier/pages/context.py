"""What a template may ask for: words, dates, links, citations and records, all in the page's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.figures.figure import Figure
from dossier.figures.newest import day_covered
from dossier.figures.provenance import stated_on
from dossier.figures.status import is_unconfirmed, status_on
from dossier.library import Text
from dossier.model.correction import Correction
from dossier.model.dates import FOREVER, PartialDate
from dossier.model.prisoner import Prisoner
from dossier.model.source import Source
from dossier.model.texts import Wording
from dossier.pages.anchors import link_headings
from dossier.pages.environment import Templates
from dossier.pages.figure_notes import FigureNote, FigureNotes, fill_plain, word_summary
from dossier.pages.following import FollowLink, list_follow_links
from dossier.pages.held import mark_held, notice_held
from dossier.pages.outdated import mark_passages, state_of
from dossier.pages.sharing import Sharing, share_page
from dossier.pages.steps import TitlesOfSteps
from dossier.pages.voice import Voice
from dossier.plan.addresses import SECTIONS
from dossier.plan.pictures import show_pictures
from dossier.plan.site import PagePlan
from dossier.plan.titles import title_of_release
from dossier.plan.trail import trail_of
from dossier.plan.translations import TranslationState
from dossier.prose.body import Heading, Shown, fill_figures
from dossier.prose.expressions import FigureCall
from dossier.words.markup import NOTHING, fill

# The field that holds a record's name, where it is not `name`.
_NAME_FIELDS = {"topic": "label", "series": "label", "way": "title", "moment": "title"}


class Context(Voice):
    """The voice of one page and what it leads to; a template calls its methods and computes nothing itself."""

    def __init__(self, edition: Edition, page: PagePlan) -> None:
        super().__init__(edition, page)
        self.figures = FigureNotes()

    # Texts

    def prose(self, text: Text) -> Markup:
        """Return a converted Markdown text, its links and citations resolved for this page."""
        label_language = self.language if text.language != self.language else ""

        def cite(sources: Sequence[str]) -> str:
            return str(self.notes.cite(sources, language=label_language))

        pictures = show_pictures(text.pictures, self.base)
        body = mark_passages(self, text)
        resolved = body.resolve(self._reference, cite, self._show_figures_of(text), pictures)
        linked = link_headings(self.figures.number_links(resolved), self._("Link to this section"), label_language)
        return Markup(linked)  # noqa: S704 - sanitised

    def translation_state(self, text: Text) -> TranslationState | None:
        """Return how a translated text stands to its original, if it is one."""
        return state_of(self, text)

    def original_of(self, state: TranslationState) -> str:
        """Return the relative address of this page in the language that its text was translated from."""
        found = self.edition.plan.locate(*self.page.key, state.origin)
        assert found is not None, "an original has a page"
        return self._lead_to(*found)

    def summary(self, text: Text) -> Markup:
        """Return a text's summary, its figures as links to their notes on this page."""
        filled = fill_figures(str(escape(text.summary)), text.summary_figures, self._show_figures_of(text))
        return Markup(self.figures.number_links(filled))  # noqa: S704 - escaped, then filled with escaped figures

    def plain_summary(self, text: Text) -> str:
        """Return a text's summary in plain words, for lists of other texts and for attributes."""
        return word_summary(self.edition, text)

    def chapters(self, text: Text) -> list[Heading]:
        """Return the headings of a text's parts, for its table of contents."""
        return [heading for heading in text.body.headings if heading.level == 2]

    def heading(self, text: Text, title: str) -> Markup:
        """Return a heading's title for a table of contents, its figures in plain words."""
        # Figures hold digits and words of the catalogue; a heading's title has been converted with its text.
        return Markup(fill_plain(self.edition, text, title, text.body.figures))  # noqa: S704

    def _show_figures_of(self, text: Text) -> Callable[[FigureCall], Shown]:
        return self.figures.shown_by(self.edition, text)

    # Figures

    def describe_figure(self, note: FigureNote) -> Markup:
        """Return what a figure counts: in the words of the statement behind it, else in those of its kind."""
        kind, identifier = note.figure.record
        if kind == "statement":
            return self.say(self.library.statements[identifier].about)
        return escape(self.label("figure", note.name))

    def day_covered(self) -> PartialDate | None:
        """Return the newest day that the data knows; what is called newest is newest as of it."""
        return self.edition.once(day_covered)

    def figure_record(self, figure: Figure) -> Markup:
        """Return a link to the record behind a figure, parted from what is before; empty where no page shows one."""
        kind, identifier = figure.record
        if not self.has_page(kind, identifier):
            return NOTHING
        words = self.name(kind, identifier) if kind in ("release", "prisoner") else self._("in the data")
        return fill(' · <a href="%s">%s</a>', self.href(kind, identifier), words)

    # Links

    def trail(self) -> list[tuple[str, Markup]]:
        """Return address and title of each page above this one, the home page first; empty on the home page."""
        steps = trail_of(self.edition.plan, self.page)
        titles = self.edition.derive(TitlesOfSteps(steps, self.language))
        return [(self.href(*step), self._mark_language(title)) for step, title in zip(steps, titles, strict=True)]

    def here(self, title: str) -> Markup:
        """Return what this page is called, as the last step of its trail."""
        kind, identifier = self.page.key
        return self.name(kind, identifier) if kind in SECTIONS or kind == "page" else escape(title)

    def _mark_language(self, wording: Wording) -> Markup:
        words = escape(wording.text)
        return words if wording.language == self.language else self.foreign(words, wording.language)

    def href(self, kind: str, identifier: str, anchor: str = "") -> str:
        """Return the relative address of a record, list or page in this page's language."""
        found = self.edition.plan.locate(kind, identifier, self.language)
        assert found is not None, f"no page shows {kind} {identifier}"
        address, own_anchor = found
        return self._lead_to(address, anchor or own_anchor)

    def _lead_to(self, address: str, anchor: str) -> str:
        return f"{self.base}{address}#{anchor}" if anchor else f"{self.base}{address}"

    def sharing(self, title: str) -> Sharing | None:
        """Return what a reader may pass on or take away of this page; None where it offers nothing."""
        return share_page(self, title)

    def follow_links(self) -> list[FollowLink]:
        """Return the links to the feed and the calendar of this page; empty where it has neither."""
        return list(list_follow_links(self))

    def has_page(self, kind: str, identifier: str) -> bool:
        return self.edition.plan.locate(kind, identifier, self.language) is not None

    def _reference(self, kind: str, identifier: str, anchor: str) -> str | None:
        return self.href(kind, identifier, anchor) if self.has_page(kind, identifier) else None

    def link(self, kind: str, identifier: str) -> Markup:
        """Return a link to a record, named as the record is called in this language."""
        link = fill('<a href="%s">%s</a>', self.href(kind, identifier), self.name(kind, identifier))
        return link + (self._mark_of(identifier) if kind == "organisation" else self.held_mark(kind, identifier))

    def _mark_of(self, organisation: str) -> Markup:
        """Return the mark of an organisation that the Belarusian authorities have listed; empty for others."""
        if self.library.organisations[organisation].legal_risk is None:
            return NOTHING
        return fill(' <strong class="risk">%s</strong>', self.speech.say("(listed as extremist in Belarus)"))

    def held_mark(self, kind: str, identifier: str) -> Markup:
        """Return the mark of a text that only the preview shows; empty for others."""
        words = mark_held(self, kind, identifier)
        # The title beside it may be in another language.
        return fill(' <strong class="held" lang="%s">%s</strong>', self.language, words) if words else NOTHING

    def held_notice(self) -> str:
        """Return the notice of a page whose text only the preview shows; empty on others."""
        return notice_held(self)

    def use(self, kind: str, identifier: str) -> Markup:
        """Return a link to where a source is used, named as that record or text is called, with its kind."""
        words = self.label("kind", kind)
        found = self.edition.plan.locate(kind, identifier, self.language)
        if found is None:
            return fill('%s: <span class="source-id" translate="no">%s</span>', words, identifier)
        record: Any = self.library.records(kind)[identifier]
        name = escape(self.date(record.date)) if kind in ("count", "total") else self.name(kind, identifier)
        return fill('%s: <a href="%s">%s</a>', words, self._lead_to(*found), name)

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
            return fill('<span translate="no">%s</span>', record.name)
        return self.say(getattr(record, _NAME_FIELDS.get(kind, "name")))

    def person_name(self, names: dict[str, tuple[str, ...]]) -> Markup:
        """Return the first spelling of a name in this language."""
        wording = self.choose_name(names)
        name = fill('<span translate="no">%s</span>', wording.text)
        return name if wording.language == self.language else self.foreign(name, wording.language)

    def release_title(self, identifier: str) -> str:
        """Return a wave's headline: how many people, and the day."""
        return title_of_release(self.library.releases[identifier], self.speech)

    def text(self, kind: Any, identifier: str) -> Text:
        """Return the text of a publication, event or page in this language, or in the one it falls back to."""
        texts = self.library.texts[kind, identifier]
        return texts[next(code for code in self.chain if code in texts)]

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that concern this page, newest first."""
        return self.edition.corrections.get(self.page.address, ())

    def source_entry(self, identifier: str) -> Markup:
        """Return the entry of a source, as it stands in every list of sources."""
        return self.edition.derive(SourceEntry(identifier, self.language, self.base))

    def source(self, identifier: str) -> Source:
        return self.library.sources[identifier]

    def risk_of(self, source: Source) -> bool:
        """Tell whether a source's publisher is an organisation that the Belarusian authorities have listed."""
        organisation = self.library.organisations.get(source.organisation or "")
        return organisation is not None and organisation.legal_risk is not None

    def evidence(self, record: Any) -> str:
        """Return how well a record is sourced, and the newest day on which one of its sources stated something."""
        confidence = self.label("confidence", record.confidence)
        stated = stated_on(self.library, record.sources)
        return f"{confidence}, {self._('stated: %(date)s', date=self.speech.date(stated))}" if stated else confidence

    def sources_of_status(self, record: Prisoner) -> tuple[str, ...]:
        """Return the sources of the step in a person's history that the status follows from."""
        step = status_on(record, FOREVER).step
        return step.sources if step else record.history[-1].sources

    def is_unconfirmed(self, record: Prisoner) -> bool:
        """Tell whether a person's status is older than the limit on the day of the build."""
        limit = self.library.limits.status_confirmed_for_days
        return is_unconfirmed(record.status, self.edition.today, limit)

    def is_machine_translated(self, record: Any) -> bool:
        """Tell whether a record's wording in this language is a machine-assisted translation nobody has reviewed."""
        translation = record.translations.get(self.language)
        return translation is not None and not translation.reviewed


@dataclass(frozen=True)
class SourceEntry:
    """Makes the entry of a source, which is the same on all pages of a language and a depth (`base`)."""

    identifier: str
    language: str
    base: str

    def __call__(self, edition: Edition) -> Markup:
        page = edition.plan.find("list", "sources", self.language)
        assert page is not None
        context = Context(edition, page)
        context.base = self.base
        parts: Any = edition.derive(Templates(self.language)).get_template("_parts.html").module
        entry: Markup = parts.source(context, self.identifier, edition.library.sources[self.identifier])
        return entry

"""The corrections as an Atom feed in each language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.model.correction import Correction
from dossier.model.texts import Wording, choose_wording
from dossier.outputs.artifact import Artifact
from dossier.outputs.atom import Entry, Feed, identify, write_feed
from dossier.plan.addresses import correction_anchor, feed_of
from dossier.plan.corrections import newest_corrections
from dossier.plan.site import PagePlan
from dossier.prose.citations import without_citations
from dossier.words.speech import Speech

_TITLE_LENGTH = 100


class CorrectionsFeed:
    """`<language>/corrections/feed.xml`."""

    name = "corrections feed"

    def artifacts(self, edition: Edition) -> Iterator[Artifact]:
        """Yield the feed of each language."""
        for language, speech in edition.speeches.items():
            page = edition.plan.find("list", "corrections", language)
            assert page is not None
            yield Artifact(feed_of(page.address), write_feed(_make_feed(edition, page, speech)))


def _make_feed(edition: Edition, page: PagePlan, speech: Speech) -> Feed:
    name = edition.library.text_in("page", "home", speech.code).front.title
    corrections = newest_corrections(edition.library)
    return Feed(
        identity=identify("corrections", speech.code),
        title=f"{speech.say('Corrections')} · {name}",
        language=speech.code,
        day=max((_day_of(correction) for correction in corrections), default=_first_day(edition)),
        address=edition.site_url + feed_of(page.address),
        page=edition.site_url + page.address,
        author=speech.say("Institute for the Danube Region and Central Europe (IDM)"),
        rights="CC BY 4.0",
        entries=tuple(_make_entry(edition, correction, page, speech) for correction in corrections),
    )


def _first_day(edition: Edition) -> date:
    """Return the day of a feed without entries: when a standing page was last changed, for want of a better one."""
    return max(page.updated.sort_key[0] for page in edition.library.pages.values())


def _make_entry(edition: Edition, correction: Correction, page: PagePlan, speech: Speech) -> Entry:
    chain = edition.library.languages.chain(speech.code)
    was, now = choose_wording(correction.was, chain), choose_wording(correction.now, chain)
    since = speech.date(correction.since)
    content = [
        _paragraph(speech.say("What is right"), _mark(now, speech)),
        _paragraph(speech.say("What was wrong"), _mark(was, speech)),
        _paragraph(speech.say("It had stood since"), escape(since)),
    ]
    named = [name.split(":", 1) for name in correction.pages]
    places = [edition.plan.locate(kind, identifier, speech.code) for kind, identifier in named]
    return Entry(
        identity=identify("correction", correction.id, speech.code),
        # What is right, never the mistake: many readers see only the titles.
        title=Wording(_shorten(without_citations(now.text)), now.language),
        day=_day_of(correction),
        address=f"{edition.site_url}{page.address}#{correction_anchor(correction.id)}",
        content=Markup("\n").join(content),
        related=tuple(dict.fromkeys(edition.site_url + place[0] for place in places if place)),
    )


def _day_of(correction: Correction) -> date:
    """Return the day of a correction, the earliest possible one where only a month or year is known."""
    return correction.date.sort_key[0]


def _paragraph(label: str, words: Markup) -> Markup:
    return Markup("<p><strong>{}:</strong> {}</p>").format(label, words)


def _mark(wording: Wording, speech: Speech) -> Markup:
    text = without_citations(wording.text)
    if wording.language == speech.code:
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(wording.language, text)


def _shorten(text: str) -> str:
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"

"""Takes a correction, gives its entry, and the passage by which the entry of a corrected page tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.model.correction import Correction
from dossier.model.texts import Wording
from dossier.outputs.feeds.feed import Entry, Tag
from dossier.outputs.feeds.voice import FeedVoice
from dossier.outputs.identity import identify
from dossier.plan.addresses import correction_anchor
from dossier.plan.changes import days_of
from dossier.plan.corrections import corrections_by_id
from dossier.plan.site import PagePlan

_TITLE_LENGTH = 100


def make_correction_entry(edition: Edition, page: PagePlan, identifier: str) -> Entry:
    """Return the entry of a correction; `page` is the list of corrections."""
    correction = edition.once(corrections_by_id)[identifier]
    list_page = edition.site_url + page.address
    voice = FeedVoice(edition, page.language, list_page)
    now = voice.plain(correction.now)
    days = days_of(edition.library, "correction", identifier, page.language)
    places = [voice.locate(*name.split(":", 1)) for name in correction.pages]
    content = [*_word_facts(voice, correction), voice.list_sources()]
    return Entry(
        identity=identify("correction", identifier, page.language).urn,
        # What is right, never the mistake: many readers see only the titles.
        title=Wording(_shorten(now.text), now.language),
        summary=now,
        language=now.language,
        address=f"{list_page}#{correction_anchor(identifier)}",
        content=voice.finish(content),
        updated=days.updated,
        published=days.published,
        tags=(Tag("correction", voice.label("kind", "correction")),),
        related=tuple(dict.fromkeys(place.partition("#")[0] for place in places if place)),
    )


def word_correction(voice: FeedVoice, correction: Correction) -> Iterator[Markup]:
    """Yield what the entry of a page says of a correction to it."""
    yield voice.fact(voice.speech.say("Corrected"), voice.speech.date(correction.date))
    yield from _word_facts(voice, correction)


def _word_facts(voice: FeedVoice, correction: Correction) -> Iterator[Markup]:
    say = voice.speech.say
    cited = voice.cite(correction.sources)
    yield voice.fact(say("What is right"), voice.say(correction.now) + cited)
    yield voice.fact(say("What was wrong"), voice.say(correction.was))
    yield voice.fact(say("It had stood since"), escape(voice.speech.date(correction.since)))


def _shorten(text: str) -> str:
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"

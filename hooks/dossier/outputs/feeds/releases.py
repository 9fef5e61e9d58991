"""Takes a release wave, gives its entry: the headline, what it was, and who counted how many people on which day."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.figures.waves import sources_of_count
from dossier.model.release import Release, StatedCount
from dossier.model.texts import Wording
from dossier.outputs.feeds.corrections import word_correction
from dossier.outputs.feeds.feed import Entry, Tag
from dossier.outputs.feeds.voice import FeedVoice
from dossier.outputs.identity import identify
from dossier.plan.changes import days_of
from dossier.plan.site import PagePlan
from dossier.plan.titles import title_of_release


def make_release_entry(edition: Edition, page: PagePlan) -> Entry:
    """Return the entry of a wave's page.

    Names are left to the page: what a reader program has fetched, no correction can take back.
    """
    address = edition.site_url + page.address
    voice = FeedVoice(edition, page.language, address)
    release = edition.library.releases[page.identifier]
    days = days_of(edition.library, "release", page.identifier, page.language)
    kind = voice.label("release", release.kind)
    return Entry(
        identity=identify("release", page.identifier, page.language).urn,
        title=Wording(title_of_release(release, voice.speech), page.language),
        summary=Wording(kind, page.language),
        language=page.language,
        address=address,
        content=voice.finish(list(_write(voice, page, release, kind))),
        updated=days.updated,
        published=days.published,
        tags=(Tag("release", voice.label("kind", "release")), Tag(release.kind, kind)),
    )


def _write(voice: FeedVoice, page: PagePlan, release: Release, kind: str) -> Iterator[Markup]:
    say, near = voice.speech.say, voice.cite(release.sources[:2])
    for correction in voice.edition.corrections.get(page.address, ()):
        yield from word_correction(voice, correction)
    yield Markup("<p>%s</p>") % kind
    translation = release.translations.get(voice.language)
    if translation and not translation.reviewed:
        yield Markup("<p>%s %s</p>") % (
            say("The wording of this record is a machine-assisted translation from English."),
            say("Not yet reviewed by a person."),
        )
    unknown = escape(say("not stated"))
    yield voice.fact(say("Decree"), voice.speech.date(release.decree) + near)
    yield voice.fact(say("Release"), voice.speech.date(release.released) + near)
    yield voice.fact(say("Legal basis"), (voice.say(release.legal_basis) if release.legal_basis else unknown) + near)
    yield voice.fact(say("Taken to"), (voice.say(release.taken_to) if release.taken_to else unknown) + near)
    yield Markup("<h2>%s</h2>") % say("How many people")
    yield Markup("<ul>%s</ul>") % Markup("").join(_list_counts(voice, release))
    yield voice.list_sources()
    yield Markup('<p><a href="%s">%s</a></p>') % (
        voice.page,
        say("On the site, with who was named, where sources differ, and how to cite the page"),
    )


def _list_counts(voice: FeedVoice, release: Release) -> Iterator[Markup]:
    say, count = voice.speech.say, release.count
    ours = voice.label("qualifier", count.qualifier) % {"number": voice.speech.number(count.total)}
    yield Markup("<li>%s: %s%s</li>") % (say("The dossier goes by"), ours, voice.cite(sources_of_count(release)))
    for stated in release.stated_counts:
        yield _tell_count(voice, stated)


def _tell_count(voice: FeedVoice, stated: StatedCount) -> Markup:
    publishers = dict.fromkeys(voice.library.sources[source].publisher for source in stated.sources)
    who = voice.speech.listing(publishers) if publishers else voice.speech.say("not stated")
    day = voice.speech.date(stated.as_of)
    number = voice.speech.number(stated.value)
    return Markup("<li>%s, %s: %s%s</li>") % (who, day, number, voice.cite(stated.sources))

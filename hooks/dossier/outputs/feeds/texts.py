"""Takes a publication or event, gives its entry: what it is, what was corrected, and its whole text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.figures.in_texts import word_call, word_summary
from dossier.library import Text
from dossier.model.event import Event
from dossier.model.publication import Original, Publication
from dossier.model.texts import Translation, Wording, choose_wording
from dossier.outputs.feeds.corrections import word_correction
from dossier.outputs.feeds.feed import Entry, Tag
from dossier.outputs.feeds.voice import FeedVoice
from dossier.outputs.hours import word_hours
from dossier.outputs.identity import identify
from dossier.plan.changes import days_of
from dossier.plan.site import PagePlan
from dossier.plan.translations import translation_states
from dossier.prose.body import Shown
from dossier.prose.expressions import FigureCall


def make_text_entry(edition: Edition, page: PagePlan) -> Entry:
    """Return the entry of the page of a publication or event."""
    kind: Literal["publication", "event"] = "event" if page.kind == "event" else "publication"
    record: Publication | Event = edition.library.records(kind)[page.identifier]
    text = edition.library.text_in(kind, page.identifier, page.language)
    days = days_of(edition.library, kind, page.identifier, page.language)
    voice = FeedVoice(edition, page.language, edition.site_url + page.address)
    topics = [Tag(topic, voice.plain(edition.library.topics[topic].label).text) for topic in record.topics]
    return Entry(
        identity=identify(kind, page.identifier, page.language).urn,
        title=Wording(text.front.title, text.language),
        summary=Wording(word_summary(edition.library, edition.speeches, text), text.language),
        language=text.language,
        address=voice.page,
        content=voice.finish(list(_write(voice, page, record, text))),
        updated=days.updated,
        published=days.published,
        tags=(Tag(record.kind, voice.label(kind, record.kind)), *topics),
    )


def _write(voice: FeedVoice, page: PagePlan, record: Publication | Event, text: Text) -> Iterator[Markup]:
    say = voice.speech.say
    for correction in voice.edition.corrections.get(page.address, ()):
        yield from word_correction(voice, correction)
    if text.language != voice.language:
        words = say("This text does not exist in English yet."), say("You are reading it in another language:")
        yield Markup("<p>%s %s %s.</p>") % (*words, voice.label("language", text.language))
    day = voice.speech.date(record.date) if record.date else say("undated")
    yield Markup("<p>%s · %s</p>") % (voice.label(page.kind, record.kind), day)
    if record.date_note:
        yield Markup("<p>%s</p>") % voice.say(record.date_note)
    summary = word_summary(voice.library, voice.edition.speeches, text)
    yield voice.mark("p", Markup("<strong>%s</strong>") % summary, text.language)
    yield _tell_original(voice, record.original)
    if text.front.translation:
        yield _tell_translation(voice, text.front.translation)
        state = voice.edition.once(translation_states).get((*text.owner, text.language))
        if state and state.is_outdated:
            yield Markup("<p>%s</p>") % say("The original has changed since this translation was made.")
    if page.kind == "event":
        yield from _tell_occasion(voice, voice.library.events[page.identifier])
    yield voice.mark("div", _fill(voice, text), text.language)
    yield voice.list_sources()
    yield Markup('<p><a href="%s">%s</a></p>') % (
        voice.page,
        say("On the site, with the day and the sources of each figure, and how to cite the text"),
    )


def _fill(voice: FeedVoice, text: Text) -> Markup:
    """Return the whole text: links absolute, citations numbered, figures in plain words, pictures described."""

    def show(call: FigureCall) -> Shown:
        words = str(escape(word_call(voice.library, voice.edition.speeches, text, call)[1]))
        return Shown(words, words)

    resolved = text.body.resolve(voice.locate, lambda sources: str(voice.cite(sources)), show)
    return Markup(resolved)  # noqa: S704 - sanitised


def _tell_occasion(voice: FeedVoice, event: Event) -> Iterator[Markup]:
    """Yield when and where an event is, as its page says it."""
    say = voice.speech.say
    days = voice.speech.date(event.date) + (f" – {voice.speech.date(event.end_date)}" if event.end_date else "")
    place = voice.say(event.place) if event.place else escape(say("not known"))
    if event.mode:
        place += f" · {voice.label('mode', event.mode)}"
    yield voice.fact(say("Day"), days)
    yield voice.fact(say("Time"), word_hours(event, voice.speech))
    yield voice.fact(say("Place"), place)


def _tell_original(voice: FeedVoice, original: Original) -> Markup:
    """Return what the text sums up, as its page says it."""
    say = voice.speech.say
    people = [voice.library.people[author].name for author in original.authors]
    publisher = choose_wording(voice.library.organisations[original.publisher].name, voice.chain).text
    facts = [
        Markup('<cite lang="%s">%s</cite>') % (original.language, original.title)
        + (f", {voice.speech.listing(people)}" if people else ""),
        publisher,
        say("language: %(which)s", which=voice.label("language", original.language)),
        say("date: %(date)s", date=voice.speech.date(original.date)),
    ]
    if original.address:
        way = Markup('<a href="%s">%s</a>') % (original.address, say("Read the original"))
    else:
        way = escape(say("The address of the original is not known."))
    honest = say("This is a summary, written for the dossier in its own words. The original:")
    cited = voice.cite([original.source])
    return Markup("<p>%s %s. %s%s</p>") % (honest, Markup("; ").join(facts), way, cited)


def _tell_translation(voice: FeedVoice, made: Translation) -> Markup:
    """Return who translated the text and whether anybody has read it, as its page says it."""
    say = voice.speech.say
    who = say("Machine-assisted translation.")
    if made.machine_assisted and not made.is_machine:
        who = say("Translated by %(name)s with the help of a machine.", name=made.translator)
    elif not made.is_machine:
        who = say("Translated by %(name)s.", name=made.translator)
    words = [who]
    if made.on:
        words.append(say("Translated on: %(date)s.", date=voice.speech.date(made.on)))
    if made.origin:
        which = voice.label("language", made.origin)
        words.append(say("It follows the text in this language: %(which)s.", which=which))
    if not made.reviewed:
        words.append(say("Not yet reviewed by a person."))
    elif made.reviewed is True:
        words.append(say("Reviewed by a person."))
    else:
        day = voice.speech.date(made.reviewed.on)
        words.append(say("Reviewed by %(name)s, %(date)s.", name=made.reviewed.by, date=day))
    return Markup("<p>%s</p>") % " ".join(words)

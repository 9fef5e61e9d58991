"""Takes a Work, gives its citation in the words of one language, with the remarks that every format carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from dossier.citations.work import Original, Work
from dossier.model.texts import Wording
from dossier.words.markup import fill, fill_message
from dossier.words.speech import Speech

# Ends of lines and other characters that steer, in any of the formats.
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Citation:
    """A Work in the words of one language: the whole text, and what other formats say in words."""

    work: Work
    text: Markup
    note: str
    date: str
    language: str


def cite(work: Work, speech: Speech) -> Citation:
    """Return the citation of a work; foreign titles in its text are marked with their language."""
    names = speech.listing([author.in_reading_order for author in work.authors])
    where = fill("%s, %s", _mark(work.container, speech), work.place)
    # The data set is the dossier's data as a whole, and its title says so.
    place = escape(work.place) if work.kind == "dataset" else fill_message(speech.say("In: %(where)s"), where=where)
    remarks = [_end(remark) for remark in _describe(work, speech)]
    parts = [
        _end(fill("%s: %s", names, _quote(work.title, speech))),
        *remarks,
        _end(place),
        fill('<span class="citation-address" translate="no">%s</span>', work.url),
    ]
    note = on_one_line(_without_tags(" ".join(remarks)))
    date = speech.date(work.date) if work.date else ""
    text = Markup(" ".join(parts))  # noqa: S704 - all are HTML already
    return Citation(work, text, note, date, speech.language_name(work.language))


# The institute, the dossier and the place are the same in one citation after another.
@lru_cache(maxsize=256)
def on_one_line(text: str) -> str:
    """Return a text in which nothing can end a line: runs of white space and steering characters become a space."""
    return " ".join(_STEERING.sub(" ", text).split())


def _describe(work: Work, speech: Speech) -> Iterator[Markup]:
    """Yield what must be said beside title and author: what this is, of which day, in which version and licence."""
    say = speech.say
    if work.original:
        message = say("Summary of the event: %(original)s") if work.kind == "event" else say("Summary of: %(original)s")
        yield fill_message(message, original=_describe_original(work.original, speech))
    if work.is_machine_translated:
        yield escape(say("Machine-assisted translation."))
    if work.kind == "dataset":
        yield escape(say("Data set"))
    if work.kind == "figure":
        yield escape(say("Figure"))
    if work.version:
        yield fill_message(say("Version %(version)s"), version=work.version)
    if work.as_of or (work.licence and work.date):
        yield fill_message(say("As of %(date)s"), date=speech.date(work.as_of or work.date))
    if work.licence:
        yield fill_message(say("Licence: %(licence)s"), licence=work.licence)


def _describe_original(original: Original, speech: Speech) -> Markup:
    title = _quote(original.title, speech)
    if original.authors:
        names = speech.listing([author.in_reading_order for author in original.authors])
        title = fill("%s: %s", names, title)
    date = speech.date(original.date) if original.date else speech.say("undated")
    return Markup("; ").join([title, _mark(original.publisher, speech), escape(date)])


def _quote(title: Wording, speech: Speech) -> Markup:
    return fill_message(speech.say("“%(title)s”"), title=_mark(title, speech))


def _mark(wording: Wording, speech: Speech) -> Markup:
    """Return words, marked with their language where it is another."""
    if wording.language == speech.code:
        return escape(wording.text)
    return fill('<span lang="%s">%s</span>', wording.language, wording.text)


def _end(sentence: Markup) -> Markup:
    """Return a sentence with its full stop; a Belarusian date ends with one already."""
    return sentence if sentence.endswith(".") else fill("%s.", sentence)


def _without_tags(html: str) -> str:
    return Markup(html).striptags() if "<" in html or "&" in html else html  # noqa: S704 - only to take tags away

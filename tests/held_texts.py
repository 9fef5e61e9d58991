"""Texts that are held back, of every kind and with every field, each of which holds a word that nothing else holds."""

from __future__ import annotations

from pathlib import Path

from unit.pictures import photograph

# An invented word; search bundles fold its letters away, but not one of these.
WORD = "quokkaberry"
_DRAFT = "draft: true"

_PUBLICATION = """\
{held}
kind: guest-article
also: [briefing]
date: null
date_note: {{en: {word} note}}
topics: [{word}-topic, elections]
series: {word}-series
number: 7
people:
  - {{person: {word}-person, role: author, affiliation_text: {{en: {word} house}}, as_stated: {{en: {word} role}}}}
  - {{person: author-one, role: author}}
original:
  title: {word} original
  language: en
  authors: [{word}-person]
  publisher: invented-institute
  address: https://example.org/{word}/
  source: {word}-source
sources: [{word}-source, invented-archive]
mentions:
  prisoners: [synthetic-one]
  releases: [2024-07-02-first]
  organisations: [invented-institute]
recording: {{address: "https://example.org/{word}-film/", platform: {word} tube, length: "12:30"}}
charts: [waves]
aliases: [publications/{word}-old/]
guest_note: {{en: {word} guest}}
"""
_EVENT = """\
{held}
kind: side-event
part_of: {{title: {{en: {word} fair}}}}
date: "2026-12-10"
date_note: {{en: {word} day}}
start: "17:00"
end: "18:30"
timezone: Europe/Vienna
place: {{en: {word} hall}}
topics: [elections]
series: [invented-insights, {word}-series]
people: [{{person: {word}-person, role: moderator}}]
partners: [invented-rights-group]
questions: [{{en: {word} question}}]
recording: {{platform: {word} tube}}
original: {{title: {word} panel, language: en, publisher: invented-institute, source: {word}-source}}
mentions: {{prisoners: [synthetic-two]}}
publication: {word}-paper
aliases: [events/{word}-old/]
"""
_TEXT = """\
---
title: A {word} title
summary: A {word} summary.
---
## A {word} heading

Of {word} [@{word}-source]; see [it]({kind}:{word}-{name}) and [them](person:{word}-person).

![A {word} slope]({word}.jpg "{word} caption | Synthetic Person 12, CC BY 4.0")
"""
_TRANSLATION = """\
---
title: Ein {word}-Titel
summary: Eine {word}-Zusammenfassung.
translation: {{from: en, translator: {word} translator}}
{held}
---
## Noch ein {word}-Kapitel

Von {word} [@{word}-source].
"""
_RECORDS = {
    "people/{word}-person": "name: {word} person\nsort_name: {word} name\nsources: [{word}-source]\n",
    "sources/{word}-source": (
        "publisher: {word} press\ntitle: {word} page\naddress: https://example.org/{word}-source/\n"
        'date: null\nread: "2026-11-01"\nlanguages: [en]\n'
    ),
    "topics/{word}-topic": "label: {{en: {word} topic, de: {word}}}\ndescription: {{en: {word} subject, de: {word}}}\n",
    "series/{word}-series": "label: {{en: {word} series, de: {word}}}\n",
}


def add_held(root: Path, held: str = _DRAFT) -> None:
    """Add, to a copy of the small site, texts that are `held` back by a line of YAML, and the records for them alone.

    They are a publication, an event, a standing page, each with a picture, and a translation of a published text.
    """
    works = {
        "briefings/{word}-paper": ("publication", "publication.yml", _PUBLICATION),
        "docs/events/{word}-panel": ("event", "event.yml", _EVENT),
        "docs/pages/{word}-page": (
            "page",
            "page.yml",
            '{held}\nupdated: "2026-11-01"\naliases: [{word}-standing-old/]\n',
        ),
    }
    for place, (kind, shared, record) in works.items():
        folder = root / _fill(place, held)
        folder.mkdir()
        (folder / shared).write_text(_fill(record, held))
        text = _TEXT.replace("{kind}", kind).replace("{name}", place.rpartition("-")[2])
        (folder / "en.md").write_text(_fill(text, held))
        if kind == "page":
            (folder / "de.md").write_text(_fill(_TRANSLATION.replace("{held}\n", ""), held))
        (folder / f"{WORD}.jpg").write_bytes(photograph(600, 400))
    (root / "briefings/invented-video/de.md").write_text(_fill(_TRANSLATION, held))
    for name, record in _RECORDS.items():
        (root / "data" / f"{_fill(name, held)}.yml").write_text(_fill(record, held))


def _fill(text: str, held: str) -> str:
    return text.format(word=WORD, held=held)

"""Takes a corpus, gives a folder in this project's own formats."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bench.corpus import (
    EVENTS,
    LANGUAGES,
    PUBLICATIONS,
    Article,
    choose_by,
    count_sources,
    key_of_person,
    key_of_publication,
    key_of_source,
    make_event,
    make_people,
    make_publication,
)
from bench.peers.block_style import Fields, write_record, write_text
from bench.peers.edit import RECORD, TEXT, Edit, add_paragraph
from small_sites import ROOT, SMALL

_WAVES = 12
_AUTHORS = 20
_MACHINE = {"translator": "machine"}
_ROLE = re.compile(r"(?m)^(role:\n  en: ).*$")
# The kinds of records that the small site of the tests lends; all in them is invented.
_LENT = ("counts", "notes", "organisations", "places", "releases", "statements", "timeline", "totals")


def lay_out(root: Path, records: int) -> None:
    """Fill an empty folder with everything that a build of the corpus needs."""
    data = root / "data"
    for folder in (*_LENT, "sources", "ways"):
        shutil.copytree(SMALL / "data" / folder, data / folder)
    for name in ("languages.yml", "limits.yml"):
        shutil.copyfile(ROOT / "data" / name, data / name)
    write_record(data / "corrections.yml", {"corrections": []})
    shutil.copytree(ROOT / "data" / "words", data / "words")
    for folder in ("hooks", "overrides"):
        (root / folder).symlink_to(ROOT / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    for topic in ("elections", "repression"):
        words = dict.fromkeys(LANGUAGES, f"Synthetic {topic}")
        write_record(data / "topics" / f"{topic}.yml", {"label": words, "description": words})
    _write_people(data, records)
    _write_sources(data, records)
    for release in (data / "releases").iterdir():
        release.write_text(release.read_text("utf-8").replace("synthetic-one", key_of_person(0)), "utf-8")
    _write_waves(data, records)
    for number in range(_AUTHORS):
        author = {"name": f"Synthetic Author {number}", "sort_name": f"Author {number}, Synthetic"}
        write_record(data / "people" / f"author-{number}.yml", {**author, "sources": ["invented-archive"]})
    for number in range(PUBLICATIONS):
        _write_publication(root, number, records)
    for number in range(EVENTS):
        _write_event(root, number)
    for page in ("home", "act", "methodology", "safety"):
        texts = root / "docs" / "pages" / page
        write_record(texts / "page.yml", {"updated": "2026-11-01"})
        for language in LANGUAGES:
            front = {"title": f"Synthetic {page} {language}", "summary": "All in it is invented."}
            write_text(texts / f"{language}.md", _in_language(language, front), "Nobody here is real.\n")


def edit_text(root: Path, words: str) -> Edit:
    """Return the edit of a text that adds those words."""
    return add_paragraph(root / "briefings" / key_of_publication(TEXT) / "en.md", words)


def edit_record(root: Path, words: str) -> Edit:
    """Return the edit of a record that adds those words."""
    path = root / "data" / "prisoners" / f"{key_of_person(RECORD)}.yml"
    return Edit(path, _ROLE.sub(lambda match: f'{match[1]}"{words}"', path.read_text("utf-8"), count=1))


def _write_people(data: Path, records: int) -> None:
    for person in make_people(records):
        record: Fields = {
            "publication": "public",
            "names": {language: [name] for language, name in person.names.items()},
            "sort_name": {language: ", ".join(reversed(name.split(" ", 1))) for language, name in person.names.items()},
            "gender": person.gender,
            "role": person.role,
            "birth_year": person.birth_year,
            "birth_year_sources": [key_of_source(person.steps[0].source)],
            "status": {"value": person.status, "as_of": person.as_of.isoformat()},
            "history": [
                {
                    "date": step.day.isoformat(),
                    "event": step.kind,
                    "detail": step.detail,
                    "confidence": "reported",
                    "sources": [key_of_source(step.source)],
                }
                for step in person.steps
            ],
            "translations": dict.fromkeys(LANGUAGES[1:], _MACHINE),
        }
        write_record(data / "prisoners" / f"{person.key}.yml", record)


def _write_sources(data: Path, records: int) -> None:
    for number in range(count_sources(records)):
        source = {
            "publisher": f"Synthetic Gazette {number % 40}",
            "title": f"Synthetic report {number}",
            "address": f"https://example.org/case/{number}",
            "date": f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            "read": "2026-11-01",
        }
        write_record(data / "sources" / f"{key_of_source(number)}.yml", source)


def _write_waves(data: Path, records: int) -> None:
    for number in range(_WAVES):
        day = f"2025-{number + 1:02d}-12"
        named = [{"name": f"Synthetic Person {records + 10 * number + place}"} for place in range(10)]
        wave = {
            "decree": day,
            "released": day,
            "kind": "pardon-decree",
            "count": {"total": 20 + number, "political": 20 + number, "women": None, "men": None},
            "legal_basis": None,
            "taken_to": None,
            "named": named,
            "adds_to_total": True,
            "confidence": "reported",
            "sources": [key_of_source(number)],
        }
        write_record(data / "releases" / f"{day}-synthetic.yml", wave)


def _shared(number: int, kind: str) -> Fields:
    return {
        "topics": [("repression", "elections")[number % 2]],
        "people": [{"person": f"author-{number % _AUTHORS}", "role": "author"}],
        "original": {
            "title": f"Synthetic {kind} {number}",
            "language": "en",
            "authors": [f"author-{number % _AUTHORS}"],
            "publisher": "invented-institute",
            "date": None,
            "source": "invented-archive",
        },
        "sources": [key_of_source(number % 50)],
    }


def _write_publication(root: Path, number: int, records: int) -> None:
    choose = choose_by(f"mentions{number}")
    articles = [make_publication(language, number) for language in LANGUAGES]
    folder = root / "briefings" / articles[0].key
    mentions = {"prisoners": sorted({key_of_person(choose.randrange(records)) for _ in range(3)})}
    shared = {"kind": "briefing", "date": articles[0].day.isoformat(), **_shared(number, "briefing")}
    write_record(folder / "publication.yml", {**shared, "mentions": mentions})
    _write_articles(folder, articles)


def _write_event(root: Path, number: int) -> None:
    articles = [make_event(language, number) for language in LANGUAGES]
    folder = root / "docs" / "events" / articles[0].key
    when = {"start": f"{9 + number % 11:02d}:30", "timezone": "Europe/Berlin"}
    shared = {"kind": "panel", "date": articles[0].day.isoformat(), **when, **_shared(number, "event")}
    write_record(folder / "event.yml", shared)
    _write_articles(folder, articles)


def _write_articles(folder: Path, articles: list[Article]) -> None:
    for article in articles:
        front = {"title": article.title, "summary": article.summary}
        write_text(folder / f"{article.language}.md", _in_language(article.language, front), article.body)


def _in_language(language: str, front: Fields) -> Fields:
    """Return the front matter of a text in a language, all but the first being translations."""
    return front if language == LANGUAGES[0] else {**front, "translation": {"from": LANGUAGES[0], **_MACHINE}}

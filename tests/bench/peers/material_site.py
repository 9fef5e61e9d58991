"""Takes a corpus, gives a folder for Material for MkDocs and mkdocs-static-i18n, without the pages of its records.

Those are Markdown that `bench.peers.material_records` writes as a part of each build that needs it.
"""

from __future__ import annotations

import json
from pathlib import Path

from bench.corpus import (
    EVENTS,
    LANGUAGES,
    PUBLICATIONS,
    Article,
    key_of_publication,
    make_event,
    make_publication,
)
from bench.peers.block_style import write_text
from bench.peers.edit import TEXT, Edit, add_paragraph
from bench.peers.records_json import edit_role, write_people

_SETTINGS = """\
site_name: Synthetic publication
site_url: https://example.org/
theme: {name: material}
markdown_extensions: [admonition, attr_list, footnotes, md_in_html, tables, {toc: {permalink: true}}]
nav: [index.md, publications/index.md, events/index.md, people/index.md]
not_in_nav: |
  b0*.md
  e0*.md
  p0*.md
  p1*.md
"""
_TITLES = {"en": "English", "de": "Deutsch", "be": "Беларуская", "pl": "Polski"}


def lay_out(root: Path, records: int) -> None:
    """Fill an empty folder with everything that a build of the corpus needs."""
    languages = [
        {"locale": language, "name": _TITLES[language], "build": True, "default": language == LANGUAGES[0]}
        for language in LANGUAGES
    ]
    by_folder = {"i18n": {"docs_structure": "folder", "languages": languages}}
    for name, plugins in (("mkdocs", [by_folder]), ("mkdocs-search", ["search", by_folder])):
        (root / f"{name}.yml").write_text(f"{_SETTINGS}plugins: {json.dumps(plugins)}\n", "utf-8")
    for language in LANGUAGES:
        folder = root / "docs" / language
        write_text(folder / "index.md", {"title": f"Synthetic home {language}"}, "Nobody here is real.\n")
        publications = [make_publication(language, number) for number in range(PUBLICATIONS)]
        _write_section(folder / "publications", publications)
        _write_section(folder / "events", [make_event(language, number) for number in range(EVENTS)])
    write_people(root / "people.json", records)


def edit_text(root: Path, words: str) -> Edit:
    """Return the edit of a text that adds those words."""
    return add_paragraph(root / "docs" / "en" / "publications" / f"{key_of_publication(TEXT)}.md", words)


def edit_record(root: Path, words: str) -> Edit:
    """Return the edit of a record that adds those words."""
    return edit_role(root / "people.json", words)


def _write_section(folder: Path, articles: list[Article]) -> None:
    listing = "".join(f"- [{article.title}]({article.key}.md)\n" for article in articles)
    write_text(folder / "index.md", {"title": f"Synthetic {folder.name} {articles[0].language}"}, listing)
    for article in articles:
        front = {"title": article.title, "description": article.summary, "date": article.day.isoformat()}
        body = article.link_to("../publications/{}.md")
        write_text(folder / f"{article.key}.md", front, f"{article.summary}\n\n{article.day}\n\n{body}")

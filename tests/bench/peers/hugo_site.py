"""Takes a corpus, gives a folder for Hugo with the same content, and pages with as much furniture as the dossier's."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.corpus import (
    EVENTS,
    LANGUAGES,
    PUBLICATIONS,
    Article,
    choose_by,
    key_of_publication,
    make_event,
    make_publication,
)
from bench.peers.block_style import write_text
from bench.peers.edit import TEXT, Edit, add_paragraph
from bench.peers.records_json import edit_role, write_people

_HERE = Path(__file__).parent
_SECTIONS = ("publications", "events", "people")


def lay_out(root: Path, records: int) -> None:
    """Fill an empty folder with everything that a build of the corpus needs."""
    shutil.copytree(_HERE / "hugo", root, dirs_exist_ok=True)
    shutil.copytree(_HERE / "labels", root / "i18n")
    (root / "layouts" / "_partials" / "furniture.html").write_text(_make_furniture(), "utf-8")
    for language in LANGUAGES:
        folder = root / "content" / language
        write_text(folder / "_index.md", {"title": f"Synthetic home {language}"}, "Nobody here is real.\n")
        for section in _SECTIONS:
            write_text(folder / section / "_index.md", {"title": f"Synthetic {section} {language}"}, "")
        for number in range(PUBLICATIONS):
            _write_article(folder / "publications", make_publication(language, number))
        for number in range(EVENTS):
            _write_article(folder / "events", make_event(language, number))
    # One page a record and language, made by Hugo's content adapter.
    (root / "people_content.gotmpl").rename(root / "content" / LANGUAGES[0] / "people" / "_content.gotmpl")
    # Hugo refuses a YAML file of 5,000 records for aliases that it does not have.
    write_people(root / "data" / "people.json", records)


def edit_text(root: Path, words: str) -> Edit:
    """Return the edit of a text that adds those words."""
    return add_paragraph(root / "content" / "en" / "publications" / f"{key_of_publication(TEXT)}.md", words)


def edit_record(root: Path, words: str) -> Edit:
    """Return the edit of a record that adds those words."""
    return edit_role(root / "data" / "people.json", words)


def _make_furniture() -> str:
    """Return buttons with drawings, of the size of what stands around the text of a page of Material."""
    choose = choose_by("furniture")
    buttons = []
    for number in range(34):
        points = " ".join(f"{choose.uniform(0, 24):.2f},{choose.uniform(0, 24):.2f}" for _ in range(20))
        drawing = f'<svg viewBox="0 0 24 24"><path d="M{points}z"/></svg>'
        buttons.append(f'<button class="md-icon" title="synthetic {number}">{drawing}</button>')
    return "\n".join(['<div class="furniture">', *buttons, "</div>\n"])


def _write_article(folder: Path, article: Article) -> None:
    front = {"title": article.title, "description": article.summary, "date": article.day.isoformat()}
    write_text(folder / f"{article.key}.md", front, article.link_to(f"/{article.language}/publications/{{}}/"))

"""Copies of the small site, whole projects made of such a copy, and what a build of one leaves."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "sites" / "small"
LANGUAGES = ("en", "de")
# The day of every build and check here, so that no result changes with the calendar.
TODAY = date(2026, 11, 22)
# Where the small site is published, below the root of its host.
SITE = "https://dossier.test/sub/"
EPOCH = str(int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp()))


def copy_small_site(target: Path) -> Path:
    """Return `target`, filled with the small site's input and the project's own words in its languages."""
    shutil.copytree(SMALL, target)
    words = target / "data" / "words"
    words.mkdir()
    for language in LANGUAGES:
        shutil.copyfile(ROOT / "data" / "words" / f"{language}.po", words / f"{language}.po")
    return target


def make_project(target: Path) -> Path:
    """Return `target`, filled with all that `mkdocs build` needs: the small site under the project's own settings.

    The engine, and the fonts that it keeps, are the project's own, by links: to make them takes longer than all else
    here. Whatever else a build keeps is the copy's alone.
    """
    copy_small_site(target)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", target / "docs" / "assets")
    (target / "hooks").symlink_to(ROOT / "hooks")
    (target / ".cache").mkdir()
    (ROOT / ".cache" / "fonts").mkdir(parents=True, exist_ok=True)
    (target / ".cache" / "fonts").symlink_to(ROOT / ".cache" / "fonts")
    return target


_UKRAINIAN = """\
  - code: uk
    name: Українська
    chooser: Читати українською
    locale: uk_UA
    theme: uk
    falls_back_to: [en]
"""


def add_language(site: Path) -> None:
    """Give a small site a language that the dossier lacks, Ukrainian, with its home in it."""
    with (site / "data/languages.yml").open("a") as file:
        file.write(_UKRAINIAN)
    shutil.copyfile(ROOT / "data/words/en.po", site / "data/words/uk.po")
    for path in (*sorted((site / "data/topics").iterdir()), *sorted((site / "data/series").iterdir())):
        path.write_text(path.read_text().replace("label:\n", "label:\n  uk: Вигадана назва\n", 1))
    home = site / "docs/pages/home"
    home.joinpath("uk.md").write_text("---\ntitle: Вигадане досьє\nsummary: Вигадане.\n---\n\nВигадано.\n")


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below `folder` by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }

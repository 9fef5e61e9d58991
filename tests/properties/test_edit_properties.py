"""Whatever is edited in whatever order, what was built upon is byte for byte what a build from nothing makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builds import build_again, build_clean
from dossier.build import request as request_module
from dossier.problems import InputRefused
from small_sites import TODAY, make_project, read_files

Edit = Callable[[Path, int], None]

TEXT = "briefings/invented-waves/en.md"
FALLBACK = "briefings/invented-video/en.md"
RECORD = "data/prisoners/synthetic-one.yml"
OTHER = "data/prisoners/synthetic-two.yml"


def _append(path: str, line: str) -> Edit:
    def edit(root: Path, number: int) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(line.format(number=number))

    return edit


def _replace(path: str, old: str, new: str) -> Edit:
    """Swap two spellings, so that the same edit done twice brings the first one back."""

    def edit(root: Path, number: int) -> None:
        text = (root / path).read_text("utf-8")
        changed = text.replace(old, new) if old in text else text.replace(new, old)
        (root / path).write_text(changed.replace("{number}", str(number)), "utf-8")

    return edit


def _copy(source: str, target: str, *changes: tuple[str, str]) -> Edit:
    """Add a file made of another, or remove it where it is there."""

    def edit(root: Path, _number: int) -> None:
        if (root / target).exists():
            (root / target).unlink()
            return
        text = (root / source).read_text("utf-8")
        for old, new in changes:
            text = text.replace(old, new)
        (root / target).write_text(text, "utf-8")

    return edit


def _rename(source: str, target: str) -> Edit:
    def edit(root: Path, _number: int) -> None:
        here, there = (source, target) if (root / source).exists() else (target, source)
        (root / here).rename(root / there)

    return edit


def _translate(root: Path, _number: int) -> None:
    """Give the video a German text, or take it away."""
    target = root / "briefings/invented-video/de.md"
    if target.exists():
        target.unlink()
        return
    text = (root / FALLBACK).read_text("utf-8")
    head, body = text.removeprefix("---\n").split("---\n", 1)
    target.write_text(f"---\n{head}translation: {{from: en, translator: machine}}\n---\n{body}", "utf-8")


EDITS: dict[str, Edit] = {
    "a paragraph": _append(TEXT, "\n\nParagraph {number}.\n"),
    "a paragraph of a text shown in two languages": _append(FALLBACK, "\n\nParagraph {number}.\n"),
    "a title": _replace(TEXT, "title: Two invented waves", "title: Two waves, renamed"),
    "a summary with a figure": _replace("briefings/invented-waves/de.md", "ein Zweifel.", "kein Zweifel."),
    "a heading that another text links to": _replace(FALLBACK, "## The recording", "## The recording\n\n## More"),
    "a citation": _append(TEXT, "\n\nCited {number} [@invented-archive].\n"),
    "a publication's kind": _replace("briefings/invented-waves/publication.yml", "[repression]", "[elections]"),
    "a publication's date": _replace(
        "briefings/invented-waves/publication.yml", 'date: "2024-09-20"\nt', 'date: "2024-10-03"\nt'
    ),
    "a mention": _replace(
        "briefings/invented-waves/publication.yml", "prisoners: [synthetic-one]", "prisoners: [synthetic-two]"
    ),
    "a role": _replace(RECORD, "en: invented journalist", "en: invented painter"),
    "a name": _replace(RECORD, "[Synthetic Person 1, Sintetychnaya Asoba 1]", "[Synthetic Person 11]"),
    "a status": _replace(OTHER, 'as_of: "2025-02"', 'as_of: "2025-03"'),
    "a step": _replace(OTHER, "event: still-imprisoned", "event: transferred"),
    "a wave's number": _replace("data/releases/2024-07-02-first.yml", "women: 4\n  men: 6", "women: 3\n  men: 7"),
    "a wave's people": _replace(
        "data/releases/2025-01-18-third.yml", "- name: Synthetic Person 4", "- prisoner: synthetic-two"
    ),
    "a source's title": _replace(
        "data/sources/invented-gazette.yml", "title: Invented news", "title: Other invented news"
    ),
    "a source's day": _replace("data/sources/invented-gazette.yml", 'date: "2024-07-04"', 'date: "2025-07-04"'),
    "an organisation": _replace(
        "data/organisations/invented-institute.yml", "en: Invented Institute", "en: Invented House"
    ),
    "a topic's label": _replace("data/topics/repression.yml", "en: Repression", "en: Pressure"),
    "a person's name": _replace("data/people/author-one.yml", "name: Synthetic Author 1", "name: Synthetic Author 11"),
    "a correction": _replace("data/corrections.yml", "It has six digits.", "It has six digits, as of {number}."),
    "a corrected page": _replace("data/corrections.yml", "pages: [place:ik-100", "pages: [place:sizo-100"),
    "a rule": _replace("data/ways/letters.yml", "en: Write in Belarusian or Russian.", "en: Write in Russian."),
    "a place": _replace("data/places/ik-100.yml", "en: Example Town", "en: Another Town"),
    "a moment": _replace("data/timeline/2024-07-releases.yml", "en: Invented releases begin", "en: Releases begin"),
    "a limit": _replace("data/limits.yml", "180", "3000"),
    "a language's name": _replace("data/languages.yml", "name: Deutsch", "name: Austrian German"),
    "a word": _replace("data/words/de.po", 'msgstr "Freilassungen"', 'msgstr "Freigelassene"'),
    "the home page's title": _replace(
        "docs/pages/home/en.md", "title: The invented dossier", "title: An invented dossier"
    ),
    "a template of the theme": _replace("overrides/partials/footer.html", 'class="colophon"', 'class="colophon other"'),
    "the style sheet": _append("docs/assets/dossier.css", "\n.edit-{number} {{ color: red; }}\n"),
    "another sheet": _append("docs/assets/letter.css", "\n.edit-{number} {{ color: red; }}\n"),
    "a new prisoner": _copy(OTHER, "data/prisoners/synthetic-three.yml", ("Два", "Тры"), ("Person 2", "Person 3")),
    "a new source": _replace(TEXT, "Whether <q", "Whether [@invented-archive] <q"),
    "a new topic": _copy(
        "data/topics/elections.yml", "data/topics/votes.yml", ("Elections", "Votes"), ("Wahlen", "Stimmen")
    ),
    "a new asset": _copy("docs/assets/letter.css", "docs/assets/further.css"),
    "a draft": _replace("briefings/invented-paper-2/publication.yml", "kind: video", "draft: true\nkind: video"),
    "a draft of a translation": _replace(
        "briefings/invented-waves/de.md", "title: Zwei erfundene", "draft: true\ntitle: Zwei erfundene"
    ),
    "a day for an event": _replace(
        "docs/events/invented-panel/event.yml", "kind: panel", 'publish_on: "2026-12-24"\nkind: panel'
    ),
    "a renamed publication": _rename("briefings/invented-paper-2", "briefings/invented-paper-3"),
    "a translation": _translate,
}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once."""
    root = make_project(tmp_path_factory.mktemp("edits") / "origin")
    shutil.copytree(root / "briefings/invented-video", root / "briefings/invented-paper-2")
    build_again(root)
    return root


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=6), days=st.integers(0, 400))
def test_what_is_built_upon_is_what_a_build_from_nothing_makes(
    origin: Path, tmp_path: Path, edits: list[str], days: int
) -> None:
    root, today = _copy_project(origin, tmp_path), TODAY
    for number, name in enumerate(edits):
        EDITS[name](root, number)
        try:
            build_again(root, today)
        except InputRefused:
            # What contradicts another edit is refused; the site stays, and the next edit is built upon it.
            continue
    today += timedelta(days=days)
    _compare(root, tmp_path, today)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_each_edit_alone_is_built_upon(origin: Path, tmp_path: Path, name: str) -> None:
    root = _copy_project(origin, tmp_path)
    EDITS[name](root, 1)
    told = build_again(root)
    assert told, "the edit was not seen"
    _compare(root, tmp_path, TODAY)
    assert build_again(root) == ""


def test_with_another_library_everything_is_made_anew(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _copy_project(origin, tmp_path)
    monkeypatch.setattr(request_module, "digest_engine", lambda: b"another library or other code")
    told = build_again(root)
    assert " files: " in told
    count = told.split(" files: ")[0].split(", ")[1]
    assert f"{count} written" in told


def _copy_project(origin: Path, tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(origin, root, symlinks=True)
    return root


def _compare(root: Path, tmp_path: Path, today: date) -> None:
    try:
        wanted = build_clean(root, tmp_path / "clean", today)
    except InputRefused:
        with pytest.raises(InputRefused):
            build_again(root, today)
        return
    build_again(root, today)
    made = read_files(root / "site")
    assert made.keys() == wanted.keys()
    assert [path for path in wanted if made[path] != wanted[path]] == []

"""A hostile name of a file or folder, and a hostile id, is refused before anything is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.strings import HOSTILE
from unit.making import codes, problems_of, rewrite

# What a file system takes as one name that is not hidden.
NAMES = sorted(
    name
    for text in HOSTILE.values()
    if (name := text.replace("/", "∕")) and "\x00" not in name and name[0] != "." and len(name.encode()) < 200
)
MORE = ["a..", "a.b", "-", "a-", "%2e%2e", "con\n", "a b", "A", "é", "{{x}}", "~", "a;b", "|", "*", "?", "a--b"]


def _is_safe(shown: str) -> bool:
    return all(char == "\n" or char.isprintable() for char in shown)


@pytest.mark.parametrize("folder", ["topics", "prisoners", "sources"])
def test_every_record_with_a_hostile_file_name_is_refused_and_its_name_shown_safely(
    small_site: Path, folder: str
) -> None:
    for name in (*NAMES, *MORE):
        (small_site / "data" / folder / f"{name}.yml").write_text("label: {en: A, de: A}\n")
    problems = problems_of(small_site)
    assert set(codes(problems)) == {"bad-identifier"}
    assert len(problems) == len({*NAMES, *MORE})
    assert [problem.message for problem in problems if not _is_safe(problem.render())] == []


@pytest.mark.parametrize("folder", ["briefings", "docs/events", "docs/pages"])
def test_every_folder_of_texts_with_a_hostile_name_is_refused(small_site: Path, folder: str) -> None:
    for name in (*NAMES, *MORE):
        (small_site / folder / name).mkdir()
        (small_site / folder / name / "en.md").write_text("---\ntitle: A\nsummary: B\n---\n")
    problems = problems_of(small_site)
    refused = {problem.location.path for problem in problems if problem.code == "bad-identifier"}
    assert refused == {f"{folder}/{name}" for name in (*NAMES, *MORE)}
    assert [problem.message for problem in problems if not _is_safe(problem.render())] == []


def test_a_hidden_file_or_folder_is_no_input(small_site: Path) -> None:
    for name in ("data/topics/..a.yml", "data/.topics/a.yml", "briefings/...a/en.md"):
        (small_site / name).parent.mkdir(exist_ok=True)
        (small_site / name).write_text("a: 1\n")
    assert problems_of(small_site) == []


@pytest.mark.parametrize(
    "alias",
    [
        "../../../etc/",
        "//example.org/",
        "javascript:alert(1)/",
        "@@main@@/",
        '"><script>/',
        "en/../../x/",
        "a/./b/",
        "%2e/",
    ],
)
def test_a_hostile_alias_is_refused(small_site: Path, alias: str) -> None:
    rewrite(small_site / "briefings/invented-waves/publication.yml", "publications/invented-paper/", f"'{alias}'")
    assert codes(problems_of(small_site)) == ["alias-form"]


@pytest.mark.parametrize("file", ["fr.md", "../en.md", "EN.md", "en.md.md", "en.markdown.md"])
def test_a_text_in_a_language_that_is_none_is_a_stray_file(small_site: Path, file: str) -> None:
    path = small_site / "briefings/invented-waves" / file
    path.write_text("---\ntitle: A\nsummary: B\n---\n")
    assert codes(problems_of(small_site)) == ["stray-file"]

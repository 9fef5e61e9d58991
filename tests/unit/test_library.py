"""The library holds every record and text by its id; what can't be one is noted and never read further."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.kinds import COLLECTIONS, KINDS
from dossier.library import language_of, sorted_by
from dossier.problems import InputRefused, Problems
from dossier.reading import read_library
from unit.making import codes, drop, edition_of, problems_of, rewrite

TOPIC = "label: {en: A, de: A}\ndescription: {en: A, de: A}\ntranslations: {}\n"


def test_the_small_site_has_no_problem(small_site: Path) -> None:
    assert problems_of(small_site) == []


def test_every_kind_has_records_and_every_record_its_tree(small_site: Path) -> None:
    library = edition_of(small_site).library
    assert {kind for kind in COLLECTIONS if not library.records(kind)} == set()
    for kind in KINDS:
        for identifier in library.records(kind):
            assert library.locate(kind, identifier).path.startswith("data/")


def test_a_record_that_has_no_tree_is_located_by_its_name(small_site: Path) -> None:
    assert str(edition_of(small_site).library.locate("topic", "nothing", "label")) == "topic nothing"


def test_a_language_is_found_by_its_code(small_site: Path) -> None:
    assert language_of(edition_of(small_site).library, "de").name == "Deutsch"


def test_records_are_sorted_by_a_key_and_then_by_their_id() -> None:
    records = {"c": 1, "a": 2, "b": 1}
    assert sorted_by(records, lambda value: value) == [("b", 1), ("c", 1), ("a", 2)]
    assert sorted_by(records, lambda value: value, newest_first=True) == [("a", 2), ("b", 1), ("c", 1)]


def test_without_languages_nothing_else_is_judged(small_site: Path) -> None:
    drop(small_site / "data/languages.yml")
    with pytest.raises(InputRefused) as refusal:
        read_library(small_site, Problems())
    assert codes(refusal.value.problems) == ["missing-file"]


@pytest.mark.parametrize("text", ["languages: []\n", "x: 1\n", "- a\n", "a: [\n"])
def test_with_broken_languages_nothing_else_is_judged(small_site: Path, text: str) -> None:
    (small_site / "data/languages.yml").write_text(text)
    problems = problems_of(small_site)
    assert problems
    assert {problem.location.path for problem in problems} == {"data/languages.yml"}


@pytest.mark.parametrize("locale", ["xx_YY", "'!'", "en_GB_", "../../etc"])
def test_a_locale_that_cldr_does_not_know_is_a_problem_and_no_crash(small_site: Path, locale: str) -> None:
    rewrite(small_site / "data/languages.yml", "locale: de_AT", f"locale: {locale}")
    assert "data/languages.yml" in {problem.location.path for problem in problems_of(small_site)}


def test_a_language_that_stands_twice_is_a_problem(small_site: Path) -> None:
    path = small_site / "data/languages.yml"
    path.write_text(path.read_text() + path.read_text()[path.read_text().index("  - code: de") :])
    assert {problem.location.path for problem in problems_of(small_site)} == {"data/languages.yml"}


@pytest.mark.parametrize("name", ["Big.yml", "two words.yml", "a_b.yml", "ö.yml", "a--b.yml", "-a.yml", "a..b.yml"])
def test_a_file_name_that_can_not_be_an_address_is_refused(small_site: Path, name: str) -> None:
    (small_site / "data/topics" / name).write_text(TOPIC)
    assert codes(problems_of(small_site)) == ["bad-identifier"]


def test_a_very_long_file_name_is_refused(small_site: Path) -> None:
    (small_site / "data/topics" / ("a" * 81 + ".yml")).write_text(TOPIC)
    assert codes(problems_of(small_site)) == ["bad-identifier"]


@pytest.mark.parametrize(
    "name",
    [
        "data/stray.yml",
        "data/topics/sub/elections.yml",
        "data/nothing/a.yml",
        "data/topics/elections.yaml",
        "data/topics/notes.txt",
        "briefings/loose.md",
        "briefings/invented-waves/fr.md",
        "briefings/invented-waves/other.yml",
        "docs/pages/loose.md",
        "docs/loose.md",
    ],
)
def test_a_file_where_none_belongs_is_noted(small_site: Path, name: str) -> None:
    path = small_site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TOPIC)
    assert [(problem.code, problem.location.path) for problem in problems_of(small_site)] == [("stray-file", name)]


@pytest.mark.parametrize(
    "name", ["data/README.md", "data/schemas/a.json", "docs/assets/a.txt", "docs/guides/a.md", "data/.hidden.yml"]
)
def test_a_file_that_is_no_input_is_left_alone(small_site: Path, name: str) -> None:
    path = small_site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("words")
    assert problems_of(small_site) == []


def test_a_folder_without_its_shared_file_is_noted_once_and_its_texts_are_no_strays(small_site: Path) -> None:
    drop(small_site / "briefings/invented-video/publication.yml")
    found = [(problem.code, problem.location.path) for problem in problems_of(small_site)]
    assert found.count(("missing-file", "briefings/invented-video")) == 1
    assert all(code != "stray-file" for code, _ in found)


@pytest.mark.parametrize(
    "name", ["data/topics/elections.yml", "briefings/invented-waves/de.md", "briefings/invented-waves/publication.yml"]
)
def test_a_link_that_leaves_the_project_is_not_read(small_site: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text((small_site / name).read_text())
    drop(small_site / name)
    (small_site / name).symlink_to(outside)
    assert ("link-leaves-tree", name) in [(problem.code, problem.location.path) for problem in problems_of(small_site)]


def test_a_folder_of_texts_that_is_a_link_out_of_the_project_is_not_read(small_site: Path, tmp_path: Path) -> None:
    (small_site / "briefings/invented-waves").rename(tmp_path / "outside")
    (small_site / "briefings/invented-waves").symlink_to(tmp_path / "outside")
    assert "link-leaves-tree" in codes(problems_of(small_site))


@pytest.mark.parametrize("name", ["data/topics/elections.yml", "briefings/invented-waves/de.md"])
def test_a_link_to_nothing_is_a_problem_and_no_crash(small_site: Path, name: str) -> None:
    drop(small_site / name)
    (small_site / name).symlink_to(small_site / "nothing")
    assert name in {problem.location.path for problem in problems_of(small_site)}


@pytest.mark.parametrize("name", ["data/topics/elections.yml", "briefings/invented-waves/de.md"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a: b\x00", b"\xd0\x90" * 1_100_000])
def test_a_file_that_is_no_text_is_a_problem_in_every_place(small_site: Path, name: str, content: bytes) -> None:
    (small_site / name).write_bytes(content)
    assert name in {problem.location.path for problem in problems_of(small_site)}


def test_the_files_of_a_hidden_folder_are_no_texts(small_site: Path) -> None:
    (small_site / "briefings/.draft").mkdir()
    (small_site / "briefings/.draft/en.md").write_text("x")
    assert problems_of(small_site) == []


@pytest.mark.parametrize(
    "line",
    [
        "publication: Withheld",
        "publication: withhold",
        "publication:",
        "publication:\n  withheld",
        "publicaton: withheld",
        "#",
    ],
)
def test_a_slip_in_the_word_that_hides_a_person_has_no_line_of_the_record_echoed(small_site: Path, line: str) -> None:
    rewrite(small_site / "data/prisoners/hidden-example.yml", "publication: withheld", line)
    with (small_site / "data/prisoners/hidden-example.yml").open("a") as file:
        file.write("also_called: Schavany\n")
    told = [problem.render() for problem in problems_of(small_site)]
    assert told
    assert not [words for words in told if "Schavany" in words]


def test_a_record_in_one_line_is_not_echoed_either(small_site: Path) -> None:
    record = "{publication: withheld, also_called: Schavany, names: {en: [Concealed Invented Example]}}\n"
    (small_site / "data/prisoners/hidden-example.yml").write_text(record)
    told = [problem.render() for problem in problems_of(small_site)]
    assert told
    assert not [words for words in told if "Schavany" in words or "Concealed" in words]


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        ("data/people/author-one.yml", "also: Concealed Invented Example\nelsewhere: x\n"),
        ("docs/pages/safety/en.md", "{{ unknown() }} Concealed Invented Example\n\n{{ unknown() }} elsewhere\n"),
    ],
)
def test_another_mistake_in_a_line_that_names_somebody_withheld_is_told_without_the_line(
    small_site: Path, file: str, lines: str
) -> None:
    with (small_site / file).open("a") as record:
        record.write(lines)
    found = problems_of(small_site)
    assert {"unknown-field", "figure-expression"} & {problem.code for problem in found}
    assert not [problem for problem in found if "Concealed" in problem.render()]
    assert any("elsewhere" in problem.render() for problem in found)

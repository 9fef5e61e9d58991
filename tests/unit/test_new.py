"""`dossier new` writes files that are right at once, in their place, and never over others."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shlex import split
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from dossier.cli.__main__ import dossier, main
from dossier.cli.new import _name_translator
from dossier.editing.answers import AnswerRefused, open_project, read_answer, read_by_language
from dossier.editing.questions import QUESTIONS, Question
from dossier.kinds import FOLDERS, KINDS
from dossier.problems import Problems
from dossier.sources.yaml_tree import parse_yaml
from small_sites import EPOCH
from unit.making import codes, problems_of
from unit.test_schemas import validator_of

TEXT = (
    "--topic elections --publisher invented-institute --original-language en --source invented-archive "
    "--person author-one "
)
REPORT = "--source invented-report "
# What makes a new record of each kind.
WHAT: dict[str, list[str]] = {
    kind: split(words)
    for kind, words in {
        "publication": TEXT + "--kind briefing --title 'An invented title'",
        "event": TEXT + "--kind panel --title 'An invented evening' --role speaker",
        "page": "--title 'An invented page'",
        "prisoner": REPORT + "--name 'Synthetic Neversaid' --gender f --status imprisoned --as-of 2026-01 "
        "--event detained --date unknown",
        "release": REPORT + "--released 2026-02-03 --kind pardon-decree --total 5 --adds-to-total yes",
        "source": "--publisher 'Invented Blog' --address https://example.org/blog/",
        "total": REPORT + "--since 2024-07 --date 2026-03-01 --value 33 --explanation Why",
        "count": REPORT + "--measure held --date 2026-03-01 --value 3 --counted-by 'A group'",
        "statement": REPORT + "--about 'invented seats' --date 2026 --value 3.5 --unit percent",
        "note": REPORT + "--about counts --text 'An invented remark'",
        "moment": REPORT + "--date 2026-01 --topic elections --title A --detail 'It was.'",
        "organisation": REPORT + "--name Club --kind club --description Invents. --in-archive no",
        "person": REPORT + "--name 'Synthetic Newcomer'",
        "place": REPORT + "--kind prison --name Prison --town Town --region Region",
        "topic": "--label Invention --label de=Erfindung --description Inventing.",
        "series": "--label Inventions --label de=Erfindungen",
        "way": REPORT + "--order 3 --title Invent --short Invent. --rule 'Invent now.' --scope belarus",
    }.items()
}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def new(site: Path, kind: str, *arguments: str, ok: bool = True, typed: str = "") -> Result:
    """Return what `dossier new` did; `ok` says whether it is to succeed."""
    extra = [] if "--translator" in arguments else ["--translator", "Synthetic Translator"]
    run = CliRunner().invoke(dossier, ["new", kind, *arguments, *extra, str(site)], input=typed)
    assert (run.exit_code == 0) is ok, run.output
    return run


def made_by(run: Result) -> list[str]:
    """Return the paths that a run printed."""
    return run.output.split("\n\n")[0].splitlines()


def value_of(path: Path) -> Any:
    """Return the value of a YAML file."""
    tree = parse_yaml(path.read_text(), path.name, Problems())
    assert tree is not None
    return tree.value


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_new_record_is_right_at_once(kind: str, small_site: Path) -> None:
    paths = made_by(new(small_site, kind, *WHAT[kind]))
    assert all((small_site / path).is_file() for path in paths)
    assert paths[0].startswith(f"data/{KINDS[kind][0]}/" if kind in KINDS else f"{FOLDERS[kind][0]}/")  # type: ignore[index]
    # Only that it must still be used can be said against a source.
    assert codes(problems_of(small_site)) == (["unused-source"] if kind == "source" else [])
    assert validator_of(kind).is_valid(value_of(small_site / paths[0]))


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        ("video", "", "recording"),
        ("media-appearance", "--outlet invented-institute", "outlet"),
        ("interview", "", "people"),
        ("guest-article", "", "guest_note"),
        ("conference-contribution", "--conference Invented", "conference"),
    ],
)
def test_a_new_publication_of_each_kind_has_what_that_kind_needs(
    kind: str, more: str, field: str, small_site: Path
) -> None:
    run = new(small_site, "publication", *split(f"--kind {kind} --title Invented {TEXT} {more}"))
    assert problems_of(small_site) == []
    assert field in value_of(small_site / made_by(run)[0])


@pytest.mark.parametrize(("kind", "more"), [("side-event", "--part-of 'A congress'"), ("interview-event", "")])
def test_a_new_event_of_each_kind_has_what_that_kind_needs(kind: str, more: str, small_site: Path) -> None:
    arguments = split(f"--kind {kind} --title Invented --role guest --start 17:00 {TEXT} {more}")
    fields = value_of(small_site / made_by(new(small_site, "event", *arguments))[0])
    assert problems_of(small_site) == []
    assert ("part_of" in fields) is (kind == "side-event")
    assert fields["start"] == "17:00"


def test_the_first_line_names_the_schema_where_it_lies(small_site: Path) -> None:
    for kind in ("topic", "publication", "event"):
        (path, *_) = made_by(new(small_site, kind, *WHAT[kind]))
        first = (small_site / path).read_text().splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (small_site / path).parent.joinpath(named).resolve() == small_site / f"data/schemas/{kind}.json"


def test_every_field_that_is_off_may_be_switched_on(small_site: Path) -> None:
    (path,) = made_by(new(small_site, "prisoner", *WHAT["prisoner"]))
    text = (small_site / path).read_text()
    assert "\n#birth_year: …\n" in text
    (small_site / path).write_text(text.replace("\n#birth_year: …\n", "\nbirth_year: 1980\n"))
    assert value_of(small_site / path)["birth_year"] == 1980


def test_a_new_prisoner_is_withheld_until_an_editor_publishes(small_site: Path) -> None:
    run = new(small_site, "prisoner", *WHAT["prisoner"], "--name", "be=Сінтэтычная Ніколі")
    (path,) = made_by(run)
    record = value_of(small_site / path)
    assert path == "data/prisoners/neversaid.yml"
    assert record["publication"] == "withheld"
    assert record["sort_name"] == {"en": "Neversaid, Synthetic", "be": "Ніколі, Сінтэтычная"}
    assert "publication: public" in run.output
    (small_site / path).write_text(
        (small_site / path).read_text().replace("publication: withheld", "publication: public")
    )
    # The role was not given: it is the one thing that is left to write.
    assert [(problem.code, problem.location.path) for problem in problems_of(small_site)] == [("left-to-write", path)]
    text = (small_site / path).read_text()
    (small_site / path).write_text(text.replace("TODO: the public role", "invented writer"))
    assert problems_of(small_site) == []


def test_an_id_of_digits_stays_text(small_site: Path) -> None:
    (person,) = made_by(new(small_site, "person", *REPORT.split(), "--name", "Synthetic Person 12"))
    assert person == "data/people/12.yml"
    publication, *_ = made_by(
        new(small_site, "publication", *(word.replace("author-one", "12") for word in WHAT["publication"]))
    )
    assert value_of(small_site / publication)["people"][0]["person"] == "12"


def test_no_number_is_made_up_for_a_release(small_site: Path) -> None:
    record = value_of(small_site / made_by(new(small_site, "release", *WHAT["release"]))[0])
    assert record["count"] == {"total": 5, "qualifier": "exact", "political": None, "women": None, "men": None}
    assert record["decree"] is None
    assert (record["legal_basis"], record["taken_to"]) == (None, None)


def test_a_wave_that_does_not_count_says_why(small_site: Path) -> None:
    left_out = ["no" if word == "yes" else word for word in WHAT["release"]]
    refused = new(small_site, "release", *left_out, ok=False)
    assert "--because" in refused.output
    new(small_site, "release", *left_out, "--because", "It is invented")
    assert problems_of(small_site) == []


def test_a_new_organisation_is_not_recommended(small_site: Path) -> None:
    record = value_of(small_site / made_by(new(small_site, "organisation", *WHAT["organisation"]))[0])
    assert record["recommended"] is False


def test_texts_are_made_in_every_language_that_must_have_them(small_site: Path) -> None:
    assert [Path(path).name for path in made_by(new(small_site, "page", *WHAT["page"]))] == [
        "page.yml",
        "en.md",
        "de.md",
    ]
    german = (small_site / "docs/pages/an-invented-page/de.md").read_text()
    assert 'translation: {from: en, translator: "Synthetic Translator", reviewed: false}' in german
    assert "#translation:" in (small_site / "docs/pages/an-invented-page/en.md").read_text()


def test_the_language_of_the_texts_may_be_chosen(small_site: Path) -> None:
    paths = made_by(new(small_site, "publication", *WHAT["publication"], "--text-language", "de"))
    assert [Path(path).name for path in paths] == ["publication.yml", "de.md"]
    assert "Zusammenfassung" in (small_site / paths[1]).read_text()
    assert (
        "none of the site's languages"
        in new(small_site, "page", *WHAT["page"], "--text-language", "fr", ok=False).output
    )


def test_a_text_says_that_it_is_a_summary_and_of_what(small_site: Path) -> None:
    new(small_site, "publication", *WHAT["publication"])
    text = (small_site / "briefings/an-invented-title/en.md").read_text()
    assert "summary, in our own words, of “An invented title”" in text
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 3
    assert "[@invented-archive]" in text


@pytest.mark.parametrize(
    "title", ["*Stars* and [brackets] {{ figure }} {% x %}", 'A "quote" \\ and ` # <b>', "Ці добра?"]
)
def test_a_title_of_any_letters_can_be_taken(title: str, small_site: Path) -> None:
    arguments = list(WHAT["publication"])
    arguments[arguments.index("An invented title")] = title
    new(small_site, "publication", *arguments, "--slug", "odd")
    found = codes(problems_of(small_site))
    # A title with braces would be a figure, and is reported where the editor wrote it, on the title.
    assert set(found) <= {"figure-expression"}
    assert ("{{" in title) is bool(found)


def test_a_name_that_is_taken_gets_a_number(small_site: Path) -> None:
    first = made_by(new(small_site, "topic", *WHAT["topic"]))
    before = (small_site / first[0]).read_bytes()
    assert made_by(new(small_site, "topic", *WHAT["topic"])) == ["data/topics/invention-2.yml"]
    assert made_by(new(small_site, "topic", *WHAT["topic"])) == ["data/topics/invention-3.yml"]
    assert (small_site / first[0]).read_bytes() == before


def test_a_name_that_was_given_and_is_taken_is_refused(small_site: Path) -> None:
    before = (small_site / "data/topics/elections.yml").read_bytes()
    run = new(small_site, "topic", *WHAT["topic"], "--slug", "elections", ok=False)
    assert "the topic `elections` exists already" in run.output
    assert (small_site / "data/topics/elections.yml").read_bytes() == before
    assert "can't be an id" in new(small_site, "topic", *WHAT["topic"], "--slug", "../a", ok=False).output


@pytest.mark.parametrize(("kind", "slug"), [("publication", "year"), ("page", "search")])
def test_a_name_of_the_site_itself_is_not_taken(kind: str, slug: str, small_site: Path) -> None:
    new(small_site, kind, *WHAT[kind], "--slug", slug, ok=False)
    assert problems_of(small_site) == []


def test_what_is_missing_is_listed_at_once_and_nothing_is_written(small_site: Path) -> None:
    before = sorted(small_site.rglob("*"))
    run = new(small_site, "release", "--no-input", "--total", "5", ok=False)
    assert run.exit_code == 2
    assert re.findall(r"^  (--[a-z-]+)", run.output, re.MULTILINE) == [
        "--released",
        "--kind",
        "--adds-to-total",
        "--source",
    ]
    assert sorted(small_site.rglob("*")) == before


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--source", "invented-raport", "did you mean `invented-report`?"),
        ("--source", "zzz", "make it first: dossier new source"),
        ("--kind", "pardon", "none of: pardon-decree"),
        ("--released", "2026-02-30", "not a day of the calendar"),
        ("--released", "unknown", "`unknown` is not a date"),
        ("--released", "16. Jänner 2025", "did you mean 2025-01-16?"),
        ("--total", "five", "not a number"),
        ("--adds-to-total", "maybe", "neither yes nor no"),
        ("--total", " ", "nothing is given"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused_with_its_option(
    option: str, value: str, said: str, small_site: Path
) -> None:
    arguments = list(WHAT["release"])
    arguments[arguments.index(option) + 1] = value
    run = new(small_site, "release", *arguments, ok=False)
    assert option in run.output
    assert said in " ".join(run.output.split())
    assert not list(small_site.glob("data/releases/2026*"))


def test_an_answer_that_only_the_model_refuses_is_refused_in_its_words(small_site: Path) -> None:
    arguments = [*WHAT["event"], "--start", "25:00"]
    run = new(small_site, "event", *arguments, ok=False)
    assert "`start` has a form that is not allowed" in run.output
    assert "Nothing was written." in run.output
    assert not (small_site / "docs/events/an-invented-evening").exists()


def test_an_option_for_one_is_not_given_twice(small_site: Path) -> None:
    assert "given twice" in new(small_site, "page", *WHAT["page"], "--title", "B", ok=False).output
    assert "given twice" in new(small_site, "topic", *WHAT["topic"], "--description", "B", ok=False).output


def test_a_label_is_asked_for_in_every_language(small_site: Path) -> None:
    run = new(small_site, "series", "--label", "Inventions", ok=False)
    assert 'give "de=…" too' in run.output


def test_words_in_another_language_say_who_translated_them(small_site: Path) -> None:
    run = new(small_site, "note", *WHAT["note"], "--text", "de=Eine erfundene Bemerkung")
    record = value_of(small_site / made_by(run)[0])
    assert record["text"] == {"en": "An invented remark", "de": "Eine erfundene Bemerkung"}
    assert record["translations"] == {"de": {"translator": "Synthetic Translator"}}
    assert problems_of(small_site) == []


def test_on_a_terminal_what_is_missing_is_asked_for(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.cli.new._is_terminal", lambda: True)
    typed = "Invention\nErfindung\nInventing.\n"
    assert made_by(new(small_site, "topic", typed=typed))[-1].endswith("data/topics/invention.yml")
    assert problems_of(small_site) == []


def test_on_a_terminal_a_wrong_answer_is_asked_for_again(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.cli.new._is_terminal", lambda: True)
    typed = "An invented remark\nnobody\ninvented-report, invented-archive\n"
    run = new(small_site, "note", "--about", "counts", typed=typed)
    assert "no source has the id `nobody`" in run.output
    record = value_of(small_site / "data/notes/counts-an-invented-remark.yml")
    assert record["sources"] == ["invented-report", "invented-archive"]


def test_every_kind_has_its_help(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--help"]) == 0
    told = capsys.readouterr().out
    for kind, questions in QUESTIONS.items():
        assert re.search(rf"^  {kind} ", told, re.MULTILINE)
        assert main(["new", kind, "--help"]) == 0
        helped = capsys.readouterr().out
        assert all(question.option in helped for question in questions)
    assert main(["new", "nonsense"]) == 2


def test_a_folder_without_a_dossier_is_refused(tmp_path: Path) -> None:
    assert "there is no data/languages.yml here" in new(tmp_path, "page", *WHAT["page"], ok=False).output


def test_broken_languages_are_reported_as_a_check_does(small_site: Path) -> None:
    (small_site / "data/languages.yml").write_text("languages: []\n")
    assert "error[empty-value]" in new(small_site, "page", *WHAT["page"], ok=False).output


def test_the_translator_is_the_one_whom_git_knows(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    project = open_project(small_site)
    with pytest.raises(click.UsageError, match="--translator"):
        _name_translator(project, may_ask=False)
    subprocess.run(["git", "init", "-q", str(small_site)], check=True)
    subprocess.run(["git", "-C", str(small_site), "config", "user.name", "Synthetic Person 12"], check=True)
    assert _name_translator(project, may_ask=False) == "Synthetic Person 12"


@pytest.mark.parametrize(
    ("kind", "languages", "expected"),
    [
        ("publication", ("--text-language", "de"), 0),
        ("publication", ("--text-language", "en", "--text-language", "de"), 2),
        ("note", ("--text", "de=Eine erfundene Bemerkung"), 2),
        ("note", (), 0),
    ],
)
def test_who_translated_is_asked_for_only_where_something_is_translated(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, kind: str, languages: tuple[str, ...], expected: int
) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    run = CliRunner().invoke(dossier, ["new", kind, *WHAT[kind], *languages, str(small_site)])
    assert (run.exit_code, "--translator" in run.output) == (expected, expected == 2), run.output


def test_texts_by_language_are_told_apart(small_site: Path) -> None:
    project = open_project(small_site)
    assert read_by_language(["a = b", "de=c", "be-Latn=d=e"], project) == {"en": "a = b", "de": "c", "be-Latn": "d=e"}
    with pytest.raises(AnswerRefused, match="twice"):
        read_by_language(["a", "en=b"], project)


def test_what_is_not_known_is_null_only_where_it_may_be(small_site: Path) -> None:
    project = open_project(small_site)
    assert read_answer(Question("a", "A", "date", required=False), "unknown", project) == "null"
    assert read_answer(Question("a", "A", "address"), "none", project) == "null"
    with pytest.raises(AnswerRefused, match="not a date"):
        read_answer(Question("a", "A", "date"), "unknown", project)


def test_a_person_in_an_event_has_a_role(small_site: Path) -> None:
    arguments = split(f"--kind panel --title Invented {TEXT}")
    run = new(small_site, "event", *arguments, ok=False)
    assert re.findall(r"^  (--[a-z-]+)", run.output, re.MULTILINE) == ["--role"]
    nobody = split("--kind panel --title Invented " + TEXT.replace("--person author-one", ""))
    (path, *_) = made_by(new(small_site, "event", *nobody))
    assert "people" not in value_of(small_site / path)
    assert problems_of(small_site) == []


@pytest.mark.parametrize("front", ["", "draft: true\n"])
def test_the_editor_is_told_how_a_draft_is_published(
    front: str, small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.cli.new.make_skeleton", lambda request, known: {"docs/a.md": f"---\n{front}---\n"})
    assert ("take `draft: true` out" in new(small_site, "page", *WHAT["page"]).output) is bool(front)


def test_what_a_skeleton_says_by_itself_of_a_number_is_named(small_site: Path) -> None:
    told = new(small_site, "count", *WHAT["count"]).output
    assert "Does the source bear it out? `qualifier: exact`, `confidence: reported`" in told
    assert "bear it out" not in new(small_site, "source", *WHAT["source"]).output

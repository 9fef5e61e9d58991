"""An editor's day on a copy of the real content: what people do wrong is told where it stands, with what mends it.

Each test goes on from the one before. Everything that is added is invented.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from editors import Desk, Slip
from small_sites import EPOCH
from unit.pictures import photograph

GAZETTE = "data/sources/example-gazette.yml"
GROUP = "data/sources/example-rights-group.yml"
PERSON = "data/people/12.yml"
BRIEFING = "briefings/invented-briefing/publication.yml"
ENGLISH = "briefings/invented-briefing/en.md"
GERMAN = "briefings/invented-briefing/de.md"
POLISH = "briefings/invented-briefing/pl.md"
EVENT = "docs/events/invented-panel/event.yml"
PROGRAMME = "docs/events/invented-panel/en.md"
WAVE = "data/releases/2026-11-20-pardon-decree.yml"
CORRECTIONS = "data/corrections.yml"
LINK = "[the first wave](release:2024-07-03-first-releases)"
FIGURE = '{{ figure("released_total", as_of="2024-09-16", noun=true) }}'

ENGLISH_TEXT = f"""\
---
title: An Invented Briefing
summary: Summary of an invented briefing by Synthetic Person 12.
---

This is a summary, in our own words, of “An Invented Briefing” [@example-gazette].

## What it is about

[The author](person:12) looks back at {LINK} of 2024,
and at [how numbers are made](page:methodology).

## What it says

By September 2024, {FIGURE} had been released [@example-rights-group].
"""
TRANSLATED = """
{first} [@example-gazette].

## {about}

[Synthetic Person](person:12): [{wave}]({link}),
[{how}](page:methodology).

## {says}

![{door}](door.jpg "Synthetic Person 12, CC BY 4.0")

{until} {figure} [@example-rights-group].
"""
PROGRAMME_TEXT = """\
---
title: An Invented Panel
summary: An invented panel in an invented hall.
---

A panel of nobody [@example-gazette].
"""
PROGRAMME_IN_GERMAN = """\
---
title: Ein erfundenes Podium
summary: Ein erfundenes Podium in einem erfundenen Saal.
translation: {from: en, translator: Synthetic Translator}
---

Ein Podium ohne jemanden [@example-gazette].
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk at which the editor sits all day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.setenv("NO_COLOR", "1")
        root = tmp_path_factory.mktemp("day") / "dossier"
        root.mkdir()
        yield Desk(root)


def test_the_day_begins_without_a_problem(desk: Desk) -> None:
    assert desk.check() == []


def test_a_briefing_is_begun_with_its_sources_and_its_author(desk: Desk) -> None:
    about = ["--read", "2026-11-20", "--date", "2026-11-20"]
    for name, address in (("Example Gazette", "gazette"), ("Example Rights Group", "rights")):
        at = f"https://{address}.example/invented"
        desk.dossier(
            "new", "source", "--publisher", name, "--address", at, *about, "--slug", name.lower().replace(" ", "-")
        )
    # Not an id that anybody would expect, but one that a name can lead to.
    assert PERSON in desk.dossier("new", "person", "--name", "Synthetic Person 12", "--source", "example-gazette")
    told = desk.dossier(
        "new", "publication", "--kind", "briefing", "--title", "An Invented Briefing", "--date", "2026-11-20",
        "--topic", "releases", "--publisher", "idm", "--original-language", "en", "--source", "example-gazette",
        "--person", "12", "--text-language", "en", "--slug", "invented-briefing",
    )  # fmt: skip
    assert told.split("\n\n")[0].splitlines() == [BRIEFING, ENGLISH]
    assert (desk.find_only().code, desk.find_only().location.path) == ("unused-source", GROUP)
    desk.write(ENGLISH, ENGLISH_TEXT)
    assert desk.check() == []


def test_fields_are_mistyped_in_every_usual_way(desk: Desk) -> None:
    desk.slip(
        Slip(GAZETTE, 'date: "2026-11-20"', "date: 20.11.2026", "wrong-date-form", "is not a date … did you mean"),
        Slip(GAZETTE, '"https://gazette', '"http://gazette', "unsafe-address", "begins with https://"),
        Slip(GAZETTE, "publisher:", "pubisher:", "unknown-field", "no field `pubisher` … did you mean"),
        Slip(GROUP, 'read: "2026-11-20"', "read: 2026/11/20", "wrong-date-form", "is not a date"),
        Slip(PERSON, "sources: [example-gazette]", "sources: example-gazette", "wrong-type", "a list", at="example"),
        Slip(BRIEFING, "kind: briefing", "kind: breifing", "unknown-value", "can't be `breifing`", at="breifing"),
    )
    desk.slip(
        Slip(BRIEFING, 'person: "12"', "person: 12", "wrong-type", "should be text … quotes"),
        Slip(
            BRIEFING,
            'date: "2026-11-20"\n\n# Why',
            "date: 2026-11-31\n\n# Why",
            "impossible-date",
            "not a day of",
            mended='date: "2026-11-20"\n\n# Why',
        ),
        Slip(BRIEFING, "draft: true", "draft: yes", "wrong-type", "should be true or false"),
        Slip(ENGLISH, "summary: Summary of", "sumary: Summary of", "unknown-field", "did you mean `summary`"),
    )
    desk.slip(
        Slip(GAZETTE, 'read: "2026-11-20"', "read: 2027-11-20", "future-date", "lies after the day … check the year",
             mended="read: 2026-11-20"),
        Slip(PERSON, "[example-gazette]", "[exampel-gazette]", "unknown-reference", "did you mean"),
        Slip(BRIEFING, "topics: [releases]", "topics: [release]", "unknown-topic", "did you mean"),
        Slip(BRIEFING, "publisher: idm", "publisher: imd", "unknown-reference", "no organisation … did you mean"),
        Slip(BRIEFING, 'person: "12"', "person: tvelve", "unknown-reference", "no person has the id `tvelve`",
             mended='person: "12"'),
    )  # fmt: skip
    # A year and a day without quotes are no mistake.
    desk.replace(GAZETTE, 'date: "2026-11-20"', "date: 2026")
    assert desk.check() == []
    desk.replace(GAZETTE, "date: 2026", 'date: "2026-11-20"')


def test_yaml_is_broken_in_every_usual_way(desk: Desk) -> None:
    for slips in (
        (
            Slip(GAZETTE, 'publisher: "Example Gazette"', 'publisher: "Example Gazette', "broken-yaml",
                 "the quotation mark that opens here … close it", mended='publisher: "Example Gazette"'),
            Slip(PERSON, "sources: [example-gazette]", "sources:\n\t- example-gazette", "broken-yaml",
                 "a tab stands here … spaces", at="\t-", mended="sources:\n  - example-gazette"),
            Slip(BRIEFING, "    role: author", "     role: author", "broken-yaml", "the same column",
                 mended="    role: author"),
            Slip(ENGLISH, "title: An Invented Briefing", "title: Briefing: an invented one", "broken-yaml",
                 "a colon stands in a text without quotes … `\"Briefing: an invented one\"`",
                 mended='title: "Briefing: an invented one"'),
        ),
        (
            Slip(GAZETTE, 'publisher: "Example Gazette"', 'publisher: "The "Example" Gazette"', "broken-yaml",
                 "behind its closing quotation mark … “…”", mended='publisher: "The “Example” Gazette"'),
            Slip(PERSON, "sources: [example-gazette]", "sources:[example-gazette]", "broken-yaml",
                 "the space behind the colon is missing … `sources: [example-gazette]`",
                 mended="sources: [example-gazette]"),
            Slip(BRIEFING, "topics: [releases]", "topics: [releases", "broken-yaml", "the bracket that opens here",
                 mended="topics: [releases]"),
            Slip(ENGLISH, "title: An Invented Briefing\n", "title: An Invented Briefing\n summary2: x\n",
                 "broken-yaml", "deeper than the field above", at="summary2", mended="title: An Invented Briefing\n"),
        ),
        (
            Slip(GAZETTE, 'publisher: "Example Gazette"', "publisher: 'The Gazette's page'", "broken-yaml",
                 "behind its closing quotation mark … `’`", mended="publisher: 'The Gazette’s page'"),
            Slip(BRIEFING, "  - person:", "  -person:", "broken-yaml", "behind the hyphen … `- person", mended="  - person:"),
            Slip(ENGLISH, "summary: Summary", "summary: *Summary*", "broken-yaml", "begin with `*` … double quotes",
                 mended="summary: Summary"),
            Slip(PERSON, 'name: "Synthetic Person 12"', 'name: "Synthetic Person 12"\nsome words', "broken-yaml",
                 "this line is no field", at="some", mended='name: "Synthetic Person 12"'),
        ),
    ):  # fmt: skip
        desk.slip(*slips)


def test_the_text_has_every_usual_mistake(desk: Desk) -> None:
    first, last = "This is a summary, in our own words,", "By September 2024, "
    desk.slip(
        Slip(ENGLISH, "[@example-gazette]", "[@example-gazete]", "unknown-reference", "no source … did you mean"),
        Slip(ENGLISH, "## What it is about", "# What it is about", "heading-of-page", "begin headings … `##`",
             mended="## What it is about"),
        # In the second line of its paragraph, where the message must point.
        Slip(ENGLISH, "(page:methodology)", "(page:metodology)", "broken-link", "leads nowhere … did you mean"),
        Slip(ENGLISH, FIGURE, "115 people", "typed-number", "is typed here … write"),
    )  # fmt: skip
    desk.slip(
        Slip(ENGLISH, "(person:12)", "(http://gazette.example/author)", "unsafe-link", "`http:` … did you mean"),
        Slip(ENGLISH, "page:methodology", "page:methodology#figurs", "broken-anchor", "no heading", mended=
             "page:methodology"),
        Slip(ENGLISH, '"released_total"', '"relased_total"', "unknown-figure", "did you mean `released_total`?",
             mended='"released_total"'),
    )  # fmt: skip
    desk.slip(
        Slip(ENGLISH, 'as_of="2024-09-16"', 'as_of="16.09.2024"', "figure-argument", "2024-09-16", mended=
             'as_of="2024-09-16"'),
        Slip(ENGLISH, first, "<b>This is a summary, in our own words,", "raw-html", "`<b>` … `**words**`", mended=first),
    )  # fmt: skip
    desk.slip(
        Slip(ENGLISH, FIGURE, FIGURE.replace("}}", "}"), "figure-expression", "without its counterpart", mended=FIGURE),
    )
    (desk.root / "briefings/invented-briefing/door.jpg").write_bytes(photograph(400, 300))
    assert desk.find_only().code == "unused-picture"
    shown = '![A closed door](door.jpg "Synthetic Person 12, CC BY 4.0")'
    desk.replace(ENGLISH, "## What it says\n", f"## What it says\n\n{shown}\n")
    assert desk.check() == []
    desk.slip(Slip(ENGLISH, "![A closed door]", "![]", "missing-alt", "what can be seen", mended="![A closed door]"))
    desk.slip(Slip(ENGLISH, shown, "![A closed door](door.jpg)", "missing-credit", "Name, CC BY", mended=shown))
    desk.slip(Slip(ENGLISH, "(door.jpg", "(dor.jpg", "missing-picture", "did you mean `door.jpg`?", mended="(door.jpg"))
    assert last in desk.read(ENGLISH)


def test_files_from_windows_just_work(desk: Desk) -> None:
    for path in (GAZETTE, ENGLISH):
        text = desk.read(path)
        (desk.root / path).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert desk.check() == []
    # And so they stay until the end of the day.
    assert b"\r\n" in (desk.root / ENGLISH).read_bytes()


def test_a_text_is_not_published_before_it_is_written(desk: Desk) -> None:
    told = desk.dossier("new", "translation", "invented-briefing", "de", "--translator", "Synthetic Translator")
    assert GERMAN in told
    desk.dossier("new", "translation", "invented-briefing", "pl", "--translator", "Synthetic Translator")
    assert desk.check() == []
    desk.replace(BRIEFING, "draft: true", "draft: false")
    found = desk.check()
    assert {problem.code for problem in found} == {"left-to-write"}
    left = {f"{path}:{number}" for path in (GERMAN, POLISH) for number in _lines_left(desk, path)}
    assert left
    assert {f"{problem.location.path}:{problem.location.line}" for problem in found} == left
    assert all("draft: true" in problem.fix for problem in found)
    desk.replace(BRIEFING, "draft: false", "draft: true")
    assert desk.check() == []


def _lines_left(desk: Desk, path: str) -> list[int]:
    return [number for number, line in enumerate(desk.read(path).splitlines(), start=1) if "TODO" in line]


def _translate(desk: Desk, path: str, **words: str) -> None:
    """Write a translation in the place of its skeleton, under the fields that the command has made."""
    _, front, _ = desk.read(path).split("---\n", 2)
    fields = "".join(line for line in front.splitlines(keepends=True) if not line.startswith(("title:", "summary:")))
    body = TRANSLATED.format(link="release:2024-07-03-first-releases", figure=FIGURE, **words)
    summary = f'title: {words["title"]}\nsummary: {words["summary"]}\n'
    desk.write(path, f"---\n{summary}{fields}---\n{body}")


def test_a_translation_has_every_usual_mistake(desk: Desk) -> None:
    _translate(desk, GERMAN, title="Ein erfundenes Briefing", summary="Zusammenfassung eines erfundenen Briefings.",
               first="Eine Zusammenfassung in eigenen Worten", about="Worum es geht", wave="die erste Welle",
               how="wie Zahlen entstehen", says="Was der Text sagt", door="Eine geschlossene Tür", until="Bis September")  # fmt: skip
    _translate(desk, POLISH, title="Zmyślony briefing", summary="Streszczenie zmyślonego briefingu.",
               first="Streszczenie własnymi słowami", about="O czym to jest", wave="pierwszą falę",
               how="jak powstają liczby", says="Co mówi tekst", door="Zamknięte drzwi", until="Do września")  # fmt: skip
    desk.replace(BRIEFING, "draft: true", "#draft: true")
    assert desk.check() == []
    desk.slip(Slip(GERMAN, "  from: en", "  from: fr", "translation-origin", "no text in `fr`", mended="  from: en"))
    desk.slip(
        Slip(GERMAN, "translation:\n", "translation:\n  reviewd: false\n", "unknown-field", "did you mean `reviewed`",
             at="  reviewd", mended="translation:\n"),
    )  # fmt: skip
    # The field is gone altogether.
    whole = desk.read(GERMAN)
    lines = [line for line in whole.splitlines(keepends=True) if "from: en" not in line]
    desk.write(GERMAN, "".join(lines))
    problem = desk.find_only()
    assert (problem.code, problem.location.path) == ("translation-origin", GERMAN)
    assert lines[problem.location.line - 1].startswith("translation:")
    assert "add `from: en`" in problem.fix
    desk.write(GERMAN, "".join(lines).replace("translation:\n", "translation:\n  from: en\n"))
    assert desk.check() == []
    desk.write(GERMAN, whole)


@pytest.mark.parametrize("name", ["deu.md", "DE.md"])
def test_a_text_is_saved_under_the_wrong_language(desk: Desk, name: str) -> None:
    _expect_rename(desk, GERMAN, GERMAN.replace("de.md", name))


def test_files_are_saved_in_the_wrong_place(desk: Desk) -> None:
    _expect_rename(desk, GAZETTE, GAZETTE.replace("sources", "source"))
    _expect_rename(desk, GAZETTE, GAZETTE.replace(".yml", ".yaml"))
    _expect_rename(desk, GAZETTE, GAZETTE.replace("sources/", "sources/2026/"))


def _expect_rename(desk: Desk, right: str, wrong: str) -> None:
    """Save a file in the wrong place, and put it where the only message says."""
    (desk.root / wrong).parent.mkdir(exist_ok=True)
    (desk.root / right).rename(desk.root / wrong)
    problem = desk.find_only()
    assert (problem.code, problem.location.path) == ("stray-file", wrong)
    proposed = problem.fix.split("`")[1]
    (desk.root / wrong).rename(desk.root / proposed)
    assert proposed == right
    assert desk.check() == []


def test_nobody_who_is_withheld_is_named(desk: Desk) -> None:
    hidden = "Synthetic Neversaid"
    desk.dossier(
        "new", "prisoner", "--name", hidden, "--gender", "f", "--status", "imprisoned", "--as-of", "2026-11",
        "--event", "detained", "--date", "2026-11", "--source", "example-gazette",
    )  # fmt: skip
    assert desk.check() == []
    desk.replace(GERMAN, "Worum es geht", f"Was {hidden} sagt")
    problem = desk.find_only()
    assert (problem.code, problem.location.path) == ("withheld-person", GERMAN)
    assert hidden in desk.read(GERMAN).splitlines()[problem.location.line - 1]
    assert "Neversaid" not in problem.render()
    assert "take the reference or the name out" in problem.fix
    desk.replace(GERMAN, f"Was {hidden} sagt", "Worum es geht")
    assert desk.check() == []


def test_an_event_has_every_usual_mistake(desk: Desk) -> None:
    desk.dossier(
        "new", "event", "--kind", "panel", "--title", "An Invented Panel", "--date", "2026-11-21", "--topic", "releases",
        "--publisher", "idm", "--original-language", "en", "--source", "example-gazette", "--start", "17:00",
        "--end", "18:30", "--timezone", "Europe/Vienna", "--text-language", "en", "--slug", "invented-panel",
    )  # fmt: skip
    desk.slip(
        Slip(EVENT, 'start: "17:00"', 'start: "17.00"', "wrong-form", "a form that is not allowed"),
        Slip(EVENT, "Europe/Vienna", "Europe/Viena", "unknown-timezone", "no time zone … did you mean"),
        Slip(EVENT, "topics: [releases]", "topics: releases", "wrong-type", "a list"),
        Slip(EVENT, "source: example", "sorce: example", "unknown-field", "no field `sorce`"),
    )
    desk.slip(
        Slip(EVENT, 'end: "18:30"', 'end: "16:30"', "end-before-start", "starts at 17:00", mended='end: "18:30"'),
        Slip(EVENT, "publisher: idm", "publisher: idn", "unknown-reference", "did you mean `idm`"),
    )
    desk.slip(
        Slip(EVENT, "kind: panel", "kind: pannel", "unknown-value", "did you mean `panel`"),
        Slip(PROGRAMME, "title:", "title", "broken-yaml", "", mended="title:"),
    )
    desk.write(PROGRAMME, PROGRAMME_TEXT)
    desk.write(PROGRAMME.replace("en.md", "de.md"), PROGRAMME_IN_GERMAN)
    desk.replace(EVENT, "draft: true", "#draft: true")
    assert desk.check() == []


def test_an_event_that_is_over_is_summed_up(desk: Desk) -> None:
    assert f"{EVENT}  (was on 2026-11-21)" in desk.dossier("status")
    desk.replace(PROGRAMME, "---\n\nA panel", 'updated: "2026-11-23"\n---\n\nA panel')
    assert (desk.find_only().code, desk.find_only().location.path) == ("future-date", PROGRAMME)
    desk.replace(PROGRAMME, "2026-11-23", "2026-11-22")
    desk.replace(PROGRAMME, "[@example-gazette].", "[@example-gazette].\n\n## What was said\n\nNothing real.")
    assert desk.check() == []
    assert EVENT not in desk.dossier("status")

"""An editor's day on a copy of the real content: what people do wrong is told where it stands, with what mends it.

Each test goes on from the one before. Everything that is added is invented.
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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
ANSWER = """\
      - says: {en: fourteen people}
        as_of: "2026-11-21"
        sources: [example-rights-group]
"""
WAVE_TEXT = f"""\
decree: "2026-11-19"
released: "2026-11-20"
kind: pardon-decree
count:
  total: 12
  political: null
  women: null
  men: null
stated_counts:
  - as_of: "2026-11-20"
    value: 12
    sources: [example-gazette]
  - as_of: "2026-11-21"
    value: 14
    sources: [example-rights-group]
legal_basis: null
taken_to: null
adds_to_total: true
confidence: disputed
conflicts:
  - about: {{en: How many people were freed?}}
    positions:
      - says: {{en: twelve people}}
        as_of: "2026-11-20"
        sources: [example-gazette]
        counted: true
{ANSWER}\
    why: {{en: The Example Gazette quotes the invented decree.}}
sources: [example-gazette, example-rights-group]
"""


def the_day_begins_without_a_problem(desk: Desk) -> None:
    assert desk.check() == []


def a_briefing_is_begun_with_its_sources_and_its_author(desk: Desk) -> None:
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


def fields_are_mistyped_in_every_usual_way(desk: Desk) -> None:
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


def yaml_is_broken_in_every_usual_way(desk: Desk) -> None:
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
            Slip(BRIEFING, "  - person:", "  -person:", "broken-yaml", "behind the hyphen … `- person",
                 mended="  - person:"),
            Slip(ENGLISH, "summary: Summary", "summary: *Summary*", "broken-yaml", "begin with `*` … double quotes",
                 mended="summary: Summary"),
            Slip(PERSON, 'name: "Synthetic Person 12"', 'name: "Synthetic Person 12"\nsome words', "broken-yaml",
                 "this line is no field", at="some", mended='name: "Synthetic Person 12"'),
        ),
    ):  # fmt: skip
        desk.slip(*slips)


def the_text_has_every_usual_mistake(desk: Desk) -> None:
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
        Slip(ENGLISH, first, "<b>This is a summary, in our own words,", "raw-html", "`<b>` … `**words**`",
             mended=first),
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


def files_from_windows_just_work(desk: Desk) -> None:
    for path in (GAZETTE, ENGLISH):
        text = desk.read(path)
        (desk.root / path).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert desk.check() == []
    # And so they stay until the end of the day.
    assert b"\r\n" in (desk.root / ENGLISH).read_bytes()


def a_text_is_not_published_before_it_is_written(desk: Desk) -> None:
    told = desk.dossier("new", "translation", "invented-briefing", "de", "--translator", "Synthetic Translator")
    assert GERMAN in told
    desk.dossier("new", "translation", "invented-briefing", "pl", "--translator", "Synthetic Translator")
    assert desk.check() == []
    desk.replace(BRIEFING, "draft: true", "#draft: true")
    problem = desk.find_only()
    assert (problem.code, problem.location.path) == ("missing-language", GERMAN)
    assert "`draft`" in problem.fix
    for path in (GERMAN, POLISH):
        desk.replace(path, "draft: true", "draft: false")
    found = desk.check()
    assert {problem.code for problem in found} == {"left-to-write"}
    left = {f"{path}:{number}" for path in (GERMAN, POLISH) for number in _lines_left(desk, path)}
    assert left
    assert {f"{problem.location.path}:{problem.location.line}" for problem in found} == left
    assert all("draft: true" in problem.fix for problem in found)


def _lines_left(desk: Desk, path: str) -> list[int]:
    return [number for number, line in enumerate(desk.read(path).splitlines(), start=1) if "TODO" in line]


def _translate(desk: Desk, path: str, **words: str) -> None:
    """Write a translation in the place of its skeleton, under the fields that the command has made."""
    _, front, _ = desk.read(path).split("---\n", 2)
    fields = "".join(
        line for line in front.splitlines(keepends=True) if not line.startswith(("draft:", "title:", "summary:"))
    )
    body = TRANSLATED.format(link="release:2024-07-03-first-releases", figure=FIGURE, **words)
    summary = f"title: {words['title']}\nsummary: {words['summary']}\n"
    desk.write(path, f"---\n{summary}{fields}---\n{body}")


def a_translation_has_every_usual_mistake(desk: Desk) -> None:
    _translate(desk, GERMAN, title="Ein erfundenes Briefing", summary="Zusammenfassung eines erfundenen Briefings.",
               first="Eine Zusammenfassung in eigenen Worten", about="Worum es geht", wave="die erste Welle",
               how="wie Zahlen entstehen", says="Was der Text sagt", door="Eine geschlossene Tür",
               until="Bis September")  # fmt: skip
    _translate(desk, POLISH, title="Zmyślony briefing", summary="Streszczenie zmyślonego briefingu.",
               first="Streszczenie własnymi słowami", about="O czym to jest", wave="pierwszą falę",
               how="jak powstają liczby", says="Co mówi tekst", door="Zamknięte drzwi",
               until="Do września")  # fmt: skip
    assert desk.check() == []
    desk.slip(Slip(GERMAN, "  from: en", "  from: fr", "translation-origin", "no text in `fr`", mended="  from: en"))
    desk.slip(
        Slip(GERMAN, "translation:\n", "translation:\n  reviewd: false\n", "unknown-field", "did you mean `reviewed`",
             at="  reviewd", mended="translation:\n"),
    )  # fmt: skip
    desk.slip(
        Slip(GERMAN, 'as_of="2024-09-16"', 'as_of="2025-09-16"', "other-figure",
             "asks for another `released_total`", at='as_of', mended='as_of="2024-09-16"'),
    )  # fmt: skip
    # What it leaves out may be meant, and is told by the status alone.
    whole = desk.read(GERMAN)
    desk.replace(GERMAN, f"{FIGURE} [@example-rights-group]", "viele")
    assert desk.check() == []
    lacking = f"{GERMAN} says less than its original in `en`; it lacks the figure `released_total`, `[@example-rights"
    assert lacking in desk.dossier("status")
    desk.write(GERMAN, whole)
    # The field is gone altogether.
    lines = [line for line in whole.splitlines(keepends=True) if "from: en" not in line]
    desk.write(GERMAN, "".join(lines))
    problem = desk.find_only()
    assert (problem.code, problem.location.path) == ("translation-origin", GERMAN)
    assert lines[problem.location.line - 1].startswith("translation:")
    assert "add `from: en`" in problem.fix
    desk.write(GERMAN, "".join(lines).replace("translation:\n", "translation:\n  from: en\n"))
    assert desk.check() == []
    desk.write(GERMAN, whole)


def a_text_is_saved_under_the_wrong_language(desk: Desk) -> None:
    for name in ("deu.md", "DE.md"):
        _expect_rename(desk, GERMAN, GERMAN.replace("de.md", name))


def files_are_saved_in_the_wrong_place(desk: Desk) -> None:
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


def nobody_who_is_withheld_is_named(desk: Desk) -> None:
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


def an_event_has_every_usual_mistake(desk: Desk) -> None:
    desk.dossier(
        "new", "event", "--kind", "panel", "--title", "An Invented Panel", "--date", "2026-11-21",
        "--topic", "releases", "--publisher", "idm", "--original-language", "en", "--source", "example-gazette",
        "--start", "17:00", "--end", "18:30", "--timezone", "Europe/Vienna",
        "--text-language", "en", "--slug", "invented-panel",
    )  # fmt: skip
    desk.slip(
        Slip(EVENT, 'start: "17:00"', 'start: "17.00"', "wrong-form", "a form that is not allowed"),
        Slip(EVENT, '"Europe/Vienna"', '"Europe/Viena"', "unknown-timezone", "no time zone … did you mean"),
        Slip(EVENT, "topics: [releases]", "topics: releases", "wrong-type", "a list"),
        Slip(EVENT, "source: example", "sorce: example", "unknown-field", "no field `sorce`"),
    )
    desk.slip(
        Slip(EVENT, 'end: "18:30"', 'end: "16:30"', "end-before-start", "starts at 17:00", mended='end: "18:30"'),
        Slip(EVENT, "publisher: idm", "publisher: idn", "unknown-reference", "did you mean `idm`"),
    )
    desk.slip(
        Slip(EVENT, "kind: panel", "kind: pannel", "unknown-value", "did you mean `panel`"),
        Slip(PROGRAMME, "title: ", "title ", "broken-yaml", "no field … `name: value`", mended="title: "),
    )
    desk.write(PROGRAMME, PROGRAMME_TEXT)
    desk.write(PROGRAMME.replace("en.md", "de.md"), PROGRAMME_IN_GERMAN)
    desk.replace(EVENT, "draft: true", "#draft: true")
    assert desk.check() == []


def an_event_that_is_over_is_summed_up(desk: Desk) -> None:
    assert f"{EVENT}  (was on 2026-11-21)" in desk.dossier("status")
    desk.replace(PROGRAMME, "---\n\nA panel", 'updated: "2026-11-23"\n---\n\nA panel')
    assert (desk.find_only().code, desk.find_only().location.path) == ("future-date", PROGRAMME)
    desk.replace(PROGRAMME, "2026-11-23", "2026-11-22")
    desk.replace(PROGRAMME, "[@example-gazette].", "[@example-gazette].\n\n## What was said\n\nNothing real.")
    assert desk.check() == []
    assert EVENT not in desk.dossier("status")


def a_wave_has_every_usual_mistake(desk: Desk) -> None:
    desk.dossier(
        "new", "release", "--released", "2026-11-20", "--kind", "pardon-decree", "--total", "12",
        "--adds-to-total", "yes", "--source", "example-gazette", "--no-input",
    )  # fmt: skip
    desk.write(WAVE, WAVE_TEXT)
    assert desk.check() == []
    desk.slip(
        Slip(WAVE, "  total: 12", "  total: 1.200", "wrong-type", "a whole number"),
        Slip(WAVE, "value: 14", 'value: "14"', "wrong-type", "but it is text"),
        Slip(WAVE, "kind: pardon-decree", "kind: pardon-decre", "unknown-value", "did you mean"),
        Slip(WAVE, "adds_to_total: true", "adds_to_total: yes", "wrong-type", "true or false"),
        Slip(WAVE, "sources: [example-gazette]\n        counted", "sources: example-gazette\n        counted",
             "wrong-type", "a list"),
        Slip(WAVE, 'released: "2026-11-20"', "released: 20. 11. 2026", "wrong-date-form", "did you mean"),
    )  # fmt: skip
    desk.slip(
        Slip(WAVE, "sources: [example-rights-group]\n    why", "sources: [example-rights-groop]\n    why",
             "unknown-reference", "no source … did you mean"),
        Slip(WAVE, "  women: null", "  women: 14", "parts-exceed-total", "14 women of 12 … stated_counts",
             mended="  women: null"),
        Slip(WAVE, "adds_to_total: true", "adds_to_total: false", "left-out-without-reason", "left_out_because",
             mended="adds_to_total: true"),
        Slip(WAVE, 'decree: "2026-11-19"', 'decree: "2026-11-21"', "decree-after-release", "the release of 2026-11-20",
             mended='decree: "2026-11-19"'),
        Slip(WAVE, "says: {en: twelve people}", "says: {en: twelve people, ge: zwölf}", "unknown-language",
             "is not a language of the site … `de`", mended="says: {en: twelve people}"),
    )  # fmt: skip
    desk.slip(
        Slip(WAVE, "says: {en: twelve people}", "says: {en: twelve people, de: zwölf}", "translation-unattributed",
             "`translations:` … `de: {translator: machine}`",
             mended="says: {en: twelve people}"),
        Slip(WAVE, 'released: "2026-11-20"', 'released: "2027-11-20"', "future-date", "check the year",
             mended='released: "2026-11-20"'),
    )  # fmt: skip


def a_text_has_a_comma(desk: Desk) -> None:
    desk.slip(
        Slip(WAVE, "says: {en: twelve people}", "says: {en: twelve people, at least}", "wrong-form",
             "the comma before this ends the text … double quotes", mended='says: {en: "twelve people, at least"}'),
    )  # fmt: skip


def a_conflict_has_two_sides_of_which_one_counts(desk: Desk) -> None:
    whole = desk.read(WAVE)
    desk.write(WAVE, whole.replace(ANSWER, ""))
    problem = desk.find_only()
    assert (problem.code, problem.location.path) == ("too-few", WAVE)
    assert "has 1 entry, it needs at least 2" in problem.message
    assert "add the entry that is missing" in problem.fix
    desk.write(WAVE, whole.replace(ANSWER, ANSWER + "        counted: true\n"))
    problem = desk.find_only()
    assert (problem.code, problem.location.path) == ("one-of", WAVE)
    assert "mark at most one position as `counted`" in problem.message
    desk.write(WAVE, whole)
    assert desk.check() == []


def a_draft_is_not_told_of(desk: Desk) -> None:
    desk.dossier(
        "new", "publication", "--kind", "briefing", "--title", "A Later Invented Briefing", "--date", "2026-11-22",
        "--topic", "releases", "--publisher", "idm", "--original-language", "en", "--source", "example-gazette",
        "--person", "12", "--text-language", "en", "--slug", "later-briefing",
    )  # fmt: skip
    assert desk.check() == []
    desk.slip(
        Slip(GERMAN, "(page:methodology)", "(publication:later-briefing)", "refers-to-draft", "is a draft … publish_on",
             at="(publication", mended="(page:methodology)"),
    )  # fmt: skip


def what_was_published_changes_only_with_a_correction(desk: Desk) -> None:
    desk.commit()
    desk.replace(WAVE, "  total: 12", "  total: 13")
    desk.replace(WAVE, "says: {en: twelve people}", 'says: {en: "twelve people, corrected to thirteen"}')
    problem = _since_last(desk)
    assert (problem["code"], problem["path"], problem["line"]) == ("changed-without-correction", WAVE, 5)
    assert "was 12 and is now 13" in problem["message"]
    # The remedy proposes an entry, which is taken as it is, but for the words.
    entry = problem["fix"].split("`")[1].replace("count.total: 12", "Twelve people.").replace(
        "count.total: 13", "Thirteen people."
    )  # fmt: skip
    list_of = desk.read(CORRECTIONS)
    desk.write(CORRECTIONS, list_of.replace("corrections: []", f"corrections:\n  {entry}"))
    assert desk.check() == []
    assert "No problem found" in desk.dossier("check", "--since", "HEAD")
    desk.slip(
        Slip(CORRECTIONS, "release:2026-11-20-pardon-decree", "release:2026-11-20-pardon-decre", "unknown-reference",
             "there is no page … did you mean", mended="release:2026-11-20-pardon-decree"),
    )  # fmt: skip
    desk.slip(Slip(CORRECTIONS, 'date: "2026-11-22"', "date: 2026-12-22", "future-date", "", mended="date: 2026-11-22"))
    assert desk.check() == []


def _since_last(desk: Desk) -> dict[str, Any]:
    """Return the one problem of what changed since the last commit, as programs read it."""
    (problem,) = json.loads(desk.dossier("check", "--since", "HEAD", "--format", "json", code=1))
    return dict(problem)


def an_address_stays_where_a_folder_is_renamed(desk: Desk) -> None:
    desk.commit()
    desk.git("mv", "briefings/invented-briefing", "briefings/new-briefing")
    problem = _since_last(desk)
    assert problem["code"] == "address-removed"
    new, address = "briefings/new-briefing/publication.yml", "publications/invented-briefing/"
    assert f"`{address}`" in problem["fix"]
    assert new in problem["fix"]
    desk.replace(new, "#aliases: [publications/old-name/]", "aliases: [publications/invented-briefing]")
    assert desk.find_only().code == "alias-form"
    assert "`publications/old-name/`" in desk.find_only().fix
    desk.replace(new, "[publications/invented-briefing]", f"[{address}]")
    assert desk.check() == []
    assert "No problem found" in desk.dossier("check", "--since", "HEAD")


def a_translation_that_stays_behind_is_told(desk: Desk) -> None:
    english, german = (f"briefings/new-briefing/{language}.md" for language in ("en", "de"))
    text = (desk.root / english).read_bytes()
    (desk.root / english).write_bytes(text.replace(b"## What it says", b"## What the briefing says"))
    told = desk.dossier("status")
    for path in (german, "briefings/new-briefing/pl.md"):
        assert f"{path} is older than its original in `en`" in told
    assert "changed  What the briefing says" in told
    assert "./dossier translated new-briefing de" in told
    desk.replace(german, "## Was der Text sagt", "## Was das Briefing sagt")
    # A program from Windows saved the translation.
    (desk.root / german).write_bytes(b"\xef\xbb\xbf" + desk.read(german).replace("\n", "\r\n").encode())
    assert "now follows" in desk.dossier("translated", "new-briefing", "de")
    told = desk.dossier("status")
    assert f"{german} is older" not in told
    assert "briefings/new-briefing/pl.md is older" in told
    assert desk.check() == []
    desk.commit()


# In the order of the day.
STEPS: tuple[Callable[[Desk], None], ...] = (
    the_day_begins_without_a_problem,
    a_briefing_is_begun_with_its_sources_and_its_author,
    fields_are_mistyped_in_every_usual_way,
    yaml_is_broken_in_every_usual_way,
    the_text_has_every_usual_mistake,
    files_from_windows_just_work,
    a_text_is_not_published_before_it_is_written,
    a_translation_has_every_usual_mistake,
    a_text_is_saved_under_the_wrong_language,
    files_are_saved_in_the_wrong_place,
    nobody_who_is_withheld_is_named,
    an_event_has_every_usual_mistake,
    an_event_that_is_over_is_summed_up,
    a_wave_has_every_usual_mistake,
    a_text_has_a_comma,
    a_conflict_has_two_sides_of_which_one_counts,
    a_draft_is_not_told_of,
    what_was_published_changes_only_with_a_correction,
    an_address_stays_where_a_folder_is_renamed,
    a_translation_that_stays_behind_is_told,
)


class Day:
    """The steps of the day, each of which is taken once, after those before it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._left = list(STEPS)

    def go_on_to(self, step: Callable[[Desk], None]) -> None:
        """Take all steps up to this one that are left."""
        while step in self._left:
            self._left.pop(0)(self.desk)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """The day of an editor; where tests run side by side, each process has one of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.setenv("NO_COLOR", "1")
        root = tmp_path_factory.mktemp("day") / "dossier"
        root.mkdir()
        yield Day(Desk(root))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_each_step_of_the_day_leads_from_its_mistakes_to_the_mend(day: Day, step: Callable[[Desk], None]) -> None:
    day.go_on_to(step)


@pytest.fixture(scope="module")
def desk(day: Day) -> Desk:
    """The desk at the end of the day."""
    day.go_on_to(STEPS[-1])
    return day.desk


@pytest.fixture(scope="module")
def site(desk: Desk) -> Path:
    """The site at the end of the day."""
    desk.dossier("build", "--without", "pdf", "--without", "cards")
    return desk.root / "site"


def _page(site: Path, address: str) -> str:
    """Return a page as it is written, without entities."""
    return html.unescape((site / address / "index.html").read_text("utf-8"))


def _rows(site: Path, name: str) -> list[dict[str, str]]:
    with (site / "data" / name).open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("language", "title", "heading"),
    [
        ("en", "An Invented Briefing", "What the briefing says"),
        ("de", "Ein erfundenes Briefing", "Was das Briefing sagt"),
        ("pl", "Zmyślony briefing", "Co mówi tekst"),
    ],
)
def test_the_briefing_stands_there_in_each_language(site: Path, language: str, title: str, heading: str) -> None:
    page = _page(site, f"{language}/publications/new-briefing")
    assert f"<h1>{title}</h1>" in page
    assert f">{heading}</h2>" in page
    # The number is a figure that leads to its note, and the note to its sources.
    shown = re.search(r'<a class="figure" id="([^"]+)" href="#([^"]+)"[^>]*><data value="115">', page)
    assert shown
    assert f'id="{shown[2]}" href="#{shown[1]}"' in page
    assert "Example Rights Group" in page
    assert re.search(r'<img [^>]*alt="[^"]+"', page)
    assert "CC BY 4.0" in page
    # Its old address leads on.
    assert f"/{language}/publications/new-briefing/" in _page(site, f"{language}/publications/invented-briefing")


def test_only_the_translation_that_stayed_behind_is_marked(site: Path) -> None:
    assert '<div class="outdated"><p class="outdated-notice"' in _page(site, "pl/publications/new-briefing")
    assert "outdated" not in _page(site, "de/publications/new-briefing")


def test_the_event_has_its_hours_and_what_was_said(site: Path) -> None:
    page = _page(site, "en/events/invented-panel")
    assert "17:00–18:30" in page
    assert "Nothing real." in page
    assert "Ein Podium ohne jemanden" in _page(site, "de/events/invented-panel")
    for calendar in ("en/events/invented-panel/event.ics", "de/events/events.ics"):
        text = (site / calendar).read_text("utf-8")
        assert "DTSTART;TZID=Europe/Vienna:20261121T170000" in text
        assert "DTEND;TZID=Europe/Vienna:20261121T183000" in text


def test_the_wave_counts_and_shows_both_numbers(site: Path) -> None:
    (row,) = re.findall(r"<tr>(?:(?!</tr>).)*2026-11-20-pardon-decree.*?</tr>", _page(site, "en/releases"), re.DOTALL)
    page = _page(site, "en/releases/2026-11-20-pardon-decree")
    for place in (row, page):
        assert ">13<" in place
    # What each source says stands side by side.
    assert re.search(r"<li[^>]*>twelve people, corrected to thirteen .*\n?.*<li[^>]*>fourteen people ", page)
    *_, before, last = _rows(site, "releases.csv")
    assert (last["id"], last["total"], last["confidence"]) == ("2026-11-20-pardon-decree", "13", "disputed")
    assert int(last["running_total"]) == int(before["running_total"]) + 13
    assert f'data-label="Running total">{last["running_total"]}</td>' in row
    stated = [said["value"] for said in _rows(site, "release-stated-counts.csv") if said["release"] == last["id"]]
    assert stated == ["12", "14"]


def test_the_correction_is_told_on_its_page_in_the_list_and_in_its_feeds(site: Path) -> None:
    for path in ("releases/2026-11-20-pardon-decree/index.html", "corrections/index.html", "corrections/feed.xml",
                 "corrections/feed.json"):  # fmt: skip
        text = (site / "en" / path).read_text("utf-8")
        assert "Twelve people." in text, path
        assert "Thirteen people." in text, path


def test_nothing_is_left_to_write_and_neither_drafts_nor_withheld_people_are_told_of(site: Path) -> None:
    written = [path for path in site.rglob("*") if path.suffix in {".html", ".json", ".xml", ".ics", ".csv", ".txt"}]
    assert written
    for path in written:
        text = path.read_text("utf-8")
        for words in ("TODO", "later-briefing", "A Later Invented Briefing", "Neversaid", "neversaid"):
            assert words not in text, path


def test_the_check_is_content_and_the_status_says_what_is_left(desk: Desk) -> None:
    assert "No problem found" in desk.dossier("check", "--since", "HEAD")
    told = desk.dossier("status")
    assert "briefings/new-briefing/pl.md is older than its original" in told
    assert "publication later-briefing  (draft)" in told
    assert re.search(r"publication new-briefing +original +current\* +missing +outdated \(1\)\*", told)

"""An editor's day on a copy of the real content: what people do wrong is told where it stands, with what mends it.

Each test goes on from the one before. Everything that is added is invented.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

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
        desk.dossier("new", "source", "--publisher", name, "--address", at, *about, "--slug", name.lower().replace(" ", "-"))
    # Not an id that anybody would expect, but one that a name can lead to.
    assert PERSON in desk.dossier("new", "person", "--name", "Synthetic Person 12", "--source", "example-gazette")
    told = desk.dossier(
        "new", "publication", "--kind", "briefing", "--title", "An Invented Briefing", "--date", "2026-11-20",
        "--topic", "releases", "--publisher", "idm", "--original-language", "en", "--source", "example-gazette",
        "--person", "12", "--text-language", "en", "--slug", "invented-briefing",
    )  # fmt: skip
    assert [BRIEFING, ENGLISH] == told.split("\n\n")[0].splitlines()
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
        Slip(BRIEFING, 'date: "2026-11-20"\n\n# Why', "date: 2026-11-31\n\n# Why", "impossible-date", "not a day of",
             mended='date: "2026-11-20"\n\n# Why'),
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

"""Tables hold every public field, word for word, in files that spreadsheets and programs read alike."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from dossier.figures.provenance import stated_on
from dossier.kinds import COLLECTIONS, FOLDERS, KINDS
from dossier.library import Library
from dossier.model.base import Identifier, Line
from dossier.model.correction import Correction, Corrections
from dossier.model.dates import PartialDate
from dossier.model.languages import Language, Languages
from dossier.model.page import FrontMatter
from dossier.model.release import Release
from dossier.model.texts import LocalText
from dossier.problems import Problems
from dossier.reading import read_library
from dossier.tables.column import declarer_of
from dossier.tables.csv import Cell, write_csv
from dossier.tables.files import TableFiles, write_table, write_tables
from dossier.tables.form import form_of
from dossier.tables.layout import fields_of
from dossier.tables.registry import TABLES
from dossier.tables.table import Table
from dossier.tables.version import name_version, write_data
from small_sites import ROOT, copy_small_site
from unit.making import day, edition_of, library_with, record

# Fields that no table shows, and why. Who adds a field to a model shows it in a table, or says here why not.
LEFT_OUT: dict[str, str] = {
    "Prisoner.publication": "withheld records never reach the library, so every row would say public",
    "Prisoner.gender": "serves the grammar of the pages only",
    "Organisation.in_archive": "how the record came about",
    "Organisation.archive_context": "for editors",
    "Organisation.editors_note": "for editors",
    "Organisation.name_basis": "for editors",
    "Published.aliases": "old addresses of the site, not of the data",
    "Person.aliases": "old addresses of the site, not of the data",
    "Place.aliases": "old addresses of the site, not of the data",
    "Prisoner.aliases": "old addresses of the site, not of the data",
    "Release.aliases": "old addresses of the site, not of the data",
    "Series.aliases": "old addresses of the site, not of the data",
    "Topic.aliases": "old addresses of the site, not of the data",
    "Way.aliases": "old addresses of the site, not of the data",
    "Published.charts": "which charts a page shows, whose data are tables of their own",
    "EventBase.aliases": "old addresses of the site, not of the data",
    "Scheduled.draft": "no table has what is held back",
    "Scheduled.publish_on": "no table has what is held back",
    "Page.updated": "standing pages are texts, not data",
    "Page.aliases": "standing pages are texts, not data",
    "Rule.concerns": "where the letter desk repeats a rule",
    "Rule.warns_at_kinds": "where the letter desk repeats a rule as a warning",
    "Rule.warns_at": "where the letter desk repeats a rule as a warning",
    "Way.phrases": "words for letters, not data",
    "Phrases.wording": "words for letters, not data",
    "Phrases.opening": "words for letters, not data",
    "Phrases.closing": "words for letters, not data",
    "Phrase.belarusian": "words for letters, not data",
    "Phrase.russian": "words for letters, not data",
    "Phrase.meaning": "words for letters, not data",
    "FrontMatter.summary": "a text with figures, which each page words in its language",
    "TextTranslation.blocks": "digests of the original's passages, by which the engine sees what has changed",
    "FrontMatter.updated": "the day on which one language's text changed, which its page and the feeds say",
}


def _read(files: TableFiles) -> list[dict[str, str]]:
    """Return the rows of a table as any reader of its CSV file finds them."""
    text = files.csv.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _table(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)


def _rows(name: str, library: Library) -> list[dict[str, str]]:
    return _read(write_table(_table(name), library))


def _objects(name: str, library: Library) -> list[dict[str, Any]]:
    return json.loads(write_table(_table(name), library).json)


@cache
def _real() -> Library:
    return read_library(ROOT, Problems())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return edition_of(copy_small_site(tmp_path_factory.mktemp("tables") / "small")).library


# Which fields are public


def _models() -> Iterator[type[BaseModel]]:
    """Yield every model that a record or a text's front matter may hold."""
    seen: set[type[BaseModel]] = set()
    waiting: list[Any] = [adapter._type for _, adapter in KINDS.values()]
    waiting += [adapter._type for _, _, adapter in FOLDERS.values()]
    waiting += [Corrections, FrontMatter]
    while waiting:
        found = waiting.pop()
        waiting += get_args(found)
        if isinstance(found, type) and issubclass(found, BaseModel) and found not in seen:
            seen.add(found)
            waiting += [field.annotation for field in found.model_fields.values()]
            yield found


def _fields() -> set[str]:
    return {f"{declarer_of(model, name).__name__}.{name}" for model in _models() for name in model.model_fields}


def _shown() -> set[str]:
    origins = [origin for table in TABLES for column in table.columns for origin in column.origins]
    origins += [origin for table in TABLES for origin in table.parts]
    return {f"{declarer_of(model, name).__name__}.{name}" for model, name in origins}


def test_every_field_of_every_record_is_in_a_table_or_left_out_for_a_reason() -> None:
    undecided = _fields() - _shown() - set(LEFT_OUT)
    assert undecided == set(), "show them in hooks/dossier/tables/, or say in LEFT_OUT why not"


def test_no_field_is_both_shown_and_left_out_and_none_is_invented() -> None:
    assert _shown() & set(LEFT_OUT) == set()
    assert set(LEFT_OUT) <= _fields()
    assert _shown() <= _fields()
    assert all(reason.strip() for reason in LEFT_OUT.values())


def test_the_search_for_fields_sees_groups_inherited_fields_and_unions() -> None:
    # The guard of the tests above.
    assert {"Count.total", "Translated.translations", "GuestArticle.guest_note", "Position.counted"} <= _fields()


def test_a_name_stands_once_in_the_registry_and_once_in_its_table() -> None:
    names = [table.name for table in TABLES]
    assert len(names) == len(set(names))
    for table in TABLES:
        fields = [field.name for column in table.columns for field in fields_of(column, ("en", "de", "be", "pl"))]
        assert len(fields) == len(set(fields)), table.name
        assert all(re.fullmatch("[a-z]+(_[a-z]+)*", name) for name in fields), table.name


def test_keys_name_columns_and_tables_that_exist() -> None:
    tables = {table.name: {column.name for column in table.columns} for table in TABLES}
    for table in TABLES:
        assert set(table.primary_key) <= tables[table.name]
        for key in table.foreign_keys:
            assert key.column in tables[table.name]
            assert "id" in tables[key.table]


def test_every_table_and_every_column_is_described_in_a_sentence() -> None:
    for table in TABLES:
        for words in (table.description, *(column.description for column in table.columns)):
            assert words.endswith("."), words
            assert words[0].isupper(), words


def test_a_type_that_no_table_can_show_is_refused() -> None:
    with pytest.raises(KeyError):
        form_of(Release)
    with pytest.raises(KeyError):
        form_of(tuple[LocalText, ...] | set[str])


@pytest.mark.parametrize(
    ("annotation", "kind", "required"),
    [
        (Identifier, "code", True),
        (Line | None, "text", False),
        (LocalText, "words", True),
        (PartialDate | None, "date", False),
        (int | float, "number", True),
        (bool, "boolean", True),
        (tuple[Identifier, ...], "list", False),
    ],
)
def test_a_column_takes_its_form_from_the_type_of_the_model(annotation: Any, kind: str, required: bool) -> None:
    form = form_of(annotation)
    assert (form.kind, form.required) == (kind, required)


def test_choices_bounds_and_patterns_are_those_of_the_model() -> None:
    columns = {column.name: column.form for column in _table("releases").columns}
    assert columns["qualifier"].choices[:2] == ("exact", "at-least")
    assert (columns["total"].minimum, columns["total"].maximum) == (0, 100_000)
    assert columns["id"].pattern == "[a-z0-9]+(-[a-z0-9]+)*"
    events = {column.name: column.form for column in _table("events").columns}
    assert events["start"].pattern == "([01][0-9]|2[0-3]):[0-5][0-9]"
    assert events["recording_length"].pattern == "[0-9]{1,2}:[0-5][0-9](:[0-5][0-9])?"
    assert events["topics"].required
    assert not events["part_of_date"].required


# The rows


@pytest.mark.parametrize("kind", sorted(set(COLLECTIONS) - {"page"}))
def test_every_record_of_a_kind_has_its_row(kind: str, small: Library) -> None:
    name = {"moment": "timeline"}.get(kind, COLLECTIONS[kind])
    for library in (small, _real()):
        assert [row["id"] for row in _rows(name, library)] == sorted(library.records(kind))


def test_a_prisoner_is_told_in_full(small: Library) -> None:
    row = _rows("prisoners", small)[0]
    assert row == {
        "id": "synthetic-one",
        "name_en": "Synthetic Person 1",
        "name_de": "Synthetische Person 1",
        "sort_name_en": "Person 1, Synthetic",
        "sort_name_de": "Person 1, Synthetische",
        "role_en": "invented journalist",
        "role_de": "erfundene Journalistin",
        "birth_year": "1990",
        "birth_year_sources": "invented-gazette",
        "status": "free-abroad",
        "status_as_of": "2024-07-03",
        "status_as_of_precision": "day",
        "status_as_of_first": "2024-07-03",
        "status_as_of_last": "2024-07-03",
        "status_to_check": "false",
    }


def test_a_history_has_a_row_a_step_with_its_sources_and_their_newest_day(small: Library) -> None:
    rows = [row for row in _rows("prisoner-history", small) if row["prisoner"] == "synthetic-one"]
    assert [(row["step"], row["event"]) for row in rows] == [("1", "detained"), ("2", "convicted"), ("3", "released")]
    assert rows[0]["sources"] == "invented-gazette;invented-report"
    assert rows[0]["stated_on"] == "2025-02-03"
    assert rows[1]["stated_on"] == "2024-07-04"
    assert (rows[1]["date"], rows[1]["date_precision"], rows[1]["date_last"]) == ("2021-11", "month", "2021-11-30")
    assert rows[1]["confidence"] == "reported"


def test_spellings_tell_where_they_were_met_and_how_the_archive_writes() -> None:
    prisoner = record(
        "prisoner",
        """
publication: public
names: {be: [Асоба], en: [Synthetic Person 12, Person 12]}
sort_name: {en: "12, Person"}
seen:
  - {language: en, spelling: Person 12, where: Gazette}
  - {language: en, spelling: Person 12, where: Report}
  - {language: pl, spelling: Osoba 12}
spelling_in_archive: Persona 12
gender: f
role: {en: invented}
status: {value: free, as_of: "2024"}
history: [{date: "2024", event: released, confidence: reported, sources: []}]
""",
    )
    rows = _rows("prisoner-names", library_with(prisoners={"twelve": prisoner}))
    assert [list(row.values()) for row in rows] == [
        ["twelve", "1", "be", "Асоба", "false", "", "false"],
        ["twelve", "2", "en", "Synthetic Person 12", "false", "", "false"],
        ["twelve", "3", "en", "Person 12", "true", "Gazette", "false"],
        ["twelve", "4", "en", "Person 12", "true", "Report", "false"],
        ["twelve", "5", "pl", "Osoba 12", "true", "", "false"],
        ["twelve", "6", "en", "Persona 12", "false", "", "true"],
    ]


def test_a_wave_stands_with_what_it_adds_and_the_total_after_it(small: Library) -> None:
    rows = {row["id"]: row for row in _rows("releases", small)}
    running = 0
    ordinal = 0
    for key, release in sorted(small.releases.items(), key=lambda pair: pair[1].day.sort_key):
        row = rows[key]
        if not release.adds_to_total:
            assert (row["added"], row["running_total"], row["ordinal"]) == ("0", "", "")
            continue
        running += release.count.total if release.count.political is None else release.count.political
        ordinal += 1
        assert (row["running_total"], row["ordinal"]) == (str(running), str(ordinal))


def test_a_stated_total_stands_beside_the_sum_of_the_waves() -> None:
    for row in _rows("totals", _real()):
        total = _real().totals[row["id"]]
        assert int(row["value"]) == total.value
        assert int(row["difference"]) == total.value - int(row["computed"])
        waves = [_real().releases[key] for key in row["waves"].split(";")]
        parts = [wave.count.total if wave.count.political is None else wave.count.political for wave in waves]
        assert sum(parts) == int(row["computed"])
        if total.qualifier == "exact":
            assert row["agrees"] == ("true" if row["difference"] == "0" else "false")


def test_each_side_of_a_conflict_has_its_row(small: Library) -> None:
    rows = [row for row in _rows("conflicts", small) if row["record"] == "2024-07-02-first"]
    assert [(row["record_kind"], row["conflict"], row["position"], row["says_en"], row["counted"]) for row in rows] == [
        ("release", "1", "1", "an amnesty", "false"),
        ("release", "1", "2", "a pardon", "true"),
    ]
    assert {row["about_de"] for row in rows} == {"War es eine Amnestie oder eine Begnadigung?"}
    assert {row["why_en"] for row in rows} == {"the report is the later one"}
    assert [row["sources"] for row in rows] == ["invented-gazette", "invented-report"]
    assert [row["as_of"] for row in rows] == ["2024-07-03", ""]


def test_a_translation_says_who_made_it_and_who_reviewed_it(small: Library) -> None:
    rows = {(row["record_kind"], row["record"]): row for row in _rows("translations", small) if row["language"] == "de"}
    assert rows["prisoner", "synthetic-one"]["translator"] == "machine"
    assert rows["prisoner", "synthetic-one"]["reviewed"] == "false"
    reviewed = rows["prisoner", "synthetic-two"]
    assert (reviewed["from"], reviewed["reviewed"], reviewed["reviewed_by"]) == ("en", "true", "Synthetic Reviewer")
    assert reviewed["reviewed_on"] == "2026-10-01"


def test_corrections_have_their_rows_in_the_order_of_their_ids() -> None:
    made = [
        Correction(id=name, date=day("2026-01-02"), was={"en": "115"}, now={"en": "116"}, pages=("page:home",))
        for name in ("second", "first")
    ]
    rows = _rows("corrections", replace(library_with(), corrections=Corrections(corrections=tuple(made))))
    assert [row["id"] for row in rows] == ["first", "second"]
    assert (rows[0]["was_en"], rows[0]["now_en"], rows[0]["pages"], rows[0]["since"]) == ("115", "116", "page:home", "")


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("2024", ("2024", "year", "2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02", "month", "2024-02-01", "2024-02-29")),
        ("2024-07-03", ("2024-07-03", "day", "2024-07-03", "2024-07-03")),
        ({"before": "2024-07"}, ("../2024-07", "before", "", "2024-07-31")),
        ({"after": "2024-07-03"}, ("2024-07-03/..", "after", "2024-07-03", "")),
        ({"after": "2024-09-19", "before": "2024-11"}, ("2024-09-19/2024-11", "between", "2024-09-19", "2024-11-30")),
        (None, ("", "", "", "")),
    ],
)
def test_a_date_keeps_its_precision_and_can_be_sorted(written: object, cells: tuple[str, ...]) -> None:
    source = record("source", 'publisher: Gazette\naddress: null\ndate: null\nread: "2026"\n')
    dated = source.model_copy(update={"date": None if written is None else day(written)})
    library = library_with(sources={"gazette": dated})
    (row,) = _rows("sources", library)
    assert (row["date"], row["date_precision"], row["date_first"], row["date_last"]) == cells
    (found,) = _objects("sources", library)
    assert (found["date"], found["date_precision"]) == (cells[0] or None, cells[1] or None)
    (field, *_) = fields_of(next(column for column in _table("sources").columns if column.name == "date"), ("en",))
    assert not cells[0] or re.fullmatch(str(field.constraints["pattern"]), cells[0])


def test_the_day_of_a_statement_is_that_of_its_newest_dated_source() -> None:
    written = {"old": "2023-05", "new": "2024-02-01", "undated": None}
    sources = {
        key: record("source", "publisher: Gazette\naddress: null\ndate: null\nread: '2026'\n").model_copy(
            update={"date": None if said is None else day(said)}
        )
        for key, said in written.items()
    }
    library = library_with(sources=sources)
    assert stated_on(library, ["old", "new", "undated"]) == day("2024-02-01")
    assert stated_on(library, ["undated", "of another world"]) is None
    assert stated_on(library, []) is None


# What must not come out


def test_an_address_that_may_not_be_shown_is_in_no_file(small: Library) -> None:
    for library in (small, _real()):
        hidden = [source for source in library.sources.values() if not source.display]
        forbidden = {text for source in hidden for text in (source.address, source.archived) if text}
        assert forbidden
        for files in write_tables(library):
            for text in forbidden:
                assert text.encode() not in files.csv + files.json, files.table.name
    row = {row["id"]: row for row in _rows("sources", small)}["invented-report"]
    assert (row["address"], row["display"], row["address_note"]) == ("", "false", "protects-a-person")


def test_nothing_of_a_withheld_record_is_in_any_file(small: Library) -> None:
    assert small.withheld
    words = ["hidden-example", "Схаван", "Concealed", "Verborgenes", "Schavany", "lamplighter", "lighthouse"]
    # Letters stand in both files as they are, so that the search below would find them.
    names = write_table(_table("prisoner-names"), small)
    assert all("Сінтэтычная".encode() in content for content in (names.csv, names.json))
    for files in write_tables(small):
        for word in words:
            assert word.encode() not in files.csv + files.json, files.table.name


def test_what_is_meant_for_editors_is_in_no_file() -> None:
    organisations = _real().organisations.values()
    private = [text for found in organisations for text in (found.editors_note, found.name_basis) if text]
    assert private
    for files in write_tables(_real()):
        for text in private:
            assert text.encode() not in files.csv, files.table.name


def test_the_site_of_an_organisation_is_given_only_where_it_may_be_recommended() -> None:
    written = """
name: {en: Invented Service}
kind: {en: service}
description: {en: Writes letters.}
web: https://example.org/letters/
in_archive: true
confidence: reported
sources: [invented]
legal_risk: {status: {en: listed}, since: "2024-11", sources: [invented]}
"""
    open_one = record("organisation", written)
    punished = record("organisation", written + "recommended: false\n")
    rows = _rows("organisations", library_with(organisations={"a": open_one, "b": punished}))
    assert [(row["web"], row["recommended"]) for row in rows] == [
        ("https://example.org/letters/", "true"),
        ("", "false"),
    ]
    assert [(row["listed"], row["listed_as_en"], row["listed_since"]) for row in rows] == [
        ("true", "listed", "2024-11")
    ] * 2


def test_a_listed_publisher_is_marked_at_each_of_its_sources() -> None:
    library = _real()
    listed = {key for key, organisation in library.organisations.items() if organisation.legal_risk}
    marked = {row["id"] for row in _rows("sources", library) if row["listed"] == "true"}
    assert marked == {key for key, source in library.sources.items() if source.organisation in listed}
    assert marked


# Both kinds of file


def _value_of(row: dict[str, str], name: str, kind: str, languages: tuple[str, ...]) -> Any:
    """Return a value as a reader of the CSV file takes it, by the type that the dictionary gives its column."""
    if kind == "words":
        said = {code: _without_guard(row[f"{name}_{code}"]) for code in languages if row[f"{name}_{code}"]}
        return said or None
    cell = row[name]
    if kind == "list":
        return cell.split(";") if cell else []
    if not cell:
        return None
    if kind == "boolean":
        return {"true": True, "false": False}[cell]
    return json.loads(cell) if kind in ("integer", "number") else _without_guard(cell)


def _without_guard(cell: str) -> str:
    return cell[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", cell) else cell


@pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
def test_the_csv_file_read_back_says_what_the_json_file_says(table: Table, small: Library) -> None:
    for library in (small, _real()):
        files = write_table(table, library)
        rows, objects = _read(files), json.loads(files.json)
        assert len(rows) == len(objects) == files.rows
        for row, found in zip(rows, objects, strict=True):
            for column in table.columns:
                value = _value_of(row, column.name, column.form.kind, library.languages.codes)
                assert value == found[column.name], (table.name, column.name)
                if column.form.kind == "date":
                    for part in ("_precision", "_first", "_last"):
                        assert (row[column.name + part] or None) == found[column.name + part]


@pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
def test_every_id_in_a_table_leads_to_a_record(table: Table, small: Library) -> None:
    targets = {
        "sources": "source", "topics": "topic", "services": "organisation", "partners": "organisation",
        "original_authors": "person", "prisoners": "prisoner", "releases": "release", "organisations": "organisation",
        "waves": "release", "birth_year_sources": "source", "listed_sources": "source", "series": "series",
    }  # fmt: skip
    for library in (small, _real()):
        known = {key.column: {row["id"] for row in _rows(key.table, library)} for key in table.foreign_keys}
        for found in json.loads(write_table(table, library).json):
            for column, ids in known.items():
                assert found[column] is None or found[column] in ids, column
            for name, value in found.items():
                if isinstance(value, list) and name in targets:
                    assert set(value) <= set(library.records(targets[name])), name
                elif isinstance(value, list):
                    assert name in ("languages", "also", "pages"), name


@pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
def test_the_key_of_a_table_is_unlike_in_every_row(table: Table, small: Library) -> None:
    for library in (small, _real()):
        keys = [tuple(row[name] for name in table.primary_key) for row in _read(write_table(table, library))]
        assert len(keys) == len(set(keys))


def test_the_order_in_which_records_were_read_changes_no_byte(small: Library) -> None:
    turned = replace(
        small, **{name: dict(reversed(list(getattr(small, name).items()))) for name in COLLECTIONS.values()}
    )
    assert [(files.csv, files.json) for files in write_tables(turned)] == [
        (files.csv, files.json) for files in write_tables(small)
    ]


def test_a_further_language_adds_columns_and_no_code(small: Library) -> None:
    further = Language(
        code="uk", name="Українська", chooser="Читати", locale="uk_UA", theme="uk", falls_back_to=("en",)
    )
    library = replace(small, languages=Languages(languages=(*small.languages.languages, further)))
    header = list(_rows("prisoners", library)[0])
    assert header[header.index("role_en") :][:3] == ["role_en", "role_de", "role_uk"]
    assert len(header) == len(_rows("prisoners", small)[0]) + 3


# CSV


def _csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_csv_file_begins_with_a_mark_and_its_lines_end_as_spreadsheets_expect() -> None:
    assert write_csv(["a", "b"], [["Жук", 1], ['say "so", he said', None]]) == (
        b'\xef\xbb\xbfa,b\r\n\xd0\x96\xd1\x83\xd0\xba,1\r\n"say ""so"", he said",\r\n'
    )


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (-3, "-3"),
        (0, "0"),
        (0.5, "0.5"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("+375", "'+375"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("a=1", "a=1"),
        ("– 5", "– 5"),
        ("../2024", "../2024"),
        ('"x"', '"x"'),
        ("a\r\nb", "a\r\nb"),
    ],
)
def test_a_cell_is_written_so_that_no_spreadsheet_runs_it(cell: Cell, written: str) -> None:
    assert _csv_rows(write_csv(["head", "end"], [[cell, "x"]])) == [["head", "end"], [written, "x"]]


def test_a_hostile_head_is_defused_too() -> None:
    assert _csv_rows(write_csv(["=1"], [["x"]]))[0] == ["'=1"]


@given(st.lists(st.tuples(st.text(), st.text(alphabet="'=+-@\t\r\n,;\"ab"))))
def test_any_text_comes_back_as_it_was_and_none_begins_like_a_formula(rows: list[tuple[str, str]]) -> None:
    rows = [row for row in rows if not any("\ud800" <= letter <= "\udfff" for cell in row for letter in cell)]
    found = _csv_rows(write_csv(["a", "b"], rows))[1:]
    assert [tuple(_without_guard(cell) for cell in row) for row in found] == rows
    assert not any(cell[:1] in tuple("=+-@\t\r\n＝＋－＠") for row in found for cell in row)


def test_a_hostile_text_in_a_record_is_defused_in_the_csv_and_whole_in_the_json() -> None:
    hostile = "=cmd|'/c calc'!A1,\"\u2028</script>"
    topic = record("topic", "label: {en: x}\ndescription: {en: y}\n").model_copy(update={"label": {"en": hostile}})
    library = library_with(topics={"bad": topic})
    assert _rows("topics", library)[0]["label_en"] == f"'{hostile}"
    assert _objects("topics", library)[0]["label"] == {"en": hostile}


# The version


def test_the_version_names_the_newest_day_and_the_content() -> None:
    data = write_data(_real())
    assert re.fullmatch(r"2026-03-20\+[0-9a-f]{8}", data.name)
    assert data.name == write_data(_real()).name


def test_one_changed_number_changes_the_version(small: Library) -> None:
    key, release = next(iter(small.releases.items()))
    count = release.count.model_copy(update={"women": (release.count.women or 0) + 1})
    changed = replace(small, releases={**small.releases, key: release.model_copy(update={"count": count})})
    before, after = write_data(small).name, write_data(changed).name
    assert before != after
    assert before.split("+")[0] == after.split("+")[0]


def test_data_without_a_day_has_a_version_too() -> None:
    library = library_with()
    assert name_version(library, write_tables(library)).startswith("undated+")


def test_a_table_without_rows_is_a_header_and_an_empty_list() -> None:
    files = write_table(_table("totals"), library_with())
    assert files.rows == 0
    assert files.csv.count(b"\r\n") == 1
    assert json.loads(files.json) == []

"""The data sets are offered as files that a Data Package describes truly, and two pages lead to them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import frictionless
import pytest
from lxml import html

from dossier.edition import Edition
from dossier.library import Library
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.data_package import DataPackage
from dossier.outputs.registry import OUTPUTS
from dossier.plan.site import plan_site
from dossier.problems import Problems
from dossier.reading import read_library
from dossier.tables.registry import TABLES
from dossier.tables.version import write_data
from small_sites import ROOT, SITE, TODAY, copy_small_site
from unit.making import edition_of, make, speech_of

PACKAGE = "data/datapackage.json"


@cache
def _real() -> Edition:
    library = read_library(ROOT, Problems())
    return Edition(plan_site(library), {code: speech_of(code) for code in library.languages.codes}, TODAY)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition_of(copy_small_site(tmp_path_factory.mktemp("package") / "small"))


def _files(edition: Edition) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in make_artifacts(DataPackage(), edition)}


def _package(edition: Edition) -> dict[str, Any]:
    return json.loads(_files(edition)[PACKAGE])


def _write(edition: Edition, folder: Path) -> Path:
    for path, content in _files(edition).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / PACKAGE


def _errors(package: Path) -> list[list[Any]]:
    """Return what frictionless has to say against a package."""
    return frictionless.validate(str(package)).flatten(["title", "fieldName", "type", "note"])


def _with(edition: Edition, **records: Any) -> Edition:
    return replace(edition, plan=plan_site(replace(edition.library, **records)))


# What frictionless says


@pytest.mark.parametrize("which", ["small", "real"])
def test_frictionless_validates_the_package(which: str, small: Edition, tmp_path: Path) -> None:
    assert _errors(_write(small if which == "small" else _real(), tmp_path)) == []


def _change_row(text: str) -> str:
    return text.replace(",pardon-decree,", ",pardon-degree,", 1)


@pytest.mark.parametrize(
    ("file", "change", "error"),
    [
        ("data/releases.csv", _change_row, "constraint-error"),
        ("data/releases.csv", lambda text: text.replace("2024-07-02-first,", ",", 1), "constraint-error"),
        ("data/releases.csv", lambda text: text.replace(",10,", ",ten,", 1), "type-error"),
        ("data/prisoner-history.csv", lambda text: text.replace("synthetic-one,1", "synthetic-six,1"), "foreign-key"),
        ("data/prisoner-history.csv", lambda text: text.replace("synthetic-one,2", "synthetic-one,1"), "primary-key"),
        ("data/topics.csv", lambda text: text + "\r\n", "hash-count"),
        ("data/sources.csv", lambda text: text.replace("publisher", "printer", 1), "incorrect-label"),
        ("data/sources.csv", lambda text: text.replace("https://example.org/gazette/1", "no address"), "type-error"),
        ("data/prisoners.csv", lambda text: text.replace(",2024-07-03,day", ",July,day", 1), "constraint-error"),
        ("data/timeline.csv", lambda text: text.replace(",repression,", ",repression; trial,", 1), "constraint-error"),
    ],
)
def test_frictionless_sees_what_it_is_to_see(
    file: str, change: Callable[[str], str], error: str, small: Edition, tmp_path: Path
) -> None:
    # The guard of the test above.
    package = _write(small, tmp_path)
    text = (tmp_path / file).read_bytes().decode()
    assert change(text) != text
    (tmp_path / file).write_bytes(change(text).encode())
    assert error in {found[2] for found in _errors(package)}


# What the package says


@pytest.mark.parametrize("which", ["small", "real"])
def test_the_package_describes_each_file_as_it_is(which: str, small: Edition) -> None:
    edition = small if which == "small" else _real()
    files = _files(edition)
    resources = _package(edition)["resources"]
    assert [resource["name"] for resource in resources] == [table.name for table in TABLES]
    named = {PACKAGE}
    for resource in resources:
        path = f"data/{resource['path']}"
        content = files[path]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        header = content.decode("utf-8-sig").split("\r\n")[0]
        assert header == ",".join(field["name"] for field in resource["schema"]["fields"])
        assert all(field["description"] for field in resource["schema"]["fields"])
        named |= {path, path.replace(".csv", ".json")}
    assert named == set(files)


def test_the_package_says_who_published_what_under_which_licence(small: Edition) -> None:
    package = _package(small)
    assert package["name"] == "belarus-dossier"
    assert package["title"] == small.library.texts["page", "home"]["en"].front.title
    assert package["version"] == write_data(small.library).name
    assert package["homepage"] == f"{SITE}en/data/"
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert package["contributors"][0]["roles"] == ["publisher"]
    assert "created" not in package


def test_the_package_names_every_source_that_may_be_shown_and_no_other() -> None:
    library = _real().library
    named = [source["path"] for source in _package(_real())["sources"]]
    shown = [source.address for _, source in sorted(library.sources.items()) if source.address and source.display]
    assert named == shown
    whole = _files(_real())[PACKAGE].decode()
    hidden = [source.address for source in library.sources.values() if source.address and not source.display]
    assert hidden
    assert not [address for address in hidden if address in whole]


def test_the_schema_tells_what_the_models_allow(small: Edition) -> None:
    (releases,) = (found for found in _package(small)["resources"] if found["name"] == "releases")
    fields = {field["name"]: field for field in releases["schema"]["fields"]}
    assert fields["qualifier"]["constraints"]["enum"][0] == "exact"
    assert fields["total"] == {
        "name": "total",
        "type": "integer",
        "description": "How many people left prison, as the dossier counts.",
        "constraints": {"required": True, "minimum": 0, "maximum": 100_000},
    }
    assert fields["decree_first"]["type"] == "date"
    assert "constraints" not in fields["political"] or "required" not in fields["political"]["constraints"]
    assert releases["schema"]["primaryKey"] == ["id"]
    assert releases["schema"]["missingValues"] == [""]
    assert "In the language `de`." in fields["legal_basis_de"]["description"]


# What changes when something changes


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    assert before.keys() == after.keys()
    return {path for path in before if before[path] != after[path]}


def _tables(*names: str) -> set[str]:
    return {f"data/{name}.{ending}" for name in names for ending in ("csv", "json")} | {PACKAGE}


def _change_women(library: Library) -> dict[str, Any]:
    (key, release), *_ = library.releases.items()
    count = release.count.model_copy(update={"women": (release.count.women or 0) + 1})
    return {"releases": {**library.releases, key: release.model_copy(update={"count": count})}}


def _change_total(library: Library) -> dict[str, Any]:
    key, release = next(pair for pair in library.releases.items() if pair[1].adds_to_total and pair[1].count.political)
    count = release.count.model_copy(update={"political": release.count.political + 1})
    return {"releases": {**library.releases, key: release.model_copy(update={"count": count})}}


def _change_held(library: Library) -> dict[str, Any]:
    (key, count), *_ = library.counts.items()
    return {"counts": {**library.counts, key: count.model_copy(update={"value": count.value + 1})}}


@pytest.mark.parametrize(
    ("change", "tables"),
    [(_change_women, ("releases",)), (_change_total, ("releases", "totals")), (_change_held, ("counts",))],
)
def test_a_changed_number_changes_the_tables_that_use_it_and_no_other_file(
    change: Callable[[Library], dict[str, Any]], tables: tuple[str, ...], small: Edition
) -> None:
    for edition in (small, _real()):
        changed = _with(edition, **change(edition.library))
        assert _changed(_files(edition), _files(changed)) == _tables(*tables)


def test_neither_the_day_nor_the_words_of_the_interface_change_a_byte(small: Edition) -> None:
    german = {code: speech_of("de") for code in small.speeches}
    other = replace(small, speeches=german, today=TODAY.replace(year=2027))
    assert _changed(_files(small), _files(other)) == set()
    assert _changed(_files(small), _files(replace(small, site_url="https://elsewhere.test/"))) == {PACKAGE}


def test_the_tables_are_written_once_an_edition(small: Edition) -> None:
    assert small.once(write_data) is small.once(write_data)
    assert DataPackage in {type(output) for output in OUTPUTS}


# The pages that lead to the files


def _page(edition: Edition, kind: str, identifier: str, language: str) -> Any:
    return html.fromstring(f"<main>{make(edition, kind, identifier, language).main}</main>")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("kind", "identifier", "base"), [("list", "data", "../../"), ("data-dictionary", "all", "../../../")]
)
def test_every_file_is_offered_with_its_size(
    kind: str, identifier: str, base: str, language: str, small: Edition
) -> None:
    files = _files(small)
    found = _page(small, kind, identifier, language).xpath("//a[@download]")
    links = {link.get("href"): link for link in found if link.get("href").startswith(f"{base}data/")}
    assert links.keys() == {base + path for path in files if path != PACKAGE}
    for href, link in links.items():
        size = -(-len(files[href.removeprefix(base)]) // 1000)
        assert re.search(rf"(CSV|JSON), {size}\s?kB$", link.text_content()), link.text_content()
        assert link.get("type") == ("text/csv" if href.endswith("csv") else "application/json")


def test_the_data_page_says_version_and_licence_and_leads_to_dictionary_and_package(small: Edition) -> None:
    page = _page(small, "list", "data", "en")
    section = page.xpath("//section[@aria-labelledby='sets']")[0]
    assert write_data(small.library).name in section.text_content()
    assert "CC BY 4.0" in section.text_content()
    hrefs = section.xpath(".//a/@href")
    assert "../../en/data/dictionary/" in hrefs
    assert "../../data/datapackage.json" in hrefs
    rows = section.xpath(".//tbody/tr")
    assert len(rows) == len(TABLES)
    assert [row.xpath("./td")[0].text_content() for row in rows][:1] == [str(len(small.library.releases))]


@pytest.mark.parametrize("language", ["en", "de", "be", "pl"])
def test_the_dictionary_has_every_column_of_every_file(language: str) -> None:
    page = _page(_real(), "data-dictionary", "all", language)
    for resource in _package(_real())["resources"]:
        section = page.xpath(f"//section[@aria-labelledby='{resource['name']}']")[0]
        assert section.xpath("./h2/@id") == [resource["name"]]
        named = section.xpath(".//tbody/tr/th/code/text()")
        assert named == [field["name"] for field in resource["schema"]["fields"]]
        values = {
            value for field in resource["schema"]["fields"] for value in field.get("constraints", {}).get("enum", [])
        }
        shown = set(section.xpath(".//ul[@class='values']/li/code/text()"))
        dates = {"day", "month", "year", "before", "after", "between"}
        assert values - dates <= shown


def test_the_dictionary_tells_values_in_the_words_of_the_pages(small: Edition) -> None:
    page = _page(small, "data-dictionary", "all", "en")
    told = {" ".join(item.text_content().split()) for item in page.xpath("//ul[@class='values']/li")}
    assert "held: held as political prisoners on the day" in told
    assert "at-least: at least …" in told
    assert "pardon-decree: Pardon by decree" in told


def test_a_column_is_told_to_be_filled_where_its_model_demands_it(small: Edition) -> None:
    page = _page(small, "data-dictionary", "all", "en")
    rows = {
        row.xpath("./th/code/text()")[0]: [cell.text_content() for cell in row.xpath("./td")[:2]]
        for row in page.xpath("//section[@aria-labelledby='releases']//tbody/tr")
    }
    assert rows["total"] == ["whole number", "always filled"]
    assert rows["political"] == ["whole number", "may be empty"]
    assert rows["kind"] == ["one of the values", "always filled"]
    assert rows["sources"] == ["list of codes", "may be empty"]
    assert rows["legal_basis_en"] == ["text, one column a language", "may be empty"]

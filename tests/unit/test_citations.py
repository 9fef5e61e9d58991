"""How works of the dossier are cited: in words, in three formats that other programs read, and in CITATION.cff."""

from __future__ import annotations

import json
import posixpath
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import rispy
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pybtex.database import Entry, parse_string

from dossier.citations.bibtex import escape_tex, write_bibtex
from dossier.citations.csl import write_csl
from dossier.citations.formats import FORMATS
from dossier.citations.ris import write_ris
from dossier.citations.text import Citation, cite, on_one_line
from dossier.citations.work import Kind, Name, Original, Work
from dossier.edition import Edition
from dossier.model.texts import Wording
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.citations import Citations
from dossier.publish.edition import prepare_edition
from small_sites import ROOT, SITE, TODAY
from unit.making import day, edition_of, make, rewrite, speech_of

INSTITUTE = "Institute for the Danube Region and Central Europe (IDM)"
KINDS: tuple[Kind, ...] = ("report", "event", "dataset", "figure", "webpage")
WORK = Work(
    key="dossier-publication-a-en",
    kind="report",
    title=Wording("A summary", "en"),
    language="en",
    authors=(Name("Synthetic Institute (SI)", is_body=True),),
    publisher="Synthetic Institute (SI)",
    place="Vienna",
    container=Wording("The dossier", "en"),
    url=SITE + "en/publications/a/",
    original=Original(
        title=Wording("Ein Original", "de"),
        authors=(Name("Person 12", "Synthetic"), Name("Person 13", "Synthetic")),
        publisher=Wording("A publisher", "en"),
        date=day({"after": "2024-09-19", "before": "2024-11-06"}),
    ),
)
# CSL 1.0.2, the variables and types that we use of its input schema.
CSL_VARIABLES = {
    "id", "type", "title", "container-title", "author", "publisher", "publisher-place", "language", "URL", "note",
    "issued", "version", "reviewed-title", "reviewed-author",
}  # fmt: skip
_TEX = re.compile(r"\\text(backslash|braceleft|braceright|asciitilde|asciicircum)\{\}|\\([$&%#_])")
_TEX_SIGNS = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
ANY_LINE = st.text(max_size=60) | st.sampled_from(
    ["}", "{", "\\input{/etc/passwd}", "100 % & $x_1^2$ # ~", "a\nER  - \nTY  - JOUR", "a\r\nTI  - b", "\u2028x",
     '"quoted"', "@article{x,", "<script>alert(1)</script>", "a} , note = {b", "\x00\x85", "Family, Given and Other"]
)  # fmt: skip


@pytest.fixture
def edition(small_site: Path) -> Edition:
    """The small site's edition, published at an address of its own."""
    return prepare_edition(small_site, TODAY, SITE)


def _cite(work: Work, language: str = "en") -> Citation:
    return cite(work, speech_of(language))


def _read_bibtex(text: str) -> tuple[str, Entry]:
    """Return key and entry as pybtex, which wrote none of it, reads them."""
    entries = parse_string(text, "bibtex").entries
    assert len(entries) == 1
    return next(iter(entries.items()))


def _plain_tex(text: str) -> str:
    """Return what TeX would print."""
    return _TEX.sub(lambda match: _TEX_SIGNS[match[1]] if match[1] else match[2], text)


def _read_ris(text: str) -> dict[str, Any]:
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert all(
        re.match(r"[A-Z][A-Z0-9]  - ", line) and not re.search(r"[\r\n\x0b\x0c\u2028]", line) for line in lines[:-1]
    )
    assert lines[0].startswith("TY  - ")
    assert [number for number, line in enumerate(lines) if line.startswith("ER")] == [len(lines) - 2]
    (entry,) = rispy.loads(text)
    return dict(entry)


def _read_csl(text: str) -> dict[str, Any]:
    (item,) = json.loads(text)
    assert set(item) <= CSL_VARIABLES
    return dict(item)


def _words(citation: Citation) -> str:
    return " ".join(citation.text.striptags().split())


def _files(edition: Edition) -> dict[str, str]:
    return {file.path: file.content.decode() for file in make_artifacts(Citations(), edition)}


def _main(edition: Edition, kind: str, identifier: str, language: str = "en") -> html.HtmlElement:
    return html.fragment_fromstring(str(make(edition, kind, identifier, language).main), create_parent="div")


# In words


def test_a_summary_is_cited_as_the_institutes_and_its_original_as_its_authors() -> None:
    assert _words(_cite(WORK)) == (
        "Synthetic Institute (SI): “A summary”. Summary of: Synthetic Person 12 and Synthetic Person 13: "
        "“Ein Original”; A publisher; between 19 September 2024 and 6 November 2024. In: The dossier, Vienna. "
        f"{SITE}en/publications/a/"
    )


def test_the_original_of_an_event_is_called_an_event_and_an_unknown_date_undated() -> None:
    assert WORK.original is not None
    work = replace(WORK, kind="event", original=replace(WORK.original, authors=(), date=None))
    assert "Summary of the event: “Ein Original”; A publisher; undated." in _words(_cite(work))


def test_data_is_cited_with_version_day_and_licence() -> None:
    work = replace(
        WORK, kind="dataset", original=None, date=day("2026-03-20"), version="2026-03-20+1a2b", licence="CC BY 4.0"
    )
    assert "Data set. Version 2026-03-20+1a2b. As of 20 March 2026. Licence: CC BY 4.0. Vienna. " in _words(_cite(work))
    figure = replace(work, kind="figure", version=None)
    assert "Figure. As of 20 March 2026. Licence: CC BY 4.0. In: The dossier, Vienna. " in _words(_cite(figure))
    record = replace(work, kind="webpage", version=None, date=None, as_of=day("2025-02"))
    assert "”. As of February 2025. Licence: CC BY 4.0. In: The dossier" in _words(_cite(record))


def test_a_translation_by_a_machine_that_nobody_read_says_so_in_every_format() -> None:
    citation = _cite(replace(WORK, is_machine_translated=True))
    for text in (_words(citation), *(form.write(citation) for form in FORMATS)):
        assert "Machine-assisted translation." in text
    assert "Machine-assisted" not in _words(_cite(WORK))


def test_titles_of_another_language_are_marked() -> None:
    text = html.fragment_fromstring(str(_cite(WORK).text), create_parent="p")
    assert [(span.get("lang"), span.text) for span in text.xpath("//span[@lang]")] == [("de", "Ein Original")]
    german = html.fragment_fromstring(str(_cite(WORK, "de").text), create_parent="p")
    assert "Ein Original" not in german.xpath("//span[@lang]/text()")
    assert german.xpath("//span[@lang='en']/text()") == ["A summary", "A publisher", "The dossier"]


@pytest.mark.parametrize("language", ["en", "de", "be", "pl"])
def test_no_sentence_ends_twice(language: str) -> None:
    # A Belarusian date ends with an abbreviation's full stop.
    for kind in KINDS:
        work = replace(WORK, kind=kind, date=day("2024-09-20"), licence="CC BY 4.0", version="1")
        assert ".." not in _words(_cite(work, language)).replace(SITE, "")


@given(ANY_LINE)
def test_no_title_reaches_the_page_as_code(title: str) -> None:
    citation = _cite(replace(WORK, title=Wording(title, "en"), container=Wording(title, "de")))
    text = html.fragment_fromstring(f"<p>{citation.text}</p>") if citation.text else None
    assert text is not None
    assert {element.tag for element in text.iter()} == {"p", "span"}


# Formats


@pytest.mark.parametrize("kind", KINDS)
def test_three_programs_read_the_same_from_the_three_formats(kind: Kind) -> None:
    citation = _cite(replace(WORK, kind=kind, date=day("2024-09-20"), version="7"))
    key, bibtex = _read_bibtex(write_bibtex(citation))
    ris, csl = _read_ris(write_ris(citation)), _read_csl(write_csl(citation))
    assert key == ris["id"] == csl["id"] == WORK.key
    assert bibtex.fields["title"].strip("{}") == ris["title"] == csl["title"] == "A summary"
    assert bibtex.fields["url"] == ris["urls"][0] == csl["URL"] == WORK.url
    assert bibtex.fields["organization"] == ris["secondary_title"] == csl["container-title"] == "The dossier"
    assert bibtex.fields["note"] == ris["notes"][0] == csl["note"] == citation.note
    assert bibtex.fields["version"] == ris["edition"] == csl["version"] == "7"
    assert (bibtex.fields["year"], ris["year"], csl["issued"]["date-parts"][0][0]) == ("2024", "2024", 2024)
    assert (bibtex.fields["language"], ris["language"], csl["language"]) == ("English", "en", "en")


def test_the_institute_is_one_author_and_no_author_of_the_original_is_one() -> None:
    citation = _cite(WORK)
    _, bibtex = _read_bibtex(write_bibtex(citation))
    assert [str(person) for person in bibtex.persons["author"]] == ["{Synthetic Institute (SI)}"]
    assert _read_ris(write_ris(citation))["authors"] == ["Synthetic Institute (SI)"]
    csl = _read_csl(write_csl(citation))
    assert csl["author"] == [{"literal": "Synthetic Institute (SI)"}]
    assert csl["reviewed-author"] == [
        {"family": "Person 12", "given": "Synthetic"},
        {"family": "Person 13", "given": "Synthetic"},
    ]
    assert (csl["reviewed-title"], _read_ris(write_ris(citation))["reviewed_item"]) == ("Ein Original",) * 2


def test_names_of_persons_keep_their_parts() -> None:
    names = (Name("Person 12", "Synthetic"), Name("Person and Sons, Ltd", "Synthetic"), Name("Mononym"))
    citation = _cite(replace(WORK, authors=names))
    _, bibtex = _read_bibtex(write_bibtex(citation))
    read = [
        (" ".join(person.last_names).strip("{}"), " ".join(person.first_names)) for person in bibtex.persons["author"]
    ]
    assert read == [(name.family, name.given) for name in names]
    assert _read_ris(write_ris(citation))["authors"][0] == "Person 12, Synthetic"
    assert _read_csl(write_csl(citation))["author"][2] == {"literal": "Mononym"}


@pytest.mark.parametrize(
    ("written", "bibtex", "ris", "csl"),
    [
        ("2024-09-20", ("2024-09-20", "2024"), ("2024", "2024/09/20/"), {"date-parts": [[2024, 9, 20]]}),
        ("2024-09", ("2024-09", "2024"), ("2024", "2024/09//"), {"date-parts": [[2024, 9]]}),
        ("2024", ("2024", "2024"), ("2024", "2024///"), {"date-parts": [[2024]]}),
        (
            {"after": "2024-09-19", "before": "2024-11"},
            ("2024-09-19/2024-11", "2024"),
            ("2024", "2024///between 19 September 2024 and November 2024"),
            {"date-parts": [[2024, 9, 19], [2024, 11]]},
        ),
        (
            {"after": "2022", "before": "2023-06"},
            ("2022/2023-06", None),
            (None, "///between 2022 and June 2023"),
            {"date-parts": [[2022], [2023, 6]]},
        ),
        (
            {"before": "2024-07"},
            ("../2024-07", None),
            (None, "///not later than July 2024"),
            {"literal": "not later than July 2024"},
        ),
        (
            {"after": "2024-07-03"},
            ("2024-07-03/..", None),
            (None, "///not earlier than 3 July 2024"),
            {"literal": "not earlier than 3 July 2024"},
        ),
    ],
)
def test_a_date_is_given_no_more_exactly_than_it_is_known(
    written: Any, bibtex: tuple[str, str | None], ris: tuple[str | None, str], csl: dict[str, Any]
) -> None:
    citation = _cite(replace(WORK, date=day(written)))
    _, entry = _read_bibtex(write_bibtex(citation))
    assert (entry.fields["date"], entry.fields.get("year")) == bibtex
    read = _read_ris(write_ris(citation))
    assert (read.get("year"), read["date"].replace("\xa0", " ")) == ris
    issued = _read_csl(write_csl(citation))["issued"]
    assert {name: value.replace("\xa0", " ") if name == "literal" else value for name, value in issued.items()} == csl


def test_without_a_date_no_format_invents_one() -> None:
    citation = _cite(WORK)
    assert not {"date", "year"} & set(_read_bibtex(write_bibtex(citation))[1].fields)
    assert not {"date", "year"} & set(_read_ris(write_ris(citation)))
    assert "issued" not in _read_csl(write_csl(citation))


@given(ANY_LINE, ANY_LINE)
def test_no_text_breaks_out_of_its_field_in_any_format(title: str, name: str) -> None:
    named = Wording(f"T{title}", "en")
    original = Original(named, (Name(f"N{name}"),), named, None)
    work = replace(WORK, title=named, container=named, authors=(Name(f"N{name}", is_body=True),), original=original)
    citation = _cite(work)
    expected = on_one_line(named.text)
    _, entry = _read_bibtex(write_bibtex(citation))
    assert {"title", "organization", "publisher", "location", "language", "note", "url"} == set(entry.fields)
    assert _plain_tex(entry.fields["organization"]) == expected
    assert len(entry.persons["author"]) == 1
    assert re.search(r"\\(?!text(?:backslash|brace|ascii)|[$&%#_])", write_bibtex(citation)) is None
    ris = _read_ris(write_ris(citation))
    assert ris["title"].strip() == ris["secondary_title"].strip() == expected
    assert _read_csl(write_csl(citation))["title"] == named.text


@given(ANY_LINE)
def test_braces_balance_and_nothing_is_lost_in_tex(text: str) -> None:
    escaped = escape_tex(text)
    depth = 0
    for sign in escaped:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert _plain_tex(escaped) == on_one_line(text)


def test_an_address_is_left_as_it_is_but_for_what_would_end_it() -> None:
    work = replace(WORK, url="https://dossier.test/a_b~c/?x=1%20&y#z}\\x")
    assert "url = {https://dossier.test/a_b~c/?x=1%20&y#z%7D%5Cx}" in write_bibtex(_cite(work))


# Files and pages


def test_each_publication_event_and_the_data_have_files_in_each_language_of_their_own(edition: Edition) -> None:
    endings = {form.ending for form in FORMATS}
    assert endings == {"bib", "ris", "json"}
    folders = {
        page.address
        for page in edition.plan.pages
        if page.own and (page.kind in ("publication", "event", "chart") or page.key == ("list", "data"))
    }
    assert {"en/publications/invented-video/", "de/publications/invented-waves/", "de/data/"} <= folders
    assert "de/publications/invented-video/" not in folders
    assert set(_files(edition)) == {f"{folder}cite.{ending}" for folder in folders for ending in endings}


def test_a_file_names_the_page_beside_it_by_its_whole_address(edition: Edition) -> None:
    for path, content in _files(edition).items():
        page = f"{SITE}{posixpath.dirname(path)}/"
        if path.endswith(".bib"):
            assert _read_bibtex(content)[1].fields["url"] == page
        elif path.endswith(".ris"):
            assert _read_ris(content)["urls"] == [page]
        else:
            assert _read_csl(content)["URL"] == page


def test_every_key_is_given_once(edition: Edition) -> None:
    keys = [_read_bibtex(content)[0] for path, content in _files(edition).items() if path.endswith(".bib")]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)


@pytest.mark.parametrize(
    ("kind", "identifier", "language"),
    [
        ("publication", "invented-waves", "de"),
        ("publication", "invented-video", "de"),
        ("event", "invented-panel", "en"),
        ("list", "data", "de"),
        ("chart", "waves", "de"),
    ],
)
def test_a_page_shows_its_citation_and_leads_to_its_files(
    edition: Edition, kind: str, identifier: str, language: str
) -> None:
    page = edition.plan.find(kind, identifier, language)
    assert page is not None
    section = _main(edition, kind, identifier, language).xpath("//section[@class='citing']")[0]
    assert section.xpath(".//span[@class='citation-address']/text()") == [SITE + page.canonical]
    links = [urljoin(SITE + page.address, href) for href in section.xpath(".//a[@download]/@href")]
    assert links == [f"{SITE}{page.canonical}cite.{form.ending}" for form in FORMATS]
    assert {link.removeprefix(SITE) for link in links} <= set(_files(edition))


def test_the_summary_of_a_publication_names_its_author_as_the_originals_only(edition: Edition) -> None:
    said = " ".join(_main(edition, "publication", "invented-waves").xpath("string(//p[@class='citation'])").split())
    assert said.startswith(f"{INSTITUTE}: “Two invented waves”. Summary of: Synthetic Author 1: “Invented Waves”;")
    # The day is the original's; when the summary was written the records do not say.
    assert said.count("2024") == 1
    assert "Invented Institute; 20 September 2024. In: The invented dossier, Vienna." in said


def test_whether_a_machine_translated_a_summary_follows_from_its_own_text(edition: Edition, small_site: Path) -> None:
    note = "Übersetzung mit maschineller Unterstützung."
    assert note in _files(edition)["de/publications/invented-waves/cite.bib"]
    assert "Machine-assisted" not in _files(edition)["en/publications/invented-waves/cite.bib"]
    reviewed = "translator: machine\n  reviewed: true"
    rewrite(small_site / "briefings/invented-waves/de.md", "translator: machine", reviewed)
    assert note not in _files(edition_of(small_site))["de/publications/invented-waves/cite.bib"]


def test_the_data_is_cited_with_the_version_of_its_files(edition: Edition) -> None:
    version = _read_csl(_files(edition)["en/data/cite.json"])["version"]
    assert re.fullmatch(r"2025-02-03\+[0-9a-f]{8}", version)
    assert f"Version {version}." in _main(edition, "list", "data").xpath("string(//p[@class='citation'])")


def test_a_release_wave_bears_its_formats_itself_and_the_day_of_its_newest_statement(edition: Edition) -> None:
    section = _main(edition, "release", "2024-07-02-first").xpath("//section[@class='citing']")[0]
    assert section.xpath(".//a") == []
    assert section.xpath(".//details//h3/text()") == ["BibTeX", "RIS", "CSL-JSON"]
    bibtex, ris, csl = (str(entry) for entry in section.xpath(".//pre/text()"))
    assert _read_bibtex(bibtex)[1].fields["url"] == f"{SITE}en/releases/2024-07-02-first/"
    assert _read_ris(ris.replace("\n", "\r\n") + " \r\n")["type_of_reference"] == "ELEC"
    assert _read_csl(csl)["note"] == "As of 5 July 2024. Licence: CC BY 4.0."


def test_a_prisoner_is_cited_by_name_with_the_day_of_the_status(edition: Edition) -> None:
    section = _main(edition, "prisoner", "synthetic-two", "de").xpath("//section[@class='citing']")[0]
    csl = _read_csl(section.xpath(".//pre/text()")[2])
    # The page's own wording, and the language in which the record has the name.
    assert (csl["title"], csl["language"]) == ("Synthetic Person 2", "de")
    assert "issued" not in csl
    assert "2025" in csl["note"]
    assert section.xpath(".//p[@class='citation']/span[@lang='en']/text()")[0] == "Synthetic Person 2"


def test_a_chart_is_cited_by_the_title_on_its_page_and_the_newest_day_of_its_data(edition: Edition) -> None:
    csl = _read_csl(_files(edition)["en/charts/waves/cite.json"])
    page = _main(edition, "chart", "waves")
    assert csl["title"] == page.findtext(".//h1")
    assert csl["title"] in page.xpath("string(//p[@class='citation'])")
    assert (csl["type"], csl["issued"]) == ("figure", {"date-parts": [[2025, 2, 3]]})


def test_a_hostile_title_reaches_no_file_as_code(small_site: Path) -> None:
    title = "Waves} \\\\input{x} <script>alert(1)</script> % \\nER  - "
    rewrite(small_site / "briefings/invented-waves/en.md", "title: Two invented waves", f'title: "{title}"')
    edition = edition_of(small_site)
    files = {file.path: file.content.decode() for file in make_artifacts(Citations(), edition)}
    base = "en/publications/invented-waves/cite."
    _, entry = _read_bibtex(files[f"{base}bib"])
    plain = "Waves} \\input{x} <script>alert(1)</script> % ER -"
    assert _plain_tex(entry.fields["title"].removeprefix("{").removesuffix("}")) == plain
    assert _read_ris(files[f"{base}ris"])["title"] == plain
    assert _main(edition, "publication", "invented-waves").xpath("//script") == []


def test_no_citation_names_a_withheld_person(edition: Edition) -> None:
    whole = "".join(_files(edition).values())
    for spellings in edition.library.withheld.values():
        assert not any(name in whole for name in spellings)


# CITATION.cff


def test_the_citation_file_of_the_whole_is_of_the_form_1_2_0() -> None:
    """By the schema of the Citation File Format 1.2.0: what it demands, and no field that it lacks."""
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert set(found) >= {"cff-version", "message", "title", "authors"}
    assert set(found) <= {
        "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
        "license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact",
        "repository-code", "title", "type", "url", "version",
    }  # fmt: skip
    assert found["cff-version"] == "1.2.0"
    assert found["type"] in ("software", "dataset")
    assert all(isinstance(found[name], str) and found[name] for name in ("message", "title", "abstract", "license"))
    assert len(set(found["keywords"])) == len(found["keywords"]) > 0
    (author,) = found["authors"]
    assert set(author) <= {"name", "city", "country", "website"}
    assert re.fullmatch("[A-Z]{2}", author["country"])


def test_the_citation_file_says_what_the_project_says_elsewhere() -> None:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    institute = yaml.safe_load((ROOT / "data/organisations/idm.yml").read_text())
    home = (ROOT / "docs/pages/home/en.md").read_text()
    assert str(found["version"]) == project["version"]
    assert f"title: {found['title']}\n" in home
    assert found["authors"][0]["name"] == institute["name"]["en"] == INSTITUTE
    assert found["authors"][0]["website"] == institute["web"]
    assert found["license"] == "CC-BY-4.0"
    assert "CC BY 4.0" in (ROOT / "LICENSE").read_text()

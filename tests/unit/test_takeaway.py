"""PDFs: set from a page's own words without any request, the same bytes each time, kept, and left out without Pango."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import urllib.request
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from pypdf import PdfReader

from dossier.build.environment import WITHOUT_PANGO, runs_in_ci
from dossier.cli import build as cli_build
from dossier.edition import Edition
from dossier.host import build as host_build
from dossier.model.publication import ChartName
from dossier.model.source import Source
from dossier.outputs.artifact import Artifact
from dossier.pages.registry import render_page
from dossier.plan.addresses import CHARTS
from dossier.publish.kept import find_kept
from dossier.publish.paper import Papers, Setter, pages_with_pdf
from dossier.takeaway import libraries
from dossier.takeaway.drawings import set_drawings
from dossier.takeaway.footnotes import set_footnotes
from dossier.takeaway.sheet import make_sheet
from dossier.takeaway.typeset import Material, Sheet, TypesettingUnavailable, typeset
from small_sites import ROOT, make_project
from unit.making import edition_of, record

ADDRESS = "https://dossier.test/en/publications/a/"
PLAIN = Material("@page{size:A5}", {})


@pytest.fixture
def project(tmp_path: Path, small_site: Path) -> Path:
    """The small site with the style sheet of paper, and a cache of its own."""
    style = small_site / "docs" / "assets" / "print.css"
    style.parent.mkdir(parents=True, exist_ok=True)
    style.write_text((ROOT / "docs/assets/print.css").read_text())
    return small_site


def _sheet(body: str) -> Sheet:
    return Sheet(f'<!doctype html><html lang="en"><head><title>A</title></head><body>{body}</body></html>', ADDRESS)


def _sheet_of(edition: Edition, identifier: str, language: str) -> Sheet:
    page = edition.plan.find("publication", identifier, language)
    assert page is not None
    return make_sheet(edition, page, render_page(edition, page))


def _fake(sheet: Sheet, material: Material) -> bytes:
    return b"%PDF " + sheet.html.encode() + material.style[:0].encode()


def _refuse(sheet: Sheet, material: Material) -> bytes:
    raise TypesettingUnavailable


def _source(title: str, publisher: str = "A press") -> Source:
    quoted = json.dumps(title)
    found = record(
        "source",
        f"publisher: {json.dumps(publisher)}\ntitle: {quoted}\naddress: https://example.org/a\ndate: '2024-07-02'\n"
        "read: '2024-07-03'\nlanguages: [de]\n",
    )
    assert isinstance(found, Source)
    return found


# The document


def test_a_document_holds_the_pages_own_words_its_language_and_its_title(project: Path) -> None:
    sheet = _sheet_of(edition_of(project), "invented-waves", "de")
    assert '<html lang="de">' in sheet.html
    assert "<article" in sheet.html
    assert sheet.address.endswith("/de/publications/invented-waves/")
    assert "<link" not in sheet.html


def test_only_the_first_citation_in_the_text_becomes_a_footnote(project: Path) -> None:
    edition = edition_of(project)
    source = next(iter(sorted(edition.library.sources)))
    mark = '<a class="note" id="cite-1-{use}" href="#source-1-{use}" aria-label="Source 1">1</a>'
    main = (
        Markup(mark.format(use=1))  # noqa: S704 - as a page writes it
        + Markup(mark.format(use=2))  # noqa: S704
        + Markup(
            '<section class="figure-notes"><a class="note" id="cite-2-1" href="#source-2-1" aria-label="Source 2">2</a>'
            '<a href="#figure-3-2">3</a></section><ol><li><span class="back"><a id="source-1-1" href="#cite-1-1">↑</a>'
            "</span>A</li></ol>"
        )
    )
    found = set_footnotes(main, [source, source], edition, "en")
    assert found.count('class="footnote"') == 1
    assert '<a class="note" href="#source-1" aria-label="Source 1">1</a>' in found
    assert '<a class="note" href="#source-2" aria-label="Source 2">2</a>' in found
    assert '<li id="source-1">A</li>' in found
    assert 'href="#figure-3"' in found
    assert "cite-" not in found


@pytest.mark.parametrize("words", ['<script>alert("1")</script>', '"><img src=x onerror=y>', "{{ 7 * 7 }} & co"])
def test_a_hostile_title_of_a_source_is_only_words_in_its_footnote(project: Path, words: str) -> None:
    edition = edition_of(project)
    sources = {**edition.library.sources, "hostile": _source(words, words)}
    hostile = replace(edition, plan=replace(edition.plan, library=replace(edition.library, sources=sources)))
    mark = Markup('<a class="note" id="cite-1-1" href="#source-1-1" aria-label="Source 1">1</a>')
    found = set_footnotes(mark, ["hostile"], hostile, "en")
    assert "<script" not in found
    assert "<img" not in found
    assert found.count("<") == found.count(">") == 8
    assert found.striptags() == f"{words}, {words}, 2 July 2024"


def test_a_drawing_keeps_its_wide_form_its_looks_and_all_that_is_said_of_it() -> None:
    narrow = '<svg class="chart chart-narrow" viewBox="0 0 1 1"><title id="a">N</title><desc id="b">n</desc></svg>'
    wide = (
        '<svg class="chart chart-wide" viewBox="0 0 1 1"><title id="a">Waves</title><desc id="b">250 people</desc>'
        '<rect class="chart-fill-1" x="0"/></svg>'
    )
    found = set_drawings(Markup(narrow + wide), "A Face")  # noqa: S704 - as a page writes it
    assert "chart-narrow" not in found
    assert "<title>Waves. 250 people</title>" in found
    assert '<rect class="chart-fill-1" fill="#' in found
    assert 'font-family="A Face"' in found


# Setting


def test_nothing_is_fetched_and_no_file_of_the_machine_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>secret</text></svg>')
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", refuse)
    body = (
        '<img src="https://elsewhere.example/a.png" alt="a"><img src="../../b.png" alt="b">'
        f'<img src="{secret.as_uri()}" alt="c"><link rel="stylesheet" href="https://elsewhere.example/a.css">'
        f'<link rel="attachment" href="{secret.as_uri()}"><object data="{secret.as_uri()}"></object><p>Words</p>'
        '<style>@import "https://elsewhere.example/b.css";</style>'
        "<style>p { background: url(http://elsewhere.example/c.png) }</style>"
    )
    data = typeset(_sheet(body), PLAIN)
    reader = PdfReader(io.BytesIO(data))
    assert asked == []
    assert "Words" in reader.pages[0].extract_text()
    assert "secret" not in reader.pages[0].extract_text()
    assert not reader.attachments


def test_a_picture_of_the_site_is_set() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    address = "https://dossier.test/assets/a.svg"
    with_it = typeset(_sheet('<img src="../../../assets/a.svg" alt="a">'), Material("", {address: svg}))
    without = typeset(_sheet('<img src="../../../assets/a.svg" alt="a">'), Material("", {}))
    assert with_it != without


def test_a_link_is_described_by_its_words_and_leads_to_the_public_address() -> None:
    data = typeset(
        _sheet('<p><a href="../b/">The other</a> <a href="#c" aria-label="Source 1">1</a></p><p id="c">C'), PLAIN
    )
    notes = [note.get_object() for note in PdfReader(io.BytesIO(data)).pages[0]["/Annots"]]
    assert [note["/Contents"] for note in notes] == ["The other", "Source 1"]
    assert notes[0]["/A"]["/URI"] == "https://dossier.test/en/publications/b/"


_SET = """
import sys, hashlib
from dossier.takeaway.typeset import Material, Sheet, typeset
html = '<!doctype html><html lang="be"><head><title>A</title></head><body><h1>Ўзор</h1><p>Ёсць'
print(hashlib.sha256(typeset(Sheet(html, "https://dossier.test/be/"), Material("", {}))).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes_in_any_process_folder_and_zone(tmp_path: Path) -> None:
    found = set()
    for folder, seed, zone in ((ROOT, "1", "UTC"), (tmp_path, "4242", "Pacific/Kiritimati")):
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", _SET], cwd=folder, env=surroundings, capture_output=True, text=True, check=True
        )
        found.add(run.stdout)
    assert len(found) == 1


# Keeping


def _set_all(edition: Edition, root: Path, setter: Setter) -> list[Artifact]:
    papers = Papers(edition, root, setter)
    return [papers.make(edition, page) for page in pages_with_pdf(edition)]


def test_each_publication_has_a_pdf_in_each_language_of_its_own(project: Path) -> None:
    paths = [made.path for made in _set_all(edition_of(project), project, _fake)]
    assert sorted(paths) == [
        "de/publications/invented-waves/invented-waves.pdf",
        "en/publications/invented-video/invented-video.pdf",
        "en/publications/invented-waves/invented-waves.pdf",
    ]


def test_what_was_set_before_is_taken_from_the_cache_and_needs_nothing(project: Path) -> None:
    edition = edition_of(project)
    first = _set_all(edition, project, _fake)
    assert _set_all(edition, project, _refuse) == first


def test_a_changed_style_or_text_is_set_anew(project: Path) -> None:
    _set_all(edition_of(project), project, _fake)
    text = project / "briefings" / "invented-video" / "en.md"
    text.write_text(text.read_text() + "\nMore words.\n")
    again = _set_all(edition_of(project), project, _fake)
    assert any(b"More words" in made.content for made in again)
    (project / "docs/assets/print.css").write_text("p { color: #000 }")
    with pytest.raises(TypesettingUnavailable):
        _set_all(edition_of(project), project, _refuse)


def test_a_broken_entry_of_the_cache_is_set_again(project: Path) -> None:
    edition = edition_of(project)
    first = _set_all(edition, project, _fake)
    for entry in (project / ".cache/pdf").iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    assert _set_all(edition, project, _fake) == first
    assert find_kept(project / ".cache/pdf", "never set") is None


# Without Pango

_ABSENT = """
from dossier.takeaway.typeset import TypesettingUnavailable, load_weasyprint
try:
    load_weasyprint()
except TypesettingUnavailable as absence:
    print(type(absence).__name__)
"""


def test_a_missing_library_is_one_kind_of_error_and_nothing_is_printed(tmp_path: Path) -> None:
    broken = tmp_path / "weasyprint"
    broken.mkdir()
    (broken / "__init__.py").write_text("print('many lines')\nraise OSError('cannot load library libpango-1.0-0')\n")
    surroundings = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / 'hooks'}"}
    run = subprocess.run([sys.executable, "-c", _ABSENT], env=surroundings, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("TypesettingUnavailable\n", "")


@pytest.fixture
def without_pango(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small site on a machine where nothing can set type."""
    for module in (host_build, cli_build):
        monkeypatch.setattr(module, "name_typesetter", lambda: "")
    monkeypatch.delenv("CI", raising=False)
    return make_project(tmp_path / "project")


def _begin(project: Path) -> None:
    host_build.SiteBuild(load_config(config_file=str(project / "mkdocs.yml"))).prepare()


def test_without_pango_mkdocs_says_so_in_one_line_and_how_to_get_it(
    without_pango: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="mkdocs"):
        _begin(without_pango)
    (said,) = [entry for entry in caplog.records if "PDF" in entry.getMessage()]
    assert said.levelname == "INFO"
    assert "\n" not in said.getMessage()
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in said.getMessage()


def test_without_pango_the_site_is_made_without_pdfs(without_pango: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli_build.build(without_pango, frozenset({"search", "cards"})) == 0
    assert capsys.readouterr().err == f"{WITHOUT_PANGO}\n"
    assert (without_pango / "site/en/index.html").is_file()
    assert not list((without_pango / "site").rglob("*.pdf"))


@pytest.mark.parametrize("value", ["true", "1"])
def test_without_pango_ci_fails(
    without_pango: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    monkeypatch.setenv("CI", value)
    with pytest.raises(PluginError, match="PDFs are left out"):
        _begin(without_pango)
    assert cli_build.build(without_pango, frozenset()) == 1
    assert "PDFs are left out" in capsys.readouterr().err
    assert not (without_pango / "site").exists()


@pytest.mark.parametrize("value", ["", "0", "false"])
def test_a_ci_that_is_off_is_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CI", value)
    assert not runs_in_ci()


def test_a_machine_without_the_libraries_has_no_typesetter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_NAMES", ("libpango-1.0.so.0", "libnothing-of-this-name.so.9"))
    assert libraries.name_typesetter.__wrapped__() == ""


def test_a_page_offers_a_pdf_only_where_one_was_made(project: Path) -> None:
    edition = edition_of(project)
    page = edition.plan.find("publication", "invented-video", "de")
    assert page is not None
    assert "application/pdf" not in render_page(edition, page).main
    offered = edition.with_sizes({"en/publications/invented-video/invented-video.pdf": 12_345})
    main = render_page(offered, page).main
    assert 'href="../../../en/publications/invented-video/invented-video.pdf" type="application/pdf"' in main
    assert "13" in main[main.index("application/pdf") :][:80]


def test_what_was_made_of_the_library_once_stays_made_in_an_edition_with_sizes(project: Path) -> None:
    made: list[int] = []

    def make(_: object) -> int:
        made.append(1)
        return len(made)

    edition = edition_of(project)
    assert edition.once(make) == edition.with_sizes({"a": 1}).once(make) == 1


def test_a_publication_may_show_every_chart_of_the_site_and_no_other() -> None:
    assert get_args(ChartName) == CHARTS

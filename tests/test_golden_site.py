"""Builds the small site as a reader gets it and compares it with the files in tests/sites/expected/.

After a wanted change: `python -m pytest tests/test_golden_site.py --renew`, then read the difference.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from pypdf import PdfReader

from small_sites import EPOCH, ROOT, SMALL, make_project, read_files

EXPECTED = ROOT / "tests" / "sites" / "expected"
# One page of each kind, in one language or the other; the German video is English text under a notice.
PAGES = (
    "en/",
    "de/",
    "en/publications/",
    "en/publications/invented-waves/",
    "de/publications/invented-video/",
    "de/events/invented-panel/",
    "en/prisoners/",
    "de/prisoners/synthetic-one/",
    "en/releases/",
    "en/releases/2024-07-02-first/",
    "de/releases/2024-09-16-second/",
    "de/act/letters/",
    "de/timeline/",
    "en/organisations/",
    "en/sources/",
    "en/data/",
    "de/data/dictionary/",
    "en/charts/waves/",
    "de/charts/totals/",
    "en/corrections/",
    "en/methodology/",
)
HEADS = ("en/publications/invented-waves/", "de/publications/invented-video/")
WHOLE = (
    "index.html",
    "404.html",
    "de/404.html",
    "_headers",
    "_redirects",
    "sitemap.xml",
    "robots.txt",
    "en/publications/invented-paper/index.html",
    "data/releases.csv",
    "data/datapackage.json",
    "charts/waves.csv",
    "de/corrections/feed.xml",
    "en/publications/invented-waves/cite.bib",
    "de/data/cite.ris",
)
# Words of the withheld record: its id, each part of each spelling, and what is told of the person.
WITHHELD = (
    "hidden-example",
    "Схаван",
    "Выдуманы Прыклад",
    "Concealed",
    "Verborgenes",
    "Schavany",
    "lamplighter",
    "lighthouse",
)
# Any edit of the style sheet changes its name, and another version of a library the size of a PDF.
_ANY_STYLE = re.compile(r"dossier\.[0-9a-f]{8}\.css")
_ANY_SIZE = re.compile(r"PDF, [0-9]+ kB")
_DIVISION = re.compile(r"<(/?)div\b")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the small site, built in this process."""
    project = make_project(tmp_path_factory.mktemp("golden") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.delenv("DOSSIER_SITE_URL", raising=False)
        build(load_config(config_file=str(project / "mkdocs.yml"), strict=True))
    return read_files(project / "site")


@pytest.mark.parametrize("address", PAGES)
def test_the_main_part_of_a_page_is_as_expected(site: dict[str, bytes], address: str, renew: bool) -> None:
    document = site[f"{address}index.html"].decode()
    _compare(_main_part(document), EXPECTED / f"{_flat(address)}.html", renew)


@pytest.mark.parametrize("address", HEADS)
def test_the_head_of_a_page_is_as_expected(site: dict[str, bytes], address: str, renew: bool) -> None:
    document = site[f"{address}index.html"].decode()
    head = document[document.index("<head>") : document.index("</head>")] + "</head>\n"
    _compare(head, EXPECTED / f"{_flat(address)}.head.html", renew)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_without_a_shell_is_as_expected(site: dict[str, bytes], name: str, renew: bool) -> None:
    _compare(site[name].decode(), EXPECTED / name.replace("/", "."), renew)


def test_nothing_is_expected_that_no_test_compares() -> None:
    compared = {f"{_flat(address)}.html" for address in PAGES}
    compared |= {f"{_flat(address)}.head.html" for address in HEADS}
    compared |= {name.replace("/", ".") for name in WHOLE}
    assert {path.name for path in EXPECTED.iterdir()} == compared


def test_every_page_exists_in_both_languages(site: dict[str, bytes]) -> None:
    pages = {name for name in site if name.endswith(".html")}
    english = {name.removeprefix("en/") for name in pages if name.startswith("en/")}
    german = {name.removeprefix("de/") for name in pages if name.startswith("de/")}
    assert english == german
    assert len(english) > 30


def test_nothing_of_a_withheld_person_stands_in_any_file(site: dict[str, bytes]) -> None:
    record = "".join(path.name + path.read_text() for path in SMALL.glob("data/prisoners/hidden-*"))
    assert all(words in record for words in WITHHELD), "the words looked for are no longer those of the record"
    assert _finds(site, WITHHELD) == []


def test_an_editors_note_stands_in_no_file(site: dict[str, bytes]) -> None:
    assert _finds(site, ("must reach no reader",)) == []


def test_an_address_that_is_not_for_display_stands_in_no_file(site: dict[str, bytes]) -> None:
    assert _finds(site, ("https://example.org/protected/report",)) == []


def test_an_old_address_leads_to_the_page_in_the_same_language(site: dict[str, bytes]) -> None:
    for old, new in {"publications/invented-paper": "publications/invented-waves", "help": "act"}.items():
        for language in ("en", "de"):
            page = site[f"{language}/{old}/index.html"].decode()
            target = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
            assert target is not None
            reached = os.path.normpath(f"{language}/{old}/{target[1]}")
            assert reached == f"{language}/{new}"
            assert f"{reached}/index.html" in site
            assert f'<link rel="canonical" href="https://dossier.example/{reached}/">' in page


def test_two_builds_elsewhere_and_at_another_clock_give_the_same_bytes(tmp_path: Path) -> None:
    one = make_project(tmp_path / "one")
    (tmp_path / "another folder").mkdir()
    other = make_project(tmp_path / "another folder" / "b")
    builds = [
        _start_build(one, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C"),
        _start_build(other, PYTHONHASHSEED="4242", TZ="America/Adak", LC_ALL="C.UTF-8"),
    ]
    assert [_finish(running) for running in builds] == [(0, ""), (0, "")]
    first, second = read_files(one / "site"), read_files(other / "site")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_refused_build_says_why_and_leaves_the_last_site_as_it_was(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    site = project / "site"
    assert _finish(_start_build(project)) == (0, "")
    before, times = read_files(site), _times(site)
    page = project / "docs" / "pages" / "safety" / "en.md"
    page.write_text(page.read_text().replace("If reading", "[If reading](way:leters)"))
    code, output = _finish(_start_build(project))
    assert code == 1
    assert (
        "docs/pages/safety/en.md:5:14: error[broken-link]: `way:leters` leads nowhere\n"
        "  why: a reader would find an error page\n"
        "  fix: did you mean `way:letters`?\n"
        "\n"
        "1 problem. Nothing was written; the last site is untouched.\n"
    ) in output
    assert "Traceback" not in output
    assert read_files(site) == before
    assert _times(site) == times


def _compare(found: str, expected: Path, renew: bool) -> None:
    found = _ANY_SIZE.sub("PDF, 0 kB", _ANY_STYLE.sub("dossier.00000000.css", found))
    if renew:
        expected.parent.mkdir(exist_ok=True)
        expected.write_bytes(found.encode())
    assert found == expected.read_bytes().decode()


def _flat(address: str) -> str:
    return address.rstrip("/").replace("/", ".")


def _main_part(document: str) -> str:
    """Return the element with the id `content`, from its tag to the one that closes it."""
    start = document.index('<div class="dossier-content" id="content"')
    depth = 0
    for tag in _DIVISION.finditer(document, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return document[start : tag.end()] + ">\n"
    raise AssertionError("the main part is never closed")


def _finds(site: dict[str, bytes], words: tuple[str, ...]) -> list[tuple[str, str]]:
    wanted = {text: text.lower() for text in words}
    contents = {name: _unpack(name, content).lower() for name, content in site.items()}
    return [
        (text, name)
        for name, content in contents.items()
        for text, small in wanted.items()
        if small in content or small in name.lower()
    ]


def _unpack(name: str, content: bytes) -> str:
    """Return what a file says, also where it is compressed: a PDF, or a part of the search's index."""
    if name.endswith(".pdf"):
        pdf = PdfReader(io.BytesIO(content))
        return "\n".join([str(pdf.metadata), *(page.extract_text() for page in pdf.pages)])
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    return content.decode(errors="replace")


def _start_build(project: Path, **environment: str) -> subprocess.Popen[str]:
    surroundings = {name: value for name, value in os.environ.items() if name != "DOSSIER_SITE_URL"}
    surroundings |= {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=project,
        env=surroundings,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _finish(running: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit code and all that the build said."""
    output, _ = running.communicate(timeout=60)
    return running.returncode, output


def _times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}

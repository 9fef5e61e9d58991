"""Drafts and texts whose day has not come: no trace of them in a site, and on their day they are out."""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from builds import WITHOUT, build_again, build_clean, build_preview
from dossier.cli.serve import Preview
from dossier.kinds import COLLECTIONS
from dossier.library import Library
from dossier.plan.schedule import Held, Schedule
from dossier.problems import InputRefused
from dossier.publish.edition import prepare_edition
from held_texts import WORD, add_held
from small_sites import EPOCH, TODAY, make_project, read_files
from unit.making import codes, edition_of, problems_of, rewrite

FIRST, SECOND = date(2026, 12, 1), date(2026, 12, 5)
SCHEDULED = 'publish_on: "2026-12-01"'
PAPER = "briefings/invented-waves/publication.yml"


def _library(site: Path, *, with_held: bool = True) -> Library:
    return prepare_edition(site, TODAY, with_held=with_held).library


def _put(path: Path, line: str, after: str) -> None:
    text = path.read_text()
    assert text.count(after) == 1
    path.write_text(text.replace(after, f"{after}\n{line}"))


def _find_word(path: str, content: bytes) -> bool:
    """Tell whether the word stands in a file or its name, however the file is packed."""
    word = WORD.encode()
    unpacked = content
    if content.startswith(b"\x1f\x8b"):
        unpacked = gzip.decompress(content)
    elif path.endswith(".pdf"):
        unpacked += b"".join(_streams_of(content))
    return word in path.encode() or word in unpacked.lower()


def _streams_of(content: bytes) -> list[bytes]:
    found = []
    for part in content.split(b"stream\n")[1:]:
        unpack = zlib.decompressobj()
        try:
            found.append(unpack.decompress(part))
        except zlib.error:
            continue
    return found


@pytest.fixture(scope="module")
def without_them(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The whole site of a project that holds nothing back."""
    folder = tmp_path_factory.mktemp("without")
    return build_clean(make_project(folder / "project"), folder / "clean", without=frozenset())


@pytest.mark.parametrize("held", ["draft: true", SCHEDULED, f"draft: true\n{SCHEDULED}", 'publish_on: "2026-11-23"'])
def test_a_site_is_byte_for_byte_what_it_would_be_without_what_is_held_back(
    tmp_path: Path, without_them: dict[str, bytes], held: str
) -> None:
    project = make_project(tmp_path / "project")
    add_held(project, held)
    site = build_clean(project, tmp_path / "clean", without=frozenset())
    assert [path for path, content in site.items() if _find_word(path, content)] == []
    assert site.keys() == without_them.keys()
    assert [path for path in site if site[path] != without_them[path]] == []


def test_what_is_looked_for_is_found_once_it_is_published(tmp_path: Path) -> None:
    # Or the test above would prove nothing.
    project = make_project(tmp_path / "project")
    add_held(project, SCHEDULED)
    site = build_clean(project, tmp_path / "clean", FIRST, without=frozenset())
    found = {path for path, content in site.items() if _find_word(path, content)}
    for part in (
        f"en/publications/{WORD}-paper/index.html",
        f"en/publications/{WORD}-paper/{WORD}-paper.pdf",
        f"en/publications/{WORD}-paper/card.png",
        f"de/publications/{WORD}-old/index.html",
        f"en/events/{WORD}-panel/event.ics",
        f"de/{WORD}-page/index.html",
        f"en/people/{WORD}-person/index.html",
        f"en/topics/{WORD}-topic/index.html",
        f"en/series/{WORD}-series/index.html",
        "de/publications/invented-video/index.html",
        "en/publications/feed.xml",
        "en/events/events.ics",
        "en/sources/index.html",
        "en/index.html",
        "data/sources.csv",
        "sitemap.xml",
    ):
        assert part in found, part
    assert any(path.startswith("assets/pictures/") for path in site)
    assert any("/search/index/fragment/" in path for path in found)


def test_on_its_day_a_text_comes_out_though_no_file_has_changed(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    add_held(project, SCHEDULED)
    _put(project / "briefings/invented-waves/de.md", 'publish_on: "2026-12-05"', "title: Zwei erfundene Wellen")
    build_again(project)
    counts = []
    # Forward day by day, then back, as somebody does who builds an old state anew.
    for day in (FIRST, SECOND, FIRST, TODAY):
        assert build_again(project, day), "the day was not seen"
        made = read_files(project / "site")
        assert made == build_clean(project, tmp_path / "clean", day)
        counts.append(sum(_find_word(path, content) for path, content in made.items()))
        german = made["de/publications/invented-waves/index.html"].decode()
        assert ("Zwei erfundene Wellen</h1>" in german) == (day == SECOND)
    assert counts[0] == counts[1] == counts[2] > 0
    assert counts[3] == 0


def test_a_day_that_has_passed_leaves_no_trace(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    plain = build_clean(project, tmp_path / "clean")
    _put(project / PAPER, 'publish_on: "2026-11-22"', "kind: briefing")
    _put(project / "docs/events/invented-panel/de.md", 'publish_on: "2026-01-01"', "title: Ein erfundenes Podium")
    assert build_clean(project, tmp_path / "clean") == plain


def test_a_text_that_is_held_back_is_missing_in_its_language(small_site: Path) -> None:
    _put(small_site / "briefings/invented-waves/de.md", "draft: true", "title: Zwei erfundene Wellen")
    edition = edition_of(small_site)
    page = edition.plan.find("publication", "invented-waves", "de")
    assert page is not None
    assert (page.own, page.text_language) == (False, "en")
    assert set(edition.library.texts["publication", "invented-waves"]) == {"en"}


def test_a_work_whose_every_text_is_a_draft_is_a_draft(small_site: Path) -> None:
    add_held(small_site, "")
    folder = small_site / f"docs/pages/{WORD}-page"
    _put(folder / "en.md", "draft: true", f"title: A {WORD} title")
    assert "page" in {kind for kind, _ in _refused(small_site)}, "German must have it, and has a text that is shown"
    _put(folder / "de.md", SCHEDULED, f"title: Ein {WORD}-Titel")
    _put(folder / "de.md", "draft: true", SCHEDULED)
    library = _library(small_site, with_held=False)
    assert f"{WORD}-page" not in library.pages
    assert ("page", f"{WORD}-page") not in library.texts


def _refused(site: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refusal:
        _library(site)
    return [
        ("page" if "docs/pages" in problem.location.path else "", problem.code) for problem in refusal.value.problems
    ]


@pytest.mark.parametrize(
    ("work", "text", "out"),
    [
        ("", "", date.min),
        (SCHEDULED, "", FIRST),
        ("", 'publish_on: "2026-12-05"', SECOND),
        (SCHEDULED, 'publish_on: "2026-12-05"', SECOND),
        ('publish_on: "2026-12-05"', SCHEDULED, SECOND),
        (SCHEDULED, "draft: true", date.max),
        ("draft: true", SCHEDULED, date.max),
        ("draft: false", "draft: false", date.min),
        ('draft: true\npublish_on: "2020-01-01"', "", date.max),
    ],
)
def test_the_later_day_counts_and_a_draft_has_none(small_site: Path, work: str, text: str, out: date) -> None:
    _put(small_site / "docs/events/invented-panel/event.yml", work, "kind: panel")
    _put(small_site / "docs/events/invented-panel/de.md", text, "title: Ein erfundenes Podium")
    library = _library(small_site)
    assert library.shown_from(library.texts["event", "invented-panel"]["de"]) == out


def test_where_nothing_is_held_back_the_library_is_the_same(small_site: Path) -> None:
    library = _library(small_site)
    assert Schedule(library).select_published(TODAY) is library
    assert Schedule(library).list_held(TODAY) == ()
    assert Schedule(library).list_days(TODAY) == []


def test_what_is_held_back_is_listed_with_its_day(small_site: Path) -> None:
    add_held(small_site, "draft: true")
    event = small_site / f"docs/events/{WORD}-panel/event.yml"
    event.write_text(event.read_text().replace("draft: true", SCHEDULED).replace(f"publication: {WORD}-paper\n", ""))
    _put(small_site / "briefings/invented-waves/de.md", 'publish_on: "2026-12-05"', "title: Zwei erfundene Wellen")
    library = _library(small_site)
    assert Schedule(library).list_held(TODAY) == (
        Held("publication", "invented-video", "de", None),
        Held("publication", "invented-waves", "de", SECOND),
        Held("publication", f"{WORD}-paper", "", None),
        Held("event", f"{WORD}-panel", "", FIRST),
        Held("page", f"{WORD}-page", "", None),
    )
    assert Schedule(library).list_days(TODAY) == [FIRST, SECOND]
    assert Schedule(library).list_days(FIRST) == [SECOND]


def test_a_record_that_something_published_rests_on_stays(small_site: Path) -> None:
    add_held(small_site)
    text = small_site / "briefings/invented-waves/en.md"
    text.write_text(f"{text.read_text()}\nSee [them](person:{WORD}-person).\n")
    library = _library(small_site, with_held=False)
    # The person's own source stays with them.
    assert f"{WORD}-person" in library.people
    assert f"{WORD}-source" in library.sources
    assert f"{WORD}-topic" not in library.topics
    assert f"{WORD}-series" not in library.series


def _break_link(root: Path) -> None:
    text = root / f"briefings/{WORD}-paper/en.md"
    text.write_text(f"{text.read_text()}\n[Nowhere](prisoner:nobody)\n")


def _break_field(root: Path) -> None:
    record = root / f"docs/events/{WORD}-panel/event.yml"
    record.write_text(record.read_text().replace("elections", "no-such-topic"))


@pytest.mark.parametrize(("harm", "code"), [(_break_link, "broken-link"), (_break_field, "unknown-topic")])
def test_a_draft_is_checked_like_everything_else(small_site: Path, harm: Callable[[Path], None], code: str) -> None:
    add_held(small_site)
    harm(small_site)
    with pytest.raises(InputRefused) as refusal:
        _library(small_site, with_held=False)
    assert [problem.code for problem in refusal.value.problems] == [code], "once, though it is looked at twice"


def test_a_draft_and_its_records_have_their_kinds(small_site: Path) -> None:
    add_held(small_site)
    whole, published = _library(small_site), _library(small_site, with_held=False)
    gone = {kind: set(whole.records(kind)) - set(published.records(kind)) for kind in COLLECTIONS}
    assert {kind: names for kind, names in gone.items() if names} == {
        "publication": {f"{WORD}-paper"},
        "event": {f"{WORD}-panel"},
        "page": {f"{WORD}-page"},
        "person": {f"{WORD}-person"},
        "source": {f"{WORD}-source"},
        "topic": {f"{WORD}-topic"},
        "series": {f"{WORD}-series"},
    }


def test_the_preview_shows_what_is_held_back_and_marks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    project = make_project(tmp_path / "project")
    add_held(project)
    _put(project / "briefings/invented-waves/de.md", SCHEDULED, "title: Zwei erfundene Wellen")
    preview = Preview(project)
    assert preview.build() == ""
    preview.stop()
    pages = {path: content for path, content in read_files(preview.site).items() if path.endswith(".html")}
    site = {path: content.decode().replace("\u00a0", " ") for path, content in pages.items()}
    draft = site[f"en/publications/{WORD}-paper/index.html"]
    assert "Draft: this text is not published. Only the preview shows it." in draft
    assert "Entwurf: Dieser Text ist nicht veröffentlicht." in site[f"de/events/{WORD}-panel/index.html"]
    german = site["de/publications/invented-waves/index.html"]
    assert "Dieser Text wird am 1. Dezember 2026 veröffentlicht. Er ist nur in der Vorschau zu sehen." in german
    assert "Only the preview" not in site["en/publications/invented-waves/index.html"]
    for page in ("en/publications/index.html", "en/index.html", "en/prisoners/synthetic-one/index.html"):
        assert f'{WORD} title</a> <strong class="held" lang="en">Draft</strong>' in site[page], page
    listed = site["de/publications/index.html"]
    assert 'Zwei erfundene Wellen</a> <strong class="held" lang="de">Ab 1. Dezember 2026</strong>' in listed
    assert any(WORD in path for path in read_files(preview.site))
    build_again(project, without=WITHOUT)
    assert [path for path, content in read_files(project / "site").items() if _find_word(path, content)] == []


def test_the_preview_follows_what_becomes_a_draft_and_what_ceases_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    project = make_project(tmp_path / "project")
    event = project / "docs/events/invented-panel/event.yml"
    good = event.read_text()
    preview = Preview(project)
    assert _build_all(preview).count("is not published") == 0
    _put(event, "draft: true", "kind: panel")
    assert _build_all(preview).count("Draft: this text is not published.") == 1
    event.write_text(good)
    assert _build_all(preview).count("is not published") == 0


def _build_all(preview: Preview) -> str:
    """Build all of a preview; return the page of the event."""
    build_preview(preview)
    return (preview.site / "en/events/invented-panel/index.html").read_text()


def test_a_source_that_only_the_draft_of_a_translation_cites_waits_with_it(small_site: Path) -> None:
    add_held(small_site)
    for folder in (f"briefings/{WORD}-paper", f"docs/events/{WORD}-panel", f"docs/pages/{WORD}-page"):
        shutil.rmtree(small_site / folder)
    for record in (f"people/{WORD}-person", f"topics/{WORD}-topic", f"series/{WORD}-series"):
        (small_site / f"data/{record}.yml").unlink()
    assert f"{WORD}-source" in _library(small_site).sources
    assert f"{WORD}-source" not in _library(small_site, with_held=False).sources


def test_a_draft_may_lack_a_language_until_it_is_to_come_out(small_site: Path) -> None:
    (small_site / "data/languages.yml").write_text(
        (small_site / "data/languages.yml")
        .read_text()
        .replace("must_have: [pages]", "must_have: [pages, publications]")
    )
    video = small_site / "briefings/invented-video/publication.yml"
    waves = small_site / "briefings/invented-waves/en.md"
    rewrite(waves, "See also [the other paper](publication:invented-video#the-recording).", "")
    german = small_site / "briefings/invented-waves/de.md"
    german.write_text(german.read_text().replace("[das Video](publication:invented-video)", "das Video"))
    assert "missing-language" in codes(problems_of(small_site))
    video.write_text(f"draft: true\n{video.read_text()}")
    assert "missing-language" not in codes(problems_of(small_site))
    rewrite(video, "draft: true", 'publish_on: "2099-12-01"')
    assert "missing-language" in codes(problems_of(small_site))

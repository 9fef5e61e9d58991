"""Compressed variants lie beside what they are made of, never stale, and only where a publisher asks for them."""

from __future__ import annotations

import gzip
import hashlib
import shutil
from pathlib import Path

import brotli
import pytest

from builds import WITHOUT
from dossier.build.folder import Folder
from dossier.build.memory import read_brief
from dossier.build.request import is_newest, make_request
from dossier.cli.making import make
from dossier.hosting.definition import kind_of
from dossier.outputs.artifact import Artifact
from dossier.publish.compression import make_variants
from small_sites import LANGUAGES, TODAY, make_project, read_files

TEXT = "briefings/invented-waves/en.md"
PAGE = "en/publications/invented-waves/index.html"
ALIAS = "aliases: [publications/invented-paper/]\n"
LONG = b"Words that come again. " * 100


def test_a_variant_holds_the_same_content_and_nothing_of_the_hour() -> None:
    made = {variant.path: variant.content for variant in make_variants("a/index.html", LONG)}
    assert list(made) == ["a/index.html.br", "a/index.html.gz"]
    assert brotli.decompress(made["a/index.html.br"]) == LONG
    assert gzip.decompress(made["a/index.html.gz"]) == LONG
    # No name and no time (RFC 1952, 2.3).
    assert made["a/index.html.gz"][3:8] == bytes(5)


@pytest.mark.parametrize(
    ("path", "content"),
    [("a.html", b"Short."), ("a.png", LONG), ("a.woff2", LONG), ("en/search/index/index/a.pf_index", LONG)],
    ids=["a packet's worth", "a picture", "a font", "an index"],
)
def test_what_would_gain_nothing_has_no_variant(path: str, content: bytes) -> None:
    assert list(make_variants(path, content)) == []


def test_a_variant_that_is_no_smaller_is_left_out() -> None:
    noise = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(40))
    assert list(make_variants("a.txt", noise)) == []


def test_of_an_unchanged_file_no_variant_is_made_again(tmp_path: Path) -> None:
    first = Folder(tmp_path / "one", {}, make_variants)
    known = {file.path: file for file in first.write_all([Artifact("a.html", LONG)])}
    assert known.keys() == {"a.html", "a.html.br", "a.html.gz"}

    def refuse(path: str, _content: bytes) -> list[object]:
        raise AssertionError(path)

    second = Folder(tmp_path / "two", known, refuse)  # type: ignore[arg-type]
    assert second.write_all([Artifact("a.html", LONG)]) == tuple(known.values())
    assert read_files(tmp_path) == {f"one/{path}": (tmp_path / "one" / path).read_bytes() for path in known}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("compressed") / "origin")
    _build(root, compressed=True)
    return root


@pytest.fixture
def project(origin: Path, tmp_path: Path) -> Path:
    """A project that was built with variants, with its cache."""
    shutil.copytree(origin, tmp_path / "project", symlinks=True)
    return tmp_path / "project"


def _build(root: Path, *, compressed: bool) -> str:
    request = make_request(root, TODAY, without=WITHOUT, compressed=compressed)
    brief = read_brief(request.state)
    return "" if is_newest(request, brief) else make(request, brief)


def _files(project: Path) -> dict[str, bytes]:
    """Return the site's files, without the sums, which list the variants and have none."""
    files = read_files(project / "site")
    del files["SHA256SUMS"]
    return files


def _unpacked(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return what the variants hold, by their paths."""
    packed = {path: content for path, content in files.items() if path.endswith((".br", ".gz"))}
    return {
        path: brotli.decompress(content) if path.endswith(".br") else gzip.decompress(content)
        for path, content in packed.items()
    }


def _expect_right(files: dict[str, bytes]) -> None:
    unpacked = _unpacked(files)
    assert unpacked
    for path, content in unpacked.items():
        assert content == files[path[:-3]], path
    large = [path for path, content in files.items() if len(content) > 2000 and not kind_of(path).dense]
    assert [path for path in large if f"{path}.br" not in files or f"{path}.gz" not in files] == []


def test_every_file_that_gains_by_it_has_its_variants(project: Path) -> None:
    files = _files(project)
    _expect_right(files)
    assert {"index.html.br", "_headers.gz", "en/search/index/words.json.br", "data/releases.csv.gz"} <= files.keys()


def test_an_edit_leaves_no_stale_variant_and_renews_no_other(project: Path) -> None:
    before = _files(project)
    with (project / TEXT).open("a") as text:
        text.write("\nOne more sentence.\n")
    assert _build(project, compressed=True)
    after = _files(project)
    _expect_right(after)
    changed = {path for path in after if after[path] != before.get(path)}
    assert {PAGE, f"{PAGE}.br", f"{PAGE}.gz"} <= changed
    assert not any(path.startswith(("de/", "en/prisoners/")) for path in changed)
    assert _build(project, compressed=True) == ""


def test_variants_come_and_go_with_the_wish_for_them(project: Path) -> None:
    with_variants = _files(project)
    assert _build(project, compressed=False)
    plain = _files(project)
    assert plain == {path: content for path, content in with_variants.items() if path not in _unpacked(with_variants)}
    assert _build(project, compressed=False) == ""
    assert _build(project, compressed=True)
    assert _files(project) == with_variants


def test_of_a_page_that_goes_its_variants_go_too(project: Path) -> None:
    gone = {f"{language}/publications/invented-paper/index.html{end}" for language in LANGUAGES for end in ("", ".br")}
    assert gone <= _files(project).keys()
    path = project / "briefings/invented-waves/publication.yml"
    path.write_text(path.read_text().replace(ALIAS, ""))
    assert _build(project, compressed=True)
    assert not gone & _files(project).keys()

"""Fonts are subset once and kept; a broken file in the cache counts as none."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dossier.outputs.artifact import Artifact
from dossier.publish import fonts
from dossier.publish.fonts import FACES, STAND_INS, SUBSETS, font_rules, make_font
from small_sites import ROOT

MAGIC = b"wOF2"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The subsets made, in place of making them."""
    made: list[str] = []

    def make(face: fonts.Face, ranges: str) -> bytes:
        made.append(f"{face.file} {ranges}")
        return MAGIC + f"{face} {ranges}".encode()

    monkeypatch.setattr(fonts, "_make_subset", make)
    return made


def _make_all(cache: Path) -> list[Artifact]:
    return [make_font(subset, cache) for subset in SUBSETS]


def test_each_face_has_a_file_for_each_script_and_a_rule_that_names_it(tmp_path: Path, counted: list[str]) -> None:
    files = _make_all(tmp_path)
    assert len(files) == len(counted) == len(SUBSETS) == len(FACES) * 2
    rules = font_rules()
    assert rules.count("format(") == len(files)
    for file in files:
        assert file.content[:4] == MAGIC
        assert f'url("{file.path.removeprefix("assets/")}")' in rules
    assert "font-weight:400 700" in rules
    assert "font-weight:400;" in rules
    assert "font-display:swap" in rules
    assert "http" not in rules


def test_what_was_made_before_is_taken_from_the_cache(tmp_path: Path, counted: list[str]) -> None:
    first = _make_all(tmp_path)
    made = len(counted)
    assert _make_all(tmp_path) == first
    assert len(counted) == made


@pytest.mark.parametrize("content", [b"", b"wOF", b"<html>404</html>", b"wOFF" + bytes(100)])
def test_a_broken_entry_of_the_cache_is_made_again(tmp_path: Path, counted: list[str], content: bytes) -> None:
    first = _make_all(tmp_path)
    made = len(counted)
    broken = min((tmp_path / "fonts").iterdir())
    broken.write_bytes(content)
    assert _make_all(tmp_path) == first
    assert len(counted) == made + 1
    assert MAGIC in broken.read_bytes()


def test_a_cut_off_entry_of_the_cache_is_made_again(tmp_path: Path, counted: list[str]) -> None:
    first = _make_all(tmp_path)
    broken = min((tmp_path / "fonts").iterdir())
    broken.write_bytes(broken.read_bytes()[:20])
    assert _make_all(tmp_path) == first


def test_no_unfinished_file_stays_behind(tmp_path: Path, counted: list[str]) -> None:
    assert counted == []
    made = _make_all(tmp_path)
    kept = list((tmp_path / "fonts").iterdir())
    assert len(kept) == len(made)
    assert not [path for path in kept if path.suffix == ".part"]


def test_every_font_of_a_reader_that_stands_in_is_scaled_in_both_weights(tmp_path: Path, counted: list[str]) -> None:
    rules = font_rules()
    sheet = (ROOT / "docs/assets/dossier.css").read_text()
    for stand_in in STAND_INS:
        scaled = [rule for rule in rules.split("\n") if f'"{stand_in.name}"' in rule]
        assert len(scaled) == 2
        assert all(f"size-adjust:{stand_in.scale:g}%" in rule and "local(" in rule for rule in scaled)
        assert f'"{stand_in.name}",' in sheet


def test_a_real_subset_is_woff2_and_holds_the_letters_asked_for() -> None:
    data = fonts._make_subset(FACES[1], "U+0041-0043,U+045E")
    font = TTFont(BytesIO(data))
    assert data[:4] == MAGIC
    assert {0x41, 0x42, 0x43, 0x45E} <= set(font.getBestCmap())
    assert 0x44 not in font.getBestCmap()
    assert "fvar" not in font


def test_a_subset_is_the_same_bytes_each_time() -> None:
    assert fonts._make_subset(FACES[1], "U+0041") == fonts._make_subset(FACES[1], "U+0041")


@pytest.mark.parametrize("letter", "ĄŁŻąćęłńóśźżÄÖÜäöüßЁІЎёіў’„“«»–…№€é")
def test_every_letter_of_the_four_languages_is_in_a_subset(letter: str) -> None:
    covered = set().union(*(fonts._codepoints(ranges) for ranges in fonts._SCRIPTS.values()))
    assert ord(letter) in covered

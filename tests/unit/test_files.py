"""Input files are read as text, or refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.problems import Problems
from dossier.sources.files import read_text
from unit.making import codes


def _read(folder: Path, content: bytes) -> tuple[str | None, Problems]:
    path = folder / "a.yml"
    path.write_bytes(content)
    problems = Problems()
    return read_text(path, folder, problems), problems


def test_line_ends_and_a_byte_order_mark_are_taken_away(tmp_path: Path) -> None:
    assert _read(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n")[0] == "a: 1\nb: 2\nc: 3\n"


def test_a_file_in_another_coding_is_refused_with_its_line(tmp_path: Path) -> None:
    text, problems = _read(tmp_path, "a: 1\nname: Алесь".encode("cp1251"))
    assert text is None
    (problem,) = problems
    assert (problem.code, problem.location.line) == ("not-utf-8", 2)


@pytest.mark.parametrize("content", [b"", b"  \n\n", "\u00a0\n".encode()])
def test_a_file_without_a_word_is_refused(tmp_path: Path, content: bytes) -> None:
    text, problems = _read(tmp_path, content)
    assert text is None
    assert codes(problems) == ["empty-file"]


def test_a_file_that_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    with path.open("wb") as file:
        # More than any memory holds, though it takes no room on the disk.
        file.truncate(2**43)
    problems = Problems()
    assert read_text(path, tmp_path, problems) is None
    (problem,) = problems
    assert problem.code == "file-too-large"
    assert "8,796,093,022,208 bytes; 2,000,000 are allowed" in problem.message


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200e", "\u061c", "\x00", "\x1b", "\x7f", "\x0b", "\x85"])
@pytest.mark.parametrize("around", ["abc", "ўсё"])
def test_an_invisible_character_is_refused_at_its_place(tmp_path: Path, char: str, around: str) -> None:
    text, problems = _read(tmp_path, f"a: 1\nb: {around}{char}{around}\n".encode())
    assert text is None
    (problem,) = problems
    assert (problem.code, problem.location.line, problem.location.column) == ("unsafe-character", 2, 7)
    assert f"U+{ord(char):04X}" in problem.message
    assert char not in problem.render()


def test_tabs_and_all_four_alphabets_are_ordinary_text(tmp_path: Path) -> None:
    text = "a:\tЎладзімір, Łódź, Straße, naïve – „so“\n"
    assert _read(tmp_path, text.encode())[0] == text

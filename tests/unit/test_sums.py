"""SHA256SUMS is read as it is written, and a list that may come from anybody leads nowhere."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from dossier.publish.sums import MOST_BYTES, BadSums, read_sums, write_sums

DIGEST = hashlib.sha256(b"x").digest()
HEX = DIGEST.hex()


def test_sums_are_sorted_lines_that_are_read_again() -> None:
    digests = {"en/ў.html": DIGEST, "a b.txt": hashlib.sha256(b"y").digest(), "_headers": DIGEST}
    written = write_sums(digests)
    assert written.decode() == f"{HEX}  _headers\n{hashlib.sha256(b'y').hexdigest()}  a b.txt\n{HEX}  en/ў.html\n"
    assert read_sums(written) == digests


def test_the_common_tool_writes_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_bytes(b"x")
    for mode in ("--text", "--binary"):
        run = subprocess.run(["sha256sum", mode, "a b.txt"], cwd=tmp_path, capture_output=True, check=True)
        assert read_sums(run.stdout) == {"a b.txt": DIGEST}


@pytest.mark.parametrize(
    "path",
    [
        "../passwd", "a/../../passwd", "..", "/etc/passwd", "//etc/passwd", "a//b", "a/./b", ".", "a/", "a\\b",
        "..\\passwd", "C:/passwd", "c:passwd", "a\x00b", "a\x1b[2Jb", "a\rb", "a\tb", "a\u202eb", "a\u200bb", "a\x85b",
        "SHA256SUMS", "SHA256SUMS.sig", "a" * 1_001, "https://dossier.test/a",
    ],
)  # fmt: skip
def test_a_path_that_could_lead_elsewhere_or_mislead_is_refused(path: str) -> None:
    with pytest.raises(BadSums, match="line 2 has a path that is not allowed"):
        read_sums(f"{HEX}  a.html\n{HEX}  {path}\n".encode())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n", "line 1 is not"),
        (f"{HEX}  a".encode(), "cut short"),
        (f"{HEX} a\n".encode(), "line 1 is not"),
        (f"{HEX.upper()}  a\n".encode(), "line 1 is not"),
        (f"{HEX[:-1]}  a\n".encode(), "line 1 is not"),
        (f"\\{HEX}  a\\nb\n".encode(), "line 1 is not"),
        (f"SHA256 (a) = {HEX}\n".encode(), "line 1 is not"),
        (f"{HEX}  a\n{HEX}  b\n{HEX}  a\n".encode(), "line 3 names a file for the second time"),
        (f"{HEX}  a\n\n".encode(), "line 2 is not"),
        (f"{HEX}  a\n".encode("utf-16"), "not in UTF-8"),
        (HEX.encode() + b"  \xff\n", "not in UTF-8"),
        (b"\xef\xbb\xbf" + HEX.encode() + b"  a\n", "line 1 is not"),
        (b"<!doctype html>\n", "line 1 is not"),
        (b"0" * (MOST_BYTES + 1), "longer than"),
    ],
)
def test_what_is_no_list_of_sums_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(BadSums, match=reason):
        read_sums(content)

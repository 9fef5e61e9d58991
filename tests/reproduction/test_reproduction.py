"""The same state of the project makes the same bytes in any surroundings; a planted difference is found and named."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reproduction import builds, rounds
from reproduction.builds import BuildFailed, lay_out
from reproduction.differences import find_difference
from reproduction.rounds import compare
from reproduction.variants import COSTLY, EVERYTHING, MKDOCS, REFERENCE, VARIANTS, Variant
from small_sites import EPOCH, ROOT, make_project

HERE = Variant("here")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("DOSSIER_SITE_URL", raising=False)


def test_the_small_site_is_the_same_in_every_variant(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    found = [(variant.name, difference) for variant, difference in compare(project, REFERENCE, VARIANTS, int(EPOCH))]
    assert found == [(variant.name, "") for variant in VARIANTS]


def test_the_real_site_is_the_same_with_everything_else_another_and_by_mkdocs() -> None:
    # Nobody waits here for cards, fonts and PDFs to be made three times; `make reproduce` does.
    reference = replace(REFERENCE, cache=COSTLY)
    variants = (EVERYTHING, Variant("by mkdocs build", command=MKDOCS))
    found = list(compare(ROOT, reference, variants, int(EPOCH), ROOT / ".cache"))
    assert [difference for _, difference in found] == ["", ""]


def test_each_variant_differs_from_the_reference_and_from_the_others() -> None:
    ways = [repr(replace(variant, name="")) for variant in (REFERENCE, HERE, *VARIANTS)]
    assert len(set(ways)) == len(ways)
    names = {name for variant in VARIANTS for name in variant.environment}
    assert {"TZ", "LC_ALL", "PYTHONHASHSEED"} <= names


# What people forget, put into the engine at the place where every file's bytes pass.
PLANTED = {
    "in another folder": "__import__('os').getcwd()",
    "in another time zone": "__import__('time').localtime(0).tm_hour",
    "in another locale": "__import__('locale').getencoding()",
    "with another seed of hashes": "hash('a')",
    "with files in another order": "__import__('os').listdir('docs/assets')",
    "on one processor": "len(__import__('os').sched_getaffinity(0))",
    "with another umask": "__import__('os').stat('.cache/build').st_mode",
    "by mkdocs build": "'mkdocs' in __import__('sys').argv[0]",
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found_and_named(tmp_path: Path, name: str) -> None:
    project = make_project(tmp_path / "project")
    (project / "hooks").unlink()
    shutil.copytree(ROOT / "hooks", project / "hooks")
    writer = project / "hooks/dossier/build/folder.py"
    text = writer.read_text("utf-8")
    begin = "        digest = digest_content(content)\n"
    assert begin in text
    writer.write_text(
        text.replace(
            begin, f"        if path == 'robots.txt':\n            content += repr({PLANTED[name]}).encode()\n{begin}"
        ),
        "utf-8",
    )
    variant = next(variant for variant in VARIANTS if variant.name == name)
    found = list(compare(project, replace(REFERENCE, cache=COSTLY), [variant], int(EPOCH), ROOT / ".cache"))
    # Sorted by path, the list of sums comes first: it differs wherever a file does.
    assert [difference.split(" ")[:4] for _, difference in found] == [["SHA256SUMS:", "differs", "at", "byte"]]


def test_a_difference_is_told_by_file_offset_and_excerpts(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, content in ((one, b"a" * 100 + b"xyz"), (other, b"a" * 100 + b"xYz")):
        (folder / "en").mkdir(parents=True)
        (folder / "en/a.html").write_bytes(content)
        (folder / "same").write_bytes(b"")
    told = find_difference(one, other)
    assert told == f"en/a.html: differs at byte 101\n  {b'a' * 39 + b'xyz'!r}\n  {b'a' * 39 + b'xYz'!r}"
    (other / "en/a.html").write_bytes(b"a" * 100)
    assert find_difference(one, other).startswith("en/a.html: differs at byte 100\n")
    (other / "en/a.html").unlink()
    assert find_difference(one, other) == f"en/a.html: only in {one}"
    (one / "en/a.html").unlink()
    assert find_difference(one, other) == ""
    (other / "added").touch()
    assert find_difference(one, other) == f"added: only in {other}"
    assert find_difference(tmp_path / "none", tmp_path / "none") == f"there is no file in {tmp_path / 'none'}"


def test_a_build_that_fails_is_a_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "lay_out", lambda root, *_: root)
    monkeypatch.setattr(rounds, "build", lambda project, *_: builds._run(project, failing, 0))
    failing = replace(HERE, command=("-c", "raise SystemExit('no such thing')"))
    with pytest.raises(BuildFailed, match="no such thing"):
        next(compare(tmp_path, HERE, [], 0))


def test_an_order_of_files_that_is_the_same_is_no_variant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path / "project")
    shuffled = Variant("shuffled", is_shuffled=True)
    real = builds._list_names
    monkeypatch.setattr(builds, "_list_names", lambda folder: sorted(real(folder)))
    with pytest.raises(BuildFailed, match="list their files in another order"):
        lay_out(project, tmp_path / "copy", shuffled, None, tmp_path / "memory")

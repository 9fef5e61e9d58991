"""What a build leaves is read again as it was, or counts as nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.build.job import Made, WrittenFile
from dossier.build.memory import read_brief, read_state, write_state
from dossier.build.state import Brief, State

FILE = WrittenFile("en/a/index.html", b"\x01" * 32, 12, 1_700_000_000_123_456_789)
OTHER_FILE = WrittenFile("en/a/ў.svg", b"\x02" * 32, 2**40, 5)
FACT, OTHER, ANSWER = ("prisoner", "synthetic-one"), ("text", "page", "home", "be"), ("once", "a:b:library", "x")
FILES = (FILE, OTHER_FILE)
BRIEF = Brief(
    "settings", "inputs", "2026-11-22", "site", "https://dossier.test/", ("assets/a.css",),
    tuple((file.path, file.size, file.changed) for file in FILES),
)  # fmt: skip


@pytest.fixture
def state() -> State:
    state = State(answers={"a:b:library": frozenset({OTHER})})
    state.take("page en/a/", Made(FILES[:1], frozenset({FACT, ANSWER}), "a note: ў"))
    state.take("shells", Made((), frozenset()))
    state.take("charts a", Made(FILES[1:], frozenset({FACT})))
    state.renew({FACT: b"one", OTHER: b"", ANSWER: b"three"})
    return state


def test_a_state_is_read_as_it_was_written(tmp_path: Path, state: State) -> None:
    write_state(tmp_path, BRIEF, state)
    assert read_brief(tmp_path) == BRIEF
    assert read_state(tmp_path, BRIEF) == state
    assert state.files == {file.path: file for file in FILES}


def test_the_jobs_that_asked_for_a_fact_are_found(state: State) -> None:
    assert state.jobs_asking([FACT]) == {"page en/a/", "charts a"}
    assert state.jobs_asking([ANSWER]) == {"page en/a/"}
    assert state.jobs_asking([OTHER]) == state.jobs_asking([]) == set()


def test_what_nobody_asks_for_any_more_is_forgotten(state: State) -> None:
    state.renew({("prisoner", "gone"): b"gone"})
    state.take("page en/b/", Made((), frozenset({("prisoner", "last"), FACT})))
    state.renew({("prisoner", "last"): b"last"})
    state.forget_unasked()
    assert dict(state.facts) == {FACT: b"one", OTHER: b"", ANSWER: b"three", ("prisoner", "last"): b"last"}
    assert state.jobs_asking([("prisoner", "last")]) == {"page en/b/"}
    assert state.jobs_asking([ANSWER]) == {"page en/a/"}


def test_without_a_state_there_is_none(tmp_path: Path) -> None:
    assert read_brief(tmp_path / "nowhere") is None
    assert read_state(tmp_path / "nowhere", BRIEF) is None


@pytest.mark.parametrize("name", ["brief.json", "whole.json"])
@pytest.mark.parametrize("keep", [0, 10, 60])
def test_a_damaged_state_counts_as_none(tmp_path: Path, state: State, name: str, keep: int) -> None:
    write_state(tmp_path, BRIEF, state)
    damaged = tmp_path / name
    damaged.write_bytes(damaged.read_bytes()[:keep])
    found = read_brief(tmp_path) if name == "brief.json" else read_state(tmp_path, BRIEF)
    assert found is None


def test_a_state_is_no_program(tmp_path: Path, state: State) -> None:
    write_state(tmp_path, BRIEF, state)
    for path in tmp_path.iterdir():
        # Behind the digest stands JSON; a cache from elsewhere can hold nothing that runs.
        assert path.read_bytes()[16:17] == b"{"


def test_half_a_state_is_none(tmp_path: Path, state: State) -> None:
    """The two files must be of the same build."""
    write_state(tmp_path, BRIEF, state)
    assert read_state(tmp_path, BRIEF._replace(inputs="other")) is None
    assert read_state(tmp_path, BRIEF._replace(settings="other")) is None

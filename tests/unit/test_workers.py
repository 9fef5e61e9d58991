"""Work that is shared out comes back whole and in order, or it is said that it did not."""

from __future__ import annotations

import errno
import multiprocessing
import os
import threading
from contextlib import suppress

import pytest

from dossier import workers
from dossier.workers import ProcessLost, share_out, split_evenly


@pytest.fixture(params=[1, 2, 3])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    number: int = request.param
    monkeypatch.setattr(workers, "count_processors", lambda: number)
    return number


def test_results_come_in_order_from_all_processes(processors: int) -> None:
    def do(number: int) -> tuple[int, int]:
        # Long enough for each process to take one.
        threading.Event().wait(0.005)
        return number, os.getpid()

    found = list(share_out(do, 100, least=2))
    assert [number for number, _ in found] == list(range(100))
    assert len({process for _, process in found}) <= processors
    assert processors == 1 or os.getpid() in {process for _, process in found}


def test_large_results_block_nobody(processors: int) -> None:
    del processors
    found = list(share_out(lambda number: bytes(300_000 + number), 40, least=2))
    assert [len(result) for result in found] == [300_000 + number for number in range(40)]


def test_what_is_shared_out_may_hold_anything(processors: int) -> None:
    del processors
    lock, words = threading.Lock(), {"a": lambda number: number * 2}
    assert list(share_out(lambda number: (lock.locked(), words["a"](number)), 5, least=2)) == [
        (False, 0),
        (False, 2),
        (False, 4),
        (False, 6),
        (False, 8),
    ]


def test_few_items_and_none_need_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_fork", lambda *_: pytest.fail("a process was started"))
    assert list(share_out(str, 3)) == ["0", "1", "2"]
    assert list(share_out(str, 0)) == []


def test_a_process_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_fork", lambda *_: pytest.fail("a process was started"))
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert list(share_out(str, 100, least=2)) == [str(number) for number in range(100)]
    finally:
        done.set()
        other.join()


def test_a_process_that_ends_early_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "count_processors", lambda: 2)
    here = os.getpid()

    def end_elsewhere(number: int) -> int:
        if os.getpid() != here:
            os._exit(1)
        # The other process must have had its chance to take one.
        threading.Event().wait(0.02)
        return number

    with pytest.raises(ProcessLost, match="ended before it had done its work"):
        list(share_out(end_elsewhere, 50, least=2))


def test_what_is_raised_here_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "count_processors", lambda: 1)
    with pytest.raises(ZeroDivisionError):
        list(share_out(lambda number: 1 // (number - 3), 10, least=2))


@pytest.mark.parametrize(("number", "size", "lengths"), [(0, 3, []), (3, 3, [3]), (7, 3, [3, 3, 1]), (2, 1, [1, 1])])
def test_items_are_split_in_their_order(number: int, size: int, lengths: list[int]) -> None:
    runs = split_evenly(range(number), size)
    assert [len(run) for run in runs] == lengths
    assert [item for run in runs for item in run] == list(range(number))


def test_what_the_system_refuses_another_process_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "count_processors", lambda: 2)
    here = os.getpid()

    def refuse_elsewhere(number: int) -> int:
        if os.getpid() != here:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a file")
        threading.Event().wait(0.02)
        return number

    with pytest.raises(OSError, match="a file") as refused:
        list(share_out(refuse_elsewhere, 50, least=2))
    assert refused.value.errno == errno.ENOSPC


@pytest.mark.parametrize("end", ["refused", "left"])
def test_no_process_works_on_when_the_results_are_not_wanted_any_more(
    monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """Nor says anything: it would write into a folder of the next build, and a traceback into the terminal."""
    monkeypatch.setattr(workers, "count_processors", lambda: 3)
    here = os.getpid()

    def do(number: int) -> int:
        threading.Event().wait(0.01)
        if end == "refused" and os.getpid() == here:
            raise PermissionError(number)
        return number

    results = share_out(do, 200, least=2)
    with suppress(PermissionError):
        next(results)
    results.close()
    assert not multiprocessing.active_children()
    assert threading.active_count() == 1

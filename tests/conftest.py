"""What the tests of the engine share: a small site of their own, and the option that renews what is expected of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_sites import copy_small_site


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--renew`; whoever uses it reads the difference before it is kept."""
    parser.addoption(
        "--renew",
        action="store_true",
        help="write what the engine says now into tests/sites/expected/ and into the messages of tests/cases/",
    )


@pytest.fixture
def renew(pytestconfig: pytest.Config) -> bool:
    """Tell whether expected results are to be written instead of compared."""
    return bool(pytestconfig.getoption("--renew"))


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A writable copy of tests/sites/small/ with the interface's words: a complete input without a problem."""
    return copy_small_site(tmp_path / "small")

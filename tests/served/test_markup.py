"""Every HTML file and every style sheet is well formed, as the Nu HTML checker judges."""

from pathlib import Path

from .findings import expect_none
from .markup import check_markup
from .pages import Page


def test_every_page_passes_the_nu_html_checker(site: Path, every_page: list[Page]) -> None:
    assert every_page
    findings = check_markup(site, "--skip-non-html")
    expect_none(findings, "the Nu HTML checker finds errors")


def test_every_style_sheet_passes_the_nu_html_checker(site: Path) -> None:
    assert list(site.rglob("*.css"))
    findings = check_markup(site, "--skip-non-css")
    expect_none(findings, "the Nu HTML checker finds errors")

"""No page breaks a rule of WCAG 2.2 at level A or AA that axe can check, in light and in dark."""

from .axe import DESKTOP, PHONE, WCAG, look_with_axe, split_advice
from .browsers import Browsers
from .findings import expect_none, report
from .pages import Page


def test_no_page_breaks_a_rule_of_wcag(server: str, pages: list[Page], browsers: Browsers) -> None:
    broken = browsers.share_out(pages, look_with_axe(server, DESKTOP, WCAG, dark=False))
    expect_none(broken, "rules of WCAG are broken (light, 1280 px)")


def test_no_kind_of_page_breaks_a_rule_of_wcag_in_the_dark_on_a_phone(
    server: str, samples: list[Page], browsers: Browsers, best_practice: list[str]
) -> None:
    found = browsers.share_out(samples, look_with_axe(server, PHONE, (*WCAG, "best-practice"), dark=True))
    broken, advice = split_advice(found)
    best_practice.extend(report(advice, "dark, 320 px").splitlines() if advice else [])
    expect_none(broken, "rules of WCAG are broken (dark, 320 px)")

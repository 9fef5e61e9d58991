"""Where no line may end: after a word of one letter, between a day and its month, before what a number sign counts."""

import pytest

from dossier.words.ties import tie

LOCALES = ("en_GB", "de_AT", "be_BY", "pl_PL")


@pytest.mark.parametrize(
    ("language", "text", "tied"),
    [
        ("be", "<p>У краіне і з імі, а ў хаце</p>", "<p>У~краіне і~з~імі, а~ў~хаце</p>"),
        ("pl", '<p>w <a href="#x">domu</a> (o tym)</p>', '<p>w~<a href="#x">domu</a> (o~tym)</p>'),
        ("en", "<p>a day in 2024</p>", "<p>a day in 2024</p>"),
        ("be", "<p>21 чэрвеня 2025 г. у Мінску</p>", "<p>21~чэрвеня 2025~г. у~Мінску</p>"),
        ("pl", "<p>16 września 2024 r.</p>", "<p>16~września 2024~r.</p>"),
        ("de", "<p>am 16. September 2024</p>", "<p>am 16.~September 2024</p>"),
        # A text that is shown in another language than the page's.
        ("be", '<p lang="en">on 28 February 2024</p>', '<p lang="en">on 28~February 2024</p>'),
        ("be", "<h1>Калонія № 1</h1>", "<h1>Калонія №~1</h1>"),
        ("en", "<li>AFP · 2024 · read</li>", "<li>AFP~· 2024~· read</li>"),
    ],
)
def test_no_line_ends_where_a_book_would_not_end_one(language: str, text: str, tied: str) -> None:
    assert tie(text, language, LOCALES) == tied.replace("~", "\u00a0")


@pytest.mark.parametrize("element", ["pre", "code", "address"])
def test_what_is_copied_keeps_its_plain_spaces(element: str) -> None:
    text = f"<{element} class='x'>w 16 września № 1</{element}>"
    assert tie(f"<p>w domu</p>{text}<p>w domu</p>", "pl", LOCALES) == f"<p>w\u00a0domu</p>{text}<p>w\u00a0domu</p>"


def test_tags_stay_as_they_are() -> None:
    text = '<path d="M 1 2 a 3 3 z"/><time datetime="2024-09-16">x</time>'
    assert tie(text, "pl", LOCALES) == text

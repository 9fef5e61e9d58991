"""Markdown becomes safe HTML; what it links to and cites is known with its line."""

from __future__ import annotations

import pytest

from dossier.problems import Problems
from dossier.prose.body import Body, Reference, Shown
from dossier.prose.convert import REFERENCE_KINDS, convert_text
from dossier.prose.expressions import FigureCall
from unit.making import codes


def _convert(text: str, *, but: tuple[str, ...] = ()) -> Body:
    """Return the body of a text that has no problem `but` these."""
    problems = Problems()
    body = convert_text(text, "a.md", 10, problems)
    assert {*codes(problems)} <= {*but}
    return body


def _show(call: FigureCall) -> Shown:
    return Shown(f"<data>{call.name}</data>", call.name)


def _codes(text: str) -> list[str]:
    problems = Problems()
    convert_text(text, "a.md", 10, problems)
    return codes(problems)


def test_a_link_to_a_record_is_kept_open_until_the_page_is_known() -> None:
    body = _convert("First\n\nSee [him](prisoner:kastusiou#history).")
    assert body.references == (Reference("prisoner", "kastusiou", "history", 12),)
    shown = body.resolve(lambda kind, target, anchor: f"../{kind}/{target}/#{anchor}", lambda ids: "", _show)
    assert shown == '<p>First</p>\n<p>See <a href="../prisoner/kastusiou/#history">him</a>.</p>'


def test_a_reference_that_is_shown_nowhere_keeps_its_words() -> None:
    body = _convert("See [the *place*](place:ik-4).")
    assert body.resolve(lambda *_: None, lambda ids: "", _show) == "<p>See the <em>place</em>.</p>"


@pytest.mark.parametrize("kind", REFERENCE_KINDS)
def test_every_kind_of_reference_is_known(kind: str) -> None:
    assert _convert(f"[x]({kind}:some-id)").references == (Reference(kind, "some-id", "", 10),)


def test_a_reference_by_footnote_style_is_one_too() -> None:
    body = _convert("[x][r]\n\n[r]: page:act\n")
    assert [(found.kind, found.target) for found in body.references] == [("page", "act")]


def test_an_anchor_may_be_cyrillic() -> None:
    assert _convert("[x](page:act#як-пісаць)").references[0].anchor == "як-пісаць"


def test_a_link_within_the_text_is_a_reference_without_a_kind() -> None:
    assert _convert("[x](#як-пісаць)").references == (Reference("", "", "як-пісаць", 10),)


def test_an_outside_link_says_that_it_leads_outside() -> None:
    assert _convert("[x](https://example.org/?a=1&b=2)").html == (
        '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer external">x</a></p>'
    )


def test_a_mail_address_is_a_link() -> None:
    assert 'href="mailto:a@example.org"' in _convert("[x](mailto:a@example.org)").html


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("javascript:alert(1)", "unsafe-link"),
        ("JaVaScRiPt:alert(1)", "unsafe-link"),
        ("&#106;avascript:alert(1)", "unsafe-link"),
        ("data:text/html,x", "unsafe-link"),
        ("vbscript:x", "unsafe-link"),
        ("http://example.org/", "unsafe-link"),
        ("file:///etc/passwd", "unsafe-link"),
        ("dossier:prisoner:a", "unsafe-link"),
        ("//example.org/", "broken-link"),
        ("/en/act/", "broken-link"),
        ("../act/", "broken-link"),
        ("act.md", "broken-link"),
        ("prisoner:Bad_Id", "broken-link"),
        ("prisoner:a/../b", "broken-link"),
        ("", "broken-link"),
    ],
)
def test_a_link_of_another_form_is_noted_and_never_made(href: str, code: str) -> None:
    problems = Problems()
    body = convert_text(f"Words [x]({href}) more", "a.md", 10, problems)
    assert codes(problems) == [code]
    assert "script:" not in body.html
    assert "data:" not in body.html


def test_a_problem_of_a_link_stands_at_the_link() -> None:
    problems = Problems()
    convert_text("one\n\ntwo [a](x) and [b](x)\n\n[c](x)", "a.md", 10, problems)
    assert [(problem.location.line, problem.location.column) for problem in problems] == [(12, 9), (12, 20), (14, 5)]


def test_a_reference_is_not_taken_for_a_longer_one_that_begins_alike() -> None:
    body = _convert("[a](page:act#x)\n\n[b](page:act)")
    assert [found.line for found in body.references] == [10, 12]


def test_a_citation_becomes_a_note_that_stays_with_its_word() -> None:
    body = _convert("Word [@viasna-1; @b-2]. More [@b-2].")
    assert [citation.sources for citation in body.citations] == [("viasna-1", "b-2"), ("b-2",)]
    shown = body.resolve(lambda *_: None, lambda ids: f"<{','.join(ids)}>", _show)
    assert shown == "<p>Word<viasna-1,b-2>. More<b-2>.</p>"


def test_a_citation_knows_its_line() -> None:
    assert [citation.line for citation in _convert("a\n\nb [@x]\nc [@y]").citations] == [12, 13]


def test_a_citation_in_code_is_code() -> None:
    assert _convert("`[@x]`").citations == ()


@pytest.mark.parametrize("written", ["[@]", "[@ x]", "[@X]", "@x", "[x]"])
def test_what_only_looks_like_a_citation_stays_text(written: str) -> None:
    body = _convert(written)
    assert body.citations == ()
    assert written in body.html


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ('<q lang="be">вызваленыя</q>', '<q lang="be">вызваленыя</q>'),
        ('<abbr title="Institute">IDM</abbr>', '<abbr title="Institute">IDM</abbr>'),
        ("H<sub>2</sub>O<sup>2</sup>", "H<sub>2</sub>O<sup>2</sup>"),
        ("one<br>two<br />three<br/>", "one<br>two<br>three<br>"),
        ("<kbd>Tab</kbd> <mark>x</mark> <small>y</small>", "<kbd>Tab</kbd> <mark>x</mark> <small>y</small>"),
    ],
)
def test_a_few_elements_may_be_written_as_html(written: str, html: str) -> None:
    assert _convert(written).html == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<span onclick="x">a</span>',
        '<span style="color:red">a</span>',
        "<span lang=be>a</span>",
        "<span lang='be'>a</span>",
        '<iframe src="https://example.org/">',
        "<style>p{}</style>",
        "<!-- remark -->",
        "<?php x ?>",
        "<![CDATA[x]]>",
        "<SPAN>a</SPAN>",
        '<a href="https://example.org/">a</a>',
        "<svg/onload=alert(1)>",
    ],
)
def test_other_html_comes_out_as_text(written: str) -> None:
    html = _convert(written, but=("raw-html",)).html
    assert html.startswith(("<p>&lt;",))
    assert "<script" not in html
    assert "<img" not in html
    assert "<style" not in html


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("one <b>bold</b> word", "`**words**`"),
        ("a <!-- remark -->", "behind a `#`"),
        ("<SPAN>a</SPAN>", "`lang` or `title`"),
        ("a\n\n<h1>Title</h1>", "`## `"),
    ],
)
def test_html_that_readers_would_see_as_it_is_written_is_noted(written: str, remedy: str) -> None:
    problems = Problems()
    convert_text(written, "a.md", 10, problems)
    assert {*codes(problems)} == {"raw-html"}
    assert all(remedy in problem.fix for problem in problems)
    first = min(problem.location for problem in problems)
    assert written.split("\n")[first.line - 10][first.column - 1 :].startswith("<")


@pytest.mark.parametrize(
    "written",
    [
        "`<b>`",
        "```\n<b>\n```",
        r"\<b>",
        "2 < 3 and b > a",
        "<https://example.org/>",
        "<name@example.org>",
        "<invented>",
    ],
)
def test_what_is_meant_to_be_seen_is_no_html(written: str) -> None:
    assert _codes(written) == []


def test_an_element_left_open_is_closed() -> None:
    assert _convert("<q>a\n\nb").html == "<p><q>a</q></p>\n<p>b</p>"


@pytest.mark.parametrize(
    "text",
    [
        '[a](https://example.org/ "<table><script>alert(1)</script>")',
        "ABC\n\n*[ABC]: <table><script>alert(1)</script>",
        '<span title="&lt;table&gt;&lt;script&gt;">x</span>',
        "`<table><script>`",
    ],
)
def test_the_frame_of_a_table_opens_no_way_out_of_an_attribute(text: str) -> None:
    html = _convert(text, but=("raw-html",)).html
    assert "<script" not in html
    assert "<div" not in html


def test_a_table_gets_a_frame_that_scrolls_and_aligns_by_attribute() -> None:
    html = _convert("| a | b |\n|:--|--:|\n| 1 | 2 |").html
    assert html.startswith('<div class="table-frame" tabindex="0" role="group"><table>')
    assert html.endswith("</table></div>")
    assert '<td align="right">2</td>' in html
    assert "style" not in html


def test_a_footnote_leads_there_and_back() -> None:
    html = _convert("Text.[^a]\n\n[^a]: Remark with [a link](page:act).").html
    assert '<a class="footnote-ref" href="#fn:a">1</a>' in html
    assert '<a class="footnote-backref" href="#fnref:a"' in html
    assert '<a href="dossier:page:act">a link</a>' in html


def test_headings_have_anchors_in_their_own_letters() -> None:
    body = _convert("## Пра гэтую старонку\n\n### Łódź & Straße\n\n## Пра гэтую старонку")
    assert [(heading.level, heading.anchor) for heading in body.headings] == [
        (2, "пра-гэтую-старонку"),
        (3, "łódź-straße"),
        (2, "пра-гэтую-старонку_1"),
    ]


def test_two_texts_of_one_process_do_not_share_anchors_footnotes_or_links() -> None:
    text = "## A\n\n[x](page:act) [@s] [^n]\n\n[^n]: N\n\n*[IDM]: Institute\n"
    first, _, third = _convert(text), _convert("IDM [^n]"), _convert(text)
    assert first == third
    assert "abbr" not in _convert("IDM").html


@pytest.mark.parametrize("text", ["# Big", "words\n\n# Big", "Big\n===", "> # Big", "- # Big", "#Big", "#Big#"])
def test_a_heading_of_the_pages_own_level_is_noted(text: str) -> None:
    assert _codes(text) == ["heading-of-page"]


@pytest.mark.parametrize("text", ["```\n# remark\n```", "    # remark", "## A # B", "No. #1 of all"])
def test_a_number_sign_elsewhere_is_no_heading(text: str) -> None:
    assert _codes(text) == []


def test_words_are_counted_without_addresses_and_citations() -> None:
    assert _convert("Two words, [one](https://example.org/a-b-c) don’t count-up [@source-id].").words == 5


@pytest.mark.parametrize(
    ("entity", "character"),
    [
        ("&#x202e;", "\u202e"),
        ("&#8238;", "\u202e"),
        ("&#X202E;", "\u202e"),
        ("&#x0000000202e;", "\u202e"),
        ("&#0000000008238;", "\u202e"),
        ("&rlm;", "\u200f"),
        ("&#x2066;", "\u2066"),
        ("&#x1b;", "\x1b"),
        ("&#0;", "\x00"),
    ],
)
def test_an_entity_cannot_bring_in_a_character_that_the_file_may_not_hold(entity: str, character: str) -> None:
    problems = Problems()
    html = convert_text(f'words {entity}words [x](page:act "a{entity}b")', "a.md", 1, problems).html
    assert set(codes(problems)) == {"unsafe-character"} or character not in html

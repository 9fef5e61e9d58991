"""Whatever Markdown it gets, the HTML consists of what is allowed and nothing else."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dossier.problems import Problems
from dossier.prose.body import Shown
from dossier.prose.convert import REFERENCE_KINDS, convert_text
from dossier.prose.expressions import FigureCall
from properties.allowed import ATTRIBUTES, ELEMENTS, SCHEMES, look_at

PIECES = (
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    '<span lang="be">',
    '<span title="',
    '<abbr title="x">',
    "</span>",
    "</abbr>",
    "<table>",
    "</table>",
    "<q>",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://example.org/",
    "[x](",
    "](javascript:alert(1))",
    "](https://example.org/",
    ' "title")',
    "[x](page:act)",
    "[@s]",
    "[^1]",
    "\n\n[^1]: ",
    "\n\n*[x]: ",
    "\n## ",
    "\n| a | b |\n|---|:-:|\n| ",
    "![x](y)",
    '\n\n![x](y.png "z | w")\n\n',
    "`",
    "```\n",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "&lt;",
    "&#106;",
    "&#x3c;script&#x3e;",
    "\x02",
    "\x03",
    "\x02klzzwxh:0001\x03",
    "\x02wzxhzdk:0\x03",
    "onload=",
    '"',
    "'",
    "<",
    ">",
    "\n",
    "\n\n",
    " ",
    "    ",
    "dossier:",
    '<a href="dossier:x">',
    "<https://example.org/>",
    "<a@example.org>",
    "@@main@@",
    "{{ 7*7 }}",
    "\n: ",
    "\n> ",
    "\n- ",
    "\n1. ",
    "**",
    "_",
)
MARKDOWN = st.one_of(
    st.text(max_size=120),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=14).map("".join),
)


def show_figure(call: FigureCall) -> Shown:
    """Return a figure as the tests show it, with an element that texts may hold."""
    return Shown('<a href="#figure-1">1</a>', "1")


@given(MARKDOWN)
@example('[a](https://example.org/ "<table><script>alert(1)</script>")')
@example("X\n\n*[X]: <table><script>")
@example("<https://example.org/\"onload='alert(1)>")
@example("[x](dossier:page:act)")
@example('<span title="<script>">')
@example("## \x02wzxhzdk:0\x03 <q>")
@example("[a](https://example.org/\n<script>)")
def test_any_markdown_becomes_allowed_html_only(text: str) -> None:
    body = convert_text(text, "a.md", 1, Problems())
    seen = look_at(body.html)
    assert {name for name, _ in seen.elements} <= ELEMENTS
    assert {attribute for _, names in seen.elements for attribute in names} <= ATTRIBUTES
    assert seen.others == []


@given(MARKDOWN)
def test_an_address_of_another_kind_is_noted_if_it_is_made_at_all(text: str) -> None:
    problems = Problems()
    body = convert_text(text, "a.md", 1, problems)
    wrong = [found for found in look_at(body.html).addresses if not found.startswith(SCHEMES)]
    assert not [found for found in wrong if "script:" in found.lower() or found.lower().startswith("data:")]
    if wrong:
        assert {problem.code for problem in problems} & {"broken-link", "unsafe-link"}


@given(MARKDOWN)
def test_a_resolved_text_has_no_open_end_and_no_new_element(text: str) -> None:
    body = convert_text(text, "a.md", 1, Problems())
    shown = body.resolve(lambda *_: "../x/", lambda ids: '<a class="note" href="#source-1">1</a>', show_figure)
    seen = look_at(shown)
    assert {name for name, _ in seen.elements} <= ELEMENTS
    assert not [found for found in seen.addresses if found.startswith("dossier:")]
    assert not [names for _, names in seen.elements if "data-cite" in names]


@given(MARKDOWN)
def test_the_titles_of_headings_hold_no_element(text: str) -> None:
    # The table of contents shows them as they are.
    for heading in convert_text(text, "a.md", 1, Problems()).headings:
        seen = look_at(f"<li>{heading.title}</li>")
        assert [name for name, _ in seen.elements] == ["li"]
        assert seen.others == []


@given(MARKDOWN)
def test_every_problem_of_a_text_stands_on_one_of_its_lines(text: str) -> None:
    problems = Problems()
    convert_text(text, "a.md", 7, problems)
    lines = text.split("\n")
    for problem in problems:
        assert 7 <= problem.location.line < 7 + len(lines)
        assert problem.render()


@given(MARKDOWN)
def test_the_same_text_gives_the_same_body_whatever_came_before(text: str) -> None:
    first = convert_text(text, "a.md", 1, Problems())
    convert_text("## A\n\n[^1] [x][r] *[b]\n\n[^1]: n\n\n[r]: page:act\n\n*[b]: c", "b.md", 1, Problems())
    assert convert_text(text, "a.md", 1, Problems()) == first


@given(st.sampled_from(REFERENCE_KINDS), st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True), st.text(max_size=12))
def test_an_anchor_of_a_reference_never_breaks_out_of_its_link(kind: str, target: str, anchor: str) -> None:
    body = convert_text(f"[x]({kind}:{target}#{anchor})", "a.md", 1, Problems())
    shown = body.resolve(lambda found, identifier, end: f"../{identifier}/#{end}", lambda ids: "", show_figure)
    for name, attributes in look_at(shown).elements:
        assert name in ELEMENTS
        assert set(attributes) <= ATTRIBUTES

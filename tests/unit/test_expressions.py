"""Between double braces a text asks for a figure or types a number; everything else is refused with its place."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from dossier.edition import Edition
from dossier.problems import Problem, Problems
from dossier.prose.body import Shown, fill_figures
from dossier.prose.convert import convert_text
from dossier.prose.expressions import MARK, FigureCall, take_expressions, without_expressions
from unit.making import codes, context_of, edition_of, make, problems_of, render_everything, rewrite

ASKED = 'figure("released_total")'
TEXT = "briefings/invented-waves/en.md"
# Passages of the small site's text that the tests replace.
FIRST_WORDS = "The first wave freed"
SUMMARY = 'summary: "What an invented briefing says: two waves, one doubt."'


def _take(text: str) -> tuple[str, tuple[FigureCall, ...]]:
    problems = Problems()
    taken = take_expressions(text, "a.md", 5, problems)
    assert list(problems) == []
    return taken


def _refused(text: str) -> Problem:
    """Return the only problem of a text; nothing of what it stands for may be left in the text."""
    problems = Problems()
    left, calls = take_expressions(text, "a.md", 5, problems)
    (problem,) = problems
    assert (problem.code, calls) == ("figure-expression", ())
    assert MARK.search(left) is None
    return problem


def _page(root: Path, words: str) -> html.HtmlElement:
    """Return the page of the small site's publication, its first words replaced."""
    rewrite(root / TEXT, FIRST_WORDS, words)
    return html.fromstring(str(make(edition_of(root), "publication", "invented-waves", "en").main))


# What may stand there


def test_a_figure_is_asked_for_by_name_and_arguments() -> None:
    _, (call,) = _take('Since then {{ figure("released_total", as_of="2024-09", noun=true, since=2024) }} people.')
    assert call.name == "released_total"
    assert call.arguments == {"as_of": "2024-09", "noun": True, "since": 2024}


@pytest.mark.parametrize(
    "written",
    [
        '{{ figure("waves") }}',
        '{{figure("waves")}}',
        "{{ figure('waves') }}",
        '{{ figure( "waves" , ) }}',
        '{{\tfigure ("waves")\t}}',
        '{{ figure("wa" "ves") }}',
    ],
)
def test_space_and_kind_of_quotes_do_not_matter(written: str) -> None:
    text, (call,) = _take(f"a {written} b")
    assert (call.name, call.arguments) == ("waves", {})
    assert (text[:2], text[-2:]) == ("a ", " b")
    assert (call.location.column, call.location.length) == (3, len(written))


def test_each_expression_has_its_own_mark_in_its_own_place() -> None:
    text, calls = _take('{{ figure("a") }} and {{ figure("b") }}\n\n{{ figure("a") }}')
    assert [call.name for call in calls] == ["a", "b", "a"]
    assert [int(number) for number in MARK.findall(text)] == [0, 1, 2]
    assert MARK.sub("_", text) == "_ and _\n\n_"


def test_lines_and_columns_are_those_of_the_file() -> None:
    _, calls = _take('one\ntwo {{ figure("a") }} и ещё {{ figure("b") }}\n\n   {{ figure("c") }}')
    places = [(call.location.line, call.location.column, call.location.length) for call in calls]
    assert places == [(6, 5, 17), (6, 29, 17), (8, 4, 17)]
    for call in calls:
        start = call.location.column - 1
        assert call.location.text[start : start + call.location.length] == f'{{{{ figure("{call.name}") }}}}'


def test_a_text_without_braces_is_left_as_it_is() -> None:
    for text in ("", "words\n\nmore words", "a [link](page:act) 18 + 30"):
        assert _take(text) == (text, ())


def test_single_braces_are_words() -> None:
    assert _take("a { b } c {a: 1} } {") == ("a { b } c {a: 1} } {", ())


def test_the_number_of_lines_stays_the_same() -> None:
    text, _ = _take('a\n{{ figure("a") }}\n{{ typed("5", because="b") }}\n')
    assert text.count("\n") == 3


# Typed numbers


@pytest.mark.parametrize(
    "number",
    ['"37"', "37", '"1 300"', '"1 317"', '"86.8"', "86.8", '"5:3"', '"−14"', '"+6"', '"18–30"', '"1’000"', '"50 %"'],
)
def test_a_number_may_be_typed_with_its_reason(number: str) -> None:
    text, calls = _take(f'by {{{{ typed({number}, because="votes, not people") }}}} votes')
    assert (text, calls) == (f"by {json.loads(number)} votes", ())


def test_a_number_is_typed_with_its_reason_and_not_without() -> None:
    for written in ('typed("37")', 'typed("37", because="")', 'typed("37", because="  ")', 'typed("37", because=true)'):
        assert "because" in _refused(f"by {{{{ {written} }}}} votes").message


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "a\\n# heading",
        "a\\n\\n## heading",
        "`code`",
        "*5*",
        "_5_",
        "![x](y)",
        "&#60;script&#62;",
        "| 5 |",
        "\\ue0000\\ue001",
        "\\u202e5",
        "\\ud800",
        "\\u00005",
        "",
        " ",
        "5" * 80,
    ],
)
def test_what_is_typed_is_a_number_and_no_markup(hostile: str) -> None:
    assert _refused(f'by {{{{ typed("{hostile}", because="a reason") }}}} votes')


@pytest.mark.parametrize("value", ["true", "none", "5e999"])
def test_what_is_typed_is_no_other_value(value: str) -> None:
    assert _refused(f'{{{{ typed({value}, because="a reason") }}}}')


def test_the_reason_of_a_typed_number_is_for_editors_and_reaches_no_page(small_site: Path) -> None:
    assert "an invented threshold" in (small_site / TEXT).read_text()
    for page in render_everything(edition_of(small_site)).values():
        assert "threshold" not in str(page.main)


# What may not stand there


@pytest.mark.parametrize(
    "expression",
    [
        "1 + 1",
        "7 * 7",
        '"9" * 999999999',
        "9 ** 9 ** 9",
        "range(999999999)",
        "[1, 2]",
        "{'a': 1}",
        "(1, 2)",
        '"words"',
        "5",
        "1e999",
        "true",
        "none",
        "1 < 2",
        "not true",
        f"{ASKED} if true else 5",
        f"{ASKED} | upper",
        f"{ASKED} ~ 'x'",
        f"{ASKED}, {ASKED}",
        f"{ASKED} is defined",
        f"{ASKED}[0]",
        f"{ASKED}.name",
        f"{ASKED}.__class__.__mro__",
        f"{ASKED}()",
        f"-{ASKED}",
        "figure",
        "typed",
        "figure.__globals__",
        "figure.__call__('a')",
        "figure['x']",
        "figure()",
        "figure(5)",
        "figure(none)",
        "figure(true)",
        "figure(waves)",
        'figure("a", "b")',
        'figure("a", as_of=none)',
        'figure("a", as_of=1e999)',
        'figure("a", as_of=today)',
        'figure("a", as_of=1 + 1)',
        'figure("a", as_of=[1])',
        'figure("a", as_of="2024", as_of="2025")',
        'figure("a", **{"b": 1})',
        'figure(*"a")',
        'figure(**"a")',
        'figure(name="a"',
        "figure(",
        'figure("a',
        'typed(number="5", because="a")',
        'typed("5", "a")',
        'typed("5", because="a", noun=true)',
        'unknown("a")',
        "unknown",
        "self",
        "self.x",
        "loop",
        "super()",
        "caller()",
        "context",
        "config",
        "request",
        "lipsum.__globals__",
        "''.__class__",
        "''.join([])",
        "cycler",
        "namespace()",
        "import os",
        "set x = 1",
        "for x in y",
        "block x",
        "%x%",
        "# remark #",
        "- -",
        "-",
        "",
        "   ",
        "\\",
        "'\\x'",
        "{ figure('a') ",
        "💥",
    ],
)
def test_nothing_else_than_a_figure_or_a_typed_number_is_taken(expression: str) -> None:
    _refused(f"a {{{{{expression}}}}} b")


@pytest.mark.parametrize("name", ["unknown", "today", "environment", "figures"])
def test_an_unknown_name_is_called_so(name: str) -> None:
    for written in (name, f'{name}("a")'):
        assert f"`{name}` is unknown" in _refused(f"{{{{ {written} }}}}").message


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 100_000,
        "[" * 100_000,
        "-" * 100_000,
        "not " * 30_000,
        "9" * 100_000,
        '"' + "a" * 100_000 + '"',
        f'figure("{"a" * 100_000}")',
        "figure(" * 20_000,
        "(" * 480,
        "-" * 480,
        "not " * 120,
        "9" * 480,
        "figure(" * 60,
        "a.b" * 150,
    ],
)
def test_a_huge_expression_is_refused_at_once_and_quoted_shortly(expression: str) -> None:
    problem = _refused(f"{{{{ {expression} }}}}")
    assert len(problem.message) < 200


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("{{ open", [1]),
        ("close }}", [7]),
        ("{{ " + ASKED, [1]),
        (ASKED + " }}", [len(ASKED) + 2]),
        ("a {% if x %} b {% endif %}", [3, 11, 16, 25]),
        ("{# a remark #}", [1]),
        ("}} {{", [1, 4]),
        ("{% raw %}{{", [1, 8, 10]),
    ],
)
def test_braces_without_their_counterpart_are_refused_each_in_its_place(line: str, columns: list[int]) -> None:
    problems = Problems()
    left, calls = take_expressions(f"\n{line}", "a.md", 5, problems)
    assert (left, calls) == (f"\n{line}", ())
    assert {problem.code for problem in problems} == {"figure-expression"}
    assert [(problem.location.line, problem.location.column) for problem in problems] == [(6, at) for at in columns]


def test_an_expression_of_two_lines_is_refused_on_both() -> None:
    problems = Problems()
    take_expressions('{{ figure("a",\n as_of="2024") }}', "a.md", 5, problems)
    assert [(problem.location.line, problem.location.column) for problem in problems] == [(5, 1), (6, 16)]


def test_nested_braces_leave_no_figure_behind() -> None:
    for text in ("{{{{ " + ASKED + " }}}}", "{{ {{ " + ASKED + " }} }}", "{{ typed('}}', because='x') }}"):
        problems = Problems()
        left, calls = take_expressions(text, "a.md", 5, problems)
        assert calls == ()
        assert len(problems) > 0
        assert MARK.search(left) is None


def test_every_wrong_expression_is_told_and_the_right_one_beside_it_kept() -> None:
    problems = Problems()
    text, calls = take_expressions('{{ 1 }} {{ figure("a") }} {{ b }}\n{{ c }}', "a.md", 5, problems)
    assert [(problem.location.line, problem.location.column) for problem in problems] == [(5, 1), (5, 27), (6, 1)]
    assert [call.name for call in calls] == ["a"]
    assert MARK.sub("_", text) == " _ \n"


def test_the_same_wrong_expression_is_refused_each_time() -> None:
    for _ in range(2):
        assert _refused("{{ 1 + 1 }}")


def test_a_wrong_expression_shows_no_name_of_pythons() -> None:
    for expression in ("figure(none)", "figure(true)", 'figure("a", "b")', "typed(true, because='a')", "5", "''.x"):
        message = _refused(f"{{{{ {expression} }}}}").message.replace(expression, "")
        assert not {"None", "True", "str", "int", "bool", "tuple"} & set(message.replace("`", " ").split())


@pytest.mark.parametrize("escaped", ["\\ue0000\\ue001", "\\u202e", "\\ud800", "\\x00", "\\u2028"])
def test_an_escape_smuggles_no_character_in_that_a_file_may_not_hold(escaped: str) -> None:
    for expression in (f'figure("{escaped}")', f'figure("a", b="{escaped}")', f'typed("5", because="{escaped}")'):
        problem = _refused(f"{{{{ {expression} }}}}")
        assert "invisible character" in problem.message
        assert problem.render().encode()


@pytest.mark.parametrize("character", ["\ue000", "\ue001", "\ue0000\ue001", "&#xe000;0&#xe001;", "&#57344;"])
def test_a_mark_of_a_figure_can_not_be_written(small_site: Path, character: str) -> None:
    rewrite(small_site / TEXT, FIRST_WORDS, f"{character} {FIRST_WORDS}")
    assert set(codes(problems_of(small_site))) == {"unsafe-character"}


@pytest.mark.parametrize("field", ["title", "summary"])
def test_a_mark_of_a_figure_can_not_be_written_in_a_field(small_site: Path, field: str) -> None:
    path = small_site / TEXT
    written = re.sub(
        rf"^{field}: .*$", lambda _: f'{field}: "words \\ue0000\\ue001"', path.read_text(), flags=re.MULTILINE
    )
    path.write_text(written)
    assert codes(problems_of(small_site)) == ["unsafe-character"]


# Where it stands


def test_expressions_are_blanked_and_columns_kept() -> None:
    assert without_expressions('a {{ figure("released_total", as_of="2024") }} b') == "a " + " " * 44 + " b"
    assert without_expressions("nothing here") == "nothing here"


@pytest.mark.parametrize(
    "words",
    [
        f"## Since {{{{ {ASKED} }}}} people\n\nX",
        f"### {{{{ {ASKED} }}}}\n\nX",
        f"| a | b |\n| --- | --: |\n| {{{{ {ASKED} }}}} | b |\n\nX",
        f"| {{{{ {ASKED} }}}} | b |\n| --- | --: |\n| a | b |\n\nX",
        f"*{{{{ {ASKED} }}}}* X",
        f"**so many: {{{{ {ASKED} }}}}** X",
        f"- {{{{ {ASKED} }}}}\n- b\n\nX",
        f"1. {{{{ {ASKED} }}}}\n\nX",
        f"> {{{{ {ASKED} }}}}\n\nX",
        f"`{{{{ {ASKED} }}}}` X",
        f"[{{{{ {ASKED} }}}}](page:act) X",
        f"word[^n] X\n\n[^n]: {{{{ {ASKED} }}}}\n\nX",
        f"<q>{{{{ {ASKED} }}}}</q> X",
        f"term\n: {{{{ {ASKED} }}}}\n\nX",
        f"{{{{ {ASKED} }}}}",
    ],
    ids=lambda words: words.replace(ASKED, "f")[:24],
)
def test_a_figure_stands_wherever_words_may(small_site: Path, words: str) -> None:
    page = _page(small_site, words)
    shown = page.xpath("//div[contains(@class, 'prose')]//a[@class='figure']/data[@value='14'][.='14']")[0]
    note = shown.getparent().get("href").removeprefix("#")
    assert page.xpath(f"//li[span/a/@id='{note}']//data[@value='14']")
    assert page.xpath(f"//a[@id='{note}']/@href") == [f"#{shown.getparent().get('id')}"]
    assert MARK.search(html.tostring(page, encoding="unicode")) is None


@pytest.mark.parametrize(
    "words",
    [
        f'[here](https://example.org/ "freed: {{{{ {ASKED} }}}}") X',
        f"Since IDM. X\n\n*[IDM]: freed: {{{{ {ASKED} }}}}\n\nX",
        f"Since IDM. X\n\n*[IDM]: freed: {{{{ {ASKED} }}}} \"onclick='x'\n\nX",
    ],
)
def test_a_figure_in_an_attribute_is_plain_words(small_site: Path, words: str) -> None:
    page = _page(small_site, words)
    (title,) = page.xpath("//div[contains(@class, 'prose')]//*[starts-with(@title, 'freed')]/@title")
    assert title.startswith("freed: ")
    assert "14" in title
    assert "<" not in title
    assert page.xpath("//@onclick") == []
    assert MARK.search(html.tostring(page, encoding="unicode")) is None


def test_a_figure_in_an_address_adds_no_element(small_site: Path) -> None:
    page = _page(small_site, f"[here](https://example.org/{{{{ {ASKED} }}}}) X")
    assert page.xpath("//a[starts-with(@href, 'https://example.org/')]//data") == []
    assert MARK.search(html.tostring(page, encoding="unicode")) is None


def test_a_heading_with_a_figure_has_an_anchor_of_its_words_only(small_site: Path) -> None:
    page = _page(small_site, f"## Some {{{{ {ASKED} }}}} people\n\n## Second\n\n## Third\n\n{FIRST_WORDS}")
    assert page.xpath("//h2[@id='some-people']")
    (link,) = page.xpath("//nav[contains(@class, 'contents')]//a[@href='#some-people']")
    assert "14" in link.text_content()
    assert link.xpath(".//data | .//a") == []


def test_what_is_shown_of_a_figure_is_escaped_by_who_shows_it() -> None:
    hostile = '"><script>alert(1)</script>'
    body = convert_text(f'[a](https://example.org/ "{{{{ {ASKED} }}}}") {{{{ {ASKED} }}}}', "a.md", 1, Problems())
    escaped = str(Markup.escape(hostile))
    shown = body.resolve(lambda *_: "", lambda _: "", lambda _: Shown(f"<data>{escaped}</data>", escaped))
    assert "<script" not in shown
    assert html.fromstring(shown).xpath("//a/@title") == [hostile]


def test_the_words_of_a_figure_are_escaped_where_they_are_shown(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Words come from catalogues that others edit.
    monkeypatch.setattr("dossier.figures.in_texts.word_figure", lambda *_: '"><script>alert(1)</script>')
    page = _page(small_site, f'[a](https://example.org/ "b {{{{ {ASKED} }}}}") {{{{ {ASKED} }}}}')
    assert page.xpath("//script") == []
    assert page.xpath("//a[@href='https://example.org/']/@title") == ['b "><script>alert(1)</script>']


def test_a_body_without_figures_is_filled_as_it_is() -> None:
    assert fill_figures("<p>x</p>", (), lambda _: Shown("a", "b")) == "<p>x</p>"


# The summary and the title


def _with_summary(root: Path, summary: str) -> Edition:
    rewrite(root / TEXT, SUMMARY, f"summary: '{summary}'")
    return edition_of(root)


def test_a_summary_shows_its_figures_on_its_own_page_and_in_lists(small_site: Path) -> None:
    edition = _with_summary(small_site, 'Freed: {{ figure("released_total") }}.')
    rendered = make(edition, "publication", "invented-waves", "en")
    page = html.fromstring(str(rendered.main))
    assert page.xpath("//p[@class='standfirst']//a[@class='figure']/data/@value") == ["14"]
    listed = html.fromstring(str(make(edition, "list", "publications", "en").main))
    assert "Freed: 14." in listed.xpath("//p/text()")
    assert listed.xpath("//a[@class='figure']") == []
    assert rendered.description.startswith("Freed: ")
    for everywhere in render_everything(edition).values():
        whole = f"{everywhere.title}{everywhere.description}{everywhere.main}"
        assert "{{ " not in whole
        assert MARK.search(whole) is None


def test_words_beside_a_figure_in_a_summary_are_escaped(small_site: Path) -> None:
    edition = _with_summary(small_site, '<script>alert(1)</script> &amp; {{ figure("released_total") }}')
    for page in render_everything(edition).values():
        assert "<script" not in str(page.main)
    context = context_of(edition, "publication", "invented-waves", "en")
    summary = str(context.summary(context.text("publication", "invented-waves")))
    assert summary.startswith("&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; <a ")


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("summary: 'Freed: {{ nothing }}.'", 18),
        ("summary: Freed {{ nothing }}.", 16),
        ('summary: "Freed: {{ nothing }}."', 18),
        ('summary:   "Freed: {{ nothing }}."', 20),
        ('summary: "Freed \\u0061nd {{ nothing }}."', 0),
    ],
)
def test_a_wrong_expression_in_a_summary_is_told_in_its_place(small_site: Path, written: str, column: int) -> None:
    rewrite(small_site / TEXT, SUMMARY, written)
    (problem,) = problems_of(small_site)
    assert (problem.code, problem.location.path) == ("figure-expression", TEXT)
    assert (problem.location.line, problem.location.column) == (3, column)
    assert problem.location.text == written


def test_a_title_holds_no_figure(small_site: Path) -> None:
    rewrite(small_site / TEXT, "title: Two invented waves", "title: '{{ figure(\"waves\") }} invented waves'")
    (problem,) = problems_of(small_site)
    assert (problem.code, problem.location.line) == ("figure-expression", 2)

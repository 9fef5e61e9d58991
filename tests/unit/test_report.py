"""The report of a change: pages, figures, translations, problems and sizes, and nothing that a writer smuggled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dossier.changes.checks import check_change
from dossier.changes.markdown import quote, quote_block, write_list, write_table
from dossier.changes.report import Compared, write_report
from dossier.problems import Problems
from small_sites import add_language
from unit.making import rewrite
from unit.revisions import Edit, editions_of

FIRST = "data/releases/2024-07-02-first.yml"
TWO = "data/prisoners/synthetic-two.yml"
PANEL = "docs/events/invented-panel/event.yml"
WAVES = "briefings/invented-waves"
HOSTILE = (
    "<script>alert(1)</script>",
    "</details><img src=x onerror=alert(1)>",
    "[words](https://evil.example)",
    "https://evil.example www.evil.example editor@evil.example",
    "@everyone #12 !13 GH-14 :smile: $x$",
    "a | b | c",
    "`code` and ``more`` and ```` ` ````",
    "`",
    "``` fence",
    "````",
    "# no heading",
    "| --- | --- |",
    "\\`\\` escaped \\",
    "![picture](https://evil.example/x.png)",
    "&lt;b&gt; &#64;everyone",
    "*much* _ado_ ~~gone~~",
)
_READER = MarkdownIt("commonmark").enable("table")
_OWN_HTML = re.compile(r"<details><summary>[0-9]+ [a-z ]+</summary>|</details>")


def report_of(site: Path, *edits: Edit) -> str:
    """Return the report of edits to a site without other problems."""
    before, after = editions_of(site, *edits)
    problems = Problems()
    check_change(before, after, problems)
    return write_report(Compared("main", before, after, tuple(problems)))


def part(report: str, title: str) -> str:
    """Return what stands below a heading."""
    return report.partition(f"## {title}\n")[2].split("\n## ")[0].strip()


def _every_token(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _every_token(token.children or ())


def said_by(markdown: str) -> str:
    """Return what a reader of Markdown makes text of outside of code, and see that it makes of it nothing else."""
    words = []
    for token in _every_token(_READER.parse(markdown)):
        assert token.type not in ("link_open", "image", "html_inline", "em_open", "s_open")
        if token.type == "html_block":
            assert all(_OWN_HTML.fullmatch(line) for line in token.content.split("\n") if line)
        if token.type == "text":
            words.append(token.content)
    return "\n".join(words)


def codes_in(markdown: str) -> list[str]:
    """Return every piece of code in a line of Markdown, as its reader sees it."""
    return [token.content for token in _every_token(_READER.parse(markdown)) if token.type == "code_inline"]


def test_a_site_that_nobody_edited_has_nothing_to_report(small_site: Path) -> None:
    report = report_of(small_site)
    assert part(report, "Pages") == "No page changes."
    assert part(report, "Figures that moved") == "None."
    assert part(report, "Translations made outdated") == "None."
    assert part(report, "Problems") == "None."
    assert "→" not in report


def test_a_new_page_is_one_line_with_its_languages(small_site: Path) -> None:
    topic = "label: {en: Courts, de: Gerichte}\ndescription: {en: Trials., de: Prozesse.}\n"
    pages = part(report_of(small_site, lambda site: (site / "data/topics/courts.yml").write_text(topic)), "Pages")
    assert "**1 page added**\n\n- `topics/courts/` (en, de) · `Courts`" in pages
    assert "- `topics/` (en, de) · `Topics`" in pages.split("changed**")[1]
    assert "No page changes." not in pages
    assert "removed" not in pages


def test_a_page_changes_in_the_languages_whose_words_change(small_site: Path) -> None:
    report = report_of(
        small_site,
        lambda site: rewrite(site / "docs/pages/safety/de.md", "title: ", "title: Neue "),
    )
    assert "- `safety/` (de) · `Neue " in part(report, "Pages")


def test_a_removed_page_says_where_its_address_leads(small_site: Path) -> None:
    def rename(site: Path) -> None:
        (site / "docs/events/invented-panel").rename(site / "docs/events/panel-of-2024")
        path = site / "docs/events/panel-of-2024/event.yml"
        path.write_text(path.read_text() + "aliases: [events/invented-panel/]\n")

    pages = part(report_of(small_site, rename), "Pages")
    assert "**1 page removed**\n\n- `events/invented-panel/` (en, de) → `events/panel-of-2024/` · " in pages


def test_a_figure_that_moved_is_told_with_both_numbers_and_days(small_site: Path) -> None:
    report = report_of(small_site, lambda site: rewrite(site / FIRST, "total: 10", "total: 11"))
    moved = part(report, "Figures that moved")
    numbers = "at-least 10 (as of 2024-07-03) | at-least 11 (as of 2024-07-03)"
    assert f"| `released_in_wave(release=2024-07-02-first)` | {numbers} |" in moved
    assert "| `released_people` | at-least 16 (as of 2025-01-18) | at-least 17 (as of 2025-01-18) |" in moved
    assert "political_in_wave" not in moved


def test_a_figure_of_a_text_is_told_by_the_day_of_the_text(small_site: Path) -> None:
    report = report_of(small_site, lambda site: rewrite(site / FIRST, "political: 9", "political: 8"))
    assert "| `released_total(as_of=2024-09-20)` | 14 (as of 2024-09-14/2024-09-16) | at-least 13 " in part(
        report, "Figures that moved"
    )


def test_a_figure_that_is_gone_is_not_stated(small_site: Path) -> None:
    edit = "  women: 4\n  men: 6", "  women: null\n  men: 6"
    moved = part(report_of(small_site, lambda site: rewrite(site / FIRST, *edit)), "Figures that moved")
    assert "| `women_in_wave(release=2024-07-02-first)` | 4 (as of 2024-07-03) | not stated |" in moved


def test_a_new_record_moves_no_figure_of_its_own(small_site: Path) -> None:
    def add_count(site: Path) -> None:
        text = (site / "data/counts/2024-12-31-invented.yml").read_text()
        (site / "data/counts/2025-02-01-invented.yml").write_text(text.replace("2024-12-31", "2025-02-01"))

    assert "2025-02-01-invented" not in part(report_of(small_site, add_count), "Figures that moved")


def test_an_original_that_changed_leaves_its_translation_behind(small_site: Path) -> None:
    report = report_of(
        small_site, lambda site: rewrite(site / WAVES / "en.md", "The first wave freed", "The wave freed")
    )
    assert f"- `{WAVES}/en.md`: de" in part(report, "Translations made outdated")


@pytest.mark.parametrize(
    "edits",
    [
        ((f"{WAVES}/en.md", "The first wave freed", "The wave freed"), (f"{WAVES}/de.md", "Die erste", "Die eine")),
        ((f"{WAVES}/de.md", "Die erste", "Die eine"),),
        ((f"{WAVES}/en.md", "\n## What is known", "\n\n\n## What is known"),),
    ],
    ids=["both", "the translation alone", "lines without words"],
)
def test_a_translation_that_kept_up_is_not_outdated(small_site: Path, edits: tuple[tuple[str, str, str], ...]) -> None:
    report = report_of(small_site, *(lambda site, edit=edit: rewrite(site / edit[0], *edit[1:]) for edit in edits))
    assert part(report, "Translations made outdated") == "None."


TOPIC = "data/topics/trials.yml"
_LABEL = "label: {en: Courts, de: Gerichte}\n"
_TRIALS = "description: {en: Trials., de: Prozesse.}\n"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (f"{_LABEL}{_TRIALS}".replace("Trials.", "Trials and appeals."), f"- `{TOPIC}`, `description`: de"),
        (f"{_LABEL}{_TRIALS}".replace("Trials.", "Appeals.").replace("Prozesse", "Berufungen"), "None."),
        (f"{_LABEL}{_TRIALS}".replace("Prozesse", "Verfahren"), "None."),
        (f"{_LABEL}description: {{en: Trials.}}\n", "None."),
    ],
    ids=["the first language alone", "both", "the translation alone", "a translation taken out"],
)
def test_a_short_text_of_a_record_says_who_did_not_follow(small_site: Path, changed: str, said: str) -> None:
    (small_site / TOPIC).write_text(f"{_LABEL}{_TRIALS}")
    report = report_of(small_site, lambda site: (site / TOPIC).write_text(changed))
    assert said in part(report, "Translations made outdated")


@pytest.mark.parametrize(
    ("first", "said"),
    [("First.", "None."), ("Earlier.", f"- `{TWO}`, `remarks`: de")],
    ids=["moved only", "moved and reworded"],
)
def test_items_of_a_list_are_found_wherever_they_stand(small_site: Path, first: str, said: str) -> None:
    def remarks(*lines: str) -> str:
        return "remarks:\n" + "".join(f"  - {line}\n" for line in lines)

    second = "{en: Second., de: Zweitens.}"
    path = small_site / TWO
    rest = path.read_text()
    path.write_text(rest + remarks("{en: First., de: Erstens.}", second))
    now = remarks("{en: New., de: Neu.}", second, f"{{en: {first}, de: Erstens.}}")
    report = report_of(small_site, lambda site: (site / TWO).write_text(rest + now))
    assert said in part(report, "Translations made outdated")


def test_a_translation_is_behind_its_own_original_alone(small_site: Path) -> None:
    add_language(small_site)
    (small_site / WAVES / "uk.md").write_text((small_site / WAVES / "de.md").read_text())
    report = report_of(small_site, lambda site: rewrite(site / WAVES / "de.md", "Die erste", "Die eine"))
    assert part(report, "Translations made outdated") == "None."


def test_problems_are_told_as_a_check_tells_them(small_site: Path) -> None:
    problems = part(report_of(small_site, lambda site: rewrite(site / FIRST, "total: 10", "total: 11")), "Problems")
    assert problems.startswith(
        "1 problem; `make check` tells all of them.\n\n```text\ndata/releases/2024-07-02-first.yml:5:10: "
    )
    assert "    5 |   total: 11\n      |          ^^\n" in problems


def test_sizes_tell_what_was_and_is(small_site: Path) -> None:
    topic = "label: {en: Courts, de: Gerichte}\ndescription: {en: Trials., de: Prozesse.}\n"
    sizes = part(report_of(small_site, lambda site: (site / "data/topics/courts.yml").write_text(topic)), "Sizes")
    found = re.search(r"\| `pages` \| ([0-9]+) → ([0-9]+) \| ", sizes)
    assert found
    assert int(found[2]) == int(found[1]) + 2
    assert "| `all` | " in sizes
    assert "| `en/" in sizes.split("largest pages")[1]


# Whoever must not be named


def _withhold(site: Path) -> None:
    rewrite(site / TWO, "publication: public", "publication: withheld")
    rewrite(site / PANEL, "  prisoners: [synthetic-two]", "  prisoners: []")


def test_whoever_is_withheld_now_is_counted_and_not_named(small_site: Path) -> None:
    report = report_of(small_site, _withhold)
    assert "synthetic-two" not in report
    assert "Synthetic Person 2" not in report
    assert "2 pages are not named here, or no longer shown." in report
    assert "**1 page removed**" not in report


def test_an_earlier_spelling_of_whoever_is_withheld_now_is_not_named(small_site: Path) -> None:
    rewrite(small_site / TWO, "en: [Synthetic Person 2]", "en: [Synthetic Person 2, Second of the Synthetic]")
    rewrite(small_site / "docs/pages/safety/en.md", "title: ", "title: Second of the Synthetic and ")
    report = report_of(
        small_site,
        _withhold,
        lambda site: rewrite(site / TWO, ", Second of the Synthetic]", "]"),
        lambda site: rewrite(site / "docs/pages/safety/en.md", "Second of the Synthetic and ", ""),
    )
    assert "Second of the Synthetic" not in report
    assert "`safety/` (en" not in report


def test_a_figure_about_whoever_is_withheld_now_is_not_named(small_site: Path) -> None:
    text = small_site / WAVES / "en.md"
    text.write_text(text.read_text() + '\n{{ figure("days_in_prison", prisoner="synthetic-two") }} days.\n')
    report = report_of(
        small_site, _withhold, lambda site: rewrite(site / WAVES / "en.md", "synthetic-two", "synthetic-one")
    )
    assert "synthetic-two" not in report


def test_a_page_whose_title_named_whoever_is_withheld_now_is_not_named(small_site: Path) -> None:
    rewrite(small_site / "docs/pages/safety/en.md", "title: ", "title: Synthetic Person 2 and ")
    report = report_of(
        small_site, _withhold, lambda site: rewrite(site / "docs/pages/safety/en.md", "Synthetic Person 2 and ", "")
    )
    assert "Synthetic Person 2" not in report
    assert "`safety/` (en" not in report


def test_a_problem_that_would_name_whoever_is_withheld_is_only_counted(small_site: Path) -> None:
    before, after = editions_of(small_site, _withhold)
    problems = Problems()
    problems.add("unused-source", after.library.locate("topic", "elections"), "nothing uses `of-synthetic-two`")
    problems.add("unused-source", after.library.locate("topic", "elections"), "nothing uses `other`")
    report = write_report(Compared("main", before, after, tuple(problems), own=2))
    assert "of-synthetic-two" not in report
    assert "nothing uses `other`" in report
    assert "1 more not shown." in report
    alone = write_report(Compared("main", before, after, tuple(problems)[:1], own=1))
    assert part(alone, "Problems") == "1 problem; `make check` tells all of them.\n\n1 more not shown."


# Whatever is written


@pytest.mark.parametrize("words", HOSTILE)
def test_quoted_words_are_code_and_nothing_else(words: str) -> None:
    assert said_by(f"- {quote(words)} end").strip() == "end"
    assert codes_in(quote(words)) == [words]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_a_table_stay_in_their_cell(words: str) -> None:
    table = write_table(("figure", "was"), [(quote(words), "1"), ("a", "2")])
    tokens = _READER.parse(table)
    assert sum(token.type == "td_open" for token in tokens) == 4
    assert codes_in(table) == [words]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_block_ends_where_it_should(words: str) -> None:
    lines = f"{words}\n{words}\n```\nend"
    (token,) = _READER.parse(quote_block(lines))
    assert (token.type, token.content) == ("fence", f"{lines}\n")


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_title_does_nothing_in_a_report(small_site: Path, words: str) -> None:
    def retitle(site: Path) -> None:
        text = re.sub(r"^title: .*$", "", (site / "docs/pages/safety/en.md").read_text(), count=1, flags=re.MULTILINE)
        quoted = words.replace("'", "''")
        (site / "docs/pages/safety/en.md").write_text(text.replace("---\n", f"---\ntitle: '{quoted}'\n", 1))

    report = report_of(small_site, retitle)
    said = said_by(report)
    assert words in codes_in(report)
    assert "@" not in said
    assert "evil" not in said


@pytest.mark.parametrize("words", ["a\nb", "a\u202eb", "a\x1b[31mb", "a\u2028b"])
def test_no_character_rewrites_a_line(words: str) -> None:
    assert "\n" not in quote(words)
    assert all(char.isprintable() for char in quote(words))


def test_long_lists_are_folded_and_very_long_ones_cut() -> None:
    assert write_list("2 pages added", ["a", "b"]) == "**2 pages added**\n\n- a\n- b"
    folded = write_list("40 pages added", [str(number) for number in range(40)])
    assert folded.startswith("<details><summary>40 pages added</summary>\n\n- 0\n")
    assert folded.endswith("- 39\n\n</details>")
    cut = write_list("500 pages added", [str(number) for number in range(500)])
    assert "- … and 300 more" in cut
    assert "- 200\n" not in cut
    assert "… and 100 more" in write_table(("a",), [(str(number),) for number in range(300)])


def test_long_words_are_cut() -> None:
    assert len(quote("a" * 5000)) < 150

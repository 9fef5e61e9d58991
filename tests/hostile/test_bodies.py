"""A hostile text anywhere in a Markdown body is refused, or adds nothing to the page but words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dossier.problems import Problems
from dossier.prose.body import Shown
from dossier.prose.convert import convert_text
from hostile.documents import differences, documents_in
from hostile.strings import HARMLESS, HOSTILE
from properties.allowed import ATTRIBUTES, Seen, look_at
from small_sites import copy_small_site
from unit.making import problems_of

TWO_LINES = "Harmless\nwords"
# Where in Markdown a text can stand.
CONTEXTS: dict[str, str] = {
    "paragraph": "Before {} after.",
    "heading": "## About {}\n\nText.",
    "list": "- one\n- {}\n- three",
    "numbered list": "1. one\n2. {}",
    "quotation": "> one\n> {}",
    "table": "| a | b |\n|---|---|\n| {} | c |",
    "table head": "| a | {} |\n|---|---|\n| b | c |",
    "emphasis": "*one {} two* and **one {} two**",
    "code": "`{}`",
    "block of code": "```\n{}\n```",
    "indented code": "Before\n\n    {}",
    "link text": "[one {} two](page:act)",
    "link title": '[one](https://example.org/ "{}")',
    "link address": "[one]({})",
    "link address with a scheme": "[one](https://example.org/{})",
    "link address in brackets": "[one](<https://example.org/{}>)",
    "reference": "[one][r]\n\n[r]: {}",
    "reference with a title": '[one][r]\n\n[r]: https://example.org/ "{}"',
    "reference to the dossier": "[one](page:{})",
    "anchor of the dossier": "[one](page:act#{})",
    "automatic link": "<https://example.org/{}>",
    "automatic mail": "<{}@example.org>",
    "footnote": "One[^1].\n\n[^1]: {}",
    "footnote mark": "One[^{}].\n\n[^{}]: two",
    "abbreviation": "IDM\n\n*[IDM]: {}",
    "abbreviated": "{}\n\n*[{}]: two",
    "definition": "Term\n: {}",
    "defined": "{}\n: two",
    "citation": "One [@{}].",
    "quoted element": '<q lang="be">{}</q>',
    "language of an element": '<q lang="{}">one</q>',
    "title of an element": '<abbr title="{}">one</abbr>',
    "element": "<{}>one</q>",
    "typed number": 'One {{{{ typed("{}", because="it stands here") }}}} two.',
    "typed number in a link's title": '[one](https://example.org/ \'{{{{ typed("{}", because="here") }}}}\')',
    "picture's description": '![{}](door.png "Synthetic Person 12, CC BY 4.0")',
    "picture's caption": '![A door](door.png "{} | Synthetic Person 12, CC BY 4.0")',
    "picture's credit": '![A door](door.png "{}")',
    "picture's file": '![A door]({} "Synthetic Person 12, CC BY 4.0")',
    "heading attributes": "## One {{: #{} onclick=x}}",
}


def _fill(context: str, text: str) -> str:
    return CONTEXTS[context].replace("{{", "\x01").replace("{}", text).replace("\x01", "{").replace("}}", "}")


def _look(markdown: str) -> Seen:
    body = convert_text(markdown, "a.md", 1, Problems())
    shown = body.resolve(lambda *_: "../act/", lambda ids: "", lambda call: Shown("", ""), _show_picture)
    return look_at(shown)


def _show_picture(name: str, description: str) -> str:
    return f'<img src="{name}" alt="{description}">'


def _count(seen: Seen) -> Counter[str]:
    # How many paragraphs there are is Markdown's own matter.
    return Counter(name for name, _ in seen.elements if name != "p")


def _most(context: str) -> Counter[str]:
    """Return how often each element can rightly stand there, as words, ids, addresses and links are harmless."""
    most: Counter[str] = Counter()
    for text in (
        HARMLESS,
        "harmless",
        "page:act",
        "https://example.org/",
        "[x](page:act)",
        "one\ntwo",
        "7*7",
        "one[two",
    ):
        most |= _count(_look(_fill(context, text)))
    return most


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_adds_nothing_to_a_body(context: str, name: str) -> None:
    hostile = _look(_fill(context, HOSTILE[name]))
    assert _count(hostile) - _most(context) == Counter()
    assert {attribute for _, names in hostile.elements for attribute in names} <= ATTRIBUTES | {"src", "alt"}
    assert hostile.others == []
    assert not [there for there in hostile.addresses if there.lower().startswith(("javascript:", "data:", "vbscript:"))]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site whose one text is written anew by each test."""
    return copy_small_site(tmp_path_factory.mktemp("bodies") / "small")


@pytest.fixture(scope="module")
def harmless(site: Path) -> dict[str, dict[str, str]]:
    """Every document of the site with a harmless text, by that text."""
    # A text of two lines is two lines of Markdown.
    return {text: documents_in(_with_body(site, text)) for text in (HARMLESS, TWO_LINES)}


def _with_body(site: Path, text: str) -> Path:
    path = site / "briefings/invented-waves/en.md"
    before = path.read_text().split("\n\nMore of the text:\n\n")[0]
    addition = "\n\nMore of the text:\n\nBefore {} after.\n\n- {}\n\n## About {}\n\n`{}`\n"
    path.write_text(before + addition.replace("{}", text))
    return site


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_leaves_its_page_as_it_is_and_all_others_untouched(
    site: Path, harmless: dict[str, dict[str, str]], name: str
) -> None:
    text = HOSTILE[name]
    problems = problems_of(_with_body(site, text))
    if problems:
        assert {problem.location.path for problem in problems} == {"briefings/invented-waves/en.md"}
        return
    made, expected = documents_in(site), harmless[TWO_LINES if "\n" in text else HARMLESS]
    own = "en/publications/invented-waves/"
    assert differences(made, expected) == {}
    changed = [there for there in made if made[there] != expected[there]]
    # The feeds hold the whole text too.
    assert [there for there in changed if "feed.xml " not in there] == [own]
    if "&" not in text and "\n" not in text and "\\" not in text:
        assert " ".join(text.split()) in " ".join(look_at(made[own]).text.split())


@pytest.mark.parametrize("place", ["@@main@@", "@@title@@", "@@base@@", "@@head@@", "@@current-act@@", "@@nothing@@"])
def test_a_place_of_a_shell_in_a_body_comes_out_as_text(small_site: Path, place: str) -> None:
    path = small_site / "briefings/invented-waves/en.md"
    path.write_text(path.read_text() + f"\n\nBefore {place} after.\n")
    assert f"Before {place} after." in documents_in(small_site)["en/publications/invented-waves/"]


@pytest.mark.parametrize(
    "heading",
    [
        "Contents",
        "Recording",
        "About text",
        "Mentioned",
        "Conflicts",
        "Sources of page",
        "Source 1",
        "Cite 1-1",
        "Content",
    ],
)
def test_the_anchor_of_a_heading_is_the_only_one_of_its_name_on_the_page(small_site: Path, heading: str) -> None:
    path = small_site / "briefings/invented-waves/en.md"
    path.write_text(path.read_text() + f"\n\n## {heading}\n\n[there](#{heading.lower().replace(' ', '-')})\n")
    if problems_of(small_site):
        return
    made = documents_in(small_site)["en/publications/invented-waves/"]
    identifier = f'id="{heading.lower().replace(" ", "-")}"'
    assert made.count(identifier) <= 1

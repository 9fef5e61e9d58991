"""Any text in any field of a record comes out as text; any value in a shell comes out once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.edition import Edition
from dossier.model.conflict import Conflict, Position
from dossier.pages.context import Context
from dossier.pages.registry import render_page
from dossier.pages.rendered import render
from dossier.publish.shells import Shell
from properties.allowed import look_at
from small_sites import copy_small_site
from unit.making import context_of, edition_of

# Texts without what the engine gives a meaning: citations, and days in ISO form.
HOSTILE = st.one_of(
    st.text(min_size=1, max_size=40),
    st.lists(
        st.sampled_from(
            [
                "<script>",
                "</title>",
                '"',
                "'",
                ">",
                "<",
                "&lt;",
                "&",
                "<!--",
                "]]>",
                "{{ 7*7 }}",
                "{% raw %}",
                "@@main@@",
                ' onload="x"',
                "javascript:",
                "\u202e",
                "\x00",
                "%(name)s",
                "%s",
                "{}",
                "{0}",
                "\\1",
                "a",
            ]
        ),
        min_size=1,
        max_size=6,
    ).map("".join),
).filter(lambda text: "[@" not in text and not re.search(r"\d{4}-\d\d", text) and bool(text.strip()))
# Where a prisoner's record holds a text by language.
FIELDS = ("role", "sort_name", "conflicts", "remarks", "detail", "names")


class SmallSite:
    """The small site's edition, which hypothesis need not print."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The small site's edition."""
    return SmallSite(edition_of(copy_small_site(tmp_path_factory.mktemp("properties") / "small")))


def _with(record: Any, field: str, text: str) -> Any:
    said = {"en": text}
    if field == "names":
        return record.model_copy(update={"names": {"en": (text,)}})
    if field == "conflicts":
        # Not validated, which would take the spaces off the text.
        side = Position.model_construct(says=said, sources=("invented-report",))
        conflict = Conflict.model_construct(about=said, positions=(side, side), why=said)
        return record.model_copy(update={"conflicts": (conflict,)})
    if field == "remarks":
        return record.model_copy(update={"remarks": (said,)})
    if field == "detail":
        steps = (record.history[0].model_copy(update={"detail": said}), *record.history[1:])
        return record.model_copy(update={"history": steps})
    return record.model_copy(update={field: said})


def _page(edition: Edition, field: str, text: str) -> str:
    library = edition.library
    record = _with(library.prisoners["synthetic-one"], field, text)
    prisoners = {**library.prisoners, "synthetic-one": record}
    plan = replace(edition.plan, library=replace(library, prisoners=prisoners))
    changed = replace(edition, plan=plan)
    page = changed.plan.find("prisoner", "synthetic-one", "en")
    assert page is not None
    return str(render_page(changed, page).main)


@pytest.mark.parametrize("field", FIELDS)
@settings(max_examples=40)
@given(text=HOSTILE)
def test_any_text_of_a_record_comes_out_escaped_on_its_page(small: SmallSite, field: str, text: str) -> None:
    shown, plain = look_at(_page(small.edition, field, text)), look_at(_page(small.edition, field, "harmless"))
    assert shown.elements == plain.elements
    assert shown.addresses == plain.addresses
    assert shown.others == []
    if field != "sort_name":
        # A text may begin a sentence, and then with a capital.
        assert text.upper() in shown.text.upper()


@given(text=HOSTILE)
def test_say_gives_any_text_back_to_a_reader_and_makes_no_element(small: SmallSite, text: str) -> None:
    context: Context = context_of(small.edition, "list", "releases", "en")
    said = look_at(str(context.say({"en": text})))
    assert said.elements == []
    assert said.text == text
    foreign = look_at(str(context.say({"de": text})))
    assert foreign.elements == [("span", ("lang",))]
    assert foreign.text == text


@given(title=HOSTILE, description=HOSTILE)
def test_a_template_escapes_title_and_description(small: SmallSite, title: str, description: str) -> None:
    context = context_of(small.edition, "list", "topics", "en")

    def shape(one: str, other: str) -> list[tuple[str, tuple[str, ...]]]:
        made = render(context, "topics.html", title=one, description=other, topics=[])
        return look_at(str(made.main)).elements

    assert shape(title, description) == shape("a", "b")


NAMES = st.from_regex(r"[a-z-]{1,10}", fullmatch=True)


@given(
    texts=st.lists(st.text(max_size=10).filter(lambda text: "@" not in text), min_size=1, max_size=6),
    names=st.lists(NAMES, max_size=5),
    value=st.text(max_size=20),
)
def test_filling_a_shell_leaves_no_place_and_changes_no_value(texts: list[str], names: list[str], value: str) -> None:
    names = names[: len(texts) - 1]
    template = texts[0] + "".join(f"@@{name}@@{text}" for name, text in zip(names, texts[1:], strict=False))
    filled = Shell(template).fill(dict.fromkeys(names, value))
    assert filled == texts[0] + "".join(value + text for text in texts[1 : len(names) + 1])
    assert not re.search(r"@@[a-z-]+@@", Shell(template).fill(dict.fromkeys(names, "x")))


def test_the_profile_of_ci_repeats_its_examples() -> None:
    profile = settings.get_profile("ci")
    assert profile.derandomize
    assert profile.deadline is None

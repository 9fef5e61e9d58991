"""Hostile words in what the theme's page is made of: the site's title, the languages and the interface's words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.host.shells import render_shells
from dossier.publish.shells import Shell
from dossier.publish.site import make_page
from hostile.complete import put, read_tree, write_value
from hostile.documents import difference, differences, documents_in
from hostile.strings import HARMLESS, HOSTILE
from properties.allowed import look_at
from small_sites import ROOT, make_project
from unit.making import edition_of, problems_of

# What a line of the front matter can hold, by name; one with double braces is refused (case figure-expression--title).
TITLES = {
    name: text
    for name, text in HOSTILE.items()
    if text.isprintable() and len(text) < 200 and name != "only a quote" and "{{" not in text
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as a whole MkDocs project."""
    return make_project(tmp_path_factory.mktemp("shells") / "project")


@cache
def _theme(project: Path) -> tuple[MkDocsConfig, Environment]:
    config = load_config(str(project / "mkdocs.yml"))
    return config, config.theme.get_env()


def _home(project: Path) -> str:
    """Return the home page in the theme's own shell."""
    edition = edition_of(project)
    shells = {code: Shell(text) for code, text in render_shells(edition, *_theme(project)).items()}
    page = edition.plan.find("page", "act", "en")
    assert page is not None
    return make_page(edition, page, shells)


@pytest.fixture(scope="module")
def harmless(project: Path) -> str:
    """A page of the project with harmless words for its title."""
    return _with_title(project, HARMLESS)


def _with_title(project: Path, title: str) -> str:
    for language in ("en", "de"):
        path = project / "docs/pages/home" / f"{language}.md"
        value = read_tree(path, project).value
        put(value, ("title",), title)
        write_value(path, value)
    return _home(project)


def test_the_theme_is_there(harmless: str) -> None:
    assert HARMLESS in harmless
    assert "masthead" in harmless
    assert "colophon" in harmless


@pytest.mark.parametrize("name", TITLES)
def test_a_hostile_title_of_the_site_comes_out_as_text_in_the_theme(project: Path, harmless: str, name: str) -> None:
    hostile = look_at(_with_title(project, TITLES[name]))
    assert difference(hostile, look_at(harmless)) == []
    assert hostile.text.count(TITLES[name]) == look_at(harmless).text.count(HARMLESS)


def test_words_of_the_interface_come_out_as_text_in_the_theme(project: Path, harmless: str) -> None:
    catalogue = project / "data/words/en.po"
    before = catalogue.read_bytes()
    try:
        _fill_words(catalogue, '"><script>alert(1)</script>@@main@@')
        made = look_at(_with_title(project, HARMLESS))
    finally:
        catalogue.write_bytes(before)
    assert difference(made, look_at(harmless)) == []


def _fill_words(path: Path, more: str) -> None:
    """Add a text to every translation of a catalogue; English says its messages as they are."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if not message.id:
            continue
        if isinstance(message.id, str):
            message.string = (
                message.string if isinstance(message.string, str) and message.string else message.id
            ) + more
        else:
            message.string = tuple(f"{said or message.id[-1]}{more}" for said in message.string)
    with path.open("wb") as file:
        write_po(file, catalogue)


@pytest.mark.parametrize(
    "more", ["<script>alert(1)</script>", '" onload="alert(1)', "@@main@@", "</title>", "&lt;b&gt;"]
)
def test_words_of_the_interface_come_out_as_text_on_every_page(small_site: Path, more: str) -> None:
    made = []
    for text in ("harmless", more):
        for language in ("en", "de"):
            path = small_site / f"data/words/{language}.po"
            path.write_bytes((ROOT / f"data/words/{language}.po").read_bytes())
            _fill_words(path, text)
        if problems_of(small_site):
            return
        made.append(documents_in(small_site))
    assert differences(made[1], made[0]) == {}


@pytest.mark.parametrize("theme", ["xx", "../x", "{{ x }}"])
def test_a_language_that_the_theme_does_not_speak_is_a_problem_and_no_crash(project: Path, theme: str) -> None:
    path = project / "data/languages.yml"
    before = path.read_text()
    try:
        path.write_text(before.replace("theme: de", f'theme: "{theme}"'))
        if not problems_of(project):
            _home(project)
    finally:
        path.write_text(before)

"""A hostile text in any field is refused, or comes out as text on every page of the site."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dossier.kinds import COLLECTIONS
from dossier.problems import Location, Problem, Problems
from dossier.publish import edition
from dossier.sources.yaml_tree import Path as Where
from dossier.sources.yaml_tree import Tree
from dossier.words.catalogue import read_catalogue
from hostile.complete import (
    files_with_fields,
    filled_fields,
    holds_text,
    make_complete_site,
    models,
    owner_of,
    put,
    read_tree,
    texts_in,
    write_value,
)
from hostile.documents import differences, documents_in
from hostile.strings import HARMLESS, HOSTILE
from properties.allowed import look_at
from unit.making import edition_of, problems_of

Field = tuple[str, Where]


@dataclass(frozen=True)
class Trial:
    """What became of a text in every field: those that took it, the problem of each other, and the documents made."""

    fields: frozenset[Field]
    refused: dict[Field, Problem]
    documents: dict[str, str]


@dataclass(frozen=True)
class Site:
    """A site with every field filled: its folder, a folder to work in, and the values of its files."""

    root: Path
    work: Path
    trees: dict[str, Tree]
    tried: dict[str, Trial]
    harmless: dict[frozenset[Field], dict[str, str]]
    written: dict[str, tuple[list[Where], str]]

    def fields(self) -> set[Field]:
        return {(name, path) for name, tree in self.trees.items() for path in texts_in(tree.value)}

    def fill(self, fields: set[Field], text: str) -> Path:
        """Return the work folder with `text` in all the given fields, and nothing else changed."""
        by_file: dict[str, list[Where]] = {name: [] for name in self.trees}
        for name, path in sorted(fields, key=repr):
            by_file[name].append(path)
        for name, paths in by_file.items():
            if self.written.get(name) == (paths, text if paths else ""):
                continue
            value = copy.deepcopy(self.trees[name].value)
            for path in paths:
                put(value, path, text)
            write_value(self.work / name, value)
            self.written[name] = paths, text if paths else ""
        return self.work


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The complete small site, each value of its files on a line of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    root = make_complete_site(folder / "root")
    trees = {}
    for path in files_with_fields(root):
        write_value(path, read_tree(path, root).value)
        trees[path.relative_to(root).as_posix()] = read_tree(path, root)
    shutil.copytree(root, folder / "work")
    words = {code: read_catalogue(root, code, Problems()) for code in ("en", "de")}
    with pytest.MonkeyPatch.context() as patch:
        # The words stay the same in the hundreds of editions made here.
        patch.setattr(edition, "read_catalogue", lambda root, language, *_: words[language])
        yield Site(root, folder / "work", trees, {}, {}, {})


def _fields_at(site: Site, location: Location, fields: set[Field]) -> set[Field]:
    """Return the fields on the line of a problem, or those of the group that begins there.

    Each value is on a line of its own, so the file has the same lines whatever texts are in it.
    """
    tree = site.trees.get(location.path)
    if tree is None:
        return set()
    here = {field for field in fields if field[0] == location.path}
    exact = {field for field in here if tree.locate(field[1]).line == location.line}
    return exact or {field for field in here if tree.locate(field[1][:-1]).line == location.line}


def _try(site: Site, text: str) -> Trial:
    if text not in site.tried:
        fields, refused = site.fields(), {}
        while problems := problems_of(site.fill(fields, text)):
            found = {field: problem for problem in problems for field in _fields_at(site, problem.location, fields)}
            assert found, "refused, but at no field that holds the text:\n" + "\n".join(p.render() for p in problems)
            refused |= found
            fields -= set(found)
        site.tried[text] = Trial(frozenset(fields), refused, documents_in(site.work))
    return site.tried[text]


def _harmless(site: Site, fields: frozenset[Field]) -> dict[str, str]:
    if fields not in site.harmless:
        site.harmless[fields] = documents_in(site.fill(set(fields), HARMLESS))
    return site.harmless[fields]


def test_the_site_to_compare_with_has_no_problem(site: Site) -> None:
    assert problems_of(site.root) == []


def test_every_text_field_of_every_model_is_tried(site: Site) -> None:
    library = edition_of(site.root).library
    fronts = [text.front for texts in library.texts.values() for text in texts.values()]
    records = [record for kind in COLLECTIONS for record in library.records(kind).values()]
    tried = {found for value in (library.languages, *fronts, *records) for found in filled_fields(value)}
    wanted = {
        (owner_of(model, name), name)
        for model in models()
        for name, field in model.model_fields.items()
        if holds_text(field.annotation)
    }
    assert wanted - tried == set()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_in_every_field_is_refused_or_comes_out_as_text(site: Site, text: str) -> None:
    trial = _try(site, text)
    assert differences(trial.documents, _harmless(site, trial.fields)) == {}
    assert not {path[-1] for _, path in trial.fields} & {"sources", "topics", "person", "prisoner", "kind", "date"}
    for problem in trial.refused.values():
        shown = problem.render()
        assert "Traceback" not in shown
        assert not [char for char in shown if char != "\n" and not char.isprintable()]


@pytest.mark.parametrize(
    "name", ["script element", "main place of a shell", "Jinja expression", "entity", "end of the title"]
)
def test_an_ordinary_looking_field_takes_the_text_and_shows_it(site: Site, name: str) -> None:
    text = HOSTILE[name]
    trial = _try(site, text)
    taken = {
        ("data/prisoners/synthetic-one.yml", ("role", "en")),
        ("data/releases/2024-07-02-first.yml", ("taken_to", "en")),
        ("briefings/invented-waves/en.md", ("title",)),
        ("docs/pages/home/en.md", ("title",)),
        ("data/languages.yml", ("languages", 0, "chooser")),
    }
    # Between double braces a title might ask for a figure, which it may not hold.
    if "{{" in text:
        taken = {field for field in taken if field[1] != ("title",)}
    assert taken <= trial.fields
    with_titles = ("en/", "en/publications/invented-waves/", "index.html", "404.html")
    for there in ("en/prisoners/synthetic-one/", *(with_titles if "{{" not in text else ())):
        # A text may begin a sentence, and then with a capital.
        assert text.upper() in look_at(trial.documents[there]).text.upper(), there


@pytest.mark.parametrize(
    "name", ["right-to-left override", "isolate", "null byte", "escape sequence", "stash of the converter"]
)
def test_a_character_that_nobody_sees_is_refused_in_every_field(site: Site, name: str) -> None:
    trial = _try(site, HOSTILE[name])
    assert trial.fields == set()
    assert {problem.code for problem in trial.refused.values()} == {"unsafe-character"}

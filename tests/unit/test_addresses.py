"""Every page has one address; ways between pages and files follow from it."""

from __future__ import annotations

import posixpath

import pytest

from dossier.plan.addresses import ANCHORED, LISTS, SECTIONS, address, base_of, file_of


@pytest.mark.parametrize(
    ("kind", "identifier", "expected"),
    [
        ("page", "home", "de/"),
        ("page", "act", "de/act/"),
        ("page", "methodology", "de/methodology/"),
        ("list", "publications", "de/publications/"),
        ("publication", "releases-2024", "de/publications/releases-2024/"),
        ("event", "deja-vu", "de/events/deja-vu/"),
        ("prisoner", "a", "de/prisoners/a/"),
        ("release", "2024-09-16-pardon", "de/releases/2024-09-16-pardon/"),
        ("way", "letters", "de/act/letters/"),
        ("person", "talik", "de/people/talik/"),
        ("topic", "elections", "de/topics/elections/"),
        ("publications-by-kind", "video", "de/publications/kind/video/"),
        ("publications-by-year", "2024", "de/publications/year/2024/"),
        ("prisoners-by-status", "all", "de/prisoners/status/"),
    ],
)
def test_an_address_is_what_the_world_links_to(kind: str, identifier: str, expected: str) -> None:
    assert address("de", kind, identifier) == expected


def test_every_section_and_list_ends_in_a_slash() -> None:
    made = [address("en", kind, "a") for kind in SECTIONS] + [address("en", "list", name) for name in LISTS]
    assert all(page.endswith("/") for page in made)
    assert len(set(made)) == len(made)


def test_a_passage_belongs_to_a_page_and_to_no_section() -> None:
    assert not set(ANCHORED) & set(SECTIONS)


@pytest.mark.parametrize(
    ("page", "file"),
    [("", "index.html"), ("en/", "en/index.html"), ("404.html", "404.html"), ("a/b/", "a/b/index.html")],
)
def test_a_server_gives_the_index_of_a_folder(page: str, file: str) -> None:
    assert file_of(page) == file


@pytest.mark.parametrize(
    ("page", "base"),
    [("", "./"), ("en/", "../"), ("en/act/", "../../"), ("en/publications/kind/video/", "../../../../")],
)
def test_the_way_to_the_root_follows_from_the_depth(page: str, base: str) -> None:
    assert base_of(page) == base
    assert posixpath.normpath(posixpath.join("/", page, base)) == "/"

"""An address block is what the post of Belarus and the sending post both can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dossier.pages.letters import COUNTRY, AddressBlock, address_blocks
from small_sites import ROOT
from unit.making import codes, context_of, edition_of, make, problems_of, record, rewrite

IK_100 = "data/places/ik-100.yml"


def _blocks(root: Path) -> dict[str, AddressBlock]:
    return {block.identifier: block for block in address_blocks(context_of(edition_of(root), "way", "letters", "en"))}


def test_the_block_names_institution_address_and_country_below_the_name(small_site: Path) -> None:
    assert _blocks(small_site)["ik-100"].lines == (
        "Выдуманая калонія № 100",
        "000100, г. Прыкладаў, вул. Выдуманая, 1",
        "BELARUS",
    )


def test_an_address_published_in_russian_gets_the_russian_name(small_site: Path) -> None:
    path = small_site / IK_100
    rewrite(path, "  be: Выдуманая калонія № 100", "  be: Выдуманая калонія № 100\n  ru: Вымышленная колония № 100")
    rewrite(path, "г. Прыкладаў, вул. Выдуманая, 1", "г. Примеров, ул. Вымышленная, 1")
    block = _blocks(small_site)["ik-100"]
    assert block.lines[0] == "Вымышленная колония № 100"
    assert block.language == "ru"


def test_a_belarusian_address_keeps_the_belarusian_name_beside_a_russian_one(small_site: Path) -> None:
    path = small_site / IK_100
    rewrite(path, "  be: Выдуманая калонія № 100", "  be: Выдуманая калонія № 100\n  ru: Вымышленная колония № 100")
    assert _blocks(small_site)["ik-100"].lines[0] == "Выдуманая калонія № 100"


def test_a_place_without_an_address_has_no_block_and_stands_last(small_site: Path) -> None:
    assert _blocks(small_site)["sizo-100"].lines == ()
    assert list(_blocks(small_site))[-1] == "sizo-100"


@pytest.mark.parametrize("kind", ["place", "envelope"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_block_is_the_same_in_every_language_and_not_to_be_translated(
    small_site: Path, kind: str, language: str
) -> None:
    page = html.fromstring(str(make(edition_of(small_site), kind, "ik-100", language).main))
    (block,) = page.xpath("//address")
    assert block.get("translate") == "no"
    assert block.get("lang") == "be"
    lines = [line.text_content() for line in block.xpath("./span[not(@class)]")]
    assert lines == ["Выдуманая калонія № 100", "000100, г. Прыкладаў, вул. Выдуманая, 1", "BELARUS"]


@pytest.mark.parametrize("path", sorted((ROOT / "data/places").glob("*.yml")), ids=lambda path: path.stem)
def test_of_every_real_block_only_the_country_is_in_latin_letters(path: Path) -> None:
    place: Any = record("place", path.read_text())
    if place.address is None:
        return
    name = place.name["ru"] if "ru" in place.name else place.name["be"]
    for line in (name, place.name["be"], place.address.cyrillic):
        assert not [char for char in line if char.isascii() and char.isalpha()], line
    assert COUNTRY == "BELARUS"


def test_an_address_whose_place_has_no_name_in_its_language_is_a_problem_and_no_crash(small_site: Path) -> None:
    rewrite(small_site / IK_100, "  be: Выдуманая калонія № 100\n", "")
    assert codes(problems_of(small_site)) != []

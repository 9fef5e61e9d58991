"""Small rules of the records: wording, fallback, a prisoner's last known state, a wave's day."""

from __future__ import annotations

from typing import get_args

import pytest

from dossier.model.languages import Languages
from dossier.model.prisoner import FREEING, HOLDING, Event
from dossier.model.texts import Translation, choose_wording
from unit.making import project_languages, record

STEP = '  - {date: "2021", event: EVENT, confidence: reported}\n'
PRISONER = """\
publication: public
names: {be: [Выдуманы]}
sort_name: {be: Выдуманы}
gender: m
role: {en: musician}
status: {value: imprisoned, as_of: "2024"}
history:
"""
WAVE = """\
decree: DECREE
released: "2024-09"
kind: pardon-decree
count: {total: 3, political: null, women: null, men: null}
legal_basis: null
taken_to: null
adds_to_total: true
confidence: reported
"""


def test_the_wording_is_in_the_first_language_of_the_chain_that_has_one() -> None:
    text = {"en": "prison", "de": "Gefängnis"}
    assert choose_wording(text, ("be", "de", "en")).text == "Gefängnis"
    assert choose_wording(text, ("be", "de", "en")).language == "de"


def test_a_text_outside_the_chain_is_shown_in_its_own_first_language() -> None:
    wording = choose_wording({"ru": "тюрьма", "uk": "в’язниця"}, ("en", "de"))
    assert (wording.text, wording.language) == ("тюрьма", "ru")


def test_the_chain_begins_with_the_language_and_ends_with_all_others() -> None:
    languages = project_languages()
    assert languages.chain("be") == ("be", "pl", "en", "de")
    assert languages.chain("de") == ("de", "en", "be", "pl")
    assert languages.chain("en")[:2] == ("en", "de")
    assert all(set(languages.chain(code)) == set(languages.codes) for code in languages.codes)


def test_a_language_never_stands_twice_in_a_chain() -> None:
    languages: Languages = project_languages()
    for code in languages.codes:
        assert len(set(languages.chain(code))) == len(languages.chain(code))


def test_every_event_of_a_history_holds_or_frees_or_is_known_to_do_neither() -> None:
    assert not FREEING & HOLDING
    assert set(get_args(Event)) - FREEING - HOLDING == {"contact", "award", "died"}


@pytest.mark.parametrize(
    ("decree", "released", "expected"),
    [
        ('"2024-08-30"', '"2024-09"', "2024-08-30"),
        ('"2024-08-30"', '"2024-09-04"', "2024-09-04"),
        ("null", '"2024-09"', "2024-09"),
        ('"2024-08"', '{after: "2024-08-20", before: "2024-09"}', "2024-08"),
    ],
)
def test_a_wave_is_of_the_day_of_its_release_where_that_is_exact_and_else_of_its_decree(
    decree: str, released: str, expected: str
) -> None:
    wave = WAVE.replace("DECREE", decree).replace('"2024-09"', released)
    assert record("release", wave).day.iso() == expected


def test_only_the_translator_called_machine_is_a_machine() -> None:
    assert Translation(translator="machine").is_machine
    assert not Translation(translator="Synthetic Translator").is_machine

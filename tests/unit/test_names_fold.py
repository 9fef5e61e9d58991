"""A word is compared in one plain form, whatever keyboard it was typed on, and whichever ending it has."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.names.endings import CYRILLIC, ENDINGS, LATIN, trim_ending
from dossier.names.fold import FOLDING, fold, is_cyrillic

# Words of this site's subjects, each line the forms of one word: they must meet.
BELARUSIAN = """
вызваленне вызвалення вызваленню вызваленнем вызваленні вызваленняў вызваленнямі вызвалены вызваленыя вызваленых
памілаванне памілавання памілаваннем памілаванні памілаваны памілаваных памілаваныя
палітвязень палітвязня палітвязню палітвязнем палітвязні палітвязняў палітвязням палітвязнямі палітвязнях
свабода свабоды свабоду свабодай свабод
турма турмы турму турмой турме турмаў турмамі
ліст ліста лісты лістоў лістам лістамі лістах
калонія калоніі калонію калоніяй калоній калоніям калоніях
праваабаронца праваабаронцы праваабаронцаў праваабаронцам праваабаронцамі
зняволены зняволенага зняволеных зняволенымі зняволенне зняволення
журналіст журналіста журналісту журналісты журналістаў
арганізацыя арганізацыі арганізацый арганізацыю арганізацыямі
падзея падзеі падзею падзеяй падзей падзеям
крыніца крыніцы крыніцу крыніц крыніцамі
палітычны палітычная палітычнага палітычнай палітычныя палітычных палітычнымі палітычную
хваля хвалі хвалю хваляй хваль хвалях
"""
POLISH = """
zwolnienie zwolnienia zwolnieniu zwolnień zwolnieniach zwolniony zwolnieni zwolnionych zwolnionymi
ułaskawienie ułaskawienia ułaskawień ułaskawiony ułaskawionych ułaskawieni
więźnia więźniowi więźniem więźniowie więźniów więźniom więźniami więźniach
więzienie więzienia więzieniu więzień więzieniach
wolność wolności wolnością
list listu listem listy listów listami listach
obrońca obrońcy obrońcę obrońcą obrońców obrońcom
sankcja sankcji sankcję sankcje sankcjami sankcjach
dziennikarz dziennikarza dziennikarzowi dziennikarze dziennikarzy dziennikarzom
granica granicy granicę granicą granice granicach
wydarzenie wydarzenia wydarzeń wydarzeniach
polityczny polityczna politycznego politycznej politycznych politycznym politycznemu
zatrzymanie zatrzymania zatrzymań zatrzymany zatrzymanych
"""
GERMAN = """
Freilassung Freilassungen
Gefangene Gefangenen Gefangener
Brief Briefe Briefen Briefes
Häftling Häftlinge Häftlingen Häftlings
Journalist Journalisten Journalistin Journalistinnen
"""
ENGLISH = """
release releases released releasing
prisoner prisoners
letter letters
country countries
"""


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Бяляцкі", "бяляцки"),
        ("Бяляцкi", "бяляцки"),  # the last letter is Latin, as many keyboards give it
        ("Беляцкий", "беляцкии"),
        ("Сьвятлана", "святлана"),
        ("Святлана", "святлана"),
        ("Ґедымін", "гедымин"),
        ("Кастусёў", "кастусеу"),
        ("Дар’я Д'Арк", "даря дарк"),
        ("Стэфановіч", "стефанович"),
        ("Łabkovič", "labkovic"),
        ("Siarhiej CICHANOŬSKI", "siarhiej cichanouski"),
        ("Pratassewitsch, Raman", "pratassewitsch raman"),
        ("Шарэнда-Панасюк", "шаренда панасюк"),
        ("Шарэнда‑Панасюк", "шаренда панасюк"),
        ("Straße", "strasse"),
        ("više Đorđe Æther", "vise dorde aether"),
        ("«328» — №5", "328 no5"),
        ("", ""),
        ("  \t\n", ""),
    ],
)
def test_what_differs_only_in_typing_is_folded_together(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_a_letter_made_of_two_code_points_is_the_same_as_one() -> None:
    name = "Пратасевіч Ўладзімір Źmicier Ёй"
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


def test_every_character_folds_once_and_for_all() -> None:
    # The first two planes hold every script; beyond are ideographs without case or marks, and private use.
    characters = (chr(point) for point in range(0x20000) if not 0xD800 <= point <= 0xDFFF)
    assert [hex(ord(found)) for found in characters if fold(fold(found)) != fold(found)] == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_text_is_words_and_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(unicodedata.category(letter)[0] in "LN" for letter in folded.replace(" ", ""))


def test_the_tables_survive_the_way_to_the_browser() -> None:
    carried = json.loads(json.dumps({"folding": FOLDING, "endings": ENDINGS}))
    assert carried["folding"] == FOLDING
    assert {name: tuple(map(tuple, pairs)) for name, pairs in carried["endings"].items()} == ENDINGS
    assert all(len(letter) == 1 for letter in [*FOLDING["dropped"], *FOLDING["letters"], *FOLDING["lookalikes"]])
    assert {*CYRILLIC, *LATIN} == set(ENDINGS)


@pytest.mark.parametrize("language", ENDINGS)
def test_endings_are_folded_and_the_longest_come_first(language: str) -> None:
    endings = [ending for ending, _ in ENDINGS[language]]
    assert endings == sorted(endings, key=lambda ending: (-len(ending), ending))
    assert len(set(endings)) == len(endings)
    assert [ending for ending in endings if fold(ending) != ending] == []
    assert {is_cyrillic(ending) for ending in endings} == {language in CYRILLIC}
    assert min(least for _, least in ENDINGS[language]) >= 3


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        (language, line)
        for language, table in (("be", BELARUSIAN), ("pl", POLISH), ("de", GERMAN), ("en", ENGLISH))
        for line in table.strip().splitlines()
    ],
)
def test_the_forms_of_a_word_meet_when_their_endings_are_cut(language: str, forms: str) -> None:
    assert len({trim_ending(fold(form), language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "word", "stem"),
    [
        ("be", "палітвязняў", "палитвяз"),
        ("be", "свабоды", "свабод"),
        ("be", "Бяляцкага", "бяляцк"),
        ("be", "Кастусёва", "кастус"),
        ("be", "суд", "суд"),
        ("ru", "Беляцкого", "беляцк"),
        ("ru", "Костусеву", "костус"),
        ("uk", "Біляцького", "биляцк"),
        ("pl", "Bialackiego", "bialack"),
        ("pl", "Siewiarynca", "siewiary"),
        ("pl", "Siewiaryniec", "siewiary"),
        ("be-Latn", "Cichanoŭskaha", "cichanousk"),
        ("de", "Tichanowskis", "tichanowski"),
        ("en", "Bialiatski’s", "bialiatski"),
        ("fr", "libérations", "liberations"),
    ],
)
def test_an_ending_is_cut_where_enough_of_the_word_remains(language: str, word: str, stem: str) -> None:
    assert trim_ending(fold(word), language) == stem


@given(st.text(alphabet="абвгеиклмноруцьўёabceiklmnoruwyz", max_size=12), st.sampled_from(sorted(ENDINGS)))
def test_what_remains_begins_the_word_and_is_never_short(word: str, language: str) -> None:
    stem = trim_ending(word, language)
    assert word.startswith(stem)
    assert stem == word or len(stem) >= 3


@given(st.text(alphabet="абвгеиклмноруцу abceiklmnoruwyz", max_size=12), st.sampled_from(sorted(ENDINGS)))
def test_the_ending_cut_is_the_first_of_the_list_that_fits(word: str, language: str) -> None:
    fitting = (
        word[: -len(ending)]
        for ending, least in ENDINGS[language]
        if word.endswith(ending) and len(word) - len(ending) >= least
    )
    assert trim_ending(word, language) == next(fitting, word)

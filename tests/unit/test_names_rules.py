"""A name is spelled as each published rule says: the examples are the rules' own, or names that the press so spells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.names import english, german, national, passports, polish
from dossier.names.classical import spell_classical
from dossier.names.fold import fold
from dossier.names.russian import spell_russian

# The rule, then pairs of a name and its spelling.
EXAMPLES: dict[str, tuple[Callable[[str], str], str]] = {
    # The examples of the instruction's own table (2000; 2007 for the soft signs).
    "national system": (
        national.spell_national,
        "Аршанскі=Aršanski Бешанковічы=Biešankovičy Віцебск=Viciebsk Гаўя=Haŭja Добруш=Dobruš Бабаедава=Babajedava "
        "Ёды=Jody Вераб'ёвічы=Vierabjovičy Мёры=Miory Жодзішкі=Žodziški Іванава=Ivanava Іўе=Iŭje Лагойск=Lahojsk "
        "Круглае=Kruhlaje Любань=Liubań Магілёў=Mahilioŭ Нясвіж=Niasviž Рагачоў=Rahačoŭ Талачын=Talačyn "
        "Шаркаўшчына=Šarkaŭščyna Хоцімск=Chocimsk",
    ),
    # Naša Niva and Pozirk.
    "Łacinka": (
        national.spell_lacinka,
        "Лабковіч=Łabkovič Уладзімір=Uładzimir Аляксандр=Alaksandr Бяляцкі=Bialacki Алесь=Aleś Кузнечык=Kuzniečyk "
        "Ціханоўскі=Cichanoŭski Бахвалава=Bachvałava Лукашэнка=Łukašenka Валянцін=Valancin Мікалай=Mikałaj Юрась=Juraś",
    ),
    "passport, ICAO 9303": (
        passports.spell_belarusian_passport,
        "Бабрыковіч=Babrykovich Аляксандр=Aliaksandr Міховіч=Mikhovich Марыя=Maryia Максім=Maksim Святлана=Sviatlana "
        "Ігар=Ihar Палто=Palto Алена=Alena Мікалай=Mikalai",
    ),
    # The examples of the instruction's own table.
    "register of the population, 2008": (
        passports.spell_register,
        "Ева=Jeva Васільева=Vasiĺjeva Васілёнак=Vasilionak Ёрш=Jorsh Вераб’ёў=Vierabjow Салаўёва=Salawjova "
        "Любоў=Liubow В’юноў=Vjunow Чарняк=Charniak Дар’я=Darja",
    ),
    "Russian passport, ICAO 9303": (
        passports.spell_russian_passport,
        "Юлия=Iuliia Щеглова=Shcheglova Сергей=Sergei Подъячев=Podieiachev",
    ),
    # The examples of the system's own table.
    "BGN/PCGN 1979": (
        english.spell_belarusian_bgn,
        "Антон=Anton Вілейка=Vilyeyka Брэст=Brest Дубна=Dubna Віцебск=Vitsyebsk Гродна=Hrodna Ёдкавічы=Yodkavichy "
        "Нёман=Nyoman Жлобін=Zhlobin Ружаны=Ruzhany Зоя=Zoya Ігнат=Ihnat Койданава=Koydanava",
    ),
    "BGN/PCGN 1947": (
        english.spell_russian_bgn,
        "Николай=Nikolay Римский-Корсаков=Rimskiy-Korsakov Михаил=Mikhail Тимофеевич=Timofeyevich "
        "Циолковский=Tsiolkovskiy",
    ),
    "English press, from Belarusian": (
        english.spell_belarusian_english,
        "Сяргей=Siarhei Ціханоўскі=Tsikhanouski Кацярына=Katsiaryna Андрэева=Andreyeva Бяляцкі=Bialiatski "
        "Аляксандр=Aliaksandr Фядута=Fiaduta Кастусёў=Kastusiou",
    ),
    "English press, RFE/RL": (
        english.spell_belarusian_radio,
        "Сяргей=Syarhey Ціханоўскі=Tsikhanouski Мікалай=Mikalay Кастусёў=Kastusyou Фядута=Fyaduta Зянковіч=Zyankovich",
    ),
    "English press, from Russian": (
        english.spell_russian_english,
        "Сергей=Sergei Тихановский=Tikhanovsky Мария=Maria Колесникова=Kolesnikova Александр=Alexander "
        "Александра=Alexandra Федута=Feduta Юрий=Yury Елена=Yelena Николай=Nikolai Беляцкий=Belyatsky",
    ),
    "Duden, from Belarusian": (
        german.spell_belarusian_german,
        "Ціханоўская=Zichanouskaja Бяляцкі=Bjaljazki Пратасевіч=Pratassewitsch Лосік=Lossik Панасюк=Panassjuk "
        "Шарэнда=Scharenda Ягор=Jahor",
    ),
    # The Duden's examples, then the press.
    "Duden, from Russian": (
        german.spell_russian_german,
        "Ельцин=Jelzin Горбачёв=Gorbatschow Горький=Gorki Андрей=Andrei Чуйков=Tschuikow Алексей=Alexei "
        "Новороссийск=Noworossijsk Васильев=Wassiljew Тихановская=Tichanowskaja Беляцкий=Beljazki "
        "Протасевич=Protassewitsch Колесникова=Kolesnikowa",
    ),
    # PWN's examples, section 79.B, and the press.
    "PWN, from Belarusian": (
        polish.spell_belarusian_polish,
        "дае=daje з’езд=zjezd льеш=ljesz лес=les дзень=dzień тваё=twajo сям’ёю=siamjoju сьлёз=śloz цёпла=ciopła "
        "зельле=zielle гальлё=hallo пяклі=piakli соль=sol зямля=ziamla сольлю=sollu гарэлка=harełka балоты=bałoty "
        "стол=stoł слоўнік=słounik воўк=wouk хору=choru крычыш=kryczysz шаг=szah столька=stolka дзьвесьце=dźwieście "
        "трэба=treba Бяляцкі=Bialacki Лабковіч=Łabkowicz Ціханоўскі=Cichanouski",
    ),
    # PWN's examples, section 76.B, and the press.
    "PWN, from Russian": (
        polish.spell_russian_polish,
        "адрес=adries Гоголь=Gogol книга=kniga Елена=Jelena дует=dujet объехал=objechał фельетон=fieljeton жена=żena "
        "Лермонтов=Lermontow цена=cena шелест=szelest щека=szczeka дед=died земледелец=ziemledielec ёлка=jołka "
        "её=jejo объём=objom Соловьёв=Sołowjow жёлтый=żołtyj лёд=lod Пугачёв=Pugaczow шёл=szoł нёс=nios орёл=orioł "
        "жалко=żałko Никита=Nikita чистый=czistyj щиток=szczitok Коробьин=Korobjin жила=żyła люблю=lublu "
        "Федута=Fieduta Костусев=Kostusiew Зенкович=Zienkowicz Протасевич=Protasiewicz Тихановский=Tichanowski",
    ),
    "classical orthography": (
        lambda name: spell_classical(name).title(),
        "Аляксандр=Аляксандар Уладзімір=Уладзімер Павел=Павал Дзмітрый=Зьміцер Лосік=Лосік",
    ),
}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_names_are_spelled_by_the_rule(rule: str) -> None:
    spell, examples = EXAMPLES[rule]
    pairs = [example.split("=") for example in examples.split()]
    assert {name: spell(name) for name, _ in pairs} == dict(pairs)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Лукашэнка", "lukasenka"), ("Магілёў", "magileu"), ("Бяляцкі", "balacki"), ("Хоцімск", "hocimsk")],
)
def test_iso_9_goes_letter_by_letter(name: str, folded: str) -> None:
    assert fold(english.spell_iso9(name)) == folded


@pytest.mark.parametrize(
    ("belarusian", "russian"),
    [
        # Unbegaun's examples.
        ("Цітоў", "титов"),
        ("Адзінец", "одинец"),
        ("Барысевіч", "борисевич"),
        ("Рашэтнікаў", "рашетников"),
        ("Андрейчык", "андрейчик"),
        ("Жыдовіч", "жидович"),
        ("Крушынскі", "крушинский"),
        ("Шчарбакоў", "щарбаков"),
        ("Кондраценка", "кондратенко"),
        # As the records state them.
        ("Алесь Бяляцкі", "алесь беляцкий"),
        ("Марыя Калеснікава", "мария колесникова"),
        ("Сяргей Ціханоўскі", "сергей тихановский"),
        ("Мікалай Статкевіч", "николай статкевич"),
        ("Юрась Зянковіч", "юрий зенкович"),
        ("Аляксандр Фядута", "александр федута"),
        ("Ксенія Луцкіна", "ксения луцкина"),
    ],
)
def test_a_russian_form_is_derived_where_none_is_stated(belarusian: str, russian: str) -> None:
    assert russian in spell_russian(belarusian)


@pytest.mark.parametrize(
    ("passport", "belarusian"),
    [
        ("Katsiaryna", "кацярына"),
        ("Shmatsina", "шмаціна"),
        ("Andrei", "андрэй"),
        ("Stryzhak", "стрыжак"),
        ("Lohvinava", "логвінава"),
        ("Aliaksandra", "аляксандра"),
        # Not of the passport's letters.
        ("Jerzy", None),
        ("Malwina", None),
        ("Schäffer", None),
        ("Demeš", None),
    ],
)
def test_a_passport_spelling_is_read_back_and_others_are_left_alone(passport: str, belarusian: str | None) -> None:
    assert passports.read_belarusian_passport(passport) == belarusian

"""Takes a number of records, gives an invented corpus of that size: the same on every machine, for every generator."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

LANGUAGES = ("en", "de", "be", "pl")
PUBLICATIONS, EVENTS = 200, 40
_SEED = 20260101
_SYLLABLES = {
    "en": "ba ter con ing re mo la tion per sta ver im or al di ment ne so pre ly ca un de est for wi th men da ra",
    "de": "ge ver sch en lich un be rü ter keit mä ste dor fä aus ein her ße wor tel kun ang rei nö zu ber sam tig mei",
    "be": "па ра на ль ны ско ві ця да ма ро ка лю дзе ў свя ва бе сло за пры го ста ле не жы чы до ны мо",
    "pl": "prze wa nie rze ko ści ły za mo cz dzi ną pra sto wie ka ję lu szy bo rok ty pod mia ną ska li pie dro go",
}
_HEADINGS = {
    "en": ("Summary", "Background", "Findings", "Detail", "Outlook", "Questions"),
    "de": ("Zusammenfassung", "Hintergrund", "Befunde", "Einzelheiten", "Ausblick", "Fragen"),
    "be": ("Рэзюмэ", "Перадгісторыя", "Высновы", "Падрабязнасці", "Перспектыва", "Пытанні"),
    "pl": ("Streszczenie", "Tło", "Ustalenia", "Szczegóły", "Perspektywa", "Pytania"),
}
_SYNTHETIC = {"en": "Synthetic", "de": "Synthetisch", "be": "Сінтэтычны", "pl": "Syntetyczny"}
_WORDS = 6000
_LINK = re.compile(r"\]\(publication:(\w+)\)")
STEPS = ("detained", "charged", "convicted", "transferred")


@dataclass(frozen=True)
class Step:
    """A step of an invented history: its day, its kind, the number of its source."""

    day: dt.date
    kind: str
    source: int
    detail: dict[str, str]


@dataclass(frozen=True)
class Person:
    """An invented prisoner; the name says that nobody is meant."""

    key: str
    names: dict[str, str]
    role: dict[str, str]
    gender: str
    birth_year: int
    status: str
    as_of: dt.date
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Article:
    """An invented publication or event in one language; the links of its body name publications by key."""

    key: str
    language: str
    title: str
    summary: str
    day: dt.date
    body: str

    def link_to(self, address: str) -> str:
        """Return the body with links to the address of each publication; `{}` in it stands for the key."""
        return _LINK.sub(lambda match: f"]({address.format(match[1])})", self.body)


def choose_by(name: str) -> random.Random:
    """Return chance that is the same in each run: what bears another name goes another way."""
    return random.Random(f"{_SEED}{name}")  # noqa: S311 - nothing here is secret


def key_of_person(number: int) -> str:
    """Return the id of the person with that number."""
    return f"p{number:05d}"


def key_of_publication(number: int) -> str:
    """Return the slug of the publication with that number."""
    return f"b{number:04d}"


def key_of_source(number: int) -> str:
    """Return the id of the source with that number."""
    return f"s{number:05d}"


def count_sources(records: int) -> int:
    """Return how many sources a corpus of so many records has: one for two people."""
    return records // 2


def make_people(records: int) -> Iterator[Person]:
    """Yield the people of the corpus; each depends on its own number and the number of sources alone."""
    sources = count_sources(records)
    for number in range(records):
        choose = choose_by(f"person{number}")
        word = choose.randrange(_WORDS)
        year = choose.randrange(2020, 2025)
        steps = tuple(
            Step(
                dt.date(year, 1, 1) + dt.timedelta(days=120 * place + choose.randrange(100)),
                STEPS[place],
                # The first one sees to it that every source is used.
                choose.randrange(sources) if place else number // 2 % sources,
                {language: _sentence(language, choose, 5) for language in LANGUAGES},
            )
            for place in range(choose.randrange(2, 5))
        )
        yield Person(
            key=key_of_person(number),
            names={
                language: f"{_SYNTHETIC[language]} {_vocabulary(language)[word].capitalize()} {number}"
                for language in LANGUAGES
            },
            role={language: _sentence(language, choose, 2).lower() for language in LANGUAGES},
            gender=choose.choice("mf"),
            birth_year=choose.randrange(1950, 2006),
            status="imprisoned",
            as_of=dt.date(2026, 1, 1) + dt.timedelta(days=choose.randrange(200)),
            steps=steps,
        )


def make_publication(language: str, number: int) -> Article:
    """Return the publication with that number in a language: about 1,200 words, as the institute's own are built."""
    choose = choose_by(f"publication{number}{language}")
    blocks: list[str] = []
    notes: list[str] = []
    for place, heading in enumerate(_HEADINGS[language]):
        blocks.append(f"## {heading}")
        first = f"{_paragraph(language, choose, 88)}[^{place + 1}]"
        notes.append(
            f"[^{place + 1}]: {_sentence(language, choose, 12)}, <https://example.org/{choose.randrange(99999)}>."
        )
        blocks += [first, _paragraph(language, choose, 88)]
        if place == 2:
            blocks.append(_table(language, choose))
        if place == 3:
            blocks += [f"### {_sentence(language, choose, 4)}", "\n".join(_items(language, choose, 6))]
            blocks.append(f"> {_sentence(language, choose, 22)}.")
    return Article(
        key_of_publication(number),
        language,
        _sentence(language, choose, 6),
        f"{_sentence(language, choose, 14)}.",
        dt.date(2022, 1, 1) + dt.timedelta(days=7 * number),
        "\n\n".join(blocks) + "\n\n" + "\n".join(notes) + "\n",
    )


def make_event(language: str, number: int) -> Article:
    """Return the event with that number in a language: three paragraphs."""
    choose = choose_by(f"event{number}{language}")
    return Article(
        f"e{number:03d}",
        language,
        _sentence(language, choose, 5),
        f"{_sentence(language, choose, 10)}.",
        dt.date(2024, 1, 1) + dt.timedelta(days=choose_by(f"event{number}").randrange(900)),
        "\n\n".join(_paragraph(language, choose, 60) for _ in range(3)) + "\n",
    )


@cache
def _vocabulary(language: str) -> tuple[str, ...]:
    choose = choose_by(language)
    syllables = _SYLLABLES[language].split()
    return tuple("".join(choose.choice(syllables) for _ in range(choose.randint(1, 4))) for _ in range(_WORDS))


def _sentence(language: str, choose: random.Random, length: int) -> str:
    words = _vocabulary(language)
    # Frequent words come first, as in a natural language.
    return " ".join(words[int(_WORDS * choose.random() ** 2)] for _ in range(length)).capitalize()


def _paragraph(language: str, choose: random.Random, least: int) -> str:
    sentences: list[str] = []
    count = 0
    while count < least:
        words = _sentence(language, choose, choose.randint(8, 20)).split()
        count += len(words)
        kind = choose.random()
        if kind < 0.12:
            words[2:5] = [f"**{' '.join(words[2:5])}**"]
        elif kind < 0.22:
            words[3:6] = [f"[{' '.join(words[3:6])}](publication:{key_of_publication(choose.randrange(PUBLICATIONS))})"]
        elif kind < 0.30:
            words[3:6] = [f"[{' '.join(words[3:6])}](https://example.org/{choose.randrange(9999)})"]
        sentences.append(" ".join(words) + ".")
    return " ".join(sentences)


def _table(language: str, choose: random.Random) -> str:
    rows = ["| " + " | ".join(_sentence(language, choose, 1) for _ in range(4)) + " |", "|---|---|---|---:|"]
    for _ in range(8):
        cells = " | ".join(_sentence(language, choose, 2) for _ in range(3))
        # Five digits: no number that the data of the corpus knows, which a text may not type.
        rows.append(f"| {cells} | {choose.randrange(10_000, 99_999)} |")
    return "\n".join(rows)


def _items(language: str, choose: random.Random, number: int) -> list[str]:
    return [f"- {_sentence(language, choose, 9)}" for _ in range(number)]

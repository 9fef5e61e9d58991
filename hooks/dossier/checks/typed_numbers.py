"""Takes every text, notes the numbers typed in it that the data also knows, and names the figure to use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from dossier.figures.totals import running_totals
from dossier.library import Library, Text, language_of
from dossier.model.languages import Language
from dossier.problems import Location, Problems
from dossier.prose.expressions import place_in
from dossier.prose.numbers import without_other_digits

# How many words may stand between a number and the word that tells what it counts.
_REACH = 6
# One and two are said in too many ways to be told from other ones and twos.
_SMALLEST = 3
# From here on a number that the data knows is hardly another one; below, only a word beside it tells.
_TELLING = 100
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[., \u00a0\u202f]\d{3})+|\d+)(?![\d\w]|[.,]\d)")
# One that is written in groups, or those that stand so close to each other that they look like one.
_WRITTEN = re.compile(r"\d+(?:[., \u00a0\u202f]\d+)*")
_DIGITS = re.compile(r"\d+")
_NO_DIGIT = re.compile(r"\D")
_SENTENCE_END = re.compile(r"[.!?;](?=\s)")
_WORD = re.compile(r"\w+")

Known = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True)
class _Line:
    """Words to look through: a line of the body by its number in the file, or a field of the front matter."""

    words: str
    number: int = 0
    field: str = ""


def check_typed_numbers(library: Library, problems: Problems) -> None:
    """Note each typed number that is a figure of the data, where a word beside it says that it counts the same."""
    known = _known_numbers(library)
    values = frozenset(str(value) for figures in known.values() for value in figures if value >= _SMALLEST)
    beginnings = frozenset(value[:length] for value in values for length in range(len(value) + 1))
    for texts in library.texts.values():
        for text in texts.values():
            language = language_of(library, text.language)
            lines = (line for line in _lines_of(text) if _may_hold_known(line.words, values, beginnings))
            for location, number, fix in _typed_in(text, lines, language, known):
                problems.add("typed-number", location, f"`{number}` is typed here, but the data knows it", fix)


def _may_hold_known(words: str, values: frozenset[str], beginnings: frozenset[str]) -> bool:
    """Tell whether a known number may stand in words; to tell whether it does takes much longer."""
    for written in _WRITTEN.findall(words):
        if not written.isascii():
            return True
        if written.isdigit() and written.lstrip("0") in values:
            return True
        # A number in groups, or several numbers beside each other.
        if not written.isdigit() and any(digits.lstrip("0") in beginnings for digits in _DIGITS.findall(written)):
            return True
    return False


def _typed_in(
    text: Text, lines: Iterable[_Line], language: Language, known: Known
) -> Iterator[tuple[Location, str, str]]:
    """Yield place, number and remedy."""
    for line in lines:
        bare = _dates_of(language.locale).sub(_blank, without_other_digits(line.words))
        for match in _NUMBER.finditer(bare):
            figure = _figure_for(match, bare, language, known)
            if figure:
                yield _locate(text, line, match), match[0], _remedy(figure, match[0], line)


def _locate(text: Text, line: _Line, match: re.Match[str]) -> Location:
    place = text.tree.locate((line.field,)) if line.field else None
    number, written = (place.line, place.text) if place else (line.number, None)
    return place_in(text.file, number, match.start(), len(match[0]), line.words, written=written)


def _remedy(figure: str, number: str, line: _Line) -> str:
    if line.field == "title":
        return "take the number out of the title, which holds no figures"
    return f'write `{{{{ {figure} }}}}`; if it counts something else, `{{{{ typed("{number}", because="…") }}}}`'


def _lines_of(text: Text) -> Iterator[_Line]:
    """Yield what may hold a typed number."""
    for field, words in (("title", text.front.title), ("summary", text.front.summary)):
        yield _Line(words, field=field)
    for number, words in text.numbered:
        yield _Line(words, number)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _figure_for(number: re.Match[str], line: str, language: Language, known: Known) -> str:
    value = int(_NO_DIGIT.sub("", number[1]))
    families = [family for family, figures in known.items() if value in figures] if value >= _SMALLEST else []
    if not families:
        return ""
    words = _words_near(line, number)
    for family, beginnings in language.words_beside_numbers.items():
        if family in families and any(word.startswith(tuple(beginnings)) for word in words):
            return known[family][value]
    return known[families[0]][value] if value >= _TELLING else ""


def _words_near(line: str, match: re.Match[str]) -> list[str]:
    """Return the words of the same sentence around a number, in small letters."""
    before = _SENTENCE_END.split(line[: match.start()])[-1]
    after = _SENTENCE_END.split(line[match.end() :])[0]
    return [word.lower() for word in (*_WORD.findall(before)[-_REACH:], *_WORD.findall(after)[:_REACH])]


@cache
def _dates_of(locale: str) -> re.Pattern[str]:
    """Return what finds a day with its month in a language, such as `16. September` or `16 верасня`."""
    months = Locale.parse(locale).months
    names = {name for style in ("format", "stand-alone") for name in months[style]["wide"].values()}
    return re.compile(rf"\b\d{{1,2}}\.?(?:\s|\u00a0)(?:{'|'.join(sorted(map(re.escape, names)))})\b", re.IGNORECASE)


def _known_numbers(library: Library) -> dict[str, dict[int, str]]:
    released: dict[int, str] = {}
    for key, release in sorted(library.releases.items()):
        released.setdefault(release.count.total, f'figure("released_in_wave", release="{key}")')
    for total in running_totals(library):
        day = library.releases[total.wave].day
        if day.last:
            as_of = day.iso() if day.precision in ("day", "month", "year") else day.last.isoformat()
            released.setdefault(total.value, f'figure("released_total", as_of="{as_of}")')
    for key, stated in sorted(library.totals.items()):
        released.setdefault(stated.value, f'figure("stated_total", total="{key}")')
    for key, release in sorted(library.releases.items()):
        for part in ("political", "women", "men"):
            value = getattr(release.count, part)
            if value is not None:
                released.setdefault(value, f'figure("{part}_in_wave", release="{key}")')
        for count in release.stated_counts:
            for source in count.sources[:1]:
                released.setdefault(count.value, f'figure("stated_in_wave", release="{key}", source="{source}")')
    held = {count.value: f'figure("stated_count", count="{key}")' for key, count in sorted(library.counts.items())}
    statements = {
        int(stated.value): f'figure("statement", statement="{key}")'
        for key, stated in sorted(library.statements.items())
        if isinstance(stated.value, int)
    }
    return {"released": released, "held": held, "statements": statements}

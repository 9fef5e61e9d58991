"""Takes every text, notes the numbers typed in it that the data also knows, and names the figure to use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from dossier.figures.totals import running_totals
from dossier.library import Library, Text, language_of
from dossier.model.languages import Language
from dossier.problems import Location, Problems
from dossier.prose.expressions import place_in, without_expressions

# How many words may stand between a number and the word that tells what it counts.
_REACH = 6
# One and two are said in too many ways to be told from other ones and twos.
_SMALLEST = 3
# From here on a number that the data knows is hardly another one; below, only a word beside it tells.
_TELLING = 100
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[., \u00a0\u202f]\d{3})+|\d+)(?![\d\w]|[.,]\d)")
_BLANKED = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)|`[^`]*`|https?://\S+|\b(?:18|19|20)\d{2}(?:-\d{2}){0,2}\b")
_SENTENCE_END = re.compile(r"[.!?;](?=\s)")
_WORD = re.compile(r"\w+")

Known = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True)
class _Line:
    """Words to look through; for a field of the front matter also the line of the file as `written`."""

    number: int
    words: str
    written: str | None = None
    is_title: bool = False


def check_typed_numbers(library: Library, problems: Problems) -> None:
    """Note each typed number that is a figure of the data, where a word beside it says that it counts the same."""
    known = _known_numbers(library)
    for texts in library.texts.values():
        for text in texts.values():
            language = language_of(library, text.language)
            for location, number, fix in _typed_in(text, language, known):
                problems.add("typed-number", location, f"`{number}` is typed here, but the data knows it", fix)


def _typed_in(text: Text, language: Language, known: Known) -> Iterator[tuple[Location, str, str]]:
    """Yield place, number and remedy."""
    dates = _dates_of(language.locale)
    for line in _lines_of(text):
        bare = dates.sub(_blank, _BLANKED.sub(_blank, without_expressions(line.words)))
        for match in _NUMBER.finditer(bare):
            value = int(re.sub(r"\D", "", match[1]))
            figure = _figure_for(value, _words_near(bare, match), language, known) if value >= _SMALLEST else ""
            if figure:
                at, width = match.start(), len(match[0])
                location = place_in(text.file, line.number, at, width, line.words, written=line.written)
                yield location, match[0], _remedy(figure, match[0], line)


def _remedy(figure: str, number: str, line: _Line) -> str:
    if line.is_title:
        return "take the number out of the title, which holds no figures"
    return f'write `{{{{ {figure} }}}}`; if it counts something else, `{{{{ typed("{number}", because="…") }}}}`'


def _lines_of(text: Text) -> Iterator[_Line]:
    for field in ("title", "summary"):
        place = text.tree.locate((field,))
        yield _Line(place.line, str(getattr(text.front, field)), place.text, is_title=field == "title")
    for number, line in enumerate(text.markdown.split("\n"), start=text.body.first_line):
        yield _Line(number, line)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _figure_for(value: int, words: list[str], language: Language, known: Known) -> str:
    for family, beginnings in language.words_beside_numbers.items():
        found = known.get(family, {}).get(value)
        if found and any(word.startswith(tuple(beginnings)) for word in words):
            return found
    return next((figures[value] for figures in known.values() if value in figures), "") if value >= _TELLING else ""


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

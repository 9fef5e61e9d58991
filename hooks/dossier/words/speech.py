"""Takes dates, numbers, names and message ids, gives them as one language says them (CLDR by Babel, order by ICU)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from gettext import NullTranslations
from typing import TypeVar

import icu
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from dossier.model.dates import PartialDate
from dossier.model.languages import Language

T = TypeVar("T")
NBSP = "\u00a0"
_KILOBYTE, _MEGABYTE = 1000, 1_000_000


class Speech:
    """One language of the interface."""

    def __init__(self, language: Language, words: NullTranslations) -> None:
        self.language = language
        self._locale = Locale.parse(language.locale)
        self._words = words
        self._collator = icu.Collator.createInstance(icu.Locale(language.locale))
        self._said: dict[str, str] = {}
        self._plurals: dict[tuple[str, str, int], str] = {}
        self._dates: dict[tuple[dt.date, str], str] = {}
        self._numbers: dict[int, str] = {}

    @property
    def code(self) -> str:
        return self.language.code

    def say(self, message: str, **values: object) -> str:
        """Return a message of the interface, its `%(name)s` filled."""
        text = self._said.get(message)
        if text is None:
            text = self._said[message] = self._words.gettext(message)
        return text % values if values else text

    def quantity(self, singular: str, plural: str, number: int) -> str:
        """Return the message in the CLDR plural form for `number`, `%(number)s` filled in this language's digits."""
        return self.plural(singular, plural, number) % {"number": self.number(number)}

    def plural(self, singular: str, plural: str, number: int) -> str:
        """Return the message in the CLDR plural form for `number`, its place still open."""
        key = singular, plural, number
        if key not in self._plurals:
            self._plurals[key] = self._words.ngettext(singular, plural, number)
        return self._plurals[key]

    def spell(self, number: int, gender: str = "") -> str:
        """Return a whole number in letters, in the nominative (ICU's rule-based formats); `gender` is its noun's."""
        rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(self.language.locale))
        wanted = f"%spellout-cardinal-{gender}" if gender else ""
        known = [rules.getRuleSetName(place) for place in range(rules.getNumberOfRuleSetNames())]
        spelled = str(rules.format(number, wanted) if wanted in known else rules.format(number))
        # ICU hyphenates German softly, so that no search finds it, and has a Latin letter in the Belarusian for one.
        return spelled.replace("\u00ad", "").replace("адзiн", "адзін")

    def number(self, value: int | float) -> str:
        """Return a number with this language's separators."""
        if isinstance(value, float):
            return str(format_decimal(value, locale=self._locale))
        if value not in self._numbers:
            self._numbers[value] = str(format_decimal(value, locale=self._locale))
        return self._numbers[value]

    def file_size(self, size: int) -> str:
        """Return a number of bytes in kilobytes of 1000 bytes, rounded up, or in megabytes with one decimal place."""
        if size < _MEGABYTE:
            number, unit = self.number(-(-size // _KILOBYTE)), "digital-kilobyte"
        else:
            number, unit = self.number(round(size / _MEGABYTE, 1)), "digital-megabyte"
        # The symbol is taken from a plural: CLDR's German pattern for one has "kbyte" in its place.
        return f"{number}{NBSP}{format_unit(5, unit, length='short', locale=self._locale).split()[-1]}"

    def date(self, value: PartialDate | None) -> str:
        """Return a date in full, with no more precision than it has; 'not known' for None."""
        if value is None:
            return self.say("not known")
        if value.precision == "between" and value.start and value.end:
            return self.say("between %(start)s and %(end)s", start=self.date(value.start), end=self.date(value.end))
        if value.precision == "before" and value.end:
            return self.say("not later than %(date)s", date=self.date(value.end))
        if value.precision == "after" and value.start:
            return self.say("not earlier than %(date)s", date=self.date(value.start))
        assert value.first is not None
        return self._format(value.first, value.precision)

    def day(self, value: dt.date) -> str:
        """Return a calendar day in full."""
        return self._format(value, "day")

    def month_and_day(self, value: PartialDate) -> str:
        """Return the date without its year, for lists under a year's heading; empty where only the year is known."""
        if value.precision == "day" and value.first:
            return self._format(value.first, "month-day")
        if value.precision == "month" and value.first:
            return str(format_date(value.first, "LLLL", locale=self._locale))
        return "" if value.precision == "year" else self.date(value)

    def _format(self, value: dt.date, precision: str) -> str:
        key = value, precision
        if key not in self._dates:
            self._dates[key] = self._format_anew(value, precision)
        return self._dates[key]

    def _format_anew(self, value: dt.date, precision: str) -> str:
        if precision == "year":
            return str(value.year)
        if precision == "month":
            text = format_skeleton("yMMMM", value, locale=self._locale)
        elif precision == "month-day":
            text = format_skeleton("MMMMd", value, locale=self._locale)
        else:
            text = format_date(value, format="long", locale=self._locale)
        # The day and the Belarusian abbreviation of 'year' stay with their neighbour.
        head, _, rest = str(text).partition(" ")
        return f"{head}{NBSP}{rest}".replace(" г.", f"{NBSP}г.") if head[:1].isdigit() else str(text)

    def language_name(self, tag: str) -> str:
        """Return what CLDR calls a language here; the tag itself where CLDR does not know it."""
        return str(self._locale.languages.get(tag.replace("-", "_"), tag))

    def listing(self, items: Iterable[str]) -> str:
        """Return the items as a list in words ('a, b and c')."""
        found = list(items)
        if len(found) == 1:
            return str(found[0])
        return str(format_list(found, locale=self._locale))

    def in_order(self, items: Iterable[T], key: Callable[[T], str]) -> list[T]:
        """Return the items in this language's alphabetical order (ICU collation, CLDR tailoring)."""
        keyed = [(key(item), item) for item in items]
        ordered = sorted(keyed, key=lambda pair: (self._collator.getSortKey(pair[0]), pair[0]))
        return [item for _, item in ordered]

    def initial(self, word: str) -> str:
        """Return the letter under which a word stands in this language's alphabet."""
        return _initial(self.language.locale, word)


@cache
def _index(locale: str) -> icu.AlphabeticIndex:
    """Return the letters of an alphabet; only an index that takes no further words finds a word's place quickly."""
    return icu.AlphabeticIndex(icu.Locale(locale)).buildImmutableIndex()


def _initial(locale: str, word: str) -> str:
    index = _index(locale)
    label, _kind = index[index.getBucketIndex(word)]
    return str(label)

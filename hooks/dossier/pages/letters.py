"""Takes the places of detention and the rules for letters, gives what the pages of the letter desk say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.model.place import Place
from dossier.model.way import Phrases, Rule, Way
from dossier.pages.context import Context

# Only the country's name stands in Latin letters, so that the sending post finds it (rule letters-address-script).
COUNTRY = "BELARUS"
LETTERS = "letters"


@dataclass(frozen=True)
class AddressBlock:
    """A place and the lines of its envelope; no lines where no address was found in a rights source."""

    identifier: str
    place: Place
    lines: tuple[str, ...]
    language: str


def address_block(context: Context, identifier: str) -> AddressBlock:
    """Return the block of one place."""
    place = context.library.places[identifier]
    return AddressBlock(identifier, place, _lines(place), _language_of(place))


def address_blocks(context: Context) -> list[AddressBlock]:
    """Return a block for every place, those with an address first, each group by town and name."""
    blocks = [address_block(context, identifier) for identifier in sorted(context.library.places)]
    ordered = context.speech.in_order(blocks, key=lambda block: title_of_place(context, block.place, town_first=True))
    return sorted(ordered, key=lambda block: not block.lines)


def title_of_place(context: Context, place: Place, *, town_first: bool = False) -> str:
    """Return a place's name and town in the page's language."""
    parts = context.plain(place.name), context.plain(place.town)
    return ", ".join(reversed(parts) if town_first else parts)


def letters_of(context: Context) -> Way:
    """Return the way to help that has the rules for letters; every site has one (checks/translations.py)."""
    return context.library.ways[LETTERS]


def warnings_at(context: Context, identifier: str) -> list[Rule]:
    """Return the rules that warn of writing to a place, such as that strangers' letters are not handed over."""
    kind = context.library.places[identifier].kind
    rules = letters_of(context).rules
    return [rule for rule in rules if kind in rule.warns_at_kinds or identifier in rule.warns_at]


def rules_about(context: Context, subject: Literal["address", "letter"]) -> list[Rule]:
    """Return the rules for prisoners in Belarus that concern the address or the letter itself."""
    return [rule for rule in letters_of(context).rules if rule.concerns == subject and rule.scope == "belarus"]


def phrases_in(phrases: Phrases, language: str) -> list[tuple[str, dict[str, str]]]:
    """Return each phrase in the letter's language (`be` or `ru`) with its meaning, those that open a letter first."""
    found = (*phrases.opening, *phrases.closing)
    return [(phrase.belarusian if language == "be" else phrase.russian, phrase.meaning) for phrase in found]


def _lines(place: Place) -> tuple[str, ...]:
    """Return the lines below the prisoner's name: the institution, the address as published, the country."""
    if place.address is None:
        return ()
    return place.name[_language_of(place)], place.address.cyrillic, COUNTRY


def _language_of(place: Place) -> str:
    """Return the language in which the address was published: Russian where it has letters that Belarusian lacks."""
    published = place.address.cyrillic if place.address else ""
    russian = set("иИщЩъЪ") & set(published) or "be" not in place.name
    return "ru" if russian and "ru" in place.name else "be"

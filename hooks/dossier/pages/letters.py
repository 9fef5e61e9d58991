"""Takes the places of detention, gives the address block that a letter to each needs."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.library import sorted_by
from dossier.model.place import Place
from dossier.pages.context import Context

# Only the country's name stands in Latin letters, so that the sending post finds it (rule letters-address-script).
COUNTRY = "BELARUS"


@dataclass(frozen=True)
class AddressBlock:
    """A place and the lines of its envelope; no lines where no address was found in a rights source."""

    identifier: str
    place: Place
    lines: tuple[str, ...]
    language: str


def address_blocks(context: Context) -> list[AddressBlock]:
    """Return a block for every place, those with an address first."""
    places = sorted_by(context.library.places, lambda place: place.address is None)
    return [AddressBlock(identifier, place, _lines(place), _language_of(place)) for identifier, place in places]


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

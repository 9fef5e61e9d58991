"""Takes a picture of a text, gives the files that are made of it and the element that shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.plan.addresses import picture_file
from dossier.prose.pictures import ShowPicture
from dossier.sources.pictures import Picture

Ending = Literal["avif", "webp", "jpg", "png"]
_WIDTHS = (480, 960, 1600)
# The one that a browser without `srcset` loads.
_USUAL_WIDTH = 960
# As wide as a column of text (docs/assets/dossier.css: --measure, --gap).
_SIZES = "(min-width: 44em) 41rem, calc(100vw - 2.5rem)"


@dataclass(frozen=True)
class Variant:
    """A file made of a picture: its format, its width in pixels, its path below the site's root."""

    ending: Ending
    width: int
    path: str


def variants_of(picture: Picture) -> Iterator[Variant]:
    """Yield the files of a picture, the lightest format first, narrow ones first; none is wider than the original."""
    endings: tuple[Ending, ...] = ("avif", "webp", picture.fallback)
    for ending in endings:
        for width in sorted({min(width, picture.width) for width in _WIDTHS}):
            yield Variant(ending, width, picture_file(picture.digest, width, ending))


def show_pictures(pictures: Mapping[str, Picture], base: str) -> ShowPicture:
    """Return what gives the element of a picture of a text.

    `base` is the way to the site's root, ending in a slash: relative for a page (`base_of`), the site's address for
    what is read elsewhere, such as a feed. The description that the result is called with is escaped already.
    """

    def show(name: str, description: str) -> str:
        picture = pictures[name]
        variants = list(variants_of(picture))
        sources = [
            f'<source type="image/{ending}" srcset="{_srcset(variants, ending, base)}" sizes="{_SIZES}">'
            for ending in ("avif", "webp")
        ]
        fallback = [variant for variant in variants if variant.ending == picture.fallback]
        usual = [variant for variant in fallback if variant.width <= _USUAL_WIDTH][-1]
        return (
            f"<picture>{''.join(sources)}"
            f'<img src="{base}{usual.path}" srcset="{_srcset(variants, picture.fallback, base)}" sizes="{_SIZES}" '
            f'width="{picture.width}" height="{picture.height}" alt="{description}" loading="lazy" decoding="async">'
            "</picture>"
        )

    return show


def _srcset(variants: list[Variant], ending: str, base: str) -> str:
    return ", ".join(f"{base}{variant.path} {variant.width}w" for variant in variants if variant.ending == ending)

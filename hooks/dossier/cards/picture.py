"""Takes a card, gives it as a PNG file of few colours."""

from __future__ import annotations

import io
from functools import cache

import resvg_py
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from dossier.cards.card import Card
from dossier.cards.drawing import LINE, OF_LETTERS, PAPER, draw_card

# Between paper and each colour of letters. With many more, neighbours would be so near that paper itself is mistaken.
_SHADES = 15


def make_picture(card: Card) -> bytes:
    """Return the PNG file; the same card gives the same bytes."""
    drawn = resvg_py.svg_to_bytes(svg_string=draw_card(card), skip_system_fonts=True)
    with PngImageFile(io.BytesIO(bytes(drawn))) as image:
        reduced = image.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
    packed = io.BytesIO()
    reduced.save(packed, format="PNG", compress_level=6)
    return packed.getvalue()


@cache
def _palette() -> Image.Image:
    paper = _channels(PAPER)
    shades = [paper, _channels(LINE)]
    for colour in OF_LETTERS:
        ink = _channels(colour)
        for step in range(1, _SHADES + 1):
            part = step / _SHADES
            shades.append(tuple(round(light + (dark - light) * part) for light, dark in zip(paper, ink, strict=True)))
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for shade in shades for channel in shade])
    return palette


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))

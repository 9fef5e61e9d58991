"""Synthetic pictures for tests, with what a camera hides in them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms

# What may be in no file of the site; each stands in another part of the picture.
SECRETS = (b"SECRET-CAMERA", b"SECRET-COMMENT", b"SECRET-XMP", b"SECRET-PLACE", b"SECRET-TEXT")
SHOWN = '![A grey slope](slope.jpg "From dark to light | Synthetic Person 12, CC BY 4.0")'


def draw(width: int = 1200, height: int = 800, mode: str = "RGB") -> Image.Image:
    """Return a picture that is dark above and light below, with a red spot in its upper left corner."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGBA" if mode.endswith("A") else "RGB")
    image.paste((255, 0, 0), (0, 0, width // 4, height // 4))
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize((width, height)))
    return image if image.mode == mode else image.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a camera writes: who made it, where, and how it was held."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "SECRET-CAMERA"
    gps = found.get_ifd(0x8825)
    gps.update({1: "N", 2: (53.0, 54.0, 27.0), 3: "E", 4: (27.0, 33.0, 52.0), 27: b"ASCII\0\0\0SECRET-PLACE"})
    return found


def photograph(width: int = 1200, height: int = 800, orientation: int = 1, mode: str = "RGB") -> bytes:
    """Return a JPEG with everything that may be hidden in one."""
    packed = io.BytesIO()
    draw(width, height, mode).save(
        packed,
        "JPEG",
        quality=90,
        exif=exif(orientation),
        comment=b"SECRET-COMMENT",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET-XMP</x:xmpmeta>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() if mode == "RGB" else None,
    )
    return packed.getvalue()


def encode(image: Image.Image, name: str, **settings: object) -> bytes:
    """Return a picture in one of Pillow's formats."""
    packed = io.BytesIO()
    image.save(packed, name, **settings)
    return packed.getvalue()


def show_in(site: Path, data: bytes, name: str = "slope.jpg", written: str = SHOWN, language: str = "en") -> Path:
    """Put a picture beside a standing page of a site and into its text; return the picture's path."""
    folder = site / "docs/pages/safety"
    (folder / name).write_bytes(data)
    text = folder / f"{language}.md"
    text.write_text(f"{text.read_text()}\n\n{written}\n")
    return folder / name

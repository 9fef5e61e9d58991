"""Takes a picture beside a text, gives its size and digest, and refuses files that are no pictures or too large."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dossier.problems import Location, Problems
from dossier.sources.files import is_inside

if TYPE_CHECKING:
    from PIL import Image

# Whatever looks like a picture, so that none lies about unnoticed; only those of _NAME can stand in a text.
_ENDINGS = ("jpg", "jpeg", "png", "webp", "gif", "svg", "avif", "heic", "heif", "tif", "tiff", "bmp", "jxl")
SUFFIXES = tuple(f".{ending}" for lower in _ENDINGS for ending in (lower, lower.upper()))
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|jpeg|png|webp)\Z")
_FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 20_000_000
# A file of a few kilobytes can unfold to gigabytes; a page shows 1600 pixels.
MAX_PIXELS = 50_000_000
_ORIENTATION = 0x0112
# EXIF 2.32, orientation: with these the picture lies on its side.
_ON_ITS_SIDE = (5, 6, 7, 8)
# What Pillow raises at a file that is cut short, changed or made to deceive.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True)
class Picture:
    """A picture in the project: its path there, the digest of its bytes, its size as it is to be seen, in pixels.

    `fallback` is the format for browsers that know neither AVIF nor WebP.
    """

    path: str
    digest: str
    width: int
    height: int
    fallback: Literal["jpg", "png"]


def is_picture_name(name: str) -> bool:
    """Tell whether a file of that name can stand in a text: small letters, digits, hyphens, and a known ending."""
    return _NAME.match(name) is not None


def read_picture(path: Path, root: Path, problems: Problems) -> Picture | None:
    """Return the picture, or None after noting why it is refused (size, form, a link that leaves the project)."""
    if not is_inside(path, root, problems):
        return None
    place = Location(path.relative_to(root).as_posix())
    size = path.stat().st_size
    if size > MAX_BYTES:
        problems.add("picture-too-large", place, f"this picture has {size:,} bytes; {MAX_BYTES:,} are allowed")
        return None
    data = path.read_bytes()
    # Most builds read no picture.
    from PIL import Image  # noqa: PLC0415

    try:
        return _examine(data, place, problems)
    except Image.DecompressionBombError:
        problems.add("picture-too-large", place, f"this picture unfolds to more than {MAX_PIXELS:,} pixels")
        return None
    except BROKEN:
        problems.add("unreadable-picture", place, "this is no picture, or it is cut short")
        return None


def _examine(data: bytes, place: Location, problems: Problems) -> Picture | None:
    with warnings.catch_warnings():
        # Of files that are odd but can be read, and of sizes that are refused below.
        warnings.simplefilter("ignore")
        from PIL import Image, ImageFile  # noqa: PLC0415 - as above

        # What sets the PDFs has Pillow take pictures that are cut short, for everybody in the process.
        taken, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                return _measure(image, hashlib.sha256(data).hexdigest(), place, problems)
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = taken


def _measure(image: Image.Image, digest: str, place: Location, problems: Problems) -> Picture | None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        message = f"this picture has {width:,} × {height:,} pixels; {MAX_PIXELS:,} are allowed in all"
        problems.add("picture-too-large", place, message)
        return None
    # A photograph of a telephone may hold a second one behind the first; that is no animation.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        problems.add("unreadable-picture", place, "this picture moves", "save a single picture of it")
        return None
    if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE:
        width, height = height, width
    fallback = _fallback_of(image)
    # The head alone does not tell of a file that was cut short; an eighth of a JPEG's size is quickly read.
    image.draft(None, (max(1, width // 8), max(1, height // 8)))
    image.load()
    return Picture(place.path, digest, width, height, fallback)


def _fallback_of(image: Image.Image) -> Literal["jpg", "png"]:
    """Return JPEG for photographs, PNG for what is drawn or lets the page shine through."""
    if image.format == "PNG" or image.has_transparency_data:
        return "png"
    return "jpg"

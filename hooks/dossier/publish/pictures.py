"""Takes the pictures of all texts, gives them in the widths and formats that pages ask for, with nothing but pixels."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps, features

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.plan.pictures import Variant, variants_of
from dossier.publish.kept import keep
from dossier.sources.pictures import Picture

# Pillow's name of each format, and how it is written. One thread, since with more the bytes depend on the machine.
_FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 6, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 80, "method": 6}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "png": ("PNG", {"optimize": True}),
}
_CODECS = ("avif", "webp", "jpg", "zlib", "littlecms2")


def make_pictures(edition: Edition, root: Path, cache: Path) -> Iterator[Artifact]:
    """Yield every file of every picture that a text shows; one made before is taken from `cache`.

    Raises RuntimeError where a picture was changed since the edition was prepared.
    """
    texts = (text for texts in edition.library.texts.values() for text in texts.values())
    pictures = {picture.digest: picture for text in texts for picture in text.pictures.values()}
    folder = cache / "pictures"
    for _, picture in sorted(pictures.items()):
        for variant in variants_of(picture):
            content = keep(folder, _key(picture, variant), _Maker(root, picture, variant))
            yield Artifact(variant.path, content)


def _key(picture: Picture, variant: Variant) -> str:
    codecs = [features.version(codec) for codec in _CODECS]
    return repr((picture.digest, variant.width, _FORMATS[variant.ending], version("pillow"), codecs))


class _Maker:
    """Makes one file of a picture when it is called."""

    def __init__(self, root: Path, picture: Picture, variant: Variant) -> None:
        self._root, self._picture, self._variant = root, picture, variant

    def __call__(self) -> bytes:
        data = (self._root / self._picture.path).read_bytes()
        if hashlib.sha256(data).hexdigest() != self._picture.digest:
            raise RuntimeError(f"{self._picture.path} was changed while the site was being built")
        return make_variant(data, self._picture, self._variant)


def make_variant(data: bytes, picture: Picture, variant: Variant) -> bytes:
    """Return a picture's bytes in another width and format, upright, in sRGB, without any word of its origin."""
    with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as original:
        warnings.simplefilter("ignore")
        upright = ImageOps.exif_transpose(original)
        pixels = _convert_colours(upright)
    height = max(1, round(picture.height * variant.width / picture.width))
    sized = pixels.resize((variant.width, height), Image.Resampling.LANCZOS)
    # Pillow writes profiles and comments that it has read; a fresh picture has none.
    bare = Image.new(sized.mode, sized.size)
    bare.paste(sized)
    name, settings = _FORMATS[variant.ending]
    packed = io.BytesIO()
    bare.save(packed, name, **settings)
    return packed.getvalue()


def _convert_colours(image: Image.Image) -> Image.Image:
    """Return the picture in sRGB, with an alpha channel only where it lets something shine through."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L", "P"):
        try:
            return _to_srgb(image, profile, mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that can't be used is passed over, as browsers do.
            pass
    if image.mode.startswith("I"):
        # Sixteen bits a pixel; Pillow would cut the bright ones off.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert(mode)


def _to_srgb(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    flat = image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")
    converted = ImageCms.profileToProfile(flat, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert converted is not None
    if alpha is not None:
        converted.putalpha(alpha)
    return converted.convert(mode)

"""Takes the Noto fonts, gives subsets in WOFF2 for the dossier's scripts and the style sheet that names them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from dossier.outputs.artifact import Artifact

# What European languages in these scripts need: Latin with its extensions, Cyrillic, and common signs.
_SCRIPTS: dict[str, str] = {
    "latin": "U+0000-024F,U+02C6-02DD,U+1E9E,U+2010-2027,U+202F-205E,U+20AC,U+2116,U+2122,U+2190-2193,U+21A9",
    "cyrillic": "U+0300-0301,U+0400-04FF",
}


@dataclass(frozen=True)
class Face:
    """A face of the site: where it comes from, and which weights it keeps."""

    package: str
    file: str
    family: str
    style: str
    weights: tuple[float, float]


FACES = (
    Face("fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf", "Noto Serif", "normal", (400, 700)),
    Face("fontpkg_noto_serif", "NotoSerif-Italic[wdth,wght].ttf", "Noto Serif", "italic", (400, 400)),
    Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "Noto Sans", "normal", (400, 700)),
)


def make_fonts(cache: Path) -> Iterator[Artifact]:
    """Yield the font files and `assets/fonts/fonts.css`; a subset made before is taken from `cache`."""
    rules = []
    for face in FACES:
        for script, ranges in _SCRIPTS.items():
            data = _cached_subset(face, ranges, cache)
            name = f"{face.family.replace(' ', '')}-{face.style}-{script}.{_digest(data)}.woff2"
            yield Artifact(f"assets/fonts/{name}", data)
            rules.append(_rule(face, name, ranges))
    yield Artifact("assets/fonts/fonts.css", "".join(rules).encode())


def _rule(face: Face, name: str, ranges: str) -> str:
    low, high = (int(weight) for weight in face.weights)
    weight = f"{low} {high}" if low != high else str(low)
    return (
        f'@font-face{{font-family:"{face.family}";font-style:{face.style};font-weight:{weight};font-display:swap;'
        f'src:url("{name}") format("woff2");unicode-range:{ranges}}}\n'
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def _cached_subset(face: Face, ranges: str, cache: Path) -> bytes:
    versions = [version(name) for name in (face.package.replace("_", "-"), "fonttools", "brotli", "uharfbuzz")]
    key = hashlib.sha256(repr((face, ranges, versions)).encode()).hexdigest()
    folder = cache / "fonts"
    for entry in sorted(folder.glob(f"{key}-*.woff2")):
        data = entry.read_bytes()
        # The name ends with the content's own digest; a broken entry counts as none.
        if entry.stem.endswith(f"-{_digest(data)}"):
            return data
    data = _make_subset(face, ranges)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{key}-{_digest(data)}.woff2"
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(data)
    unfinished.replace(path)
    return data


def _make_subset(face: Face, ranges: str) -> bytes:
    source = files(face.package).joinpath("files", face.file).read_bytes()
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(_codepoints(ranges))
    harfbuzz_face = uharfbuzz.Face(source)
    wanted.pin_axis_location(harfbuzz_face, "wdth", 100.0)
    low, high = face.weights
    if low == high:
        wanted.pin_axis_location(harfbuzz_face, "wght", low)
    else:
        wanted.set_axis_range(harfbuzz_face, "wght", low, high, low)
    subset = uharfbuzz.subset(harfbuzz_face, wanted)
    font = TTFont(io.BytesIO(subset.blob.data), recalcTimestamp=False)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def _codepoints(ranges: str) -> set[int]:
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found

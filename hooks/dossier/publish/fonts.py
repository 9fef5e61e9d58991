"""Takes the Noto fonts, gives subsets in WOFF2 for the dossier's scripts and the style sheet that names them."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from dossier.outputs.artifact import Artifact
from dossier.publish.kept import keep

# What European languages in these scripts need: Latin with its extensions, Cyrillic, and common signs.
_SCRIPTS: dict[str, str] = {
    "latin": "U+0000-024F,U+02C6-02DD,U+1E9E,U+2010-2027,U+202F-205E,U+20AC,U+2116,U+2122,U+2190-2193,U+21A9",
    "cyrillic": "U+0300-0301,U+0400-04FF",
}

# What every face of the site can set.
LETTERS = ",".join(_SCRIPTS.values())


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


@dataclass(frozen=True)
class StandIn:
    """What a reader sees until a face has come: their own fonts, at `scale` per cent as wide as ours."""

    name: str
    fonts: tuple[str, ...]
    scale: float


# The width of our letters over theirs, in the English and Belarusian text of the flagship briefing (mean of both), so
# that lines break alike and nothing moves when the face has come. Liberation has the measures of Times and Arial.
STAND_INS = (
    StandIn("Stand-in Serif", ("Times New Roman", "Liberation Serif"), 117),
    StandIn("Stand-in Serif 2", ("DejaVu Serif",), 92.5),
    StandIn("Stand-in Sans", ("Arial", "Liberation Sans"), 105),
    StandIn("Stand-in Sans 2", ("DejaVu Sans",), 91),
)
# Noto's own, in per cent of the size (its table `hhea`).
_ASCENT, _DESCENT = 106.9, 29.3


@dataclass(frozen=True)
class Subset:
    """The letters of one script in a face, as a file of the site.

    It is named by all that its content depends on, so that pages can name it before it is made.
    """

    face: Face
    script: str

    @property
    def ranges(self) -> str:
        """The signs that it holds, as a style sheet says it."""
        return _SCRIPTS[self.script]

    @property
    def key(self) -> str:
        """What its content depends on."""
        libraries = (self.face.package.replace("_", "-"), "fonttools", "brotli", "uharfbuzz")
        return repr((self.face, self.ranges, [_version_of(name) for name in libraries]))

    @property
    def name(self) -> str:
        """Its path below `assets/`."""
        family, digest = self.face.family.replace(" ", ""), hashlib.sha256(self.key.encode()).hexdigest()[:8]
        return f"fonts/{family}-{self.face.style}-{self.script}.{digest}.woff2"


SUBSETS = tuple(Subset(face, script) for face in FACES for script in _SCRIPTS)


def make_font(subset: Subset, cache: Path) -> Artifact:
    """Return a font file of the site; one made before is taken from `cache`."""
    data = keep(cache / "fonts", subset.key, lambda: _make_subset(subset.face, subset.ranges))
    return Artifact(f"assets/{subset.name}", data)


def font_rules() -> str:
    """Return the rules that name the fonts for a style sheet in `assets/`, and what is shown until they have come."""
    return "".join([*map(_rule, SUBSETS), *map(_rule_of_stand_in, STAND_INS)])


@cache
def _version_of(package: str) -> str:
    return version(package)


def _rule_of_stand_in(face: StandIn) -> str:
    """Return the rules of a reader's own font, scaled to the width of ours, its lines as high as ours."""
    scale = face.scale / 100
    measures = (
        f"size-adjust:{face.scale:g}%;ascent-override:{_ASCENT / scale:.1f}%;"
        f"descent-override:{_DESCENT / scale:.1f}%;line-gap-override:0%"
    )
    rules = []
    for weight, suffix in (("400", ""), ("600 700", " Bold")):
        fonts = ",".join(f'local("{name}{suffix}")' for name in face.fonts)
        rules.append(f'@font-face{{font-family:"{face.name}";font-weight:{weight};src:{fonts};{measures}}}\n')
    return "".join(rules)


def _rule(subset: Subset) -> str:
    face = subset.face
    low, high = (int(weight) for weight in face.weights)
    weight = f"{low} {high}" if low != high else str(low)
    return (
        f'@font-face{{font-family:"{face.family}";font-style:{face.style};font-weight:{weight};font-display:swap;'
        f'src:url("{subset.name}") format("woff2");unicode-range:{subset.ranges}}}\n'
    )


def _make_subset(face: Face, ranges: str) -> bytes:
    # Only on a miss of the cache.
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(io.BytesIO(cut_face(face, ranges)), recalcTimestamp=False)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def cut_face(face: Face, ranges: str) -> bytes:
    """Return a face with the signs of the ranges alone, as OpenType; a face of one weight is pinned to it."""
    import uharfbuzz  # noqa: PLC0415 - as above

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
    return bytes(uharfbuzz.subset(harfbuzz_face, wanted).blob.data)


def _codepoints(ranges: str) -> set[int]:
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found

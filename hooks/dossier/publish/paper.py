"""Takes an edition, gives the PDF of each publication in each language that has a text of its own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.pages.registry import render_page
from dossier.plan.addresses import pdf_of
from dossier.publish.fonts import LETTERS, Face, cut_face
from dossier.publish.kept import find_kept, put
from dossier.takeaway import typeset as typesetting
from dossier.takeaway.sheet import SANS, SERIF, make_sheet
from dossier.takeaway.typeset import Material, Sheet, typeset

# The style of paper, which browsers print with too, and what only a typesetter understands.
STYLE = Path("docs/assets/print.css")
_PAGED = Path(typesetting.__file__).with_name("paged.css")
# Each face is cut at one weight: a PDF holds no variable fonts. Names of our own keep the machine's fonts out.
_FACES: tuple[tuple[str, Face], ...] = (
    (SERIF, Face("fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf", "Noto Serif", "normal", (400, 400))),
    (SERIF, Face("fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf", "Noto Serif", "normal", (600, 600))),
    (SERIF, Face("fontpkg_noto_serif", "NotoSerif-Italic[wdth,wght].ttf", "Noto Serif", "italic", (400, 400))),
    (SANS, Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "Noto Sans", "normal", (400, 400))),
    (SANS, Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "Noto Sans", "normal", (600, 600))),
    (SANS, Face("fontpkg_noto_sans", "NotoSans-Italic[wdth,wght].ttf", "Noto Sans", "italic", (400, 400))),
)
_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "pyphen",
    "tinycss2",
    "fonttools",
    "uharfbuzz",
    "fontpkg-noto-serif",
    "fontpkg-noto-sans",
)

Setter = Callable[[Sheet, Material], bytes]


def make_pdfs(
    edition: Edition,
    root: Path,
    pictures: Sequence[Artifact] = (),
    setter: Setter = typeset,
    workers: int = os.cpu_count() or 1,
) -> list[Artifact]:
    """Return the PDFs, in the order of the pages; what was made before is taken from the folder `.cache/pdf`.

    `pictures` are the files that texts may show; their names change with their content. Of several documents,
    `workers` are set at a time.

    Raises TypesettingUnavailable where one is to be made and Pango is missing.
    """
    style = (root / STYLE).read_text(encoding="utf-8") + _PAGED.read_text(encoding="utf-8")
    folder = root / ".cache" / "pdf"
    sheets = dict(_sheets(edition))
    keys = {path: _key(sheet, style) for path, sheet in sheets.items()}
    made = {path: find_kept(folder, key) for path, key in keys.items()}
    missing = [path for path, data in made.items() if data is None]
    if missing:
        material = _gather_material(edition, style, pictures)
        wanted = [sheets[path] for path in missing]
        for path, data in zip(missing, _set_all(wanted, material, setter, workers), strict=True):
            put(folder, keys[path], data)
            made[path] = data
    return [Artifact(path, data) for path, data in made.items() if data is not None]


def _sheets(edition: Edition) -> Iterator[tuple[str, Sheet]]:
    for page in edition.plan.pages:
        if page.kind == "publication" and page.own:
            yield pdf_of(page.address), make_sheet(edition, page, render_page(edition, page))


def _set_all(sheets: list[Sheet], material: Material, setter: Setter, workers: int) -> Iterator[bytes]:
    """Yield a PDF for each document, in their order."""
    side_by_side = min(workers, len(sheets))
    if side_by_side == 1:
        yield from (setter(sheet, material) for sheet in sheets)
        return
    # A fork would copy the locks that other threads of a preview hold.
    with ProcessPoolExecutor(side_by_side, mp_context=get_context("spawn")) as pool:
        yield from pool.map(setter, sheets, repeat(material))


def _gather_material(edition: Edition, style: str, pictures: Sequence[Artifact]) -> Material:
    rules = []
    files = {edition.site_url + picture.path: picture.content for picture in pictures}
    for number, (family, face) in enumerate(_FACES):
        address = f"{edition.site_url}assets/fonts/paper-{number}.ttf"
        files[address] = cut_face(face, LETTERS)
        rules.append(
            f'@font-face{{font-family:"{family}";font-style:{face.style};font-weight:{int(face.weights[0])};'
            f'src:url("{address}")}}\n'
        )
    return Material("".join(rules) + style, files)


def _key(sheet: Sheet, style: str) -> str:
    """Return what the bytes of a PDF depend on: its document, the style, the faces, our own code and the libraries."""
    return repr((sheet, style, _FACES, LETTERS, _own_code(), [f"{name} {version(name)}" for name in _LIBRARIES]))


@cache
def _own_code() -> str:
    return hashlib.sha256(Path(typesetting.__file__).read_bytes()).hexdigest()

"""Takes an edition and the page of a publication, gives its PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.pages.registry import render_page
from dossier.plan.addresses import pdf_of
from dossier.plan.site import PagePlan
from dossier.publish.fonts import LETTERS, Face, cut_face
from dossier.publish.kept import keep
from dossier.takeaway import typeset as typesetting
from dossier.takeaway.libraries import name_typesetter
from dossier.takeaway.sheet import SANS, SERIF, make_sheet
from dossier.takeaway.typeset import Material, Sheet, typeset

# The style of paper, which browsers print with too, and what only a typesetter understands.
STYLE_OF_PAPER = "assets/print.css"
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


def pages_with_pdf(edition: Edition) -> Iterator[PagePlan]:
    """Yield the page of each publication in each language that has a text of its own."""
    return (page for page in edition.plan.pages if page.kind == "publication" and page.own)


class Papers:
    """Sets the PDFs of one build; what was set before is taken from the folder `.cache/pdf`."""

    def __init__(self, edition: Edition, root: Path, setter: Setter = typeset) -> None:
        self._edition, self._root, self._setter = edition, root, setter
        self._folder = root / ".cache" / "pdf"

    def make(self, edition: Edition, page: PagePlan) -> Artifact:
        """Return the PDF of a page.

        Raises TypesettingUnavailable where it is to be set and Pango is missing.
        """
        sheet = make_sheet(edition, page, render_page(edition, page))
        data = keep(self._folder, _key(sheet, self._style), lambda: self._setter(sheet, self._material))
        return Artifact(pdf_of(page.address), data)

    @cached_property
    def _style(self) -> str:
        return (self._root / "docs" / STYLE_OF_PAPER).read_text(encoding="utf-8") + _PAGED.read_text(encoding="utf-8")

    @cached_property
    def _material(self) -> Material:
        """What documents are set with; the names of pictures change with their content."""
        from dossier.publish.pictures import make_pictures  # noqa: PLC0415 - only where one is set

        pictures = make_pictures(self._edition, self._root, self._root / ".cache")
        return _gather_material(self._edition, self._style, pictures)


def _gather_material(edition: Edition, style: str, pictures: Iterable[Artifact]) -> Material:
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
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    return repr((sheet, style, _FACES, LETTERS, _own_code(), versions, name_typesetter()))


@cache
def _own_code() -> str:
    return hashlib.sha256(Path(typesetting.__file__).read_bytes()).hexdigest()

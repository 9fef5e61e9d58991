"""Every PDF is tagged, embeds its fonts, reads in the order of its page, and looks right page by page.

No validator of PDF/UA is in the registries that we use, so what can break here is checked by itself: the points of the
Matterhorn Protocol 1.1 that a machine can check are named by their numbers.
"""

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from .documents import Document, read_document
from .findings import Finding, expect_none
from .pages import Page, without_redirects

MILLIMETRE = 72 / 25.4
# The margins of docs/assets/print.css: left, top, right, bottom.
MARGINS = (36.0, 26.0, 30.0, 30.0)
# How many letters of a paragraph are looked for: they stand in its first line.
LETTERS = 24
SCALE = 1.5
_UNPRINTED = "nav|form|script|template"
_HIDDEN = ("share", "cover", "downloads", "unfold", "related", "follow", "effort", "back")


class Pdf:
    """A PDF of the site and the page that it stands beside."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.file = next(page.file.parent.glob("*.pdf"), page.file.parent / "missing.pdf")
        self.document: Document = read_document(page)
        self.reader = PdfReader(self.file)
        self.root = self.reader.trailer["/Root"]

    @property
    def text(self) -> str:
        """All words in the order in which they are drawn."""
        return "\n".join(page.extract_text() for page in self.reader.pages)

    def structure(self) -> Iterator[DictionaryObject]:
        """Every element of the structure tree, in reading order."""
        yield from _elements(self.root["/StructTreeRoot"])


def _elements(node: object) -> Iterator[DictionaryObject]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        yield from _elements(node.get("/K"))


@pytest.fixture(scope="module")
def pdfs(every_page: list[Page]) -> list[Pdf]:
    """The PDF of every publication in every language that has a text of its own."""
    found = [Pdf(page) for page in without_redirects(every_page) if _has_pdf(page)]
    assert len(found) > 10
    return found


def _has_pdf(page: Page) -> bool:
    return page.kind == "publications/*" and not page.fallback


def _letters(text: str) -> str:
    """Only letters: neither hyphens at line ends nor the numbers of notes nor ligatures' spaces count."""
    return "".join(character for character in text if character.isalpha())


def _blocks(document: Document) -> Iterator[str]:
    """The headings and paragraphs of a page that paper shows, in order."""
    hidden = " or ".join(f"contains(concat(' ', @class, ' '), ' {name} ')" for name in _HIDDEN)
    around = "|".join(f"ancestor::{name}" for name in _UNPRINTED.split("|"))
    path = f"//main//article//*[self::h1 or self::h2 or self::h3 or self::p][not({around})]"
    for element in document.find(f"{path}[not(ancestor-or-self::*[{hidden}])]"):
        words = _letters(element.text_content())[:LETTERS]
        if words:
            yield words


def test_every_publication_has_a_pdf_where_its_own_text_is_and_the_page_offers_it(pdfs: list[Pdf]) -> None:
    for pdf in pdfs:
        links = pdf.document.find("//a[@type='application/pdf']")
        assert [link.get("href") for link in links] == [f"../../../{pdf.page.address[1:]}{pdf.file.name}"]
        size = math.ceil(pdf.file.stat().st_size / 1000)
        assert str(size) in links[0].text_content()


def test_nothing_but_publications_is_offered_as_a_file(site: Path, pdfs: list[Pdf]) -> None:
    assert sorted(site.rglob("*.pdf")) == sorted(pdf.file for pdf in pdfs)


def test_every_pdf_says_that_it_is_tagged_and_in_which_language(pdfs: list[Pdf]) -> None:
    for pdf in pdfs:
        # In the page the heading has spaces at which no line ends.
        heading = " ".join(pdf.document.find("//h1")[0].text_content().split())
        assert pdf.root["/MarkInfo"]["/Marked"] == True, pdf.file  # noqa: E712 - a PDF's own truth
        assert pdf.root["/Lang"] == pdf.page.language  # 11-006
        assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - 07-001, 07-002
        assert pdf.reader.metadata is not None
        assert pdf.reader.metadata.title == heading
        about = pdf.root["/Metadata"].get_data().decode()
        assert re.search(r'pdfuaid:part(?:="|>)1', about)  # 06-002
        assert heading.replace("&", "&amp;") in about  # 06-003
        assert all(page["/Tabs"] == "/S" for page in pdf.reader.pages)  # 28-009
        assert "/Encrypt" not in pdf.reader.trailer  # 26-001


def test_every_font_is_embedded_with_its_letters_and_is_the_sites_own(pdfs: list[Pdf]) -> None:
    for pdf in pdfs:
        fonts = {}
        for page in pdf.reader.pages:
            fonts |= page["/Resources"]["/Font"].get_object()
        assert fonts
        for font in (font.get_object() for font in fonts.values()):
            assert "/ToUnicode" in font  # 10-001
            drawn = font["/DescendantFonts"][0].get_object()
            inside = drawn["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inside), font["/BaseFont"]  # 31-009
            assert "Dossier" in font["/BaseFont"], f"{font['/BaseFont']} is not ours in {pdf.file}"


def test_the_tree_has_headings_in_order_and_described_pictures_and_links(pdfs: list[Pdf]) -> None:
    findings = [Finding(what, str(pdf.file)) for pdf in pdfs for what in _faults_of_tree(pdf)]
    expect_none(findings, "the structure of a PDF is wrong")


def _faults_of_tree(pdf: Pdf) -> Iterator[str]:
    elements = list(pdf.structure())
    levels = [int(str(element["/S"])[2:]) for element in elements if re.fullmatch(r"/H[1-6]", str(element["/S"]))]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings begin {levels[:3]}"  # 14-002
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"a level of headings is left out: {levels}"  # 14-003
    for element in elements:
        if element["/S"] == "/Figure" and not element.get("/Alt"):
            yield "a picture without words"  # 13-004
        if element["/S"] == "/TD" and not element["/A"].get("/Headers"):
            yield "a cell without its headings"  # 15-003
    # Each annotation stands in the tree, as a link, with its words.
    annotations = [note.get_object() for page in pdf.reader.pages for note in page.get("/Annots", ())]
    for annotation in annotations:
        if annotation["/Subtype"] != "/Link" or "/StructParent" not in annotation:
            yield "an annotation that is no link of the tree"  # 28-002, 28-011
        if not str(annotation.get("/Contents", "")).strip():
            yield "a link without a description"  # 28-012
    targets = set(pdf.reader.named_destinations)
    named = [note["/Dest"] for note in annotations if "/Dest" in note]
    yield from (f"a link to {name}, which is nowhere" for name in named if name not in targets)


def test_headings_and_paragraphs_stand_in_the_order_of_the_page(pdfs: list[Pdf]) -> None:
    for pdf in pdfs:
        text, position, seen = _letters(pdf.text), 0, 0
        for block in _blocks(pdf.document):
            found = text.find(block, position)
            assert found >= 0, f"{block!r} is missing or out of order in {pdf.file}"
            position, seen = found, seen + 1
        assert seen > 8


def test_letters_of_every_language_come_out_as_they_went_in(pdfs: list[Pdf]) -> None:
    wanted = {"be": "ўіёйІ’", "pl": "ąćęłńóśźż", "de": "äöüß", "en": "’"}
    for language, letters in wanted.items():
        texts = "".join(pdf.text for pdf in pdfs if pdf.page.language == language)
        assert [letter for letter in letters if letter not in texts] == [], language
        assert "�" not in texts


def test_the_outline_leads_to_every_heading(pdfs: list[Pdf]) -> None:
    for pdf in pdfs:
        titles = [_letters(str(entry.title)) for entry in _flat(pdf.reader.outline)]
        found = pdf.document.find("//article//*[self::h1 or self::h2]")
        headings = [_letters(element.text_content()) for element in found]
        shown = [heading for heading in headings if heading in titles]
        assert [title for title in titles if title in headings] == shown
        assert titles[0] == headings[0]
        assert len(titles) > 4


def _flat(outline: object) -> Iterator[object]:
    for entry in outline if isinstance(outline, list) else []:
        yield from _flat(entry) if isinstance(entry, list) else [entry]


def test_every_source_that_the_text_cites_is_named_once_at_the_foot_of_a_page(pdfs: list[Pdf]) -> None:
    where = "*[@class='leaf-head' or contains(concat(' ', @class, ' '), ' prose ')]"
    for pdf in pdfs:
        cited = {int(note.text_content()) for note in pdf.document.find(f"//{where}//a[@class='note']")}
        publishers = [
            " ".join(name.text_content().split())
            for name in pdf.document.find("//section[@class='sources']//span[@class='source-publisher']")
        ]
        lines = [line for page in pdf.reader.pages for line in page.extract_text().split("\n")]
        named = {
            number: sum(line.startswith(f"{number} {publisher[:30]}") for line in lines)
            for number, publisher in enumerate(publishers, 1)
        }
        assert cited
        assert named == {number: int(number in cited) for number in named}, pdf.file


def test_every_page_is_filled_within_its_margins_and_numbered(pdfs: list[Pdf]) -> None:
    findings = [Finding(what, str(pdf.file)) for pdf in pdfs for what in _faults_of_look(pdf.file)]
    expect_none(findings, "a page of a PDF looks wrong")


def _faults_of_look(file: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(file)
    for index in range(len(document)):
        page = document[index]
        width, height = page.get_size()
        if (round(width), round(height)) != (595, 842):
            yield f"page {index + 1} is no A4"
        picture = page.render(scale=SCALE).to_pil().convert("L").point(lambda value: 255 if value < 250 else 0)
        left, top, right, bottom = (margin * MILLIMETRE * SCALE for margin in MARGINS)
        area = (int(left) - 2, int(top) - 2, int(picture.width - right) + 3, int(picture.height - bottom) + 3)
        inked = picture.crop(area).histogram()[255] / (picture.width * picture.height)
        if inked < 0.004:
            yield f"page {index + 1} is nearly empty"
        rest = picture.copy()
        rest.paste(0, area)
        box = rest.getbbox()
        if box and (box[0] < area[0] or box[2] > area[2]):
            yield f"page {index + 1} is drawn on beyond its sides: {box}"
        words = page.get_textpage().get_text_bounded(bottom=0, top=MARGINS[3] * MILLIMETRE)
        if f"{index + 1} / {len(document)}" not in words:
            yield f"page {index + 1} has no number but {words!r}"


def test_the_look_notices_what_it_is_to_notice(tmp_path: Path) -> None:
    # The guard of the test above: a page of another size without a word.
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 700)
    document.save(tmp_path / "empty.pdf")
    assert len(list(_faults_of_look(tmp_path / "empty.pdf"))) == 3


def test_the_order_of_another_page_is_noticed(pdfs: list[Pdf]) -> None:
    # The guard of the test of the order: the words of one page, turned around, are not in another order found.
    text, blocks = _letters(pdfs[0].text), list(_blocks(pdfs[0].document))[:8]
    places = [text.find(block) for block in blocks]
    assert places == sorted(places)
    assert len(set(places)) == len(places)

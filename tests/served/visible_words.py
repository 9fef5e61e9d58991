"""The words that a reader of a page sees or hears, each with the language it is marked as."""

import re
import unicodedata
from collections.abc import Iterator

from lxml.html import HtmlElement

from .documents import Document

SILENT = frozenset({"script", "style", "code", "pre", "kbd", "samp", "var", "template", "noscript", "address"})
SPOKEN = ("alt", "title", "aria-label", "placeholder", "data-label")
# Parts of a sentence: text goes on across their edges, as in <em>un</em>known.
_INLINE = "a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong sub sup time tspan u wbr"
INLINE = frozenset(_INLINE.split())

APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"

_ADDRESS = re.compile(
    r"\b(?:https?://|mailto:|www\.)\S+"
    r"|\S+@\S+\.\w+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|eu|at|de|by|pl|ee|lt|cz|io|info|media|news|me|bel|help|center|uk|int)\b(?:/\S*)?"
    r"|\b\S+\.(?:csv|json|xml|ics|html|zip|ya?ml|md|txt|svg|atom|jsonld|bib|ris)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_WITH_DIGITS = re.compile(r"\w*\d\w*")

Spoken = tuple[str, str]


def spoken_texts(document: Document) -> Iterator[Spoken]:
    """Each stretch of text with its language, in the order of the page; what is not to be translated is left out."""
    if not document.page.fallback:  # there, title and description are in the language of the foreign text
        for meta in document.find("/html/head/meta[@name='description']"):
            yield meta.get("lang") or document.lang, meta.get("content") or ""
        for title in document.find("/html/head/title"):
            yield title.get("lang") or document.lang, title.text or ""
    for body in document.find("/html/body"):
        yield from _joined(_pieces(body, document.lang))


def words_of(text: str) -> Iterator[str]:
    """The words of a text; addresses, file names and everything with a digit in it are none."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    text = _WITH_DIGITS.sub(" ", _ADDRESS.sub(" ", with_plain_apostrophes(text)))
    return (match.group() for match in _WORD.finditer(text))


def with_plain_apostrophes(text: str) -> str:
    """The text with the one apostrophe that dictionaries know."""
    return text.translate(dict.fromkeys(map(ord, APOSTROPHES), "'"))


def _pieces(element: HtmlElement, inherited: str) -> Iterator[Spoken | None]:
    """Texts, and None where one ends because a block begins or ends."""
    tag = str(element.tag)
    language = element.get("lang") or inherited
    silent = tag in SILENT or element.get("translate") == "no" or "notranslate" in (element.get("class") or "").split()
    if tag not in INLINE:
        yield None
    if not silent:
        for name in SPOKEN:
            if element.get(name):
                yield from (None, (language, element.get(name) or ""), None)
        yield language, element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                yield from _pieces(child, language)
            yield language, child.tail or ""
    if tag not in INLINE:
        yield None


def _joined(pieces: Iterator[Spoken | None]) -> Iterator[Spoken]:
    text, language = "", ""
    for piece in pieces:
        if piece is None or piece[0] != language:
            if text.strip():
                yield language, text
            text = ""
        if piece is not None:
            language, text = piece[0], text + piece[1]
    if text.strip():
        yield language, text

"""Takes a page, gives what a reader passes on or takes away: its address, its text to send, links to do so, its PDF."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from dossier.citations.subjects import ImprintIn
from dossier.pages.voice import Voice
from dossier.plan.addresses import pdf_of
from dossier.plan.site import PagePlan

# Not prisoners' pages, which must stay light, nor lists.
SHARED = ("publication", "event", "release", "way")
_SCRIPT = "assets/share.js"
_TELEGRAM = "https://t.me/share/url"


@dataclass(frozen=True)
class Pdf:
    """A page's PDF: the relative address, and its size in words."""

    href: str
    size: str


@dataclass(frozen=True)
class Sharing:
    """What may be passed on: the dossier's name, the page's address, the text, its language, and links that send it."""

    dossier: str
    address: str
    text: str
    language: str
    mail: str
    telegram: str
    pdf: Pdf | None


def scripts_of(page: PagePlan) -> tuple[str, ...]:
    """Return the scripts that what a page offers needs."""
    return (_SCRIPT,) if page.kind in SHARED else ()


def share_page(voice: Voice, title: str) -> Sharing | None:
    """Return what a page offers to pass on; None for a kind of page that offers nothing.

    A page that shows another language's text passes on the page, and offers the PDF, that the text belongs to.
    """
    page, edition = voice.page, voice.edition
    if page.kind not in SHARED:
        return None
    address = edition.site_url + page.canonical
    path = pdf_of(page.canonical)
    size = edition.sizes.get(path)
    subject, link = _encode(title), _encode(address)
    return Sharing(
        dossier=edition.derive(ImprintIn(page.language)).dossier.text,
        address=address,
        text=f"{title} {address}",
        language=page.text_language,
        # RFC 6068, 5: a line ends with %0D%0A.
        mail=f"mailto:?subject={subject}&body={subject}%0D%0A{link}",
        telegram=f"{_TELEGRAM}?url={link}&text={subject}",
        pdf=Pdf(voice.base + path, voice.speech.file_size(size)) if size is not None else None,
    )


def _encode(words: str) -> str:
    """Return words percent-encoded (RFC 3986), so that nothing in them can end a value or begin another."""
    return quote(words, safe="")

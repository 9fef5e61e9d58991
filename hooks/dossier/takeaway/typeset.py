"""Takes a document, its style sheets and its files, gives the bytes of a tagged PDF, without any request."""

from __future__ import annotations

import contextlib
import hashlib
import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "webp": "image/webp", "jpg": "image/jpeg", "ttf": "font/ttf"}


class TypesettingUnavailable(RuntimeError):
    """The libraries that set type (Pango, HarfBuzz) are not installed."""


@dataclass(frozen=True)
class Sheet:
    """A document for paper: its HTML, and its address, which its links start from and which names it in the PDF."""

    html: str
    address: str


@dataclass(frozen=True)
class Material:
    """What documents are set with: the text of the style sheet, and the files that may be read, by their address."""

    style: str
    files: Mapping[str, bytes]


def typeset(sheet: Sheet, material: Material) -> bytes:
    """Return the PDF (PDF/UA-1); the same input gives the same bytes.

    Raises TypesettingUnavailable where Pango is missing. What the document asks for beyond `material.files` is not
    fetched: the PDF goes without.
    """
    weasyprint = load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - only on a miss of the cache
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url not in material.files:
                raise ValueError(f"not one of the site's own files: {url}")
            kind = _TYPES.get(url.rpartition(".")[2], "application/octet-stream")
            return URLFetcherResponse(url, material.files[url], {"Content-Type": kind})

    fetcher = OwnFiles()
    fonts = FontConfiguration()
    document = weasyprint.HTML(string=sheet.html, base_url=sheet.address, url_fetcher=fetcher)
    style = weasyprint.CSS(string=material.style, base_url=sheet.address, url_fetcher=fetcher, font_config=fonts)
    pdf = document.write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(sheet.address.encode()).hexdigest()[:32].encode(),
        finisher=_name_links,
    )
    assert isinstance(pdf, bytes)
    return pdf


def load_weasyprint() -> Any:
    """Return the library; raises TypesettingUnavailable where what it stands on is missing."""
    try:
        # It prints several lines where a library is missing; the build says it in one.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint  # noqa: PLC0415
            from weasyprint.text import ffi  # noqa: PLC0415
    except OSError as error:
        raise TypesettingUnavailable(str(error)) from None
    if ffi.harfbuzz_subset is None:
        raise TypesettingUnavailable("libharfbuzz-subset")
    return weasyprint


def _name_links(document: Any, pdf: Any) -> None:
    """Describe each link by its words: the library writes where it leads (ISO 14289-1, 7.18.5)."""
    import pydyf  # noqa: PLC0415

    for page in document.pages:
        for box in page._page_box.descendants():
            annotation = getattr(box, "link_annotation", None)
            if not annotation or box.element is None:
                continue
            words = box.element.get("aria-label") or " ".join("".join(box.element.itertext()).split())
            if words:
                annotation["Contents"] = pydyf.String(words)

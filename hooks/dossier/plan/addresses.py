"""The only place that makes an address: from a language, a kind and an id to a path that ends in a slash."""

from __future__ import annotations

SECTIONS: dict[str, str] = {
    "publication": "publications",
    "event": "events",
    "prisoner": "prisoners",
    "release": "releases",
    "way": "act",
    "place": "act/letters",
    "person": "people",
    "topic": "topics",
    "series": "series",
}
# Kinds of records that have a page, and so may name old addresses of it as `aliases`.
WITH_ALIASES = ("page", *SECTIONS)
# Records that are a passage of another page: the page's kind, its id, and what stands before the record's id.
ANCHORED: dict[str, tuple[str, str, str]] = {
    "organisation": ("list", "organisations", ""),
    "source": ("list", "sources", ""),
    "moment": ("list", "timeline", ""),
    "count": ("list", "data", ""),
    "total": ("list", "releases", ""),
}
LISTS = (
    "publications",
    "events",
    "prisoners",
    "releases",
    "timeline",
    "people",
    "organisations",
    "topics",
    "data",
    "sources",
    "corrections",
    "follow",
    "search",
)
# Pages that are ways to others or sheets to print, by kind and id or by kind alone: search engines need not show them.
UNLISTED = frozenset({("list", "search")})
UNLISTED_KINDS = frozenset({"envelope", "letter-sheet"})
STANDING_LISTS = {"act": "act", "home": ""}
# Where data sets lie as files, for all languages, and the file that describes them.
DATA_FOLDER = "data/"
DATA_PACKAGE = f"{DATA_FOLDER}datapackage.json"
# Pagefind's script, one for all languages.
SEARCH_SCRIPT = "assets/pagefind.js"
# The charts that have a page of their own, and where their files lie, for all languages.
CHARTS = ("waves", "recognised", "totals", "timeline")
CHART_FOLDER = "charts/"
# What the paths of a file's compressed variants add to its own; browsers like the first one better.
COMPRESSED = (".br", ".gz")
# Where the pictures of texts lie, for all languages.
PICTURE_FOLDER = "assets/pictures/"
# Where pages that are no record's own lie below the home of their language; {} is the id.
_PLACES = {
    "list": "{}/",
    "chart": f"{CHART_FOLDER}{{}}/",
    "publications-by-kind": "publications/kind/{}/",
    "publications-by-year": "publications/year/{}/",
    "events-by-year": "events/year/{}/",
    "prisoners-by-status": "prisoners/status/",
    "data-dictionary": "data/dictionary/",
    "envelope": "act/letters/{}/envelope/",
    "letter-sheet": "act/letters/sheet/{}/",
}
# The languages of letter sheets: those in which a letter may be written (data/ways/letters.yml, letters-language).
LETTER_LANGUAGES = ("be", "ru")
# Folders below a section that lists take, so that no record may have these names.
RESERVED = {"publication": ("kind", "year"), "event": ("year",), "prisoner": ("status",), "place": ("sheet",)}


def address(language: str, kind: str, identifier: str) -> str:
    """Return a page's address below the site's root: `en/releases/2024-09-16-pardon/`.

    `kind` is a record's kind, `page` (a standing page), `list`, `chart`, `data-dictionary`, one of the groupings
    `publications-by-kind`, `publications-by-year`, `events-by-year` and `prisoners-by-status`, `envelope` (by the id of
    its place) or `letter-sheet` (by the letter's language).
    """
    if kind == "page":
        path = STANDING_LISTS.get(identifier, identifier)
        return f"{language}/{path}/" if path else f"{language}/"
    place = _PLACES.get(kind) or f"{SECTIONS[kind]}/{{}}/"
    return f"{language}/{place.format(identifier)}"


def file_of(page_address: str) -> str:
    """Return the path of the file that a server gives for an address."""
    return f"{page_address}index.html" if page_address.endswith("/") or not page_address else page_address


def not_found_of(language: str) -> str:
    """Return the path of the page for addresses that do not exist; without a language, of the one that speaks all."""
    return f"{language}/404.html" if language else "404.html"


def feed_of(page_address: str) -> str:
    """Return the path of the Atom feed of a page that can be followed."""
    return f"{page_address}feed.xml"


def json_feed_of(page_address: str) -> str:
    """Return the path of the same feed as a JSON Feed."""
    return f"{page_address}feed.json"


def calendar_of(page_address: str, kind: str) -> str:
    """Return the path of an event's calendar (`kind` is `event`), or of that of all events beside their list."""
    return f"{page_address}{'event' if kind == 'event' else 'events'}.ics"


def correction_anchor(identifier: str) -> str:
    """Return the anchor of a correction in the list of corrections."""
    return f"correction-{identifier}"


def citation_file(page_address: str, ending: str) -> str:
    """Return the path of a page's citation in the format whose files have that ending."""
    return f"{page_address}cite.{ending}"


def card_file(page_address: str) -> str:
    """Return the path of a page's social card."""
    return f"{page_address}card.png"


def pdf_of(page_address: str) -> str:
    """Return the path of a page as a PDF; the file is named like the page: `en/publications/a/a.pdf`."""
    return f"{page_address}{page_address.rstrip('/').rpartition('/')[2]}.pdf"


def search_file(language: str, name: str) -> str:
    """Return the path of a file that the search page of a language loads."""
    return f"{address(language, 'list', 'search')}index/{name}"


def data_file(table: str, ending: str) -> str:
    """Return the path of a data set as a file of that ending; it is the same for all languages."""
    return f"{DATA_FOLDER}{table}.{ending}"


def chart_picture(name: str, language: str) -> str:
    """Return the path of a chart as a picture with words of a language; `name` is the chart's id or `history_of`."""
    return f"{CHART_FOLDER}{name}.{language}.svg"


def chart_data(name: str) -> str:
    """Return the path of a chart's data as a file; it is the same for all languages."""
    return f"{CHART_FOLDER}{name}.csv"


def history_of(prisoner: str) -> str:
    """Return the name of the chart of a person's history, for the paths of its files."""
    return f"history/{prisoner}"


def picture_file(digest: str, width: int, ending: str) -> str:
    """Return the path of a picture of a text, made `width` pixels wide; it is named by the digest of the original."""
    return f"{PICTURE_FOLDER}{digest[:16]}-{width}.{ending}"


def base_of(page_address: str) -> str:
    """Return the relative way from a page to the site's root, ending in a slash: `../../`; `./` at the root."""
    return "../" * page_address.count("/") or "./"

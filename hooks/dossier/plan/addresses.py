"""The only place that makes an address: from a language, a kind and an id to a path that ends in a slash."""

from __future__ import annotations

SECTIONS: dict[str, str] = {
    "publication": "publications",
    "event": "events",
    "prisoner": "prisoners",
    "release": "releases",
    "way": "act",
    "person": "people",
    "topic": "topics",
}
# Records that are a passage of another page: the page's kind, its id, and what stands before the record's id.
ANCHORED: dict[str, tuple[str, str, str]] = {
    "organisation": ("list", "organisations", ""),
    "place": ("way", "letters", "place-"),
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
)
# Lists that are offered as a feed too.
FEEDS = ("corrections",)
STANDING_LISTS = {"act": "act", "home": ""}
# Where data sets lie as files, for all languages, and the file that describes them.
DATA_FOLDER = "data/"
DATA_PACKAGE = f"{DATA_FOLDER}datapackage.json"
# The charts that have a page of their own, and where their files lie, for all languages.
CHARTS = ("waves", "recognised", "totals", "timeline")
CHART_FOLDER = "charts/"
# Where pages that are no record's own lie below the home of their language; {} is the id.
_PLACES = {
    "list": "{}/",
    "chart": f"{CHART_FOLDER}{{}}/",
    "publications-by-kind": "publications/kind/{}/",
    "publications-by-year": "publications/year/{}/",
    "prisoners-by-status": "prisoners/status/",
    "data-dictionary": "data/dictionary/",
}
# Folders below a section that lists take, so that no record may have these names.
RESERVED = {"publication": ("kind", "year"), "prisoner": ("status",)}


def address(language: str, kind: str, identifier: str) -> str:
    """Return a page's address below the site's root: `en/releases/2024-09-16-pardon/`.

    `kind` is a record's kind, `page` (a standing page), `list`, `chart`, `data-dictionary`, or one of the groupings
    `publications-by-kind`, `publications-by-year` and `prisoners-by-status`.
    """
    if kind == "page":
        path = STANDING_LISTS.get(identifier, identifier)
        return f"{language}/{path}/" if path else f"{language}/"
    place = _PLACES.get(kind) or f"{SECTIONS[kind]}/{{}}/"
    return f"{language}/{place.format(identifier)}"


def file_of(page_address: str) -> str:
    """Return the path of the file that a server gives for an address."""
    return f"{page_address}index.html" if page_address.endswith("/") or not page_address else page_address


def feed_of(page_address: str) -> str:
    """Return the path of the feed beside a list."""
    return f"{page_address}feed.xml"


def correction_anchor(identifier: str) -> str:
    """Return the anchor of a correction in the list of corrections."""
    return f"correction-{identifier}"


def citation_file(page_address: str, ending: str) -> str:
    """Return the path of a page's citation in the format whose files have that ending."""
    return f"{page_address}cite.{ending}"


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


def base_of(page_address: str) -> str:
    """Return the relative way from a page to the site's root, ending in a slash: `../../`; `./` at the root."""
    return "../" * page_address.count("/") or "./"

"""What finished HTML may consist of, and a reader of HTML that says what it does consist of."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

# What convert_text may make: Markdown's own elements, the few that may be written, and the frame of a table.
ELEMENTS = frozenset(
    (
        "a abbr bdi blockquote br cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i kbd li mark ol p "
        "pre q small span strong sub sup table tbody td th thead tr ul "
    ).split()
)
ATTRIBUTES = frozenset("id lang title class align href start data-cite data-picture scope rel tabindex role".split())
SCHEMES = ("https://", "mailto:", "dossier:", "#")


@dataclass
class Seen:
    """The elements, attributes and addresses of a piece of HTML, and what its text says."""

    elements: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        self._is_data = ("type", "application/ld+json") in attrs
        self.seen.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "formaction")]

    def handle_data(self, data: str) -> None:
        # Data for machines are no part of what a page says.
        if not self._is_data:
            self.seen.text += data

    def handle_endtag(self, tag: str) -> None:
        self._is_data = False

    def handle_comment(self, data: str) -> None:
        self.seen.others.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.seen.others.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.seen.others.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.seen.others.append(f"<?{data}>")


def look_at(html: str) -> Seen:
    """Return what a piece of HTML consists of."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.seen

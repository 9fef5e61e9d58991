"""What must not reach a reader: withheld people, and services whose use was punished."""

from __future__ import annotations

import html
import re

from dossier.library import Library, Text
from dossier.problems import Location, Problems

_MARKUP = re.compile(r"<[^>]*>|[*_`~]")


def check_withheld(library: Library, problems: Problems) -> None:
    """Note references to withheld records, and their names in any other file; the names are not echoed."""
    if not library.withheld:
        return
    for key, release in library.releases.items():
        for number, named in enumerate(release.named):
            if named.prisoner in library.withheld:
                location = library.locate("release", key, "named", number)
                problems.add("withheld-person", _hidden(location), "a withheld record is named here")
    for kind in ("publication", "event"):
        for key, record in library.records(kind).items():
            if set(record.mentions.prisoners) & set(library.withheld):
                location = library.locate(kind, key, "mentions", "prisoners")
                problems.add("withheld-person", _hidden(location), "a withheld record is mentioned here")
    names = {name for spellings in library.withheld.values() for name in spellings}
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names)), re.IGNORECASE)
    for (kind, identifier), tree in library.trees.items():
        if not (kind == "prisoner" and identifier in library.withheld):
            _note_names(pattern, tree.file, "\n".join(tree.lines), problems)
    for texts in library.texts.values():
        for text in texts.values():
            _check_text(pattern, text, problems)


def _check_text(pattern: re.Pattern[str], text: Text, problems: Problems) -> None:
    """Note each line in which a withheld name stands, its emphasis taken away; the file where lines part the name."""
    message = "the name of a withheld person stands in this text"
    lines = [*enumerate(text.tree.lines, start=1), *enumerate(text.markdown.split("\n"), start=text.body.first_line)]
    found = [number for number, line in lines if pattern.search(_plain(line))]
    whole = f"{text.front.title} {text.front.summary} {text.body.html}"
    if not found and pattern.search(" ".join(_plain(whole).split())):
        found = [0]
    for number in found:
        problems.add("withheld-person", Location(text.file, number), message)


def _plain(words: str) -> str:
    """Return the words without tags, entities and marks of emphasis."""
    return html.unescape(_MARKUP.sub("", words))


def _note_names(pattern: re.Pattern[str], file: str, content: str, problems: Problems) -> None:
    for match in pattern.finditer(content):
        line = content.count("\n", 0, match.start()) + 1
        problems.add("withheld-person", Location(file, line), "the name of a withheld person stands here")


def _hidden(location: Location) -> Location:
    return Location(location.path, location.line, location.column)


def check_services(library: Library, problems: Problems) -> None:
    """Note ways to help that name a service which may not be recommended."""
    for key, way in library.ways.items():
        for number, service in enumerate(way.services):
            organisation = library.organisations.get(service)
            if organisation is not None and not organisation.recommended:
                location = library.locate("way", key, "services", number)
                problems.add("listed-service", location, f"`{service}` may not be recommended")

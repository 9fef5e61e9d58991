"""Takes a Markdown file's text, gives its front matter as a tree and its body with the line it begins on."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.problems import Location, Problems
from dossier.sources.yaml_tree import Tree, parse_yaml

_FENCE = "---"


@dataclass(frozen=True)
class Document:
    """A Markdown file: front matter, body, and the body's first line in the file."""

    tree: Tree
    body: str
    body_line: int


def split_front_matter(text: str, file: str, problems: Problems) -> Document | None:
    """Return the two parts of a Markdown file, or None after noting what is wrong with its front matter."""
    lines = text.split("\n")
    if lines[0].strip() != _FENCE:
        location = Location(file, 1, 1, max(1, len(lines[0])), lines[0])
        problems.add("no-front-matter", location, "the file does not begin with `---` and the fields of the text")
        return None
    number = next((number for number, line in enumerate(lines[1:], start=2) if line.rstrip() == _FENCE), None)
    if number is None:
        problems.add("no-front-matter", Location(file, 1, 1, 3, lines[0]), "the closing `---` is missing")
        return None
    tree = parse_yaml("\n".join(lines[1 : number - 1]), file, problems, first_line=2)
    if tree is None:
        return None
    return Document(tree, "\n".join(lines[number:]), number + 1)

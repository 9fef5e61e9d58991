"""Finished documents of a site, and how two makings of them differ in what they consist of."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from html import escape
from pathlib import Path

from lxml import etree

from artifacts import make_outputs
from dossier.edition import Edition
from dossier.publish.shells import Shell
from dossier.publish.site import make_entrances, make_page
from properties.allowed import Seen, look_at
from unit.making import edition_of

_DRAWING = re.compile(r'<svg class="chart .*?</svg>', re.DOTALL)
_ATOM = "{http://www.w3.org/2005/Atom}"
_DRAWN = {"svg", "title", "desc", "rect", "circle", "path", "text"}
_GEOMETRY = set("class viewBox font-size role aria-labelledby id x y width height cx cy r d text-anchor lang".split())
# The places of overrides/main.html and its parts.
SHELL = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">@@head@@<title>@@title@@</title>
<link rel="stylesheet" href="@@base@@/assets/dossier.12345678.css"></head>
<body><a href="@@home@@">home</a>
<nav><a href="@@home@@publications/"@@current-publications@@></a><a href="@@home@@releases/"@@current-releases@@></a>
<a href="@@home@@prisoners/"@@current-prisoners@@></a><a href="@@home@@act/"@@current-act@@></a>
<a href="@@home@@data/"@@current-data@@></a></nav>
<ul>@@switcher@@</ul><main>@@main@@</main></body></html>
"""


def documents_of(edition: Edition) -> dict[str, str]:
    """Return every HTML document of an edition by its address or path."""
    shells = {code: Shell(SHELL) for code in edition.speeches}
    found = {page.address: _without_drawings(make_page(edition, page, shells)) for page in edition.plan.pages}
    for artifact in (*make_entrances(edition, ["a.css"]), *make_outputs(edition)):
        if artifact.path.endswith(".html"):
            found[artifact.path] = artifact.content.decode()
        elif artifact.path.endswith("feed.xml"):
            # What a reader program shows of an entry is a document too.
            for number, content in enumerate(etree.fromstring(artifact.content).iterfind(f".//{_ATOM}content")):
                found[f"{artifact.path} {number}"] = content.text or ""
        elif artifact.path.endswith((".xml", ".svg")):
            etree.fromstring(artifact.content)
    return found


def _without_drawings(html: str) -> str:
    """Return a document with the words of each chart in its place; its labels are as many as its words need lines.

    A drawing that is no well-formed XML, or has other elements or attributes than drawings have, stays as it is.
    """
    return _DRAWING.sub(lambda match: _words_of_drawing(match[0]), html)


def _words_of_drawing(svg: str) -> str:
    try:
        root = etree.fromstring(svg)
    except etree.XMLSyntaxError:
        return svg
    if any(element.tag not in _DRAWN or set(element.attrib) - _GEOMETRY for element in root.iter()):
        return svg
    return f"<svg>{escape(' '.join(root.itertext()))}</svg>"


def documents_in(root: Path) -> dict[str, str]:
    """Return every HTML document of a folder's input."""
    return documents_of(edition_of(root))


def difference(hostile: Seen, harmless: Seen) -> list[str]:
    """Say what a document has more than another: elements, attributes, comments, and addresses of other schemes."""
    more = Counter(hostile.elements) - Counter(harmless.elements)
    found = [f"<{name} {' '.join(attributes)}>" for name, attributes in more]
    found += [other for other in hostile.others if other not in harmless.others]
    known = set(harmless.addresses)
    found += [there for there in hostile.addresses if there not in known and not _is_ours(there)]
    if hostile.elements != harmless.elements and not found:
        found.append("the elements stand in another order, or some are missing")
    return found


def _is_ours(address: str) -> bool:
    return address.startswith(("https://", "mailto:", "#", "../", "./"))


@lru_cache(maxsize=512)
def _look_at(document: str) -> Seen:
    return look_at(document)


def differences(hostile: dict[str, str], harmless: dict[str, str]) -> dict[str, list[str]]:
    """Return by address what each document has more than its harmless counterpart."""
    assert set(hostile) == set(harmless)
    changed = {there: made for there, made in hostile.items() if made != harmless[there]}
    found = {there: difference(look_at(made), _look_at(harmless[there])) for there, made in changed.items()}
    return {there: more for there, more in found.items() if more}

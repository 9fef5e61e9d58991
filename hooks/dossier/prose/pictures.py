"""Takes the pictures of a converted text, gives each a figure with an open end, and notes what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import markdown
from markdown.treeprocessors import Treeprocessor

from dossier.problems import Location, Problems
from dossier.sources.pictures import is_picture_name


@dataclass(frozen=True)
class PictureCall:
    """A picture that a text shows: the name of its file, beside the text, and where the text asks for it."""

    name: str
    location: Location


@dataclass(frozen=True)
class Written:
    """A picture as an editor wrote it: `![description](source "title")`; `alone` in its paragraph or within a line."""

    source: str
    description: str
    title: str
    alone: bool


# Takes the name of a picture's file and its description, which is escaped; gives HTML.
ShowPicture = Callable[[str, str], str]
_OPEN_END = re.compile(r'<span data-picture="(?P<name>[^"]*)" title="(?P<description>[^"]*)"></span>')


def say_description(_name: str, description: str) -> str:
    """Return a picture's description in its place, for readers of words."""
    return description


def fill_pictures(html: str, show: ShowPicture) -> str:
    """Return the HTML with each open end of a picture replaced by what `show` gives."""
    return _OPEN_END.sub(lambda match: show(match["name"], match["description"]), html)


class PictureTaker(Treeprocessor):
    """Turns a paragraph that holds a picture and nothing else into a figure; `found` gets every picture."""

    def __init__(self, md: markdown.Markdown, found: list[Written]) -> None:
        super().__init__(md)
        self._found = found

    def run(self, root: ET.Element) -> None:
        """Change the tree in place."""
        alone = {id(paragraph[0]): paragraph for paragraph in root.iter("p") if _holds_only_a_picture(paragraph)}
        for image in list(root.iter("img")):
            written = Written(
                image.get("src", ""), image.get("alt", ""), image.get("title", ""), alone=id(image) in alone
            )
            self._found.append(written)
            if written.alone:
                _make_figure(alone[id(image)], written)


def _holds_only_a_picture(paragraph: ET.Element) -> bool:
    words = (paragraph.text or "") + "".join(child.tail or "" for child in paragraph)
    return len(paragraph) == 1 and paragraph[0].tag == "img" and not words.strip()


def _make_figure(paragraph: ET.Element, written: Written) -> None:
    tail = paragraph.tail
    paragraph.clear()
    paragraph.tag, paragraph.tail = "figure", tail
    if is_picture_name(written.source):
        ET.SubElement(paragraph, "span", {"data-picture": written.source, "title": written.description.strip()})
    caption, credit = split_title(written.title)
    words = ET.SubElement(paragraph, "figcaption")
    words.text = f"{caption} " if caption else ""
    ET.SubElement(words, "small", {"class": "credit"}).text = credit


def split_title(title: str) -> tuple[str, str]:
    """Return caption and credit of a title `caption | credit`; one without a bar is a credit."""
    caption, bar, credit = title.rpartition("|")
    return (caption.strip(), credit.strip()) if bar else ("", title.strip())


def check_pictures(
    found: Iterable[Written], locate: Callable[[str], Location], problems: Problems
) -> tuple[PictureCall, ...]:
    """Return the files that a text asks for, and note pictures without description, credit, or a place of their own."""
    calls = []
    for written in found:
        location = locate(f"({written.source}")
        shown = f"`{written.source[:60]}`"
        if not written.alone:
            problems.add("image-in-text", location, f"the picture {shown} stands within a line")
        if not written.description.strip() or is_picture_name(written.description.strip().lower()):
            problems.add("missing-alt", location, f"nothing says what {shown} shows")
        if not split_title(written.title)[1]:
            problems.add("missing-credit", location, f"nothing says who made {shown} and under which licence")
        if re.search(r"[/:\\\x02]", written.source):  # the last is Markdown's mark of a backslash
            problems.add("picture-address", location, f"{shown} is no file beside this text")
        else:
            calls.append(PictureCall(written.source, location))
    return tuple(calls)

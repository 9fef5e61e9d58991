"""Takes every text, notes citations, links, figures and other markup that are misspelt: readers would see the signs."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier.library import Library, Text
from dossier.problems import Location, Problems
from dossier.prose.convert import REFERENCE_KINDS

_KINDS = "|".join(sorted(REFERENCE_KINDS))
_CODE_OR_TAG = re.compile(r"<code\b.*?</code>|<[^>]*>", re.DOTALL)
_PARAGRAPH = re.compile(r"</?p>")
# Stands in the place of a tag, so that no sign before it is joined with one behind it.
_TAG = "\x1f"
# Stands before a paragraph that is indented: it is shown like a program, which no text of the dossier holds.
_INDENT = "\x1e"
# Where what readers see may differ from what stands in the file: line ends, these two, and the marks of figures.
_ENDS = f"\n{_TAG}{_INDENT}\ue000\ue001"
_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
# Most texts hold none of these once their markup has been read; each form has one of them.
_SIGNS = (_INDENT, *"[]@{|•▪◦·", "**", *(f"({kind}:" for kind in REFERENCE_KINDS), "figure", "typed")
_SIGNS += tuple(f"\n{bullet}{space}" for bullet in "-*+" for space in " \u00a0\u202f")


@dataclass(frozen=True)
class _Form:
    """A form of markup that went wrong: how it looks to a reader, what it is, and how to mend it."""

    pattern: re.Pattern[str]
    message: str
    fix: str = ""
    mend: Callable[[re.Match[str]], str] = lambda _: ""


def _cite(match: re.Match[str]) -> str:
    """Return the remedy for a citation: one with all ids that stand in it."""
    ids = [found.lower() for found in _ID.findall(match["cited"])]
    return f"write `[{'; '.join(f'@{name}' for name in ids)}]`" if ids and len(match[0]) < 80 else ""


_CITATION = "a citation is an id of a source in square brackets, `[@source-id]`; several are parted by semicolons"
_LINK = "write `[words](kind:id)`: no space between the brackets, and each of them closed"
_CITED = r"(?P<cited>[^\s\],;]+(?:\s*[,;]\s*@[^\s\],;]+)*)"
_NO_CITATION, _NO_LINK = "this is no citation", "this is no link"
_SEEN = ": readers would see its signs"
_FORMS = (
    _Form(
        re.compile(rf"(?<={_INDENT})[^\n]+"),
        "this passage is indented, and so shown like a program",
        "begin its lines in the first column",
    ),
    _Form(re.compile(rf"\[\s*@{_CITED}\s*\]"), _NO_CITATION, _CITATION, _cite),
    _Form(re.compile(r"\[\s*@[^\]\n]*\]?"), _NO_CITATION, _CITATION),
    _Form(re.compile(r"\(@(?P<cited>[\w-]+)\)"), _NO_CITATION, _CITATION, _cite),
    _Form(re.compile(r"(?<![\w.@/])@(?P<cited>[a-z0-9]+(?:-[a-z0-9]+)+)"), _NO_CITATION, _CITATION, _cite),
    _Form(re.compile(rf"\]\(|\]\s+\((?:(?:{_KINDS}):|https?:)"), _NO_LINK, _LINK),
    _Form(re.compile(rf"\((?:{_KINDS}):[a-z0-9-]+"), _NO_LINK, _LINK),
    _Form(re.compile(r"\]\[(?!@)"), _NO_LINK, _LINK),
    _Form(
        re.compile(r"\[\^[^\]\n]{0,40}\]"),
        "this note has no text",
        "write `[^1]: …` below, or cite a source: `[@source-id]`",
    ),
    _Form(
        re.compile(r"(?<!\{\{)(?<!\{\{\s)\b(?:figure|typed)\s*\(\s*[\"'“”„«‘’]"),
        "this is no figure",
        'write it in two braces on either side: `{{ figure("released_total") }}`',
    ),
    _Form(
        re.compile(r"\*\*"),
        "bold type is not closed, or a space stands within it",
        "write `**words**`, or take the stars out",
    ),
    _Form(
        re.compile(r"^\s*[•▪◦·]\s", re.MULTILINE),
        "this sign makes no list",
        "begin each entry with a hyphen and a space, and put an empty line before the first",
    ),
    _Form(
        re.compile(r"^[-*+][ \u00a0\u202f]\S", re.MULTILINE),
        "this line is no entry of a list",
        "begin it with a hyphen and an ordinary space, and put an empty line before the first entry",
    ),
    _Form(
        re.compile(rf"^\|[^\n{_TAG}]*\|[ ]*$", re.MULTILINE),
        "this is no table",
        "put an empty line before the table, and a line such as `|---|---|` below its head",
    ),
)
# A citation, a link to what the dossier may link to, and bold type.
_IN_FIELD = re.compile(rf"\[\s*@|\]\((?:(?:{_KINDS}):|https:)|\*\*\S")
_PLAIN = "a title and a summary are plain words: take the signs out"


def check_markup(library: Library, problems: Problems) -> None:
    """Note what was to be markup and is none: a statement would lose its source, a number its figure."""
    for texts in library.texts.values():
        for text in texts.values():
            for place, message, fix in (*_in_fields(text), *_in_body(text, library)):
                problems.add("misspelt-markup", place, message, fix)


def _in_body(text: Text, library: Library) -> Iterator[tuple[Location, str, str]]:
    visible = html.unescape(_CODE_OR_TAG.sub(_TAG, _begin_lines(text.body.html)))
    if not any(sign in visible for sign in _SIGNS):
        return
    # Its file is opened again only here.
    source = _Source(text)
    for match, form in _misspelt(visible):
        yield source.find(visible, match), f"{form.message}{_SEEN}", form.mend(match) or form.fix
    for match in re.finditer(r"\[([a-z0-9-]+)\]", visible):
        if match[1] in library.sources:
            yield source.find(visible, match), f"{_NO_CITATION}{_SEEN}", f"write `[@{match[1]}]`"


def _begin_lines(body: str) -> str:
    """Return the HTML of a body in which paragraphs begin and end with a line, indented ones with a mark too."""
    return _PARAGRAPH.sub("\n", body).replace("<pre><code>", f"\n{_INDENT}")


def _in_fields(text: Text) -> Iterator[tuple[Location, str, str]]:
    for field, words in (("title", text.front.title), ("summary", text.summary)):
        if _IN_FIELD.search(words):
            yield text.tree.locate((field,)), f"`{field}` holds markup{_SEEN}", _PLAIN


def _misspelt(words: str) -> Iterator[tuple[re.Match[str], _Form]]:
    """Yield each passage that one of the forms fits; of forms that overlap, the first alone."""
    taken: set[int] = set()
    for form in _FORMS:
        for match in form.pattern.finditer(words):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield match, form


class _Source:
    """Finds in the file of a text what its readers see."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._lines = text.tree.text.split("\n")

    def find(self, visible: str, match: re.Match[str]) -> Location:
        """Return the place of a match in what readers see; the first line of the body where the file says it otherwise.

        The line is not quoted, since the name of somebody withheld may stand in it.
        """
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        # As far as the line goes on without any markup, the file has the same words.
        begin = max(visible.rfind(sign, 0, start) for sign in _ENDS) + 1
        end = min(at for sign in _ENDS if (at := f"{visible}{sign}".find(sign, start)) >= 0)
        wanted = visible[begin:end].rstrip()
        first = self._text.body.first_line
        for number, line in enumerate(self._lines[first - 1 :], start=first):
            column = line.find(wanted)
            if column >= 0:
                length = min(end, match.end()) - start
                return Location(self._text.file, number, column + start - begin + 1, max(1, length))
        return Location(self._text.file, first)

"""Takes the tree of a text before its inline markup is read, gives the digest of each block, and where each ends."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import markdown
from markdown.treeprocessors import Treeprocessor

from dossier.prose.expressions import MARK, FigureCall

# A character for private use, which input may not hold, so that no text can end a block itself.
_END = "\ue002"
_DIGEST_SIZE = 4
# A link or abbreviation that is explained apart from where it is used; it makes no block of its own.
_DEFINITION = re.compile(r"^ {0,3}\*?\[[^\]^][^\]]*\]:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list or table of a text.

    `digest` is the same as long as the block says the same, whatever stands around it. The block ends before the
    character `end` of the text's HTML.
    """

    digest: str
    end: int


class BlockCollector(Treeprocessor):
    """Notes what each block says, and marks its end; inline markup and figures are still as written."""

    def __init__(self, md: markdown.Markdown, said: list[str]) -> None:
        super().__init__(md)
        self._said = said

    def run(self, root: ET.Element) -> None:
        for element in root:
            self._said.append("".join(_write(element)))
            element.tail = f"\n{_END}"


def _write(element: ET.Element) -> Iterator[str]:
    yield f"<{element.tag} {sorted(element.attrib.items())}>{(element.text or '').strip()}"
    for child in element:
        yield from _write(child)
        yield (child.tail or "").strip()
    yield "</>"


def end_blocks(html: str, said: list[str], text: str, figures: tuple[FigureCall, ...]) -> tuple[str, tuple[Block, ...]]:
    """Return the HTML without the marks, and its blocks; what is defined apart from its use counts as a last one."""
    pieces = html.split(_END)
    assert len(pieces) == len(said) + 1, "every block has one end"
    whole = "".join(pieces).rstrip("\n")
    blocks, end = [], 0
    for words, piece in zip(said, pieces, strict=False):
        end += len(piece)
        blocks.append(Block(digest_words(_with_figures(words, figures)), min(end, len(whole))))
    definitions = _DEFINITION.findall(text) if "]:" in text else []
    if definitions:
        blocks.append(Block(digest_words(_with_figures("\n".join(definitions), figures)), len(whole)))
    return whole, tuple(blocks)


def digest_words(words: str) -> str:
    """Return the digest of words as a text's front matter keeps it: eight hexadecimal digits."""
    return hashlib.blake2b(words.encode(errors="surrogatepass"), digest_size=_DIGEST_SIZE).hexdigest()


def _with_figures(words: str, figures: tuple[FigureCall, ...]) -> str:
    """Put what a figure asks for in the place of its mark, whose number depends on what stands before."""
    return MARK.sub(lambda mark: _name(figures[int(mark[1])]), words)


def _name(call: FigureCall) -> str:
    arguments: Mapping[str, object] = call.arguments
    return f"{{{{{call.name} {sorted(arguments.items())}}}}}"

"""Takes a text and a language, gives the translation to be filled in: the same blocks, their words left to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markdown.extensions.toc import slugify_unicode
from pydantic import TypeAdapter

from dossier.editing.answers import AnswerRefused, Project, quote
from dossier.editing.archetype import FOLDER, fill_archetype
from dossier.editing.skeletons import refuse_problems
from dossier.editing.slugs import is_slug
from dossier.kinds import FOLDERS, TextKind
from dossier.model.page import FrontMatter
from dossier.plan.translations import digest_parts
from dossier.problems import Problems
from dossier.prose.convert import convert_text
from dossier.sources.files import read_text
from dossier.sources.front_matter import Document, split_front_matter
from dossier.sources.records import read_record
from dossier.sources.translation_note import note_blocks

# What a translation keeps as it is: figures, citations, marks of notes, bare addresses; and of pictures and links the
# part that is no words.
_KEPT = re.compile(
    r"(?P<figure>\{\{.*?\}\})|(?P<cite>\[@[^\]]*\])|(?P<mark>\[\^[^\]]+\])|(?P<bare><(?:https:|mailto:)[^>]*>)"
    r'|!\[[^\]]*\]\((?P<picture>[^)\s]+)(?:\s+"(?P<caption>[^"]*)")?\)'
    r"|\[(?P<words>(?:[^\[\]]|\{\{.*?\}\})*)\]\((?P<target>[^)]*)\)"
)
_HEADING = re.compile(r"(?P<before>#{2,6}\s+)(?P<words>.*?)(?:\s+#+)?\s*\Z")
_BEFORE = re.compile(r"(?:\s*>)*\s*(?:[-*+]\s+|\d+[.)]\s+|\[\^[^\]]+\]:\s*|:\s+)?")
_ITEM = re.compile(r"(?:\s*>)*\s*(?:[-*+]|\d+[.)]|\[\^[^\]]+\]:|:)\s")
_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\Z")
_VERBATIM = re.compile(r"\*\[[^\]]+\]:|\[TOC\]\s*\Z|\s*(?:(?:[-*_]\s*){3,})\Z")
_LETTER = re.compile(r"[^\W\d_]")
_MARKUP = re.compile(r"[*_`«»\\]|</?[a-z][^>]*>")
# How many words of the original tell which passage is meant.
_TOLD = 6


@dataclass(frozen=True)
class Original:
    """A text to translate: where it lies, its kind and slug, its language, its fields and its body."""

    kind: TextKind
    slug: str
    language: str
    front: FrontMatter
    document: Document
    written: str

    @property
    def folder(self) -> str:
        return f"{FOLDERS[self.kind][0]}/{self.slug}"


def find_original(slug: str, project: Project, kind: str = "", language: str = "") -> Original:
    """Return the text of a slug to translate: in `language`, else the one that is itself no translation.

    Raises AnswerRefused where there is none, and where several kinds have the slug and none is given.
    """
    kinds = [name for name in FOLDERS if name == (kind or name) and (project.root / FOLDERS[name][0] / slug).is_dir()]
    if not kinds or not is_slug(slug):
        raise AnswerRefused(f"there is no {kind or 'publication, event or page'} `{slug}`")
    if len(kinds) > 1:
        raise AnswerRefused(f"`{slug}` is a {' and a '.join(kinds)}; say which with --kind")
    texts = [_read(kinds[0], slug, code, project) for code in project.languages.codes]
    found = [text for text in texts if text is not None]
    for text in found:
        if text.language == language or (not language and text.front.translation is None):
            return text
    if language or not found:
        raise AnswerRefused(f"there is no text of `{slug}` {f'in `{language}`' if language else 'in any language'}")
    raise AnswerRefused(f"every text of `{slug}` is a translation; say with --from which one to follow")


def make_translation(
    original: Original, language: str, translator: str, today: date, project: Project
) -> dict[str, str]:
    """Return path and content of the translation to be filled in; raises AnswerRefused where it exists already."""
    if language not in project.languages.codes:
        raise AnswerRefused(f"`{language}` is none of the site's languages: {', '.join(project.languages.codes)}")
    path = f"{original.folder}/{language}.md"
    if (project.root / path).exists():
        raise AnswerRefused(f"{path} exists already; it is left as it is")
    values = {
        "first": project.first,
        "title": quote(f"TODO {_tell(original.front.title)}"),
        "summary": quote(_leave_words(original.front.summary, {})),
        "origin": original.language,
        "translator": quote(translator),
        "on": quote(today.isoformat()),
    }
    front = fill_archetype((FOLDER / "translation.yml").read_text(), FrontMatter, values)
    text = note_blocks(f"---\n{front}---\n{leave_words(original.document.body)}", digest_original(original))
    problems = Problems()
    document = split_front_matter(text, path, problems)
    if document is not None:
        read_record(document.tree, TypeAdapter(FrontMatter), problems)
    refuse_problems(problems)
    return {path: text}


def digest_original(original: Original) -> list[str]:
    """Return the digests of the original's title, summary and blocks."""
    document = original.document
    body = convert_text(document.body, document.tree.file, document.body_line, Problems())
    return digest_parts(original.front, body)


def leave_words(body: str) -> str:
    """Return a text's body with each block's words left to write; figures, citations, targets and pictures stay."""
    lines = body.split("\n")
    anchors = {
        slugify_unicode(match["words"], "-"): slugify_unicode(f"TODO {_tell(match['words'])}", "-")
        for line in lines
        if (match := _HEADING.match(line))
    }
    return "\n".join(_leave_in_blocks(lines, anchors))


def _leave_in_blocks(lines: list[str], anchors: dict[str, str]) -> Iterator[str]:
    """Yield the lines of the translation; the lines of a paragraph or an item become one."""
    gathered: list[str] = []
    is_fenced = False

    def finish() -> Iterator[str]:
        if gathered:
            before = _BEFORE.match(gathered[0])
            start = before[0] if before else ""
            words = [gathered[0][len(start) :], *(re.sub(r"^(?:\s*>)*\s*", "", line) for line in gathered[1:])]
            yield start + _leave_words(" ".join(words), anchors)
            gathered.clear()

    for line in lines:
        is_fence = line.startswith(("```", "~~~"))
        heading = _HEADING.match(line)
        alone = is_fence or is_fenced or heading or not line.strip() or line.startswith("|") or _VERBATIM.match(line)
        if alone or _ITEM.match(line):
            yield from finish()
        if not alone:
            gathered.append(line)
        elif heading and not is_fenced:
            yield f"{heading['before']}TODO {_tell(heading['words'])}"
        elif line.startswith("|") and not is_fenced:
            yield _leave_in_row(line, anchors)
        else:
            yield line
        is_fenced ^= is_fence
    yield from finish()


def _leave_in_row(line: str, anchors: dict[str, str]) -> str:
    if _RULE.match(line):
        return line
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    # A cell without a word says the same in every language.
    left = (f" {_leave_words(cell, anchors)} " if _LETTER.search(_words_of(cell)) else cell for cell in cells)
    return f"|{'|'.join(left)}|"


def _leave_words(text: str, anchors: dict[str, str]) -> str:
    """Return a passage as `TODO`, its first words, and all in it that a translation keeps."""
    kept = [_keep(match, anchors) for match in _KEPT.finditer(text)]
    has_own_words = _LETTER.search(_KEPT.sub("", text)) or not kept
    return " … ".join([f"TODO {_tell(_words_of(text))}".strip()] * bool(has_own_words) + kept)


def _words_of(text: str) -> str:
    return _KEPT.sub(lambda match: match["words"] or "", text)


def _keep(match: re.Match[str], anchors: dict[str, str]) -> str:
    if match["picture"]:
        _, bar, credit = (match["caption"] or "").rpartition("|")
        caption = f' "TODO {bar}{credit}"' if match["caption"] else ""
        return f"![TODO]({match['picture']}{caption})"
    if match["target"] is not None:
        figures = re.findall(r"\{\{.*?\}\}", match["words"])
        target = match["target"]
        if target.startswith("#"):
            target = f"#{anchors.get(target[1:], target[1:])}"
        return f"[{' '.join(filter(None, ('TODO', _tell(match['words']), *figures)))}]({target})"
    return match[0]


def _tell(text: str) -> str:
    """Return the first words of a passage in quotes, without any markup; nothing where it has none."""
    bare = _MARKUP.sub("", re.sub(r"\{\{.*?\}\}", "", text)).replace("|", " ")
    words = [word for word in bare.split() if any(map(str.isalnum, word))]
    if not words:
        return ""
    return f"«{' '.join(words[:_TOLD])}{' …' if len(words) > _TOLD else ''}»"


def _read(kind: TextKind, slug: str, language: str, project: Project) -> Original | None:
    """Return a text of a slug; None where there is none in the language; raises InputRefused where it can't be read."""
    path = project.root / FOLDERS[kind][0] / slug / f"{language}.md"
    if not path.is_file():
        return None
    problems = Problems()
    name = path.relative_to(project.root).as_posix()
    text = read_text(path, project.root, problems)
    document = split_front_matter(text, name, problems) if text is not None else None
    front = read_record(document.tree, TypeAdapter(FrontMatter), problems) if document is not None else None
    problems.stop_if_any()
    assert text is not None
    assert document is not None
    assert front is not None
    return Original(kind, slug, language, front, document, text)

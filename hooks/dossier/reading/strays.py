"""Takes the path of an input file that is nothing, gives what is wrong with its place or name, and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dossier.kinds import FOLDERS, KINDS
from dossier.nearest import find_nearest


class Stray(NamedTuple):
    """What is wrong with a stray file, the remedy, and the path that it was to have; both empty where nobody knows."""

    message: str = "this file belongs to no kind of record or text"
    fix: str = ""
    meant: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The kind and id of the record that it was to be, a text's as `text` and its path; empty where unknown."""
        path = PurePosixPath(self.meant)
        if path.suffix == ".md":
            return "text", self.meant
        kind = next((kind for kind, (folder, _) in KINDS.items() if str(path.parent) == f"{_RECORDS}/{folder}"), "")
        return kind, path.stem


_RECORDS = "data"
# How near a name must be before it is proposed: `deu` to `de`, `release` to `releases`, but not `uk` to `pl`.
_NEAR = 0.7


# As German spells them without their own letters.
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l"})


def nearest_identifier(name: str) -> str:
    """Return the id that a name can become: in small letters without accents, with hyphens; empty where none can be."""
    # A letter and its two dots may be two characters, as macOS saves them.
    small = unicodedata.normalize("NFC", name).lower().translate(_SPELT)
    plain = unicodedata.normalize("NFKD", small)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-") if bare.isascii() else ""


def explain_stray(path: str, languages: Sequence[str], beside: Collection[str]) -> Stray:
    """Return what a stray file was to be.

    `languages` are the codes of the site, `beside` the names of what lies in the same folder.
    """
    name = PurePosixPath(path)
    if name.suffix != name.suffix.lower() and len(name.parts) > 2:
        right = str(name.with_suffix(name.suffix.lower()))
        return Stray("the ending of a file has small letters", f"rename it to `{right}`", right)
    if name.suffix == ".yaml":
        right = str(name.with_suffix(".yml"))
        return Stray("a record's file ends in `.yml`", f"rename it to `{right}`", right)
    for folder, shared, _ in FOLDERS.values():
        if name.is_relative_to(folder):
            return _explain_text(name, folder, shared, languages, beside)
    if name.parts[0] == _RECORDS and len(name.parts) > 2:
        return _explain_record(name)
    return Stray()


def _explain_text(
    name: PurePosixPath, folder: str, shared: str, languages: Sequence[str], beside: Collection[str]
) -> Stray:
    depth = len(name.relative_to(folder).parts)
    if depth == 1:
        example = f"{folder}/{name.stem.lower()}/{languages[0]}.md"
        return Stray(f"in `{folder}/`, every text has a folder of its own", f"move it, for example to `{example}`")
    if depth == 2 and name.suffix == ".md":
        files = [f"{code}.md" for code in languages]
        free = [file for file in files if file not in beside]
        near = find_nearest(name.name.lower(), free, _NEAR)
        right = str(name.with_name(near)) if near else ""
        listed = ", ".join(f"`{file}`" for file in files)
        fix = f"rename it to `{right}`" if near else f"name it after the language of its text: {listed}"
        return Stray(f"`{name.stem}` is no language of the site", fix, right)
    if depth == 2 and name.suffix == ".yml":
        return Stray(f"the fields that all languages share stand in `{shared}`", f"move its fields to `{shared}`")
    return Stray()


def _explain_record(name: PurePosixPath) -> Stray:
    folders = {folder for folder, _ in KINDS.values()}
    within = name.parts[1]
    if within in folders and len(name.parts) > 3:
        right = f"{_RECORDS}/{within}/{name.name}"
        message = f"records lie in `{_RECORDS}/{within}/` itself, not in a folder below it"
        return Stray(message, f"move it to `{right}`", right)
    near = find_nearest(within, folders, _NEAR)
    if within not in folders and near:
        right = f"{_RECORDS}/{near}/{name.name}"
        return Stray(f"there is no kind of record `{within}`", f"move it to `{right}`", right)
    return Stray()

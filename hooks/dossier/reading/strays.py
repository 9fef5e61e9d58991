"""Takes the path of an input file that is nothing, gives what is wrong with its place or name, and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from pathlib import PurePosixPath

from dossier.kinds import FOLDERS, KINDS

_NO_KIND = "this file belongs to no kind of record or text"
_RECORDS = "data"
# How near a name must be before it is proposed: `deu` to `de`, `release` to `releases`.
_NEAR = 0.7


def explain_stray(path: str, languages: Sequence[str], beside: Collection[str]) -> tuple[str, str]:
    """Return message and remedy for a stray file; no remedy where nobody can tell what it was to be.

    `languages` are the codes of the site, `beside` the names of what lies in the same folder.
    """
    name = PurePosixPath(path)
    if name.suffix == ".yaml":
        return "a record's file ends in `.yml`", f"rename it to `{name.stem}.yml`"
    for folder, shared, _ in FOLDERS.values():
        if name.is_relative_to(folder):
            return _explain_text(name, folder, shared, languages, beside)
    if name.parts[0] == _RECORDS and len(name.parts) > 2:
        return _explain_record(name)
    return _NO_KIND, ""


def _explain_text(
    name: PurePosixPath, folder: str, shared: str, languages: Sequence[str], beside: Collection[str]
) -> tuple[str, str]:
    depth = len(name.relative_to(folder).parts)
    if depth == 1:
        example = f"{folder}/{name.stem.lower()}/{languages[0]}.md"
        return f"in `{folder}/`, every text has a folder of its own", f"move it, for example to `{example}`"
    if depth == 2 and name.suffix == ".md":
        files = [f"{code}.md" for code in languages]
        near = difflib.get_close_matches(name.name.lower(), set(files) - {*beside}, n=1, cutoff=_NEAR)
        listed = ", ".join(f"`{file}`" for file in files)
        fix = f"rename it to `{near[0]}`" if near else f"name it after the language of its text: {listed}"
        return f"`{name.stem}` is no language of the site", fix
    if depth == 2 and name.suffix == ".yml":
        return f"the fields that all languages share stand in `{shared}`", f"rename it to `{shared}`, or delete it"
    return _NO_KIND, ""


def _explain_record(name: PurePosixPath) -> tuple[str, str]:
    folders = {folder for folder, _ in KINDS.values()}
    within = name.parts[1]
    if within in folders and len(name.parts) > 3:
        message = f"records lie in `{_RECORDS}/{within}/` itself, not in a folder below it"
        return message, f"move it to `{_RECORDS}/{within}/{name.name}`"
    near = difflib.get_close_matches(within, folders, n=1, cutoff=_NEAR)
    if within not in folders and near:
        return f"there is no kind of record `{within}`", f"move it to `{_RECORDS}/{near[0]}/{name.name}`"
    return _NO_KIND, ""

"""Takes the paths of pictures beside texts, gives each picture as it is or as it was kept; each is read once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter

from dossier.problems import Problems
from dossier.reading.forms import InputFile
from dossier.reading.kept import Kept
from dossier.sources.pictures import Picture, read_picture

_PICTURE = TypeAdapter(Picture)


class Pictures:
    """The pictures of one build."""

    def __init__(self, root: Path, problems: Problems, kept: Kept) -> None:
        self._root, self._problems, self._kept = root, problems, kept
        self._read: dict[str, Picture | None] = {}

    def read(self, paths: Iterable[str]) -> dict[str, Picture]:
        """Return the pictures by the names of their files; what can't be read is left out, after noting why."""
        found = {}
        for path in paths:
            if path not in self._read:
                self._read[path] = self._recall(path) or self._open(path)
            if picture := self._read[path]:
                found[path.rpartition("/")[2]] = picture
        return found

    def _recall(self, path: str) -> Picture | None:
        form = self._kept.form_of(path)
        try:
            return _PICTURE.validate_json(form, strict=True) if form is not None else None
        except ValueError:  # damaged
            return None

    def _open(self, path: str) -> Picture | None:
        picture = read_picture(self._root / path, self._root, self._problems)
        digest = self._kept.digest_of(path)
        if picture and digest and InputFile(self._root, path, digest).is_of_digest((self._root / path).read_bytes()):
            self._kept.keep(path, _PICTURE.dump_json(picture))
        return picture

"""Puts finished files in the place of a site's older ones; at every moment the site is one whole site, old or new."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from dossier.build.exchange import exchange_folders
from dossier.build.folder import is_intact, make_folder
from dossier.build.job import WrittenFile

# Below the folder beside the site: what is in the making, a second copy of the site, a word on which site it is a copy
# of, and where the site lies for a moment on systems that can't exchange two folders.
_NEW, _SPARE, _RECORD, _ASIDE = "new", "spare", "spare.digest", "aside"
# What systems answer where a file can't have a second name, or has too many.
_NO_LINK = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EXDEV, errno.EMLINK}


class Place:
    """The place of a site, and the folder beside it on the same file system in which the next one is made.

    The spare is a second copy of the site, made of hard links: an edit changes it and has the two exchanged, then the
    other is brought up to date as well. So an edit costs what it changes, not what the site holds; and nothing of an
    earlier site stays. Nothing in either is written in place, since that would write in both.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self._site = site.resolve()
        self._beside = self._site.with_name(f".{self._site.name}.next")
        self.new = self._beside / _NEW
        self._spare, self._record, self._aside = (self._beside / name for name in (_SPARE, _RECORD, _ASIDE))
        # Whoever made the spare need not look at each of its files: a preview would feel that at every edit.
        self._is_ours = False

    def recover(self) -> None:
        """Clear away what a build left that was ended amid its work."""
        if not self._beside.is_dir():
            return
        if self._aside.is_dir() and not self._site.exists():
            self._aside.rename(self._site)
        if not self._record.is_file():
            shutil.rmtree(self._beside)
            return
        for left in (self.new, self._aside):
            if left.exists():
                shutil.rmtree(left)

    def replace_all(self) -> None:
        """Replace the site by what was made in `new`."""
        self._record.unlink(missing_ok=True)
        if self._site.exists():
            exchange_folders(self.new, self._site, self._aside)
        else:
            self.new.rename(self._site)
        shutil.rmtree(self._beside)

    def keep_spare(self, files: Mapping[str, WrittenFile]) -> None:
        """Make the spare of a site that was replaced as a whole, so that the next edit need not."""
        self._beside.mkdir()
        self._copy_site(files)
        self._vouch(files)

    def replace_some(self, before: Mapping[str, WrittenFile], files: Mapping[str, WrittenFile]) -> None:
        """Replace the files that differ between what the site holds and what it is to hold, all at once.

        Those that changed are in `new`.
        """
        written = [path for path, file in files.items() if before.get(path) != file]
        gone = before.keys() - files.keys()
        if not written and not gone:
            return
        self._take_spare(before, {*written, *gone})
        _change(self._spare, gone, written, lambda path: (self.new / path).replace(self._spare / path))
        exchange_folders(self._spare, self._site, self._aside)
        _change(self._spare, gone, written, self._renew)
        self._vouch(files)
        shutil.rmtree(self.new, ignore_errors=True)

    def _take_spare(self, before: Mapping[str, WrittenFile], changing: Collection[str]) -> None:
        """See to it that the spare is a copy of the site; from here on nothing vouches for it."""
        is_copy = self._record.is_file() and self._record.read_text("utf-8") == _sum_up(before)
        self._record.unlink(missing_ok=True)
        told = ((file.path, file.size, file.changed) for file in before.values() if file.path not in changing)
        if is_copy and (self._is_ours or is_intact(self._spare, told)):
            return
        if self._spare.exists():
            shutil.rmtree(self._spare)
        self._copy_site(before)

    def _copy_site(self, files: Iterable[str]) -> None:
        self._spare.mkdir(parents=True)
        _change(self._spare, (), files, self._copy)

    def _renew(self, path: str) -> None:
        (self._spare / path).unlink(missing_ok=True)
        self._copy(path)

    def _copy(self, path: str) -> None:
        """Give a file of the site a second name in the spare; copy it where that can't be."""
        try:
            os.link(f"{self._site}/{path}", f"{self._spare}/{path}")
        except OSError as error:
            if error.errno not in _NO_LINK:
                raise
            shutil.copy2(self._site / path, self._spare / path)

    def _vouch(self, files: Mapping[str, WrittenFile]) -> None:
        """Note that the spare is a copy of the site that consists of the files."""
        part = self._record.with_suffix(".part")
        part.write_text(_sum_up(files), "utf-8")
        part.replace(self._record)
        self._is_ours = True


def _change(tree: Path, gone: Iterable[str], written: Iterable[str], put: Callable[[str], object]) -> None:
    """Remove files of a tree, then have others put there."""
    # First, since a file may have become a folder, or a folder a file.
    for path in gone:
        (tree / path).unlink(missing_ok=True)
        _remove_empty(tree, (tree / path).parent)
    made: set[str] = set()
    for path in written:
        parent = path.rpartition("/")[0]
        if parent not in made:
            make_folder(f"{tree}/{parent}")
            made.add(parent)
        put(path)


def _remove_empty(tree: Path, folder: Path) -> None:
    """Remove a folder, and those above it below the tree, as long as nothing is in them."""
    while folder != tree:
        try:
            folder.rmdir()
        except FileNotFoundError:  # it went with another file
            pass
        except OSError:
            return
        folder = folder.parent


def _sum_up(files: Mapping[str, WrittenFile]) -> str:
    """Return a digest of the paths, sizes and dates of files."""
    digest = hashlib.blake2b("\n".join(files).encode(), digest_size=16)
    for numbers in ([file.size for file in files.values()], [file.changed for file in files.values()]):
        digest.update(array("q", numbers).tobytes())
    return digest.hexdigest()

"""Takes the name of a Git revision, gives the input as it stood then, in a folder that lasts while it is needed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_INPUT = ("briefings", "data", "docs")
# What follows the name of a branch or a tag where one of its ancestors is meant (gitrevisions(7)).
_STEPS = re.compile(r"[~^]|@\{")
_SHALLOW = "this clone is shallow: fetch the rest with `git fetch --unshallow`, or check out with `fetch-depth: 0`"


class RevisionRefused(Exception):
    """A revision that can't be had; the message says why, `fix` how to mend it."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.fix = fix


@contextmanager
def open_revision(root: Path, revision: str) -> Iterator[Path]:
    """Give a folder with the input of the project in `root` as it stood at a revision; it is deleted afterwards.

    Where the revision has gone on since this work began, the last commit that both share is taken: what others did
    meanwhile is no change of this work. Links are left out.

    Raises RevisionRefused where there is no Git, no such revision, or no input in it.
    """
    commit = _find_commit(root, revision)
    names = _run_git(root, "ls-tree", "-z", "--name-only", commit, "--", *_INPUT).stdout.decode().split("\0")[:-1]
    if not names:
        raise RevisionRefused(f"`{revision}` holds no input of this project", "name a revision that has data/")
    archive = _run_git(root, "archive", "--format=tar", commit, "--", *names)
    if archive.returncode:
        raise RevisionRefused(f"git can't give the files of `{revision}`: {_tell(archive)}", _fix_of(root, ""))
    with TemporaryDirectory(prefix="dossier-") as folder:
        _unpack(archive.stdout, Path(folder))
        yield Path(folder)


def _find_commit(root: Path, revision: str) -> str:
    """Return the commit with whose content the present one is compared."""
    # What begins with a hyphen would be an option of Git's; control characters are in no name of a revision.
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise RevisionRefused("this is not the name of a revision", "name a branch, a tag or a commit: `--since main`")
    inside = _run_git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise RevisionRefused(f"git does not know this folder: {_tell(inside)}", "run this in a clone of the project")
    found = _run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        fix = "name a branch, a tag or a commit that `git log` shows; `git fetch` brings what others have published"
        raise RevisionRefused(f"git knows no revision `{revision}`", _fix_of(root, fix))
    _refuse_ambiguous(root, _STEPS.split(revision)[0])
    commit = found.stdout.decode().strip()
    shared = _run_git(root, "merge-base", commit, "HEAD")
    return commit if shared.returncode else shared.stdout.decode().split()[0]


def _refuse_ambiguous(root: Path, name: str) -> None:
    """Refuse a branch that has the name of a tag: Git would take the tag, which may be the very work to be compared."""
    known = _run_git(root, "show-ref", "--", name).stdout.decode(errors="replace")
    refs = {ref: commit for commit, _, ref in (line.partition(" ") for line in known.splitlines())}
    branch, tag = f"refs/heads/{name}", f"refs/tags/{name}"
    if refs.keys() >= {branch, tag} and refs[branch] != refs[tag]:
        raise RevisionRefused(f"`{name}` is a branch and a tag", f"say which: `{branch}` or `{tag}`")


def _fix_of(root: Path, fix: str) -> str:
    """Return the remedy: that for a shallow clone where this is one."""
    shallow = _run_git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    return _SHALLOW if shallow else fix or "run `git fsck` to see what is wrong with this clone"


def _run_git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git")
    if git is None:
        raise RevisionRefused("there is no Git on this computer", "install it: sudo apt-get install git")
    # No shell is involved, and whatever is not ours comes after `--end-of-options` or is the name of a commit.
    return subprocess.run([git, "-C", str(root), *arguments], capture_output=True, check=False)  # noqa: S603


def _tell(run: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line of what Git said against it."""
    return (run.stderr.decode(errors="replace").strip().splitlines() or ["it does not say why"])[0]


def _unpack(archive: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files:
            content = files.extractfile(member) if member.isfile() else None
            # Git gives no such path by itself, but a revision may come from anybody.
            if content is None or ".." in Path(member.name).parts or Path(member.name).is_absolute():
                continue
            target = folder / member.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())

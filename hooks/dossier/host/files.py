"""Registers every page and file of the edition with MkDocs, and writes each when MkDocs asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


class MadeFile(File):
    """A file whose content is made at the moment it is written; an unchanged file is left alone."""

    make: Callable[[], bytes]

    def copy_file(self, dirty: bool = False) -> None:
        """Write the content, unless the folder has it already."""
        content = self.make()
        target = Path(self.abs_dest_path)
        if target.is_file() and target.read_bytes() == content:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def register_file(files: Files, config: MkDocsConfig, path: str, make: Callable[[], bytes]) -> None:
    """Add a file at `path` below the site's root, with the content that `make` gives."""
    file = MadeFile(
        path,
        src_dir=None,
        dest_dir=config.site_dir,
        use_directory_urls=config.use_directory_urls,
        dest_uri=path,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    # MkDocs takes what has no source folder and no content for a mistake.
    file.generated_by = "dossier"
    file.make = make
    existing = files.get_file_from_path(path)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def keep_assets(files: Files) -> Files:
    """Return the files without the inputs of the engine and without the theme's scripts and styles."""
    return Files([file for file in files if _is_kept(file.src_uri)])


def _is_kept(path: str) -> bool:
    if path.startswith(("assets/javascripts/", "assets/stylesheets/")) or path.endswith(".map"):
        return False
    return not path.startswith(("pages/", "events/", "guides/")) and not path.endswith(".md")

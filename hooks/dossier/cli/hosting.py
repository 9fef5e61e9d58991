"""`dossier hosting`: gives the configuration of nginx or Caddy for a finished site, at any address."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from dossier.hosting.caddy import write_caddy
from dossier.hosting.files import REDIRECTS_FILE, read_redirects
from dossier.hosting.lost import move_links, root_path_of
from dossier.hosting.nginx import write_nginx
from dossier.hosting.setting import Setting
from dossier.plan.addresses import not_found_of

_WRITERS = {"nginx": ("dossier.conf", write_nginx), "caddy": ("dossier.caddy", write_caddy)}
_PATH = re.compile(r"/(?:[A-Za-z0-9_-]+/)*")
# A host's name or address with a port, as `server_name` of nginx and the address of a site of Caddy take it.
_NAME = re.compile(r"[A-Za-z0-9:/.*_\[\]-]*")
# An address of a page below the root of a site.
_ADDRESS = re.compile(r"(?:[A-Za-z0-9-]+/)+")
# What the servers would take for a variable or for the end of the name.
_UNSAFE = re.compile(r'["\\${}\n]')


@click.command()
@click.option("--server", type=click.Choice(list(_WRITERS)), required=True, help="The server to write for.")
@click.option("--name", default="", help="The host's name, for a whole server block; without it, what belongs in one.")
@click.option("--path", help="The path on the host, such as /dossier/; without it, that of the site's own address.")
@click.option("--root", help="The site's folder on the server; without it, where it lies here.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Write into this folder; else print.")
@click.argument("site", default="site", type=click.Path(path_type=Path, exists=True, file_okay=False))
def command(*, server: str, name: str, path: str | None, root: str | None, into: Path | None, site: Path) -> None:
    """Give the configuration of a web server for the finished SITE."""
    pages = _read_lost(site)
    own = _own_path(site, pages[""])
    path = path or own
    root = root or str(site.resolve())
    _refuse_unsafe(path, name, root, into)
    lost = ""
    if path != own:
        if into is None:
            raise click.UsageError(
                f"the pages for unknown addresses begin their links at {own}; copies that begin them at {path} must "
                "lie beside the configuration. Say with --into where it goes."
            )
        lost = str(into.resolve())
    redirects = read_redirects((site / REDIRECTS_FILE).read_text("utf-8"), own)
    languages = tuple(language for language in pages if language)
    _refuse_strange(redirects, languages)
    file, write = _WRITERS[server]
    text = write(Setting(root, path, languages, redirects, name, lost))
    if into is None:
        sys.stdout.write(text)
        return
    into.mkdir(parents=True, exist_ok=True)
    (into / file).write_text(text, "utf-8")
    if lost:
        for language, page in pages.items():
            copy = into / not_found_of(language)
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(move_links(page, path), "utf-8")


def _read_lost(site: Path) -> dict[str, str]:
    """Return the site's pages for unknown addresses by their languages, the one that speaks all without one."""
    if not (site / not_found_of("")).is_file() or not (site / REDIRECTS_FILE).is_file():
        raise click.UsageError(f"{site} holds no finished site. Make it with: make publish")
    found = sorted(site.glob(not_found_of("*")))
    return {"": (site / not_found_of("")).read_text("utf-8")} | {
        page.parent.name: page.read_text("utf-8") for page in found
    }


def _own_path(site: Path, page: str) -> str:
    path = root_path_of(page)
    if path is None:
        raise click.UsageError(f"{site / not_found_of('')} is not the dossier's page for unknown addresses.")
    return path


def _refuse_strange(redirects: Mapping[str, str], languages: Iterable[str]) -> None:
    """Refuse what the dossier never writes: the folder may come from anybody, and a server would read it as orders."""
    for address in (*redirects, *redirects.values(), *(f"{language}/" for language in languages)):
        if not _ADDRESS.fullmatch(address):
            raise click.UsageError(f"The site has an address of a form that is not the dossier's: {address!a}")


def _refuse_unsafe(path: str, name: str, root: str, into: Path | None) -> None:
    if not _PATH.fullmatch(path):
        raise click.UsageError(f"{path} is no path: it begins and ends with a slash, with letters, digits, - and _.")
    if not _NAME.fullmatch(name):
        raise click.UsageError(f"{name} is no name of a host.")
    for folder in filter(None, (root, str(into.resolve()) if into else "")):
        if _UNSAFE.search(folder):
            raise click.UsageError(f"{folder} has a character that no configuration can name a folder by.")

"""Takes a page for unknown addresses, whose links begin at a certain path, gives it for a site at another path."""

from __future__ import annotations

import re

# Every such page has its icon below the root of the site.
_ICON = re.compile(r'href="(/[^"]*)assets/icon\.svg"')


def root_path_of(page: str) -> str | None:
    """Return the path at which the links of a page begin, `/` or `/dossier/`; None where it is no such page."""
    found = _ICON.search(page)
    return found and found[1]


def move_links(page: str, path: str) -> str:
    """Return a page with all of its links beginning at `path`; those to other hosts begin with no slash."""
    return page.replace(f'href="{root_path_of(page)}', f'href="{path}')

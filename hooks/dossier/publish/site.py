"""Takes an edition and the theme's shells, gives every file of the site that is not a copied asset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from markupsafe import escape

from dossier.citations.subjects import ImprintIn
from dossier.edition import Edition
from dossier.hosting.policy import page_policy
from dossier.outputs.artifact import Artifact
from dossier.pages.entrance import render_chooser, render_not_found
from dossier.pages.registry import render_page
from dossier.plan.addresses import base_of, not_found_of
from dossier.plan.site import PagePlan
from dossier.publish.head import make_head, make_linked_data, make_switcher
from dossier.publish.shells import Shell

# The entries of the masthead.
SECTIONS = ("publications", "releases", "prisoners", "act", "data", "search")


def make_page(edition: Edition, page: PagePlan, shells: Mapping[str, Shell]) -> str:
    """Return a page's finished document."""
    rendered = render_page(edition, page)
    speech = edition.speeches[page.language]
    name = edition.derive(ImprintIn(page.language)).dossier.text
    title = name if page.key == ("page", "home") else f"{rendered.title} · {name}"
    values = {
        "policy": page_policy(page.address),
        "title": str(escape(title)),
        "head": str(make_head(edition, page, rendered)),
        "base": base_of(page.address).rstrip("/"),
        "home": base_of(page.address) + page.language + "/",
        "switcher": str(make_switcher(edition, page)),
        "languages": str(escape(speech.language.name)),
        "main": f"{rendered.main}{make_linked_data(edition, page, rendered)}",
    }
    for section in SECTIONS:
        values[f"current-{section}"] = ' aria-current="true"' if section == rendered.section else ""
    return shells[page.language].fill(values)


def make_entrances(edition: Edition, styles: list[str]) -> Iterator[Artifact]:
    """Yield the chooser and the pages for addresses that do not exist: below each language, and anywhere else."""
    root_path = urlsplit(edition.site_url).path or "/"
    yield Artifact("index.html", render_chooser(edition, styles).encode())
    for language in ("", *edition.library.languages.codes):
        text = render_not_found(edition, root_path, styles, language)
        yield Artifact(not_found_of(language), text.encode())

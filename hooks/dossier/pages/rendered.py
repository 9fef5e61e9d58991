"""What a page module gives: everything that goes into the language's shell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dossier.pages.context import Context
from dossier.pages.environment import Templates
from dossier.pages.sharing import scripts_of
from dossier.words.ties import tie


@dataclass(frozen=True)
class Rendered:
    """A page's title, description and main part; `section` is the entry of the masthead that it belongs to.

    `sources` are the ids of those that the main part cites, in the order of their numbers. `styles` and `scripts` are
    the paths of the style sheets and modules that this page needs beside those of every page.
    """

    title: str
    description: str
    main: Markup
    section: str = ""
    sources: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


def render(
    context: Context,
    template: str,
    *,
    title: str,
    description: str,
    section: str = "",
    styles: tuple[str, ...] = (),
    scripts: tuple[str, ...] = (),
    **view: Any,
) -> Rendered:
    """Return the page made of a template; `view` holds what the module chose for it."""
    templates = context.edition.derive(Templates(context.language))
    html = templates.get_template(template).render(page=context, title=title, description=description, **view)
    locales = tuple(speech.language.locale for speech in context.edition.speeches.values())
    main = Markup(tie(html, context.language, locales))  # noqa: S704 - made by an escaping environment
    return Rendered(
        title, description, main, section, context.notes.sources(), styles, (*scripts, *scripts_of(context.page))
    )

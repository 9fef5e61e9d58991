"""What a page module gives: everything that goes into the language's shell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dossier.pages.context import Context
from dossier.pages.environment import find_template


@dataclass(frozen=True)
class Rendered:
    """A page's title, description and main part; `section` is the entry of the masthead that it belongs to."""

    title: str
    description: str
    main: Markup
    section: str = ""


def render(
    context: Context, template: str, *, title: str, description: str, section: str = "", **view: Any
) -> Rendered:
    """Return the page made of a template; `view` holds what the module chose for it."""
    html = find_template(template).render(
        page=context, title=title, description=description, _=context._, quantity=context.quantity, **view
    )
    return Rendered(title, description, Markup(html), section)  # noqa: S704 - made by an escaping environment

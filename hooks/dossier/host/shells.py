"""Renders the theme's page once a language, with open places in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from dossier.edition import Edition
from dossier.host.views import ConfigView, ThemeView
from dossier.plan.addresses import address
from dossier.words.speech import Speech

Say = Callable[[str], str]
_LANGUAGE = re.compile(r'<html lang="[^"]*"')
# What Material's script would move: drawer, search and dialog. Its check boxes are no valid HTML either.
_UNUSED = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>'
    r'|<div data-md-component="(?:skip|announce)">\s*</div>'
)


@dataclass(frozen=True)
class Entry:
    """An entry of the masthead or footer: its words, its address below the language's home, and its section."""

    words: str
    path: str
    section: str


def render_shells(edition: Edition, config: MkDocsConfig, env: Environment) -> dict[str, str]:
    """Return the text of each language's shell, in which places such as `@@title@@` are open."""
    return {code: _render_shell(edition, speech, config, env) for code, speech in edition.speeches.items()}


def _render_shell(edition: Edition, speech: Speech, config: MkDocsConfig, env: Environment) -> str:
    site_name = _as_text(edition.library.text_in("page", "home", speech.code).front.title)
    theme = ThemeView(config.theme, {"language": _theme_language(speech, env)})

    def say(message: str) -> str:
        return _as_text(speech.say(message))

    context = {
        "config": ConfigView(config, {"theme": theme, "site_name": site_name}),
        "page": None,
        "nav": None,
        # Material's own links are made relative to this; the place is filled with each page's way to the root.
        "base_url": "@@base@@",
        "extra_css": config.extra_css,
        "extra_javascript": [],
        "say": say,
        "entries": _entries(say),
        "finder": _enter(say("Search"), "list", "search"),
        "colophon": _colophon(say, edition),
    }
    html = _UNUSED.sub("", env.get_template("main.html").render(context))
    return _LANGUAGE.sub(f'<html lang="{speech.code}"', html, count=1)


def _as_text(words: str) -> str:
    """Escape words for the theme, whose templates do not; an @@ in them must not become a place."""
    return str(escape(words)).replace("@@", "&#64;&#64;")


def _theme_language(speech: Speech, env: Environment) -> str:
    """Return the name of the theme's own catalogue; English where it has none, since no page shows its words."""
    name = speech.language.theme
    return name if posixpath.join("partials", "languages", f"{name}.html") in env.list_templates() else "en"


def _entries(say: Say) -> list[Entry]:
    return [
        _enter(say("Publications"), "list", "publications"),
        _enter(say("Releases"), "list", "releases"),
        _enter(say("Prisoners"), "list", "prisoners"),
        _enter(say("Act"), "page", "act"),
        _enter(say("Data"), "list", "data"),
    ]


def _colophon(say: Say, edition: Edition) -> list[Entry]:
    """Return the pages at the foot; a standing page only where it exists."""
    standing = {"about": say("About"), "methodology": say("Methodology"), "safety": say("Safety")}
    return [
        *(_enter(words, "page", name) for name, words in standing.items() if name in edition.library.pages),
        _enter(say("Search"), "list", "search"),
        _enter(say("Events"), "list", "events"),
        _enter(say("Timeline"), "list", "timeline"),
        _enter(say("Topics"), "list", "topics"),
        _enter(say("Authors and speakers"), "list", "people"),
        _enter(say("Organisations"), "list", "organisations"),
        _enter(say("Sources"), "list", "sources"),
        _enter(say("Corrections"), "list", "corrections"),
        _enter(say("Follow"), "list", "follow"),
    ]


def _enter(words: str, kind: str, identifier: str) -> Entry:
    # Below the language's home, whose address the place @@home@@ holds.
    return Entry(words, address("", kind, identifier).removeprefix("/"), identifier)

"""Renders the theme's page once a language, with open places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from dossier.host.views import ConfigView, ThemeView
from dossier.pages.context import Edition
from dossier.plan.addresses import LISTS
from dossier.publish.shells import Shell
from dossier.words.speech import Speech

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


def render_shells(edition: Edition, config: MkDocsConfig, env: Environment) -> dict[str, Shell]:
    """Return a shell for each language."""
    return {code: _render_shell(edition, speech, config, env) for code, speech in edition.speeches.items()}


def _render_shell(edition: Edition, speech: Speech, config: MkDocsConfig, env: Environment) -> Shell:
    texts = edition.library.texts["page", "home"]
    chain = edition.library.languages.chain(speech.code)
    site_name = texts[next(code for code in chain if code in texts)].front.title
    theme = ThemeView(config.theme, {"language": speech.language.theme})
    context = {
        "config": ConfigView(config, {"theme": theme, "site_name": site_name}),
        "page": None,
        "nav": None,
        # Material's own links are made relative to this; the place is filled with each page's way to the root.
        "base_url": "@@base@@",
        "extra_css": config.extra_css,
        "extra_javascript": [],
        "say": speech.say,
        "entries": _entries(speech),
        "colophon": [entry for entry in _colophon(speech) if _exists(edition, entry)],
        "as_of": speech.day(edition.today),
    }
    return Shell(_UNUSED.sub("", env.get_template("main.html").render(context)))


def _exists(edition: Edition, entry: Entry) -> bool:
    name = entry.path.rstrip("/")
    return name in edition.library.pages or name in LISTS


def _entries(speech: Speech) -> list[Entry]:
    return [
        Entry(speech.say("Publications"), "publications/", "publications"),
        Entry(speech.say("Releases"), "releases/", "releases"),
        Entry(speech.say("Prisoners"), "prisoners/", "prisoners"),
        Entry(speech.say("Act"), "act/", "act"),
        Entry(speech.say("Data"), "data/", "data"),
    ]


def _colophon(speech: Speech) -> list[Entry]:
    say = speech.say
    return [
        Entry(say("About"), "about/", ""),
        Entry(say("Methodology"), "methodology/", ""),
        Entry(say("Safety"), "safety/", ""),
        Entry(say("Events"), "events/", ""),
        Entry(say("Timeline"), "timeline/", ""),
        Entry(say("Topics"), "topics/", ""),
        Entry(say("Authors and speakers"), "people/", ""),
        Entry(say("Organisations"), "organisations/", ""),
        Entry(say("Sources"), "sources/", ""),
    ]

"""Takes a page's main part and the sources that it cites, gives it with a footnote where each is cited first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.model.source import Source
from dossier.words.speech import Speech

# What pages/notes.py writes for a citation: the first of a source has the use 1.
_CITATION = re.compile(
    r'<a class="note" id="cite-(?P<number>[0-9]+)-(?P<use>[0-9]+)" href="#source-[0-9-]+"(?P<rest>[^>]*)>[0-9]+</a>'
)
# The ways back from a note, which paper has no use for; the note takes their anchors' place.
_WAYS_BACK = re.compile(r'<li><span class="back"><a id="(?P<anchor>(?:source|figure)-[0-9]+)-1".*?</span>')
_TO_NOTE = re.compile(r'href="#(?P<anchor>(?:source|figure)-[0-9]+)-[0-9]+"')
# Where notes on the text begin: beside the bibliography, a footnote would say the same twice.
_AFTER_TEXT = re.compile(r'<section class="(?:about-text|figure-notes)"|\Z')


def set_footnotes(main: Markup, sources: Sequence[str], edition: Edition, language: str) -> Markup:
    """Return the main part with footnotes in the page's language; `sources` are their ids in order of their numbers.

    A footnote names a source in brief and leads to its whole entry at the end; every other citation leads there too.
    """
    speech = edition.speeches[language]
    after = _AFTER_TEXT.search(main)
    assert after is not None

    def write(match: re.Match[str]) -> str:
        number = int(match["number"])
        if match["use"] != "1" or match.start() >= after.start():
            return f'<a class="note" href="#source-{number}"{match["rest"]}>{number}</a>'
        words = _name_briefly(edition.library.sources[sources[number - 1]], speech)
        return f'<span class="footnote" data-number="{number}"><a href="#source-{number}">{words}</a></span>'

    cited = _CITATION.sub(write, main)
    noted = _WAYS_BACK.sub(r'<li id="\g<anchor>">', cited)
    return Markup(_TO_NOTE.sub(r'href="#\g<anchor>"', noted))  # noqa: S704 - a page's own markup, and escaped words


def _name_briefly(source: Source, speech: Speech) -> Markup:
    publisher = Markup('<span translate="no">{}</span>').format(source.publisher)
    date = speech.date(source.date) if source.date else speech.say("undated")
    if not source.title:
        return Markup("{}, {}").format(publisher, date)
    known = source.languages[0] if len(source.languages) == 1 else ""
    marked = Markup(' lang="{}"').format(known) if known else Markup("")
    return Markup("{}, <cite{}>{}</cite>, {}").format(publisher, marked, escape(source.title), date)

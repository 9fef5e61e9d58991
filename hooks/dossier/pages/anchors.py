"""Takes a converted text, gives it with a link to itself beside each of its headings."""

from __future__ import annotations

import re

from markupsafe import escape

from dossier.words.markup import NOTHING, fill

_HEADING = re.compile(r'<h(?P<level>[23]) id="(?P<anchor>[^"]*)">.*?</h(?P=level)>', re.DOTALL)


def link_headings(html: str, label: str, language: str = "") -> str:
    """Return the text; `label` is read out for each link, `language` the label's where it is not the text's.

    The link stands beside the heading, not in it, so that a heading is called by its own words.
    """
    own = fill(' lang="%s"', language) if language else NOTHING
    words = escape(label)

    def link(match: re.Match[str]) -> str:
        # The anchor is an attribute's value already.
        mark = f'<a class="anchor" href="#{match["anchor"]}"{own} aria-label="{words}">#</a>'
        return f'<div class="heading">{match[0]}{mark}</div>'

    return _HEADING.sub(link, html)

"""Takes a converted text, gives it with a link to itself beside each of its headings."""

from __future__ import annotations

import re

from markupsafe import Markup

_HEADING = re.compile(r'<h(?P<level>[23]) id="(?P<anchor>[^"]*)">.*?</h(?P=level)>', re.DOTALL)


def link_headings(html: str, label: str, language: str = "") -> str:
    """Return the text; `label` is read out for each link, `language` the label's where it is not the text's.

    The link stands beside the heading, not in it, so that a heading is called by its own words.
    """
    own = Markup(' lang="{}"').format(language) if language else Markup("")

    def link(match: re.Match[str]) -> str:
        # The anchor is an attribute's value already.
        address = Markup("#" + match["anchor"])  # noqa: S704 - sanitised
        mark = Markup('<a class="anchor" href="{}"{} aria-label="{}">#</a>').format(address, own, label)
        return f'<div class="heading">{match[0]}{mark}</div>'

    return _HEADING.sub(link, html)

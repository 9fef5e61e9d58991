"""Takes a rendered page, gives the document that is set as its PDF: the page's own words, with footnotes."""

from __future__ import annotations

from markupsafe import Markup

from dossier.edition import Edition
from dossier.pages.rendered import Rendered
from dossier.plan.changes import last_change
from dossier.plan.site import PagePlan
from dossier.takeaway.drawings import set_drawings
from dossier.takeaway.footnotes import set_footnotes
from dossier.takeaway.typeset import Sheet

SERIF, SANS = "Dossier Serif", "Dossier Sans"

_DOCUMENT = Markup(
    "<!doctype html>\n"
    '<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    '<meta name="author" content="{author}">\n<meta name="description" content="{description}">\n{changed}'
    "</head>\n<body>\n<main>\n{main}\n</main>\n</body>\n</html>\n"
)


def make_sheet(edition: Edition, page: PagePlan, rendered: Rendered) -> Sheet:
    """Return the document of a page; its date is the last change that the input states, if it states one."""
    speech = edition.speeches[page.language]
    changed = last_change(edition.library, page.kind, page.identifier, page.language)
    main = set_footnotes(rendered.main, rendered.sources, edition, page.language)
    html = _DOCUMENT.format(
        language=page.language,
        title=rendered.title,
        author=speech.say("Institute for the Danube Region and Central Europe (IDM)"),
        description=rendered.description,
        changed=Markup('<meta name="dcterms.modified" content="{}">\n').format(changed.isoformat()) if changed else "",
        main=set_drawings(main, SANS),
    )
    return Sheet(str(html), edition.site_url + page.address)

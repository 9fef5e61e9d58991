"""Takes an edition and a page, gives the line under a picture that says where its data are from."""

from __future__ import annotations

from dossier.edition import Edition
from dossier.figures.newest import day_covered
from dossier.plan.site import PagePlan


def word_source(edition: Edition, page: PagePlan) -> str:
    """Return the name of the dossier, the address of the chart's page and the newest day that the data know."""
    speech = edition.speeches[page.language]
    name = edition.library.text_in("page", "home", page.language).front.title
    source = speech.say("Source: %(name)s, %(address)s", name=name, address=edition.site_url + page.address)
    covered = edition.once(day_covered)
    if covered is None:
        return source
    return f"{source}. {speech.say('Nothing after %(date)s is covered.', date=speech.date(covered))}"

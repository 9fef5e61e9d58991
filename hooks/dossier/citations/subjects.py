"""Takes an edition and a page of its plan, gives the Work that a reader of that page cites."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dossier.citations.work import Kind, Name, Original, Work
from dossier.edition import Edition
from dossier.figures.newest import day_covered
from dossier.kinds import TextKind
from dossier.model.dates import PartialDate
from dossier.model.publication import Original as OriginalRecord
from dossier.model.texts import Wording, choose_wording
from dossier.plan.site import PagePlan

LICENCE = "CC BY 4.0"


@dataclass(frozen=True)
class Imprint:
    """What every work of the dossier names in a language: the institute as its author, the place, and the dossier."""

    author: Name
    place: str
    dossier: Wording


@dataclass(frozen=True)
class ImprintIn:
    """Makes the imprint in one language."""

    language: str

    def __call__(self, edition: Edition) -> Imprint:
        speech = edition.speeches[self.language]
        institute = speech.say("Institute for the Danube Region and Central Europe (IDM)")
        home = edition.library.text_in("page", "home", self.language)
        return Imprint(Name(institute, is_body=True), speech.say("Vienna"), Wording(home.front.title, home.language))


def work_of_publication(edition: Edition, page: PagePlan) -> Work:
    """Return the dossier's summary of a publication.

    Its author is the institute; those who wrote or spoke are the original's. The summary's own day is not recorded.
    """
    record = edition.library.publications[page.identifier]
    original = _original(edition, page, record.original, record.original.date)
    return _work_of_text(edition, page, "report", original)


def work_of_event(edition: Edition, page: PagePlan) -> Work:
    """Return the dossier's page on an event; the event's day is the original's, not the page's."""
    record = edition.library.events[page.identifier]
    return _work_of_text(edition, page, "event", _original(edition, page, record.original, record.date))


def work_of_data(edition: Edition, page: PagePlan, version: str | None) -> Work:
    """Return the data package as a whole; `version` is the package's own."""
    container = edition.derive(ImprintIn(page.language)).dossier
    title = edition.speeches[page.language].say("%(dossier)s: data", dossier=container.text)
    work = _work(edition, page, "dataset", Wording(title, container.language))
    return replace(work, date=edition.once(day_covered), version=version, licence=LICENCE)


def work_of_figure(edition: Edition, page: PagePlan, title: str, as_of: PartialDate | None) -> Work:
    """Return a chart with a page of its own; `title` is in the page's language, `as_of` its data's newest day."""
    work = _work(edition, page, "figure", Wording(title, page.language))
    return replace(work, date=as_of, licence=LICENCE)


def work_of_record(edition: Edition, page: PagePlan, title: Wording, as_of: PartialDate | None) -> Work:
    """Return the page of a record, such as a prisoner or a wave; `as_of` is the day of its newest statement."""
    return _work(edition, page, "webpage", title, as_of)


def work_with_files(edition: Edition, page: PagePlan, version: str | None) -> Work | None:
    """Return the work of a page whose citation stands in files beside it, charts aside; None for any other page."""
    if page.kind == "publication":
        return work_of_publication(edition, page)
    if page.kind == "event":
        return work_of_event(edition, page)
    if page.key == ("list", "data"):
        return work_of_data(edition, page, version)
    return None


def _work_of_text(edition: Edition, page: PagePlan, kind: Kind, original: Original) -> Work:
    owner: TextKind = "event" if kind == "event" else "publication"
    text = edition.library.texts[owner, page.identifier][page.text_language]
    made = text.front.translation
    return replace(
        _work(edition, page, kind, Wording(text.front.title, text.language)),
        original=original,
        is_machine_translated=made is not None and made.is_assisted and not made.reviewed,
    )


def _work(edition: Edition, page: PagePlan, kind: Kind, title: Wording, as_of: PartialDate | None = None) -> Work:
    """Return what every work of the dossier has: the institute as author and publisher, the dossier around it."""
    imprint = edition.derive(ImprintIn(page.language))
    return Work(
        key=f"dossier-{page.kind}-{page.identifier}-{page.text_language}",
        kind=kind,
        title=title,
        language=page.text_language,
        authors=(imprint.author,),
        publisher=imprint.author.family,
        place=imprint.place,
        container=imprint.dossier,
        # A page that shows another language's text is cited as the page that the text belongs to.
        url=edition.site_url + page.canonical,
        as_of=as_of,
        licence=LICENCE if kind == "webpage" else None,
    )


def _original(edition: Edition, page: PagePlan, record: OriginalRecord, date: PartialDate | None) -> Original:
    chain = edition.chain(page.language)
    return Original(
        title=Wording(record.title, record.language),
        authors=tuple(_name(edition.library.people[author].sort_name) for author in record.authors),
        publisher=choose_wording(edition.library.organisations[record.publisher].name, chain),
        date=date,
    )


def _name(sort_name: str) -> Name:
    """Return a name from the form in which it is sorted, 'Family, Given'."""
    family, _, given = sort_name.partition(", ")
    return Name(family, given)

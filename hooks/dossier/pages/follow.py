"""The page that names every feed and calendar of a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.addresses import calendar_of, feed_of, json_feed_of
from dossier.plan.calendars import has_calendar, sort_events
from dossier.plan.feeds import LISTS_WITH_FEED, name_feed, pages_with_feed
from dossier.plan.site import PagePlan
from dossier.plan.trail import HOME


@dataclass(frozen=True)
class Offer:
    """A feed: what it is called, whether that is a person's name, and the relative addresses of its two formats."""

    name: str
    atom: str
    json: str
    is_person: bool


def render_follow(context: Context) -> Rendered:
    """Return the page with all feeds in groups, the calendar of all events, and the events that it can't hold."""
    plan, library = context.edition.plan, context.library
    pages = list(pages_with_feed(plan, context.language))
    events = plan.find("list", "events", context.language)
    assert events is not None
    fitting, left_out = sort_events(library)
    return render(
        context,
        "follow.html",
        title=context.label("list", "follow"),
        description=context._("All feeds and calendars of the dossier in this language."),
        groups=[
            ("", _offer(context, [page for page in pages if page.key == HOME])),
            ("", _offer(context, [page for name in LISTS_WITH_FEED for page in pages if page.key == ("list", name)])),
            (context._("By kind"), _offer_in_order(context, pages, "publications-by-kind")),
            (context._("By topic"), _offer_in_order(context, pages, "topic")),
            (context._("By author"), _offer_in_order(context, pages, "person")),
        ],
        calendar=context.base + calendar_of(events.address, events.kind) if has_calendar(library, events) else "",
        left_out=left_out,
        whole_days=any(library.events[slug].start and not library.events[slug].timezone for slug in fitting),
    )


def _offer(context: Context, pages: Sequence[PagePlan]) -> list[Offer]:
    return [
        Offer(
            context._("Everything new") if page.key == HOME else name_feed(context.library, page, context.speech),
            context.base + feed_of(page.address),
            context.base + json_feed_of(page.address),
            page.kind == "person",
        )
        for page in pages
    ]


def _offer_in_order(context: Context, pages: Sequence[PagePlan], kind: str) -> list[Offer]:
    """Return the offers of a kind of page in alphabetical order; people by their family names."""

    def name(page: PagePlan) -> str:
        if kind == "person":
            return context.library.people[page.identifier].sort_name
        return name_feed(context.library, page, context.speech)

    return _offer(context, context.speech.in_order([page for page in pages if page.kind == kind], name))

"""Ways to help: the overview with its warnings, and a page of rules each; that of letters leads to places."""

from __future__ import annotations

from dossier.library import sorted_by
from dossier.pages.context import Context
from dossier.pages.letters import LETTERS, address_blocks
from dossier.pages.rendered import Rendered, render
from dossier.plan.addresses import LETTER_LANGUAGES
from dossier.plan.listings import order_ways


def render_act(context: Context) -> Rendered:
    """Return the overview of all ways to help."""
    text = context.text("page", "act")
    return render(
        context,
        "act.html",
        title=text.front.title,
        description=context.plain_summary(text),
        section="act",
        text=text,
        ways=sorted_by(context.library.ways, lambda way: way.order),
        letters=LETTERS,
    )


def render_way(context: Context) -> Rendered:
    """Return the page of one way: its rules, each with day and source, its services and its warnings."""
    identifier = context.page.identifier
    record = context.library.ways[identifier]
    return render(
        context,
        "way.html",
        title=context.plain(record.title),
        description=context.plain(record.short),
        section="act",
        record=record,
        services=[(service, context.library.organisations[service]) for service in record.services],
        scopes=[(scope, [rule for rule in record.rules if rule.scope == scope]) for scope in ("belarus", "russia")],
        blocks=address_blocks(context) if identifier == LETTERS else [],
        sheets=LETTER_LANGUAGES if identifier == LETTERS else (),
        others=[key for key in context.edition.once(order_ways) if key != identifier],
    )

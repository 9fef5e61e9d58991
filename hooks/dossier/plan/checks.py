"""Notes two pages at one address, reserved names, and links and anchors that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from dossier.checks.drafts import note_unpublished
from dossier.kinds import FOLDERS
from dossier.library import Text
from dossier.nearest import ask_for_nearest
from dossier.plan.addresses import LISTS, RESERVED, WITH_ALIASES
from dossier.plan.corrections import check_corrected_pages
from dossier.plan.faithful import check_translated_figures
from dossier.plan.site import SitePlan
from dossier.problems import Location, Problems
from dossier.prose.body import Reference

# Tells where something stands, by opening its file.
Place = Callable[[], Location]

# No longer than a disk takes for the name of a folder, and than a list of sums takes for a path.
_ALIAS = re.compile(r"(?=.{1,500}\Z)(?:[a-z0-9-]{1,200}/)+\Z")


def check_plan(plan: SitePlan, problems: Problems) -> None:
    """Note what can't be seen before every page has its address."""
    _check_addresses(plan, problems)
    check_corrected_pages(plan, problems)
    check_translated_figures(plan.library, problems)
    for texts in plan.library.texts.values():
        for text in texts.values():
            for reference in text.body.references:
                _check_reference(plan, text, reference, problems)


def _check_addresses(plan: SitePlan, problems: Problems) -> None:
    library = plan.library
    for kind, names in RESERVED.items():
        for identifier in library.records(kind):
            if identifier in names:
                location = library.locate(kind, identifier)
                problems.add("reserved-name", Location(location.path), f"`{identifier}` is a name of the site itself")
    for name in library.pages:
        if name in LISTS:
            folder = Location(library.locate("page", name).path.rpartition("/")[0])
            problems.add("address-taken", folder, f"`{name}` is already the address of a list")
    taken = {page.address: f"the {page.kind} `{page.identifier}`" for page in plan.pages}
    for kind in WITH_ALIASES:
        for identifier, record in sorted(library.records(kind).items()):
            for number, alias in enumerate(record.aliases):
                location = library.locate(kind, identifier, "aliases", number)
                if not _ALIAS.match(alias):
                    problems.add("alias-form", location, f"`{alias}` is not an old address")
                    continue
                address = f"{library.languages.codes[0]}/{alias}"
                if address in taken:
                    problems.add("address-taken", location, f"`{alias}` is already the address of {taken[address]}")
                taken[address] = f"the {kind} `{identifier}`"


def _check_reference(plan: SitePlan, text: Text, reference: Reference, problems: Problems) -> None:
    # Most links lead somewhere, so their places are looked for only where one is asked for.
    place = partial(_place_of, text, reference)
    if not reference.kind:
        _check_anchor(text, reference.anchor, place, f"#{reference.anchor}", problems)
        return
    written = f"{reference.kind}:{reference.target}"
    if (reference.kind, reference.target) in plan.library.unread:
        return
    if plan.locate(reference.kind, reference.target, text.language) is None:
        if (reference.kind, reference.target) in plan.library.unpublished:
            note_unpublished(plan.library, reference.kind, reference.target, place(), problems)
            return
        fix = ask_for_nearest(reference.target, plan.library.records(reference.kind), f"{reference.kind}:")
        problems.add("broken-link", place(), f"`{written}` leads nowhere", fix)
        return
    if reference.anchor:
        _check_passage(plan, text, reference, place, problems)


def _place_of(text: Text, reference: Reference) -> Location:
    """Return the place of a reference; without its anchor where that is written in another way."""
    written = f"{reference.kind}:{reference.target}" if reference.kind else f"#{reference.anchor}"
    return text.tree.point(reference.line, written)


def _check_passage(plan: SitePlan, text: Text, reference: Reference, place: Place, problems: Problems) -> None:
    written = f"{reference.kind}:{reference.target}#{reference.anchor}"
    texts = plan.library.texts.get((reference.kind, reference.target), {}) if reference.kind in FOLDERS else {}
    if texts:
        page = plan.find(reference.kind, reference.target, text.language)
        assert page is not None
        target = texts[page.text_language]
        # The passage may stand in a text of the page's own language that is not out yet.
        own = f"{target.file.rpartition('/')[0]}/{text.language}.md"
        known = reference.anchor in target.body.anchors
        if not known and ("text", own) in plan.library.unpublished:
            note_unpublished(plan.library, "text", own, place(), problems)
            return
        _check_anchor(target, reference.anchor, place, written, problems)
    else:
        message = f"`{written}`: only texts have anchors that a link may name"
        problems.add("broken-anchor", place(), message, "leave out the part after #")


def _check_anchor(target: Text, anchor: str, place: Place, written: str, problems: Problems) -> None:
    if anchor in target.body.anchors:
        return
    fix = ask_for_nearest(anchor, (heading.anchor for heading in target.body.headings), "#")
    problems.add("broken-anchor", place(), f"`{written}`: no heading of {target.file} has this anchor", fix)

"""Notes two pages at one address, reserved names, and links and anchors that lead nowhere."""

from __future__ import annotations

import difflib
import re

from dossier.checks.drafts import note_unpublished
from dossier.kinds import FOLDERS
from dossier.library import Library, Text
from dossier.plan.addresses import LISTS, RESERVED, WITH_ALIASES
from dossier.plan.corrections import check_corrected_pages
from dossier.plan.site import SitePlan
from dossier.problems import Location, Problems
from dossier.prose.body import Reference

_ALIAS = re.compile(r"(?:[a-z0-9-]+/)+\Z")


def check_plan(plan: SitePlan, problems: Problems) -> None:
    """Note what can't be seen before every page has its address."""
    _check_addresses(plan, problems)
    check_corrected_pages(plan, problems)
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
    written = f"{reference.kind}:{reference.target}" if reference.kind else f"#{reference.anchor}"
    location = Location(text.file, reference.line)
    if not reference.kind:
        _check_anchor(text, reference.anchor, location, written, problems)
        return
    if plan.locate(reference.kind, reference.target, text.language) is None:
        if note_unpublished(plan.library, reference.kind, reference.target, location, problems):
            return
        near = _nearest(plan.library, reference)
        fix = f"did you mean `{reference.kind}:{near}`?" if near else ""
        problems.add("broken-link", location, f"`{written}` leads nowhere", fix)
        return
    if reference.anchor:
        _check_passage(plan, text, reference, location, problems)


def _check_passage(plan: SitePlan, text: Text, reference: Reference, location: Location, problems: Problems) -> None:
    written = f"{reference.kind}:{reference.target}#{reference.anchor}"
    texts = plan.library.texts.get((reference.kind, reference.target), {}) if reference.kind in FOLDERS else {}
    if texts:
        page = plan.find(reference.kind, reference.target, text.language)
        assert page is not None
        target = texts[page.text_language]
        # The passage may stand in a text of the page's own language that is not out yet.
        own = f"{target.file.rpartition('/')[0]}/{text.language}.md"
        known = reference.anchor in target.body.anchors
        if not known and note_unpublished(plan.library, "text", own, location, problems):
            return
        _check_anchor(target, reference.anchor, location, written, problems)
    else:
        message = f"`{written}`: only texts have anchors that a link may name"
        problems.add("broken-anchor", location, message, "leave out the part after #")


def _check_anchor(target: Text, anchor: str, location: Location, written: str, problems: Problems) -> None:
    if anchor in target.body.anchors:
        return
    near = difflib.get_close_matches(anchor, [heading.anchor for heading in target.body.headings], n=1)
    fix = f"did you mean `#{near[0]}`?" if near else ""
    problems.add("broken-anchor", location, f"`{written}`: no heading of {target.file} has this anchor", fix)


def _nearest(library: Library, reference: Reference) -> str:
    records = library.records(reference.kind)
    near = difflib.get_close_matches(reference.target, records, n=1)
    return near[0] if near else ""

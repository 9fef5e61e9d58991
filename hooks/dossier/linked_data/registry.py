"""Takes a page with its title and description, gives what it is about as a JSON-LD document."""

from __future__ import annotations

import json
from collections.abc import Callable

from dossier.edition import Edition
from dossier.linked_data.datasets import describe_chart, describe_data
from dossier.linked_data.events import describe_event
from dossier.linked_data.node import Node
from dossier.linked_data.pages import describe_home, describe_page
from dossier.linked_data.people import describe_person
from dossier.linked_data.releases import describe_release
from dossier.linked_data.subject import Subject
from dossier.linked_data.works import describe_publication
from dossier.plan.site import PagePlan

CONTEXT = "https://schema.org"
Maker = Callable[[Subject], list[Node]]
# What pages of a kind, or single pages, say beside what every page says. Prisoners are not among them: that somebody
# is a person of whom machines may collect what they find is not for the dossier to say.
MAKERS: dict[str | tuple[str, str], Maker] = {
    "publication": describe_publication,
    "event": describe_event,
    "release": describe_release,
    "person": describe_person,
    "chart": describe_chart,
    ("list", "data"): describe_data,
    ("page", "home"): describe_home,
}
# So that no text ends the element of the page in which the document stands, or begins a comment there.
_ESCAPES = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_linked_data(edition: Edition, page: PagePlan, title: str, description: str) -> str:
    """Return the JSON-LD document, in a form that may stand in a `script` element as it is."""
    subject = Subject(edition, page, title, description)
    maker = MAKERS.get(page.key) or MAKERS.get(page.kind)
    nodes = [describe_page(subject), *(maker(subject) if maker else ())]
    document: dict[str, object] = {"@context": CONTEXT}
    document |= nodes[0] if len(nodes) == 1 else {"@graph": nodes}
    written = _ENCODER.encode(document)
    for sign, escaped in _ESCAPES:
        written = written.replace(sign, escaped)
    return written

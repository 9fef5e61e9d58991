"""Every id that a record names must be a record, and every language must be one of the site's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.checks.drafts import note_unpublished
from dossier.kinds import FOLDERS
from dossier.library import Library, Text
from dossier.model.conflict import Conflict
from dossier.model.publication import Involved, Mentions, Original
from dossier.nearest import ask_for_nearest
from dossier.problems import Problems

# A reference: the kind it must be, the id, and where in the record it stands.
Reference = tuple[str, str, tuple[str | int, ...]]


def check_references(library: Library, problems: Problems) -> None:
    """Note each id that is no record, with the nearest one that is."""
    for kind, identifier, references in find_references(library):
        for wanted, target, path in references:
            known = target in library.records(wanted) or (wanted, target) in library.unread
            if known or (wanted == "prisoner" and target in library.withheld):
                continue
            location = library.locate(kind, identifier, *path)
            if note_unpublished(library, wanted, target, location, problems):
                continue
            code = "unknown-topic" if wanted == "topic" else "unknown-reference"
            problems.add(
                code,
                location,
                f"no {wanted} has the id `{target}`",
                ask_for_nearest(target, library.records(wanted)),
            )


# What a record refers to, and where in the record; by kind.
Found = Iterator[tuple[str, str, Iterator[Reference]]]


def find_references(library: Library) -> Found:
    """Yield, record by record, what it refers to by a field."""
    yield from _of_prisoners(library)
    yield from _of_releases(library)
    for kind in ("count", "note", "place", "person", "moment", "organisation", "total", "statement"):
        for key, record in library.records(kind).items():
            yield kind, key, _sources(record.sources, "sources")
    for key, moment in library.timeline.items():
        yield "moment", key, _each("topic", moment.topics, "topics")
        yield "moment", key, _of_conflicts(moment.conflicts)
    for kind, field in (("person", "affiliation"), ("source", "organisation")):
        for key, record in library.records(kind).items():
            if getattr(record, field):
                yield kind, key, iter([("organisation", getattr(record, field), (field,))])
    for key, organisation in library.organisations.items():
        if organisation.legal_risk:
            yield "organisation", key, _sources(organisation.legal_risk.sources, "legal_risk", "sources")
    for key, way in library.ways.items():
        yield "way", key, _each("organisation", way.services, "services")
        for number, rule in enumerate(way.rules):
            yield "way", key, _sources(rule.sources, "rules", number, "sources")
            yield "way", key, _each("place", rule.warns_at, "rules", number, "warns_at")
    yield from _of_publications(library)
    yield from _of_events(library)


def _of_prisoners(library: Library) -> Found:
    for key, prisoner in library.prisoners.items():
        yield "prisoner", key, _sources(prisoner.birth_year_sources, "birth_year_sources")
        for number, step in enumerate(prisoner.history):
            yield "prisoner", key, _sources(step.sources, "history", number, "sources")
        yield "prisoner", key, _of_conflicts(prisoner.conflicts)


def _of_conflicts(conflicts: tuple[Conflict, ...]) -> Iterator[Reference]:
    for number, conflict in enumerate(conflicts):
        for place, position in enumerate(conflict.positions):
            yield from _sources(position.sources, "conflicts", number, "positions", place, "sources")


def _of_releases(library: Library) -> Found:
    for key, release in library.releases.items():
        yield "release", key, _sources(release.sources, "sources")
        for number, count in enumerate(release.stated_counts):
            yield "release", key, _sources(count.sources, "stated_counts", number, "sources")
        for number, numbering in enumerate(release.numbered):
            yield "release", key, _sources(numbering.sources, "numbered", number, "sources")
        yield "release", key, _of_conflicts(release.conflicts)
        for number, named in enumerate(release.named):
            if named.prisoner:
                yield "release", key, iter([("prisoner", named.prisoner, ("named", number, "prisoner"))])


def _of_publications(library: Library) -> Found:
    for key, publication in library.publications.items():
        yield "publication", key, _shared(publication.people, publication.mentions, publication.original)
        yield "publication", key, _each("topic", publication.topics, "topics")
        yield "publication", key, _sources(publication.sources, "sources")
        if publication.series:
            yield "publication", key, iter([("series", publication.series, ("series",))])
        outlet = getattr(publication, "outlet", None)
        if outlet:
            yield "publication", key, iter([("organisation", outlet, ("outlet",))])


def _of_events(library: Library) -> Found:
    for key, event in library.events.items():
        yield "event", key, _shared(event.people, event.mentions, event.original)
        yield "event", key, _each("topic", event.topics, "topics")
        yield "event", key, _each("series", event.series, "series")
        yield "event", key, _each("organisation", event.partners, "partners")
        yield "event", key, _sources(event.sources, "sources")
        if event.publication:
            yield "event", key, iter([("publication", event.publication, ("publication",))])


def _shared(people: tuple[Involved, ...], mentions: Mentions, original: Original) -> Iterator[Reference]:
    for number, involved in enumerate(people):
        yield "person", involved.person, ("people", number, "person")
        if involved.affiliation:
            yield "organisation", involved.affiliation, ("people", number, "affiliation")
    yield from _each("prisoner", mentions.prisoners, "mentions", "prisoners")
    yield from _each("release", mentions.releases, "mentions", "releases")
    yield from _each("organisation", mentions.organisations, "mentions", "organisations")
    yield from _each("person", original.authors, "original", "authors")
    yield "organisation", original.publisher, ("original", "publisher")
    yield "source", original.source, ("original", "source")


def _sources(identifiers: tuple[str, ...], *path: str | int) -> Iterator[Reference]:
    return _each("source", identifiers, *path)


def _each(kind: str, identifiers: tuple[str, ...], *path: str | int) -> Iterator[Reference]:
    return ((kind, target, (*path, number)) for number, target in enumerate(identifiers))


def check_languages(library: Library, problems: Problems) -> None:
    """Note fallbacks to languages that do not exist."""
    codes = library.languages.codes
    for number, code in enumerate(codes):
        if code in codes[:number]:
            location = library.locate("languages", "", "languages", number, "code")
            problems.add("address-taken", location, f"the language `{code}` stands here a second time")
    for key, place in library.places.items():
        if place.address and not {"be", "ru"} & set(place.name):
            location = library.locate("place", key, "name")
            problems.add("missing-label", location, "an envelope needs the name in `be` or `ru`")
    for number, language in enumerate(library.languages.languages):
        for position, target in enumerate(language.falls_back_to):
            if target not in codes or target == language.code:
                problems.add(
                    "broken-fallback",
                    library.locate("languages", "", "languages", number, "falls_back_to", position),
                    f"`{language.code}` can't fall back to `{target}`",
                )
    check_origins(library, problems)


def check_origins(library: Library, problems: Problems) -> None:
    """Note translations of texts that do not exist."""
    for kind in FOLDERS:
        for identifier in library.owners_of_texts(kind):
            for text in library.texts[kind, identifier].values():
                made = text.front.translation
                if made and made.origin:
                    _check_origin(library, text, made.origin, problems)
                elif made:
                    _note_no_origin(library.texts[kind, identifier], text, problems)


def _check_origin(library: Library, text: Text, origin: str, problems: Problems) -> None:
    texts = library.texts[text.owner]
    beside = text.file.removesuffix(f"{text.language}.md") + f"{origin}.md"
    is_there = origin in texts or ("text", beside) in library.unread
    if is_there and origin != text.language:
        return
    # Its file is opened again only here.
    location = text.tree.locate(("translation", "from"))
    if not note_unpublished(library, "text", beside, location, problems):
        problems.add("translation-origin", location, f"there is no text in `{origin}` beside this one")


def _note_no_origin(texts: Mapping[str, Text], text: Text, problems: Problems) -> None:
    """Note a translation that does not say which of the texts beside it it follows; alone, it may follow any."""
    others = [code for code, other in texts.items() if other.front.translation is None]
    if others:
        location = text.tree.locate(("translation",), key=True)
        message = "this translation does not say which text it follows, so nobody could tell when it is outdated"
        problems.add("translation-origin", location, message, f"add `from: {others[0]}` to `translation:`")

"""Takes an edition, gives the same edition as pages and files see it: whatever they ask of it is noted in a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from datetime import date
from importlib import import_module
from typing import Any, TypeVar, cast

from dossier.build.ledger import ALL, Asked, Fact, Ledger
from dossier.build.values import digest_value
from dossier.edition import Edition
from dossier.kinds import COLLECTIONS
from dossier.library import Library, Text
from dossier.model.correction import Correction, Corrections
from dossier.plan.site import PagePlan, SitePlan

T = TypeVar("T")
Key = tuple[str, str]

# What a value is made of.
LIBRARY, EDITION = "library", "edition"
# So many values are kept of those that only a page and the files beside it ask for.
_LATELY = 8
_OF_FRONT = frozenset({"front", "summary", "summary_figures"})
# What tells which text it is; everything else is told by its body.
_OF_FILE = frozenset({"language", "file", "owner"})


class AskedText:
    """A text that notes whether its front matter is asked for, its body, or both."""

    def __init__(self, text: Text, ledger: Ledger) -> None:
        self._text, self._ledger = text, ledger

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_FILE:
            part = "front" if name in _OF_FRONT else "body"
            self._ledger.asked.add((part, *self._text.owner, self._text.language))
        return getattr(self._text, name)


class AskedTexts(Mapping[str, Text]):
    """The languages' texts of one publication, event or page."""

    def __init__(self, texts: Mapping[str, Text], ledger: Ledger, owner: Key) -> None:
        self._texts, self._ledger, self._fact = texts, ledger, ("languages", *owner)

    def __getitem__(self, language: str) -> Text:
        self._ledger.asked.add(self._fact)
        return cast(Text, AskedText(self._texts[language], self._ledger))

    def __contains__(self, language: object) -> bool:
        self._ledger.asked.add(self._fact)
        return language in self._texts

    def __iter__(self) -> Iterator[str]:
        self._ledger.asked.add(self._fact)
        return iter(self._texts)

    def __len__(self) -> int:
        self._ledger.asked.add(self._fact)
        return len(self._texts)


class _TextsByOwner(Asked[Key, Mapping[str, Text]]):
    def __getitem__(self, key: Key) -> Mapping[str, Text]:
        return AskedTexts(self.inner[key], self._ledger, key)

    def get(self, key: Key, default: Mapping[str, Text] | None = None) -> Mapping[str, Text] | None:  # type: ignore[override]
        self._ledger.asked.add(("languages", *key))
        return self[key] if key in self.inner else default

    def __contains__(self, key: object) -> bool:
        self._ledger.asked.add(("languages", *cast(Key, key)))
        return key in self.inner


class _AskedCorrections:
    def __init__(self, corrections: Corrections, ledger: Ledger) -> None:
        self._corrections, self._ledger = corrections, ledger

    @property
    def corrections(self) -> tuple[Correction, ...]:
        self._ledger.asked.add(("corrections",))
        return self._corrections.corrections


def watch_library(library: Library, ledger: Ledger) -> Library:
    """Return the library whose records, texts and corrections note that they are asked for."""
    collections = {field: Asked(library.records(kind), ledger, kind) for kind, field in COLLECTIONS.items()}
    fields: dict[str, Any] = {
        **collections,
        "texts": _TextsByOwner(library.texts, ledger, "texts"),  # type: ignore[arg-type]
        "corrections": _AskedCorrections(library.corrections, ledger),
    }
    return replace(library, **fields)


class AskedPlan(SitePlan):
    """The plan, noting which pages are looked for."""

    _plan: SitePlan
    _ledger: Ledger

    def __init__(self, plan: SitePlan, library: Library, ledger: Ledger) -> None:
        for name, value in {
            "library": library,
            "_plan": plan,
            "_ledger": ledger,
            "_by_key": Asked(plan._by_key, ledger, "plan"),
        }.items():
            object.__setattr__(self, name, value)

    @property
    def pages(self) -> tuple[PagePlan, ...]:
        """Every page, in their order."""
        self._ledger.asked.add(("plan", ALL))
        return self._plan.pages

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old addresses and where they lead."""
        self._ledger.asked.add(("redirects",))
        return self._plan.redirects


class AskedEdition(Edition):
    """An edition that notes what is asked of it; `site_url`, `with_held`, the languages and the limits are as given."""

    def __init__(self, edition: Edition, ledger: Ledger) -> None:
        library = watch_library(edition.library, ledger)
        for name, value in {
            "plan": AskedPlan(edition.plan, library, ledger),
            "speeches": Asked(edition.speeches, ledger, "speech"),
            "site_url": edition.site_url,
            "with_held": edition.with_held,
            # The PDFs themselves are made while no size is known yet, and do not depend on any.
            "sizes": Asked(edition.sizes, ledger, "size") if edition.sizes else edition.sizes,
            "corrections": Asked(edition.corrections, ledger, "corrected"),
            "known": {},
            "named": {},
            "recent": {},
            "_edition": edition,
            "_ledger": ledger,
        }.items():
            object.__setattr__(self, name, value)

    _edition: Edition
    _ledger: Ledger
    # What was made once of the library or the edition, with what was asked for it, by how it is made.
    known: dict[object, tuple[object, frozenset[Fact]]]
    # The functions that made mappings, by their names: each key of such a mapping counts by itself.
    named: dict[str, Callable[..., object]]
    recent: dict[object, tuple[object, frozenset[Fact]]]

    @property
    def today(self) -> date:
        """The day of the build."""
        self._ledger.asked.add(("today",))
        return self._edition.today

    def note(self, fact: Fact) -> None:
        """Note something asked for that is no part of the edition, such as a shell."""
        self._ledger.asked.add(fact)

    def once(self, make: Callable[[Library], T]) -> T:
        """Return what `make` gives of the library.

        Of a mapping made by a function each key counts by its own value; anything else counts as all it asked for.
        """
        return cast(T, self._answer(make, lambda: make(self.library), LIBRARY))

    def derive(self, make: Callable[[Edition], T]) -> T:
        """Return what `make` gives of the edition, likewise."""
        return cast(T, self._answer(make, lambda: make(self), EDITION))

    def lately(self, make: Callable[[Library], T]) -> T:
        """Return what `make` gives of the library, as `once` does, but keep only the last few."""
        if make not in self.recent:
            if len(self.recent) == _LATELY:
                del self.recent[next(iter(self.recent))]
            with self._ledger.open() as asked:
                made = make(self.library)
            self.recent[make] = made, frozenset(asked)
        value, asked_once = self.recent[make]
        self._ledger.asked |= asked_once
        return cast(T, value)

    def _answer(self, make: Callable[..., object], call: Callable[[], object], given: str) -> object:
        if make not in self.known:
            with self._ledger.open() as asked:
                value = call()
            name = name_of(make, given)
            if name and isinstance(value, Mapping):
                # Each key counts by its value, which must follow from the records alone.
                assert not any(fact[0] == "once" for fact in asked), f"{name} asks for what was made once"
                self.named[name] = make
                value = Asked(value, self._ledger, "once", name)
            self.known[make] = value, frozenset(asked)
        value, asked_once = self.known[make]
        if not isinstance(value, Asked):
            self._ledger.asked |= asked_once
        return value


def name_of(make: Callable[..., object], given: str) -> str:
    """Return the name by which a function, and what it is given, is found again in another process.

    It is empty for any other callable.
    """
    if is_dataclass(make) or "<" in getattr(make, "__qualname__", "<"):
        return ""
    return f"{make.__module__}:{make.__qualname__}:{given}"


def answer_again(edition: AskedEdition, name: str) -> Callable[..., object]:
    """Have what has that name made once of this edition; return the function that makes it."""
    module, qualname, given = name.split(":")
    make = cast(Callable[..., object], getattr(import_module(module), qualname))
    if given == LIBRARY:
        edition.once(make)
    else:
        edition.derive(make)
    return make


def digest_answer(edition: AskedEdition, make: Callable[..., object], key: tuple[str, ...]) -> bytes:
    """Return the digest of what a mapping made once has under a key, or of all it has."""
    # Names are kept as JSON; a key of another kind would not be found again.
    assert all(isinstance(part, str) for part in key), f"{make} is asked for by {key}"
    value = cast(Asked[Any, object], edition.known[make][0]).inner
    if key == (ALL,):
        return digest_value(value)
    return digest_value(value.get(key if len(key) > 1 else key[0]))

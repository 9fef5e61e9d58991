"""Takes an edition and the digests of its input, gives the digest of whatever can be asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import cast

from dossier.build.ledger import ALL, Fact
from dossier.build.state import State
from dossier.build.tracked import AskedEdition, answer_again, digest_answer
from dossier.build.values import digest_value
from dossier.edition import Edition
from dossier.kinds import COLLECTIONS, FOLDERS, KINDS, TextKind
from dossier.plan.site import PagePlan

_NONE = b""


class Facts:
    """What can be asked for, as it is now.

    `settings` are the digests of what is neither a record nor a text: the shells by language, the style sheet.
    `before` is what the last build knew.
    """

    def __init__(
        self,
        edition: Edition,
        inputs: Mapping[str, bytes],
        settings: Mapping[Fact, bytes],
        before: State | None = None,
    ) -> None:
        self.edition, self._inputs, self._settings, self._before = edition, inputs, settings, before
        self._found: dict[Fact, bytes] = {}
        self._kinds: dict[str, Callable[[Fact], bytes]] = {
            "front": self._front,
            "body": self._body,
            "languages": lambda fact: digest_value(tuple(self._texts(fact))),
            "texts": lambda _: _combine(
                part
                for (kind, key), texts in self.edition.library.texts.items()
                for code in texts
                for part in (f"{kind}/{key}/{code}".encode(), self._body(("body", kind, key, code)))
            ),
            "plan": self._plan,
            "redirects": lambda _: digest_value(self.edition.plan.redirects),
            "speech": lambda fact: self._inputs.get(f"data/words/{fact[1]}.po", _NONE),
            "size": lambda fact: digest_value(self.edition.sizes.get(fact[1])),
            "corrections": lambda _: self._inputs.get("data/corrections.yml", _NONE),
            "corrected": lambda fact: digest_value(self.edition.corrections.get(fact[1])),
            "today": lambda _: digest_value(self.edition.today),
        }

    def digest(self, fact: Fact) -> bytes:
        """Return the digest of a fact; empty for what does not exist."""
        if fact in self._settings:
            return self._settings[fact]
        if fact not in self._found:
            self._found[fact] = self._digest(fact)
        return self._found[fact]

    def _digest(self, fact: Fact) -> bytes:
        kind = fact[0]
        if kind in COLLECTIONS:
            return self._of_all(kind) if fact[1] == ALL else self._of_record(kind, fact[1])
        if kind in self._kinds:
            return self._all_of(fact) if len(fact) == 2 and fact[1] == ALL else self._kinds[kind](fact)
        return _NONE

    def _all_of(self, fact: Fact) -> bytes:
        """Return the digest of everything of a kind that is not a record."""
        kind = fact[0]
        whole: dict[str, Callable[[], object]] = {
            "plan": lambda: [_tell(page) for page in self.edition.plan.pages],
            "size": lambda: self.edition.sizes,
            "corrected": lambda: self._inputs.get("data/corrections.yml", _NONE).hex(),
            "speech": lambda: sorted(
                (name, digest.hex()) for name, digest in self._inputs.items() if name.startswith("data/words/")
            ),
        }
        return digest_value(whole[kind]()) if kind in whole else self._kinds[kind](fact)

    def _of_record(self, kind: str, identifier: str) -> bytes:
        # A withheld record is none, and no digest tells that there is one.
        if identifier not in self.edition.library.records(kind):
            return _NONE
        return self._inputs.get(_file_of(kind, identifier), _NONE)

    def _of_all(self, kind: str) -> bytes:
        records = self.edition.library.records(kind)
        return _combine(
            part for key in records for part in (key.encode(), self._inputs.get(_file_of(kind, key), _NONE))
        )

    def _texts(self, fact: Fact) -> Mapping[str, object]:
        return self.edition.library.texts.get((cast(TextKind, fact[1]), fact[2]), {})

    def _front(self, fact: Fact) -> bytes:
        body = ("body", *fact[1:])
        known = self._before.digest(fact) if self._before else None
        if self._before and known is not None and self._before.digest(body) == self._body(body):
            # The file is what it was, so its head is too.
            return known
        text = self.edition.library.texts.get((cast(TextKind, fact[1]), fact[2]), {}).get(fact[3])
        return digest_value((text.front, text.summary, text.summary_figures)) if text else _NONE

    def _body(self, fact: Fact) -> bytes:
        kind = cast(TextKind, fact[1])
        text = self.edition.library.texts.get((kind, fact[2]), {}).get(fact[3])
        if text is None:
            return _NONE
        pictures = [picture.digest.encode() for picture in text.pictures.values()]
        return _combine([self._inputs.get(file_of_text(kind, fact[2], fact[3]), _NONE), *pictures])

    def _plan(self, fact: Fact) -> bytes:
        pages = [self.edition.plan.find(fact[1], fact[2], code) for code in self.edition.library.languages.codes]
        return digest_value([_tell(page) for page in pages])


def _tell(page: PagePlan | None) -> object:
    """Return what tells a page from what it was: kind, id and language make all else of it."""
    return None if page is None else (page.address, page.text_language)


def _file_of(kind: str, identifier: str) -> str:
    """Return the path of the file that a record stands in."""
    if kind in KINDS:
        return f"data/{KINDS[kind][0]}/{identifier}.yml"
    folder, shared, _ = FOLDERS[cast(TextKind, kind)]
    return f"{folder}/{identifier}/{shared}"


def file_of_text(kind: TextKind, identifier: str, language: str) -> str:
    """Return the path of the file of a text."""
    return f"{FOLDERS[kind][0]}/{identifier}/{language}.md"


def _combine(parts: Iterable[bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.digest()


class Answers:
    """The values made once of a library, and whether they are still what they were."""

    def __init__(self, edition: AskedEdition, known: Mapping[str, frozenset[Fact]]) -> None:
        self._edition, self._known = edition, known
        self._renewed: dict[str, bool] = {}
        # Those that were made again, with what they asked for.
        self.asked: dict[str, frozenset[Fact]] = dict(known)
        self.digests: dict[Fact, bytes] = {}

    def find_changed(self, facts: Mapping[Fact, bytes], changed: set[Fact]) -> set[Fact]:
        """Return the facts about values made once that have changed, where those in `changed` have."""
        found: set[Fact] = set()
        by_name: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact[0] == "once":
                by_name.setdefault(fact[1], []).append(fact)
        for name in self._known:
            self._renew(name, by_name, facts, changed, found)
        return found

    def _renew(
        self,
        name: str,
        by_name: Mapping[str, list[Fact]],
        facts: Mapping[Fact, bytes],
        changed: set[Fact],
        found: set[Fact],
    ) -> None:
        if name in self._renewed or name not in self._known:
            return
        self._renewed[name] = True
        asked = self._known[name]
        for fact in asked:
            if fact[0] == "once":
                self._renew(fact[1], by_name, facts, changed, found)
        if asked.isdisjoint(changed) and asked.isdisjoint(found):
            return
        make = answer_again(self._edition, name)
        self.asked[name] = self._edition.known[make][1]
        digests = {fact: digest_answer(self._edition, make, fact[2:]) for fact in by_name.get(name, ())}
        self.digests |= digests
        found |= {fact for fact, digest in digests.items() if digest != facts[fact]}

"""One number of one wave is changed: every file that uses it changes, and no other byte.

What is to change is told by the rules below, in words and from the YAML and Markdown of the small site alone. A new
output that shows numbers needs a rule of its own, or the first test fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from artifacts import make_outputs
from dossier.edition import Edition
from dossier.plan.addresses import file_of
from dossier.publish.shells import Shell
from dossier.publish.site import make_entrances, make_page
from small_sites import LANGUAGES, SMALL, copy_small_site
from unit.making import edition_of, rewrite

SHELL = (
    "<!doctype html><html><head><title>@@title@@</title>@@head@@</head><body><a href='@@base@@/x'></a>"
    "<a href='@@home@@act/'@@current-act@@></a><ul>@@switcher@@</ul>@@main@@</body></html>"
)
FIRST, SECOND, THIRD = "2024-07-02-first", "2024-09-16-second", "2025-01-18-third"
TEXT = "briefings/invented-waves/en.md"
# What every copy has beside the small site: an explanation, so that sums may change, and a figure in a summary.
PREPARED = (
    (
        "data/totals/2024-09-16-report.yml",
        "value: 14",
        "value: 14\nexplanation: {en: It counts otherwise., de: Er zählt anders.}\n"
        "translations:\n  de: {translator: machine}",
    ),
    (
        TEXT,
        'summary: "What an invented briefing says: two waves, one doubt."',
        f'summary: \'In the first wave: {{{{ figure("released_in_wave", release="{FIRST}") }}}}.\'',
    ),
)
# Where texts of a kind stand: the folder, the shared file, and the beginning of the address.
TEXTS = (
    ("briefings", "publication.yml", "publications/"),
    ("docs/events", "event.yml", "events/"),
    ("docs/pages", "page.yml", ""),
)


@dataclass(frozen=True)
class Change:
    """A number of a wave's `count`, and what it becomes."""

    wave: str
    part: str
    old: int
    new: int

    def __str__(self) -> str:
        return f"{self.wave}-{self.part}"


CHANGES = (
    Change(FIRST, "total", 10, 11),
    Change(SECOND, "total", 5, 7),
    Change(THIRD, "total", 1, 3),
    Change(FIRST, "political", 9, 8),
    Change(SECOND, "political", 5, 4),
    Change(FIRST, "women", 4, 3),
    Change(FIRST, "men", 6, 5),
)


# The site, as its files tell


def _prepared(folder: Path) -> Path:
    root = copy_small_site(folder)
    for file, old, new in PREPARED:
        rewrite(root / file, old, new)
    return root


@dataclass(frozen=True)
class Facts:
    """What the files of the site say about the number that changes."""

    root: Path
    change: Change
    waves: dict[str, dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        # The ids begin with the day, so that their order is that of time.
        found = {
            path.stem: yaml.safe_load(path.read_text()) for path in sorted((self.root / "data/releases").iterdir())
        }
        object.__setattr__(self, "waves", found)

    @property
    def wave(self) -> dict[str, Any]:
        return self.waves[self.change.wave]

    @property
    def is_headline(self) -> bool:
        """A wave is called by how many people it freed and by its day, wherever it is named."""
        return self.change.part == "total"

    @property
    def is_in_the_sum(self) -> bool:
        """The political share is added up where it is stated, and everybody where not."""
        added = "total" if self.wave["count"]["political"] is None else "political"
        return bool(self.wave["adds_to_total"]) and self.change.part == added

    def beside(self) -> list[str]:
        order = list(self.waves)
        place = order.index(self.change.wave)
        return order[max(0, place - 1) : place] + order[place + 1 : place + 2]

    def later(self) -> list[str]:
        return [key for key in self.waves if key > self.change.wave]

    def texts(self, language: str) -> Iterator[tuple[str, dict[str, Any], str, str]]:
        """Yield address, shared fields, front matter and body of each text, in the language or as it falls back."""
        for folder, shared, place in TEXTS:
            for path in sorted((self.root / folder).iterdir()):
                own, other = path / f"{language}.md", path / f"{'de' if language == 'en' else 'en'}.md"
                _, front, body = (own if own.exists() else other).read_text().split("---\n", 2)
                name = {"home": ""}.get(path.name, f"{path.name}/") if not place else f"{path.name}/"
                yield place + name, yaml.safe_load((path / shared).read_text()), front, body

    def is_named_in(self, words: str, day: str, *, with_notes: bool) -> bool:
        """Tell whether a figure of some words rests on the number; its note also names the wave behind it."""
        return any(self._is_asked(*call, day, with_notes) for call in re.findall(r'figure\("(\w+)"([^}]*)\)', words))

    def _is_asked(self, name: str, arguments: str, day: str, with_notes: bool) -> bool:
        asked = dict(re.findall(r'(\w+)="([^"]*)"', arguments))
        until = asked.get("as_of", day)
        over = [key for key in self.waves if key[:10] <= until]
        shown = {
            "released_in_wave": self.change.part == "total" and asked.get("release") == self.change.wave,
            "political_in_wave": self.change.part == "political" and asked.get("release") == self.change.wave,
            "released_total": self.is_in_the_sum and self.change.wave in over,
            "released_people": self.change.part == "total" and self.change.wave in over,
        }
        behind = asked.get("release") or (over[-1:] or [""])[0]
        is_of_waves = name in (*shown, "waves", "all_waves", "women_released", "men_released")
        noted = with_notes and self.is_headline and is_of_waves and behind == self.change.wave
        return shown.get(name, False) or noted


# The rules: each yields addresses below the home of a language, or paths that all languages share


def _own_page(facts: Facts, _: str) -> Iterator[str]:
    """The wave's own page states every number of it."""
    yield f"releases/{facts.change.wave}/"


def _pages_beside(facts: Facts, _: str) -> Iterator[str]:
    """The pages of the waves before and after it name it by its headline."""
    if facts.is_headline:
        yield from (f"releases/{wave}/" for wave in facts.beside())


def _pages_after(facts: Facts, _: str) -> Iterator[str]:
    """The running total stands on the page of every wave that comes after it."""
    if facts.is_in_the_sum:
        yield from (f"releases/{wave}/" for wave in facts.later())


def _list_of_waves(_: Facts, __: str) -> Iterator[str]:
    """The list of waves has every number of each, the charts and the totals."""
    yield "releases/"


def _home(facts: Facts, _: str) -> Iterator[str]:
    """The home page shows a chart of all waves."""
    if facts.is_headline:
        yield ""


def _timeline(facts: Facts, _: str) -> Iterator[str]:
    """The timeline has a chart of waves and events, with how many people each wave freed."""
    if facts.is_headline:
        yield from ("timeline/", "charts/timeline/")


def _named_people(facts: Facts, _: str) -> Iterator[str]:
    """The page of everybody named in the wave names the wave by its headline."""
    if facts.is_headline:
        yield from (f"prisoners/{named['prisoner']}/" for named in facts.wave["named"] if "prisoner" in named)


def _sources(facts: Facts, _: str) -> Iterator[str]:
    """The list of sources tells by its headline that the wave rests on some."""
    if facts.is_headline and facts.wave["sources"]:
        yield "sources/"


def _corrections(facts: Facts, _: str) -> Iterator[str]:
    """The list of corrections names the pages that each concerns, a wave by its headline."""
    listed = yaml.safe_load((facts.root / "data/corrections.yml").read_text())["corrections"]
    if facts.is_headline and any(f"release:{facts.change.wave}" in item["pages"] for item in listed):
        yield "corrections/"


def _texts(facts: Facts, language: str) -> Iterator[str]:
    """A text whose figures rest on the number says it anew, and so do its notes."""
    for address, shared, front, body in facts.texts(language):
        if facts.is_named_in(front + body, str(shared.get("date") or "9999"), with_notes=True):
            yield address


def _lists_of_texts(facts: Facts, language: str) -> Iterator[str]:
    """Where a summary rests on the number, every list that shows the summary does too."""
    for address, shared, front, _ in facts.texts(language):
        is_publication = address.startswith("publications/")
        if is_publication and facts.is_named_in(front, str(shared["date"]), with_notes=False):
            yield from (
                "publications/",
                f"publications/kind/{shared['kind']}/",
                f"publications/year/{shared['date'][:4]}/",
            )
            yield from (f"topics/{topic}/" for topic in shared["topics"])
            yield from (f"people/{involved['person']}/" for involved in shared["people"])
            if shared.get("series"):
                yield f"series/{shared['series']}/"
            # The newest publication leads the home page, the next ones stand below.
            yield ""


def _feeds_with_the_text(facts: Facts, language: str) -> Iterator[str]:
    """A text whose figures rest on the number stands whole in the feed of its language, kind, topics and people."""
    for address, shared, front, body in facts.texts(language):
        is_publication = address.startswith("publications/")
        if is_publication and facts.is_named_in(front + body, str(shared["date"]), with_notes=False):
            yield from _feeds_at("", "publications/", f"publications/kind/{shared['kind']}/")
            yield from _feeds_at(*(f"topics/{topic}/" for topic in shared["topics"]))
            yield from _feeds_at(*(f"people/{involved['person']}/" for involved in shared["people"]))


def _feeds_of_waves(facts: Facts, _: str) -> Iterator[str]:
    """The feeds of the language and of the waves tell how many people each wave freed."""
    if facts.is_headline:
        yield from _feeds_at("", "releases/")


def _feeds_at(*pages: str) -> Iterator[str]:
    yield from (f"{page}feed.{ending}" for page in pages for ending in ("xml", "json"))


def _charts(facts: Facts, _: str) -> Iterator[str]:
    """The chart of waves has a table of all, political cases included; that of totals adds up."""
    if facts.change.part in ("total", "political"):
        yield "charts/waves/"
    if facts.is_in_the_sum:
        yield "charts/totals/"


def _rules_and_totals(facts: Facts, _: str) -> Iterator[str]:
    """The methodology sets each stated total beside the sum."""
    if facts.is_in_the_sum:
        yield "methodology/"


def _data_page(_: Facts, __: str) -> Iterator[str]:
    """The page of the data, and how it is cited, give the version, which is another as soon as a number is."""
    yield from ("data/", "data/cite.bib", "data/cite.json", "data/cite.ris")


def _data_files(facts: Facts) -> Iterator[str]:
    """The data set of waves has the number; the package that describes all has another checksum and version."""
    yield from ("data/releases.csv", "data/releases.json", "data/datapackage.json")
    if facts.is_in_the_sum:
        yield from ("data/totals.csv", "data/totals.json")


def _pictures(facts: Facts) -> Iterator[str]:
    """The charts as pictures in each language, and their data."""
    names = ["waves", "timeline"] if facts.is_headline else []
    names += ["totals"] if facts.is_in_the_sum else []
    yield from (f"charts/{name}.{ending}" for name in names for ending in ("csv", *(f"{one}.svg" for one in LANGUAGES)))
    if facts.change.part == "political":
        yield "charts/waves.csv"


IN_EACH_LANGUAGE: tuple[Callable[[Facts, str], Iterator[str]], ...] = (
    _own_page,
    _pages_beside,
    _pages_after,
    _list_of_waves,
    _home,
    _timeline,
    _named_people,
    _sources,
    _corrections,
    _texts,
    _lists_of_texts,
    _feeds_with_the_text,
    _feeds_of_waves,
    _charts,
    _rules_and_totals,
    _data_page,
)
SHARED: tuple[Callable[[Facts], Iterator[str]], ...] = (_data_files, _pictures)


def _expected(facts: Facts) -> set[str]:
    """Return the paths of the files that the number concerns."""
    found = {path for rule in SHARED for path in rule(facts)}
    for language in LANGUAGES:
        for rule in IN_EACH_LANGUAGE:
            found |= {
                file_of(f"{language}/{address}") if address.endswith("/") or not address else f"{language}/{address}"
                for address in rule(facts, language)
            }
    return found


# The builds


def _files_of(edition: Edition) -> dict[str, bytes]:
    """Return every file of the site that is not a copied asset, by its path."""
    shells = {language: Shell(SHELL) for language in LANGUAGES}
    files = {file_of(page.address): make_page(edition, page, shells).encode() for page in edition.plan.pages}
    for artifact in (*make_outputs(edition), *make_entrances(edition, [])):
        assert artifact.path not in files
        files[artifact.path] = artifact.content
    return files


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The folder before any change, and the files made of it."""
    root = _prepared(tmp_path_factory.mktemp("before") / "site")
    return root, _files_of(edition_of(root))


@pytest.fixture(scope="module", params=CHANGES, ids=str)
def changed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Change, dict[str, bytes]]:
    """A change, and the files made after it."""
    change: Change = request.param
    root = _prepared(tmp_path_factory.mktemp("after") / "site")
    rewrite(
        root / f"data/releases/{change.wave}.yml",
        f"  {change.part}: {change.old}\n",
        f"  {change.part}: {change.new}\n",
    )
    return change, _files_of(edition_of(root))


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    return {path for path in one if one[path] != other.get(path)}


def test_what_uses_the_number_changes_and_nothing_else(
    before: tuple[Path, dict[str, bytes]], changed: tuple[Change, dict[str, bytes]]
) -> None:
    root, old = before
    change, new = changed
    assert old.keys() == new.keys()
    found, expected = _differing(old, new), _expected(Facts(root, change))
    assert sorted(expected - found) == [], "these files use the number and have not changed"
    assert sorted(found - expected) == [], "these files have changed, and no rule says why"


def test_the_number_that_a_changed_page_had_is_no_longer_its(
    before: tuple[Path, dict[str, bytes]], changed: tuple[Change, dict[str, bytes]]
) -> None:
    _, old = before
    change, new = changed
    for language in LANGUAGES:
        path = f"{language}/releases/{change.wave}/index.html"
        row = re.compile(r'<tr class="ours">.*?</tr>', re.DOTALL)
        was, now = row.search(old[path].decode()), row.search(new[path].decode())
        assert was is not None
        assert now is not None
        if change.part != "political":
            assert f">{change.new}<" in now[0] or f" {change.new}<" in now[0]


def test_what_a_source_states_stays_as_it_is_stated(
    before: tuple[Path, dict[str, bytes]], changed: tuple[Change, dict[str, bytes]]
) -> None:
    _, old = before
    change, new = changed
    for language in LANGUAGES:
        path = f"{language}/releases/{change.wave}/index.html"
        rows = re.compile(r"<tr><th scope=\"row\".*?</tr>", re.DOTALL)
        was, now = (rows.findall(_PICTURE.sub("", files[path].decode())) for files in (old, new))
        assert was == now


# A picture's geometry follows its numbers; the version and the checksums are made of letters and digits; the notes
# beside a number are of those who state it.
_PICTURE = re.compile(
    r"<svg.*?</svg>|<span class=\"notes\">.*?</span>|<span class=\"back\">.*?</span>|<sup>.*?</sup>", re.DOTALL
)
_NUMBERS = re.compile(r"\b[0-9a-f]{6,64}\b|\d[\d.,]*")


def test_in_a_changed_page_only_numbers_change(
    before: tuple[Path, dict[str, bytes]], changed: tuple[Change, dict[str, bytes]]
) -> None:
    root, old = before
    change, new = changed
    if Facts(root, change).is_in_the_sum or change.wave == THIRD:
        return  # here words change too: whether a total agrees, and the plural of its noun
    for path in sorted(_differing(old, new)):
        if path.endswith((".html", ".bib", ".ris", ".json")):
            was, now = (_NUMBERS.sub("#", _PICTURE.sub("", files[path].decode())) for files in (old, new))
            assert was == now, path


def test_every_rule_is_needed_by_a_change(before: tuple[Path, dict[str, bytes]]) -> None:
    root, _ = before
    facts = [Facts(root, change) for change in CHANGES]
    for rule in IN_EACH_LANGUAGE:
        assert rule.__doc__
        assert any(list(rule(one, language)) for one in facts for language in LANGUAGES), rule.__doc__
    for shared in SHARED:
        assert shared.__doc__
        assert any(list(shared(one)) for one in facts)


def test_a_wave_that_is_left_out_of_the_total_changes_no_sum(tmp_path: Path) -> None:
    made = []
    for total in (1, 3):
        root = copy_small_site(tmp_path / str(total))
        path = root / f"data/releases/{THIRD}.yml"
        rewrite(path, "adds_to_total: true", "adds_to_total: false\nleft_out_because: {en: a reason, de: ein Grund}")
        rewrite(path, "  total: 1\n", f"  total: {total}\n")
        made.append(_files_of(edition_of(root)))
    found = _differing(*made)
    assert "data/releases.csv" in found
    assert not {"data/totals.csv", "data/totals.json", "charts/totals.csv", "en/charts/totals/index.html"} & found


def test_a_change_of_nothing_changes_no_byte(before: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    _, old = before
    root = _prepared(tmp_path / "again")
    path = root / f"data/releases/{FIRST}.yml"
    path.write_text("# A remark, and the fields as before.\n" + path.read_text())
    assert _differing(old, _files_of(edition_of(root))) == set()


def test_the_small_site_has_the_numbers_that_are_changed() -> None:
    for change in CHANGES:
        written = (SMALL / f"data/releases/{change.wave}.yml").read_text()
        assert written.count(f"  {change.part}: {change.old}\n") == 1, change

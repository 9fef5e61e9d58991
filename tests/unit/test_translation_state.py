"""A translation remembers what it was made from; readers and translators are told where its original has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.cli.__main__ import main
from dossier.plan.translations import Passage, TranslationState, digest_blocks, translation_states
from dossier.sources.translation_note import NotEditable, note_blocks
from unit.making import day, edition_of, make, rewrite, speech_of

_KEY = ("publication", "invented-waves", "de")


_ENGLISH = """---
title: Two invented waves
summary: Two waves, one doubt.
---
The first wave freed {{ figure("released_in_wave", release="2024-07-02-first", noun=true) }} [@invented-report].

## What is known

Little.

## What is not known

Whether people were named.
"""


@pytest.fixture
def followed(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small site, whose German text has noted that it follows the English one, block by block."""
    monkeypatch.chdir(small_site)
    german = small_site / "briefings/invented-waves/de.md"
    _english(small_site).write_text(_ENGLISH)
    rewrite(german, german.read_text().split("## Was bekannt ist")[1].split("## Was nicht")[0], "\n\nWenig.\n\n")
    assert main(["translated", "invented-waves", "de"]) == 0
    return small_site


def _state(root: Path) -> TranslationState:
    return translation_states(edition_of(root).library)[_KEY]


def _english(root: Path) -> Path:
    return root / "briefings/invented-waves/en.md"


def _shown(root: Path) -> str:
    return str(make(edition_of(root), "publication", "invented-waves", "de").main)


def test_nobody_claims_to_know_of_a_translation_that_noted_nothing(small_site: Path) -> None:
    state = _state(small_site)
    assert not state.is_recorded
    assert not state.is_outdated
    assert "outdated" not in _shown(small_site)


def test_a_translation_that_follows_its_original_is_current(followed: Path) -> None:
    assert _state(followed) == TranslationState("en", is_recorded=True, has_same_blocks=True)
    assert "outdated" not in _shown(followed)


def test_a_page_says_who_translated_with_which_help_and_when(followed: Path) -> None:
    german = followed / "briefings/invented-waves/de.md"
    rewrite(german, "  translator: machine\n", '  translator: Synthetic Translator\n  on: "2025-11-12"\n')
    plain = _shown(followed)
    assert "Übersetzt von Synthetic Translator." in plain
    assert f"Datum der Übersetzung: {speech_of('de').date(day('2025-11-12'))}." in plain
    rewrite(german, "  on:", "  machine_assisted: true\n  on:")
    assert "Übersetzt von Synthetic Translator mit maschineller Unterstützung." in _shown(followed)


def test_a_changed_passage_is_marked_where_it_stands(followed: Path) -> None:
    rewrite(_english(followed), "## What is not known", "## What nobody knows")
    assert _state(followed).passages == (Passage("changed", (5, 6), (5, 6)),)
    html = _shown(followed)
    marked = html.split('<div class="outdated">')[1].split("</div>")[0]
    assert "Das Original dieser Passage hat sich seit der Übersetzung geändert." in marked
    assert "Was nicht bekannt ist" in marked
    assert "Was bekannt ist" not in marked
    assert html.count('class="outdated"') == 1
    assert "Die betroffenen Passagen sind gekennzeichnet." in html
    assert 'href="../../../en/publications/invented-waves/" hreflang="en"' in html


def test_an_added_passage_is_marked_between_the_others(followed: Path) -> None:
    rewrite(_english(followed), "## What is known", "A further passage.\n\n## What is known")
    assert _state(followed).passages == (Passage("added", (3, 3), (3, 4)),)
    before, after = _shown(followed).split('<div class="outdated">')
    assert "Die erste Welle" in before
    assert after.split("</div>")[0].count("<") == 2
    assert "Was bekannt ist" in after


def test_a_removed_passage_is_marked(followed: Path) -> None:
    rewrite(_english(followed), "## What is not known\n", "")
    assert _state(followed).passages == (Passage("removed", (5, 6), (5, 5)),)
    assert "Im Original steht diese Passage nicht mehr." in _shown(followed)


def test_a_changed_title_is_told_on_top(followed: Path) -> None:
    rewrite(_english(followed), "title: Two invented waves", "title: Two invented release waves")
    assert _state(followed).passages == (Passage("changed", (0, 1), (0, 1)),)
    html = _shown(followed)
    assert "Der Titel oder der Vorspann hat sich geändert." in html
    assert '<div class="outdated">' not in html


def test_a_translation_with_other_blocks_is_told_on_top_only(followed: Path) -> None:
    german = followed / "briefings/invented-waves/de.md"
    german.write_text(german.read_text() + "\nNoch ein Absatz.\n")
    rewrite(_english(followed), "## What is not known", "## What nobody knows")
    html = _shown(followed)
    assert "Das Original hat sich seit dieser Übersetzung geändert." in html
    assert "gekennzeichnet" not in html
    assert '<div class="outdated">' not in html


def test_a_changed_figure_value_outdates_nothing(followed: Path) -> None:
    rewrite(followed / "data/releases/2024-07-02-first.yml", "total: 10", "total: 11")
    assert not _state(followed).is_outdated


def test_marking_it_as_followed_takes_the_notices_away(followed: Path) -> None:
    rewrite(_english(followed), "## What is not known", "## What nobody knows")
    assert main(["translated", "invented-waves", "de"]) == 0
    assert not _state(followed).is_outdated


def test_single_passages_can_be_marked_as_followed(followed: Path) -> None:
    rewrite(_english(followed), "title: Two invented waves", "title: Two invented release waves")
    rewrite(_english(followed), "## What is known", "A further passage.\n\n## What is known")
    rewrite(_english(followed), "## What is not known", "## What nobody knows")
    assert [passage.change for passage in _state(followed).passages] == ["changed", "added", "changed"]
    assert main(["translated", "invented-waves", "de", "--only", "1", "--only", "3"]) == 0
    assert [passage.change for passage in _state(followed).passages] == ["added"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nowhere", "de"], "there is no publication, event or page `nowhere`"),
        (["invented-video", "de"], "there is no text in `de`: make one with `dossier new translation`"),
        (["invented-waves", "en"], "does not say in `translation: from:` which text it follows"),
        (["invented-waves", "de", "--only", "7"], "there is no passage 7"),
    ],
)
def test_what_cannot_be_marked_is_refused_with_the_reason(
    followed: Path, arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (followed / "briefings/invented-waves/de.md").read_bytes()
    assert main(["translated", *arguments]) == 2
    assert reason in capsys.readouterr().err
    assert (followed / "briefings/invented-waves/de.md").read_bytes() == before


def test_of_a_name_that_two_kinds_have_the_kind_is_asked_for(
    followed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(followed / "docs/events/invented-panel", followed / "docs/events/invented-waves")
    rewrite(followed / "docs/events/invented-waves/event.yml", "publication: invented-video", "")
    assert main(["translated", "invented-waves", "de"]) == 2
    assert "several kinds have `invented-waves`: say which with --kind" in capsys.readouterr().err
    assert main(["translated", "invented-waves", "de", "--kind", "publication"]) == 0


def test_all_else_of_the_file_stays_as_it_was(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_site)
    path = small_site / "briefings/invented-waves/de.md"
    before = path.read_text()
    assert main(["translated", "invented-waves", "de"]) == 0
    digests = digest_blocks(edition_of(small_site).library.texts["publication", "invented-waves"]["en"])
    assert len(digests) == 10
    noted = f"  translator: machine\n  blocks: >-\n    {' '.join(digests)}\n"
    assert path.read_text() == before.replace("  translator: machine\n", noted)


_FORMS = [
    "translation:\n  from: en\n  translator: Synthetic Translator # by hand\n",
    "translation: {from: en, translator: Synthetic Translator}\n",
    "translation: {from: en,\n  translator: Synthetic Translator}\n",
    "translation:\n  from: en\n  blocks: >-\n    00000000 00000000\n    00000000\n  translator: Synthetic Translator\n",
    'translation:\n  blocks: "00000000 00000000"\n  translator: A\n  reviewed:\n    by: Synthetic Reader\n',
]


@pytest.mark.parametrize("form", _FORMS)
def test_digests_are_noted_in_every_form_of_front_matter(form: str) -> None:
    text = f"---\ntitle: T # kept\n{form}updated: null\n---\nBody.\n"
    noted = note_blocks(text, ["11111111", "12345678"])
    assert noted.startswith("---\ntitle: T # kept\ntranslation:\n")
    assert noted.endswith("\nupdated: null\n---\nBody.\n")
    assert noted.count("blocks:") == 1
    assert ("# by hand" in noted) == ("# by hand" in form)
    assert note_blocks(noted, ["11111111", "12345678"]) == noted


@pytest.mark.parametrize(
    "text", ["Body.\n", "---\ntitle: T\n---\n", "---\ntranslation: en\n---\n", "---\n- translation\n---\n"]
)
def test_what_has_no_translation_is_left_alone(text: str) -> None:
    with pytest.raises(NotEditable):
        note_blocks(text, ["11111111", "12345678"])

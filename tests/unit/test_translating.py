"""A translation to be filled in has the blocks of its original, all that is no words, and is right at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli.__main__ import dossier
from dossier.editing.answers import AnswerRefused, open_project
from dossier.editing.translating import find_original, leave_words
from dossier.kinds import FOLDERS
from dossier.plan.translations import TranslationState, translation_states
from dossier.problems import Problems
from dossier.prose.body import Body
from dossier.prose.convert import convert_text
from dossier.publish.edition import prepare_edition
from dossier.sources.front_matter import split_front_matter
from small_sites import ROOT, TODAY
from unit.making import codes, drop, problems_of, rewrite

BODY = """\
An opening [with a link](page:act) and {{ figure("waves", as_of="2024-09-16") }} [@invented-report].
It goes on in a second line.

## A heading of the text

- one item, [@invented-gazette]
- another
    1. inside it
       with more

| Wave | People |
|:--|--:|
| [First](release:2024-07-02-first) | {{ figure("released_in_wave", release="2024-07-02-first") }} |
| 2024 | words \\| bar |

> A quote, [see above](#a-heading-of-the-text).[^1]

![A door](door.jpg "The door | Synthetic Person 12, CC BY 4.0")

```
code stays
```

[^1]: A note with <https://example.org/>.

*[EP]: European Parliament
"""
EXPECTED = """\
TODO «An opening with a link and …» … [TODO «with a link»](page:act) … \
{{ figure("waves", as_of="2024-09-16") }} … [@invented-report]

## TODO «A heading of the text»

- TODO «one item,» … [@invented-gazette]
- TODO «another»
    1. TODO «inside it with more»

| TODO «Wave» | TODO «People» |
|:--|--:|
| [TODO «First»](release:2024-07-02-first) | {{ figure("released_in_wave", release="2024-07-02-first") }} |
| 2024 | TODO «words bar» |

> TODO «A quote, see above.» … [TODO «see above»](#todo-a-heading-of-the-text) … [^1]

![TODO](door.jpg "TODO | Synthetic Person 12, CC BY 4.0")

```
code stays
```

[^1]: TODO «A note with» … <https://example.org/>

*[EP]: European Parliament
"""


def translate(site: Path, *arguments: str, ok: bool = True) -> Result:
    """Return what `dossier new translation` did; `ok` says whether it is to succeed."""
    words = ["new", "translation", *arguments, "--translator", "Synthetic Translator", str(site)]
    run = CliRunner().invoke(dossier, words)
    assert (run.exit_code == 0) is ok, run.output
    return run


def body_of(text: str) -> Body:
    """Return a converted text that has no problem."""
    problems = Problems()
    body = convert_text(text, "en.md", 1, problems)
    assert codes(problems) == []
    return body


def skeleton_of(body: Body) -> tuple[object, ...]:
    """Return all of a text that is no words."""
    return (
        [heading.level for heading in body.headings],
        sorted((reference.kind, reference.target) for reference in body.references),
        sorted(citation.sources for citation in body.citations),
        [(call.name, call.arguments) for call in body.figures],
        [(picture.name, picture.credit) for picture in body.pictures],
        [body.html.count(f"<{tag}") for tag in ("p>", "li", "ul", "ol", "table", "tr", "td", "blockquote", "pre")],
    )


def test_each_block_leaves_its_words_to_write() -> None:
    assert leave_words(BODY) == EXPECTED


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.relative_to(ROOT).as_posix())
        for folder, _, _ in FOLDERS.values()
        for path in sorted((ROOT / folder).glob("*/*.md"))
    ],
)
def test_every_text_of_the_project_keeps_all_that_is_no_words(path: Path) -> None:
    document = split_front_matter(path.read_text(), path.name, Problems())
    assert document is not None
    assert skeleton_of(body_of(leave_words(document.body))) == skeleton_of(body_of(document.body))


_WORDS = st.from_regex(r"[abcäé]{1,8}( [abcäé]{1,8}){0,7}", fullmatch=True)
_INLINE = st.one_of(
    _WORDS,
    st.sampled_from(("[@a-1]", "[@a-1; @b]", '{{ figure("waves") }}', "[words](page:act)", "*emphasis*")),
)
_SENTENCE = st.lists(_INLINE, min_size=1, max_size=6).map(" ".join)
_BLOCK = st.one_of(
    _SENTENCE,
    st.tuples(st.sampled_from(("##", "###")), _WORDS).map(" ".join),
    st.lists(_SENTENCE.map("- {}".format), min_size=1, max_size=3).map("\n".join),
    st.lists(_SENTENCE.map("1. {}".format), min_size=1, max_size=3).map("\n".join),
    _SENTENCE.map("> {}".format),
    _SENTENCE.map("| a | b |\n|---|---|\n| {} | 2 |".format),
)


@given(st.lists(_BLOCK, min_size=1, max_size=6).map("\n\n".join))
def test_whatever_the_blocks_are_all_that_is_no_words_stays(text: str) -> None:
    assert skeleton_of(body_of(leave_words(text))) == skeleton_of(body_of(text))


def test_a_translation_is_right_at_once(small_site: Path) -> None:
    drop(small_site / "briefings/invented-waves/de.md")
    run = translate(small_site, "invented-waves", "de")
    assert run.output.startswith("briefings/invented-waves/de.md\n")
    assert problems_of(small_site) == []
    text = (small_site / "briefings/invented-waves/de.md").read_text()
    assert "  from: en\n" in text
    assert '  translator: "Synthetic Translator"\n' in text
    assert "  reviewed: false\n" in text


def test_a_translation_that_exists_is_left_as_it_is(small_site: Path) -> None:
    path = small_site / "docs/pages/act/de.md"
    before = path.read_bytes()
    assert "exists already" in translate(small_site, "act", "de", ok=False).output
    assert path.read_bytes() == before


def test_the_kind_is_found_by_itself_unless_several_have_the_name(small_site: Path) -> None:
    for slug in ("nothing", "../pages/act"):
        said = f"there is no publication, event or page `{slug}`"
        assert said in translate(small_site, slug, "de", ok=False).output
    (small_site / "docs/pages/invented-waves").mkdir()
    for name in ("page.yml", "en.md"):
        (small_site / "docs/pages/invented-waves" / name).write_bytes(
            (small_site / "docs/pages/act" / name).read_bytes()
        )
    assert "say which with --kind" in translate(small_site, "invented-waves", "de", ok=False).output
    run = translate(small_site, "invented-waves", "de", "--kind", "page")
    assert run.output.startswith("docs/pages/invented-waves/de.md\n")


def test_the_original_is_the_text_that_is_no_translation(small_site: Path) -> None:
    project = open_project(small_site)
    assert find_original("act", project).language == "en"
    assert find_original("act", project, language="de").language == "de"
    english = small_site / "docs/pages/act/en.md"
    rewrite(english, "\n---\n", "\ntranslation: {from: de, translator: Synthetic Translator}\n---\n")
    with pytest.raises(AnswerRefused, match="--from"):
        find_original("act", project)
    drop(english)
    with pytest.raises(AnswerRefused, match="no text of `act` in `en`"):
        find_original("act", project, language="en")


def test_a_language_that_the_site_lacks_is_refused(small_site: Path) -> None:
    assert "`fr` is none of the site's languages: en, de" in translate(small_site, "act", "fr", ok=False).output


def test_a_translator_whom_no_text_could_name_is_refused(small_site: Path) -> None:
    words = ["new", "translation", "invented-video", "de", "--translator", "x" * 2001, str(small_site)]
    run = CliRunner().invoke(dossier, words)
    assert run.exit_code == 1
    assert "`translation.translator` is longer than 2000 characters" in run.output
    assert not (small_site / "briefings/invented-video/de.md").exists()


def test_an_original_that_cannot_be_read_is_reported_as_a_check_does(small_site: Path) -> None:
    drop(small_site / "briefings/invented-waves/de.md")
    (small_site / "briefings/invented-waves/en.md").write_text("---\ntitle: A\n---\n")
    assert "error[missing-field]" in translate(small_site, "invented-waves", "de", ok=False).output


def test_a_translation_is_a_draft_that_follows_its_original_block_by_block(small_site: Path) -> None:
    drop(small_site / "briefings/invented-waves/de.md")
    translate(small_site, "invented-waves", "de")
    library = prepare_edition(small_site, TODAY, with_held=True).library
    text = library.texts["publication", "invented-waves"]["de"]
    assert text.front.draft
    state = translation_states(library)["publication", "invented-waves", "de"]
    assert state == TranslationState("en", is_recorded=True, has_same_blocks=True)

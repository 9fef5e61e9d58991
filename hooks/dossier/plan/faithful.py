"""Takes translations and their originals, notes figures that only a translation has, and tells what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from dossier.figures.query import SHOWN
from dossier.kinds import TextKind
from dossier.library import Library, Text
from dossier.plan.translations import translation_states
from dossier.problems import Problems
from dossier.prose.expressions import FigureCall

# A figure as both languages ask for it: its name, and the arguments that say which one it is.
Asked = tuple[str, tuple[tuple[str, object], ...]]


def check_translated_figures(library: Library, problems: Problems) -> None:
    """Note each figure by which a translation would state another number than the original that it follows."""
    for text, original in _followed(library):
        known = {_asked(call) for call in _calls(original)}
        # One that the original does not have at all may stand for its words.
        names = {name for name, _ in known}
        for call in _calls(text):
            if call.name in names and _asked(call) not in known:
                message = f"the original in `{original.language}` asks for another `{call.name}`"
                problems.add("other-figure", call.location, message)


def tell_lacking(text: Text, original: Text) -> tuple[str, ...]:
    """Return what a text lacks of the original that it follows: passages, figures, citations; empty where nothing."""
    blocks = len(original.body.blocks) - len(text.body.blocks)
    figures = Counter(map(_asked, _calls(original))) - Counter(map(_asked, _calls(text)))
    cited = _cited(original) - _cited(text)
    names = [
        *(f"the figure `{name}`" for name, _ in sorted(figures, key=repr)),
        *(f"`[@{source}]`" for source in sorted(cited)),
    ]
    passages = [f"{blocks} of {len(original.body.blocks)} passages"] if blocks > 0 else []
    return (*passages, *names)


def _followed(library: Library) -> Iterator[tuple[Text, Text]]:
    """Yield each translation that is known to follow its original as that is now, with the original."""
    for (kind, slug, language), state in translation_states(library).items():
        if state.is_recorded and not state.is_outdated:
            texts = library.texts[cast(TextKind, kind), slug]
            yield texts[language], texts[state.origin]


def _calls(text: Text) -> tuple[FigureCall, ...]:
    return (*text.summary_figures, *text.body.figures)


def _asked(call: FigureCall) -> Asked:
    return call.name, tuple((name, value) for name, value in sorted(call.arguments.items()) if name not in SHOWN)


def _cited(text: Text) -> set[str]:
    return {source for citation in text.body.citations for source in citation.sources}

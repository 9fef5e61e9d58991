"""Takes a figure and how a text wants it shown, gives its words in the text's language."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.figures.figure import Figure
from dossier.figures.nouns import NOUNS, count_noun
from dossier.figures.query import FigureRefused
from dossier.prose.expressions import Argument
from dossier.words.labels import LABELS
from dossier.words.speech import Speech

_GENDERS = ("masculine", "feminine", "neuter")


def word_figure(figure: Figure, noun: str, arguments: Mapping[str, Argument], speech: Speech) -> str:
    """Return a figure in words: the number with its qualifier, and with a noun, in letters or with its parts if asked.

    `noun` is the one that the figure counts. Raises FigureRefused where it can't be shown in the way asked for.
    """
    check_wording(figure, noun, arguments)
    shown = speech.number(figure.value)
    if arguments.get("words") and isinstance(figure.value, int):
        gender = arguments["words"]
        shown = speech.spell(figure.value, gender if isinstance(gender, str) else "")
    if arguments.get("parts"):
        shown = f"{' + '.join(speech.number(part) for part in figure.parts)} = {shown}"
    wanted = arguments.get("noun")
    if wanted:
        shown = count_noun(speech, noun if wanted is True else str(wanted), figure.value, shown)
    if figure.qualifier == "exact" or arguments.get("bare"):
        return shown
    return speech.say(LABELS["qualifier"][figure.qualifier]) % {"number": shown}


def check_wording(figure: Figure, noun: str, arguments: Mapping[str, Argument]) -> None:
    """Raise FigureRefused where the figure can't be shown in the way asked for."""
    for name in ("bare", "parts"):
        if not isinstance(arguments.get(name, False), bool):
            raise FigureRefused(f"`{name}` is true or false", f"write `{name}=true`")
    wanted = arguments.get("noun", False)
    if wanted is True and not noun:
        raise FigureRefused("this figure has no noun of its own", f"name one: {', '.join(NOUNS)}")
    if not isinstance(wanted, bool) and wanted not in NOUNS:
        raise FigureRefused(f"there is no noun `{wanted}`", f"the nouns are: {', '.join(NOUNS)}")
    words = arguments.get("words", False)
    if not isinstance(words, bool) and words not in _GENDERS:
        raise FigureRefused(f"`words` can't be `{words}`", f"write `words=true` or one of: {', '.join(_GENDERS)}")
    if words and not isinstance(figure.value, int):
        raise FigureRefused("only a whole number can be written in letters", "leave out `words`")
    if arguments.get("parts") and len(figure.parts) <= 1:
        raise FigureRefused("this figure has not been added up from parts", "leave out `parts`")

"""Takes the number of words of a text and its language, gives the minutes that reading it takes."""

from __future__ import annotations

from dossier.model.languages import Language


def minutes_to_read(words: int, language: Language) -> int | None:
    """Return whole minutes, at least one; None for a text without words or a language whose pace is not known.

    The pace is `words_per_minute` of data/languages.yml.
    """
    if not words or language.words_per_minute is None:
        return None
    return max(1, round(words / language.words_per_minute))

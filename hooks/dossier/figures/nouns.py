"""What figures count, in words: a number with its noun, in the plural form that each language needs."""

from __future__ import annotations

from dossier.words.speech import Speech

NOUNS = (
    "people",
    "women",
    "men",
    "waves",
    "days",
    "prisoners",
    "ways",
    "sources",
    "organisations",
    "votes",
    "signatures",
    "percent",
    "years",
)


def count_noun(speech: Speech, noun: str, number: int | float, shown: str) -> str:
    """Return `shown` with the noun beside it, in the CLDR plural form of `number`; raises KeyError for an unknown noun.

    `shown` is the number as the text shows it, in digits or words.
    """
    plural = number if isinstance(number, int) else 5
    forms = {
        "people": speech.plural("%(number)s person", "%(number)s people", plural),
        "women": speech.plural("%(number)s woman", "%(number)s women", plural),
        "men": speech.plural("%(number)s man", "%(number)s men", plural),
        "waves": speech.plural("%(number)s wave", "%(number)s waves", plural),
        "days": speech.plural("%(number)s day", "%(number)s days", plural),
        "years": speech.plural("%(number)s year", "%(number)s years", plural),
        "prisoners": speech.plural("%(number)s political prisoner", "%(number)s political prisoners", plural),
        "ways": speech.plural("%(number)s way", "%(number)s ways", plural),
        "sources": speech.plural("%(number)s source", "%(number)s sources", plural),
        "organisations": speech.plural("%(number)s organisation", "%(number)s organisations", plural),
        "votes": speech.plural("%(number)s vote", "%(number)s votes", plural),
        "signatures": speech.plural("%(number)s signature", "%(number)s signatures", plural),
        "percent": speech.say("%(number)s percent"),
    }
    return forms[noun] % {"number": shown}

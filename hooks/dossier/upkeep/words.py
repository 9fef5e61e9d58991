"""Takes a catalogue of the interface's words, gives those that are missing and those that are only guessed."""

from __future__ import annotations

from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message


@dataclass(frozen=True)
class WordsRow:
    """What a language's catalogue lacks: messages without words, and `fuzzy` ones, which pages do not show."""

    language: str
    messages: int
    missing: tuple[str, ...]
    fuzzy: tuple[str, ...]


def list_words(language: str, catalogue: Catalog) -> WordsRow:
    """Return what a catalogue lacks, in the order of its messages."""
    messages = [message for message in catalogue if message.id]
    return WordsRow(
        language,
        len(messages),
        tuple(_name(message) for message in messages if not _is_said(message)),
        tuple(_name(message) for message in messages if message.fuzzy and _is_said(message)),
    )


def _is_said(message: Message) -> bool:
    said = (message.string,) if isinstance(message.string, str) else message.string
    return said is not None and bool(said) and all(said)


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]

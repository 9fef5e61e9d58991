"""The letter desk: a page for each place of detention, the envelope to it, and the sheet of a letter."""

from __future__ import annotations

from dossier.pages.context import Context
from dossier.pages.letters import (
    address_block,
    letters_of,
    phrases_in,
    rules_about,
    title_of_place,
    warnings_at,
)
from dossier.pages.rendered import Rendered, render
from dossier.plan.addresses import LETTER_LANGUAGES
from dossier.words.labels import _

SHEET = _("Letter sheet (language of the letter: %(which)s)")
# Loaded on sheets only: what stands where on paper.
_SHEET_STYLE = ("assets/letter.css",)
# A4 less its margins, in lines 9 mm apart (docs/assets/letter.css).
_LINES = 27


def render_place(context: Context) -> Rendered:
    """Return the page of a place: its warnings, its address block, the ways to the sheets, the rules."""
    identifier = context.page.identifier
    block = address_block(context, identifier)
    warnings = warnings_at(context, identifier)
    return render(
        context,
        "place.html",
        title=title_of_place(context, block.place),
        description=context._("How to write to somebody held here: address, envelope, letter sheet, and the rules."),
        section="act",
        block=block,
        warnings=warnings,
        sheets=LETTER_LANGUAGES,
        address_rules=rules_about(context, "address"),
        letter_rules=[rule for rule in rules_about(context, "letter") if rule not in warnings],
    )


def render_envelope(context: Context) -> Rendered:
    """Return the sheet of an envelope to a place that has an address."""
    block = address_block(context, context.page.identifier)
    place = title_of_place(context, block.place)
    return render(
        context,
        "envelope.html",
        title=context._("Envelope: %(place)s", place=place),
        description=context._("To print on an envelope in DL format, or to copy by hand."),
        section="act",
        styles=_SHEET_STYLE,
        block=block,
        place=place,
        warnings=warnings_at(context, block.identifier),
    )


def render_letter_sheet(context: Context) -> Rendered:
    """Return the lined sheet of a letter in one of the languages that pass the censor, with phrases for it."""
    letter_language = context.page.identifier
    phrases = letters_of(context).phrases
    return render(
        context,
        "letter_sheet.html",
        title=context._(SHEET, which=context.label("language", letter_language)),
        description=context._("A lined A4 sheet to print and write on, with phrases to copy and the rules."),
        section="act",
        styles=_SHEET_STYLE,
        letter_language=letter_language,
        others=[language for language in LETTER_LANGUAGES if language != letter_language],
        lines=_LINES,
        wording=phrases.wording if phrases else None,
        phrases=phrases_in(phrases, letter_language) if phrases else [],
        rules=rules_about(context, "letter"),
    )

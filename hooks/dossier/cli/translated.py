"""`dossier translated`: notes in a translation that it follows its original as that is now."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build.environment import name_today
from dossier.cli.refusal import end_if_refused
from dossier.kinds import FOLDERS, TextKind
from dossier.library import Library, Text
from dossier.plan.translations import compare_with_original, digest_blocks, take_over
from dossier.publish.edition import prepare_edition
from dossier.sources.translation_note import NotEditable, note_blocks


@click.command()
@click.argument("slug")
@click.argument("language")
@click.option("--kind", type=click.Choice(list(FOLDERS)), help="Of which kind, where several have this name.")
@click.option("--only", multiple=True, type=int, metavar="NUMBER", help="Only this passage, as `status` numbers them.")
@click.option("--folder", default=".", type=click.Path(path_type=Path, exists=True, file_okay=False))
def command(slug: str, language: str, kind: TextKind | None, only: tuple[int, ...], folder: Path) -> None:
    """Note that the translation of SLUG into LANGUAGE follows its original as it is now.

    Call it when you have brought the passages up to date that `dossier status` names; readers see no notice then.
    """
    root = folder.resolve()
    with end_if_refused():
        library = prepare_edition(root, name_today(), with_held=True).library
    text, original = _find(library, kind, slug, language)
    state = compare_with_original(text, original)
    if only and not state.is_recorded:
        raise click.UsageError("nothing is noted yet of what this text was made from, so all of it is to be noted")
    wrong = [number for number in only if not 1 <= number <= len(state.passages)]
    if wrong:
        raise click.UsageError(f"there is no passage {wrong[0]}; {len(state.passages)} have changed")
    digests = take_over(text, original, [state.passages[number - 1] for number in only]) if only else None
    path = root / text.file
    try:
        # Some programs put a mark before a file's first letter.
        path.write_text(note_blocks(path.read_text("utf-8-sig"), digests or digest_blocks(original)), "utf-8")
    except NotEditable:
        raise click.UsageError(
            f"`translation:` in {text.file} is written in a way that can't be edited; give each field its own line"
        ) from None
    click.echo(f"{text.file} now follows {original.file}.")


def _find(library: Library, kind: TextKind | None, slug: str, language: str) -> tuple[Text, Text]:
    found = [texts for (of, name), texts in library.texts.items() if name == slug and (kind is None or of == kind)]
    if len(found) > 1:
        raise click.UsageError(f"several kinds have `{slug}`: say which with --kind")
    if not found:
        raise click.UsageError(f"there is no publication, event or page `{slug}`")
    text = found[0].get(language)
    if text is None:
        raise click.UsageError(f"there is no text in `{language}`: make one with `dossier new translation`")
    made = text.front.translation
    if made is None or made.origin is None:
        raise click.UsageError(f"{text.file} does not say in `translation: from:` which text it follows")
    return text, found[0][made.origin]

"""What lies in docs/ and is published as it is."""

from __future__ import annotations

from dossier.publish.assets import list_assets

NAMES = (
    "briefings/a/door.jpg",
    "data/schemas/source.json",
    "docs/assets/dossier.css",
    "docs/assets/icon.svg",
    "docs/assets/letter.css",
    "docs/events/a/event.yml",
    "docs/guides/speed.md",
    "docs/guides/table.svg",
    "docs/pages/home/en.md",
    "docs/README.md",
    "mkdocs.yml",
)


def test_inputs_guides_and_the_parts_of_the_style_sheet_are_no_files_of_the_site() -> None:
    assert list(list_assets(NAMES, ("assets/dossier.css",))) == ["assets/icon.svg", "assets/letter.css"]

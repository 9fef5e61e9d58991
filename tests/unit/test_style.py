"""The one style sheet of the site: every rule of its sheets, in their order, and nothing that is for editors only."""

from __future__ import annotations

from dossier.publish.style import make_style


def test_the_sheets_stand_in_their_order_without_comments_and_indents() -> None:
    made = make_style(["/* first */\na { b: c; }\n", "\n@media x {\n  d { e: f; }\n}\n/* of\nthree\nlines */\n"])
    assert made.content.decode() == "a { b: c; }\n@media x {\nd { e: f; }\n}\n"


def test_a_sheet_is_named_by_its_content() -> None:
    first, same, other = make_style(["a{}"]), make_style(["a{}\n"]), make_style(["b{}"])
    assert first.path == same.path != other.path
    assert first.path.startswith("assets/dossier.")
    assert first.path.endswith(".css")

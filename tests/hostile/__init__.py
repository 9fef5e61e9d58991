"""Hostile text in every place where an editor, translator or source could bring it in."""

"""Turns Markdown into safe HTML and a list of what it links to and cites."""

"""How a language says things: its words, dates, numbers and alphabetical order."""

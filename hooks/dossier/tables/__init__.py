"""Data sets as tables: the public fields of each kind of record, row by row."""

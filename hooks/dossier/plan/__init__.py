"""Decides which pages there are, at which address, in which language, and what each leads to."""

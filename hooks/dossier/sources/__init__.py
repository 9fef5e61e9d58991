"""Reads input files as text and as trees that remember where each value stands."""

"""Builds one state of the project in several surroundings, and names the first byte that differs."""

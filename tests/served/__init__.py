"""Tests of the finished site as a reader meets it: the built folder behind a real server, in a real browser."""

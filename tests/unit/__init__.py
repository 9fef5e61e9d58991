"""Tests of single modules of the engine."""

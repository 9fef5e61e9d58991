"""Tests of the shape of the engine."""

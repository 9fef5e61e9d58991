"""Puts page bodies into their shells and gives the finished files."""

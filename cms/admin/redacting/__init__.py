"""Removing text that must not be kept: one administrator asks, another one confirms."""

"""Libraries to measure on: the same at every run, in the product's own tables, small or large."""

"""The pages on which files are brought in."""

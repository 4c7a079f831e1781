"""The pages on which suspected duplicates are compared, merged or told apart."""

"""What a change would touch: everything that shows an item, and who would have to look again."""

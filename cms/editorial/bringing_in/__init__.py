"""Files that people bring: read, looked at row by row, then stored as drafts, all or nothing."""

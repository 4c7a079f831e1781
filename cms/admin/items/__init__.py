"""The page of one item: its form, its panel, its history. A content type only declares."""

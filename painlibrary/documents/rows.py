"""Rows that several types have."""


def sections(document):
    return [
        {
            "key": row.key,
            "aspect": row["aspect"],
            "heading": row["heading"],
            "audience": row["audience"],
            **document.cited_text(row["body"]),
        }
        for row in document.text.rows("sections")
    ]


def codes(document):
    """Who confirmed a code is the library's own affair; that somebody did is not."""
    return [
        {
            "key": row.key,
            "system": row["system"],
            "version": row["version"],
            "code": row["code"],
            "display": row["display"],
            "state": row["state"],
        }
        for row in document.text.rows("codes")
    ]

from cms.admin.items.entry_fields import Lines


class AuthorLines(Lines):
    """Authors as people write them: ``Curie, Marie``; an organization without a comma."""

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "help_text",
            "One per line: “Curie, Marie”. An organization, without a comma, as it is called; "
            "a comma within its name as “\\,”.",
        )
        super().__init__(**kwargs)

    def read(self, line):
        family, comma, given = (part.strip() for part in line.replace("\\,", "\0").partition(","))
        whole = family.replace("\0", ",")
        if not comma:
            return {"literal": whole}
        given = given.replace("\0", ",")
        return {"family": whole, "given": given} if given else {"family": whole}

    def write(self, entry):
        if "literal" in entry:
            return entry["literal"].replace(",", "\\,")
        family, given = entry["family"].replace(",", "\\,"), entry.get("given", "")
        return f"{family}, {given}".strip()

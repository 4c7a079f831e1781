"""How a type that others cite is shown to an editor who chooses a source. A type declares its own."""

from cms.admin.reading.blocks import REFERENCES


class CitationStyle:
    def facts(self, source):
        """What helps to tell it from others, in a few words each."""
        return []

    def address(self, source):
        """Where a reader of the review can open it, or nothing."""
        return ""

    def warnings(self, source):
        """Why not to cite it, in a few words each."""
        return []


def printed(source):
    """The words that the reference list of a document has for this source, as it is drafted."""
    write = REFERENCES.get(source.type_name)
    card = {field.name: getattr(source, field.attname) or None for field in source.own_fields()}
    return write(card) if write and source.title else str(source)

"""What formats of references want to be told, and documents do not say as they do."""

from painlibrary.vocabularies import CslType, Integrity


def type_of(document):
    """Its CSL type, which each format needs; a notice may hide it."""
    return document["csl_type"] or CslType.DOCUMENT.value


def note_of(document):
    """What must be told wherever the source is cited, such as “Retracted”; None where nothing."""
    integrity = document["integrity"]
    if integrity in (None, Integrity.CURRENT):
        return None
    return Integrity(integrity).label

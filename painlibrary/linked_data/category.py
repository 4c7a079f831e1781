from painlibrary.linked_data.nodes import is_open, linked, named
from painlibrary.linked_data.page import Content, description

TERM = "DefinedTerm"


def content(document):
    """A category orders the library: its page is of a collection, and it says no more of medicine."""
    wider = [linked(card, TERM) for card in [document["parent"]] if is_open(card)]
    return Content(
        main=named(document, TERM, description=description(document)),
        mentions=wider,
        kind=(*Content.kind, "CollectionPage"),
    )

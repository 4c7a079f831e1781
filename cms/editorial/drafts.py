"""Storing many texts at once as drafts: those that name each other, and those that swap names."""

from contextlib import contextmanager

from django.db import IntegrityError

from cms.editorial import canonical, names, saving
from cms.editorial.refusals import Invalid
from cms.models import Item


def stored(fixtures, *, by, origin, located, note_of=lambda fixture: ""):
    """Store these checked ``FixtureItem``s; yields each twice: when half and when all is done.

    The caller holds the locks and the transaction. ``located(fixture, details)`` makes the refusal
    that says at which object a fault is.
    """
    fixtures = list(fixtures)
    items = _items(fixtures)
    slugs = Slugs(fixtures)
    contents = []
    for fixture, item in zip(fixtures, items, strict=True):
        with _at(fixture, located):
            slug_of = slugs.of(fixture.model.cites)
            contents.append(canonical.restore(item, fixture.data, slug_of))
        yield fixture
    # A name may go from one item to another, and a citation name what comes later: all names are
    # let go, then all are taken, before the first text is frozen.
    for content in contents:
        names.let_go(content)
    for fixture, content in zip(fixtures, contents, strict=True):
        with _at(fixture, located):
            names.claim(content)
    for fixture, item in zip(fixtures, items, strict=True):
        with _at(fixture, located):
            saving.record(item, by=by, origin=origin, note=note_of(fixture))
        yield fixture


def _items(fixtures):
    new = [Item(id=each.id, type=each.model.type_name) for each in fixtures if each.is_new]
    Item.objects.bulk_create(new)
    found = Item.objects.select_related("head").in_bulk([each.id for each in fixtures])
    return [found[each.id] for each in fixtures]


class Slugs:
    """Id to slug of what texts cite, also of items whose rows are still to come."""

    def __init__(self, fixtures):
        self.coming, self.by_type = {str(each.id): each.slug for each in fixtures}, {}

    def of(self, type_name):
        if type_name not in self.by_type:
            self.by_type[type_name] = canonical.CitedSlugs(type_name)
            self.by_type[type_name].known |= self.coming
        return self.by_type[type_name]


@contextmanager
def _at(fixture, located):
    """Say of a refusal at which object and field it is."""
    try:
        yield
    except Invalid as error:
        raise located(fixture, error.details) from error
    except IntegrityError as error:
        raise located(fixture, [("", f"The database refuses it: {error}.")]) from error

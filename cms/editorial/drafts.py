"""Storing many texts at once as drafts: those that name each other, and those that swap names."""

from array import array
from itertools import groupby

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from cms.editorial import canonical, names, revisions, rows, saving, terms
from cms.editorial.chunks import chunks
from cms.editorial.fixture_files import FixtureRefused
from cms.editorial.fixture_rows import row_faults
from cms.editorial.refusals import Invalid
from cms.models import Item, Revision, content_of, content_types

AT_ONCE = 200


def stored(fixtures, *, by, origin, located, note_of=lambda fixture: ""):
    """Store these checked ``FixtureItem``s; yields each twice: when half and when all is done.

    The caller holds the locks and the transaction. ``located([(fixture, details), …])`` makes the
    refusal that says at which objects faults are.
    """
    storing = Storing(by=by, origin=origin, located=located, note_of=note_of)
    for some in chunks(fixtures, AT_ONCE):
        storing.store(some)
        yield from some
    storing.finish({target for each in fixtures for target, _ in each.links})
    yield from fixtures


class Storing:
    """Stores checked ``FixtureItem``s, some at a time; ``finish`` has to be called at the end.

    They may name what is stored later, so what can be judged only then is kept for the end: as
    much of an item as a few names.
    """

    def __init__(self, *, by, origin, located, note_of=lambda fixture: ""):
        self.by, self.origin, self.located, self.note_of = by, origin, located, note_of
        self.revisions = array("Q")
        # What others are called as yet, what could not be judged, and what was cited by an old name.
        self.nameless, self.unjudged, self.citing_renamed = [], [], []

    def store(self, fixtures):
        copies = [rows.Copy(each.row, _parts(each), each.is_new) for each in fixtures]
        self._write(fixtures, copies)
        self._judge(fixtures, copies)
        names.let_go([each.row for each in fixtures if not each.is_new])
        # A name may still go from one item to another: whoever has to wait for it is noted.
        waiting = _claimed([(names.Called.like(each.row), each) for each in fixtures])
        self.nameless += [(called, fixture.without_text()) for called, fixture, _ in waiting]
        made = revisions.append(self._wordings(fixtures), by=self.by, origin=self.origin)
        self.revisions.extend(each.pk for each in made)

    def finish(self, naming):
        """``naming`` are the ids of all items that these name."""
        waiting = [each for some in chunks(self.nameless, AT_ONCE) for each in _claimed(some)]
        if waiting:
            raise self.located([(fixture, details) for _, fixture, details in waiting])
        self._judge_again()
        for pk in self.citing_renamed:
            item = Item.objects.get(pk=pk)
            canonical.restore(item, canonical.data_of(item.head))
        known = {}
        for some in chunks(self.revisions):
            made = Revision.objects.filter(pk__in=some).order_by("pk").defer("text")
            revisions.put_on_record(made, by=self.by, naming=())
            self._let_be_found([each.item_id for each in made], known)
        canonical.require_in_use(naming)

    @staticmethod
    def _let_be_found(items, known):
        types = dict(Item.objects.filter(pk__in=items).values_list("pk", "type"))
        for type_name in sorted(set(types.values())):
            own = [pk for pk, name in types.items() if name == type_name]
            terms.write(list(content_types()[type_name].objects.filter(pk__in=own)), known)

    # Rows:

    def _write(self, fixtures, copies):
        try:
            with transaction.atomic():
                rows.write(copies)
        except IntegrityError:
            self._refuse_rows(fixtures, copies)

    def _refuse_rows(self, fixtures, copies):
        """Say in words what the database refused of these."""
        known = {}
        faults = [fault for each in fixtures for fault in row_faults(each, known)]
        if faults:
            raise FixtureRefused(faults)
        for fixture, copy in zip(fixtures, copies, strict=True):
            try:
                with transaction.atomic():
                    rows.write([copy])
            except IntegrityError as error:
                details = [("", f"The database refuses it: {error}.")]
                raise self.located([(fixture, details)]) from error

    # What rows say together:

    def _judge(self, fixtures, copies):
        found = []
        for fixture, copy in zip(fixtures, copies, strict=True):
            parts = ((name, row) for (name, _), row in fixture.part_rows.items())
            try:
                with rows.parts_at_hand(copy):
                    saving.validate(copy.content, parts, saving.as_a_whole)
            except Invalid as error:
                found.append((fixture, error.details))
            except ObjectDoesNotExist:
                # It looks at an item that is still to come.
                self.unjudged.append(fixture.without_text())
        if found:
            raise self.located(found)

    def _judge_again(self):
        found = []
        for fixture in self.unjudged:
            try:
                saving.validate(content_of(Item(pk=fixture.id, type=fixture.model.type_name)))
            except Invalid as error:
                found.append((fixture, error.details))
        if found:
            raise self.located(found)

    # Revisions:

    def _wordings(self, fixtures):
        present = [each.id for each in fixtures if not each.is_new]
        found = Item.objects.select_related("head").defer("head__text").in_bulk(present)
        for each in fixtures:
            if each.names_renamed:
                self.citing_renamed.append(each.id)
            item = found.get(each.id) or Item(id=each.id, type=each.model.type_name)
            note = self.note_of(each)
            yield revisions.Wording(item, each.model.schema, each.text, each.links, note)


def _claimed(called):
    """Claim names; ``[(called, fixture, details)]`` of those that may not have theirs."""
    refused = names.claim_all([each for each, _ in called])
    return [(*each, refused[each[0].pk]) for each in called if each[0].pk in refused]


def _parts(fixture):
    """``{part: {key: row}}``"""
    by_part = groupby(fixture.part_rows.items(), key=lambda each: each[0][0])
    return {name: {key: row for (_, key), row in found} for name, found in by_part}

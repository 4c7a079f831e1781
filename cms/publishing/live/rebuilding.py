"""Making the whole live copy anew from the publications, and proving that it says what they say."""

from collections import defaultdict

from django.db import transaction
from pyroaring import BitMap

from cms.models import Generation, Library, LiveItem, LiveText, LiveWord, Posting
from cms.publishing import states
from cms.publishing.live import bitmaps, steps, texts, words
from cms.publishing.live.forms import form
from cms.publishing.live.postings import COLUMNS, bits_of
from cms.publishing.live.terms import Key, terms_of
from cms.publishing.live.updates import Update, shown, slices

TOLD = ["item_id", "publication_id", "type", "slug", "title", "title_key", "starts_at"]
TOLD += ["first_published", "last_reviewed", "next_review_due", "is_urgent", "rendered"]


def rebuild(unless=None):
    """Make the copy anew, and yield ``(how many items are made, of how many)``.

    One transaction: readers go on with what there was, and whoever releases waits. Nothing is done
    where somebody else has just made it in the form ``unless``. Words are told of afterwards.
    """
    with transaction.atomic():
        library = Library.locked()
        generation = Generation.objects.select_for_update().get(pk=1)
        if generation.form == unless:
            return
        for model in (LiveText, LiveItem, LiveWord, Posting):
            model.objects.all().delete()
        generation.step()
        generation.trail, generation.ordinals = "", 0
        at, state = states.state_at(library.now, library.redactions)
        update, done = Update(generation, at), 0
        items = list(shown(at).values_list("item", flat=True)) if at else []
        for some in slices(items):
            update.own(some)
            done += len(some)
            yield done, len(items)
        update.write_postings()
        steps.forget()
        if at:
            steps.extend(at)
        generation.form = form()
        generation.reached(at, state, library.redactions)
    words.tell_of_all()


def differences():
    """Sentences about what the copy says otherwise than the publications; nothing where it is whole."""
    generation = Generation.objects.get(pk=1)
    at, expected = generation.at, defaultdict(BitMap)
    items = list(shown(at).values_list("item", flat=True)) if at else []
    ordinals = dict(LiveItem.objects.values_list("item", "ordinal"))
    yield from (f"{item} is not live." for item in ordinals.keys() - set(items))
    yield from (f"{item} is lacking." for item in set(items) - ordinals.keys())
    for some in slices([item for item in items if item in ordinals]):
        yield from _different(some, at, ordinals, expected)
    yield from _other_postings(expected)
    yield from steps.differences(at) if at else ()
    yield from words.differences()


def _different(items, at, ordinals, expected):
    publications = list(shown(at).filter(item__in=items))
    rows = texts.rows(publications, at, ordinals)
    terms = terms_of(publications, [row.hidden for row in rows])
    stored = LiveText.objects.select_related("live").in_bulk([ordinals[each] for each in items])
    for publication, row, stands in zip(publications, rows, terms, strict=True):
        told = stored[row.item.ordinal]
        is_same = all(getattr(told, name) == getattr(row.text, name) for name in texts.TEXT_COLUMNS)
        if not is_same or any(getattr(told.live, n) != getattr(row.item, n) for n in TOLD):
            yield f"{publication} stands there otherwise."
        for key, numbers in stands.items():
            expected[key].update(bits_of(row.item.ordinal, numbers))


def _other_postings(expected):
    found = {
        Key(*key): bitmaps.read(bits)
        for *key, bits in Posting.objects.values_list(*COLUMNS, "bits").iterator()
    }
    for key in found.keys() | expected.keys():
        if found.get(key, BitMap()) != expected.get(key, BitMap()):
            yield f"The posting {key} has other items."

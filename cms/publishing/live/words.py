"""Telling of the words of live items: where each stands, as bitmaps, for whoever searches.

No release writes any of it. An item that says something else than what is told of it is *apart*: an
errand tells of it afterwards, and until then whoever searches reads its text.
"""

from collections import defaultdict
from itertools import pairwise

from django.db import connections, router, transaction
from django.db.models import F
from pyroaring import BitMap

from cms.models import Generation, LiveItem, LiveWord, SearchEntry
from cms.models.full_text.conditions import AS_WRITTEN, BAR, FIELDS
from cms.publishing.live import bitmaps

# So many items share a row, if they have the word: a bitmap holds as many in one piece.
BLOCK = 65_536
# So many words are written at once.
ROWS = 2_000
NOWHERE = tuple(BitMap() for _ in FIELDS)
# While so many are told of, releases wait.
AT_ONCE = 500
MANY_AT_ONCE = 10_000
STORE = f"""
INSERT INTO cms_liveword (word, block, {", ".join(FIELDS)}) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (word, block) DO UPDATE SET {", ".join(f"{each} = EXCLUDED.{each}" for each in FIELDS)}
"""  # noqa: S608 - names of ours, no input


def words_of(text):
    """What is told of a field: its terms, each two of them in a row, and its words as written."""
    terms, *written = text.split(f" {AS_WRITTEN}")
    terms = terms.split()
    return {*terms, *in_twos(terms), *(AS_WRITTEN + each.strip() for each in written)} - {BAR}


def in_twos(terms):
    return [" ".join(two) for two in pairwise(terms)]


def tell_of_all():
    """Tell of everything that is apart, many at once."""
    while tell(MANY_AT_ONCE):
        pass


@transaction.atomic
def tell(most=AT_ONCE):
    """Tell of some items that are apart. Returns how many."""
    generation = Generation.objects.select_for_update().get(pk=1)
    blocks = defaultdict(list)
    for each in LiveItem.objects.apart()[:most]:
        blocks[each.ordinal // BLOCK].append(each)
    for block, items in blocks.items():
        _tell(block, items)
    if blocks:
        # Whoever reads meanwhile begins anew: a word is seen in one state alone.
        generation.step()
        generation.save()
    return sum(map(len, blocks.values()))


def _tell(block, items):
    """Of items of one block: where their words stand now, and that they stand nowhere else."""
    ordinals = {each.publication_id: each.ordinal for each in items}
    stand = _standing(ordinals)
    for word in _standing({each.worded: each.ordinal for each in items}):
        stand[word]  # noqa: B018 - where it stood before is looked at as well
    told = BitMap(ordinals.values())
    _change(block, stand, lambda before, now: (before - told) | BitMap(now))
    LiveItem.objects.filter(ordinal__in=told).update(worded=F("publication_id"))


def _standing(ordinals):
    """``{word: ordinals for each field}`` of the entries of publications, ``{id: ordinal}``."""
    stand = defaultdict(lambda: [[] for _ in FIELDS])
    entries = SearchEntry.objects.filter(pk__in=list(ordinals)).values_list("pk", *FIELDS)
    for publication, *texts in entries.iterator():
        for place, text in enumerate(texts):
            for word in words_of(text):
                stand[word][place].append(ordinals[publication])
    return stand


def _change(block, stand, changed):
    """Write what ``changed`` makes of what is told of each word of ``stand`` and of what it says."""
    words = sorted(stand)
    for first in range(0, len(words), ROWS):
        some = words[first : first + ROWS]
        before, rows = _told(LiveWord.objects.filter(block=block, word__in=some)), []
        for word in some:
            old = before.get(word, NOWHERE)
            now = tuple(changed(*each) for each in zip(old, stand[word], strict=True))
            if now != old:
                rows.append((word, block, *(each.serialize() for each in now)))
        _store(block, rows)


def _told(rows):
    """``{word: bitmaps by field}``."""
    found = rows.values_list("word", *FIELDS)
    return {word: tuple(map(bitmaps.read, fields)) for word, *fields in found.iterator()}


def _store(block, rows):
    with connections[router.db_for_write(LiveWord)].cursor() as cursor:
        cursor.executemany(STORE, rows)
    empty = NOWHERE[0].serialize()
    nowhere = [word for word, _, *fields in rows if set(fields) == {empty}]
    LiveWord.objects.filter(block=block, word__in=nowhere).delete()


def tell_anew():
    """Tell of everything, where what search looks in was written anew."""
    with transaction.atomic():
        generation = Generation.objects.select_for_update().get(pk=1)
        LiveWord.objects.all().delete()
        LiveItem.objects.update(worded=0)
        generation.step()
        generation.save()
    tell_of_all()


def forget(publications):
    """Leave no word behind that was told of because of these, which are redacted."""
    Generation.objects.select_for_update().get(pk=1)
    LiveItem.objects.filter(worded__in=publications).update(worded=0)
    told = BitMap(LiveItem.objects.exclude(worded=0).values_list("ordinal", flat=True))
    stand = _standing(dict.fromkeys(publications.values_list("pk", flat=True), 0))
    blocks = LiveWord.objects.order_by().values_list("block", flat=True).distinct()
    for block in blocks:
        _change(block, stand, lambda before, _: before & told)


def differences():
    """Words of which something else is told than the entries of live items say."""
    items = LiveItem.objects.filter(worded=F("publication_id"))
    blocks = defaultdict(dict)
    for ordinal, publication in items.values_list("ordinal", "publication_id"):
        blocks[ordinal // BLOCK][publication] = ordinal
    for block, ordinals in blocks.items():
        told = BitMap(ordinals.values())
        stand, stored = _standing(ordinals), _told(LiveWord.objects.filter(block=block))
        for word in stored.keys() | stand.keys():
            if [each & told for each in stored.get(word, NOWHERE)] != [*map(BitMap, stand[word])]:
                yield f"The word “{word}” stands elsewhere."

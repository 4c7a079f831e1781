"""In which live items the conditions of a search hold, by what the copy tells of their words.

Items that are apart, and those of which a notice hides a place, are read and asked in memory: they
are few, and the same conditions hold in texts.
"""

import threading
from collections import defaultdict
from functools import reduce, singledispatch
from operator import and_

from django.conf import settings
from pyroaring import BitMap

from cms.delivery.present.matching import Matcher
from cms.delivery.search.showing import Shown
from cms.models import LiveItem, SearchEntry, content_types
from cms.models.full_text import AllOf, AnyOf, Phrase, Prefix, begins
from cms.models.full_text.conditions import AS_WRITTEN, FIELDS
from cms.publishing.live import bitmaps
from cms.publishing.live.bitmaps import union
from cms.publishing.live.words import NOWHERE, in_twos

# So many items are read and asked in memory; with more of them the database is asked everything.
MOST_ASIDE = 1_000
# In so many the database looks whether three terms stand in a row.
MOST_LOOKED_AT = 20_000
READ = f"SELECT word, {', '.join(FIELDS)} FROM cms_liveword WHERE "  # noqa: S608 - names of ours
# After the beginning of a word.
ANYTHING = "*"


class TooMany(Exception):
    """More would have to be read than is worth it: the database is asked instead."""


class Words:
    """What a process knows of the words of one state of the copy. Never change a bitmap of it."""

    def __init__(self, copy):
        self.copy, self.shown = copy, Shown(copy.at, copy)
        self.live = {each: Matcher(copy, each).live() for each in content_types()}
        self.everything = union(self.live.values())
        self.aside = self._read_aside()
        self.told = self.everything - BitMap(self.aside)
        self.lock, self.kept, self.bytes = threading.Lock(), {}, 0

    def of_types(self, types):
        """The live items of these types, or all."""
        if types is None:
            return self.everything
        return union(some for each, some in self.live.items() if each in types)

    def _read_aside(self):
        """``{ordinal: texts by field}``."""
        hidden = LiveItem.objects.filter(publication__in=list(self.shown.terms))
        ordinals = {}
        for some in (LiveItem.objects.apart(), hidden):
            found = some.order_by("ordinal").values_list("publication", "ordinal")
            ordinals |= dict(found[: MOST_ASIDE + 1])
        if len(ordinals) > MOST_ASIDE:
            raise TooMany
        entries = SearchEntry.objects.filter(pk__in=list(ordinals)).values("pk", *FIELDS)
        texts = {each["pk"]: each for each in entries} | self.shown.terms
        return {ordinals[publication]: each for publication, each in texts.items()}

    def read(self, names):
        """``{name: bitmaps by field}`` of words, and of beginnings of words."""
        with self.lock:
            found = {each: self.kept[each] for each in names if each in self.kept}
        missing = [each for each in names if each not in found]
        return found | self._keep(self._read(missing)) if missing else found

    def _read(self, names):
        begun = [each[:-1] for each in names if each.endswith(ANYTHING)]
        exact = [each for each in names if not each.endswith(ANYTHING)]
        conditions = [self.copy.among("word", exact)]
        conditions += [begins(self.copy.alias, "word", each) for each in begun]
        sql = READ + " OR ".join(sql for sql, _ in conditions)
        rows = defaultdict(list)
        for word, *stored in self.copy.rows(
            sql, [each for _, asked in conditions for each in asked]
        ):
            bits = [bitmaps.read(each) for each in stored]
            rows[word].append(bits)
            for beginning in filter(word.startswith, begun):
                rows[beginning + ANYTHING].append(bits)
        return {name: _united(rows.get(name, [NOWHERE])) for name in names}

    def _keep(self, found):
        size = sum(len(bits.serialize()) for each in found.values() for bits in each)
        with self.lock:
            if self.bytes + size > settings.WORD_MEGABYTES * 1_000_000:
                self.kept.clear()
                self.bytes = 0
            self.kept |= found
            self.bytes += size
        return found


def _united(rows):
    """What several rows say together, by field."""
    return tuple(BitMap.union(*fields) for fields in zip(*rows, strict=True))


_known = {}


def of(copy):
    """The words of the copy, which a process keeps as long as it is of this state."""
    words = _known.get(copy.alias)
    if words is None or words.copy.name != copy.name:
        words = _known[copy.alias] = Words(copy)
    return words


class Asked:
    """What one search asks: all its words are read at once."""

    def __init__(self, words, conditions):
        self.words, self.found = words, {}
        self.stand = words.read(list(dict.fromkeys(n for each in conditions for n in names(each))))
        # Whatever holds is of interest among these alone.
        self.within = None

    def holds(self, condition, fields=FIELDS):
        """The items in which the condition holds, in these fields; some may be live no more."""
        key = (condition, fields)
        if key not in self.found:
            found = self._stands(condition, fields)
            self.found[key] = (
                self._corrected(found, condition, fields) if self.words.aside else found
            )
        return self.found[key]

    def _corrected(self, found, condition, fields):
        """The same with what is read instead of what is told."""
        aside = (
            ordinal
            for ordinal, texts in self.words.aside.items()
            if condition.holds_in([texts[name] for name in fields])
        )
        return (found & self.words.told) | BitMap(aside)

    def _stands(self, condition, fields):
        if isinstance(condition, AllOf):
            return reduce(and_, (self._stands(each, fields) for each in condition.conditions))
        if isinstance(condition, AnyOf):
            return union(self._stands(each, fields) for each in condition.conditions)
        found = union(self._in(FIELDS.index(name), condition) for name in fields)
        return self._in_a_row(condition, fields, found)

    def _in(self, place, condition):
        """Where all names of a condition stand in one field."""
        return reduce(and_, (self.stand[name][place] for name in names(condition)))

    def _in_a_row(self, condition, fields, found):
        """Two terms in a row are told of; more of them are looked up."""
        if len(names(condition)) < 2 or not found:
            return found
        found = found & (self.words.told if self.within is None else self.within)
        if len(found) > MOST_LOOKED_AT:
            raise TooMany
        entries = SearchEntry.objects.matching(condition, fields)
        entries = entries.filter(publication__live__ordinal__in=list(found))
        return BitMap(entries.values_list("publication__live__ordinal", flat=True))


@singledispatch
def names(condition):
    """The words that are told of, and beginnings of words, by which a condition is known."""
    raise TypeError(f"Nothing is told of {condition}.")


@names.register
def _(condition: Phrase):
    return in_twos(condition.terms) or list(condition.terms)


@names.register
def _(condition: Prefix):
    return [AS_WRITTEN + condition.beginning + ANYTHING]


@names.register(AllOf)
@names.register(AnyOf)
def _(condition):
    return [name for each in condition.conditions for name in names(each)]

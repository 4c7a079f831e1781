"""The cards that a process has read of the live copy: counts name the same items again and again."""

import threading
from collections import OrderedDict

import orjson

from cms.models import LiveText

MOST = 5_000


class Cards:
    """Those of one generation; nobody changes them."""

    def __init__(self):
        self.lock, self.name, self.kept = threading.Lock(), None, OrderedDict()

    def of(self, copy, items):
        """``{item id: card}`` of those of these items, given as text, that are live."""
        with self.lock:
            if self.name != (copy.alias, copy.name):
                self.name, self.kept = (copy.alias, copy.name), OrderedDict()
            found = {each: self.kept[each] for each in items if each in self.kept}
        lacking = [each for each in items if each not in found]
        return found | self._read(copy, lacking) if lacking else found

    def _read(self, copy, items):
        rows = LiveText.objects.filter(live__item__in=items).values_list("live__item", "card")
        found = {str(item): orjson.loads(card) for item, card in rows}
        with self.lock:
            # What was read of an older state must not stand for a newer one.
            if self.name == (copy.alias, copy.name):
                self.kept.update(found)
                while len(self.kept) > MOST:
                    self.kept.popitem(last=False)
        return found


_cards = Cards()


def of(copy, items):
    return _cards.of(copy, items)

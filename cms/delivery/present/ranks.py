"""The page of a search: classes of what is equally good, each with the shorter titles first."""

from cms.delivery.present.orders import SHORTEST, Ordered


class Ranked:
    """``classes`` of live items of all types, best first, to be cut into pages."""

    def __init__(self, known, classes):
        self.known, self.classes = known, classes

    def count(self):
        return sum(map(len, self.classes))

    def __getitem__(self, places):
        start, stop = places.start, places.stop
        page = []
        for some in self.classes:
            if start < len(some) and stop > 0:
                page += self._ordered(some).page(start, stop)
            start, stop = max(0, start - len(some)), stop - len(some)
        return page

    def _ordered(self, some):
        return Ordered(self.known.copy, None, some, SHORTEST, total=len(self.known.everything))

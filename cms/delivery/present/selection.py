"""What the parameters of one request leave of a list, as a bitmap of live items."""

from functools import cached_property, reduce
from operator import and_

from pyroaring import BitMap

from cms.delivery.conditions import Says
from cms.delivery.filters import FacetFilter, SearchFilter
from cms.delivery.matching import WHOLE
from cms.delivery.present import cards, counting, search
from cms.delivery.present.matching import Matcher
from cms.delivery.present.orders import Ordered
from cms.models import Publication


class Selection:
    """The twin of a ``FilterSet``, which says what is asked; here it is asked of the live copy.

    ``base`` are the ordinals that the list could hold.
    """

    def __init__(self, filterset, copy, base=None):
        self.filterset, self.copy = filterset, copy
        self.data, self.filters, self.used = filterset.data, filterset.filters, filterset.used
        self.at, self.type_name = filterset.at, filterset.type_name
        self.withdrawn, self.chosen = filterset.withdrawn, filterset.chosen
        self.asked_of = filterset.asked_of
        include = self.data.get("include_disputed", False)
        self.matcher = Matcher(copy, self.type_name, include_disputed=include)
        self._base, self._narrowed, self._without = base, {}, {}

    def ordered(self, order, *, descending):
        total = len(self.matcher.live())
        return Ordered(
            self.copy, self.type_name, self.ordinals, order, descending=descending, total=total
        )

    def is_everything(self, ordinals):
        """Whether these are all live items of the type, because nothing was asked."""
        return self._base is None and ordinals is self.base

    @cached_property
    def base(self):
        return self.matcher.live() if self._base is None else self._base

    @cached_property
    def ordinals(self):
        return self.without(None)

    def __len__(self):
        return len(self.ordinals)

    def without(self, name):
        """What matches, as if the parameter ``name`` were not there. Not to be changed."""
        key = name if name in self.used else None
        if key not in self._without:
            self._without[key] = self._matching(but=key)
        return self._without[key]

    def _matching(self, but):
        found = [self.base, *(self.narrowed(each) for each in self.used if each != but)]
        for rows in dict.fromkeys(each.rows for each in self.filterset.used_facets.values()):
            asked = self.asked_of(rows, but=but)
            found += [self.matcher.holds(rows, conditions) for conditions in asked]
        return reduce(and_, found) if len(found) > 1 else self.base

    def narrowed(self, name):
        """What a filter that looks at no facet leaves: it asks the database, as it always does."""
        if isinstance(self.filters[name], FacetFilter):
            return self.base
        if name not in self._narrowed:
            if isinstance(self.filters[name], SearchFilter) and self._found is not None:
                return self._found
            live = Publication.objects.filter(live__type=self.type_name).order_by()
            left = self.filters[name].narrow(live, self.data[name], self.filterset)
            is_all = left is live
            ordinals = self.base if is_all else BitMap(left.values_list("live__ordinal", flat=True))
            self._narrowed[name] = ordinals
        return self._narrowed[name]

    @cached_property
    def _found(self):
        """What ``q`` finds of this type, if the copy can tell: words of the present mend no past."""
        if self.at != self.copy.at:
            return None
        asked = {"synonyms": self.filterset.synonyms, "types": [self.type_name], "is_strict": True}
        found = search.find(self.data["q"], copy=self.copy, **asked)
        return found and found.of_types([self.type_name])

    def lacking_count(self, name):
        """How many match the other filters, and have no value that this one could match."""
        used, found = self.filters[name], self.without(name)
        rows_asked = [] if used.rows == WHOLE else self.asked_of(used.rows, but=name)
        if rows_asked:
            stated = (
                self.matcher.holds(used.rows, [*conditions, used.stated()])
                for conditions in rows_asked
            )
            return found.difference_cardinality(reduce(and_, stated))
        if used.fact:
            lacking = self.matcher.holds(WHOLE, [Says("missing", (used.fact,))])
            return found.intersection_cardinality(lacking)
        return found.difference_cardinality(self.matcher.holds(used.rows, [used.stated()]))

    def not_stated(self):
        return {name: self.lacking_count(name) for name in self.filterset.used_facets}

    def withdrawn_cards(self):
        return self.filterset.withdrawn_cards()

    def counts(self, name):
        return counting.counts(self, name)

    def cards(self, item_ids):
        """``{item id: card}`` of live items, as the copy has them."""
        found = cards.of(self.copy, item_ids)
        # What was withdrawn in a hurry is still named.
        gone = [each for each in item_ids if each not in found]
        return found | (self.filterset.cards(gone) if gone else {})

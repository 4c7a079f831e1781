"""Sets of filters: what the parameters of one request leave of a list."""

from copy import copy
from functools import cached_property, reduce
from itertools import islice
from math import prod
from operator import and_

import django_filters
from django.db.models import Q

from cms.delivery import counting, filters, parameters, shelf
from cms.delivery.conditions import Says
from cms.delivery.matching import WHOLE, Matcher, combinations
from cms.delivery.parameters import Unfit
from cms.delivery.present import names
from cms.delivery.search import finding
from cms.publishing.composition import card_of

ALIKE = 0.8
MOST_ROWS = 8


class FilterSet(django_filters.FilterSet):
    """``data`` holds the values that were read; ``at`` is the instant of the answer.

    ``publications`` gives those that the list could hold, and ``total``, where it is known without
    them, how many they are. Where ``copy`` is the live copy of that
    instant, names are looked up in it first.

    In a list of what is related to one item, ``about`` says by which rows: what is asked about a
    row is then asked about one of these, as if that item were named by its parameter as well.
    """

    def __init__(
        self,
        data,
        publications,
        *,
        at,
        type_name=None,
        about=None,
        synonyms=None,
        copy=None,
        total=None,
    ):
        # Not that of the base class: it copies all filters each time, and ours have no state.
        self.data, self.filters = data, self.base_filters
        self.publications, self.total = publications, total
        self.at, self.copy = at, copy
        self.type_name = type_name
        self.about = about
        self.synonyms = synonyms
        self.matcher = Matcher(at, include_disputed=data.get("include_disputed", False))
        self._refuse_too_many_rows()
        self.surely_live = set()
        self.ids = self._resolved()
        self.withdrawn = self._withdrawn()

    q = filters.SearchFilter("Every word is found in the title, an alias or the text.")
    published_since = filters.SinceFilter("The edition began then or later: an instant or a day.")
    review_due_before = filters.DueFilter("Its review is due before this day.")

    @classmethod
    def declared(cls):
        return [each.parameter() for each in cls.base_filters.values()]

    @cached_property
    def found(self):
        """What ``q`` finds among all that the list could hold."""
        types = [self.type_name] if self.type_name else None
        text, at = self.data["q"], self.at
        return finding.find(
            text, at=at, synonyms=self.synonyms, types=types, is_strict=True, copy=self.copy
        )

    @cached_property
    def used(self):
        return {name: each for name, each in self.filters.items() if name in self.data}

    @cached_property
    def used_facets(self):
        return {n: each for n, each in self.used.items() if isinstance(each, filters.FacetFilter)}

    @cached_property
    def queryset(self):
        return self.publications()

    @cached_property
    def qs(self):
        return self.without(None)

    def among(self, publications):
        """The same, asked of other publications."""
        other = copy(self)
        other.queryset, other.total = publications, None
        return other

    def __len__(self):
        return self.total() if self.total and not self.used else self.qs.count()

    def without(self, name):
        """The publications that match, as if the parameter ``name`` were not there."""
        queryset = self.queryset
        for each, used in self.used.items():
            if each != name:
                queryset = used.narrow(queryset, self.data[each], self)
        for rows in dict.fromkeys(each.rows for each in self.used_facets.values()):
            for conditions in self.asked_of(rows, but=name):
                queryset = queryset.filter(self.matcher.holds(rows, conditions))
        return queryset

    def asked_of(self, rows, *, but=None):
        """Lists of conditions, each list to be fulfilled by one row."""
        conditions = {
            name: each.conditions(self.data[name], self)
            for name, each in self.used_facets.items()
            if each.rows == rows and name != but
        }
        if rows == WHOLE:
            return [[condition] for each in conditions.values() for condition in each]
        if self.about and self.about.rows == rows:
            conditions.setdefault(self.about.parameter, []).append(self.about.condition)
        return combinations(conditions.values()) if conditions else []

    def not_stated(self):
        """``{parameter: how many match the others and have no value there}``."""
        return {name: self.lacking_count(name) for name in self.used_facets}

    def lacking_count(self, name):
        return self.lacking(name).count()

    def counts(self, name):
        return counting.counts(self, name)

    def cards(self, item_ids):
        return shelf.cards(item_ids, self.at, self.matcher.hidden)

    def lacking(self, name):
        """Those that match the other filters, and have no value that this one could match.

        Where others ask for a row of the same part, that row must have the value: of two risks,
        one that is known to be serious says nothing about the other.
        """
        used, queryset = self.filters[name], self.without(name)
        rows_asked = [] if used.rows == WHOLE else self.asked_of(used.rows, but=name)
        if rows_asked:
            stated = [
                self.matcher.holds(used.rows, [*conditions, used.stated()])
                for conditions in rows_asked
            ]
            return queryset.exclude(reduce(and_, map(Q, stated)))
        if used.fact:
            return queryset.filter(self.matcher.holds(WHOLE, [Says("missing", (used.fact,))]))
        return queryset.exclude(self.matcher.holds(used.rows, [used.stated()]))

    def chosen(self, name):
        """The values that the request gives for a parameter; items as the text of their ids."""
        value, used = self.data.get(name, []), self.filters[name]
        if not used.is_list:
            return [value]
        texts = [text for texts in value for text in texts]
        if isinstance(used, filters.ItemFilter):
            return [str(self.ids[used.type_name][text]) for text in texts]
        return texts

    def _refuse_too_many_rows(self):
        """Each row asked for is one more subquery, and repetitions within one part multiply."""
        repeated = {}
        for name, each in self.used_facets.items():
            place = name if each.rows == WHOLE else each.rows
            repeated.setdefault(place, {})[name] = len(self.data[name]) if each.is_list else 1
        for numbers in repeated.values():
            if prod(numbers.values()) > MOST_ROWS:
                fault = Unfit(f"With these repetitions, more than {MOST_ROWS} rows are asked for.")
                parameters.refuse_if([parameters.error(max(numbers, key=numbers.get), fault)])

    def withdrawn_cards(self):
        """The last cards of the items that the request names and that were withdrawn."""
        hidden = self.matcher.hidden if self.withdrawn else {}
        return [card_of(each, hidden.get(item, ())) for item, each in self.withdrawn.items()]

    # Items named by slug

    def items(self, type_name, slugs):
        """The ids of those of these items that are live."""
        found = [self.ids[type_name][slug] for slug in slugs]
        return [item for item in found if item not in self.withdrawn]

    def items_as_text(self, used, slugs):
        """As facets hold them, with all narrower items where that is asked for."""
        found = self.items(used.type_name, slugs)
        if self.data.get("narrower"):
            found = shelf.narrower(self.at, used.type_name, found, self.matcher.facets)
        return [str(item) for item in found]

    def _resolved(self):
        """``{type: {slug: id}}`` of all items named; a name that nobody can know of is refused."""
        asked = self._asked()
        slugs = {}
        for _, type_name, slug in asked:
            slugs.setdefault(type_name, set()).add(slug)
        ids = {each: self._ids(each, list(named)) for each, named in slugs.items()}
        faults = (
            parameters.error(name, self._unknown(type_name, slug))
            for name, type_name, slug in asked
            if slug not in ids[type_name]
        )
        # To suggest a name costs a query: no more of them than are told.
        parameters.refuse_if(list(islice(faults, parameters.MOST_ERRORS)))
        return ids

    def _ids(self, type_name, slugs):
        found = names.items(self.copy, type_name, slugs) if self.copy else {}
        self.surely_live |= set(found.values())
        others = [slug for slug in slugs if slug not in found]
        return found | (shelf.resolve(self.at, type_name, others) if others else {})

    def _asked(self):
        """``[(parameter, type, slug)]`` of every item that the request names."""
        types = {
            name: getattr(each, "type_name", self.type_name)
            for name, each in self.used.items()
            if isinstance(each, filters.ItemFilter | filters.OwnSlugFilter)
        }
        return [
            (name, type_name, slug)
            for name, type_name in types.items()
            for slugs in self.data[name]
            for slug in slugs
        ]

    def _unknown(self, type_name, slug):
        known = shelf.nearest_slugs(self.at, type_name, slug)
        return Unfit("Nothing of that name is published.", parameters.nearest(slug, known, ALIKE))

    def _withdrawn(self):
        named = {item for by_slug in self.ids.values() for item in by_slug.values()}
        named -= self.surely_live
        shown = shelf.in_force(self.at, named) if named else {}
        return {item: each for item, each in shown.items() if each.is_withdrawal}


class ItemFilterSet(FilterSet):
    """The filters that every list of one type has."""

    slug = filters.OwnSlugFilter("These items, by slug; old slugs count.")


def several_types(types):
    """The filters of a list that holds several types."""
    return type("FilterSet", (FilterSet,), {"type": filters.TypeFilter(types, "Only these types.")})

"""The kinds of filter that a content app declares. No parameter names a column."""

import django_filters

from cms.delivery import parameters, shelf
from cms.delivery.conditions import Numbered, Owned, Says, Stated, Within
from cms.delivery.matching import Rows
from cms.delivery.parameters import Parameter

TRUTHS = {"true": "Yes", "false": "No"}


class Filter(django_filters.Filter):
    """A parameter of lists: ``read`` makes a value of its text, ``narrow`` obeys it."""

    read = staticmethod(str)
    schema = {"type": "string"}
    example = None
    is_list = False

    def __init__(self, help_text, *, deprecated=None, **kwargs):
        super().__init__(**kwargs)
        self.help_text = help_text
        self.deprecated = deprecated

    def parameter(self):
        return Parameter(
            self.field_name,
            self.help_text,
            self.read,
            self.schema,
            self.is_list,
            self.example,
            deprecated=self.deprecated,
        )

    def narrow(self, queryset, value, filterset):
        """The publications that match; by default the parameter only changes how others match."""
        return queryset


class Switch(Filter):
    """``true`` or ``false``, for the other filters to look at."""

    read = staticmethod(parameters.truth)
    schema = {"type": "boolean"}


class SearchFilter(Filter):
    read = staticmethod(parameters.words)
    example = "pain"

    def narrow(self, queryset, value, filterset):
        return queryset.filter(filterset.found.everything)


class SinceFilter(Filter):
    read = staticmethod(parameters.day_or_instant)
    schema = {"type": "string", "format": "date-time"}
    example = "2026-01-01T00:00:00Z"

    def narrow(self, queryset, value, filterset):
        return queryset.filter(starts_at__gte=value)


class DueFilter(Filter):
    read = staticmethod(parameters.day)
    schema = {"type": "string", "format": "date"}
    example = "2030-01-01"

    def narrow(self, queryset, value, filterset):
        return queryset.filter(next_review_due__lt=value)


class CitedFilter(Filter):
    """Whether any live document names the item."""

    read = staticmethod(parameters.truth)
    schema = {"type": "boolean"}

    def narrow(self, queryset, value, filterset):
        is_named = shelf.is_named(filterset.at, filterset.matcher.links)
        return queryset.filter(is_named if value else ~is_named)


class OwnSlugFilter(Filter):
    """The items of the list itself, by slug."""

    read = staticmethod(parameters.slug)
    is_list = True

    def narrow(self, queryset, groups, filterset):
        for slugs in groups:
            queryset = queryset.filter(item__in=filterset.items(filterset.type_name, slugs))
        return queryset


class TypeFilter(Filter):
    """The types in a list of several."""

    is_list = True

    def __init__(self, types, help_text):
        super().__init__(help_text)
        self.read = parameters.one_of(types)
        self.schema = {"type": "string", "enum": list(types)}

    def narrow(self, queryset, groups, filterset):
        for types in groups:
            queryset = queryset.filter(type__in=types)
        return queryset


class FacetFilter(Filter):
    """Looks at published facets, on the rows that ``rows`` names.

    ``facet`` is its name there, by default the parameter's; ``fact`` is the field of the document
    whose lack means “not stated”, by default that there is no such facet.
    """

    is_list = True
    labels = {}

    def __init__(self, help_text, *, rows=None, facet=None, fact=None, **kwargs):
        super().__init__(help_text, **kwargs)
        self.rows = rows or Rows()
        self.own_facet = facet
        self.fact = fact

    @property
    def facet(self):
        return self.own_facet or self.field_name

    def conditions(self, groups, filterset):
        """A condition on facets for each group of values of which any will do."""
        return [Says(self.facet, tuple(values)) for values in groups]

    def stated(self):
        """The condition on facets that there is any value."""
        return Stated(self.facet)


class ChoiceFilter(FacetFilter):
    """Coded values: ``?anesthesia=local,sedation`` means either, a repetition means both."""

    def __init__(self, choices, help_text, **kwargs):
        super().__init__(help_text, **kwargs)
        self.labels = {str(value): str(label) for value, label in choices}
        self.read = parameters.one_of(self.labels)
        self.schema = {"type": "string", "enum": list(self.labels)}
        self.example = next(iter(self.labels))


class TruthFilter(ChoiceFilter):
    def __init__(self, help_text, **kwargs):
        super().__init__(TRUTHS.items(), help_text, **kwargs)


class BoundFilter(FacetFilter):
    """A bound on the number of a facet: at least it, or at most with ``lookup="lte"``."""

    is_list = False

    def __init__(self, help_text, *, read, schema, example, lookup, **kwargs):
        super().__init__(help_text, **kwargs)
        self.read, self.schema, self.example = read, schema, example
        self.lookup = lookup

    def bound(self, value):
        return value

    def conditions(self, value, filterset):
        return [Within(self.facet, self.lookup, self.bound(value))]


class RankFilter(BoundFilter):
    """A coded value with a rank, as a bound."""

    def __init__(self, terms, help_text, *, lookup="gte", **kwargs):
        self.labels = {str(term.value): str(term.label) for term in terms}
        self.ranks = {str(term.value): term.rank for term in terms}
        super().__init__(
            help_text,
            read=parameters.one_of(self.labels),
            schema={"type": "string", "enum": list(self.labels)},
            example=next(iter(self.labels)),
            lookup=lookup,
            **kwargs,
        )

    def bound(self, value):
        return self.ranks[value]


class NumberFilter(FacetFilter):
    """A whole number that the item bears: ``?original_number=3,5``."""

    read = staticmethod(parameters.whole(1))
    schema = {"type": "integer", "minimum": 1}
    example = 1

    def conditions(self, groups, filterset):
        return [Numbered(self.facet, tuple(values)) for values in groups]


class ItemFilter(FacetFilter):
    """Related items by slug. ``beside=(parameter, facet)``: with that parameter, that facet."""

    read = staticmethod(parameters.slug)

    def __init__(self, type_name, help_text, *, beside=(None, None), **kwargs):
        super().__init__(help_text, **kwargs)
        self.type_name = type_name
        self.beside, self.any_facet = beside

    def facet_in(self, filterset):
        return self.any_facet if self.beside in filterset.data else self.facet

    def conditions(self, groups, filterset):
        return [
            Says(self.facet_in(filterset), tuple(filterset.items_as_text(self, values)))
            for values in groups
        ]

    def stated(self):
        return Stated(self.any_facet or self.facet)


class OwnerFilter(ItemFilter):
    """The items in whose documents the rows stand: the procedures of a risk."""

    def conditions(self, groups, filterset):
        return [Owned(tuple(filterset.items(self.type_name, values))) for values in groups]

    def stated(self):
        return Stated(self.rows.through.facet)

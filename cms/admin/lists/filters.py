"""Filters of the lists of content that lead from pictures to what is behind them."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q

from cms.admin.desk import coverage, health


class SourceFilter(admin.SimpleListFilter):
    """Items with at least one fact that is sourced so."""

    title = "sources of facts"
    parameter_name = "sources"

    def lookups(self, request, model_admin):
        if not health.cited_parts(model_admin.model):
            return []
        return [(kind, f"Some {words}") for kind, words in health.SOURCED.items()]

    def queryset(self, request, queryset):
        if self.value() not in health.SOURCED:
            return queryset
        parts = health.cited_parts(queryset.model)
        found = Q()
        for part in parts:
            rows = part.objects.filter(CONDITIONS[self.value()], owner=OuterRef("pk"))
            found |= Q(Exists(rows))
        return queryset.filter(found)


CONDITIONS = {
    "cited": health.IS_CITED,
    "named": ~health.IS_CITED & ~health.IS_BARE,
    "bare": health.IS_BARE,
}


class LacksFilter(admin.SimpleListFilter):
    """Items that say nothing of one of the things that their type should tell."""

    title = "what is not known"
    parameter_name = "lacks"

    def lookups(self, request, model_admin):
        return [(known.name, known.label) for known in model_admin.model.coverage]

    def queryset(self, request, queryset):
        known = {each.name: each for each in queryset.model.coverage}.get(self.value())
        return queryset.filter(coverage.lacking(queryset.model, known)) if known else queryset

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from django_filters import rest_framework as filters

from benchmarks.beside.rival.models import Procedure


class ProcedureFilter(filters.FilterSet):
    category = filters.CharFilter("category__slug")
    condition = filters.CharFilter("conditions__slug")
    risk = filters.CharFilter("risks__slug")
    anesthesia = filters.CharFilter("anesthesia", "contains", method="holding")
    imaging = filters.CharFilter("imaging", "contains", method="holding")
    duration_max = filters.NumberFilter("longest", "lte")
    q = filters.CharFilter(method="saying")

    class Meta:
        model = Procedure
        fields = ["kind"]

    def holding(self, queryset, name, value):
        return queryset.filter(**{f"{name}__contains": [value]})

    def saying(self, queryset, name, value):
        query = SearchQuery(value, config="english")
        ranked = queryset.filter(search=query).annotate(rank=SearchRank(F("search"), query))
        return ranked.order_by("-rank", "title")

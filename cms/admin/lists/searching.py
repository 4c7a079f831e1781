"""Search of lists: every word must stand in a field, or in a name that the item has or had."""

from django.db.models import Q
from django.utils.text import slugify, smart_split, unescape_string_literal

from cms.admin.lists import misspelled
from cms.models import SlugClaim

MOST_WORDS = 12


class NamedSearch:
    """Mixin: ``item_path`` leads from a row to its item, ``named_types`` are the types it may have.

    Without types, items of all types are searched.
    """

    item_path = "pk"

    def named_types(self):
        return []

    def get_search_results(self, request, queryset, search_term):
        for bit in list(smart_split(search_term))[:MOST_WORDS]:
            queryset = queryset.filter(self._says(_unquoted(bit)))
        # Names are asked for in a query of their own, so that no row comes twice.
        return queryset, False

    def _says(self, word):
        condition = Q()
        for field in self.search_fields:
            condition |= Q(**{f"{field}__icontains": word})
        name = slugify(word)
        if name:
            claims = SlugClaim.objects.filter(slug__contains=name)
            types = self.named_types()
            claims = claims.filter(type__in=types) if types else claims
            condition |= Q(**{f"{self.item_path}__in": claims.values("item")})
        return condition

    def guess(self, query):
        return misspelled.guess(query, self.named_types(), self.item_path)


def _unquoted(bit):
    is_quoted = len(bit) > 1 and bit[0] in "\"'" and bit[0] == bit[-1]
    return unescape_string_literal(bit) if is_quoted else bit

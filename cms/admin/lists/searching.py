"""Search of lists: every word must stand in a name that the item has or had, or in a field."""

from django.db.models import Q
from django.utils.text import slugify, smart_split, unescape_string_literal

from cms.admin.lists import misspelled
from cms.models import NameTerm, SlugClaim, content_types
from cms.text.naming import words_in

MOST_WORDS = 12


class NamedSearch:
    """Mixin: ``item_path`` leads from a row to its item, ``named_types`` are the types it may have.

    Without types, items of all types are searched. What is a name is asked of the names alone, and
    of the fields in ``search_fields`` only what names do not say: each field asked is read through.
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
        name, types = slugify(word), self.named_types()
        condition = Q(**{f"{self.item_path}__in": self._called(name, types)}) if name else Q()
        fields = self.search_fields if not name else self.unnamed_search_fields()
        for field in fields:
            condition |= Q(**{f"{field}__icontains": word})
        if any(content_types()[each].found_by for each in types):
            condition |= self._having(words_in(word), types)
        return condition

    def unnamed_search_fields(self):
        """Fields that hold no name."""
        return self.search_fields

    @staticmethod
    def _called(name, types):
        claims = SlugClaim.objects.filter(slug__contains=name)
        return (claims.filter(type__in=types) if types else claims).values("item")

    def _having(self, words, types):
        """That an item has these words in a name or in a field by which it is found."""
        condition = Q()
        for word in words:
            terms = NameTerm.objects.filter(type__in=types, term=word)
            condition &= Q(**{f"{self.item_path}__in": terms.values("item")})
        return condition if words else Q(pk__in=[])

    def guess(self, query):
        return misspelled.guess(query, self.named_types(), self.item_path)


def _unquoted(bit):
    is_quoted = len(bit) > 1 and bit[0] in "\"'" and bit[0] == bit[-1]
    return unescape_string_literal(bit) if is_quoted else bit

"""Where conditions hold in what readers see: never in a place that a notice hides."""

from django.db.models import Q

from cms.delivery import shelf
from cms.models import Publication, SearchEntry
from cms.models.full_text.conditions import FIELDS
from cms.publishing import indexing


class Shown:
    """The search entries of one instant, or of the live ``copy`` that is of that instant.

    Few items have a hidden place at any time: their texts are read without it, and asked in memory.
    """

    def __init__(self, at, copy=None):
        self.at, self.copy = at, copy
        self.hidden = shelf.hidden_places(at)
        partly = self.live().filter(item__in=list(self.hidden)) if self.hidden else []
        self.partly = {
            each.pk: indexing.passages_of(each, self.hidden[each.item_id]) for each in partly
        }
        self.terms = {pk: indexing.terms_of(passages) for pk, passages in self.partly.items()}

    def live(self, types=None):
        """The publications that are live, of these types or all."""
        if self.copy is None:
            live = shelf.live(self.at)
        else:
            live = Publication.objects.filter(live__isnull=False)
        return live if types is None else live.filter(type__in=types)

    def holds(self, condition, fields=FIELDS):
        """The condition on publications that theirs hold this, in these fields."""
        entries = SearchEntry.objects.matching(condition, fields).exclude(pk__in=list(self.partly))
        partly = [
            pk
            for pk, terms in self.terms.items()
            if condition.holds_in([terms[name] for name in fields])
        ]
        return Q(pk__in=entries.values("pk")) | Q(pk__in=partly)

    def said(self, publications):
        """``{publication id: (passages, terms by field)}`` as readers see them."""
        entries = SearchEntry.objects.filter(pk__in=[each.pk for each in publications])
        said = {e["pk"]: (e["passages"], e) for e in entries.values("pk", "passages", *FIELDS)}
        return said | {pk: (self.partly[pk], terms) for pk, terms in self.terms.items()}

"""Finding what is live: which publications answer a query, and which of them best."""

from functools import cached_property, partial, reduce
from math import ceil
from operator import and_

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.db.models.functions import Length

from cms.delivery.search import highlights, mending, queries, worths
from cms.delivery.search.showing import Shown
from cms.delivery.search.synonyms import Synonyms
from cms.publishing.composition import card_of

# Where no more than so many have all the words, what has most of them may help as well.
FEW = 2
# One more word that is found outweighs any place.
ONE_MORE = 1000
NOTHING = Q(pk__in=[])


class Found:
    """What answers a query: where every clause holds or, if it ``is_loose``, half of them or more.

    ``corrections`` are the words that were looked for instead of misspelled ones.
    """

    def __init__(self, query, shown, types=None, *, is_loose=False, corrections=None):
        self.query, self.shown, self.types = query, shown, types
        self.is_loose = is_loose
        self.corrections = corrections or {}

    @cached_property
    def holding(self):
        return [self.shown.holds(each.condition) for each in self.query.clauses]

    def of_types(self, types):
        """The live publications of these types, or all, that answer it, in no order."""
        live = self.shown.live(types)
        if not self.is_loose:
            return live.filter(self.everything)
        half = ceil(len(self.holding) / 2)
        return live.alias(held=self._held).filter(held__gte=half)

    @property
    def everything(self):
        """The condition on publications that every clause holds."""
        return reduce(and_, self.holding) if self.query else NOTHING

    @property
    def publications(self):
        return self.of_types(self.types)

    @property
    def ranked(self):
        """Best first; what is equally good by the shorter title, by title and by address."""
        ranked = self.publications.annotate(score=self._held * ONE_MORE + self._worth)
        return ranked.order_by(
            "-score", Length("title_key"), "title_key", "type", "slug", "item_id"
        )

    @cached_property
    def fewest(self):
        """How many answer it; more than a few are not counted."""
        return len(self.publications.values_list("pk")[: FEW + 1])

    def are_held(self, conditions):
        """Of each condition whether it holds in anything live."""
        counts = {
            f"held_{number}": Count("pk", filter=self.shown.holds(condition))
            for number, condition in enumerate(conditions)
        }
        live = self.shown.live(self.types).order_by()
        return [number > 0 for number in live.aggregate(**counts).values()] if counts else []

    def titles_like(self):
        """Live titles that begin like a word of the query, for whoever found nothing."""
        return mending.titles_like(self.query, self.shown.live(self.types), self.shown)

    @property
    def _held(self):
        return _total(_first([(1, holds)]) for holds in self.holding)

    @property
    def _worth(self):
        return _total(
            _first([(each.worth, self.shown.holds(each.condition, each.fields)) for each in places])
            for places in worths.of(self.query)
        )

    def results(self, publications):
        """Their cards, and what of each answers the query."""
        said, wanted = self.shown.said(publications), highlights.Wanted(self.query)
        return [
            {
                "item": card_of(each, self.shown.hidden.get(each.item_id, ())),
                "highlights": highlights.of(wanted, *said[each.pk]),
            }
            for each in publications
        ]

    def counts_by_type(self):
        """``{type: how many}`` answer it among all types."""
        counted = self.of_types(None).order_by().values_list("type").annotate(Count("pk"))
        return dict(counted)


def _first(worths):
    """The number of the first condition that holds, or 0."""
    whens = [When(holds, then=Value(worth)) for worth, holds in worths]
    return Case(*whens, default=Value(0), output_field=IntegerField())


def _total(numbers):
    return sum(numbers, start=Value(0))


def find(text, *, at, synonyms=None, types=None, is_strict=False, copy=None):
    """What answers ``text`` at ``at``. ``copy`` is the live copy, if it is of that instant."""
    shown = Shown(at, copy)
    return found_by(partial(Found, shown=shown, types=types), text, synonyms, is_strict=is_strict)


def found_by(found_of, text, synonyms=None, *, is_strict=False):
    """What answers ``text``, as ``found_of`` a query tells it, whichever way that looks for it.

    ``is_strict``: every word has to be found, or one meant by it. Where nothing has all the words,
    those that nothing live has are taken for misspelled. Where few have them, those follow that have
    most.
    """
    synonyms = synonyms or Synonyms()
    found, corrections = found_of(queries.read(text, synonyms)), {}
    if found.query and not found.fewest:
        corrections = mending.corrections(found.query, found.are_held, synonyms)
    if corrections:
        query = queries.read(mending.corrected(text, corrections), synonyms)
        found = found_of(query, corrections=corrections)
    if is_strict or len(found.query.clauses) < 2 or found.fewest > FEW:
        return found
    return found_of(found.query, is_loose=True, corrections=corrections)

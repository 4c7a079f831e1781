"""Search by the live copy: the twin of ``search.finding`` for what most searches are.

Few texts have all the words of a search. Which ones, the database says; how good each is, is decided
in memory from their short fields. A search for misspelled or very common words goes the long way.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

import orjson
from django.db.models import Value
from django.db.models.functions import Length

from cms.delivery import shelf
from cms.delivery.pagination import Told
from cms.delivery.search import highlights, queries, worths
from cms.delivery.search.finding import FEW
from cms.delivery.search.synonyms import Synonyms
from cms.models import LiveText, SearchEntry, full_text

MOST = 20_000


@dataclass
class Found:
    """What has all the words, of all types; ``ranked`` is narrowed to ``types``."""

    query: queries.Query
    matches: list
    types: list | None
    is_loose: bool = False
    corrections: dict = field(default_factory=dict)

    @cached_property
    def ranked(self):
        """Ordinals, best first; what is equally good as the database ordered it."""
        wanted = [each for each in self.matches if self.types is None or each.type in self.types]
        places, needed = list(worths.of(self.query)), worths.needed(self.query)
        best_first = sorted(wanted, key=lambda each: -each.worth(places, needed))
        return Told(each.ordinal for each in best_first)

    def counts_by_type(self):
        return Counter(each.type for each in self.matches)

    def results(self, ordinals):
        texts = LiveText.objects.select_related("live__publication__search_entry").defer(
            "listed", "sections", "live__publication__document", "terms"
        )
        found, wanted = texts.in_bulk(ordinals), highlights.Wanted(self.query)
        return [self._result(found[each], wanted) for each in ordinals if each in found]

    def _result(self, text, wanted):
        passages = text.live.publication.search_entry.passages
        return {
            "item": orjson.loads(text.card),
            "highlights": highlights.of(wanted, passages),
        }


@dataclass
class Match:
    """An entry that has all the words, by its short fields, and whether they stand in a row."""

    ordinal: int
    type: str
    texts: dict
    is_in_a_row: bool

    def worth(self, groups, needed):
        short = "".join(self.texts.values())
        if not any(word in short for word in needed):
            # Found in the long text alone, as most are.
            groups = [places for places in groups if "body" in places[-1].fields]
        return sum(
            next((place.worth for place in places if self._holds(place)), 0) for places in groups
        )

    def _holds(self, place):
        # The long text is not read: of it, the database was asked this alone.
        return self.is_in_a_row if "body" in place.fields else place.holds_in(self.texts)


def find(text, *, copy, synonyms=None, types=None):
    """What answers ``text``, or None where that takes more than this: then ``finding`` knows."""
    if shelf.hidden_places(copy.at):
        return None
    query = queries.read(text, synonyms or Synonyms())
    if not query:
        return None
    matches = _matches(query)
    found = Found(query, matches, types)
    enough = 1 if len(query.clauses) < 2 else FEW + 1
    return found if len(matches) <= MOST and len(found.ranked) >= enough else None


def _matches(query):
    entries = SearchEntry.objects.filter(publication__live__isnull=False)
    for clause in query.clauses:
        entries = entries.matching(clause.condition)
    row = query.in_a_row
    is_in_a_row = full_text.Matching(row, worths.EVERYWHERE) if row else Value(False)
    live = "publication__live__"
    order = [f"{live}{name}" for name in ("title_key", "type", "slug", "item_id")]
    rows = (
        entries.annotate(is_in_a_row=is_in_a_row)
        .order_by(Length(order[0]), *order)
        .values_list(f"{live}ordinal", f"{live}type", "is_in_a_row", *worths.SHORT)[: MOST + 1]
    )
    return [
        Match(ordinal, type_name, dict(zip(worths.SHORT, short, strict=True)), is_in_a_row)
        for ordinal, type_name, is_in_a_row, *short in rows
    ]

"""Search by the live copy: the twin of ``search.finding``, in bitmaps instead of SQL.

What is equally good is one bitmap, so that nothing is asked or known of single matches but for those
on the page.
"""

from collections import defaultdict
from functools import cached_property, partial, reduce
from math import ceil
from operator import and_

import orjson

from cms.delivery.present import words
from cms.delivery.present.copies import Changed
from cms.delivery.present.ranks import Ranked
from cms.delivery.search import finding, highlights, worths
from cms.delivery.search.finding import ONE_MORE
from cms.delivery.search.worths import EVERYWHERE, Place
from cms.models.full_text.conditions import FIELDS
from cms.publishing.live import form
from cms.publishing.live.bitmaps import union

TEXTS = """
SELECT g.number, g.token, t.live_id, i.publication_id, t.card, e.passages, {fields}
FROM cms_livetext t
JOIN cms_liveitem i ON i.ordinal = t.live_id
JOIN cms_searchentry e ON e.publication_id = i.publication_id
JOIN cms_generation g ON g.id = 1 WHERE g.form = %s AND {are_these}
"""
ENTRY = ", ".join(f"e.{name}" for name in FIELDS)


class Found:
    """What answers a query: see ``finding.Found``. ``known`` are the words of the copy."""

    def __init__(self, query, known, types=None, *, is_loose=False, corrections=None):
        self.query, self.known, self.types = query, known, types
        self.is_loose, self.corrections = is_loose, corrections or {}
        self.places = list(worths.of(query)) if query else []
        conditions = [place.condition for places in self.places for place in places]
        conditions += [each.condition for each in query.clauses]
        self.asked = words.Asked(known, dict.fromkeys(conditions))

    @cached_property
    def held(self):
        """``{how many of the clauses hold: in which items}``, as far as that is enough."""
        clauses = self.query.clauses
        holding = [self.asked.holds(each.condition) for each in clauses]
        if not holding:
            return {}
        if not self.is_loose:
            return {len(clauses): reduce(and_, holding)}
        each_counts = [[Place(1, each.condition, EVERYWHERE)] for each in clauses]
        counted = self._refined({0: union(holding)}, each_counts)
        return {n: some for n, some in counted.items() if n >= ceil(len(clauses) / 2)}

    @cached_property
    def all(self):
        """Whatever its type is."""
        return union(self.held.values()) & self.known.everything

    def of_types(self, types):
        return self.all if types is None else self.all & self.known.of_types(types)

    @cached_property
    def fewest(self):
        return self.all.intersection_cardinality(self.known.of_types(self.types))

    @cached_property
    def ranked(self):
        wanted = self.asked.within = self.of_types(self.types)
        classes = {number * ONE_MORE: some & wanted for number, some in self.held.items()}
        classes = self._refined(classes, self.places)
        return Ranked(self.known, [classes[worth] for worth in sorted(classes, reverse=True)])

    def _refined(self, classes, groups):
        """``{worth: items}``, each with what the first place that holds of each group adds to it."""
        for places in groups:
            refined = defaultdict(list)
            for worth, left in classes.items():
                for place in places:
                    holding = self.asked.holds(place.condition, place.fields)
                    if left.intersect(holding):
                        refined[worth + place.worth].append(left & holding)
                        left = left - holding
                refined[worth].append(left)
            classes = {worth: union(maps) for worth, maps in refined.items()}
        return {worth: some for worth, some in classes.items() if some}

    def are_held(self, conditions):
        """Of each condition whether it holds in anything live."""
        live, asked = self.known.of_types(self.types), words.Asked(self.known, conditions)
        return [asked.holds(each).intersect(live) for each in conditions]

    def titles_like(self):
        return finding.Found(self.query, self.known.shown, self.types).titles_like()

    def counts_by_type(self):
        return {
            each: self.all.intersection_cardinality(live) for each, live in self.known.live.items()
        }

    def results(self, ordinals):
        """Their cards, and what of each answers the query.

        Read after all else, they tell whether that was of one state with them: else ``Changed``.
        """
        if not ordinals:
            return []
        copy = self.known.copy
        are_these, asked = copy.among("t.live_id", sorted(ordinals))
        rows = copy.rows(TEXTS.format(fields=ENTRY, are_these=are_these), [form(), *asked])
        if len(rows) < len(ordinals) or any(row[:2] != copy.name for row in rows):
            raise Changed
        found, wanted = {row[2]: row[3:] for row in rows}, highlights.Wanted(self.query)
        return [self._result(*found[each], wanted=wanted) for each in ordinals]

    def _result(self, publication, card, passages, *terms, wanted):
        shown = self.known.shown
        if publication in shown.partly:
            said = shown.partly[publication], shown.terms[publication]
        else:
            said = orjson.loads(passages), dict(zip(FIELDS, terms, strict=True))
        return {"item": orjson.loads(card), "highlights": highlights.of(wanted, *said)}


def find(text, *, copy, synonyms=None, types=None, is_strict=False):
    """What answers ``text``, or None where that takes more than this: then ``finding`` knows."""
    try:
        found_of = partial(Found, known=words.of(copy), types=types)
        found = finding.found_by(found_of, text, synonyms, is_strict=is_strict)
        # What is asked of the database is asked now.
        found.ranked if found.query and not is_strict else found.all  # noqa: B018
    except words.TooMany:
        return None
    return found

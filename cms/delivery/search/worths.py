"""What an answer is worth by where its words stand: said once, for the database and for memory."""

from typing import NamedTuple

from cms.models.full_text import AllOf, AnyOf, Phrase, Prefix
from cms.models.full_text.conditions import AS_WRITTEN

TITLE, NAMES, SHORT = ("title",), ("title", "aliases"), ("title", "aliases", "summary")
EVERYWHERE = (*SHORT, "body")
# What a clause is worth by where it is found, in full or only begun. In the body it is worth no more
# than being found: that a common word stands in a long text tells little.
IN_FULL = [(10, TITLE), (8, NAMES), (4, SHORT)]
BEGUN = [(5, TITLE), (3, NAMES), (2, SHORT)]
# What more it is worth that a name says this and nothing else, or that the words stand in a row.
ALONE = [(15, NAMES)]
IN_A_ROW = [(6, TITLE), (5, NAMES), (2, SHORT), (1, EVERYWHERE)]


class Place(NamedTuple):
    """Where a condition holds in these fields, so much is added."""

    worth: int
    condition: Phrase | AllOf | AnyOf
    fields: tuple[str, ...]

    def holds_in(self, texts):
        """Whether it does in an entry of which these are the fields."""
        return self.condition.holds_in([texts[name] for name in self.fields])


def of(query):
    """Lists of places. Of each list the first that holds counts, and they are added up."""
    yield from map(_of_clause, query.clauses)
    yield _places(query.alone, ALONE)
    if query.in_a_row:
        yield _places(query.in_a_row, IN_A_ROW)


def needed(query):
    """Words of which one stands in any text in which anything of the query holds."""
    return {word for clause in query.clauses for word in _needed(clause.condition)}


def _needed(condition):
    if isinstance(condition, Phrase):
        return {max(condition.terms, key=len)}
    if isinstance(condition, Prefix):
        return {AS_WRITTEN + condition.beginning}
    if isinstance(condition, AllOf):
        return _needed(condition.conditions[0])
    return set().union(*map(_needed, condition.conditions))


def _of_clause(clause):
    places = _places(clause.exact, IN_FULL)
    if clause.beginning is not None:
        places += _places(clause.condition, BEGUN)
    return sorted(places, key=lambda place: -place.worth)


def _places(condition, worths):
    return [Place(worth, condition, fields) for worth, fields in worths]

"""What answers must say, worked out from what each procedure was made of, not from any server."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from benchmarks.data import pools, procedures


@dataclass(frozen=True)
class Known:
    """All procedures of a library of this size."""

    count: int

    @cached_property
    def facts(self):
        return [procedures.facts(number) for number in range(self.count)]

    @cached_property
    def by_title(self):
        """Titles in their order: all begin alike, and no two are the same."""
        return sorted((each.title for each in self.facts), key=str.casefold)

    @cached_property
    def slugs(self):
        return [each.slug for each in self.facts]

    def titles_with(self, asked, *, rival=False):
        """The titles of those that match what is asked, as parameters of the API, in their order."""
        found = set.intersection(*(self._having(*pair, rival) for pair in asked.items()))
        return sorted((self.facts[number].title for number in found), key=str.casefold)

    def _having(self, name, value, rival):
        if name == "q":
            return set.intersection(*(self._numbers["word", word] for word in value.split()))
        if name == "duration_max":
            return {of.number for of in self.facts if of.minutes[1] <= int(value)}
        # To the rival, a condition is one whatever its role.
        return self._numbers["any_condition" if rival and name == "condition" else name, value]

    @cached_property
    def _numbers(self):
        """``{(name, value): numbers of the procedures that have it}``."""
        found = defaultdict(set)
        for of in self.facts:
            for name, value in _values(of):
                found[name, value].add(of.number)
        return found


def _values(of):
    yield "kind", of.kind
    yield "category", pools.slug_of("category", of.category)
    for number in of.helps_with:
        yield "condition", pools.slug_of("condition", number)
    for number, _ in of.indications:
        yield "any_condition", pools.slug_of("condition", number)
    for risk in of.risks:
        yield "risk", pools.slug_of("risk", risk.number)
    yield from (("anesthesia", each) for each in of.methods)
    yield from (("imaging", each) for each in of.found_by_imaging)
    yield from (("word", each) for each in of.marked)

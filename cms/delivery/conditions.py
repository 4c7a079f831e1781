"""What a filter asks of facets: said once, for the database and for the postings of the live copy.

Each has ``q``, the condition on rows of facets, and what meets it of the facet called ``name``: the
``values`` that do, or ``fits``, which tells it of the number of a value.
"""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from cms.models import ANY


@dataclass(frozen=True)
class Says:
    """One of these values."""

    name: str
    values: tuple[str, ...]

    @property
    def q(self):
        return Q(name=self.name, value__in=self.values)


@dataclass(frozen=True)
class Stated:
    """Any value."""

    name: str
    values = (ANY,)

    @property
    def q(self):
        return Q(name=self.name)


@dataclass(frozen=True)
class Numbered:
    """One of these numbers."""

    name: str
    numbers: tuple[int, ...]
    values = None

    @property
    def q(self):
        return Q(name=self.name, number__in=self.numbers)

    def fits(self, number):
        return number in self.numbers


@dataclass(frozen=True)
class Within:
    """A number that is at least the bound (``gte``), or at most (``lte``)."""

    name: str
    lookup: str
    bound: Decimal | int
    values = None

    @property
    def q(self):
        return Q(name=self.name, **{f"number__{self.lookup}": self.bound})

    def fits(self, number):
        if number is None:
            return False
        return number >= self.bound if self.lookup == "gte" else number <= self.bound


@dataclass(frozen=True)
class Owned:
    """A row in the documents of these items, whatever it says."""

    items: tuple[UUID, ...]
    name = None

    @property
    def q(self):
        return Q(publication__item__in=self.items)

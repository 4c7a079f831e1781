"""A pile of work: what is in it, how it is told, and how much of it there is."""

from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from cms.admin import house
from cms.publishing import instants

MOST_SHOWN = 6
# Beyond that nobody counts: “more than 200”.
MOST_COUNTED = 200


@dataclass
class Line:
    """One thing to do. ``text`` is the title of ``item`` where nothing else is given."""

    url: str
    item: object = None
    text: str = ""
    note: str = ""
    badge: tuple[str, str] | None = None
    type: str = ""


class Pile:
    """A subclass says whom it concerns, what is in it, in which order, and tells its rows.

    ``rows`` is a query in the order of work; ``lines`` gets some of its rows, in that order.
    """

    name = ""
    title = ""
    # What to do when there is more than fits, or nothing.
    hint = ""

    def __init__(self, request):
        self.request, self.person = request, request.user.person

    @cached_property
    def now(self):
        return instants.now()

    def concerns(self):
        """Whether this account has such work at all."""
        return True

    def may(self, *actions):
        return any(house.allows(self.request, action) for action in actions)

    def rows(self):
        raise NotImplementedError

    def lines(self, rows):
        raise NotImplementedError

    def told(self, start=0, length=MOST_SHOWN):
        """Some lines from ``start`` on, and how many rows there are in all."""
        rows = self.rows()
        keys = list(rows.values_list("pk", flat=True)[: max(MOST_COUNTED, start + length) + 1])
        wanted = keys[start : start + length]
        found = {row.pk: row for row in self.with_what_is_told(wanted)} if wanted else {}
        return self.lines([found[key] for key in wanted if key in found]), len(keys)

    def with_what_is_told(self, keys):
        """The rows of these keys with all that ``lines`` reads of them, in one query."""
        return self.rows().model.objects.filter(pk__in=keys)

    @property
    def url(self):
        return reverse("admin:desk_pile", args=[self.name])


@dataclass
class Told:
    """A pile as the first page shows it."""

    pile: Pile
    lines: list = field(default_factory=list)
    count: int = 0

    @property
    def spoken_count(self):
        return str(self.count) if self.is_counted else f"more than {MOST_COUNTED}"

    @property
    def is_counted(self):
        return self.count <= MOST_COUNTED

    @property
    def is_cut(self):
        return self.count > len(self.lines)


def tell(piles):
    """These piles with their first lines, without those that are empty or concern somebody else."""
    told = [Told(pile, *pile.told()) for pile in piles if pile.concerns()]
    return [each for each in told if each.count]

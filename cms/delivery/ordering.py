"""Orders that lists can be asked for. Each is total: equals go by title, then by id."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery

from cms.delivery.parameters import Parameter, one_of

LAST = ["title_key", "item_id"]
TITLE = "title"


@dataclass(frozen=True)
class ByColumn:
    column: str

    def expression(self, matcher, *, descending):
        return F(self.column)


@dataclass(frozen=True)
class ByFacet:
    """By the number of a facet, where an item has several by the one that comes first.

    ``part`` is where it stands: what disputes it stands elsewhere.
    """

    facet: str
    part: str = ""

    def expression(self, matcher, *, descending):
        numbers = matcher.facets.filter(publication=OuterRef("pk"), part=self.part, name=self.facet)
        by_number = numbers.order_by("-number" if descending else "number")
        return Subquery(by_number.values("number")[:1])


EVERYWHERE = {
    TITLE: ByColumn("title_key"),
    "slug": ByColumn("slug"),
    "published": ByColumn("starts_at"),
    "last_reviewed": ByColumn("last_reviewed"),
    "next_review_due": ByColumn("next_review_due"),
}


def parameter(orders):
    known = [sign + name for name in orders for sign in ("", "-")]
    return Parameter(
        "ordering",
        "Sort by this, with `-` the other way round; what has no value comes last both ways.",
        one_of(known),
        {"type": "string", "enum": known, "default": default(orders)},
        example="-published",
    )


def default(orders):
    return next(iter(orders))


def ordered(queryset, orders, wanted, matcher):
    descending = wanted.startswith("-")
    expression = orders[wanted.removeprefix("-")].expression(matcher, descending=descending)
    asked = expression.desc(nulls_last=True) if descending else expression.asc(nulls_last=True)
    return queryset.order_by(asked, *LAST)

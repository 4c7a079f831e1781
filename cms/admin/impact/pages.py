"""The page of an item that says where it is used."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from cms.admin import numbers
from cms.admin.impact import showing
from cms.admin.items.frame import ItemPage
from cms.admin.live_states import badge
from cms.admin.releasing.standing import standing
from cms.publishing import impact, instants

PER_PAGE = 25
MOST_RELEASES = 20
MOST_PEOPLE = 30


@dataclass(frozen=True)
class Short:
    """The list in short, for pages on which somebody is about to change the item."""

    counts: impact.Summary
    url: str
    first: list


def short(model_admin, item, most=5):
    """Counts, the first few items that show it, and where the whole list stands."""
    counts = impact.summary(item)
    now = instants.now()
    first = showing.some(item, now, 0, most, counts.most_listed) if counts.is_used else []
    return Short(counts, model_admin.url("where_used", item.pk), showing.told(item, first, now))


class WhereUsed(ItemPage):
    name, route, label, action = "where_used", "where-used", "Where it is used", "view"
    template_name = "admin/cms/impact/where_used.html"
    http_method_names = ["get", "head", "options"]

    @cached_property
    def now(self):
        return instants.now()

    def get_context_data(self, **kwargs):
        counts, lookers = impact.told(self.item)
        most, number = counts.most_listed, self._number()
        start = (number - 1) * PER_PAGE
        found = showing.some(self.item, self.now, start, PER_PAGE + 1, most)
        if number > 1 and not found:
            raise Http404("There is no such page of this list.")
        return super().get_context_data(
            counts=counts,
            most_listed=most,
            users=showing.told(self.item, found[:PER_PAGE], self.now),
            number=number,
            previous=number - 1 if number > 1 else None,
            next=number + 1 if len(found) > PER_PAGE else None,
            releases=self._releases(),
            more_releases=max(counts.releases - MOST_RELEASES, 0),
            lookers=lookers[:MOST_PEOPLE],
            more_lookers=max(len(lookers) - MOST_PEOPLE, 0),
            **kwargs,
        )

    def _number(self):
        asked = self.request.GET.get("page", "1")
        number = min(numbers.sent(asked, otherwise=1), 1_000_000)
        if number < 1:
            raise Http404("There is no such page of this list.")
        return number

    def _releases(self):
        """``[(release, its address, its badge, what it does with the item)]``."""
        found = impact.releases_with(self.item, self.now).order_by("starts_at", "pk")
        own = dict(self.item.release_entries.values_list("release", "action"))
        return [
            {
                "release": each,
                "url": reverse("admin:cms_release_change", args=[each.pk]),
                "standing": badge(*standing(each, self.now)),
                "action": own.get(each.pk, ""),
            }
            for each in found[:MOST_RELEASES]
        ]

"""One page of a list, read without counting or sorting all of it."""

from dataclasses import dataclass

from django.contrib.admin.views.main import PAGE_VAR, ChangeList

MOST_COUNTED = 1000
FURTHEST_PAGE = 100_000


@dataclass(frozen=True)
class Turning:
    """Where this page lies, and the addresses of its neighbors."""

    first: int
    last: int
    previous: str | None
    next: str | None


class WorkList(ChangeList):
    """Reads the keys of one page first, and what is shown of its rows alone after that.

    What rows are annotated with is then worked out for fifty, not for all that are sorted.
    """

    def get_queryset(self, request, exclude_parameters=None):
        self.root_queryset = self.model_admin.get_keys(request)
        found = super().get_queryset(request, exclude_parameters)
        if self._is_alone(found.query.order_by[0]):
            found = self.model_admin.along_an_index(found)
        self.guess = None
        if not self.query or found.order_by().values("pk")[:1]:
            return found
        guessed = self._guessed(request, exclude_parameters)
        return found if guessed is None else guessed

    def get_ordering(self, request, queryset):
        """Nothing after what no two rows share: by that alone an index has the order."""
        ordering = super().get_ordering(request, queryset)
        ends = (end for end, each in enumerate(ordering, 1) if self._is_alone(each))
        return ordering[: next(ends, None)]

    def _is_alone(self, order):
        return str(order).lstrip("-") in self.model_admin.orders_alone

    def _guessed(self, request, exclude_parameters):
        """What is spelled almost like the search, under the same filters."""
        guess = self.model_admin.guess(self.query)
        if guess is None:
            return None
        query, self.query = self.query, ""
        found = super().get_queryset(request, exclude_parameters).filter(guess.condition)
        self.query, self.guess = query, guess
        return found

    def get_results(self, request):
        page = min(max(self.page_num, 1), FURTHEST_PAGE)
        start = (page - 1) * self.list_per_page
        beyond = start + self.list_per_page + 1
        keys = list(self.queryset.values_list("pk", flat=True)[start:beyond])
        shown = keys[: self.list_per_page]
        rows = {row.pk: row for row in self._with_what_is_shown(request, shown)} if shown else {}
        self.result_list = [rows[key] for key in shown if key in rows]
        self.result_count = self._count(start, keys)
        self.turning = Turning(
            first=start + 1,
            last=start + len(shown),
            previous=self._page(page - 1) if page > 1 else None,
            next=self._page(page + 1) if len(keys) > len(shown) else None,
        )
        # What Django's own templates ask of it.
        self.show_full_result_count, self.full_result_count = False, None
        self.can_show_all = self.multi_page = False
        self.show_admin_actions = bool(shown)
        self.paginator = None

    def _with_what_is_shown(self, request, keys):
        rows = self.model_admin.get_queryset(request)
        return self.apply_select_related(rows.filter(pk__in=keys))

    def _count(self, start, keys):
        if start == 0 and len(keys) <= self.list_per_page:
            return len(keys)
        return self.queryset.order_by().values("pk")[: MOST_COUNTED + 1].count()

    @property
    def spoken_count(self):
        if self.result_count > MOST_COUNTED:
            return f"more than {MOST_COUNTED:,}"
        return f"{self.result_count:,}"

    def _page(self, number):
        return self.get_query_string({PAGE_VAR: number})

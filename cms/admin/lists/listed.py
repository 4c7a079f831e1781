"""What every list of the admin shares: pages without counts, saved filters, bulk acts, export."""

from django.contrib.admin import ShowFacets
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst

from cms.admin.lists import bulk, export
from cms.admin.lists.bulk import known_keys
from cms.admin.lists.change_list import WorkList
from cms.editorial import saved_filters


class Listed:
    """Mixin for a ``ModelAdmin``, before ``HouseAdmin``.

    ``list_name`` is where filters are kept under, ``bulk_acts`` what can be done to many rows, and
    ``export_columns`` gives ``(label, function of a row)``. ``when_empty`` says what to do then.
    ``orders_alone`` are orders in which no two rows share a place.
    """

    list_name = ""
    bulk_acts = []
    orders_alone = frozenset()
    when_empty = "Nothing is here yet."
    change_list_template = "admin/cms/lists/change_list.html"
    list_per_page = 50
    show_full_result_count = False
    # Counts beside filters would count all rows for each of them.
    show_facets = ShowFacets.NEVER

    def get_changelist(self, request, **kwargs):
        return WorkList

    def lookup_allowed(self, lookup, value, request):
        """Filters ask for the item that is linked, which Django takes for one relation more."""
        linked = lookup.removesuffix("__item__exact")
        return linked in self.list_filter or super().lookup_allowed(lookup, value, request)

    def get_keys(self, request):
        """What is filtered, searched and sorted, before anything is added to its rows."""
        return self.get_queryset(request)

    def along_an_index(self, keys):
        """Keys sorted by one of ``orders_alone``, asked so that the database goes along its index."""
        return keys

    def guess(self, query):
        """What a search that finds nothing may have meant; nothing by default."""
        return

    def export_columns(self, request):
        return []

    def list_url(self, query=""):
        opts = self.opts
        url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        kept = saved_filters.kept(query)
        return f"{url}?{kept}" if kept else url

    # The list

    def changelist_view(self, request, extra_context=None):
        query = saved_filters.kept(request.META.get("QUERY_STRING", ""))
        context = {
            "title": capfirst(self.opts.verbose_name_plural),
            "list_name": self.list_name,
            "query": query,
            "saved_filters": self._saved(request, query),
            "export_url": f"{self.address('export')}?{query}"
            if self.export_columns(request)
            else "",
            "when_empty": self.when_empty,
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def _saved(self, request, query):
        visible = saved_filters.visible_to(request.user.person, self.list_name)
        return [
            {
                "filter": each,
                "url": self.list_url(each.query),
                "is_current": each.query == query,
                "is_own": each.person_id == request.user.person_id,
            }
            for each in visible
        ]

    # Bulk acts

    def get_actions(self, request):
        offered = [act for act in self.bulk_acts if act.is_offered(request)]
        acts = {act.name: (_shown_first, act.name, act.label) for act in offered}
        if self.export_columns(request):
            acts["export"] = (_exported, "export", "Export")
        return acts

    def preview_many(self, request, queryset):
        """What would happen to the rows that were ticked, or to all that match."""
        act = self._act(request, request.POST.get("action", ""))
        keys = list(queryset.values_list("pk", flat=True)[: bulk.MOST_AT_ONCE + 1])
        matching = "more" if len(keys) > bulk.MOST_AT_ONCE else len(keys)
        return act.preview(keys[: bulk.MOST_AT_ONCE], matching)

    def bulk_view(self, request, name):
        if request.method != "POST":
            return redirect(self.list_url())
        act = self._act(request, name)
        act.require()
        return act.run()

    def _act(self, request, name):
        acts = {act.name: act for act in self.bulk_acts}
        if name not in acts:
            raise Http404
        return acts[name](self, request)

    # Export

    def export_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        query = saved_filters.kept(request.META.get("QUERY_STRING", ""))
        wanted = request.GET.get("format", "")
        listed = QueryDict(query, mutable=True)
        listed.pop("format", None)
        try:
            rows = self._rows_to_export(request, listed.copy())
        except IncorrectLookupParameters:
            return redirect(self.list_url())
        columns = self.export_columns(request)
        if wanted in export.WRITERS:
            return export.WRITERS[wanted](self.list_name, columns, export.rows_of(rows, columns))
        count = rows.order_by().values("pk")[: export.MOST_ROWS + 1].count()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Export {self.opts.verbose_name_plural}",
            "count": min(count, export.MOST_ROWS),
            "is_cut": count > export.MOST_ROWS,
            "columns": [label for label, _ in columns],
            "formats": [
                (label, f"?{self._with_format(listed, name)}")
                for name, label in export.FORMATS.items()
            ],
            "list_url": self.list_url(listed.urlencode()),
        }
        return TemplateResponse(request, "admin/cms/lists/export.html", context)

    @staticmethod
    def _with_format(listed, name):
        query = listed.copy()
        query["format"] = name
        return query.urlencode()

    def _rows_to_export(self, request, listed):
        ticked = listed.pop(TICKED, None)
        request.GET = listed
        changes = self.get_changelist_instance(request)
        keys = changes.queryset
        if ticked:
            keys = keys.filter(pk__in=known_keys(self.model, ticked))
        return self.with_columns(keys)

    def with_columns(self, keys):
        """The rows that are exported, with all that their columns say."""
        related = self.list_select_related
        return keys.select_related(*related) if related else keys

    # Addresses

    def address(self, name):
        opts = self.opts
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}")

    def get_urls(self):
        opts, view = self.opts, self.admin_site.admin_view
        name = f"{opts.app_label}_{opts.model_name}"
        own = [
            path("export/", view(self.export_view), name=f"{name}_export"),
            path("many/<slug:name>/", view(self.bulk_view), name=f"{name}_bulk"),
        ]
        return own + super().get_urls()


TICKED = "ticked"


def _exported(model_admin, request, queryset):
    """To the page of the export, with what was ticked, or all that match."""
    query = QueryDict(saved_filters.kept(request.META.get("QUERY_STRING", "")), mutable=True)
    if request.POST.get("select_across") != "1":
        query.setlist(TICKED, request.POST.getlist(ACTION_CHECKBOX_NAME))
    return redirect(f"{model_admin.address('export')}?{query.urlencode()}")


def _shown_first(model_admin, request, queryset):
    return model_admin.preview_many(request, queryset)

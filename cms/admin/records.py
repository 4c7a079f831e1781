"""What is only read here: the audit, and the open questions of the whole library."""

import json

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator, capfirst

from cms.admin import house
from cms.admin.lists.flag_acts import AssignFlags
from cms.admin.lists.listed import Listed
from cms.admin.lists.searching import NamedSearch
from cms.admin.live_states import badge
from cms.admin.naming import item_url, slug_of
from cms.models import AuditEvent, Flag, content_types


@admin.register(AuditEvent)
class AuditEventAdmin(Listed, house.HouseAdmin, admin.ModelAdmin):
    list_name = "audit"
    view_action = "read audit"
    list_display = ["number", "at", "actor", "account", "action", "item"]
    list_filter = ["action"]
    search_fields = ["actor", "account", "item", "detail"]
    date_hierarchy = "at"
    ordering = ["-number"]
    fields = ["number", "at", "actor", "account", "action", "item", "told", "previous", "hash"]

    @admin.display(description="detail")
    def told(self, event):
        lines = ((name, str(value)) for name, value in json.loads(event.detail).items())
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", lines))


class OpenFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("open", "Open"), ("resolved", "Resolved")]

    def queryset(self, request, queryset):
        if self.value() not in ("open", "resolved"):
            return queryset
        return queryset.filter(resolved_at__isnull=self.value() == "open")


class AssignedFilter(admin.SimpleListFilter):
    title = "who sees to it"
    parameter_name = "assigned"

    def lookups(self, request, model_admin):
        return [("me", "Me"), ("somebody", "Somebody"), ("nobody", "Nobody")]

    def queryset(self, request, queryset):
        if self.value() == "me":
            return queryset.filter(assigned_to=request.user.person)
        if self.value() in ("somebody", "nobody"):
            return queryset.filter(assigned_to__isnull=self.value() == "nobody")
        return queryset


class TypeFilter(admin.SimpleListFilter):
    """Asked of the vocabulary of types, where Django would read the types of all rows."""

    title = "type"
    parameter_name = "type"

    def lookups(self, request, model_admin):
        types = content_types().items()
        return [(name, capfirst(model._meta.verbose_name)) for name, model in types]

    def queryset(self, request, queryset):
        return queryset.filter(item__type=self.value()) if self.value() else queryset


@admin.register(Flag)
class FlagAdmin(NamedSearch, Listed, house.HouseAdmin, admin.ModelAdmin):
    """The list; a flag is opened and resolved on the page of its item."""

    list_name = "flag"
    bulk_acts = [AssignFlags]
    item_path = "item"
    when_empty = (
        "No question is open. Open a flag on the page of an item, where something is unclear."
    )
    list_display = ["what", "where", "kind", "blocks_what", "assigned_to", "opened_at", "state"]
    list_display_links = None
    list_filter = [OpenFilter, AssignedFilter, "kind", "blocks", TypeFilter]
    list_select_related = ["item", "opened_by", "assigned_to"]
    search_fields = ["text", "place"]
    search_help_text = "The question, its place, and names of its item. Typos are forgiven."
    ordering = ["-opened_at"]

    def get_queryset(self, request):
        return self._named(super().get_queryset(request))

    @staticmethod
    def _named(flags):
        return flags.annotate(item_slug=slug_of("item"))

    @admin.display(description="question")
    def what(self, flag):
        return Truncator(flag.text).chars(160)

    @admin.display(description="item")
    def where(self, flag):
        if flag.item_slug is None:
            return "discarded"
        url = item_url(flag.item, "flags")
        return format_html(
            '<a href="{}">{}/{}</a> {}', url, flag.item.type, flag.item_slug, flag.place
        )

    @admin.display(description="blocks", ordering="blocks")
    def blocks_what(self, flag):
        return badge(flag.blocks, flag.get_blocks_display())

    @admin.display(description="state")
    def state(self, flag):
        return "Resolved" if flag.resolved_at else "Open"

    def get_keys(self, request):
        return Flag.objects.all()

    def with_columns(self, keys):
        return self._named(keys.select_related(*self.list_select_related, "resolved_by"))

    def export_columns(self, request):
        return FLAG_COLUMNS


FLAG_COLUMNS = [
    ("Question", lambda flag: flag.text),
    ("Kind", lambda flag: flag.get_kind_display()),
    ("Item", lambda flag: f"{flag.item.type}/{flag.item_slug or ''}"),
    ("Place", lambda flag: flag.place),
    ("Blocks", lambda flag: flag.get_blocks_display()),
    ("Opened by", lambda flag: flag.opened_by.name),
    ("Opened", lambda flag: flag.opened_at),
    ("Who sees to it", lambda flag: flag.assigned_to),
    ("Resolved", lambda flag: flag.resolved_at),
    ("Resolved by", lambda flag: flag.resolved_by),
    ("What was decided", lambda flag: flag.resolution),
]

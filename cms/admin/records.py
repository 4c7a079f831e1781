"""What is only read here: the audit, and the open questions of the whole library."""

import json

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from cms.admin import house
from cms.admin.live_states import badge
from cms.admin.naming import item_url
from cms.models import AuditEvent, Flag, SlugClaim


@admin.register(AuditEvent)
class AuditEventAdmin(house.HouseAdmin, admin.ModelAdmin):
    view_action = "read audit"
    list_display = ["number", "at", "actor", "account", "action", "item"]
    list_filter = ["action"]
    search_fields = ["actor", "account", "item", "detail"]
    date_hierarchy = "at"
    ordering = ["-number"]
    show_full_result_count = False
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


@admin.register(Flag)
class FlagAdmin(house.HouseAdmin, admin.ModelAdmin):
    """The list; a flag is opened and resolved on the page of its item."""

    list_display = ["what", "where", "kind", "blocks_what", "opened_by", "opened_at", "state"]
    list_display_links = None
    list_filter = [OpenFilter, "kind", "blocks", "item__type"]
    list_select_related = ["item", "opened_by"]
    list_per_page = 50
    search_fields = ["text", "place", "item__claims__slug"]
    ordering = ["-opened_at"]

    def get_queryset(self, request):
        current = SlugClaim.objects.filter(item=OuterRef("item"), is_current=True)
        flags = super().get_queryset(request)
        return flags.annotate(item_slug=Subquery(current.values("slug")[:1]))

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

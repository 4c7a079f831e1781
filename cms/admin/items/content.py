"""The admin of a content type: lists, forms and the pages of its items. A type only declares."""

from django.contrib import admin
from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from cms.admin import house, live_states
from cms.admin.items.item_form import ItemFormAdmin
from cms.admin.items.pages import PAGES
from cms.admin.items.parts import EntryFields
from cms.admin.writing.citing import CitationStyle


class ContentAdmin(ItemFormAdmin, EntryFields, house.HouseAdmin, admin.ModelAdmin):
    """Safe by default: the policy decides, saving makes revisions, nothing is deleted."""

    list_display = ["name", "status", "readers_see", "last_saved", "reviewer", "due"]
    list_filter = [
        live_states.StatusFilter,
        live_states.LiveStateFilter,
        live_states.DueFilter,
    ]
    list_select_related = ["item__head__saved_by"]
    list_per_page = 50
    search_fields = ["title", "slug", "aliases_text", "item__claims__slug"]
    search_help_text = "Titles, addresses past and present, other names."
    ordering = ["title", "slug"]
    save_on_top = False
    # How items of this type are shown to those who choose one to cite.
    citation_style = CitationStyle()
    # What a new one is asked for, beside what it must have, where it is made in passing.
    short_form = ()

    # Lists

    def get_queryset(self, request):
        contents = super().get_queryset(request).select_related("item__head__saved_by")
        contents = contents.annotate(aliases_text=Cast("aliases", TextField()))
        return live_states.with_live_state(contents)

    @admin.display(description="title", ordering="title")
    def name(self, content):
        return str(content)

    @admin.display(description="status", ordering="item__status")
    def status(self, content):
        return live_states.status_badge(content.item)

    @admin.display(description="readers see", ordering="live_state")
    def readers_see(self, content):
        return live_states.live_badge(content)

    @admin.display(description="last saved", ordering="item__head__saved_at")
    def last_saved(self, content):
        head = content.item.head
        at = timezone.localtime(head.saved_at)
        return format_html("{}<br>{}", f"{at:%Y-%m-%d %H:%M}", head.saved_by.name)

    @admin.display(description="reviewer", ordering="reviewer", empty_value="")
    def reviewer(self, content):
        return content.reviewer

    @admin.display(description="review due", ordering="review_due", empty_value="")
    def due(self, content):
        return content.review_due and content.review_due.isoformat()

    # Addresses

    def url(self, name, *args):
        """The address of one of this admin's pages: ``change``, ``submit``, ``history`` …"""
        opts = self.opts
        route = f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_{name}"
        return reverse(route, args=args)

    def get_urls(self):
        opts = self.opts
        own = [
            path(
                f"<uuid:item_id>/{page.route}/",
                self.admin_site.admin_view(page.as_view(model_admin=self)),
                name=f"{opts.app_label}_{opts.model_name}_{page.name}",
            )
            for page in PAGES
        ]
        return own + super().get_urls()

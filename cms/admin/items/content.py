"""The admin of a content type: lists, forms and the pages of its items. A type only declares."""

from django.contrib import admin
from django.urls import path, reverse

from cms.admin import house
from cms.admin.items.item_form import ItemFormAdmin
from cms.admin.items.pages import PAGES
from cms.admin.items.parts import EntryFields
from cms.admin.lists.content_list import ContentList
from cms.admin.writing.citing import CitationStyle


class ContentAdmin(ItemFormAdmin, ContentList, EntryFields, house.HouseAdmin, admin.ModelAdmin):
    """Safe by default: the policy decides, saving makes revisions, nothing is deleted."""

    save_on_top = False
    # How items of this type are shown to those who choose one to cite.
    citation_style = CitationStyle()
    # What a new one is asked for, beside what it must have, where it is made in passing.
    short_form = ()

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

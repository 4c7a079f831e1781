"""Parts as rows below the form of their item."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models

from cms.admin import house, numbers
from cms.admin.items.entry_fields import Prose, field_for_words
from cms.admin.items.forms import KnownChoiceSelect, PartForm
from cms.admin.items.lean_widgets import LeanWidgets
from cms.admin.writing.widgets import CitedProse, CitedSources, CitingArea, LinkedItemSelect
from cms.editorial import saving
from cms.models import CitedTextField, ContentItem, SourcesField, WordsField

MOST_ROWS_ASKED_FOR = 20
# Forms take time to build, and nobody else can save meanwhile.
MOST_ROWS = 300
# How many fields tell what a row is about.
SHORT_SUMMARY = 3


def prose(rows, widget=AdminTextareaWidget):
    return {"form_class": Prose, "widget": widget(attrs={"rows": rows})}


class EntryFields:
    """Mixin: how the library's own fields are typed in."""

    formfield_overrides = {
        models.TextField: prose(3),
        models.URLField: {"assume_scheme": "https"},
        SourcesField: prose(2, CitedSources),
        CitedTextField: prose(8, CitedProse),
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, WordsField):
            return field_for_words(db_field)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, CitingArea):
            # Rows cite what the item that they belong to cites.
            field.widget.cite(getattr(self, "parent_model", self.model).cites, db_field)
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", LinkedItemSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def may_write(request, content):
    """Whether the form of this item (or, with none, of a new one) takes input."""
    if content is None or content._state.adding:
        return house.allows(request, "create")
    return content.item.status in saving.EDITABLE and house.allows(request, "edit", content.item)


class PartInline(EntryFields):
    """Mixin: rows of one part. Whoever may write the item may write its parts."""

    form = PartForm
    fk_name = "owner"
    extra = 0
    max_num = MOST_ROWS
    # What a row says in one line; without a word the first fields and the sources.
    summary = ()

    @property
    def media(self):
        """Django's script for rows stays away: ours adds, moves and deletes them."""
        return forms.Media()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.links())

    @classmethod
    def links(cls):
        fields = cls.model._meta.concrete_fields
        return [field.name for field in fields if field.is_relation and field.name != "owner"]

    def get_autocomplete_fields(self, request):
        return [
            field.name
            for field in self.model._meta.concrete_fields
            if field.name in self.links() and issubclass(field.related_model, ContentItem)
        ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownChoiceSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_formset(self, request, obj=None, **kwargs):
        kwargs = {"absolute_max": MOST_ROWS, "renderer": LeanWidgets(), **kwargs}
        return super().get_formset(request, obj, **kwargs)

    @classmethod
    def lines(cls):
        """The fields of a row, in the lines in which they stand."""
        return cls.fields

    @classmethod
    def summary_names(cls):
        names = [name for name in flatten(cls.lines()) if name != "order"]
        sources = ["sources"] if "sources" in names[SHORT_SUMMARY:] else []
        return cls.summary or [*names[:SHORT_SUMMARY], *sources]

    def get_extra(self, request, obj=None, **kwargs):
        """None: a script adds rows. Without scripts a link asks for the page with empty ones."""
        asked = numbers.sent(request.GET.get("rows", ""), otherwise=self.extra)
        return min(asked, MOST_ROWS_ASKED_FOR)

    def has_view_permission(self, request, obj=None):
        return house.allows(request, "view")

    def has_add_permission(self, request, obj):
        return may_write(request, obj)

    def has_change_permission(self, request, obj=None):
        return may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return may_write(request, obj)


class PartTable(PartInline, admin.TabularInline):
    """Parts with little to say: all fields of a row in one line."""

    @classmethod
    def lines(cls):
        return [cls.fields]


class PartStack(PartInline, admin.StackedInline):
    """Parts with much to say: the lines of a row are declared."""

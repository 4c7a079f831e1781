"""Parts as rows below the form of their item."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models

from cms.admin import house
from cms.admin.items.entry_fields import Prose, field_for_words
from cms.admin.items.forms import KnownChoiceSelect, NamedRows, PartForm
from cms.editorial import saving
from cms.models import CitedTextField, ContentItem, SourcesField, WordsField

MOST_ROWS_ASKED_FOR = 20
# Forms take time to build, and nobody else can save meanwhile.
MOST_ROWS = 300


def prose(rows):
    return {"form_class": Prose, "widget": AdminTextareaWidget(attrs={"rows": rows})}


class EntryFields:
    """Mixin: how the library's own fields are typed in."""

    formfield_overrides = {
        models.TextField: prose(3),
        models.URLField: {"assume_scheme": "https"},
        SourcesField: prose(2),
        CitedTextField: prose(8),
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, WordsField):
            return field_for_words(db_field)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def may_write(request, content):
    """Whether the form of this item (or, with none, of a new one) takes input."""
    if content is None or content._state.adding:
        return house.allows(request, "create")
    return content.item.status in saving.EDITABLE and house.allows(request, "edit", content.item)


class PartInline(EntryFields):
    """Mixin: rows of one part. Whoever may write the item may write its parts."""

    form = PartForm
    formset = NamedRows
    fk_name = "owner"
    extra = 0
    max_num = MOST_ROWS
    classes = ["collapse"]

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
        return super().get_formset(request, obj, **{"absolute_max": MOST_ROWS, **kwargs})

    def get_extra(self, request, obj=None, **kwargs):
        """None: a script adds rows. Without scripts a link asks for the page with empty ones."""
        asked = request.GET.get("rows", "")
        return min(int(asked), MOST_ROWS_ASKED_FOR) if asked.isdecimal() else self.extra

    def has_view_permission(self, request, obj=None):
        return house.allows(request, "view")

    def has_add_permission(self, request, obj):
        return may_write(request, obj)

    def has_change_permission(self, request, obj=None):
        return may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return may_write(request, obj)


class PartTable(PartInline, admin.TabularInline):
    """Parts with few columns: one line each."""


class PartStack(PartInline, admin.StackedInline):
    """Parts with much to say: one block each."""

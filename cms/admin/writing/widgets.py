"""The controls in which texts and sources are written. What they offer beside that, scripts add."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect
from django.urls import reverse_lazy

SCRIPT = forms.Script("cms/writing/writing.js", type="module")


class WithWritingAids(forms.Widget):
    @property
    def media(self):
        return super().media + forms.Media(css={"all": ["cms/writing.css"]}, js=[SCRIPT])


class CitingArea(WithWritingAids, AdminTextareaWidget):
    """``form`` is what may stand in it: “prose”, or “sources” for citations alone."""

    form = ""

    def __init__(self, attrs=None):
        addresses = {
            "data-search": reverse_lazy("admin:source_search"),
            "data-reading": reverse_lazy("admin:reading"),
        }
        super().__init__({"data-writing": self.form, **addresses, **(attrs or {})})

    def cite(self, cited, db_field):
        """Say which type is cited here, and whether the text is for patients."""
        self.attrs["data-cites"] = cited
        self.attrs["data-new"] = reverse_lazy("admin:new_item", args=[cited])
        if getattr(db_field, "is_plain", False):
            self.attrs["data-plain"] = "yes"
        if where := getattr(db_field, "plain_where", None):
            # The field beside it, and what it says where the text is for patients.
            self.attrs["data-plain-field"], self.attrs["data-plain-value"] = where


class CitedProse(CitingArea):
    form = "prose"


class CitedSources(CitingArea):
    form = "sources"


class LinkedItemSelect(WithWritingAids, AutocompleteSelect):
    """Finds items with typos, and makes those that are not there."""

"""A form field that holds some of a list of items."""

from django import forms

from cms.admin.naming import titles


class ItemsField(forms.MultipleChoiceField):
    """Some of a list of items, as boxes with their names."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, items, checked=False):
        items = list(items)
        names = titles(items)
        told = [(item, f"{names[item.pk]} ({item.type})") for item in items]
        self.items = sorted(told, key=lambda each: each[1].casefold())
        self.choices = [(str(item.pk), name) for item, name in self.items]
        self.initial = [str(item.pk) for item, _ in self.items] if checked else []

    def clean(self, value):
        chosen = set(super().clean(value))
        return [item for item, _ in self.items if str(item.pk) in chosen]

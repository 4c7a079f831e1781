"""Form fields about items: some of a list, and when a release starts."""

from django import forms
from django.utils import timezone

from cms.admin.naming import named


class ScheduleField(forms.DateTimeField):
    """A full minute; empty means now."""

    widget = forms.DateTimeInput(
        attrs={"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M"
    )

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "label": "Start at", **kwargs})


def schedule_help(empty="now"):
    zone = timezone.get_current_timezone_name()
    return f"Empty: {empty}. Otherwise a minute in the future, in the time of {zone}."


class ItemsField(forms.MultipleChoiceField):
    """Some of a list of items, as boxes with their names."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, items, checked=False):
        self.items = named(items)
        self.choices = [(str(item.pk), name) for item, name in self.items]
        self.initial = [str(item.pk) for item, _ in self.items] if checked else []

    def clean(self, value):
        chosen = set(super().clean(value))
        return [item for item, _ in self.items if str(item.pk) in chosen]

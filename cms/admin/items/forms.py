"""The forms in which items and their parts are written."""

from django import forms
from django.db.models import CheckConstraint

from cms.admin.items.entry_fields import Checked
from cms.admin.items.lean_widgets import LeanWidgets
from cms.admin.writing.widgets import LinkedItemSelect

SHOWN_AGAIN = "What you wrote is here again. It is not saved yet."


class ContentForm(forms.ModelForm):
    """The form of an item. ``faults`` are what the door said about this very input before.

    ``is_shown_again`` holds input back that was only to be shown, not stored.
    """

    default_renderer = LeanWidgets()
    faults = ()
    is_shown_again = False

    def clean(self):
        cleaned = super().clean()
        _add_faults(self, self.faults)
        if self.is_shown_again:
            self.add_error(None, forms.ValidationError(SHOWN_AGAIN, code="shown_again"))
        for name, field in self.fields.items():
            # Boxes come in the vocabulary's order: without a change the stored order stays.
            if isinstance(field, Checked) and name not in self.changed_data and self.initial:
                cleaned[name] = self.initial.get(name, [])
        return cleaned


class PartForm(forms.ModelForm):
    """The form of one part. What concerns several rows is checked when all are stored."""

    def __init__(self, *args, faults=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.faults = (faults or {}).get(self.prefix, ())
        if "order" in self.fields:
            self.fields["order"].required = False
            if self.instance._state.adding:
                self.initial["order"] = self.instance.order = None
        for name, field in self.fields.items():
            inner = getattr(field.widget, "widget", None)
            if isinstance(inner, KnownChoiceSelect) and not self.instance._state.adding:
                inner.chosen = getattr(self.instance, name)

    def full_clean(self):
        """A stored row that says what it said is not looked at: the door looks at all of them."""
        is_stored = self.is_bound and not self.instance._state.adding
        if not is_stored or self.faults or self.has_changed():
            super().full_clean()
            return
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        names = [name for name in self.fields if hasattr(self.instance, name)]
        self.cleaned_data = {name: getattr(self.instance, name) for name in names}

    def has_changed(self):
        """A new row that has nothing but its place is no row yet."""
        if self.instance._state.adding:
            return bool(set(self.changed_data) - {"order"})
        return super().has_changed()

    def clean(self):
        cleaned = super().clean()
        _add_faults(self, self.faults)
        return cleaned

    def validate_unique(self):
        """Not row by row: two rows may swap what only one of them can have."""

    def validate_constraints(self):
        exclude = self._get_validation_exclusions()
        for constraint in self._meta.model._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                self._validate_constraint(constraint, exclude)

    def _validate_constraint(self, constraint, exclude):
        try:
            constraint.validate(self._meta.model, self.instance, exclude=exclude)
        except forms.ValidationError as error:
            self._update_errors(error)


class NamedRows(forms.BaseInlineFormSet):
    """Every control says its name, also in tables, where the label is the head of a column."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            control = getattr(field.widget, "widget", field.widget)
            control.attrs.setdefault("aria-label", str(field.label))


def _add_faults(form, faults):
    for field, sentence in faults:
        form.add_error(field if field in form.fields else None, sentence)


class KnownChoiceSelect(LinkedItemSelect):
    """Shows the choice that was read with its row, instead of asking the database once per row."""

    chosen = None

    def optgroups(self, name, value, attr=None):
        if self.chosen is None or value != [str(self.chosen.pk)]:
            return super().optgroups(name, value, attr)
        known = [self.create_option(name, value[0], str(self.chosen), True, 0)]
        none = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, none + known, 0)]

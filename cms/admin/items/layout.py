"""The form of an item as editors survey it: sections, in them lists of parts, in them rows."""

from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.admin.helpers import AdminReadonlyField
from django.contrib.admin.utils import flatten
from django.forms import CheckboxInput, Textarea
from django.utils.text import capfirst, slugify

from cms.admin import numbers
from cms.admin.items.row_summaries import BETWEEN, summary
from cms.models import WordsField


@dataclass
class Entry:
    """One field on the page: a control with its label, or what it says where nobody may write."""

    name: str
    label: str
    contents: str
    id: str = ""
    help_text: str = ""
    errors: list = field(default_factory=list)
    kind: str = ""
    is_required: bool = False

    @classmethod
    def written(cls, form, name):
        bound = form[name]
        return cls(
            name=name,
            label=bound.label,
            contents=str(bound),
            id=bound.id_for_label or bound.auto_id,
            help_text=bound.help_text,
            errors=bound.errors,
            kind=_kind(bound.field.widget),
            is_required=bound.field.required,
        )

    @classmethod
    def told(cls, form, name, model_admin):
        shown = AdminReadonlyField(form, name, is_first=True, model_admin=model_admin)
        words = _words(form.instance, name)
        contents = ", ".join(words) if words else shown.contents()
        return cls(name, capfirst(shown.field["label"]), contents, kind="told")


def _words(content, name):
    """A list of words as people read it: Django would show how it is stored."""
    fields = (each for each in content._meta.concrete_fields if each.name == name)
    if not isinstance(model_field := next(fields, None), WordsField):
        return []
    labels = dict(model_field.choices_of.choices) if model_field.choices_of else {}
    return [str(labels.get(word, word)) for word in getattr(content, name)]


def _kind(widget):
    """How a control is laid out beside its label."""
    inner = getattr(widget, "widget", widget)
    if inner.use_fieldset:
        return "choices"
    if isinstance(inner, CheckboxInput):
        return "box"
    return "area" if isinstance(inner, Textarea) else "control"


def _lines(form, fields, told, model_admin):
    """``[[Entry]]``: what a fieldset puts into one line stands in one line."""
    return [
        [
            Entry.told(form, name, model_admin)
            if name in told or name not in form.fields
            else Entry.written(form, name)
            for name in ([line] if isinstance(line, str) else line)
        ]
        for line in fields
    ]


class Row:
    """One part: its line in the list, and below it all that it says."""

    def __init__(self, form, inline, told):
        self.form, self.inline, self.told = form, inline, told
        self.id = form.prefix
        self.key = "" if form.instance._state.adding else form.instance.key
        self.is_new = form.instance._state.adding

    @cached_property
    def summary(self):
        return summary(self.form.instance, self.inline.summary_names())

    @cached_property
    def lines(self):
        outside = {"order"}
        fields = [
            [name for name in ([line] if isinstance(line, str) else line) if name not in outside]
            for line in self.inline.lines()
        ]
        return _lines(self.form, filter(None, fields), self.told, self.inline)

    @property
    def name(self):
        """What the row is about: the first that its summary says."""
        return self.summary.partition(BETWEEN)[0]

    def label(self, name):
        """What a field of the row is called; nothing where there is no such field."""
        entries = (entry for line in self.lines for entry in line)
        return next((entry.label for entry in entries if entry.name == name), "")

    @property
    def hidden(self):
        return [] if self.told else self.form.hidden_fields()

    @cached_property
    def order(self):
        return None if self.told else Entry.written(self.form, "order")

    @cached_property
    def delete(self):
        return None if self.told else Entry.written(self.form, "DELETE")

    @cached_property
    def is_deleted(self):
        return bool(self.form.is_bound and self.form["DELETE"].value())

    @cached_property
    def faults(self):
        """Sentences about the row as a whole."""
        return [] if self.is_deleted else self.form.non_field_errors()

    @cached_property
    def has_errors(self):
        return self.form.is_bound and not self.is_deleted and bool(self.form.errors)


class PartList:
    """All rows of one part. Django's form view takes it for one of its own inline formsets."""

    def __init__(self, inline, formset, editable):
        self.opts, self.formset, self.editable = inline, formset, editable
        self.name = self.id = formset.prefix
        self.title = capfirst(formset.prefix.replace("_", " "))
        self.one = str(inline.verbose_name)
        self.told = () if editable else tuple(flatten(inline.lines()))
        # Django offers to save where any list may be written.
        self.has_add_permission = self.has_change_permission = editable
        self.has_delete_permission = editable

    @property
    def media(self):
        return self.opts.media + self.formset.media

    @cached_property
    def rows(self):
        """In their order; rows that were just written keep the place that they were given."""
        rows = [Row(form, self.opts, self.told) for form in self.formset.forms]
        return sorted(rows, key=lambda row: _place(row.form)) if self.formset.is_bound else rows

    @cached_property
    def blank(self):
        return Row(self.formset.empty_form, self.opts, ())

    @cached_property
    def count(self):
        return sum(not row.is_deleted for row in self.rows)

    @cached_property
    def has_errors(self):
        return bool(self.faults) or any(row.has_errors for row in self.rows)

    @cached_property
    def faults(self):
        return self.formset.non_form_errors()


def _place(form):
    return numbers.sent(str(form["order"].value() or ""), otherwise=float("inf"))


@dataclass
class Section:
    """A part of the page with a heading: fields of the item itself, or lists of parts."""

    title: str
    lines: list = field(default_factory=list)
    lists: list = field(default_factory=list)
    is_collapsed: bool = False

    @property
    def id(self):
        return f"section-{slugify(self.title)}"

    @cached_property
    def has_errors(self):
        entries = (entry for line in self.lines for entry in line)
        return any(entry.errors for entry in entries) or any(each.has_errors for each in self.lists)


def sections(model_admin, adminform, lists):
    """Fields first, then the groups of parts as the type declares them."""
    return [*_of_fields(model_admin, adminform), *_of_parts(model_admin, lists)]


def _of_fields(model_admin, adminform):
    for name, options in adminform.fieldsets:
        lines = _lines(adminform.form, options["fields"], adminform.readonly_fields, model_admin)
        is_collapsed = "collapse" in options.get("classes", ())
        yield Section(str(name or "Names"), lines=lines, is_collapsed=is_collapsed)


def _of_parts(model_admin, lists):
    left = {each.name: each for each in lists}
    for title, names in model_admin.part_groups:
        found = [left.pop(name) for name in names if name in left]
        if found:
            yield Section(title, lists=found)
    if left:
        yield Section("More" if model_admin.part_groups else "Parts", lists=list(left.values()))


def faults(adminform, lists):
    """``[(address of the field, its name, sentence)]`` of everything that is wrong."""
    return [*_of_form(adminform.form, ""), *(found for each in lists for found in _of_list(each))]


def _of_list(each):
    for sentence in each.faults:
        yield each.id, each.title, sentence
    for number, row in enumerate(each.rows, start=1):
        if row.has_errors:
            yield from _of_form(row.form, f"{each.title} › {row.name or number} › ", row.id)


def _of_form(form, path, row=""):
    for name, sentences in form.errors.items():
        for sentence in sentences:
            if name not in form.fields:
                yield row, path.removesuffix(" › "), sentence
            else:
                bound = form[name]
                yield bound.id_for_label or bound.auto_id, f"{path}{bound.label}", sentence

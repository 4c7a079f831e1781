"""Form fields for what editors type: prose, and lists with one entry per line."""

import re

from django import forms

# A word processor breaks lines with a vertical tab.
LINE_END = re.compile("\r\n|\r|\v")


class Prose(forms.CharField):
    """Long text as typed, with the line ends of the library instead of the browser's."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        # Leading spaces mean something in Markdown.
        super().__init__(**{**kwargs, "strip": False})

    def to_python(self, value):
        text = LINE_END.sub("\n", super().to_python(value))
        return text if text.strip() else ""


class Lines(forms.CharField):
    """A list, one entry per line. A subclass says how an entry is written and read."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, list):
            return value
        lines = (line.strip() for line in (value or "").splitlines())
        return [self.read(line) for line in lines if line]

    def prepare_value(self, value):
        return "\n".join(map(self.write, value)) if isinstance(value, list) else value

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)

    def read(self, line):
        return line

    def write(self, entry):
        return entry


class Checked(forms.MultipleChoiceField):
    """A list whose entries are chosen from a vocabulary; kept in the vocabulary's order."""

    widget = forms.CheckboxSelectMultiple

    def has_changed(self, initial, data):
        return sorted(initial or []) != sorted(data or [])

    def clean(self, value):
        chosen = set(super().clean(value))
        return [code for code, _ in self.choices if code in chosen]


def field_for_words(db_field, **kwargs):
    """The form field of a ``WordsField``: checkboxes where it has a vocabulary, else lines."""
    stated = {
        "required": not db_field.blank,
        "label": db_field.verbose_name.capitalize(),
        "help_text": db_field.help_text,
    }
    if db_field.choices_of:
        # The model's help speaks of lines and codes; here are boxes with labels.
        return Checked(choices=db_field.choices_of.choices, **{**stated, "help_text": ""})
    return Lines(**stated)

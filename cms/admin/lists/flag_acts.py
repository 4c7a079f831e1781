"""What is done to many flags at once."""

from django import forms

from cms.admin.lists.bulk import BulkAct, BulkForm, Fate, known_keys
from cms.admin.naming import item_url
from cms.models import Flag, Person
from cms.publishing import flags


class AssignForm(BulkForm):
    person = forms.ModelChoiceField(
        Person.objects.none(), required=False, label="Who sees to them", empty_label="Nobody"
    )

    def __init__(self, *args, act, **kwargs):
        super().__init__(*args, act=act, **kwargs)
        self.fields["person"].queryset = flags.may_be_assigned()


class AssignFlags(BulkAct):
    name, label, action = "assign", "Assign to somebody", "assign flag"
    explanation = "The flags stand on the first page of this person, who is told of each."
    form_class = AssignForm

    def rows(self, keys):
        found = Flag.objects.filter(pk__in=known_keys(Flag, keys))
        return list(found.select_related("item", "assigned_to").order_by("-opened_at", "pk"))

    def fate(self, flag):
        with_whom = f"{flag.assigned_to} sees to it" if flag.assigned_to else "Nobody sees to it"
        is_over = flag.resolved_at is not None
        return Fate(
            flag,
            str(flag),
            item_url(flag.item, "flags"),
            "Resolved" if is_over else with_whom,
            f"{flag.pk}:",
            "This flag is resolved." if is_over else "",
        )

    def perform(self, flag, token, data):
        flags.assign_flag(flag, by=self.request.user, to=data["person"])

    def told(self, done, data):
        return f"{data['person'] or 'Nobody'} sees to {len(done)} now."

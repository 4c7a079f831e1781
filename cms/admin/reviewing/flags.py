"""Open editorial questions on an item, and who sees to them."""

from django import forms
from django.core.validators import slug_re
from django.utils.functional import cached_property

from cms.admin import house
from cms.admin.items.frame import ActForm, ItemPage
from cms.models import Blocks, FlagKind, Person
from cms.publishing import flags


class OpenFlagForm(ActForm):
    kind = forms.ChoiceField(choices=FlagKind, initial=FlagKind.QUESTION)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), label="What is the question")
    place = forms.CharField(
        required=False, max_length=200, help_text="A field, or part and key. Empty: the whole item."
    )
    blocks = forms.ChoiceField(
        choices=Blocks, initial=Blocks.NOTHING, help_text="What must wait until it is resolved."
    )


class Flags(ItemPage):
    """All flags of the item, and the form that opens one."""

    name, route, label, action = "flags", "flags", "Flags", "flag"
    form_class = OpenFlagForm
    template_name = "admin/cms/reviewing/flags.html"
    is_seen_by_all = True

    @property
    def next_url(self):
        return self.model_admin.url("flags", self.item.pk)

    def get_context_data(self, **kwargs):
        found = self.item.flags.select_related("opened_by", "resolved_by", "assigned_to")
        return super().get_context_data(
            open_flags=[flag for flag in found if flag.resolved_at is None],
            resolved=[flag for flag in found if flag.resolved_at is not None],
            may_flag=house.allows(self.request, "flag", self.item),
            may_resolve=house.allows(self.request, "resolve flag", self.item),
            may_assign=house.allows(self.request, "assign flag", self.item),
            **kwargs,
        )

    def act(self, data):
        flags.open_flag(
            self.item,
            by=self.request.user,
            kind=data["kind"],
            text=data["text"],
            place=data["place"],
            blocks=data["blocks"],
        )
        return "The flag is open."


class OneFlagForm(ActForm):
    flag = forms.SlugField(widget=forms.HiddenInput)

    def clean_flag(self):
        flag = self.page.item.flags.filter(key=self.cleaned_data["flag"]).first()
        if flag is None:
            raise forms.ValidationError("This item has no such flag.")
        return flag


class OneFlag(ItemPage):
    """An act on one of the item's flags, which the address names."""

    def get_initial(self):
        return {**super().get_initial(), "flag": self.request.GET.get("flag", "")}

    @cached_property
    def flag(self):
        asked = self.request.GET.get("flag", "")
        return self.item.flags.filter(key=asked).first() if slug_re.match(asked) else None

    @property
    def explanation(self):
        return f"{self.flag.get_kind_display()}: {self.flag.text}" if self.flag else ""

    @property
    def next_url(self):
        return self.model_admin.url("flags", self.item.pk)


class ResolveFlagForm(OneFlagForm):
    resolution = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), label="What was decided")


class ResolveFlag(OneFlag):
    name, route, label, action = "resolve_flag", "flags/resolve", "Resolve flag", "resolve flag"
    form_class = ResolveFlagForm

    def act(self, data):
        flags.resolve_flag(data["flag"], by=self.request.user, resolution=data["resolution"])
        return "The flag is resolved."


class AssignFlagForm(OneFlagForm):
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        required=False,
        label="Who sees to it",
        empty_label="Nobody",
        help_text="It then stands on the first page of this person, who is told of it.",
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["person"].queryset = flags.may_be_assigned()


class AssignFlag(OneFlag):
    name, route, label, action = "assign_flag", "flags/assign", "Assign flag", "assign flag"
    form_class = AssignFlagForm

    def get_initial(self):
        return {**super().get_initial(), "person": self.flag and self.flag.assigned_to_id}

    def act(self, data):
        flags.assign_flag(data["flag"], by=self.request.user, to=data["person"])
        return (
            f"{data['person']} sees to the flag." if data["person"] else "The flag is free again."
        )

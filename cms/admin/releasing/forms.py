"""What a publisher fills in on the page of a release."""

from django import forms

from cms.admin.items.item_fields import ItemsField, ScheduleField, schedule_help
from cms.models import Account, Item, Publication
from cms.publishing import instants


def releasable(without=()):
    """Approved items whose text readers do not see yet."""
    approved = Item.objects.approved().select_related("head").exclude(pk__in=without)
    live = Publication.objects.live(instants.now()).filter(item__in=approved)
    digests = dict(live.values_list("item", "digest"))
    return [item for item in approved if digests.get(item.pk) != item.head.digest]


class ReleaseForm(forms.Form):
    title = forms.CharField(max_length=200, help_text="What colleagues call it.")
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Why now, for the record. Readers do not see it.",
    )
    items = ItemsField(required=False, label="Approved items", help_text="More can be added later.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].offer(releasable())


class AddForm(forms.Form):
    items = ItemsField(label="Approved, and not live")

    def __init__(self, *args, release, **kwargs):
        super().__init__(*args, **kwargs)
        inside = release.entries.values("item")
        self.fields["items"].offer(releasable(without=inside))


class RemoveForm(forms.Form):
    item = forms.ModelChoiceField(queryset=Item.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args, release, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = Item.objects.filter(release_entries__release=release)


class SendForm(forms.Form):
    starts_at = ScheduleField()

    def __init__(self, *args, release, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].help_text = schedule_help()


class CancelForm(forms.Form):
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), label="Why")

    def __init__(self, *args, release, **kwargs):
        super().__init__(*args, **kwargs)


class RollBackForm(forms.Form):
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), label="Why")


class SignedRollBackForm(RollBackForm):
    """An urgent release goes back only with a clinical signature, given here and now."""

    username = forms.CharField(
        max_length=Account._meta.get_field("username").max_length,
        label="User name of the clinical reviewer who signs",
    )
    password = forms.CharField(
        strip=False,
        label="Their password",
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def signer(self):
        """Their account; a name that nobody has gives an account that no password opens."""
        username = self.cleaned_data["username"]
        return Account.objects.filter(username=username).first() or Account(
            username=username, is_active=False
        )

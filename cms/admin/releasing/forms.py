"""What a publisher fills in on the page of a release."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q

from cms.admin.items.item_fields import ItemsField
from cms.admin.releasing.schedule import ScheduleField, schedule_help
from cms.models import Account, Decision, Item, Review, SlugClaim, Status
from cms.publishing import instants, releases
from cms.publishing.unreleased import releasable
from cms.text.characters import REFUSED

MOST_OFFERED = 100
MOST_AT_ONCE = 1000


def found(items, words):
    """Those whose present address holds every word."""
    for word in REFUSED.sub("", words).split():
        claims = SlugClaim.objects.filter(is_current=True, slug__icontains=word)
        items = items.filter(Exists(claims.filter(item=OuterRef("pk"))))
    return items


class ReleasableField(ItemsField):
    """Boxes for the first of what may be added; whatever else may be added is accepted as well."""

    def offer_some(self, items):
        some = list(items[: MOST_OFFERED + 1])
        self.is_cut = len(some) > MOST_OFFERED
        self.offer(some[:MOST_OFFERED])

    def clean(self, value):
        value = forms.MultipleChoiceField.to_python(self, value)
        self.validate(value)
        try:
            wanted = {UUID(each) for each in value[:MOST_AT_ONCE]}
        except ValueError as error:
            raise ValidationError("The page was incomplete. Load it again.") from error
        items = list(self.those_that_may().filter(pk__in=wanted))
        if len(items) < len(wanted):
            raise ValidationError("Something chosen is no longer approved. Look at it again.")
        return items

    def validate(self, value):
        forms.Field.validate(self, value)

    @staticmethod
    def those_that_may():
        again = Review.objects.filter(item=OuterRef("pk"), decision=Decision.REAFFIRM)
        return Item.objects.in_use().filter(Q(status=Status.APPROVED) | Exists(again))


class ReleaseForm(forms.Form):
    title = forms.CharField(max_length=200, help_text="What colleagues call it.")
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Why now, for the record. Readers do not see it.",
    )
    items = ReleasableField(
        required=False, label="Approved items", help_text="More can be added later."
    )

    def __init__(self, *args, words="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].offer_some(found(releasable(instants.now()), words))


class AddForm(forms.Form):
    items = ReleasableField(label="Approved, and not live")

    def __init__(self, *args, release, words="", **kwargs):
        super().__init__(*args, **kwargs)
        others = releasable(instants.now()).exclude(pk__in=release.entries.values("item"))
        self.fields["items"].offer_some(found(others, words))


class RemoveForm(forms.Form):
    item = forms.ModelChoiceField(queryset=Item.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args, release, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = Item.objects.filter(release_entries__release=release)


class WhenForm(forms.Form):
    """Now, or at a minute to come: said twice over, so that nothing goes live by a slip."""

    when = forms.ChoiceField(
        choices=[("now", "Now"), ("then", "At a set time")],
        widget=forms.RadioSelect,
        label="When",
        initial="now",
        required=False,
    )
    starts_at = ScheduleField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].help_text = schedule_help()

    def clean(self):
        data = super().clean()
        start = data.get("starts_at")
        if data.get("when") == "now" and start:
            self.add_error("when", "You chose now, and also a time to start. Choose one of them.")
        if data.get("when") == "then" and not start and "starts_at" not in self.errors:
            self.add_error("starts_at", "Say when it starts, or choose now.")
        return data


class SendForm(WhenForm):
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, release, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = releases.contents_of(release)


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
    code = forms.CharField(
        required=False,
        max_length=20,
        label="Their code",
        help_text="Where their account has a second factor: from the authenticator app, or a "
        "recovery code.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def signer(self):
        """Their account; a name that nobody has gives an account that no password opens."""
        username = self.cleaned_data["username"]
        return Account.objects.filter(username=username).first() or Account(
            username=username, is_active=False
        )

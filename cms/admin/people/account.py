"""“My account”: what a person sees and changes of their own."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cms.admin import house
from cms.admin.items.entry_fields import Lines, Prose
from cms.admin.people import browsers, entering
from cms.admin.people.time_zones import KNOWN
from cms.editorial import identities, passkeys, people, second_factor, sessions
from cms.editorial.refusals import Refused
from cms.models import Disclosure, Mail

WARN_DAYS = 60


class PreferencesForm(forms.Form):
    mail = forms.ChoiceField(
        choices=Mail,
        label="Mail",
        help_text="What is for you is always in the admin as well, under Notifications.",
    )
    time_zone = forms.CharField(
        required=False,
        label="Time zone",
        max_length=60,
        help_text="As in Europe/Zurich. Empty: the library's.",
        widget=forms.TextInput(attrs={"list": "time-zones", "autocomplete": "off"}),
    )

    def clean_time_zone(self):
        name = self.cleaned_data["time_zone"].strip()
        if name and name not in KNOWN:
            raise forms.ValidationError("No such time zone is known. Choose one from the list.")
        return name


class DisclosureForm(forms.ModelForm):
    prefix = "disclosure"
    named = Lines(
        required=False,
        label="Makers and products",
        help_text=Disclosure._meta.get_field("named").help_text,
    )

    class Meta:
        model = Disclosure
        fields = ["text", "named"]
        field_classes = {"text": Prose}
        labels = {"text": "Interests that I hold"}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class PasswordForm(forms.Form):
    password = forms.CharField(
        label="New password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="The same again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self):
        validate_password(self.cleaned_data["password"], self.account)
        return self.cleaned_data["password"]

    def clean(self):
        data = super().clean()
        if "password" in data and data["password"] != data.get("again"):
            self.add_error("again", "This is not the same. Write it once more.")
        return data


@entering.own_account
def account(request):
    form = PreferencesForm(request.POST or None, initial=_preferences(request.user.person))
    if request.method == "POST" and form.is_valid():
        people.set_preferences(request.user, **form.cleaned_data)
        messages.success(request, "Your preferences are saved.")
        return redirect("admin:account")
    return _overview(request, preferences=form)


@require_POST
@entering.own_account
def disclose(request):
    form = DisclosureForm(request.POST)
    if not form.is_valid():
        return _overview(request, disclosure=form)
    people.disclose(request.user, **form.cleaned_data)
    messages.success(request, "Your statement of interests is on record, with today's date.")
    return redirect("admin:account")


@sensitive_post_parameters()
@entering.recently_entered
def change_password(request):
    form = PasswordForm(request.POST or None, account=request.user)
    if request.method == "POST" and form.is_valid():
        people.change_password(
            request.user, form.cleaned_data["password"], session_key=request.session.session_key
        )
        update_session_auth_hash(request, request.user)
        messages.success(request, "The password is changed. Every other window is signed out.")
        return redirect("admin:account")
    return page(request, "password.html", title="Change password", form=form)


@require_POST
@entering.own_account
def end_session(request):
    mine = {
        browsers.name_of(session): session
        for session, _ in sessions.of(request.user)
        if session.session_key != request.session.session_key
    }
    wanted = request.POST.get("session", "")
    ended = mine.values() if wanted == "others" else [mine[wanted]] if wanted in mine else []
    for session in ended:
        session.delete()
    messages.success(request, "Signed out there." if ended else "That was signed out already.")
    return redirect("admin:account")


def _preferences(person):
    return {"mail": person.mail, "time_zone": person.time_zone}


def _overview(request, preferences=None, disclosure=None):
    user = request.user
    person = user.person
    return page(
        request,
        "account.html",
        title="My account",
        person=person,
        roles=list(person.grants.all()),
        credentials=told_credentials(person),
        preferences=preferences or PreferencesForm(initial=_preferences(person)),
        disclosure=disclosure or DisclosureForm(),
        disclosures=list(person.disclosures.all()[:20]),
        zones=sorted(name for name in KNOWN if "/" in name and not name.startswith("Etc/")),
        has_password=user.has_usable_password(),
        kinds=second_factor.kinds(user),
        app=user.authenticator_set.filter(type=second_factor.APP).first(),
        passkeys=list(passkeys.of(user)),
        passkeys_can_be_used=passkeys.can_be_used(),
        codes_left=second_factor.codes_left(user),
        is_required=second_factor.is_required_of(user),
        oidc_name=settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
        identity=identities.of(user),
        sessions=browsers.told(user, request.session.session_key),
        mail_is_sent=settings.MAIL_IS_SENT,
    )


def told_credentials(person):
    """``[(credential, "expired", "soon" or "")]``."""
    today = timezone.localdate()

    def told(day):
        if day is None or (day - today).days > WARN_DAYS:
            return ""
        return "soon" if day >= today else "expired"

    return [(each, told(each.expires_on)) for each in person.credentials.all()]


def page(request, template, status=200, **context):
    return house.page(request, f"people/{template}", status, **{"account": request.user, **context})


def refused(request, problem: Refused):
    """Tell why not on the account's own page."""
    messages.error(request, str(problem))
    return redirect("admin:account")

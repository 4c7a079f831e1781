"""The ways in which a signer proves who they are, as the pages for signing offer them.

A way is a class in ``WAYS``. It names itself (as ``Review.authentication`` keeps it), says to
whom it is open, which form fields it needs, and makes the ``signing_in.Proof``.
"""

from django import forms
from django.conf import settings

from cms.admin.people import ceremonies, oidc
from cms.editorial import identities, passkeys, second_factor, signing_in


class ByPassword:
    name, label = "password", "Password"
    # Included with ``way`` and ``fields``, its bound fields.
    template_name = "admin/cms/reviewing/by_password.html"
    # Where the form shows that the proof is missing or was refused.
    error_field = "password"
    missing = "Give your password to sign."

    @staticmethod
    def is_open_to(request):
        return request.user.has_usable_password()

    @staticmethod
    def fields(request):
        """Form fields by name. None is required: a form may offer several ways."""
        password = forms.CharField(
            required=False,
            strip=False,
            label="Your password",
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
            help_text="It stands for your handwriting. Nothing is signed without it.",
        )
        if not second_factor.is_set_up(request.user):
            return {"password": password}
        code = forms.CharField(
            required=False,
            max_length=20,
            label="Code",
            help_text="From your authenticator app, or a recovery code.",
            widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        )
        return {"password": password, "code": code}

    @staticmethod
    def is_given(request, data):
        """Whether the signer gave this proof; it may still be refused."""
        return bool(data.get("password"))

    @staticmethod
    def prove(request, data):
        """A fresh ``Proof`` for ``request.user``; raises ``NotFresh``."""
        return signing_in.prove_by_password(request.user, data["password"], data.get("code", ""))


def signing_of(request, data):
    """Names this act of signing: this page, which names item and kind, and this revision."""
    expected = data.get("expected")
    number = getattr(expected, "number", expected)
    return f"{request.path}@{number}"


class ByPasskey:
    """The device answers a challenge that was made for this act, once."""

    name, label = "passkey", "Passkey"
    template_name = "admin/cms/reviewing/by_passkey.html"
    error_field = "way"
    missing = "Use your passkey with the button to sign."

    @staticmethod
    def is_open_to(request):
        return passkeys.can_be_used() and passkeys.of(request.user).exists()

    @staticmethod
    def fields(request):
        return {}

    @staticmethod
    def is_given(request, data):
        return bool(request.POST.get("passkey"))

    @staticmethod
    def prove(request, data):
        state = ceremonies.take(request, ceremonies.SIGN + signing_of(request, data))
        return signing_in.prove_by_passkey(request.user, request.POST["passkey"], state=state)


class ByOidc:
    """The provider asked who it is, in a window beside the text, for this act, once."""

    name = "oidc"
    label = settings.OIDC_NAME
    template_name = "admin/cms/reviewing/by_oidc.html"
    error_field = "way"
    missing = "Sign in at your organization first, then sign here."

    @staticmethod
    def is_open_to(request):
        return bool(settings.OIDC_SERVER_URL) and identities.of(request.user) is not None

    @staticmethod
    def fields(request):
        return {}

    @staticmethod
    def is_given(request, data):
        return oidc.is_proved(request, signing_of(request, data))

    @staticmethod
    def prove(request, data):
        seen = oidc.take_proof(request, signing_of(request, data))
        return signing_in.prove_by_oidc(request.user, seen)


WAYS = [ByPasskey, ByPassword, ByOidc]
NO_WAY = "Your account has no way to prove who you are; an administrator can set one up."


class ProvingForm(forms.Form):
    """Mixin: the fields of every way that is open to the signer, and the choice among them.

    A form calls ``offer_ways`` when it is made, and ``prove`` once it is valid.
    """

    def offer_ways(self, request):
        self.request = request
        self.ways = {way.name: way for way in WAYS if way.is_open_to(request)}
        self.fields["way"] = forms.ChoiceField(
            label="How you prove that it is you",
            choices=[(way.name, way.label) for way in self.ways.values()],
            initial=next(iter(self.ways), None),
            widget=forms.RadioSelect if len(self.ways) > 1 else forms.HiddenInput,
            required=False,
        )
        for way in self.ways.values():
            self.fields.update(way.fields(request))

    def shown_ways(self):
        """``[(way, its bound fields)]``: for the template."""
        return [
            (way, [self[name] for name in way.fields(self.request)]) for way in self.ways.values()
        ]

    def signing(self):
        """The name of this act, for the ways that are bound to it."""
        return signing_of(self.request, {"expected": self["expected"].value()})

    def is_proved_by_oidc(self):
        return oidc.is_proved(self.request, self.signing())

    @property
    def way(self):
        """What the signer gave; what they chose, where nothing was given."""
        chosen = self.ways.get(self.cleaned_data.get("way") or next(iter(self.ways), None))
        if chosen is None or chosen.is_given(self.request, self.cleaned_data):
            return chosen
        given = (w for w in self.ways.values() if w.is_given(self.request, self.cleaned_data))
        return next(given, chosen)

    def clean(self):
        data = super().clean()
        if self.way is None:
            raise forms.ValidationError(NO_WAY)
        if not self.way.is_given(self.request, data):
            self.add_error(self.way.error_field, self.way.missing)
        return data

    def prove(self):
        return self.way.prove(self.request, self.cleaned_data)

"""The ways in which a signer proves who they are, as the pages for signing offer them.

A way is a class in ``WAYS``. It names itself (as ``Review.authentication`` keeps it), says to
whom it is open, which form fields it needs, and makes the ``signing_in.Proof``.
"""

from django import forms

from cms.editorial import signing_in


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
    def fields():
        """Form fields by name. None is required: a form may offer several ways."""
        return {
            "password": forms.CharField(
                required=False,
                strip=False,
                label="Your password",
                widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
                help_text="It stands for your handwriting. Nothing is signed without it.",
            )
        }

    @staticmethod
    def is_given(request, data):
        """Whether the signer gave this proof; it may still be refused."""
        return bool(data.get("password"))

    @staticmethod
    def prove(request, data):
        """A fresh ``Proof`` for ``request.user``; raises ``NotFresh``."""
        return signing_in.prove_by_password(request.user, data["password"])


WAYS = [ByPassword]
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
            self.fields.update(way.fields())

    def shown_ways(self):
        """``[(way, its bound fields)]``: for the template."""
        return [(way, [self[name] for name in way.fields()]) for way in self.ways.values()]

    @property
    def way(self):
        """What the signer chose; the first, where the form said nothing."""
        chosen = self.cleaned_data.get("way") or next(iter(self.ways), None)
        return self.ways.get(chosen)

    def clean(self):
        data = super().clean()
        if self.way is None:
            raise forms.ValidationError(NO_WAY)
        if not self.way.is_given(self.request, data):
            self.add_error(self.way.error_field, self.way.missing)
        return data

    def prove(self):
        return self.way.prove(self.request, self.cleaned_data)

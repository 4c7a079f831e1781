"""Signing in to the admin: for people with a role, and not for whoever tries passwords."""

import hashlib

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView
from rest_framework.throttling import BaseThrottle

from cms.admin.people import ceremonies, entering
from cms.editorial import doors, passkeys, policy, second_factor
from cms.editorial.refusals import Refused
from cms.models import Account

WINDOW_SECONDS = 15 * 60
# Wrong passwords in that time: somebody who tries many must not lock the owner out elsewhere.
MOST_FOR_NAME_FROM_CLIENT = 10
MOST_FROM_CLIENT = 50
MOST_FOR_NAME = 100
TOO_MANY = "Too many wrong passwords. Wait 15 minutes, then try again."


class SignInForm(AuthenticationForm):
    """Signs in whoever the policy lets see working copies; nothing is asked of ``is_staff``."""

    def clean(self):
        failures = _counters(self.request, self.cleaned_data.get("username", ""))
        if _is_full(failures):
            raise ValidationError(TOO_MANY, code="too_many")
        try:
            return super().clean()
        except ValidationError:
            _count(failures)
            self._put_on_record()
            raise

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        sentence = policy.refusal(user, "view")
        if sentence:
            raise ValidationError(sentence, code="no_role")

    def _put_on_record(self):
        """Only for accounts that are there: else anybody could fill the audit with any name."""
        account = Account.objects.filter(username=self.cleaned_data.get("username", "")).first()
        if account:
            doors.record_refusal("sign-in", Refused("Signing in failed."), by=account)


class SignIn(LoginView):
    """The first step. Who is signed in already comes back here to prove it again."""

    template_name = "admin/login.html"
    authentication_form = SignInForm
    next_page = "admin:index"

    def get(self, request, *args, **kwargs):
        if policy.allows(request.user, "view"):
            if not entering.is_far_enough(request):
                return entering.next_step(request)
            if "again" not in request.GET:
                return redirect("admin:index")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        return entering.first_proof_given(
            self.request, form.get_user(), how="password", next_url=self.get_success_url()
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            **admin.site.each_context(self.request),
            "title": "Sign in",
            "subtitle": None,
            "app_path": self.request.get_full_path(),
            "again": "again" in self.request.GET,
            "next": self.get_success_url(),
            "passkeys_can_be_used": passkeys.can_be_used(),
            "oidc_name": settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
        }


def sign_in_by_passkey(request):
    """Both steps at once: a passkey is something one has, opened by what one is or knows."""
    # No secret of an account can be guessed here, so the client alone is counted.
    failures = {_key("client", BaseThrottle().get_ident(request)): MOST_FROM_CLIENT}
    next_url = wanted_page(request)
    try:
        if _is_full(failures):
            raise Refused(TOO_MANY)
        state = ceremonies.take(request, ceremonies.ENTER)
        account = passkeys.prove(request.POST.get("passkey", ""), state=state)
        policy.require(account, "view")
    except Refused as refused:
        _count(failures)
        messages.error(request, str(refused))
        return redirect(reverse("admin:login", query={"next": next_url}))
    return entering.let_in(request, account, how="passkey", with_second=True, next_url=next_url)


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="Six digits from your authenticator app, or one of your recovery codes.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class SecondStep(FormView):
    """Asks for the second factor of whoever gave the first proof."""

    form_class = CodeForm
    template_name = "admin/cms/people/second_step.html"

    def dispatch(self, request, *args, **kwargs):
        self.account, self.known = entering.halfway(request)
        if self.account is None:
            return redirect("admin:login")
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if "passkey" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            state = ceremonies.take(request, ceremonies.ENTER)
            passkeys.prove(request.POST["passkey"], state=state, account=self.account)
        except Refused as refused:
            return self.refused(self.get_form_class()(), refused)
        return self.enter()

    def form_valid(self, form):
        try:
            second_factor.check_code(self.account, form.cleaned_data["code"])
        except Refused as refused:
            return self.refused(form, refused)
        return self.enter()

    def refused(self, form, refused):
        return self.render_to_response(self.get_context_data(form=form, refused=str(refused)))

    def enter(self):
        return entering.let_in(
            self.request,
            self.account,
            how=self.known["how"],
            with_second=True,
            next_url=self.known["next"],
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title="Second step",
            account=self.account,
            kinds=second_factor.kinds(self.account),
            **kwargs,
        )


def wanted_page(request):
    """Where to go after signing in: a page of our own, whoever made the link."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return resolve_url("admin:index")


def _counters(request, username):
    """``{cache key: how many failures are let pass}``; a name is the same in any case."""
    client, name = BaseThrottle().get_ident(request), username.casefold()
    return {
        _key("both", client, name): MOST_FOR_NAME_FROM_CLIENT,
        _key("client", client): MOST_FROM_CLIENT,
        _key("name", name): MOST_FOR_NAME,
    }


def _is_full(counters):
    return any(cache.get(key, 0) >= most for key, most in counters.items())


def _count(counters):
    for key in counters:
        cache.add(key, 0, WINDOW_SECONDS)
        cache.incr(key)


def _key(*words):
    return "sign-in-" + hashlib.sha256("\n".join(words).encode()).hexdigest()

"""Signing in to the admin: for people with a role, and not for whoever tries passwords."""

import hashlib

from django.contrib.auth.forms import AuthenticationForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from rest_framework.throttling import BaseThrottle

from cms.editorial import doors, policy
from cms.editorial.refusals import Refused
from cms.models import Account

WINDOW_SECONDS = 15 * 60
# Wrong passwords in that time: somebody who tries many must not lock the owner out elsewhere.
MOST_FOR_NAME_FROM_CLIENT = 10
MOST_FROM_CLIENT = 50
MOST_FOR_NAME = 100


class SignInForm(AuthenticationForm):
    """Signs in whoever the policy lets see working copies; nothing is asked of ``is_staff``."""

    def clean(self):
        failures = _counters(self.request, self.cleaned_data.get("username", ""))
        if any(cache.get(key, 0) >= most for key, most in failures.items()):
            raise ValidationError(
                "Too many wrong passwords. Wait 15 minutes, then try again.", code="too_many"
            )
        try:
            return super().clean()
        except ValidationError:
            for key in failures:
                cache.add(key, 0, WINDOW_SECONDS)
                cache.incr(key)
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


def _counters(request, username):
    """``{cache key: how many failures are let pass}``; a name is the same in any case."""
    client, name = BaseThrottle().get_ident(request), username.casefold()
    return {
        _key("both", client, name): MOST_FOR_NAME_FROM_CLIENT,
        _key("client", client): MOST_FROM_CLIENT,
        _key("name", name): MOST_FOR_NAME,
    }


def _key(*words):
    return "sign-in-" + hashlib.sha256("\n".join(words).encode()).hexdigest()

"""From a first proof of who somebody is to a session in the admin. There is no other road."""

import time
from functools import wraps

from django.contrib import auth
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from rest_framework.throttling import BaseThrottle

from cms.editorial import policy, second_factor
from cms.models import Account

# In the session, between the two steps: who gave the first proof, when, and where to go.
HALFWAY = "people.halfway"
HALFWAY_SECONDS = 10 * 60
# In the session of whoever is signed in: whether with a second factor, when, how, from where.
SECOND_FACTOR, ENTERED = "people.second_factor", "people.entered"
# How one signs in may be changed for so long after signing in.
RECENT_SECONDS = 15 * 60


def first_proof_given(request, account, *, how, next_url):
    """Ask for the second factor where there is one, else let in."""
    if second_factor.is_set_up(account):
        request.session.cycle_key()
        request.session[HALFWAY] = {
            "account": account.pk,
            "password": account.get_session_auth_hash(),
            "at": time.time(),
            "how": how,
            "next": next_url,
        }
        return redirect("admin:second_step")
    return let_in(request, account, how=how, with_second=False, next_url=next_url)


def halfway(request):
    """``(account, what is known)`` of whoever gave the first proof just now, or nothing."""
    known = request.session.get(HALFWAY)
    if not known or not 0 <= time.time() - known["at"] <= HALFWAY_SECONDS:
        return None, None
    account = Account.objects.select_related("person").filter(pk=known["account"]).first()
    if account is None or not policy.allows(account, "view"):
        return None, None
    if not constant_time_compare(known["password"], account.get_session_auth_hash()):
        return None, None
    return account, known


def let_in(request, account, *, how, with_second, next_url):
    policy.require(account, "view")
    request.session.pop(HALFWAY, None)
    auth.login(request, account)
    request.session[SECOND_FACTOR] = with_second
    request.session[ENTERED] = {
        "at": time.time(),
        "how": how,
        "browser": request.headers.get("user-agent", "")[:300],
        "client": BaseThrottle().get_ident(request),
    }
    return redirect(next_url)


def is_far_enough(request):
    """Whether a session that belongs to somebody with a role may see more than its own account."""
    return request.session.get(SECOND_FACTOR, False) or not second_factor.is_required_of(
        request.user
    )


def next_step(request):
    """Where somebody goes on who is signed in without the second factor that the role needs."""
    if second_factor.is_set_up(request.user):
        return first_proof_given(
            request, request.user, how="session", next_url=reverse("admin:index")
        )
    return redirect("admin:set_up_second_factor")


def may_change_how(request):
    """Whether somebody signed in just now, with all that the account asks for.

    Who finds an open window, or has the password alone, must not get the account for good.
    """
    entered = request.session.get(ENTERED, {}).get("at", 0)
    if not 0 <= time.time() - entered <= RECENT_SECONDS:
        return False
    return request.session.get(SECOND_FACTOR, False) or not second_factor.is_set_up(request.user)


def own_account(view):
    """For pages about one's own account: they are there before a second factor is set up."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if not policy.allows(request.user, "keep own account"):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        if not is_far_enough(request) and second_factor.is_set_up(request.user):
            return next_step(request)
        return view(request, *args, **kwargs)

    return never_cache(answer)


def recently_entered(view):
    """For pages that change how one signs in."""

    @own_account
    @wraps(view)
    def answer(request, *args, **kwargs):
        if not may_change_how(request):
            back = request.get_full_path() if request.method == "GET" else reverse("admin:account")
            return redirect(reverse("admin:login", query={"again": "yes", "next": back}))
        return view(request, *args, **kwargs)

    return answer

"""What a browser is asked when it makes or uses a passkey, and the state kept meanwhile.

The state is for one purpose and one answer: whoever repeats an answer, or gives it elsewhere,
gives it to nothing.
"""

import time

from django.core.cache import cache
from django.http import JsonResponse
from django.views.decorators.http import require_POST
from rest_framework.throttling import BaseThrottle

from cms.admin.people import entering
from cms.editorial import invitations, passkeys, policy

STATE = "people.ceremony"
STATE_SECONDS = 5 * 60
ENTER, ADD, INVITED, SIGN = "enter", "add", "invited ", "sign "
# Each leaves a session behind, so one client cannot ask for any number of them.
MOST_FROM_CLIENT = 60
WINDOW_SECONDS = 15 * 60


@require_POST
def challenge(request):
    """JSON for the script: ``{"create": …}`` or ``{"get": …}``, or 403 with nothing."""
    if _asks_too_often(request):
        return JsonResponse({}, status=429)
    purpose = request.POST.get("purpose", "")
    kind, begun = _begin(request, purpose)
    if begun is None:
        return JsonResponse({}, status=403)
    asked, state = begun
    request.session[STATE] = {"purpose": purpose, "state": state, "at": time.time()}
    return JsonResponse({kind: asked["publicKey"]})


def take(request, purpose):
    """The state of the ceremony that was begun for this purpose, once; or None."""
    kept = request.session.pop(STATE, None)
    if not kept or kept["purpose"] != purpose:
        return None
    return kept["state"] if 0 <= time.time() - kept["at"] <= STATE_SECONDS else None


def _begin(request, purpose):
    if purpose == ENTER:
        account, _ = entering.halfway(request)
        return "get", passkeys.begin_proving(account)
    if purpose == ADD and _may_add(request):
        return "create", passkeys.begin_adding(request.user)
    if purpose.startswith(INVITED):
        invitation = invitations.find(purpose.removeprefix(INVITED))
        return "create", invitation and passkeys.begin_adding(invitation.account)
    if purpose.startswith(SIGN) and policy.allows(request.user, "view"):
        return "get", passkeys.begin_proving(request.user)
    return None, None


def _may_add(request):
    return policy.allows(request.user, "keep own account") and entering.may_change_how(request)


def _asks_too_often(request):
    key = f"passkey-challenges-{BaseThrottle().get_ident(request)}"
    cache.add(key, 0, WINDOW_SECONDS)
    return cache.incr(key) > MOST_FROM_CLIENT

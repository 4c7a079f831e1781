"""What a person was told: the bell in the header, and the page of all of it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms import replicas
from cms.admin import house, numbers
from cms.admin.naming import titles
from cms.admin.people import account, mailing, places
from cms.delivery import purging
from cms.editorial import notifying
from cms.models import Invitation

PER_PAGE = 50
# More are told as "99+": nobody counts on.
MOST_COUNTED = 99


def beside(request):
    """For the context of every page; each is asked only where a template shows it."""
    return {
        "unread_notifications": lambda: unread(request.user.person),
        "people_warnings": lambda: warnings(request),
    }


def unread(person):
    waiting = notifying.of(person).unread().order_by()
    return waiting[: MOST_COUNTED + 1].count()


def warnings(request):
    """What its owner or an administrator should see to: ``[(sentence, page)]``, for the home page."""
    found = [
        (f"Your credential {each} {_ends(each, state)}", "account")
        for each, state in account.told_credentials(request.user.person)
        if state
    ]
    if house.allows(request, "manage people"):
        found += [(sentence, "invitations") for sentence in _for_administrators()]
    return found


def _ends(credential, state):
    verb = "expired on" if state == "expired" else "expires on"
    return f"{verb} {credential.expires_on}: ask an administrator to renew it."


def _for_administrators():
    yield from mailing.troubles()
    yield from purging.troubles()
    yield from replicas.troubles()
    expired = sum(each.has_expired for each in Invitation.objects.pending()[:200])
    if expired:
        noun = "invitation has" if expired == 1 else "invitations have"
        yield f"{expired} {noun} expired: send a new link, or take it back."


@never_cache
def listed(request):
    """The newest first, or those before one that the page before ended with."""
    found = notifying.of(request.user.person).select_related("item", "release")
    before = numbers.sent(request.GET.get("before", ""))
    if before is not None:
        found = found.filter(pk__lt=before)
    if "unread" in request.GET:
        found = found.unread()
    rows = list(found.order_by("-pk")[: PER_PAGE + 1])
    names = titles(each.item for each in rows if each.item)
    for each in rows:
        each.about = names.get(each.item_id) or each.release or ""
    return account.page(
        request,
        "notifications.html",
        title="Notifications",
        rows=rows[:PER_PAGE],
        older=rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else None,
        only_unread="unread" in request.GET,
        mail_is_sent=settings.MAIL_IS_SENT,
    )


@never_cache
def lead(request, pk):
    """Mark it read, and go where it is about: mails lead here, too."""
    own = notifying.of(request.user.person).select_related("item")
    notification = get_object_or_404(own, pk=pk)
    notifying.mark_read(request.user.person, notification)
    return redirect(places.address_of(notification))


@require_POST
def mark_read(request):
    person, pk = request.user.person, request.POST.get("notification", "")
    if pk and numbers.sent(pk) is None:
        raise Http404
    one = get_object_or_404(notifying.of(person), pk=pk) if pk else None
    notifying.mark_read(person, one)
    if one is None:
        messages.success(request, "All are marked as read.")
    return redirect("admin:notifications")

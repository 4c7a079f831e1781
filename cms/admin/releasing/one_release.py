"""The page of one release: what it does for readers, what is in its way, and its buttons."""

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404

from cms.admin import house
from cms.admin.live_states import badge
from cms.admin.releasing import obstacles
from cms.admin.releasing.acts import ACTS
from cms.admin.releasing.changes import changes
from cms.admin.releasing.standing import release_url, standing
from cms.admin.times import spoken
from cms.models import Action, ReleaseState, content_types
from cms.publishing import chain, instants
from cms.publishing.releases import CHANGEABLE

PER_PAGE = 10
# Sending this many takes long enough to say so beforehand.
MANY = 50


def context_of(request, release, bound=None, refused=None):
    """All that the page tells. ``bound`` are forms with errors, by the name of their act."""
    now = instants.now()
    listed = page_of(release.entries, request)
    is_unsent = release.state in CHANGEABLE
    missing = obstacles.missing(release, now) if is_unsent else []
    told = changes(release, listed.object_list, now)
    return {
        "release": release,
        "title": str(release),
        "standing": badge(*standing(release, now)),
        "when": release.starts_at and spoken(release.starts_at, seconds=True),
        "forms": offered(request, release, bound or {}),
        "refused": refused,
        "changes": told,
        "listed": listed,
        "is_unsent": is_unsent,
        "is_live": is_live(release, now),
        "is_long": listed.paginator.count >= MANY,
        "missing": missing,
        "ready": [each for each in missing if each.is_ready],
        "obstacles": obstacles.obstacles(release, now) if is_unsent else [],
        "needs_other": is_unsent and needs_other(release, request.user),
        "link": _link(release, now),
        "may_roll_back": may_roll_back(request, release, now),
        "may_mend": is_live(release, now) and house.allows(request, "begin urgent fix"),
        "roll_back_url": release_url(release, "roll_back"),
    }


def page_of(entries, request):
    entries = entries.select_related("item__head", "revision", "successor").order_by("pk")
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    try:
        return Paginator(entries, PER_PAGE).page(number)
    except EmptyPage as error:
        raise Http404("There is no such page of this list.") from error


def offered(request, release, bound):
    given = {"add": {"words": request.GET.get("find", "")}}
    return {
        act.name: bound.get(act.name) or act.form(release=release, **given.get(act.name, {}))
        for act in ACTS.values()
        if act.is_offered(request, release)
    }


def is_live(release, now):
    return release.state == ReleaseState.SENT and release.starts_at <= now


def may_roll_back(request, release, now=None):
    return is_live(release, now or instants.now()) and house.allows(request, "roll back")


def needs_other(release, account):
    """Whether it withdraws what only two people withdraw, and this account is the first of them."""
    if account.person_id != release.created_by_id:
        return False
    withdrawn = release.entries.filter(action=Action.WITHDRAW).values_list("item__type", flat=True)
    types = content_types()
    return any(types[name].withdrawn_by_two for name in withdrawn.distinct().order_by())


def _link(release, now):
    """Its place in the public chain, once it is live; one that is not sealed yet is looked up."""
    if not is_live(release, now):
        return None
    if release.number:
        return {"number": release.number, "chain": release.chain}
    links = {link.release.pk: link for link in chain.public_chain(now)}
    link = links.get(release.pk)
    return link and {"number": link.number, "chain": link.chain}

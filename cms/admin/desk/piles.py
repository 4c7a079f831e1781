"""What waits for whom, on the first page: by what the account may do."""

from dataclasses import dataclass, field

from django.urls import reverse

from cms.admin import house
from cms.admin.naming import item_url, named
from cms.admin.releasing.forms import releasable
from cms.models import Flag, Item, Publication, Release, ReleaseState, Status, Submission
from cms.publishing import instants

MOST_SHOWN = 8


@dataclass
class Pile:
    """One kind of work: its lines as ``(text, address, note)``, and how many there are."""

    title: str
    lines: list = field(default_factory=list)
    count: int = 0


def piles(request):
    """The piles that concern this account, without the empty ones."""
    found = []
    if house.allows(request, "edit"):
        found.append(_items("Sent back with a request for changes", Status.CHANGES_REQUESTED))
        found.append(_items("Drafts", Status.DRAFT))
    if house.allows(request, "request changes"):
        found.append(_to_review(request.user.person))
    if house.allows(request, "release"):
        found.append(_to_release())
    found.append(_releases())
    found.append(_overdue())
    found.append(_questions())
    return [pile for pile in found if pile.count]


def _lines(items):
    return [(name, item_url(item), "") for item, name in named(items)]


def _items(title, status):
    items = Item.objects.filter(status=status).order_by("-head__saved_at")
    return Pile(title, _lines(items[:MOST_SHOWN]), items.count())


def _to_review(person):
    """Oldest first, but those that somebody asked this person for before all."""
    open_ = Item.objects.in_review()
    rounds = Submission.objects.filter(item__in=open_).order_by("submitted_at")
    current = [each for each in rounds.select_related("item") if each.round == each.item.round]
    asked = set(person.review_requests.values_list("submission", flat=True))
    current.sort(key=lambda each: each.pk not in asked)
    names = {item.pk: name for item, name in named(each.item for each in current[:MOST_SHOWN])}
    lines = [
        (
            names[each.item_id],
            item_url(each.item),
            "asks for you" if each.pk in asked else "",
        )
        for each in current[:MOST_SHOWN]
    ]
    return Pile("In review", lines, len(current))


def _to_release():
    """Without what somebody has scheduled already, or took down on purpose."""
    now = instants.now()
    to_come = Publication.objects.filter(cancelled_at__isnull=True, starts_at__gt=now)
    withdrawn = Publication.objects.in_force(now).filter(revision__isnull=True)
    decided = {*to_come.values_list("item", flat=True), *withdrawn.values_list("item", flat=True)}
    items = releasable(without=decided)
    return Pile("Approved, not live yet", _lines(items[:MOST_SHOWN]), len(items))


def _releases():
    now = instants.now()
    waiting = Release.objects.filter(state__in=[ReleaseState.HELD, ReleaseState.OPEN])
    releases = [*waiting, *Release.objects.scheduled(now)]
    lines = [
        (str(each), reverse("admin:cms_release_change", args=[each.pk]), _note(each))
        for each in releases[:MOST_SHOWN]
    ]
    return Pile("Releases under way", lines, len(releases))


def _note(release):
    if release.state == ReleaseState.SENT:
        return f"starts {release.starts_at:%Y-%m-%d %H:%M %Z}"
    return release.get_state_display().lower()


def _overdue():
    now = instants.now()
    due = Publication.objects.live(now).filter(next_review_due__lt=now.date())
    due = due.select_related("item").order_by("next_review_due")
    lines = [
        (f"{each.type}/{each.slug}", item_url(each.item), f"due {each.next_review_due}")
        for each in due[:MOST_SHOWN]
    ]
    return Pile("Review overdue", lines, due.count())


def _questions():
    blocking = Flag.objects.open().exclude(blocks="nothing")
    lines = [
        (str(flag), reverse("admin:cms_flag_changelist"), "") for flag in blocking[:MOST_SHOWN]
    ]
    return Pile("Flags that block", lines, blocking.count())

"""The first page of the admin, and the whole of each of its piles."""

from django.http import Http404
from django.urls import reverse

from cms.admin import house, numbers
from cms.admin.desk import due, going_live, questions, reviews, since
from cms.admin.desk.health import health, is_at_hand
from cms.admin.desk.pile import tell
from cms.admin.naming import titles
from cms.editorial import visiting
from cms.models import Item, content_types
from cms.publishing import instants

WAITING = [
    reviews.AskedOfMe,
    reviews.Returned,
    questions.MyFlags,
    questions.MyComments,
    going_live.HeldReleases,
    going_live.ReleasesToSend,
    going_live.ApprovedNotLive,
    going_live.ReviewedAgain,
    reviews.FreeToReview,
    reviews.MyDrafts,
]
AWAITED = [reviews.MySubmissions, going_live.MyApproved, going_live.ScheduledReleases]
PILES = {pile.name: pile for pile in [*WAITING, *AWAITED, due.DueReviews]}
PER_PAGE = 50


def home(request):
    """What the first page shows to this account."""
    person, calendar = request.user.person, due.DueReviews(request)
    waiting = tell(pile(request) for pile in WAITING)
    awaited = tell(pile(request) for pile in AWAITED)
    falls_due = tell([calendar])
    last_visit = visiting.look(person, request.session)
    news = since.changes(person, last_visit, instants.now()) if last_visit else []
    name_lines(each.lines for each in [*waiting, *awaited, *news])
    pictured = is_at_hand()
    return {
        "title": "Your work",
        "waiting": waiting,
        "awaited": awaited,
        "falls_due": falls_due,
        "windows": calendar.windows(),
        "last_visit": last_visit,
        "news": news,
        "health": health() if pictured else None,
        "health_url": None if pictured else reverse("admin:health"),
        "first_steps": _first_steps(request),
    }


def name_lines(groups):
    """Give each line the title and type of its item, with one query per type that occurs."""
    lines = [line for group in groups for line in group if line.item]
    found = titles(line.item for line in lines)
    for line in lines:
        line.text = found.get(line.item.pk, "")
        line.type = content_types()[line.item.type]._meta.verbose_name


def _first_steps(request):
    """While there is nothing: what to do first, for whoever may."""
    if Item.objects.in_use().exists():
        return None
    steps = []
    if house.allows(request, "create"):
        for model in content_types().values():
            opts = model._meta
            url = reverse(f"admin:{opts.app_label}_{opts.model_name}_add")
            steps.append((f"Write the first {opts.verbose_name}", url))
    if house.allows(request, "manage people"):
        steps.append(("Invite your colleagues", reverse("admin:cms_person_changelist")))
    return steps


def health_page(request):
    """The pictures on a page of their own: the first page of a large library fetches them here."""
    return house.page(request, "desk/health.html", title="How the library stands", health=health())


def pile_page(request, name):
    """All of one pile, fifty lines at a time."""
    pile = PILES.get(name) and PILES[name](request)
    if pile is None or not pile.concerns():
        raise Http404
    asked = request.GET.get("p", "1")
    page = max(min(numbers.sent(asked, otherwise=1), 10_000), 1)
    start = (page - 1) * PER_PAGE
    lines, count = pile.told(start, PER_PAGE)
    name_lines([lines])
    query = request.GET.copy()
    return house.page(
        request,
        "desk/pile.html",
        title=pile.title,
        lines=lines,
        first=start + 1,
        last=start + len(lines),
        previous=_page(query, page - 1) if page > 1 else None,
        next=_page(query, page + 1) if count > start + PER_PAGE else None,
    )


def _page(query, number):
    query["p"] = number
    return f"?{query.urlencode()}"

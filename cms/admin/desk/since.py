"""What others did since a person was here."""

from dataclasses import dataclass

from django.urls import reverse

from cms.admin.desk.pile import Line
from cms.admin.naming import item_url
from cms.models import Release, Review, Revision, Status

MOST_SHOWN = 6
# Of the newest saves: many of them may be of one text.
MOST_READ = 60


@dataclass
class Changes:
    """One kind of change, newest first, and whether there was more than is shown."""

    title: str
    lines: list
    is_cut: bool


def changes(person, since, now):
    """Saves, decisions and releases by others between ``since`` and ``now``."""
    found = [_saved(person, since), _decided(person, since), _live(person, since, now)]
    return [each for each in found if each.lines]


def _saved(person, since):
    """One line per text, with the last who saved it."""
    saves = Revision.objects.filter(saved_at__gt=since).exclude(saved_by=person)
    saves = saves.exclude(item__status=Status.DISCARDED).select_related("item", "saved_by")
    saves = list(saves.defer("text").order_by("-saved_at", "-pk")[:MOST_READ])
    last = {}
    for each in saves:
        last.setdefault(each.item_id, each)
    lines = [
        Line(
            url=item_url(each.item, "history"),
            item=each.item,
            note=f"{each.get_origin_display().lower()} by {each.saved_by}",
        )
        for each in list(last.values())[:MOST_SHOWN]
    ]
    return Changes("Texts saved", lines, len(last) > MOST_SHOWN or len(saves) == MOST_READ)


def _decided(person, since):
    reviews = Review.objects.filter(at__gt=since).exclude(person=person)
    found = list(reviews.select_related("item").order_by("-at", "-pk")[: MOST_SHOWN + 1])
    lines = [
        Line(
            url=item_url(each.item, "history"),
            item=each.item,
            note=f"{each.get_decision_display().lower()} by {each.printed_name}",
        )
        for each in found[:MOST_SHOWN]
    ]
    return Changes("Decisions of reviewers", lines, len(found) > MOST_SHOWN)


def _live(person, since, now):
    releases = Release.objects.started(now).filter(starts_at__gt=since).exclude(sent_by=person)
    found = list(releases.select_related("sent_by").order_by("-starts_at")[: MOST_SHOWN + 1])
    lines = [
        Line(
            url=reverse("admin:cms_release_change", args=[each.pk]),
            text=each.title,
            note=f"{each.get_kind_display().lower()}, sent by {each.sent_by}",
        )
        for each in found[:MOST_SHOWN]
    ]
    return Changes("Gone live", lines, len(found) > MOST_SHOWN)

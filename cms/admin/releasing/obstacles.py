"""What stands between a release and its readers: what is missing, and what speaks against it."""

from dataclasses import dataclass

from cms.admin.naming import item_url, named
from cms.admin.releasing.standing import release_url, standing
from cms.models import (
    Action,
    Blocks,
    Comment,
    Decision,
    Flag,
    Publication,
    ReleaseEntry,
    ReleaseState,
    Review,
    Status,
)
from cms.publishing import closed_sets, releases

MOST_TOLD = 50


@dataclass(frozen=True)
class Obstacle:
    """One sentence about one item. ``item_to_add`` where adding it anew would mend it."""

    item: object
    sentence: str
    url: str
    link: str
    blocks: bool = True
    item_to_add: object = None
    name: str = ""


@dataclass(frozen=True)
class Missing:
    """An item that must go live along, and whether it can be added now."""

    item: object
    name: str
    url: str
    next_start: object

    @property
    def is_ready(self):
        return self.item.status == Status.APPROVED


def missing(release, now):
    """Everything near and far that the release names and readers would not find."""
    entries = release.entries.all()
    inside = set(entries.values_list("item", flat=True))
    revisions = entries.filter(action=Action.PUBLISH).values("revision")
    return told_missing(closed_sets.lacking(revisions, inside, now))


def told_missing(items):
    return [Missing(item, name, item_url(item), item.next_start) for item, name in named(items)]


def obstacles(release, now):
    """What speaks against an unsent release, the worst first."""
    entries = release.entries.select_related("item__head", "revision")
    entries = list(entries.defer("item__head__text", "revision__text"))
    found = [
        *_moved(release, entries, now),
        *_stale(entries),
        *_flags(entries),
        *_still_using(release, now),
        *_elsewhere(entries, now),
        *_comments(entries),
    ]
    return _with_names(found[:MOST_TOLD])


def of_item(item, now):
    """What speaks against releasing this item by itself."""
    entries = [ReleaseEntry(item=item, revision=item.head)]
    found = [*_flags(entries), *_elsewhere(entries, now), *_comments(entries)]
    return _with_names(found[:MOST_TOLD])


def _with_names(found):
    names = {item.pk: name for item, name in named(each.item for each in found)}
    return [Obstacle(**{**vars(each), "name": names[each.item.pk]}) for each in found]


def _moved(release, entries, now):
    """Only a held release was sent before, onto something that may have changed since."""
    if release.state != ReleaseState.HELD:
        return
    in_force = Publication.objects.in_force(now).filter(item__in=[e.item_id for e in entries])
    live = dict(in_force.values_list("item", "pk"))
    for entry in entries:
        if live.get(entry.item_id) != entry.base_id:
            sentence = "What readers see of it changed after this release was first sent."
            yield Obstacle(
                entry.item, sentence, item_url(entry.item, "history"), "history", blocks=False
            )


def _stale(entries):
    again = set(
        Review.objects.filter(
            revision__in=[entry.revision_id for entry in entries], decision=Decision.REAFFIRM
        ).values_list("revision", flat=True)
    )
    for entry in entries:
        if entry.action == Action.WITHDRAW or entry.revision_id in again:
            continue
        is_approved = entry.item.status == Status.APPROVED
        if entry.revision_id != entry.item.head_id:
            yield Obstacle(
                entry.item,
                f"It was edited after it was added: {entry.revision} is in this release, the item "
                f"is at {entry.item.head}, which is {entry.item.get_status_display().lower()}.",
                item_url(entry.item),
                "open it",
                item_to_add=entry.item if is_approved else None,
            )
        elif not is_approved:
            status = entry.item.get_status_display().lower()
            yield Obstacle(
                entry.item, f"It is not approved: it is {status}.", item_url(entry.item), "open it"
            )


def _flags(entries):
    published = [entry.item_id for entry in entries if entry.action == Action.PUBLISH]
    flags = Flag.objects.filter(item__in=published).blocking(Blocks.RELEASE)
    for flag in flags.select_related("item")[:MOST_TOLD]:
        url = item_url(flag.item, "flags")
        yield Obstacle(flag.item, f"An open flag blocks its release: {flag.text}", url, "flags")


def _still_using(release, now):
    for user, withdrawn in closed_sets.still_using(release, now):
        yield Obstacle(
            user,
            f"It is live and shows {withdrawn}, which this release withdraws. Change it in this "
            "release, or before.",
            item_url(user),
            "open it",
        )


def _elsewhere(entries, now):
    """Other releases to come that touch the same items: whichever goes first holds the other."""
    others = ReleaseEntry.objects.filter(item__in=[entry.item_id for entry in entries])
    others = others.exclude(release=entries[0].release_id if entries else None)
    others = others.select_related("item", "release")
    waiting = others.filter(release__state__in=releases.CHANGEABLE)
    to_come = others.filter(release__state=ReleaseState.SENT, release__starts_at__gt=now)
    for entry in (waiting | to_come).order_by("release", "pk")[:MOST_TOLD]:
        state = standing(entry.release, now)[1].lower()
        does = "withdraws" if entry.action == Action.WITHDRAW else "publishes"
        sentence = f"Another release, “{entry.release}” ({state}), {does} it too."
        url = release_url(entry.release)
        yield Obstacle(entry.item, sentence, url, "that release", blocks=False)


def _comments(entries):
    comments = Comment.objects.filter(item__in=[entry.item_id for entry in entries]).blocking()
    for comment in comments.select_related("item", "author")[:MOST_TOLD]:
        sentence = f"A comment waits to be resolved. {comment.author}: {comment.text}"
        yield Obstacle(comment.item, sentence, item_url(comment.item), "open it", blocks=False)

"""What each entry of a release does for readers, with who signed it."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef

from cms.admin.naming import item_url, named
from cms.admin.telling import Linked, data_of, told_differences
from cms.models import (
    Action,
    Decision,
    Item,
    Link,
    Publication,
    Release,
    ReleaseEntry,
    ReleaseState,
    Review,
    Revision,
    Status,
)
from cms.publishing import instants
from cms.publishing.composition import url_of

# Longer differences are told on the page of the change.
MOST_PLACES = 12
# Nobody counts what shows an item that more links lead to.
MOST_COUNTED = 2000


@dataclass
class Change:
    """One entry: what readers saw before, what they see after, and how it differs, in words."""

    entry: ReleaseEntry
    name: str
    url: str | None
    before: Publication | None
    kind: str = ""
    differences: list = field(default_factory=list)
    more: int = 0
    is_redacted: bool = False
    signatures: list = field(default_factory=list)
    shown_by: int = 0
    is_shown_by_many: bool = False
    published: Publication | None = None
    edition: int | None = None

    @property
    def item(self):
        return self.entry.item

    @property
    def used_url(self):
        return item_url(self.item, "where_used")

    @property
    def public_url(self):
        return url_of(self.published.type, self.published.slug) if self.published else None


def changes(release, entries, now):
    """``Change`` of each of these entries; the number of queries does not grow with them."""
    entries = list(entries)
    items = [entry.item for entry in entries]
    names = {item.pk: name for item, name in named(items)}
    before = _before(release, entries, now)
    told = [
        Change(entry, names[entry.item_id], _url(entry.item), before.get(entry.item_id))
        for entry in entries
    ]
    _compare(told)
    _sign(told)
    _count_users(told, items, now)
    if release.state == ReleaseState.SENT:
        _number(told, release, now)
    return told


def _url(item):
    return None if item.status == Status.DISCARDED else item_url(item)


def _before(release, entries, now):
    """``{item id: publication}``: what was in force when it was sent, or else what is now."""
    if release.state == ReleaseState.SENT:
        found = Publication.objects.filter(pk__in=[entry.base_id for entry in entries])
    else:
        items = [entry.item_id for entry in entries]
        found = Publication.objects.in_force(now).filter(item__in=items)
    found = found.defer("document", "card")
    return {each.item_id: each for each in found}


def _compare(told):
    texts = _texts(told)
    linked = Linked.by(*(text for text in texts.values() if text is not None))
    for change in told:
        old = change.before and change.before.revision_id
        new = change.entry.revision_id
        change.kind = _kind(change, old, new)
        if old == new or new is None:
            continue
        if texts[new] is None or (old and texts[old] is None):
            change.is_redacted = True
            continue
        all_ = told_differences(
            change.item.type, texts[old] if old else None, texts[new], linked=linked
        )
        change.differences, change.more = all_[:MOST_PLACES], len(all_[MOST_PLACES:])


def _texts(told):
    """``{revision id: data}`` of all texts before and after."""
    wanted = {change.entry.revision_id for change in told}
    wanted |= {change.before.revision_id for change in told if change.before}
    revisions = Revision.objects.filter(pk__in=wanted).select_related("item")
    return {each.pk: data_of(each) for each in revisions}


def _kind(change, old, new):
    if change.entry.action == Action.WITHDRAW:
        return "withdrawn"
    if change.before is None:
        return "new"
    if old is None:
        return "back"
    return "confirmed" if old == new else "changed"


def _sign(told):
    """The approvals of the last round, and who confirmed the text since."""
    of_revision = {}
    revisions = [change.entry.revision_id for change in told]
    signatures = Review.objects.filter(
        revision__in=revisions, decision__in=[Decision.APPROVE, Decision.REAFFIRM]
    )
    for each in signatures.order_by("at", "pk"):
        of_revision.setdefault(each.revision_id, []).append(each)
    for change in told:
        found = of_revision.get(change.entry.revision_id, [])
        approvals = [each.round for each in found if each.decision == Decision.APPROVE]
        last = max(approvals, default=None)
        change.signatures = [
            each for each in found if each.decision == Decision.REAFFIRM or each.round == last
        ]


def _count_users(told, items, now):
    one_more = Link.objects.filter(target=OuterRef("pk"))[MOST_COUNTED : MOST_COUNTED + 1]
    many = Item.objects.filter(Exists(one_more), pk__in=[item.pk for item in items])
    many = set(many.values_list("pk", flat=True))
    live = Publication.objects.not_followed(now).filter(revision__isnull=False)
    links = Link.objects.filter(
        Exists(live.filter(pk=OuterRef("publication"))),
        target__in=[item.pk for item in items if item.pk not in many],
    )
    counted = links.order_by().values_list("target").annotate(Count("publication", distinct=True))
    users = dict(counted)
    for change in told:
        change.shown_by = users.get(change.entry.item_id, 0)
        change.is_shown_by_many = change.entry.item_id in many


def _number(told, release, now):
    """Which edition each became, and where readers find it, once it is live."""
    items = [change.entry.item_id for change in told]
    published = {each.item_id: each for each in release.publications.filter(item__in=items)}
    editions = {}
    started = Publication.objects.started(now).filter(item__in=items, revision__isnull=False)
    for item, starts_at in started.order_by("starts_at").values_list("item", "starts_at"):
        editions.setdefault(item, []).append(starts_at)
    for change in told:
        change.published = published.get(change.entry.item_id)
        starts = editions.get(change.entry.item_id, [])
        if release.starts_at in starts:
            change.edition = starts.index(release.starts_at) + 1


def undoing(release, entries):
    """The same entries turned round: what readers would see again after a roll back."""
    bases = Publication.objects.in_bulk([each.base_id for each in entries if each.base_id])
    turned = []
    for entry in entries:
        base = bases.get(entry.base_id)
        revision = base.revision_id if base else None
        action = Action.PUBLISH if revision else Action.WITHDRAW
        turned.append(
            ReleaseEntry(release=release, item=entry.item, action=action, revision_id=revision)
        )
    return changes(NOT_SENT, turned, instants.now())


def of_item(item, revision):
    """What readers would see anew if this revision of the item were released now."""
    entry = ReleaseEntry(item=item, action=Action.PUBLISH, revision=revision)
    (change,) = changes(NOT_SENT, [entry], instants.now())
    return change


# Stands for a release that would be made: what is in force now is what it would change.
NOT_SENT = Release(state=ReleaseState.OPEN)

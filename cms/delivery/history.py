"""What an item said before, and when: its publications, newest first."""

import json

from cms.delivery import conditional, pagination, shapes, shelf
from cms.delivery.describing import envelope
from cms.delivery.items import ItemView
from cms.delivery.lists import enveloped
from cms.delivery.moments import as_of
from cms.delivery.pagination import PAGE, PAGE_SIZE
from cms.delivery.views import AT
from cms.publishing.composition import stamp

COLUMNS = ["title", "slug", "aliases"]
SHAPE = shapes.record(
    "One publication of an item.",
    edition=shapes.maybe(shapes.WHOLE),
    slug=shapes.text(),
    title=shapes.maybe(shapes.text()),
    **{"from": shapes.INSTANT, "until": shapes.maybe(shapes.INSTANT)},
    digest=shapes.maybe(shapes.DIGEST),
    changed=shapes.maybe(shapes.listed(shapes.text("A field that says something new."))),
    urgent=shapes.TRUTH,
    redacted=shapes.TRUTH,
    withdrawn=shapes.TRUTH,
    reason=shapes.maybe(shapes.text("Why it was taken down.")),
    reviewed_by=shapes.REVIEW["properties"]["reviewed_by"],
    release=shapes.WHOLE,
)


class HistoryView(ItemView):
    """A withdrawn item keeps its history: that it was public can be proved for ever."""

    below = "history/"
    is_paged = True
    shape = envelope(SHAPE)

    @property
    def name(self):
        return f"{self.resource.type_name}-history"

    @property
    def summary(self):
        return f"The publications of one {self.resource.spoken}, newest first"

    accepts = [AT, PAGE, PAGE_SIZE]

    def refuse(self, publication):
        """Nothing: what was once public may be told."""

    def shown(self, publication):
        at = self.moment.at
        told = list(reversed(_told(shelf.publications_of(publication.item_id, at), at)))
        page = pagination.page_of(pagination.Told(told), self.request, self.values, at)
        # It tells as of when it speaks, which any change makes later.
        keys = [conditional.LISTS, str(publication.item_id)]
        return enveloped(page, page.results, {"as_of": as_of(at)}, always=keys)


def _told(publications, at):
    numbers = shelf.release_numbers([each.release_id for each in publications], at)
    edition, before, rows = 0, None, []
    following = [*publications[1:], None]
    for each, after in zip(publications, following, strict=True):
        edition += not each.is_withdrawal
        rows.append(_row(each, before, after, edition) | {"release": numbers[each.release_id]})
        before = each
    return rows


def _row(publication, before, after, edition):
    is_withdrawn = publication.is_withdrawal
    return {
        "edition": None if is_withdrawn else edition,
        "slug": publication.slug,
        "title": publication.title or None,
        "from": stamp(publication.starts_at),
        "until": after and stamp(after.starts_at),
        "digest": publication.digest or None,
        "changed": _changed(publication, before),
        "urgent": publication.is_urgent,
        "redacted": not publication.document and not is_withdrawn,
        "withdrawn": is_withdrawn,
        "reason": publication.reason or None,
        "reviewed_by": publication.reviewers,
    }


def _changed(publication, before):
    """Names of the fields that differ from the publication before; null where nothing can tell."""
    if before is None or not (publication.document and before.document):
        return None
    old, new = json.loads(before.document), json.loads(publication.document)
    columns = [name for name in COLUMNS if getattr(before, name) != getattr(publication, name)]
    return columns + sorted(name for name in old | new if old.get(name) != new.get(name))

"""From canonical data to every row that the product keeps of a published item.

What readers get is drawn up by the product itself; the working copy is thawed as it does it. Only
the audit is missing: nobody did what these rows tell.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.data import pools
from cms.editorial import canonical, checklists
from cms.models import (
    Decision,
    Facet,
    Item,
    Link,
    ReleaseEntry,
    Review,
    Revision,
    RevisionLink,
    SlugClaim,
    Status,
    Submission,
    content_types,
)
from cms.publishing import writing

VALID_MONTHS = 36
BEFORE_RELEASE = timedelta(hours=1)
CITED = {
    str(pools.item_id("reference", number)): pools.slug_of("reference", number)
    for number in range(pools.SIZES["reference"])
}


@dataclass
class Rows:
    """Rows by model, in the order in which they can be written."""

    of: dict = field(default_factory=dict)

    def add(self, *rows):
        for row in rows:
            self.of.setdefault(type(row), []).append(row)


@dataclass(frozen=True)
class Staff:
    """Who wrote, signed and released all of it."""

    author: object
    reviewer: object


def published(rows, data, *, key, release, staff):
    """Add all rows of one item with this canonical data. Returns its publication.

    ``key`` is that of its only revision and of its only publication.
    """
    text = canonical.as_text(data)
    saved_at = release.starts_at - BEFORE_RELEASE
    item = Item(id=data["id"], type=data["type"], status=Status.APPROVED, round=1)
    item.created_at = saved_at
    revision = Revision(
        pk=key,
        item=item,
        number=1,
        schema=data["schema"],
        text=text,
        digest=canonical.digest_of(text),
        saved_by=staff.author.person,
        saved_at=saved_at,
    )
    item.head_id = key
    rows.add(item, revision, _claim(data, item))
    rows.add(*_working_copy(data))
    frozen = canonical.Frozen(data)
    for target, place in frozen.links:
        rows.add(RevisionLink(revision=revision, target_id=target, place=place))
    rows.add(*_signed(revision, staff, saved_at))
    rows.add(ReleaseEntry(release=release, item=item, revision=revision))
    return _drawn_up(rows, revision, frozen, release, staff)


def _drawn_up(rows, revision, frozen, release, staff):
    reviewed = revision.saved_at.date()
    copies = writing.drawn_up(
        revision,
        frozen,
        release.starts_at,
        release=release,
        last_reviewed=reviewed,
        next_review_due=writing.months_after(reviewed, VALID_MONTHS),
        reviewers=[{"name": staff.reviewer.person.name, "credentials": "MD (demo)"}],
    )
    publication = copies.publication
    publication.pk = revision.pk
    entry = copies.entries[0]
    entry.publication_id = publication.pk
    facets = [Facet(publication_id=publication.pk, **vars(each)) for each in copies.facets]
    rows.add(publication, *facets, entry)
    for link in copies.links:
        rows.add(Link(publication_id=publication.pk, target_id=link.target_id, place=link.place))
    return publication


def _claim(data, item):
    slug = data["fields"]["slug"]
    return SlugClaim(type=data["type"], slug=slug, item=item, is_slug=True, is_current=True)


def _signed(revision, staff, at):
    """It was handed in, and signed as its type wants it."""
    yield Submission(
        item=revision.item,
        round=1,
        revision=revision,
        submitted_by=staff.author.person,
        submitted_at=at,
    )
    for kind in content_types()[revision.item.type].signatures:
        yield Review(
            item=revision.item,
            revision=revision,
            round=1,
            decision=Decision.APPROVE,
            kind=kind,
            person=staff.reviewer.person,
            account=staff.reviewer,
            at=at,
            digest=revision.digest,
            printed_name=staff.reviewer.person.name,
            credentials="MD (demo)",
            may_be_named=True,
            checked=checklists.asked(revision.item, kind),
        )


def _working_copy(data):
    model = content_types()[data["type"]]
    yield _thawed(model(item_id=data["id"]), data["fields"])
    for name, part in model.part_models().items():
        for key, values in data["parts"].get(name, {}).items():
            yield _thawed(part(owner_id=data["id"], key=key), values)


def _thawed(instance, values):
    for each in instance.own_fields():
        if each.name in values:
            value = values[each.name]
            told = (
                each.thaw(value, CITED.__getitem__)
                if hasattr(each, "thaw")
                else each.to_python(value)
            )
            setattr(instance, each.attname, told)
    return instance

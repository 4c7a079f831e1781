"""What shows an item, live and in drafts, and who would have to look again if it changed.

The number of queries does not depend on how much shows it. Beyond ``MOST_COUNTED`` nobody counts, and
of more only those are looked at whose texts are the newest.
"""

from dataclasses import dataclass, replace

from django.db.models import Count, Q

from cms.models import (
    Decision,
    Item,
    Link,
    Person,
    Publication,
    Release,
    ReleaseState,
    Review,
    Revision,
    RevisionLink,
)
from cms.publishing import instants

MOST_COUNTED = 1000
MOST_LISTED = 2000


@dataclass(frozen=True)
class Summary:
    """How many items show one: to readers, in their drafts; and in how many releases it is.

    One more than ``MOST_COUNTED`` stands for all that are more.
    """

    live: int
    drafts: int
    releases: int
    people: int

    @property
    def is_used(self):
        return bool(self.live or self.drafts or self.releases)

    @property
    def is_many(self):
        return max(self.live, self.drafts) > MOST_COUNTED

    @property
    def most_listed(self):
        """How many are listed, where they are too many to list all."""
        return MOST_LISTED if self.is_many else None

    @property
    def spoken(self):
        """The counts of items as people say them."""
        return {name: _spoken(getattr(self, name)) for name in ("live", "drafts")}


def _spoken(count):
    return f"more than {MOST_COUNTED:,}" if count > MOST_COUNTED else f"{count:,}"


def summary(item):
    """The counts, in six queries."""
    now = instants.now()
    found = _counts(item, now)
    written, signatures = (look(item, now, found.most_listed) for look in (wrote, signed))
    return replace(found, people=len(written.keys() | signatures.keys()))


def told(item):
    """The counts, and who looks again."""
    found = _counts(item, instants.now())
    lookers = who_looks_again(item, found.most_listed)
    return replace(found, people=len(lookers)), lookers


def _counts(item, at):
    live, drafts = _count(live_that_show(item, at)), _count(drafts_that_name(item))
    return Summary(live, drafts, releases_with(item, at).count(), people=0)


def _count(found):
    return found.order_by().values("pk")[: MOST_COUNTED + 1].count()


def live_that_show(item, at, most=None):
    """Publications that readers can open at ``at`` and that show ``item``.

    Of ``most`` it may be that fewer can be opened.
    """
    links = Link.objects.filter(target=item).order_by("-publication_id")
    naming = links.values("publication").distinct()[:most]
    return Publication.objects.not_followed(at).filter(revision__isnull=False, pk__in=naming)


def drafts_that_name(item, most=None):
    """Items whose working copy names ``item``."""
    links = RevisionLink.objects.filter(target=item).order_by("-revision_id")
    naming = links.values("revision").distinct()[:most]
    return Item.objects.in_use().filter(head__in=naming)


def that_show(item, at, most=None):
    """Items that show it to readers, or name it in their draft."""
    live = live_that_show(item, at, most).order_by().values("item")
    drafts = drafts_that_name(item, most).order_by().values("pk")
    return Item.objects.in_use().filter(pk__in=live.union(drafts))


def releases_with(item, at):
    """Releases that are open, held or to come, and that change it or something that names it."""
    to_come = Release.objects.filter(state=ReleaseState.SENT, starts_at__gt=at)
    waiting = Release.objects.filter(state__in=[ReleaseState.OPEN, ReleaseState.HELD])
    naming = RevisionLink.objects.filter(target=item).values("revision")
    touches = Q(entries__item=item) | Q(entries__revision__in=naming)
    return (waiting | to_come).filter(touches).distinct()


def wrote(item, at, most=None):
    """``{person id: of how many texts that show it they saved the newest}``."""
    heads = that_show(item, at, most).order_by().values("head")
    return _counted(Revision.objects.filter(pk__in=heads), "saved_by")


def signed(item, at, most=None):
    """``{person id: how many live texts that show it they signed}``."""
    shown = live_that_show(item, at, most).order_by().values("revision")
    signatures = Review.objects.filter(
        revision__in=shown, decision__in=[Decision.APPROVE, Decision.REAFFIRM]
    )
    return _counted(signatures, "person")


def _counted(rows, whose):
    counted = rows.order_by().values_list(whose).annotate(Count("item", distinct=True))
    return dict(counted)


@dataclass(frozen=True)
class Looker:
    """A person who would have to look again, and why."""

    person: Person
    written: int
    signed: int


def who_looks_again(item, most=None):
    """Everybody who wrote or signed what shows ``item``, those with the most of it first."""
    now = instants.now()
    written, signatures = wrote(item, now, most), signed(item, now, most)
    people = Person.objects.filter(pk__in=written.keys() | signatures.keys())
    lookers = [Looker(each, written.get(each.pk, 0), signatures.get(each.pk, 0)) for each in people]
    return sorted(lookers, key=lambda each: (-each.written - each.signed, each.person.name))

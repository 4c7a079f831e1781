"""What shows an item, live and in drafts, and who would have to look again if it changed.

The number of queries does not depend on how much shows it.
"""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Summary:
    """How many items show one: to readers, in their drafts; and in how many releases it is."""

    live: int
    drafts: int
    releases: int
    people: int

    @property
    def is_used(self):
        return bool(self.live or self.drafts or self.releases)


def summary(item, people=None):
    """The counts, in six queries; ``people`` where it is known already who looks again."""
    now = instants.now()
    if people is None:
        people = len(wrote(item, now).keys() | signed(item, now).keys())
    return Summary(
        live=live_that_show(item, now).count(),
        drafts=drafts_that_name(item).count(),
        releases=releases_with(item, now).count(),
        people=people,
    )


def live_that_show(item, at):
    """Publications that readers can open at ``at`` and that show ``item``."""
    naming = Link.objects.filter(target=item).values("publication")
    return Publication.objects.live(at).filter(pk__in=naming)


def drafts_that_name(item):
    """Items whose working copy names ``item``."""
    naming = RevisionLink.objects.filter(target=item).values("revision")
    return Item.objects.in_use().filter(head__in=naming)


def that_show(item, at):
    """Items that show it to readers, or name it in their draft."""
    is_live = Q(pk__in=live_that_show(item, at).values("item"))
    return Item.objects.in_use().filter(is_live | Q(pk__in=drafts_that_name(item).values("pk")))


def releases_with(item, at):
    """Releases that are open, held or to come, and that change it or something that names it."""
    to_come = Release.objects.filter(state=ReleaseState.SENT, starts_at__gt=at)
    waiting = Release.objects.filter(state__in=[ReleaseState.OPEN, ReleaseState.HELD])
    naming = RevisionLink.objects.filter(target=item).values("revision")
    touches = Q(entries__item=item) | Q(entries__revision__in=naming)
    return (waiting | to_come).filter(touches).distinct()


def wrote(item, at):
    """``{person id: of how many texts that show it they saved the newest}``."""
    heads = that_show(item, at).values("head")
    return _counted(Revision.objects.filter(pk__in=heads), "saved_by")


def signed(item, at):
    """``{person id: how many live texts that show it they signed}``."""
    shown = live_that_show(item, at).values("revision")
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


def who_looks_again(item):
    """Everybody who wrote or signed what shows ``item``, those with the most of it first."""
    now = instants.now()
    written, signatures = wrote(item, now), signed(item, now)
    people = Person.objects.filter(pk__in=written.keys() | signatures.keys())
    lookers = [Looker(each, written.get(each.pk, 0), signatures.get(each.pk, 0)) for each in people]
    return sorted(lookers, key=lambda each: (-each.written - each.signed, each.person.name))

"""How many items were live once a release had started: lists of the past are counted by it.

Counting what was live at an instant looks at every publication that there ever was. It changes with
releases only, and with a redaction, which takes documents out of the past.
"""

from collections import Counter

from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from cms.models import LiveTotals, Publication, Release
from cms.models.publication import DEFAULT_LANGUAGE

# A redacted text is public no more: its columns are empty.
IS_SHOWN = Case(When(Q(revision__isnull=False) & ~Q(document=""), then=Value(1)), default=Value(0))


def extend(at):
    """Count for what started by ``at`` since this was done last."""
    started = Release.objects.started(at)
    first = started.filter(totals__isnull=True).first()
    if first:
        before = started.filter(starts_at__lt=first.starts_at).select_related("totals").last()
        counted = _counted(started.filter(starts_at__gte=first.starts_at), before)
        LiveTotals.objects.bulk_create(
            counted, update_conflicts=True, unique_fields=["release"], update_fields=["counts"]
        )


def forget():
    """The past was changed: all of them have to be counted again."""
    LiveTotals.objects.all().delete()


def differences(at):
    """Sentences about totals that are not what the publications say."""
    stored = dict(LiveTotals.objects.values_list("release", "counts"))
    expected = {each.release_id: each.counts for each in _counted(Release.objects.started(at))}
    if stored != expected:
        yield "Releases are followed by other totals."


def _counted(releases, before=None):
    """The totals after each of these releases, which follow one another, and ``before`` them."""
    steps, counts = _steps(releases), Counter(before.totals.counts if before else {})
    for release in releases.order_by("starts_at"):
        counts.update(steps.get(release.pk, {}))
        yield LiveTotals(release=release, counts={type_name: n for type_name, n in counts.items()})


def _steps(releases):
    """``{release id: {type: how many more are live}}``."""
    started = Publication.objects.filter(cancelled_at__isnull=True, language=DEFAULT_LANGUAGE)
    before = started.filter(item=OuterRef("item"), starts_at__lt=OuterRef("starts_at"))
    was_shown = before.order_by("-starts_at").annotate(is_shown=IS_SHOWN).values("is_shown")[:1]
    changed = (
        started.filter(release__in=releases.order_by())
        .annotate(is_shown=IS_SHOWN, was_shown=Coalesce(Subquery(was_shown), 0))
        .order_by()
        .values_list("release", "type", "is_shown", "was_shown")
        .annotate(Count("pk"))
    )
    steps = {}
    for release, type_name, is_shown, was_shown, number in changed:
        step = steps.setdefault(release, Counter())
        step[type_name] += (is_shown - was_shown) * number
    return steps

"""What each release changed of what is live, kept so that the past is told from the present.

What was live at an instant is what is live now, without what began since and with what ended since.
Asked of the publications alone, every count looks at all that there ever were.
"""

from collections import Counter, defaultdict

from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from pyroaring import BitMap

from cms.models import LiveItem, LiveStep, Publication, Release
from cms.models.publication import DEFAULT_LANGUAGE
from cms.publishing.live import bitmaps

COLUMNS = ["counts", "began", "ended"]
# A redacted text is public no more: its columns are empty.
IS_SHOWN = Case(When(Q(revision__isnull=False) & ~Q(document=""), then=Value(1)), default=Value(0))


def extend(at):
    """Note the steps of what started by ``at`` since this was done last; the copy is of ``at``."""
    started = Release.objects.started(at)
    first = started.filter(step__isnull=True).first()
    if first:
        before = started.filter(starts_at__lt=first.starts_at).select_related("step").last()
        noted = _noted(started.filter(starts_at__gte=first.starts_at), before)
        LiveStep.objects.bulk_create(
            noted, update_conflicts=True, unique_fields=["release"], update_fields=COLUMNS
        )


def forget():
    """The past was changed, or the ordinals: all of them have to be noted again."""
    LiveStep.objects.all().delete()


def differences(at):
    """Sentences about steps that are not what the publications say."""
    stored = {each.release_id: each for each in LiveStep.objects.all()}
    expected = list(_noted(Release.objects.started(at)))
    if stored.keys() != {each.release_id for each in expected}:
        yield "The steps are of other releases."
    elif any(not _is_same(stored[each.release_id], each) for each in expected):
        yield "Steps are not those of their releases."


def _is_same(stored, expected):
    """An ordinal may be left of what was published again since, or is live no more."""
    began = [bitmaps.read(each.began) for each in (stored, expected)]
    told = [(+Counter(each.counts), bytes(each.ended)) for each in (stored, expected)]
    return told[0] == told[1] and began[1] <= began[0]


def _noted(releases, before=None):
    """The steps of these releases, which follow one another, and ``before`` them."""
    more, began, ended = _more(releases), _began(releases), _ended(releases)
    counts = Counter(before.step.counts if before else {})
    for release in releases.order_by("starts_at"):
        counts.update(more.get(release.pk, {}))
        yield LiveStep(
            release=release,
            counts=dict(counts),
            began=BitMap(began[release.pk]).serialize(),
            ended=BitMap(ended[release.pk]).serialize(),
        )


def _started():
    return Publication.objects.filter(cancelled_at__isnull=True, language=DEFAULT_LANGUAGE)


def _before():
    """The publications that one follows, the latest first."""
    same = _started().filter(item=OuterRef("item"), starts_at__lt=OuterRef("starts_at"))
    return same.order_by("-starts_at")


def _more(releases):
    """``{release id: {type: how many more are live}}``."""
    was_shown = Subquery(_before().annotate(is_shown=IS_SHOWN).values("is_shown")[:1])
    changed = (
        _started()
        .filter(release__in=releases.order_by())
        .annotate(is_shown=IS_SHOWN, was_shown=Coalesce(was_shown, 0))
        .order_by()
        .values_list("release", "type", "is_shown", "was_shown")
        .annotate(Count("pk"))
    )
    steps = defaultdict(Counter)
    for release, type_name, is_shown, was_shown, number in changed:
        steps[release][type_name] += (is_shown - was_shown) * number
    return steps


def _began(releases):
    live = LiveItem.objects.filter(publication__release__in=releases.order_by())
    return _grouped(live.order_by().values_list("publication__release", "ordinal"))


def _ended(releases):
    followed = Subquery(_before().values("pk")[:1])
    following = _started().filter(release__in=releases.order_by()).annotate(followed=followed)
    pairs = following.filter(followed__isnull=False).order_by().values_list("release", "followed")
    return _grouped(pairs)


def _grouped(pairs):
    found = defaultdict(list)
    for release, each in pairs.iterator():
        found[release].append(each)
    return found

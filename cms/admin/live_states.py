"""What readers see of an item, beside where its draft stands: for lists, filters and panels."""

from django.contrib import admin
from django.db.models import (
    Aggregate,
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.utils import timezone
from django.utils.html import format_html

from cms.admin.due_windows import LABELS, within
from cms.models import Item, Publication, ReleaseEntry, ReleaseKind, Status, Submission
from cms.models.publication import DEFAULT_LANGUAGE
from cms.publishing import instants


class LiveState(TextChoices):
    LIVE = "live", "Live"
    NEWER_DRAFT = "newer_draft", "Live, newer text here"
    SCHEDULED = "scheduled", "Scheduled"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NOT_PUBLIC = "not_public", "Not public"


def with_live_state(contents):
    """Working copies with what is public of them now; no further query per row."""
    now = instants.now()
    own = Publication.objects.filter(item=OuterRef("pk"), language=DEFAULT_LANGUAGE)
    in_force = own.started(now).order_by("-starts_at")
    to_come = own.filter(cancelled_at__isnull=True, starts_at__gt=now).order_by("starts_at")
    return contents.annotate(
        live_digest=Subquery(in_force.values("digest")[:1]),
        live_slug=Subquery(in_force.values("slug")[:1]),
        live_since=Subquery(in_force.values("starts_at")[:1]),
        review_due=review_due(),
        next_start=Subquery(to_come.values("starts_at")[:1]),
        live_state=_state(Exists(in_force), Exists(to_come)),
        reviewer=Subquery(_open_submission().values(names=Names("requests__reviewer__name"))),
    )


def review_due():
    """The day on which the live text of a working copy is due for review."""
    own = Publication.objects.filter(item=OuterRef("pk"), language=DEFAULT_LANGUAGE)
    in_force = own.started(instants.now()).order_by("-starts_at")
    return Subquery(in_force.values("next_review_due")[:1])


def in_live_state(contents, state):
    """Those working copies whose readers see ``state``; as ``with_live_state`` says it.

    Asked so that the few are found without reading what the many say.
    """
    now = instants.now()
    kept = Publication.objects.filter(language=DEFAULT_LANGUAGE, cancelled_at__isnull=True)
    own = kept.filter(item=OuterRef("pk"))
    if state == LiveState.WITHDRAWN:
        down = Publication.objects.in_force(now).filter(revision__isnull=True)
        return contents.filter(pk__in=down.values("item"))
    if state == LiveState.NOT_PUBLIC:
        return contents.filter(~Exists(own))
    if state == LiveState.SCHEDULED:
        to_come = kept.filter(starts_at__gt=now).values("item")
        return contents.filter(~Exists(own.started(now)), pk__in=to_come)
    shown = kept.not_followed(now).filter(item=OuterRef("pk"), revision__isnull=False)
    # Most are live word for word as they stand: no digest is read for those.
    same = Q(revision=OuterRef("item__head")) | Q(digest=OuterRef("item__head__digest"))
    if state == LiveState.LIVE:
        return contents.filter(Exists(shown.filter(same)))
    newer = contents.filter(pk__in=_not_shown_as_they_stand(now))
    return newer.filter(Exists(shown), ~Exists(shown.filter(same)))


def _not_shown_as_they_stand(now):
    """Ids of all items whose newest text may be another than the live one: few of the many."""
    started = Publication.objects.started(now).filter(revision=OuterRef("head"))
    never = Item.objects.filter(~Exists(started)).order_by().values("pk")
    turned = ReleaseEntry.objects.filter(release__kind=ReleaseKind.ROLLBACK).order_by()
    return never.union(turned.values("item"))


class Names(Aggregate):
    """All names of a group in one text, parted by commas."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ', ' ORDER BY %(expressions)s)"
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **given):
        # Older versions take no order there: names come as they were asked.
        template = "%(function)s(%(expressions)s, ', ')"
        return self.as_sql(
            compiler, connection, function="GROUP_CONCAT", template=template, **given
        )


def _open_submission():
    return Submission.objects.filter(
        item=OuterRef("pk"), round=OuterRef("item__round"), item__status=Status.IN_REVIEW
    )


def _state(is_started, is_to_come):
    return Case(
        When(Q(live_digest=""), then=Value(LiveState.WITHDRAWN)),
        When(Q(live_digest=F("item__head__digest")), then=Value(LiveState.LIVE)),
        When(is_started, then=Value(LiveState.NEWER_DRAFT)),
        When(is_to_come, then=Value(LiveState.SCHEDULED)),
        default=Value(LiveState.NOT_PUBLIC),
        output_field=CharField(),
    )


def badge(kind, text):
    """A status in words, with a color that only repeats them."""
    return format_html('<span class="badge badge-{}">{}</span>', kind, text)


def status_badge(item):
    return badge(item.status, item.get_status_display())


def live_badge(content):
    return badge(content.live_state, LiveState(content.live_state).label)


class LiveStateFilter(admin.SimpleListFilter):
    title = "what readers see"
    parameter_name = "live"

    def lookups(self, request, model_admin):
        return LiveState.choices

    def queryset(self, request, queryset):
        return in_live_state(queryset, self.value()) if self.value() in LiveState else queryset


class StatusFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [choice for choice in Status.choices if choice[0] != Status.DISCARDED]

    def queryset(self, request, queryset):
        return queryset.filter(item__status=self.value()) if self.value() else queryset


class DueFilter(admin.SimpleListFilter):
    title = "review"
    parameter_name = "review"

    def lookups(self, request, model_admin):
        return list(LABELS.items())

    def queryset(self, request, queryset):
        if self.value() not in LABELS:
            return queryset
        live = Publication.objects.not_followed(instants.now()).filter(revision__isnull=False)
        due = live.filter(within(self.value(), timezone.localdate()))
        return queryset.filter(pk__in=due.values("item"))

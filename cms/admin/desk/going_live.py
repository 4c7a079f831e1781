"""Releases that somebody must send or mend, and approved text that no release has taken yet."""

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from cms.admin.desk.pile import Line, Pile
from cms.admin.naming import item_url
from cms.admin.times import spoken
from cms.models import Decision, Publication, Release, ReleaseState, Review
from cms.publishing.unreleased import not_released


class _Releases(Pile):
    def with_what_is_told(self, keys):
        releases = Release.objects.filter(pk__in=keys).select_related("created_by")
        return releases.annotate(entry_count=Count("entries"))

    def lines(self, rows):
        return [
            Line(
                url=reverse("admin:cms_release_change", args=[each.pk]),
                text=each.title,
                note=self.note(each),
            )
            for each in rows
        ]

    def note(self, release):
        items = "1 item" if release.entry_count == 1 else f"{release.entry_count} items"
        return f"{items}, prepared by {release.created_by}"


class HeldReleases(_Releases):
    name, title = "held", "Releases that are held"

    def concerns(self):
        return self.may("release", "submit")

    def rows(self):
        return Release.objects.filter(state=ReleaseState.HELD).order_by("stopped_at", "pk")

    def note(self, release):
        return release.stop_reason


class ReleasesToSend(_Releases):
    name, title = "to-send", "Releases to send"

    def concerns(self):
        return self.may("release")

    def rows(self):
        return Release.objects.filter(state=ReleaseState.OPEN).order_by("created_at", "pk")


class ScheduledReleases(_Releases):
    name, title = "scheduled", "Going live by themselves"

    def rows(self):
        return Release.objects.scheduled(self.now).order_by("starts_at", "pk")

    def note(self, release):
        return spoken(release.starts_at)


class ApprovedNotLive(Pile):
    name, title = "to-release", "Approved, not live"

    def concerns(self):
        return self.may("release")

    def rows(self):
        return not_released(self.now).order_by("-head_id")

    def lines(self, rows):
        return [Line(url=item_url(item, "release"), item=item) for item in rows]


class ReviewedAgain(Pile):
    name, title = "reviewed-again", "Reviewed again: release with new dates"

    def concerns(self):
        return self.may("release")

    def rows(self):
        later = Publication.objects.filter(
            item=OuterRef("item"), cancelled_at__isnull=True, starts_at__gt=OuterRef("at")
        )
        again = Review.objects.filter(decision=Decision.REAFFIRM).filter(~Exists(later))
        newer = Review.objects.filter(
            decision=Decision.REAFFIRM, item=OuterRef("item"), at__gt=OuterRef("at")
        )
        return again.filter(~Exists(newer)).order_by("at", "pk")

    def with_what_is_told(self, keys):
        return Review.objects.filter(pk__in=keys).select_related("item")

    def lines(self, rows):
        return [
            Line(
                url=item_url(each.item, "release"),
                item=each.item,
                note=f"signed by {each.printed_name}",
            )
            for each in rows
        ]


class MyApproved(Pile):
    """What I wait for: it is signed, and a publisher must send it."""

    name, title = "approved", "Approved, with the publishers"

    def concerns(self):
        return self.may("submit") and not self.may("release")

    def rows(self):
        return not_released(self.now).filter(head__saved_by=self.person).order_by("-head_id")

    def lines(self, rows):
        return [Line(url=item_url(item), item=item) for item in rows]

"""Reviews: what is asked of me, what I asked of others, what came back."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cms.admin.desk.pile import Line, Pile
from cms.admin.naming import item_url
from cms.admin.times import day, minute
from cms.models import (
    Decision,
    Item,
    Publication,
    Review,
    Revision,
    SignatureKind,
    Status,
    Submission,
    content_types,
)


def open_rounds():
    """The submissions that wait for a decision."""
    return Submission.objects.filter(item__status=Status.IN_REVIEW, round=F("item__round"))


def written_by(person, now, item="item"):
    """A condition: ``person`` saved some of what is newer than the live text."""
    in_force = Publication.objects.started(now).filter(item=OuterRef(OuterRef(item)))
    live = in_force.order_by("-starts_at").values("revision__number")[:1]
    mine = Revision.objects.filter(item=OuterRef(item), saved_by=person)
    return Exists(mine.filter(number__gt=Coalesce(Subquery(live), 0)))


def decided_by(person):
    decisions = Review.objects.filter(item=OuterRef("item"), round=OuterRef("round"), person=person)
    return Exists(decisions.exclude(decision=Decision.REAFFIRM))


def due_badge(due_on):
    if due_on is None:
        return None
    is_late = due_on < timezone.localdate()
    return ("error", f"was due {due_on}") if is_late else ("warning", f"due {due_on}")


class _Rounds(Pile):
    """Submissions that somebody should look at."""

    def with_what_is_told(self, keys):
        rounds = Submission.objects.filter(pk__in=keys).select_related("item", "submitted_by")
        return rounds.prefetch_related("requests__reviewer")

    def review_page(self, type_name):
        """The page on which this account signs such a text, or the page of the text."""
        for kind in content_types()[type_name].signatures:
            if self.may(f"sign {kind}"):
                return f"sign_{SignatureKind(kind)}"
        return "change"

    def lines(self, rows):
        return [
            Line(
                url=item_url(each.item, self.review_page(each.item.type)),
                item=each.item,
                note=f"from {each.submitted_by}, {day(each.submitted_at)}",
                badge=due_badge(each.due_on),
            )
            for each in rows
        ]


BY_URGENCY = [F("due_on").asc(nulls_last=True), "submitted_at", "pk"]


class AskedOfMe(_Rounds):
    name, title = "asked", "You are asked to review"

    def rows(self):
        asked = open_rounds().filter(~decided_by(self.person), requests__reviewer=self.person)
        return asked.order_by(*BY_URGENCY)


class FreeToReview(_Rounds):
    name, title = "to-review", "Free for any reviewer"

    def concerns(self):
        return bool(self.types())

    def types(self):
        return [
            name
            for name, model in content_types().items()
            if any(self.may(f"sign {kind}") for kind in model.signatures)
        ]

    def rows(self):
        others = open_rounds().filter(
            ~decided_by(self.person),
            ~written_by(self.person, self.now),
            item__type__in=self.types(),
        )
        asked = self.person.review_requests.values("submission")
        return others.exclude(pk__in=asked).order_by(*BY_URGENCY)


class Returned(Pile):
    name, title = "returned", "Returned to you"

    def concerns(self):
        return self.may("edit")

    def rows(self):
        submitted = Submission.objects.filter(
            item=OuterRef("pk"), round=OuterRef("round"), submitted_by=self.person
        )
        returned = Item.objects.filter(status=Status.CHANGES_REQUESTED)
        mine = returned.filter(Exists(submitted) | Q(written_by(self.person, self.now, "pk")))
        return mine.order_by("pk")

    def with_what_is_told(self, keys):
        asked = Review.objects.filter(decision=Decision.REQUEST_CHANGES).order_by("-at")
        return Item.objects.filter(pk__in=keys).prefetch_related(
            Prefetch("reviews", asked, to_attr="requests_for_changes")
        )

    def lines(self, rows):
        return [
            Line(url=item_url(item), item=item, note=_wish(item.requests_for_changes))
            for item in rows
        ]


def _wish(requests):
    return f"{requests[0].printed_name}: “{requests[0].comment}”" if requests else ""


class MyDrafts(Pile):
    name, title = "drafts", "Your drafts"

    def concerns(self):
        return self.may("edit")

    def rows(self):
        drafts = Item.objects.filter(status=Status.DRAFT, head__saved_by=self.person)
        return drafts.order_by("-head__saved_at", "pk")

    def with_what_is_told(self, keys):
        return Item.objects.filter(pk__in=keys).select_related("head")

    def lines(self, rows):
        return [
            Line(
                url=item_url(item),
                item=item,
                note=f"saved {minute(item.head.saved_at)}",
            )
            for item in rows
        ]


class MySubmissions(_Rounds):
    """What I wait for: with whom it is, and since when."""

    name, title = "submitted", "With reviewers"

    def concerns(self):
        return self.may("submit")

    def rows(self):
        return open_rounds().filter(submitted_by=self.person).order_by(*BY_URGENCY)

    def lines(self, rows):
        return [
            Line(
                url=item_url(each.item),
                item=each.item,
                note=f"with {_reviewers(each)} since {day(each.submitted_at)}",
                badge=due_badge(each.due_on),
            )
            for each in rows
        ]


def _reviewers(submission):
    asked = [request.reviewer.name for request in submission.requests.all()]
    return ", ".join(asked) or "any reviewer"

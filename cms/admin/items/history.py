"""What an item said, who changed it, and what was decided: one time line, and any two compared."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django import forms
from django.http import Http404

from cms.admin.items.conflict import revision_numbered
from cms.admin.items.frame import ActForm, ItemPage
from cms.admin.telling import data_of, told_differences
from cms.editorial import saving
from cms.models import Decision


@dataclass(order=True)
class Event:
    """One line of the time line."""

    at: datetime
    kind: str = field(compare=False)
    what: str = field(compare=False)
    who: str = field(compare=False, default="")
    detail: str = field(compare=False, default="")
    revision: object = field(compare=False, default=None)
    waived: list = field(compare=False, default_factory=list)


def events(item):
    """Everything that happened to an item, newest first, in four queries."""
    found = [*_revisions(item), *_submissions(item), *_reviews(item), *_publications(item)]
    return sorted(found, reverse=True)


def _revisions(item):
    for each in item.revisions.select_related("saved_by", "source"):
        source = f" {_from(each)}" if each.source else ""
        what = f"{each.get_origin_display()}{source}: revision {each.number}"
        yield Event(each.saved_at, "saved", what, each.saved_by.name, each.note, each)


def _from(revision):
    is_own = revision.source.item_id == revision.item_id
    return f"from {revision.source}" if is_own else "with text of the item that was merged into it"


def _submissions(item):
    for each in item.submissions.select_related("submitted_by", "revision"):
        what = f"Submitted {each.revision} for review (round {each.round})"
        names = ", ".join(str(request.reviewer) for request in each.requests.all())
        asked = f"Asked {names}. " if names else ""
        yield Event(
            each.submitted_at, "submitted", what, each.submitted_by.name, f"{asked}{each.note}"
        )


def _reviews(item):
    for each in item.reviews.select_related("revision"):
        kind = "sent-back" if each.decision == Decision.REQUEST_CHANGES else "signed"
        what = f"{each.get_decision_display()}: {each.revision} (round {each.round})"
        who = ", ".join(filter(None, [each.printed_name, each.credentials]))
        detail = " ".join(filter(None, [each.meaning, each.comment, *_confirmed(each)]))
        yield Event(each.at, kind, what, who, detail, waived=_waived(each))


def _confirmed(review):
    """The checklist and the declared interests that the signature froze."""
    for sentence in review.checked:
        yield f"Confirmed: {sentence}"
    for interest in review.interests:
        yield f"Declared interest in {interest['named']} ({interest['declared']})"


def _waived(review):
    """``[(reason, how many findings it let pass)]`` of a signature."""
    return list(Counter(waiver["reason"] for waiver in review.waivers).items())


def _publications(item):
    for each in item.publications.select_related("release__sent_by", "revision"):
        shown = f"Live: {each.revision}" if each.revision else "Withdrawn"
        cancelled = " (cancelled before it started)" if each.cancelled_at else ""
        who = each.release.sent_by.name if each.release.sent_by else ""
        what = f"{shown}{cancelled}"
        detail = f"Release “{each.release}”. {each.reason}".strip()
        yield Event(
            each.starts_at, "withdrawn" if each.is_withdrawal else "live", what, who, detail
        )


class History(ItemPage):
    name, route, label, action = "history", "history", "History", "view"
    template_name = "admin/cms/history.html"

    def get_context_data(self, **kwargs):
        revisions = list(self.item.revisions.order_by("-number"))
        return super().get_context_data(
            events=events(self.item),
            revisions=revisions,
            may_restore=Restore.refusal(self.request, self.content) is None,
            restore_url=self.model_admin.url("restore", self.item.pk),
            compare_url=self.model_admin.url("compare", self.item.pk),
            **kwargs,
        )

    http_method_names = ["get", "head", "options"]


class Compare(ItemPage):
    """Any two revisions of this item; of another item there are none here."""

    name, route, label, action = "compare", "compare", "Compare", "view"
    template_name = "admin/cms/compare.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        before, after = self._revision("from"), self._revision("to")
        olds, news = data_of(before), data_of(after)
        is_redacted = olds is None or news is None
        return super().get_context_data(
            before=before,
            after=after,
            is_redacted=is_redacted,
            changes=[] if is_redacted else told_differences(self.item.type, olds, news),
            history_url=self.model_admin.url("history", self.item.pk),
            **kwargs,
        )

    def _revision(self, name):
        revision = revision_numbered(self.item, self.request.GET.get(name, ""))
        if revision is None:
            raise Http404("This item has no such revision.")
        return revision


class RestoreForm(ActForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(required=False, max_length=500, help_text="Why, for the history.")

    def clean_revision(self):
        revision = self.page.item.revisions.filter(number=self.cleaned_data["revision"]).first()
        if revision is None or not revision.text:
            raise forms.ValidationError("There is no such text to bring back.")
        return revision


class Restore(ItemPage):
    name, route, label, action = "restore", "restore", "Restore", "restore"
    form_class = RestoreForm
    explanation = (
        "The older text becomes a new draft on top of what is here now. Nothing is lost, and its "
        "approval does not come back."
    )

    @classmethod
    def why_not_now(cls, content):
        if content.item.status not in saving.EDITABLE:
            return "This text is in review. Take it back first."
        return None

    def get_initial(self):
        return {**super().get_initial(), "revision": self.request.GET.get("revision", "")}

    def act(self, data):
        made = saving.restore_revision(
            self.item,
            data["revision"],
            by=self.request.user,
            base=data["expected"],
            note=data["note"],
        )
        return f"Revision {data['revision'].number} is back, as revision {made.number}."

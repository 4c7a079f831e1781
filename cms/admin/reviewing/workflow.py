"""From draft to review and back: the pages for authors, and the reviewer's request for changes."""

from django import forms

from cms.admin.items.frame import ActForm, ItemPage
from cms.admin.items.item_fields import ItemsField
from cms.admin.items.linked_drafts import linked_drafts
from cms.admin.reviewing.arranging import DueField, ReviewersField
from cms.editorial import rules, workflow
from cms.models import Status
from cms.publishing import urgent


class SubmitForm(ActForm):
    note = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What the reviewer should know or look at first.",
    )
    reviewers = ReviewersField()
    due_on = DueField()
    together = ItemsField(
        required=False,
        label="Hand in together",
        help_text="This text names these items, and they are not approved yet. "
        "It can be released only when they are live.",
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["reviewers"].offer(page.item)
        drafts = linked_drafts(page.item)
        if drafts:
            self.fields["together"].offer(drafts, checked=True)
        else:
            del self.fields["together"]


class Submit(ItemPage):
    name, route, label, action, move = "submit", "submit", "Submit for review", "submit", "submit"
    tone = "main"
    form_class = SubmitForm
    explanation = "The text is locked while it is in review. You can take it back at any time."

    def get_context_data(self, **kwargs):
        findings = self.told_findings(rules.findings(self.item.head))
        return super().get_context_data(findings=findings, **kwargs)

    def act(self, data):
        by = self.request.user
        asked = {name: data[name] for name in ("note", "reviewers", "due_on")}
        others = data.get("together", [])
        package = {self.item: data["expected"]} | {each: each.head for each in others}
        if others:
            workflow.submit_package(package, by=by, **asked)
        else:
            workflow.submit(self.item, by=by, expected=data["expected"], **asked)
        with_others = f", together with {len(others)} more" if others else ""
        return f"{self.content} is in review{with_others}."


class TakeBack(ItemPage):
    name, route, label = "take_back", "take-back", "Take back"
    action = move = "take back"
    explanation = "The text becomes a draft again. Signatures given in this round no longer count."

    def act(self, data):
        workflow.take_back(self.item, by=self.request.user, expected=data["expected"])
        return f"{self.content} is a draft again."


class RequestChangesForm(ActForm):
    comment = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 5}), label="What should change", strip=True
    )


class RequestChanges(ItemPage):
    name, route, label = "request_changes", "request-changes", "Request changes"
    action = move = "request changes"
    form_class = RequestChangesForm
    explanation = "The text goes back to its author with your comment."

    def act(self, data):
        workflow.request_changes(
            self.item, by=self.request.user, expected=data["expected"], comment=data["comment"]
        )
        return f"{self.content} went back to its author."


class Discard(ItemPage):
    name, route, label, action, tone = "discard", "discard", "Discard", "discard", "danger"
    explanation = (
        "The draft disappears from all lists, and its names become free. Readers have never seen "
        "it. Its revisions stay on record."
    )

    @classmethod
    def why_not_now(cls, content):
        if content.live_digest is not None or content.next_start is not None:
            return "Readers have seen this item, or are going to: withdraw it instead."
        if content.item.status not in (Status.DRAFT, Status.CHANGES_REQUESTED):
            return "Only a draft can be discarded."
        return None

    @property
    def next_url(self):
        return self.model_admin.url("changelist")

    def act(self, data):
        workflow.discard(self.item, by=self.request.user, expected=data["expected"])
        return f"{self.content} was discarded."


class BeginUrgentFix(ItemPage):
    name, route, label = "begin_urgent_fix", "urgent-fix/begin", "Begin urgent fix"
    action = "begin urgent fix"
    explanation = (
        "The open draft is put aside, and the form shows what readers see now. Mend it, have it "
        "signed and release it; then bring the draft back."
    )

    @classmethod
    def why_not_now(cls, content):
        if content.item.parked_id:
            return "An urgent fix is under way already."
        if content.item.status == Status.IN_REVIEW:
            return "This text is in review. Take it back first."
        if not content.live_digest or content.live_digest == content.item.head.digest:
            return "There is no open draft of live text: edit it as usual."
        return None

    def act(self, data):
        urgent.begin(self.item, by=self.request.user)
        return "The draft is put aside. This is the live text: mend it."


class FinishUrgentFix(ItemPage):
    name, route, label = "finish_urgent_fix", "urgent-fix/finish", "Bring the draft back"
    action, tone = "finish urgent fix", "main"
    explanation = (
        "The draft comes back, merged with the fix. Where both changed, the fix stands and a flag "
        "asks the author to look."
    )

    @classmethod
    def why_not_now(cls, content):
        if not content.item.parked_id:
            return "No draft is waiting."
        if content.item.status == Status.IN_REVIEW:
            return "The fix is in review. Have it signed and released, or take it back, first."
        return None

    def act(self, data):
        places = urgent.finish(self.item, by=self.request.user)
        flags = f" {len(places)} flags ask you to look." if places else ""
        return f"The draft is back, merged with the fix.{flags}"

"""What a publisher does to one item: release it, with what it needs, or take it down."""

from django import forms
from django.utils import timezone

from cms.admin.items.frame import ActForm, ItemPage
from cms.admin.items.item_fields import ItemsField, ScheduleField, schedule_help
from cms.admin.items.linked_drafts import named_by, not_live
from cms.admin.naming import named
from cms.editorial import doors
from cms.models import Decision, Publication, Status
from cms.publishing import instants, releases, withdrawing


class ReleaseForm(ActForm):
    together = ItemsField(
        required=False,
        label="Release together",
        help_text="This text names these items. They are approved, and not live yet.",
    )
    starts_at = ScheduleField()

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["starts_at"].help_text = schedule_help()
        ready = [each for each in page.missing if each.status == Status.APPROVED]
        if ready:
            self.fields["together"].offer(ready, checked=True)
        else:
            del self.fields["together"]


class ReleaseItem(ItemPage):
    name, route, label, action, tone = "release", "release", "Release", "release", "main"
    form_class = ReleaseForm
    template_name = "admin/cms/release_item.html"
    explanation = (
        "Readers see the approved text from the start on. All of it goes live, or nothing."
    )

    @classmethod
    def why_not_now(cls, content):
        is_new = content.item.head.digest != content.live_digest
        if content.item.status == Status.APPROVED and is_new:
            return None
        if cls._was_reaffirmed(content):
            return None
        return "Only approved text that is not live yet can be released."

    @staticmethod
    def _was_reaffirmed(content):
        if not content.live_digest:
            return False
        again = content.item.reviews.filter(decision=Decision.REAFFIRM, at__gt=content.live_since)
        return again.exists()

    def dispatch(self, request, *args, **kwargs):
        self._missing = None
        return super().dispatch(request, *args, **kwargs)

    @property
    def missing(self):
        """All that the text names and that readers cannot see: it must go along."""
        if self._missing is None:
            lacking = not_live(named_by([self.item])).select_related("head")
            self._missing = list(lacking.order_by("type", "pk"))
        return self._missing

    def get_context_data(self, **kwargs):
        unready = named(each for each in self.missing if each.status != Status.APPROVED)
        return super().get_context_data(unready=unready, **kwargs)

    def act(self, data):
        by = self.request.user
        others = data.get("together", [])
        with doors.attempt("release", by=by, item=self.item):
            release = releases.prepare(str(self.content), by=by, items=[self.item, *others])
            release = releases.send(release, by=by, starts_at=data["starts_at"])
        if data["starts_at"]:
            start = timezone.localtime(release.starts_at)
            return f"Scheduled for {start:%Y-%m-%d %H:%M %Z}: {self.content}."
        return f"Live now: {self.content}."


class WithdrawForm(ActForm):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), help_text="Readers who follow a link are told."
    )
    successor = forms.CharField(
        required=False, help_text="Address (slug) of the live item that readers should go to."
    )
    emergency = forms.BooleanField(
        required=False,
        label="Emergency: at once, although other live texts name it",
        help_text="They then show the link as withdrawn.",
    )

    def clean_successor(self):
        slug = self.cleaned_data["successor"]
        if not slug:
            return None
        live = Publication.objects.live(instants.now()).filter(type=self.page.item.type, slug=slug)
        publication = live.select_related("item").first()
        if publication is None:
            raise forms.ValidationError("Nothing of this type is live at this address.")
        return publication.item


class Withdraw(ItemPage):
    name, route, label, tone = "withdraw", "withdraw", "Withdraw", "danger"
    # Whoever may do it at least in an emergency sees the page; the door asks again.
    action = "withdraw at once"
    form_class = WithdrawForm
    explanation = (
        "Readers no longer see this item. Its address says that it was withdrawn, and why."
    )

    @classmethod
    def why_not_now(cls, content):
        return None if content.live_digest else "This item is not live."

    def act(self, data):
        withdrawing.withdraw(
            self.item,
            by=self.request.user,
            reason=data["reason"],
            successor=data["successor"],
            emergency=data["emergency"],
        )
        return f"{self.content} is withdrawn."

"""Releasing one item, with what it needs: one page, one button."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property

from cms.admin import watching
from cms.admin.items.frame import ActForm, ItemPage
from cms.admin.items.item_fields import ItemsField
from cms.admin.releasing import changes, obstacles
from cms.admin.releasing.forms import WhenForm
from cms.admin.releasing.standing import release_url
from cms.admin.times import spoken
from cms.editorial import doors
from cms.editorial.refusals import TransitionRefused
from cms.models import Decision, Item, Publication, Status
from cms.publishing import closed_sets, instants, releases


class ReleaseForm(ActForm, WhenForm):
    together = ItemsField(
        required=False,
        label="Release together",
        help_text="This text names these items. They are approved, and not live yet.",
    )
    field_order = ["expected", "together", "when", "starts_at"]

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        ready = [each.item for each in page.missing if each.is_ready]
        if ready:
            self.fields["together"].offer(ready, checked=True)
        else:
            del self.fields["together"]


class ReleaseItem(ItemPage):
    name, route, label, action, tone = "release", "release", "Release", "release", "main"
    form_class = ReleaseForm
    template_name = "admin/cms/releasing/release_item.html"
    explanation = (
        "Readers see the approved text from the start on. All of it goes live, or nothing."
    )
    sent = None

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

    @cached_property
    def now(self):
        return instants.now()

    @cached_property
    def live(self):
        return Publication.objects.live(self.now).filter(item=self.item).first()

    @cached_property
    def revision(self):
        """What would go live: the approved head, or the live text that was confirmed."""
        is_head = self.item.status == Status.APPROVED or self.live is None
        return self.item.head if is_head else self.live.revision

    @cached_property
    def missing(self):
        """All that the text names and that readers cannot see: it must go along."""
        lacking = closed_sets.lacking([self.revision.pk], {self.item.pk}, self.now)
        return obstacles.told_missing(lacking)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            change=changes.of_item(self.item, self.revision),
            missing_unready=[each for each in self.missing if not each.is_ready],
            obstacles=obstacles.of_item(self.item, self.now),
            **kwargs,
        )

    @property
    def next_url(self):
        return release_url(self.sent) if self.sent else self.item_url

    def act(self, data):
        by = self.request.user
        others = data.get("together", [])
        with watching.watched(self.request), doors.attempt("release", by=by, item=self.item):
            release = releases.prepare(str(self.content), by=by, items=[self.item, *others])
            if Item.objects.get(pk=self.item.pk).head_id != data["expected"].pk:
                raise TransitionRefused("The text changed since you opened it. Look at it again.")
            self.sent = releases.send(release, by=by, starts_at=data["starts_at"])
        if data["starts_at"]:
            return f"Scheduled for {spoken(self.sent.starts_at)}: {self.content}."
        return f"Live now: {self.content}."

    def shown_again(self, form, refused):
        """A second click finds the release of the first one, and leads there."""
        done = self._done_just_so(form)
        if done is None:
            return super().shown_again(form, refused)
        sentence = f"{done.sent_by} sent this text on {spoken(done.sent_at)}. Nothing was done now."
        messages.info(self.request, sentence)
        return redirect(release_url(done))

    def _done_just_so(self, form):
        expected, start = form.cleaned_data["expected"], form.cleaned_data["starts_at"]
        published = Publication.objects.filter(
            item=self.item, revision=expected, cancelled_at__isnull=True
        ).order_by("starts_at")
        if start:
            found = published.filter(starts_at=start).last()
        else:
            found = published.started(instants.now()).last()
        is_newest = found and found == published.last()
        return found.release if is_newest and not self._was_reaffirmed(self.content) else None

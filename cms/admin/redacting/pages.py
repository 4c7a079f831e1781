"""Two pages of an item for administrators: to ask for a redaction, and to confirm one."""

from django import forms

from cms.admin import numbers
from cms.admin.items.frame import ActForm, ItemPage
from cms.models import Publication, Redaction, Revision
from cms.publishing import instants, redaction

MOST_TOLD = 50


class AskForm(ActForm):
    revision = forms.ModelChoiceField(
        queryset=Revision.objects.none(),
        empty_label="Choose a revision",
        help_text="Only older text can go: first save a corrected text, and release it.",
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why it must not be kept",
        help_text="Stays on record for ever: do not repeat here what must go.",
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["revision"].queryset = page.askable()
        self.fields["revision"].label_from_instance = _described


def _described(revision):
    return (
        f"Revision {revision.number}, saved by {revision.saved_by} on {revision.saved_at:%Y-%m-%d}"
    )


class Redact(ItemPage):
    name, route, label, action, tone = "redact", "redact", "Redact", "redact", "danger"
    form_class = AskForm
    template_name = "admin/cms/redacting/ask.html"
    explanation = (
        "Text that must not be kept, as the name of a patient, is removed for good: from the "
        "history, and from what readers can ask for of the past. Another administrator must "
        "confirm. Its digest and the record of who did what stay."
    )

    def askable(self):
        """Revisions that are neither edited now nor asked for already."""
        kept = [pk for pk in (self.item.head_id, self.item.parked_id) if pk]
        older = self.item.revisions.exclude(pk__in=kept).filter(redaction__isnull=True)
        return older.exclude(text="").select_related("saved_by").order_by("-number")

    def get_context_data(self, **kwargs):
        asked = Redaction.objects.filter(revision__item=self.item).order_by("-asked_at")
        asked = asked.select_related("revision", "asked_by", "confirmed_by")[:MOST_TOLD]
        return super().get_context_data(
            redactions=asked,
            person=self.request.user.person,
            confirm_url=self.model_admin.url("confirm_redaction", self.item.pk),
            is_askable=self.askable().exists(),
            **kwargs,
        )

    @property
    def next_url(self):
        return self.model_admin.url("redact", self.item.pk)

    def act(self, data):
        redaction.ask(data["revision"], by=self.request.user, reason=data["reason"])
        return f"Asked. Another administrator must confirm that {data['revision']} goes."


class ConfirmForm(ActForm):
    redaction = forms.ModelChoiceField(queryset=Redaction.objects.none(), widget=forms.HiddenInput)
    understood = forms.BooleanField(
        label="I have read what goes, and know that nothing brings it back"
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["redaction"].queryset = Redaction.objects.filter(revision__item=page.item)


class ConfirmRedaction(ItemPage):
    name, route, label = "confirm_redaction", "redact/confirm", "Confirm redaction"
    action, tone = "redact", "danger"
    form_class = ConfirmForm
    template_name = "admin/cms/redacting/confirm.html"
    explanation = "This removes text for good. Nobody can bring it back, nor can a restore."

    def get_initial(self):
        return {**super().get_initial(), "redaction": self.request.GET.get("redaction", "")}

    def get_context_data(self, **kwargs):
        asked = self._asked()
        return super().get_context_data(
            asked=asked,
            published=_published(asked.revision) if asked else [],
            is_own=asked is not None and asked.asked_by_id == self.request.user.person_id,
            compare_url=self.model_admin.url("compare", self.item.pk),
            **kwargs,
        )

    def _asked(self):
        asked = self.request.POST.get("redaction") or self.request.GET.get("redaction", "")
        wanted = numbers.sent(asked)
        if wanted is None:
            return None
        found = Redaction.objects.filter(revision__item=self.item, pk=wanted)
        return found.select_related("revision__saved_by", "asked_by", "confirmed_by").first()

    @property
    def next_url(self):
        return self.model_admin.url("redact", self.item.pk)

    def act(self, data):
        redaction.confirm(data["redaction"], by=self.request.user)
        return f"The text of {data['redaction'].revision} is removed."


def _published(revision):
    """When readers saw it: ``[(from, until or None)]``; asking for that time gives 410 then."""
    now = instants.now()
    own = Publication.objects.started(now).filter(item=revision.item).order_by("starts_at")
    starts = list(own.values_list("revision", "starts_at")[:MOST_TOLD])
    ends = [start for _, start in starts[1:]] + [None]
    return [
        (start, end)
        for (shown, start), end in zip(starts, ends, strict=True)
        if shown == revision.pk
    ]

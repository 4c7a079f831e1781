"""Public marks that need no new text: posting them, and ending them early."""

from django import forms

from cms.admin import house
from cms.admin.items.frame import ActForm, ItemPage
from cms.admin.releasing.schedule import ScheduleField, schedule_help
from cms.admin.times import spoken
from cms.models import Notice, NoticeKind
from cms.publishing import instants, notices

MOST_TOLD = 30


class NoticeForm(ActForm):
    kind = forms.ChoiceField(choices=NoticeKind)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), label="What readers must know")
    place = forms.CharField(
        required=False, max_length=200, help_text="Part, or part and key. Empty: the whole item."
    )
    hides_place = forms.BooleanField(required=False, label="Do not show this place meanwhile")
    ends_at = ScheduleField(label="Until")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_at"].help_text = schedule_help(empty="until somebody ends it")


class PostNotice(ItemPage):
    name, route, label, action = "post_notice", "notice", "Post notice", "post notice"
    form_class = NoticeForm
    template_name = "admin/cms/releasing/notices.html"
    explanation = (
        "Readers see the notice at once. It stays on record; a publisher can end it at any time."
    )

    @classmethod
    def why_not_now(cls, content):
        return None if content.live_digest else "This item is not live."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            posted=posted(self.item),
            may_end=house.allows(self.request, "end notice", self.item),
            end_url=self.model_admin.url("end_notice", self.item.pk),
            **kwargs,
        )

    def act(self, data):
        given = {name: data[name] for name in ("kind", "text", "place", "hides_place", "ends_at")}
        notices.post(self.item, by=self.request.user, **given)
        return "Readers see the notice now."


def posted(item):
    """``[{notice, is_shown, period}]``, the newest first."""
    now = instants.now()
    shown = set(Notice.objects.shown(now).filter(item=item).values_list("pk", flat=True))
    found = item.notices.select_related("early_end__ended_by").order_by("-starts_at", "-pk")
    return [
        {"notice": each, "is_shown": each.pk in shown, "period": _period(each)}
        for each in found[:MOST_TOLD]
    ]


def _period(notice):
    told = f"From {spoken(notice.starts_at)}"
    early = getattr(notice, "early_end", None)
    if early is not None:
        return f"{told} until {spoken(early.at)}, ended by {early.ended_by}: {early.reason}"
    return f"{told} until {spoken(notice.ends_at)}" if notice.ends_at else f"{told} on"


class EndNoticeForm(ActForm):
    notice = forms.ModelChoiceField(queryset=Notice.objects.none(), widget=forms.HiddenInput)
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        label="Why it ends",
        help_text="For the record. Readers do not see it.",
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["notice"].queryset = page.item.notices.all()


class EndNotice(ItemPage):
    name, route, label, action, tone = (
        "end_notice",
        "notice/end",
        "End notice",
        "end notice",
        "main",
    )
    form_class = EndNoticeForm
    template_name = "admin/cms/releasing/end_notice.html"
    explanation = "Readers no longer see the notice. What it hides is shown again, at once."

    def get_initial(self):
        return {**super().get_initial(), "notice": self.request.GET.get("notice", "")}

    def get_context_data(self, **kwargs):
        asked = self.request.POST.get("notice") or self.request.GET.get("notice", "")
        shown = [each for each in posted(self.item) if str(each["notice"].pk) == asked]
        return super().get_context_data(posted=shown, **kwargs)

    @property
    def next_url(self):
        return self.model_admin.url("post_notice", self.item.pk)

    def act(self, data):
        notices.end(data["notice"], by=self.request.user, reason=data["reason"])
        return "Readers no longer see that notice."

"""Public marks that need no new text."""

from django import forms

from cms.admin.items.frame import ActForm, ItemPage
from cms.admin.items.item_fields import ScheduleField, schedule_help
from cms.models import NoticeKind
from cms.publishing import notices


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
        self.fields["ends_at"].help_text = schedule_help(empty="until it is changed")


class PostNotice(ItemPage):
    name, route, label, action = "post_notice", "notice", "Post notice", "post notice"
    form_class = NoticeForm
    explanation = "Readers see the notice at once. It stays on record and cannot be taken out."

    @classmethod
    def why_not_now(cls, content):
        return None if content.live_digest else "This item is not live."

    def act(self, data):
        given = {name: data[name] for name in ("kind", "text", "place", "hides_place", "ends_at")}
        notices.post(self.item, by=self.request.user, **given)
        return "Readers see the notice now."

"""Taking one item down: now, at a set time, by two people, or at once in an emergency."""

from django import forms

from cms.admin import house
from cms.admin.impact.pages import short
from cms.admin.items.frame import ActForm, ItemPage
from cms.admin.releasing.schedule import ScheduleField, schedule_help
from cms.admin.releasing.standing import release_url
from cms.admin.times import spoken
from cms.models import Action, Publication, ReleaseEntry, content_types
from cms.publishing import instants, withdrawing
from cms.publishing.releases import CHANGEABLE

NOW, THEN, PREPARE, EMERGENCY = "now", "then", "prepare", "emergency"
ALONE = "Prepare it as a release: changes of what shows it can go along, and others can look"
BY_TWO = "Ask for it: a publisher who is not you looks at it, and sends the release"


class WithdrawForm(ActForm):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), help_text="Readers who follow a link are told."
    )
    successor = forms.CharField(
        required=False, help_text="Address (slug) of the live item that readers should go to."
    )
    how = forms.ChoiceField(widget=forms.RadioSelect, label="How")
    starts_at = ScheduleField()

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["how"].choices = page.ways()
        self.fields["how"].initial = page.ways()[0][0]
        self.fields["starts_at"].help_text = schedule_help()
        if THEN not in dict(page.ways()):
            del self.fields["starts_at"]

    def clean_successor(self):
        slug = self.cleaned_data["successor"]
        if not slug:
            return None
        live = Publication.objects.live(instants.now()).filter(type=self.page.item.type, slug=slug)
        publication = live.select_related("item").first()
        if publication is None:
            raise forms.ValidationError("Nothing of this type is live at this address.")
        return publication.item

    def clean(self):
        data = super().clean()
        start, how = data.get("starts_at"), data.get("how")
        if how == THEN and not start and "starts_at" not in self.errors:
            self.add_error("starts_at", "Say when it is withdrawn, or choose another way.")
        if how and how != THEN and start:
            self.add_error("how", "You gave a time to start. Choose “At a set time”, or clear it.")
        return data


class Withdraw(ItemPage):
    name, route, label, tone = "withdraw", "withdraw", "Withdraw", "danger"
    form_class = WithdrawForm
    template_name = "admin/cms/releasing/withdraw.html"
    explanation = (
        "Readers no longer see this item. Its address says that it was withdrawn, and why."
    )
    prepared = None

    @classmethod
    def action_on(cls, item):
        # Whoever may do it in one way at least sees the page; the door asks again.
        if content_types()[item.type].withdrawn_by_two:
            return "ask withdrawal"
        return "withdraw at once"

    @classmethod
    def why_not_now(cls, content):
        return None if content.live_digest else "This item is not live."

    @property
    def needs_two(self):
        return content_types()[self.item.type].withdrawn_by_two

    def ways(self):
        """``[(value, words)]`` of all ways that are open to this account, the usual one first."""
        found = []
        if not self.needs_two and self.may("withdraw"):
            found += [(NOW, "Now"), (THEN, "At a set time")]
        if self.may("ask withdrawal"):
            found.append((PREPARE, BY_TWO if self.needs_two else ALONE))
        if self.may("withdraw at once"):
            found.append((EMERGENCY, "Emergency: at once, although other live texts name it"))
        return found

    def may(self, action):
        return house.allows(self.request, action, self.item)

    def get_context_data(self, **kwargs):
        asked = ReleaseEntry.objects.filter(
            item=self.item, action=Action.WITHDRAW, release__state__in=CHANGEABLE
        )
        return super().get_context_data(
            impact=short(self.model_admin, self.item),
            asked=asked.select_related("release__created_by").first(),
            needs_two=self.needs_two,
            **kwargs,
        )

    @property
    def next_url(self):
        return release_url(self.prepared) if self.prepared else self.item_url

    def act(self, data):
        given = {name: data[name] for name in ("reason", "successor")} | {"by": self.request.user}
        if data["how"] == PREPARE:
            self.prepared = withdrawing.ask(self.item, **given)
            if self.needs_two:
                return f"The withdrawal of {self.content} is prepared. Somebody else sends it."
            return f"The withdrawal of {self.content} is prepared. Send it when it is complete."
        start = data.get("starts_at")
        emergency = data["how"] == EMERGENCY
        sent = withdrawing.withdraw(self.item, emergency=emergency, starts_at=start, **given)
        if start:
            return f"{self.content} will be withdrawn on {spoken(sent.starts_at)}."
        return f"{self.content} is withdrawn."

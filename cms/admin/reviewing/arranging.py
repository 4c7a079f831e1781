"""Who is asked to review, and by when: the fields of the forms, and the page that changes it."""

from django import forms
from django.utils import timezone

from cms.admin import house
from cms.admin.items.frame import ActForm, ItemPage
from cms.editorial import interests, reviewers
from cms.models import Person, Status


class ReviewersField(forms.ModelMultipleChoiceField):
    """Those who could sign, with their credentials and what they declared about this text."""

    def __init__(self, **kwargs):
        defaults = {
            "queryset": Person.objects.none(),
            "required": False,
            "label": "Ask these reviewers",
            "help_text": "Nobody ticked: whoever is free. Others may review it all the same.",
            "widget": forms.CheckboxSelectMultiple,
        }
        super().__init__(**{**defaults, **kwargs})

    def offer(self, item, without=()):
        people = reviewers.possible(item).exclude(pk__in=without)
        self.queryset = people.prefetch_related("credentials", "disclosures")
        # The rows that the choices are made of are these very ones.
        self.met = interests.met_by_each(list(self.queryset), item.head)

    def label_from_instance(self, person):
        today = timezone.localdate()
        valid = [
            each.text
            for each in person.credentials.all()
            if each.expires_on is None or each.expires_on >= today
        ]
        name = ", ".join([person.name, *valid])
        met = ", ".join(each.named for each in self.met.get(person, ()))
        return f"{name} (declared an interest in {met})" if met else name


class DueField(forms.DateField):
    def __init__(self, **kwargs):
        defaults = {
            "required": False,
            "label": "Decision wanted by",
            "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        super().__init__(**{**defaults, **kwargs})


class ArrangeForm(ActForm):
    withdraw = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        required=False,
        label="Withdraw the request to",
        widget=forms.CheckboxSelectMultiple,
    )
    ask = ReviewersField(label="Ask also", help_text="They are told at once.")
    due_on = DueField()

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        submission = reviewers.current_submission(page.item)
        asked = Person.objects.filter(review_requests__submission=submission)
        person, arranges_all = page.request.user.person, page.arranges_all
        self.fields["withdraw"].queryset = asked if arranges_all else asked.filter(pk=person.pk)
        self.fields["ask"].offer(page.item, without=asked.values("pk"))
        if not self.fields["ask"].queryset:
            self.fields["ask"].help_text = "Nobody else could sign this text."
        if not self.fields["withdraw"].queryset:
            del self.fields["withdraw"]
        self.fields["due_on"].initial = submission.due_on
        if not arranges_all:
            self.fields["due_on"].disabled = True


class Arrange(ItemPage):
    name, route, label, action = "reviewers", "reviewers", "Reviewers", "arrange review"
    form_class = ArrangeForm
    template_name = "admin/cms/reviewing/arrange.html"
    explanation = (
        "Ask others to review this text, withdraw a request, or move the date. Whoever is asked "
        "can pass it on: withdraw your own request and ask somebody else."
    )

    @classmethod
    def why_not_now(cls, content):
        if content.item.status != Status.IN_REVIEW:
            return "This text is not in review, so nobody can be asked to review it."
        return None

    @classmethod
    def refusal(cls, request, content):
        refused = super().refusal(request, content)
        if refused or house.allows(request, "arrange any review"):
            return refused
        requests = reviewers.current_submission(content.item).requests
        is_asked = requests.filter(reviewer=request.user.person).exists()
        return None if is_asked else "An author, a publisher, or who was asked can ask others."

    @property
    def arranges_all(self):
        return house.allows(self.request, "arrange any review")

    def act(self, data):
        reviewers.arrange(
            self.item,
            by=self.request.user,
            ask=data["ask"],
            withdraw=data.get("withdraw", ()),
            due_on=data["due_on"],
        )
        return "The reviewers are told."

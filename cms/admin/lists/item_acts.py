"""What editors do to many items of one type at once."""

from django import forms
from django.utils import timezone

from cms.admin.lists.bulk import BulkAct, BulkForm, Fate, known_keys
from cms.admin.naming import item_url
from cms.editorial import reviewers, workflow
from cms.editorial.refusals import Refused, TransitionRefused
from cms.models import Blocks, Flag, Person, Publication, Release, ReleaseState, Status
from cms.publishing import instants, releases


class ItemsAct(BulkAct):
    """Rows are working copies; the token is the number of the revision that the preview showed."""

    def rows(self, keys):
        contents = self.model_admin.model.objects.filter(
            pk__in=known_keys(self.model_admin.model, keys)
        )
        return list(contents.select_related("item__head").order_by("title", "slug"))

    def fate(self, content):
        item = content.item
        return Fate(
            content,
            str(content),
            item_url(item),
            item.get_status_display(),
            f"{item.pk}:{item.head.number}",
            self.why_not(item) or "",
        )

    def why_not(self, item):
        """Why it cannot be done to this item, as far as can be told before; or None."""
        raise NotImplementedError

    @staticmethod
    def seen(item, token):
        """The revision that the preview showed."""
        if token != str(item.head.number):
            raise TransitionRefused("The text changed since you chose it. Look at it again.")
        return item.head


def possible_reviewers(model):
    roles = [reviewers.SIGNERS[kind] for kind in model.signatures]
    people = Person.objects.filter(grants__role__in=roles, accounts__is_active=True)
    return people.distinct()


class SubmitForm(BulkForm):
    reviewer = forms.ModelChoiceField(
        Person.objects.none(), required=False, empty_label="Whoever is free"
    )
    due_on = forms.DateField(
        required=False,
        label="Decision wanted by",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Empty: no day.",
    )
    note = forms.CharField(
        required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, act, **kwargs):
        super().__init__(*args, act=act, **kwargs)
        self.fields["reviewer"].queryset = possible_reviewers(act.model_admin.model)


class SubmitMany(ItemsAct):
    name, label, action = "submit", "Submit for review", "submit"
    explanation = (
        "Each text goes into review and is locked meanwhile. The rules are asked of each: what "
        "they forbid stands in the report."
    )
    form_class = SubmitForm

    def prepare(self, rows):
        blocking = Flag.objects.blocking(Blocks.SUBMISSION).filter(item__in=[r.pk for r in rows])
        self.flagged = set(blocking.values_list("item", flat=True))

    def why_not(self, item):
        move = workflow.TRANSITIONS["submit"]
        if item.status not in move.sources:
            return f"Only content that is {move.spoken_sources} can be submitted."
        return "An open flag blocks submission." if item.pk in self.flagged else None

    def perform(self, content, token, data):
        workflow.submit(
            content.item,
            by=self.request.user,
            expected=self.seen(content.item, token),
            note=data["note"],
            reviewers=[data["reviewer"]] if data["reviewer"] else [],
            due_on=data["due_on"],
        )

    def told(self, done, data):
        return f"{len(done)} in review with {data['reviewer'] or 'whoever is free'}."


class AskForm(BulkForm):
    reviewer = forms.ModelChoiceField(Person.objects.none())
    instead = forms.BooleanField(
        required=False, label="Instead of those who are asked now", help_text="They are let off."
    )

    def __init__(self, *args, act, **kwargs):
        super().__init__(*args, act=act, **kwargs)
        self.fields["reviewer"].queryset = possible_reviewers(act.model_admin.model)


class AskReviewer(ItemsAct):
    name, label, action = "ask", "Ask a reviewer", "arrange review"
    explanation = "The reviewer finds each text on their first page, and is told of it."
    form_class = AskForm

    def why_not(self, item):
        return None if item.status == Status.IN_REVIEW else "Only text in review has reviewers."

    def perform(self, content, token, data):
        self.seen(content.item, token)
        submission = reviewers.current_submission(content.item)
        if submission is None:
            raise TransitionRefused("This text is not in review, so nobody can be asked.")
        asked = [each.reviewer for each in submission.requests.select_related("reviewer")]
        reviewers.arrange(
            content.item,
            by=self.request.user,
            ask=[data["reviewer"]],
            withdraw=[each for each in asked if each != data["reviewer"] and data["instead"]],
            due_on=submission.due_on,
        )

    def told(self, done, data):
        return f"{data['reviewer']} is asked to review {len(done)}."


class AddForm(BulkForm):
    release = forms.ModelChoiceField(
        Release.objects.filter(state__in=[ReleaseState.OPEN, ReleaseState.HELD]),
        required=False,
        empty_label="A new release",
    )
    title = forms.CharField(
        required=False, max_length=200, help_text="Of a new release: what colleagues call it."
    )

    def clean(self):
        given = super().clean()
        if not given.get("release") and not given.get("title", "").strip():
            self.add_error("title", "Choose a release, or give a new one a title.")
        return given


class AddToRelease(ItemsAct):
    name, label, action = "release", "Add to a release", "prepare release"
    explanation = "The release is filled, and not sent: you look at it and send it on its page."
    form_class = AddForm
    made = None

    def prepare(self, rows):
        live = Publication.objects.live(instants.now()).filter(item__in=[row.pk for row in rows])
        self.live = dict(live.values_list("item", "revision"))

    def why_not(self, item):
        # Live text that was signed again can be released again: its door knows.
        if item.status == Status.APPROVED or item.pk in self.live:
            return None
        return f"Only approved text can be released: this is {item.get_status_display().lower()}."

    def perform(self, content, token, data):
        self.seen(content.item, token)
        release = data["release"] or self.made
        if release is None:
            # Made with the first that can be added: no empty release stays behind.
            self.made = releases.prepare(
                data["title"].strip(), by=self.request.user, items=[content.item]
            )
        elif release.entries.filter(item=content.item).exists():
            raise Refused("It is in this release already.")
        else:
            releases.add(release, [content.item], by=self.request.user)

    def told(self, done, data):
        release = data["release"] or self.made
        return f"{len(done)} added to “{release}” on {timezone.localdate()}."


ITEM_ACTS = [SubmitMany, AskReviewer, AddToRelease]

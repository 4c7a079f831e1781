"""THE page of a review: what changed, what is said about it, and the decision."""

from functools import cached_property

from django.contrib import messages
from django.shortcuts import redirect

from cms.admin import house
from cms.admin.items.frame import ItemPage
from cms.admin.reviewing import round_of_review
from cms.admin.reviewing.arranging import Arrange
from cms.admin.reviewing.comments import talking
from cms.admin.reviewing.deciding import ConfirmingForm, SignForm
from cms.admin.reviewing.laying_out import PageOfPlaces
from cms.admin.reviewing.workflow import RequestChangesForm
from cms.editorial import authorship, interests, rules, signing
from cms.editorial.refusals import NotFresh, Refused
from cms.models import Decision, SignatureKind


class Reviewing(PageOfPlaces, ItemPage):
    """A page that lays out a text, place by place, with a decision beside it."""

    template_name = "admin/cms/reviewing/review.html"
    kind = None

    def dispatch(self, request, *args, **kwargs):
        self._findings = None
        return super().dispatch(request, *args, **kwargs)

    @property
    def revision(self):
        """The text that is laid out and signed."""
        return self.item.head

    @property
    def findings(self):
        if self._findings is None:
            self._findings = self.told_findings(rules.findings(self.revision))
        return self._findings

    def of_severity(self, severity):
        return [each for each in self.findings if each["finding"].severity == severity]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **talking(self, self.name),
            **round_of_review.told(self.item),
            reviewers_url=self.model_admin.url("reviewers", self.item.pk),
            may_arrange=Arrange.refusal(self.request, self.content) is None,
            **kwargs,
        )


class Deciding(Reviewing):
    """A page whose form proves who signs."""

    def get_context_data(self, **kwargs):
        person = self.request.user.person
        return super().get_context_data(
            person=person,
            credentials=person.current_credentials,
            statement_problem=interests.statement_problem(person),
            signs=True,
            **kwargs,
        )

    def form_valid(self, form):
        self.form = form
        return super().form_valid(form)

    def shown_again(self, form, refused):
        if not isinstance(refused, NotFresh):
            return super().shown_again(form, refused)
        form.add_error(form.way.error_field, str(refused))
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=house.status_of(refused))


class Sign(Deciding):
    """One page per kind of signature."""

    move = "approve"
    tone = "main"
    label = "Review and sign"
    form_class = SignForm

    @classmethod
    def refusal(cls, request, content):
        refused = super().refusal(request, content)
        return refused or cls.decided_already(request.user, content.item)

    @classmethod
    def why_not_now(cls, content):
        if cls.kind not in signing.signatures_needed(content.item):
            return f"This type of content needs no {cls.kind.label.lower()}."
        return super().why_not_now(content)

    def require(self, request):
        # A second click, or the button again after going back: not refused, only told.
        if request.method != "POST" or not self.has_signed(request.user):
            super().require(request)

    def post(self, request, *args, **kwargs):
        if self.has_signed(request.user):
            messages.info(request, "You have signed this text already.")
            return redirect(self.item_url)
        return super().post(request, *args, **kwargs)

    def has_signed(self, account):
        """Whether this person's signature stands on this very text, in this round."""
        return self.item.reviews.filter(
            round=self.item.round,
            revision=self.item.head,
            person=account.person_id,
            decision=Decision.APPROVE,
            kind=self.kind,
        ).exists()

    @staticmethod
    def decided_already(account, item):
        decisions = item.reviews.filter(round=item.round, person=account.person)
        if decisions.exclude(decision=Decision.REAFFIRM).exists():
            return "You have decided on this text in this round already."
        return None

    def get_context_data(self, **kwargs):
        live = authorship.live_publication(self.item)
        may_request = house.allows(self.request, "request changes", self.item)
        return super().get_context_data(
            before=live.revision if live else None,
            meaning=signing.MEANING[self.kind],
            hard=[
                each
                for each in self.of_severity(rules.Severity.ERROR)
                if not each["finding"].can_be_waived
            ],
            information=self.of_severity(rules.Severity.INFORMATION),
            request_changes=self._request_form() if may_request else None,
            request_url=self.model_admin.url("request_changes", self.item.pk),
            **kwargs,
        )

    def _request_form(self):
        initial = {"expected": self.item.head.number}
        return RequestChangesForm(page=self, initial=initial, auto_id="request_%s")

    def act(self, data):
        by = self.request.user
        refused = self.decided_already(by, self.item)
        if refused:
            raise Refused(refused)
        review = signing.approve(
            self.item,
            by=by,
            expected=data["expected"],
            proof=self.form.prove(),
            kind=self.kind,
            acknowledged=self.form.acknowledged(),
            waivers=self.form.reasons(),
            comment=data["comment"],
            **self.form.confirmations(),
        )
        return f"Signed by {review.printed_name}: {self.content}, {review.revision}."


class SignClinical(Sign):
    name, route, kind = "sign_clinical", "sign/clinical", SignatureKind.CLINICAL
    action = "sign clinical"


class SignEditorial(Sign):
    name, route, kind = "sign_editorial", "sign/editorial", SignatureKind.EDITORIAL
    action = "sign editorial"


class Review(Reviewing):
    """The same text for everybody who does not sign it: authors, publishers, auditors."""

    name, route, label, action = "review", "review", "What changed", "view"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        live = authorship.live_publication(self.item)
        pages = [SignClinical, SignEditorial]
        open_ = [each for each in pages if each.refusal(self.request, self.content) is None]
        return super().get_context_data(
            before=live.revision if live else None,
            sign_url=self.model_admin.url(open_[0].name, self.item.pk) if open_ else None,
            why_not=[
                sentence
                for each in pages
                if each.kind in signing.signatures_needed(self.item)
                if (sentence := each.refusal(self.request, self.content))
            ],
            **kwargs,
        )


class Reaffirm(Deciding):
    """The live text, signed once more as it is."""

    name, route, label, action = "reaffirm", "reaffirm", "Reviewed, nothing to change", "reaffirm"
    form_class = ConfirmingForm

    @classmethod
    def why_not_now(cls, content):
        return None if content.live_digest else "Nothing of this item is live."

    @classmethod
    def refusal(cls, request, content):
        refused = super().refusal(request, content)
        return refused or cls._lacks_kind(request, content)

    @staticmethod
    def _lacks_kind(request, content):
        kind = next(iter(signing.signatures_needed(content.item)))
        return house.refusal(request, f"sign {kind}")

    @property
    def kind(self):
        return next(iter(signing.signatures_needed(self.item)))

    @cached_property
    def revision(self):
        live = authorship.live_publication(self.item)
        return live.revision if live else self.item.head

    def get_initial(self):
        return {**super().get_initial(), "expected": self.revision.number}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            before=self.revision, is_whole=True, meaning=signing.REAFFIRMED, **kwargs
        )

    def act(self, data):
        signing.reaffirm(
            self.item,
            by=self.request.user,
            proof=self.form.prove(),
            expected=data["expected"],
            comment=data["comment"],
            **self.form.confirmations(),
        )
        return "Signed. A publisher can now release it again, with new review dates."

"""Where a reviewer signs: the text, what changed, what rules say, and what the signature means."""

from django import forms

from cms.admin import house
from cms.admin.items.frame import ActForm, ItemPage
from cms.admin.reviewing.proving import ProvingForm
from cms.admin.telling import data_of, told_differences, told_whole
from cms.editorial import authorship, rules, signing, waivers
from cms.editorial.refusals import NotFresh, Refused
from cms.models import Decision, SignatureKind

REASON = "reason:"


class SignForm(ProvingForm, ActForm):
    """Boxes for warnings, reasons for errors, and the password. Reasons are offered, not given."""

    acknowledged = forms.MultipleChoiceField(
        required=False, label="Warnings that you have read", widget=forms.CheckboxSelectMultiple
    )
    waive = forms.BooleanField(
        required=False, label="I let the errors listed above pass, for the reasons given"
    )
    comment = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.offer_ways(page.request)
        self._offer_warnings(page.of_severity(rules.Severity.WARNING))
        self.errors_to_waive = [
            each for each in page.of_severity(rules.Severity.ERROR) if each["finding"].can_be_waived
        ]
        offered = waivers.offered(page.item, [each["finding"] for each in self.errors_to_waive])
        for each in self.errors_to_waive:
            self.fields[f"{REASON}{each['finding'].id}"] = forms.CharField(
                required=False,
                label="Reason to let it pass",
                initial=offered.get(each["finding"].id, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        if not self.errors_to_waive:
            del self.fields["waive"]

    def _offer_warnings(self, warnings):
        self.fields["acknowledged"].choices = [
            (each["finding"].id, f"{each['label']}: {each['finding'].sentence}")
            for each in warnings
        ]
        if not warnings:
            del self.fields["acknowledged"]

    def waivable(self):
        """The errors, each with the field for its reason: for the template."""
        for each in self.errors_to_waive:
            yield {**each, "reason": self[f"{REASON}{each['finding'].id}"]}

    def reasons(self):
        if not self.cleaned_data.get("waive"):
            return {}
        return {
            name.removeprefix(REASON): reason
            for name, reason in self.cleaned_data.items()
            if name.startswith(REASON) and reason
        }


class SigningPage(ItemPage):
    """A page whose form proves who signs."""

    def form_valid(self, form):
        self.form = form
        return super().form_valid(form)

    def shown_again(self, form, refused):
        if not isinstance(refused, NotFresh):
            return super().shown_again(form, refused)
        form.add_error(form.way.error_field, str(refused))
        return self.render_to_response(self.get_context_data(form=form), status=409)


class Sign(SigningPage):
    """One page per kind of signature."""

    kind = None
    move = "approve"
    tone = "main"
    label = "Review and sign"
    form_class = SignForm
    template_name = "admin/cms/sign.html"

    @classmethod
    def refusal(cls, request, content):
        refused = super().refusal(request, content)
        return refused or cls.decided_already(request.user, content.item)

    @classmethod
    def why_not_now(cls, content):
        if cls.kind not in signing.signatures_needed(content.item):
            return f"This type of content needs no {cls.kind.label.lower()}."
        return super().why_not_now(content)

    @staticmethod
    def decided_already(account, item):
        decisions = item.reviews.filter(round=item.round, person=account.person)
        if decisions.exclude(decision=Decision.REAFFIRM).exists():
            return "You have decided on this text in this round already."
        return None

    def dispatch(self, request, *args, **kwargs):
        self._findings = None
        return super().dispatch(request, *args, **kwargs)

    @property
    def findings(self):
        if self._findings is None:
            self._findings = self.told_findings(rules.findings(self.item.head))
        return self._findings

    def of_severity(self, severity):
        return [each for each in self.findings if each["finding"].severity == severity]

    def get_context_data(self, **kwargs):
        person, head = self.request.user.person, data_of(self.item.head)
        live = authorship.live_publication(self.item)
        return super().get_context_data(
            meaning=signing.MEANING[self.kind],
            person=person,
            credentials=person.current_credentials,
            live=live,
            changes=told_differences(self.item.type, data_of(live.revision), head) if live else [],
            whole=list(told_whole(self.item.type, head)),
            hard=[
                each
                for each in self.of_severity(rules.Severity.ERROR)
                if not each["finding"].can_be_waived
            ],
            information=self.of_severity(rules.Severity.INFORMATION),
            submission=self.item.submissions.filter(round=self.item.round).first(),
            **kwargs,
        )

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
            acknowledged=data.get("acknowledged", ()),
            waivers=self.form.reasons(),
            comment=data["comment"],
        )
        return f"Signed by {review.printed_name}: {self.content}, {review.revision}."


class SignClinical(Sign):
    name, route, kind = "sign_clinical", "sign/clinical", SignatureKind.CLINICAL
    action = "sign clinical"


class SignEditorial(Sign):
    name, route, kind = "sign_editorial", "sign/editorial", SignatureKind.EDITORIAL
    action = "sign editorial"


class ReaffirmForm(ProvingForm, ActForm):
    comment = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.offer_ways(page.request)


class Reaffirm(SigningPage):
    name, route, label, action = "reaffirm", "reaffirm", "Reviewed, nothing to change", "reaffirm"
    form_class = ReaffirmForm
    template_name = "admin/cms/reaffirm.html"

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

    def get_context_data(self, **kwargs):
        person = self.request.user.person
        live = authorship.live_publication(self.item)
        return super().get_context_data(
            meaning=signing.REAFFIRMED,
            person=person,
            credentials=person.current_credentials,
            live=live,
            whole=list(told_whole(self.item.type, data_of(live.revision))) if live else [],
            **kwargs,
        )

    def act(self, data):
        by = self.request.user
        proof = self.form.prove()
        signing.reaffirm(self.item, by=by, proof=proof, comment=data["comment"])
        return "Signed. A publisher can now release it again, with new review dates."

"""The form with which a reviewer signs: what is confirmed, reasons, and the proof of who signs."""

from dataclasses import dataclass
from itertools import groupby

from django import forms

from cms.admin.items.frame import ActForm
from cms.admin.reviewing.proving import ProvingForm
from cms.editorial import checklists, interests, waivers
from cms.editorial.rules import Severity

REASON, REASONS = "reason:", "reasons:"


@dataclass
class Waived:
    """Errors of one rule that one reason may let pass. ``each`` are told findings."""

    name: str
    rule: str
    each: list
    reason: str


class ConfirmingForm(ProvingForm, ActForm):
    """What every signature confirms: the checklist, and declared interests that the text meets."""

    checked = forms.MultipleChoiceField(
        required=False, label="I confirm", widget=forms.CheckboxSelectMultiple
    )
    despite = forms.MultipleChoiceField(
        required=False,
        label="I sign although I declared an interest in",
        widget=forms.CheckboxSelectMultiple,
    )
    comment = forms.CharField(
        required=False,
        max_length=2000,
        label="Remark, kept with the signature (optional)",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.offer_ways(page.request)
        self._offer("checked", [(each, each) for each in checklists.asked(page.item, page.kind)])
        self.met = interests.met_by(page.request.user.person, page.revision)
        self._offer("despite", [(each.named, each.named) for each in self.met])

    def _offer(self, name, choices):
        self.fields[name].choices = choices
        if not choices:
            del self.fields[name]

    def confirmations(self):
        data = self.cleaned_data
        return {"checked": data.get("checked", ()), "despite": data.get("despite", ())}


class SignForm(ConfirmingForm):
    """Also reads what the rules say: one box for all of it, one reason for many errors.

    ``shown`` names the findings that were on the page: what turned up since was read by nobody.
    """

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    confirmed = forms.BooleanField(required=False)

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.warnings = page.of_severity(Severity.WARNING)
        errors = [
            each for each in page.of_severity(Severity.ERROR) if each["finding"].can_be_waived
        ]
        self.groups = list(_grouped(page.item, errors))
        ids = [each["finding"].id for each in (*self.warnings, *errors)]
        self.fields["shown"].initial = " ".join(ids)
        for group in self.groups:
            self._add_reasons(group)
        self.fields["confirmed"].label = _what_is_confirmed(len(self.warnings), len(errors))
        if not ids:
            del self.fields["confirmed"]

    def _add_reasons(self, group):
        is_one = len(group.each) == 1
        self.fields[group.name] = _reason(
            "Reason to let it pass" if is_one else f"One reason for all {len(group.each)}",
            group.reason,
        )
        for told in group.each[: 0 if is_one else None]:
            name = f"{REASON}{told['finding'].id}"
            self.fields[name] = _reason(f"Another reason for {told['label']}", "")

    def shown_groups(self):
        """``[(group, its field, [(told finding, field for a reason of its own)])]``."""
        for group in self.groups:
            names = [f"{REASON}{told['finding'].id}" for told in group.each]
            own = [
                (told, self[name] if name in self.fields else None)
                for told, name in zip(group.each, names, strict=True)
            ]
            yield group, self[group.name], own

    def _read(self):
        """Ids of the findings that the signer saw and confirmed."""
        return self.cleaned_data["shown"].split() if self.cleaned_data.get("confirmed") else []

    def acknowledged(self):
        return self._read()

    def reasons(self):
        """``{finding id: reason}`` for the errors that were on the page."""
        data, read = self.cleaned_data, set(self._read())
        found = {
            told["finding"].id: data.get(f"{REASON}{told['finding'].id}") or data[group.name]
            for group in self.groups
            for told in group.each
        }
        return {name: reason for name, reason in found.items() if reason and name in read}


def _reason(label, initial):
    return forms.CharField(
        required=False,
        label=label,
        initial=initial,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _grouped(item, errors):
    """Errors by rule, and by the reason that is offered for them."""
    offered = waivers.offered(item, [told["finding"] for told in errors])

    def name(told):
        return (told["finding"].rule, offered.get(told["finding"].id, ""))

    groups = groupby(sorted(errors, key=name), key=name)
    for number, ((rule, reason), each) in enumerate(groups):
        yield Waived(f"{REASONS}{rule}:{number}", rule, list(each), reason)


def _what_is_confirmed(warnings, errors):
    said = []
    if warnings:
        said.append(f"have read {'the warning' if warnings == 1 else f'the {warnings} warnings'}")
    if errors:
        what = "the error" if errors == 1 else f"the {errors} errors"
        said.append(f"let {what} pass for {'the reason' if errors == 1 else 'the reasons'} given")
    return f"I {' and '.join(said)}."

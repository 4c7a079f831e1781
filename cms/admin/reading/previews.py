"""The page on which previews of an item or a release are given and taken back."""

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from cms.admin import house, numbers
from cms.admin.items.frame import ItemPage
from cms.admin.reading.addresses import addresses
from cms.editorial import policy
from cms.editorial.refusals import Refused
from cms.models import PreviewToken, Release
from cms.publishing import previewing

MOST_SHOWN = 50
TEMPLATE = "admin/cms/reading/previews.html"
LENGTHS = {
    1: "An hour",
    8: "Eight hours",
    24: "A day",
    72: "Three days",
    168: "A week",
    previewing.MOST_HOURS: "Two weeks",
}


class PreviewForm(forms.Form):
    required_css_class = "required"
    note = forms.CharField(
        label="For whom",
        max_length=PreviewToken._meta.get_field("note").max_length,
        help_text="A name you will know again in the list below: “Front-end team, layout test”.",
    )
    hours = forms.TypedChoiceField(
        label="For how long", choices=list(LENGTHS.items()), coerce=int, initial=24
    )


class Desk:
    """What one request does with the previews of its subject, an item or a release."""

    def __init__(self, request, subject):
        self.request, self.subject = request, subject
        self.form = PreviewForm()
        self.token = self.secret = self.refused = None
        self.status = 200

    @property
    def given(self):
        name = "release" if isinstance(self.subject, Release) else "item"
        return PreviewToken.objects.filter(**{name: self.subject})

    def act(self):
        """Give or take back; returns where to go on, or None where the page is to be shown."""
        if "revoke" in self.request.POST:
            return self._revoke()
        self.form = PreviewForm(self.request.POST)
        if not self.form.is_valid():
            self.status = 400
            return None
        self._give(self.form.cleaned_data)
        return None

    def _give(self, data):
        try:
            self.token, self.secret = previewing.make_token(
                self.subject, by=self.request.user, hours=data["hours"], note=data["note"]
            )
        except Refused as refused:
            self._refuse(refused)
        else:
            # Another one is made by choice, not by sending this form again.
            self.form = PreviewForm()

    def _revoke(self):
        number = numbers.sent(self.request.POST["revoke"])
        token = get_object_or_404(self.given, pk=number)
        try:
            previewing.revoke(token, by=self.request.user)
        except Refused as refused:
            self._refuse(refused)
            return None
        messages.success(self.request, f"The preview for “{token.note}” shows nothing any more.")
        return HttpResponseRedirect(self.request.path)

    def _refuse(self, refused):
        self.refused, self.status = refused, house.status_of(refused)

    def context(self):
        may_give = house.allows(self.request, "preview")
        return {
            "form": self.form if may_give else None,
            "refused": self.refused,
            "token": self.token,
            "secret": self.secret,
            "addresses": addresses(self.token, self.secret) if self.token else [],
            "given": _told(self.given.select_related("made_by__person", "revoked_by")[:MOST_SHOWN]),
            "may_revoke": house.allows(self.request, "revoke preview"),
        }


def _told(tokens):
    """``[(token, kind of badge, state in words)]``; the policy is asked once for each maker."""
    tokens, now = list(tokens), timezone.now()
    makers = {token.made_by_id: token.made_by for token in tokens}
    allowed = {pk for pk, account in makers.items() if policy.allows(account, "preview")}
    return [(token, *_state(token, now, token.made_by_id in allowed)) for token in tokens]


def _state(token, now, is_allowed):
    if token.revoked_at:
        return "bad", f"Revoked by {token.revoked_by}"
    if token.expires_at <= now:
        return "draft", "Expired"
    if not is_allowed:
        return "bad", f"Dead: {token.made_by} may not give previews any more"
    return "good", "In use" if token.uses else "Not used yet"


class Preview(ItemPage):
    """Everybody sees who was given previews; the doors ask who may give and take back."""

    name, route, label, action = "preview", "preview", "Preview", "view"
    http_method_names = ["get", "head", "options", "post"]

    def get(self, request, *args, **kwargs):
        return self._page(Desk(request, self.item))

    def post(self, request, *args, **kwargs):
        desk = Desk(request, self.item)
        return desk.act() or self._page(desk)

    def _page(self, desk):
        context = self.get_context_data(**desk.context())
        return TemplateResponse(self.request, TEMPLATE, context, status=desk.status)


def release_preview(request, release_id):
    """The same page for a release."""
    if not house.allows(request, "view"):
        raise PermissionDenied
    release = get_object_or_404(Release, pk=release_id)
    desk = Desk(request, release)
    done = desk.act() if request.method == "POST" else None
    context = {
        **site.each_context(request),
        "opts": Release._meta,
        "content": release,
        "title": f"Preview: {release}",
        "back": reverse("admin:cms_release_change", args=[release.pk]),
        **desk.context(),
    }
    return done or TemplateResponse(request, TEMPLATE, context, status=desk.status)

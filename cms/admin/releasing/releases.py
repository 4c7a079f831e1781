"""Releases: the list, and the page on which one is filled, sent, stopped or taken back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from cms.admin import house
from cms.admin.live_states import badge
from cms.admin.naming import item_url, named
from cms.admin.releasing.acts import ACTS
from cms.admin.releasing.forms import ReleaseForm, RollBackForm, SignedRollBackForm
from cms.admin.releasing.standing import standing
from cms.editorial import doors, policy, signing_in
from cms.editorial.refusals import Refused
from cms.models import Release, ReleaseKind, ReleaseState, Status
from cms.publishing import instants, releases, withdrawing


def told_entries(release):
    """``[(entry, name of its item, its address or None)]``."""
    entries = list(release.entries.select_related("item", "revision", "successor"))
    names = {item.pk: name for item, name in named(entry.item for entry in entries)}
    return [
        (
            entry,
            names[entry.item_id],
            None if entry.item.status == Status.DISCARDED else item_url(entry.item),
        )
        for entry in entries
    ]


@admin.register(Release)
class ReleaseAdmin(house.HouseAdmin, admin.ModelAdmin):
    create_action = "prepare release"
    list_display = ["title", "where", "kind", "starts_at", "items", "created_by"]
    list_filter = ["state", "kind"]
    list_select_related = ["created_by"]
    search_fields = ["title", "reason"]
    ordering = ["-created_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(entry_count=Count("entries"))

    @admin.display(description="state")
    def where(self, release):
        return badge(*standing(release, timezone.now()))

    @admin.display(description="items", ordering="entry_count")
    def items(self, release):
        return release.entry_count

    def get_urls(self):
        back = path(
            "<int:release_id>/roll-back/",
            self.admin_site.admin_view(self.roll_back_view),
            name="cms_release_roll_back",
        )
        return [back, *super().get_urls()]

    # Preparing

    def add_view(self, request, form_url="", extra_context=None):
        form = ReleaseForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                release = releases.prepare(
                    form.cleaned_data["title"],
                    by=request.user,
                    items=form.cleaned_data["items"],
                    reason=form.cleaned_data["reason"],
                )
            except Refused as refused:
                return house.refused_page(self, request, refused)
            messages.success(request, f"“{release}” is being prepared.")
            return redirect(self.url(release))
        if not self.has_add_permission(request):
            raise PermissionDenied
        context = {"form": form, "title": "Prepare a release"}
        return self.page(request, "admin/cms/release_add.html", context)

    # One release

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        release = self.get_object(request, object_id)
        if release is None:
            raise Http404
        act = ACTS.get(request.POST.get("act"))
        if act is None:
            return self.release_page(request, release)
        form = act.form(request.POST, release=release)
        if not form.is_valid():
            return self.release_page(request, release, {act.name: form}, status=400)
        try:
            sentence = act.perform(release, form.cleaned_data, request.user)
        except Refused as refused:
            return self.release_page(request, release, refused=refused)
        messages.success(request, sentence)
        return redirect(self.url(release))

    def release_page(self, request, release, bound=None, refused=None, status=200):
        offered = {
            act.name: (bound or {}).get(act.name) or act.form(release=release)
            for act in ACTS.values()
            if act.is_offered(request, release)
        }
        context = {
            "release": release,
            "title": str(release),
            "standing": badge(*standing(release, instants.now())),
            "entries": told_entries(release),
            "forms": offered,
            "refused": refused,
            "missing": getattr(refused, "missing", []),
            "may_roll_back": self.may_roll_back(request, release),
            "roll_back_url": reverse("admin:cms_release_roll_back", args=[release.pk]),
        }
        if refused is not None:
            status = house.status_of(refused)
        return self.page(request, "admin/cms/release.html", context, status)

    # Rolling back

    @staticmethod
    def may_roll_back(request, release):
        is_live = release.state == ReleaseState.SENT and release.starts_at <= instants.now()
        return is_live and house.allows(request, "roll back")

    def roll_back_view(self, request, release_id):
        release = get_object_or_404(Release, pk=release_id)
        is_urgent = release.kind == ReleaseKind.URGENT
        form = (SignedRollBackForm if is_urgent else RollBackForm)(request.POST or None)
        status = 200
        if request.method == "POST":
            self._require_right_to_roll_back(request.user)
        if request.method == "POST" and form.is_valid():
            try:
                back = self._roll_back(release, form, request.user)
            except Refused as refused:
                form.add_error(None, str(refused))
                status = house.status_of(refused)
            else:
                messages.success(request, "What readers saw before is live again.")
                return redirect(self.url(back))
        elif not self.may_roll_back(request, release):
            raise PermissionDenied
        context = {
            "release": release,
            "form": form,
            "entries": told_entries(release),
            "is_urgent": is_urgent,
            "title": f"Roll back “{release}”",
            "back": self.url(release),
        }
        return self.page(request, "admin/cms/roll_back.html", context, status)

    @staticmethod
    def _require_right_to_roll_back(account):
        """Before any password is looked at: trying the reviewer's is not for everybody."""
        try:
            with doors.attempt("roll back", by=account):
                policy.require(account, "roll back")
        except Refused as refused:
            raise PermissionDenied(str(refused)) from refused

    @staticmethod
    def _roll_back(release, form, by):
        signer = proof = None
        if isinstance(form, SignedRollBackForm):
            signer = form.signer()
            proof = signing_in.prove_by_password(signer, form.cleaned_data["password"])
        reason = form.cleaned_data["reason"]
        return withdrawing.roll_back(release, by=by, reason=reason, signer=signer, proof=proof)

    def page(self, request, template, context, status=200):
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, template, context, status=status)

    @staticmethod
    def url(release):
        return reverse("admin:cms_release_change", args=[release.pk])

"""Releases: the list, the calendar, and the pages of each."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from cms.admin import house, watching
from cms.admin.lists.listed import Listed
from cms.admin.live_states import badge
from cms.admin.releasing import calendar, one_change, one_release, rolling_back
from cms.admin.releasing.acts import ACTS
from cms.admin.releasing.forms import ReleaseForm
from cms.admin.releasing.standing import release_url, standing
from cms.admin.times import spoken
from cms.editorial.refusals import Refused
from cms.models import Release, ReleaseState
from cms.publishing import instants, releases
from cms.publishing.refusals import ScheduleRefused


class WhereFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "where"

    def lookups(self, request, model_admin):
        return [
            ("open", "Being prepared"),
            ("held", "Held"),
            ("scheduled", "Scheduled"),
            ("live", "Live"),
            ("cancelled", "Cancelled"),
        ]

    def queryset(self, request, queryset):
        now = instants.now()
        if self.value() == "scheduled":
            return queryset.filter(state=ReleaseState.SENT, starts_at__gt=now)
        if self.value() == "live":
            return queryset.filter(state=ReleaseState.SENT, starts_at__lte=now)
        return queryset.filter(state=self.value()) if self.value() else queryset


RELEASE_COLUMNS = [
    ("Title", lambda release: release.title),
    ("State", lambda release: standing(release, timezone.now())[1]),
    ("Kind", lambda release: release.get_kind_display()),
    ("Goes live", lambda release: release.starts_at),
    ("Items", lambda release: release.entry_count),
    ("Prepared by", lambda release: release.created_by.name),
    ("Prepared", lambda release: release.created_at),
    ("Reason", lambda release: release.reason),
]


@admin.register(Release)
class ReleaseAdmin(Listed, house.HouseAdmin, admin.ModelAdmin):
    list_name = "release"
    when_empty = "Nothing was released yet. A publisher prepares the first release."
    create_action = "prepare release"
    change_list_template = "admin/cms/releasing/list.html"
    list_display = ["title", "where", "kind", "starts", "items", "created_by"]
    list_filter = [WhereFilter, "kind"]
    list_select_related = ["created_by"]
    search_fields = ["title", "reason"]
    ordering = ["-created_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(entry_count=Count("entries"))

    def export_columns(self, request):
        return RELEASE_COLUMNS

    @admin.display(description="state")
    def where(self, release):
        return badge(*standing(release, timezone.now()))

    @admin.display(description="goes live", ordering="starts_at", empty_value="")
    def starts(self, release):
        return spoken(release.starts_at) if release.state == ReleaseState.SENT else None

    @admin.display(description="items", ordering="entry_count")
    def items(self, release):
        return release.entry_count

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("progress/", wrap(watching.respond), name="cms_release_progress"),
            path("calendar/", wrap(self.calendar_view), name="cms_release_calendar"),
            path(
                "<int:release_id>/roll-back/",
                wrap(self.roll_back_view),
                name="cms_release_roll_back",
            ),
            path(
                "<int:release_id>/changes/<uuid:item_id>/",
                wrap(self.one_change_view),
                name="cms_release_one_change",
            ),
        ]
        return [*own, *super().get_urls()]

    # Preparing

    def add_view(self, request, form_url="", extra_context=None):
        form = ReleaseForm(request.POST or None, words=request.GET.get("find", ""))
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
            return redirect(release_url(release))
        if not self.has_add_permission(request):
            raise PermissionDenied
        context = {"form": form, "title": "Prepare a release"}
        return self.page(request, "admin/cms/releasing/add.html", context)

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
            with watching.watched(request):
                sentence = act.perform(release, form.cleaned_data, request.user)
        except Refused as refused:
            return self.refused_act(request, release, act, form, refused)
        messages.success(request, sentence)
        return redirect(release_url(release))

    def refused_act(self, request, release, act, form, refused):
        """Told on the page; a second click on what the first one did is no mistake."""
        release.refresh_from_db()
        done = act.was_done(release) if house.allows(request, act.action) else None
        if done:
            messages.info(request, done)
            return redirect(release_url(release))
        status = house.status_of(refused)
        if isinstance(refused, ScheduleRefused):
            form.add_error("starts_at", str(refused))
            return self.release_page(request, release, {act.name: form}, status=status)
        return self.release_page(request, release, refused=refused, status=status)

    def release_page(self, request, release, bound=None, refused=None, status=200):
        context = one_release.context_of(request, release, bound, refused)
        return self.page(request, "admin/cms/releasing/release.html", context, status)

    def one_change_view(self, request, release_id, item_id):
        self.require_view(request)
        release = get_object_or_404(Release, pk=release_id)
        context = one_change.context_of(release, item_id)
        return self.page(request, "admin/cms/releasing/one_change.html", context)

    def roll_back_view(self, request, release_id):
        return rolling_back.respond(self, request, release_id)

    def calendar_view(self, request):
        self.require_view(request)
        context = calendar.context_of(request)
        return self.page(request, "admin/cms/releasing/calendar.html", context)

    def require_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied

    def page(self, request, template, context, status=200):
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, template, context, status=status)

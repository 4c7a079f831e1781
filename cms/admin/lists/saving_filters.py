"""Where filters are kept and thrown away: both lead back to the list."""

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from cms.editorial import saved_filters
from cms.editorial.refusals import Refused
from cms.models import SavedFilter


def list_url(list_name):
    """The address of a list that knows saved filters, or None."""
    for model_admin in admin.site._registry.values():
        if getattr(model_admin, "list_name", None) == list_name:
            opts = model_admin.opts
            return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return None


@require_POST
def save(request, list_name):
    url = list_url(list_name)
    if url is None:
        raise Http404
    query = saved_filters.kept(request.POST.get("query", ""))
    try:
        saved = saved_filters.save(
            request.POST.get("name", ""),
            by=request.user,
            list_name=list_name,
            query=query,
            shared="shared" in request.POST,
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"“{saved}” stands above the list from now on.")
    return redirect(f"{url}?{query}")


@require_POST
def delete(request, key):
    visible = SavedFilter.objects.filter(person=request.user.person)
    saved = get_object_or_404(visible | SavedFilter.objects.filter(is_shared=True), pk=key)
    try:
        saved_filters.delete(saved, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"“{saved}” is deleted. The items are as they were.")
    return redirect(list_url(saved.list_name) or "admin:index")


PAGES = [
    ("lists/<slug:list_name>/filters/", save, "save_filter"),
    ("lists/filters/<int:key>/delete/", delete, "delete_filter"),
]

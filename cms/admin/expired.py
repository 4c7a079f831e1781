"""When a form comes from a session that is over, or from before somebody signed in."""

from django.contrib import admin
from django.shortcuts import render
from django.views.decorators.cache import never_cache


@never_cache
def form_expired(request, reason=""):
    """Say how to go on, instead of speaking of tokens. What was typed waits in the browser."""
    context = {
        **admin.site.each_context(request),
        "title": "Not done: open the page again",
        "again": request.get_full_path(),
    }
    return render(request, "admin/cms/items/expired.html", context, status=403)

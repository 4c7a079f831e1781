"""When a page fails because the database cannot be asked: nobody can even be told who they are."""

import sys

from django.contrib import admin
from django.http import HttpResponse
from django.template.loader import render_to_string

from cms import replicas
from cms.delivery import problems


def server_error(request):
    """Say how to go on, without a word from the database. Any other fault is told as such."""
    is_page = not request.path.startswith(problems.FOR_PROGRAMS)
    # Called while the exception is being handled.
    if not (is_page and replicas.is_away(sys.exc_info()[1])):
        return problems.server_error(request)
    context = {
        "title": "The library cannot be edited now",
        "site_title": admin.site.site_title,
        "site_header": admin.site.site_header,
        "again": request.get_full_path(),
    }
    page = render_to_string("admin/cms/unavailable.html", context)
    headers = {"Retry-After": str(replicas.Away.wait), "Cache-Control": "no-store"}
    return HttpResponse(page, status=503, headers=headers)

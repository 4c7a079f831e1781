"""Sources to cite: found by a few words, told in a line each, with why one might not cite them."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.views.generic import View

from cms.admin import house
from cms.admin.live_states import LiveState
from cms.admin.naming import in_order
from cms.admin.writing.citing import printed
from cms.editorial.finding import Names
from cms.models import SlugClaim, content_types

MOST_FOUND = 10
LONGEST_QUESTION = 200
PUBLIC = {LiveState.LIVE, LiveState.NEWER_DRAFT}


def cited_admin(type_name):
    """The admin of a type that texts of the library cite."""
    types = content_types()
    if type_name not in types or type_name not in {each.cites for each in types.values()}:
        raise Http404
    return admin.site.get_model_admin(types[type_name])


def told(model_admin, source):
    """A source as the picker and the lists below a field show it. ``source`` has its live state."""
    state = LiveState(source.live_state)
    status = source.item.get_status_display().lower()
    style = model_admin.citation_style
    return {
        "slug": source.slug,
        "title": str(source),
        "printed": printed(source),
        "facts": [fact for fact in style.facts(source) if fact],
        "state": "" if state in PUBLIC else f"{state.label}: {status}",
        "warnings": style.warnings(source),
        "url": model_admin.url("change", source.pk),
    }


def told_by_id(request, model_admin, ids):
    """``{id: told}``, in one query."""
    found = model_admin.get_queryset(request).in_bulk(ids)
    return {pk: told(model_admin, source) for pk, source in found.items()}


def found(request, model_admin, words, limit=MOST_FOUND):
    """What these words find, the best first."""
    ids = Names(model_admin.model.type_name).find(words, limit)
    return [told(model_admin, each) for each in in_order(model_admin.get_queryset(request), ids)]


def ids_of(model_admin, slugs):
    """``{slug: item id}`` of those that lead to a source, old ones too."""
    claims = SlugClaim.objects.filter(
        type=model_admin.model.type_name, slug__in=slugs, is_slug=True
    )
    return dict(claims.values_list("slug", "item"))


class SourceSearch(View):
    """``?type=…&q=…``: the sources that fit, for the picker."""

    def get(self, request):
        if not house.allows(request, "view"):
            raise PermissionDenied
        model_admin = cited_admin(request.GET.get("type", ""))
        words = request.GET.get("q", "")[:LONGEST_QUESTION]
        opts = model_admin.opts
        return JsonResponse(
            {
                "sources": found(request, model_admin, words),
                "may_create": house.allows(request, "create"),
                "called": str(opts.verbose_name),
            }
        )

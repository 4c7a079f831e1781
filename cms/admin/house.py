"""What every page of the admin shares: the policy decides, and a refusal is told in its words."""

from django.contrib import admin
from django.template.response import TemplateResponse

from cms.editorial import policy
from cms.editorial.refusals import NotPermitted


def refusal(request, action, item=None):
    """The policy's sentence against ``action``, or None; asked once per request."""
    known = request.__dict__.setdefault("policy_answers", {})
    asked = (request.user.pk, action, item and item.pk)
    if asked not in known:
        known[asked] = policy.refusal(request.user, action, item, roles=_roles(request))
    return known[asked]


def _roles(request):
    """The roles of whoever asks, read once per request; a door that is gone through reads anew."""
    person = request.user.person if request.user.is_authenticated else None
    known = request.__dict__.setdefault("known_roles", {})
    if person and person.pk not in known:
        known[person.pk] = person.roles
    return known[person.pk] if person else None


def allows(request, action, item=None):
    return refusal(request, action, item) is None


class HouseAdmin:
    """Mixin: maps Django's five questions to actions of the policy. The default is no.

    ``create_action`` and ``edit_action`` name actions, or are None where nobody may.
    """

    view_action = "view"
    create_action = None
    edit_action = None
    # Nothing here acts on many rows at once.
    actions = None

    def has_module_permission(self, request):
        return allows(request, self.view_action)

    def has_view_permission(self, request, obj=None):
        return allows(request, self.view_action)

    def has_add_permission(self, request):
        return self.create_action is not None and allows(request, self.create_action)

    def has_change_permission(self, request, obj=None):
        return self.edit_action is not None and allows(request, self.edit_action)

    def has_delete_permission(self, request, obj=None):
        return False


def page(request, template, status=200, **context):
    """A page that belongs to no model, of a template in ``admin/cms``."""
    context = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, f"admin/cms/{template}", context, status=status)


def refused_page(model_admin, request, refused, back=None):
    """A page with the sentence of a refusal: 403 where the role lacks, 409 where the state differs."""
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Not done",
        "refused": refused,
        "details": [str(detail) for detail in refused.details],
        "back": back,
    }
    return TemplateResponse(request, "admin/cms/refused.html", context, status=status_of(refused))


def status_of(refused):
    return 403 if isinstance(refused, NotPermitted) else 409

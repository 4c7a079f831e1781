"""The admin site: who comes in, and what it is called."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError

from cms.admin import desk
from cms.editorial import policy


class SignInForm(AuthenticationForm):
    """Signs in whoever the policy lets see working copies; nothing is asked of ``is_staff``."""

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        sentence = policy.refusal(user, "view")
        if sentence:
            raise ValidationError(sentence, code="no_role")


class LibraryAdminSite(AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Editorial desk"
    site_url = None
    login_form = SignInForm
    index_template = "admin/cms/desk.html"

    def has_permission(self, request):
        """An active account of a person with any role."""
        return policy.allows(request.user, "view")

    def index(self, request, extra_context=None):
        return super().index(request, {"piles": desk.piles(request), **(extra_context or {})})

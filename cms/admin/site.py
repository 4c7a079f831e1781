"""The admin site: who comes in, and what it is called."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.urls import path, reverse

from cms.admin import navigation, site_pages
from cms.admin.desk import piles
from cms.admin.people.signing_in import SignInForm
from cms.editorial import policy


class LibraryAdminSite(AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Editorial desk"
    site_url = None
    # The bar at the top leads everywhere.
    enable_nav_sidebar = False
    login_form = SignInForm
    index_template = "admin/cms/desk.html"

    def has_permission(self, request):
        """An active account of a person with any role."""
        return policy.allows(request.user, "view")

    def each_context(self, request):
        context = super().each_context(request)
        if context["has_permission"]:
            context |= {
                "navigation": navigation.groups(request),
                "own_pages": navigation.own_pages(request),
                "home_url": reverse("admin:index"),
            }
        return context

    def index(self, request, extra_context=None):
        return super().index(request, {"piles": piles.piles(request), **(extra_context or {})})

    def get_urls(self):
        own = [
            path(route, self.admin_view(view), name=name) for route, view, name in site_pages.PAGES
        ]
        return own + super().get_urls()

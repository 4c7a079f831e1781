"""The admin site: who comes in, and what it is called."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.urls import path, reverse

from cms.admin import house, navigation, site_pages
from cms.admin.desk.home import home
from cms.admin.people import account, entering, notifications, pages
from cms.admin.people.signing_in import SignIn
from cms.admin.writing.linked_items import LinkedItemChoices


class LibraryAdminSite(AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Your work"
    site_url = None
    # The bar at the top leads everywhere.
    enable_nav_sidebar = False
    index_template = "admin/cms/desk/home.html"

    def has_permission(self, request):
        """An active account of a person with any role, with the second factor that it needs."""
        return house.allows(request, "view") and entering.is_far_enough(request)

    def login(self, request, extra_context=None):
        return SignIn.as_view(extra_context=extra_context)(request)

    def password_change(self, request, extra_context=None):
        return account.change_password(request)

    def each_context(self, request):
        context = super().each_context(request)
        if context["has_permission"]:
            context |= {
                "navigation": navigation.groups(request),
                "own_pages": navigation.own_pages(request),
                "home_url": reverse("admin:index"),
                **notifications.beside(request),
            }
        return context

    def index(self, request, extra_context=None):
        return super().index(request, {**home(request), **(extra_context or {})})

    def autocomplete_view(self, request):
        return LinkedItemChoices.as_view(admin_site=self)(request)

    def get_urls(self):
        own = [
            path(route, self.admin_view(view), name=name) for route, view, name in site_pages.PAGES
        ]
        # Who is not in far enough to see the admin can leave it all the same.
        leave = path("logout/", self.logout, name="logout")
        return [leave, *pages.PATHS, *own, *super().get_urls()]

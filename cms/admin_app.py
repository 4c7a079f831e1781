from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class LibraryAdminConfig(AdminConfig):
    """Django's admin with the library's own site as the default one."""

    default_site = "cms.admin.site.LibraryAdminSite"

    def ready(self):
        super().ready()
        # Not from cms.admin itself: the site lies in there, and registering needs the site.
        import_module("cms.admin.registered")

from django.contrib.admin.apps import AdminConfig


class LibraryAdminConfig(AdminConfig):
    """Django's admin with the library's own site as the default one."""

    default_site = "cms.admin.site.LibraryAdminSite"

"""The core's own models in the admin. The tables of the machinery stay out of it."""

from django.contrib import admin
from django.contrib.auth.models import Group

from cms.admin import records
from cms.admin.people import people
from cms.admin.releasing import releases

# Roles are granted to persons; Django's groups grant nothing here.
admin.site.unregister(Group)

__all__ = ["people", "records", "releases"]

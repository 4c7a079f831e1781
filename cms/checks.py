from django.core import checks
from django.db import connections

from cms.models import guards


@checks.register(checks.Tags.database)
def guards_are_in_place(app_configs, databases=None, **kwargs):
    """The triggers that keep the record are in the database (``check --database default``)."""
    return [
        checks.Error(
            f"The database {alias} lacks the trigger {name}.",
            hint="Run `manage.py migrate`: it creates them anew.",
            id="cms.E001",
        )
        for alias in databases or ()
        if "cms_audithead" in connections[alias].introspection.table_names()
        for name in guards.missing(alias)
    ]

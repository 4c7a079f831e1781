from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from cms.models import Account, Role, full_text, guards


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


@checks.register(checks.Tags.database)
def search_can_be_asked(app_configs, databases=None, **kwargs):
    """What the database needs to search is there (``check --database default``)."""
    # A warning: an error would stop the migration that makes it.
    return [
        checks.Warning(
            f"The database {alias} lacks {name}, which search needs.",
            hint="Run `manage.py migrate`: it makes it anew.",
            id="cms.W004",
        )
        for alias in databases or ()
        if "cms_searchentry" in connections[alias].introspection.table_names()
        for name in full_text.missing(alias)
    ]


@checks.register(checks.Tags.security)
def roles_that_need_a_second_factor_exist(app_configs, **kwargs):
    """A role that is misspelled in REQUIRE_SECOND_FACTOR would let its people in with less."""
    wanted = settings.REQUIRE_SECOND_FACTOR
    unknown = set() if isinstance(wanted, bool) else set(wanted) - set(Role)
    return [
        checks.Error(
            f"REQUIRE_SECOND_FACTOR names “{name}”, which is no role.",
            hint=f"The roles are {', '.join(Role)}.",
            id="cms.E003",
        )
        for name in sorted(unknown)
    ]


@checks.register(checks.Tags.security, deploy=True)
def demo_team_is_gone(app_configs, **kwargs):
    """A library that is served has no demo team, signed in or as signers (``check --deploy``)."""
    if not settings.PRODUCTION:
        return []
    return [
        checks.Error(
            f"The demo account “{username}” is here: everybody knows the password it was made with.",
            hint="Start with an empty database: what the demo team signed, nobody has checked.",
            id="cms.E002",
        )
        for username in _demo_accounts()
    ]


def _demo_accounts():
    accounts = Account.objects.filter(person__is_demo=True)
    try:
        with connections[DEFAULT_DB_ALIAS].cursor():
            return sorted(accounts.values_list("username", flat=True))
    except DatabaseError:
        # No database, or none that was migrated: nobody can sign in there.
        return []

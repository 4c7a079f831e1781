"""For whoever watches the machine: is the process alive, and can it answer readers?"""

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.models import full_text, guards


@never_cache
@require_safe
def alive(request):
    return JsonResponse({"status": "alive"})


@never_cache
@require_safe
def ready(request):
    """503 names what is amiss, and nothing that an attacker could use."""
    amiss = _amiss()
    if amiss:
        return JsonResponse({"status": "not ready", "amiss": amiss}, status=503)
    return JsonResponse({"status": "ready"})


def _amiss():
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "migrations"
        if guards.missing(DEFAULT_DB_ALIAS):
            return "triggers"
        return "search" if full_text.missing(DEFAULT_DB_ALIAS) else None
    except DatabaseError:
        return "database"

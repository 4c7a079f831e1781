"""For whoever watches the machine: is the process alive, and can it answer readers?"""

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms import replicas
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
    """What is amiss in the first database that answers: readers are answered from that."""
    for alias in replicas.in_order():
        try:
            return _amiss_in(alias)
        except DatabaseError:
            continue
    return "database"


def _amiss_in(alias):
    executor = MigrationExecutor(connections[alias])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "migrations"
    if guards.missing(alias):
        return "triggers"
    return "search" if full_text.missing(alias) else None

"""Reading from standbys of the database, which PostgreSQL keeps equal to the primary by itself.

A public read asks one database alone, which ``alias`` names: a standby that is well, else the
primary. Everything else asks the primary always: editors read what they wrote. Where no standbys are
set up (``DATABASE_STANDBY_URLS``), all this is the primary and costs next to nothing.
"""

from cms.replicas.reading import (
    Away,
    Behind,
    alias,
    answered,
    is_away,
    kept,
    knows,
    leave_to_primary,
)
from cms.replicas.standing import PRIMARY
from cms.replicas.telling import in_order, troubles

__all__ = [
    "PRIMARY",
    "Away",
    "Behind",
    "alias",
    "answered",
    "is_away",
    "in_order",
    "kept",
    "knows",
    "leave_to_primary",
    "troubles",
]

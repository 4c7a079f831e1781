"""Django's router: reads go where the public read goes, and writes to the primary."""

from cms.replicas.reading import alias
from cms.replicas.standing import PRIMARY


class ToStandbys:
    def db_for_read(self, model, **hints):
        return alias()

    def db_for_write(self, model, **hints):
        return PRIMARY

    def allow_relation(self, one, other, **hints):
        # All hold the same rows.
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db == PRIMARY

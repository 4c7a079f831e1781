from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Editorial"

    def ready(self):
        # Registers itself; it needs the models, which are not there before.
        import_module("cms.checks")
        post_migrate.connect(prepare_database, sender=self)


def prepare_database(sender, using, **kwargs):
    """After every migrate: triggers, the index for search, how texts are packed, rows that are locked."""
    sender.models_module.guards.install(using)
    sender.models_module.full_text.install(using)
    sender.models_module.packing.install(using)
    for name in ("Library", "AuditHead", "Generation"):
        sender.get_model(name).objects.using(using).get_or_create(pk=1)

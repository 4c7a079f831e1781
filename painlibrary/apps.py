from importlib import import_module

from django.apps import AppConfig


class PainLibraryConfig(AppConfig):
    name = "painlibrary"
    verbose_name = "Pain library"

    def ready(self):
        # Each registers itself; they need the models, which are not there before.
        for name in ("documents", "rules", "reading", "reference_formats", "api"):
            import_module(f"painlibrary.{name}")

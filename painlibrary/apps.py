from importlib import import_module

from django.apps import AppConfig


class PainLibraryConfig(AppConfig):
    name = "painlibrary"
    verbose_name = "Pain library"

    def ready(self):
        # Registers the documents; they need the models, which are not there before.
        import_module("painlibrary.documents")

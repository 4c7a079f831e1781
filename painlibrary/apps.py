from django.apps import AppConfig


class PainLibraryConfig(AppConfig):
    name = "painlibrary"
    verbose_name = "Pain library"

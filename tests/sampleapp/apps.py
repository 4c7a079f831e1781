from importlib import import_module

from django.apps import AppConfig


class SampleAppConfig(AppConfig):
    name = "tests.sampleapp"
    label = "sampleapp"
    verbose_name = "Sample content"

    def ready(self):
        import_module("tests.sampleapp.documents")
        import_module("tests.sampleapp.rules")
        import_module("tests.sampleapp.formats")

import json
from pathlib import Path

from django.core.management.base import BaseCommand
from django.urls import resolve, reverse

from cms.delivery.openapi import SchemaView


class Command(BaseCommand):
    help = "Writes the contract to a file, as /api/v1/openapi.json serves it. It asks no database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        catalog = resolve(reverse("openapi")).func.view_initkwargs["catalog"]
        told = SchemaView(catalog=catalog).contract
        text = json.dumps(told, indent=1, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8", newline="\n")

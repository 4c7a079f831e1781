from django.core.management.base import BaseCommand

from cms.editorial import terms


class Command(BaseCommand):
    help = (
        "Writes anew by which words editors find items, and which items look alike, from the working "
        "copies alone. Editors work meanwhile. Can be run again."
    )

    def handle(self, *, verbosity, **options):
        for name, number in terms.rebuild():
            if verbosity:
                self.stdout.write(f"{name}: {number} items can be found.")

from django.core.management.base import BaseCommand

from cms.editorial import terms
from cms.management.progress import Progress, silent


class Command(BaseCommand):
    help = (
        "Writes anew by which words editors find items, and which items look alike, from the working "
        "copies alone. Editors work meanwhile. Can be run again."
    )

    def handle(self, *, verbosity, **options):
        progress, found = Progress(self.stdout) if verbosity else silent, {}
        for name, done, total in terms.rebuild():
            progress(name, done, total)
            found[name] = done
        if verbosity:
            for name, number in found.items():
                self.stdout.write(f"{name}: {number} items can be found.")

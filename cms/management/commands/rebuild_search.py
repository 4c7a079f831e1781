from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS

from cms.management.progress import Progress, silent
from cms.models import full_text
from cms.publishing import indexing
from cms.publishing.live import words


class Command(BaseCommand):
    help = (
        "Writes what search looks in anew, from the publications alone. Nobody has to wait: readers "
        "search and editors work meanwhile. Can be stopped and run again."
    )

    def handle(self, *, verbosity, **options):
        full_text.install(DEFAULT_DB_ALIAS)
        progress, done = Progress(self.stdout) if verbosity else silent, 0
        for done, total in indexing.rebuild():
            progress("Publications", done, total)
        words.tell_anew()
        if verbosity:
            self.stdout.write(f"{done} publications can be found.")

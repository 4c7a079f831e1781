from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS

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
        done = 0
        for done, total in indexing.rebuild():
            if verbosity and self.stdout.isatty():
                self.stdout.write(f"\r{done} of {total} publications", ending="")
                self.stdout.flush()
        words.tell_anew()
        if verbosity:
            start = "\r" if self.stdout.isatty() else ""
            self.stdout.write(f"{start}{done} publications can be found.")

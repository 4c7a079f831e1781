from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.delivery import purging


class Command(BaseCommand):
    help = "Lets the caches in front forget everything. The server purges what changes by itself."

    def handle(self, **options):
        if not settings.CACHE_PURGE_URLS:
            raise CommandError("No cache is set. Set CACHE_PURGE_URLS; see docs/administrator.md.")
        failures = [purging.purge(url, [purging.EVERYTHING]) for url in settings.CACHE_PURGE_URLS]
        if any(failures):
            raise CommandError(" ".join(filter(None, failures)))
        self.stdout.write(f"Emptied: {', '.join(settings.CACHE_PURGE_URLS)}.")

from django.core.management.base import BaseCommand, CommandError

from cms.editorial.garbage import collecting_by_hand
from cms.management.progress import Progress, silent
from cms.publishing.live import rebuilding


class Command(BaseCommand):
    help = (
        "Makes the live copy anew, from the publications alone. Readers notice nothing; whoever "
        "releases meanwhile waits. With --check, compares it with them and changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only say whether it is right")

    def handle(self, *, check, verbosity, **options):
        if check:
            return self.compare()
        progress, done = Progress(self.stdout) if verbosity else silent, 0
        with collecting_by_hand() as collect:
            for done, total in rebuilding.rebuild():
                progress("Items", done, total)
                collect()
        if verbosity:
            self.stdout.write(f"{done} items are in the live copy.")
        return None

    def compare(self):
        found = list(rebuilding.differences())
        if found:
            raise CommandError(
                "\n".join([*found[:20], f"{len(found)} differences. Run it without --check."])
            )
        self.stdout.write("The live copy says what the publications say.")

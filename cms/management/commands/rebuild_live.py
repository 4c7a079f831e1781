from django.core.management.base import BaseCommand, CommandError

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
        done = 0
        for done, total in rebuilding.rebuild():
            if verbosity and self.stdout.isatty():
                self.stdout.write(f"\r{done} of {total} items", ending="")
                self.stdout.flush()
        if verbosity:
            start = "\r" if self.stdout.isatty() else ""
            self.stdout.write(f"{start}{done} items are in the live copy.")
        return None

    def compare(self):
        found = list(rebuilding.differences())
        if found:
            raise CommandError(
                "\n".join([*found[:20], f"{len(found)} differences. Run it without --check."])
            )
        self.stdout.write("The live copy says what the publications say.")

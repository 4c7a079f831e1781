from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.editorial import dumping


class Command(BaseCommand):
    help = (
        "Writes the working copies, drafts included, with open flags and proposed waivers, to a "
        "folder: one fixture per content type. loaddata takes them back."
    )

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, help="The folder; files in it are replaced.")

    def handle(self, *, directory, verbosity, **options):
        try:
            directory.mkdir(parents=True, exist_ok=True)
            # One transaction: all files show the library at one moment.
            with transaction.atomic():
                written = [self.write(directory / name, text) for name, text in dumping.files()]
        except OSError as problem:
            raise CommandError(
                f"{problem.filename} cannot be written: {problem.strerror}."
            ) from None
        if verbosity:
            self.stdout.write(f"Wrote {', '.join(path.name for path in written)}.")

    def write(self, path, text):
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

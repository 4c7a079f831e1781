import os
import shutil
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from zipfile import ZipFile

from django.conf import settings
from django.core import serializers
from django.core.management.base import CommandError
from django.core.management.commands import loaddata
from django.db import DEFAULT_DB_ALIAS

from cms.editorial import import_report, importing
from cms.editorial.fixture_files import FixtureFile, file_names
from cms.editorial.importing import OnConflict
from cms.editorial.refusals import Refused
from cms.management.progress import Progress, silent
from cms.models import Account, Library
from cms.publishing import holding

# Fixtures of so many bytes together are worth telling how far the load is.
LARGE = 1_000_000


class Command(loaddata.Command):
    help = (
        "Loads content, flags and proposed waivers from fixtures, as drafts. Without a path, the "
        "whole library in the folder fixtures/ is loaded. All of it comes in, or nothing."
    )
    missing_args_message = None

    def add_arguments(self, parser):
        super().add_arguments(parser)
        labels = next(action for action in parser._actions if action.dest == "args")
        labels.nargs = "*"
        parser.add_argument(
            "--by",
            metavar="USERNAME",
            required=True,
            help="The account that answers for it; its person becomes the author of the drafts.",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Say what would be new or change, and change nothing.",
        )
        parser.add_argument(
            "--on-conflict",
            choices=[choice.value for choice in OnConflict],
            default=OnConflict.ABORT.value,
            help=(
                "Where an editor wrote since the last import: load nothing (abort), leave those "
                "items as they are (skip), or put the text of the fixture on top (draft)."
            ),
        )

    def handle(self, *fixture_labels, **options):
        if options["database"] != DEFAULT_DB_ALIAS:
            raise CommandError("The library is in the database “default” alone.")
        self.by, self.dry_run = account_named(options["by"]), options["dry_run"]
        self.on_conflict = OnConflict(options["on_conflict"])
        try:
            # Here, before Django opens a transaction: the record of a denied attempt must stay.
            importing.require_right(self.by, dry_run=self.dry_run)
            super().handle(*(fixture_labels or whole_library()), **options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt:
            raise CommandError("It was stopped before it was done. Nothing was loaded.") from None

    def loaddata(self, fixture_labels):
        """Called by Django inside one transaction, with the options set."""
        self.serialization_formats = serializers.get_public_serializer_formats()
        with ExitStack() as opened, TemporaryFile("w+") as report:
            sources = [self._source(file, opened) for file in self._files(fixture_labels)]
            is_long = sum(source.size for source in sources) > LARGE
            progress = Progress(self.stdout) if self.verbosity and is_long else silent
            outcome = importing.load_from(
                sources,
                by=self.by,
                on_conflict=self.on_conflict,
                dry_run=self.dry_run,
                told=partial(self._note, report),
                progress=progress,
            )
            if outcome.blocks_releases and not self.dry_run:
                holding.recheck(Library.locked(), by=self.by)
            if self.verbosity:
                self._tell(report, outcome)

    def _note(self, report, found):
        for line in import_report.about(found, dry_run=self.dry_run):
            report.write(f"{line}\n")

    def _tell(self, report, outcome):
        report.seek(0)
        for line in report:
            self.stdout.write(line, ending="")
        self.stdout.write(import_report.summary(outcome, dry_run=self.dry_run))

    def _files(self, labels):
        """Each fixture once, though several folders or labels may lead to it."""
        found = [file for label in labels for file, _, _ in self.find_fixtures(label)]
        return list({os.path.realpath(file): file for file in found}.values())

    def _source(self, file, opened):
        name, form, compression = self.parse_name(os.path.basename(file))
        if form != "json":
            raise CommandError(f"{file}: fixtures are JSON.")
        open_fixture, mode = self.compression_formats[compression]
        stream = opened.enter_context(open_fixture(file, mode))
        if compression:
            stream = unpacked(stream, opened)
        return FixtureFile(
            short_name(file),
            stream,
            skipped=self.excluded_models | excluded_by_app(self.excluded_apps),
            ignore_unknown=self.ignore,
        )


def unpacked(stream, opened):
    """What a stream gives, in a file in which any place can be read again."""
    copy = opened.enter_context(TemporaryFile())  # noqa: SIM115 - closed with all that is open
    if isinstance(stream, ZipFile):
        [name] = stream.namelist()
        stream = opened.enter_context(stream.open(name))
    # Standard input gives text, and the bytes beneath it.
    shutil.copyfileobj(getattr(stream, "buffer", stream), copy)
    return copy


def account_named(username):
    try:
        return Account.objects.select_related("person").get(username=username)
    except Account.DoesNotExist:
        raise CommandError(f"There is no account “{username}”.") from None


def whole_library():
    """The fixtures that make up the library, as far as they are there."""
    folders = [Path(folder) for folder in settings.FIXTURE_DIRS]
    files = [folder / name for folder in folders for name in file_names()]
    present = [str(file) for file in files if file.exists()]
    if not present:
        raise CommandError("There are no fixtures in fixtures/. Name the files to load.")
    return present


def excluded_by_app(apps):
    return {model for app in apps for model in app.get_models()}


def short_name(file):
    """The path as people name it: from where they stand, if it is there."""
    relative = os.path.relpath(file)
    return file if relative.startswith(os.pardir) else relative

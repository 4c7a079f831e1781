import os
from pathlib import Path

from django.conf import settings
from django.core import serializers
from django.core.management.base import CommandError
from django.core.management.commands import loaddata
from django.db import DEFAULT_DB_ALIAS

from cms.editorial import import_report, importing
from cms.editorial.fixture_files import file_names, read
from cms.editorial.importing import OnConflict
from cms.editorial.refusals import Refused
from cms.models import Account, Library
from cms.publishing import holding


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

    def loaddata(self, fixture_labels):
        """Called by Django inside one transaction, with the options set."""
        self.serialization_formats = serializers.get_public_serializer_formats()
        entries = [entry for file in self._files(fixture_labels) for entry in self._read(file)]
        outcome = importing.load(
            entries, by=self.by, on_conflict=self.on_conflict, dry_run=self.dry_run
        )
        if outcome.blocks_releases and not self.dry_run:
            holding.recheck(Library.locked(), by=self.by)
        if self.verbosity:
            for line in import_report.lines(outcome, dry_run=self.dry_run):
                self.stdout.write(line)

    def _files(self, labels):
        """Each fixture once, though several folders or labels may lead to it."""
        found = [file for label in labels for file, _, _ in self.find_fixtures(label)]
        return list({os.path.realpath(file): file for file in found}.values())

    def _read(self, file):
        name, form, compression = self.parse_name(os.path.basename(file))
        if form != "json":
            raise CommandError(f"{file}: fixtures are JSON.")
        open_fixture, mode = self.compression_formats[compression]
        with open_fixture(file, mode) as fixture:
            text = fixture.read()
        if isinstance(text, str):
            text = text.encode()
        return read(
            short_name(file),
            text,
            skipped=self.excluded_models | excluded_by_app(self.excluded_apps),
            ignore_unknown=self.ignore,
        )


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

import os

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms.editorial import demo_team
from cms.editorial.importing import OnConflict
from cms.editorial.refusals import NotFresh, Refused
from cms.editorial.signing_in import prove_by_password
from cms.management.progress import Progress, silent
from cms.models import Role, SignatureKind
from cms.publishing import first_release
from cms.publishing.live import words
from cms.publishing.progress import heard_by

SIGNERS = {
    SignatureKind.CLINICAL: Role.CLINICAL_REVIEWER,
    SignatureKind.EDITORIAL: Role.EDITORIAL_REVIEWER,
}


class Command(BaseCommand):
    help = (
        "Makes a library to try out: database, demo team, content loaded, reviewed and released. "
        "Can be run again, and goes on where it was stopped."
    )

    def handle(self, **options):
        if settings.PRODUCTION:
            raise CommandError(
                "This makes accounts whose password everybody knows. Set LIBRARY_MODE=development "
                "to try the library out; the administrator's guide says how to set up a real one."
            )
        self.verbosity = options["verbosity"]
        self.say("Preparing the database")
        call_command("migrate", interactive=False, verbosity=0)
        try:
            self.fill()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.say_where()

    def fill(self):
        self.team = demo_team.create()
        self.say("Loading the fixtures")
        call_command(
            "loaddata",
            by=self.team[Role.AUTHOR].username,
            # What was changed while trying it out stays.
            on_conflict=OnConflict.SKIP.value,
            verbosity=self.verbosity,
            stdout=self.stdout,
        )
        submitted = first_release.submit(by=self.team[Role.AUTHOR])
        if submitted:
            self.say(f"Handed in {len(submitted)} texts for review")
        self.sign()
        with heard_by(Progress(self.stdout) if self.verbosity else silent):
            release = first_release.release(by=self.team[Role.PUBLISHER])
        if release:
            words.tell_of_all()
            self.say(f"Released {release.entries.count()} texts as “{release.title}”")

    def sign(self):
        items = list(first_release.to_sign())
        self.proofs = {}
        for number, item in enumerate(items, start=1):
            kinds = {kind: self.signer(kind) for kind in SIGNERS}
            first_release.sign(item, kinds)
            self.count("Signing", number, len(items))

    def signer(self, kind):
        """The demo person who signs this kind, with a proof of identity that is still fresh."""
        account = self.team[SIGNERS[kind]]
        try:
            self.proofs[kind].require_for(account)
        except (KeyError, NotFresh):
            self.proofs[kind] = prove_by_password(account, demo_team.PASSWORD)
        return account, self.proofs[kind]

    def say(self, line):
        if self.verbosity:
            self.stdout.write(line)

    def count(self, step, number, total):
        """One line that counts up on a terminal; elsewhere only its end is written."""
        is_last = number == total
        if self.verbosity and (is_last or self.stdout.isatty()):
            start = "\r" if self.stdout.isatty() else ""
            self.stdout.write(f"{start}{step} {number} of {total}", ending="\n" if is_last else "")
            self.stdout.flush()

    def say_where(self):
        address = public_address()
        self.say("")
        self.say(f"The library       {address}/")
        self.say(f"The API           {address}/api/v1/")
        self.say(f"For editors       {address}/admin/")
        self.say(f"Sign in with the password “{demo_team.PASSWORD}” as")
        for each in demo_team.TEAM:
            self.say(f"  {each.username:<12}{each.name}, {each.role.label.lower()}")


def public_address():
    """Where it will answer: PUBLIC_URL, or HOST and PORT where only those are set."""
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    return settings.PUBLIC_URL if os.environ.get("PUBLIC_URL") else f"http://{host}:{port}"

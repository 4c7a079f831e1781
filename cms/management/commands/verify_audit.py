from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.models import AuditHead
from cms.publishing import chain, instants, verifying


class Command(BaseCommand):
    help = (
        "Verifies the audit chain, the triggers that keep it, the chain of releases, and that the "
        "library is what its record says. Ends with 1 and says what does not hold. Editors' saves "
        "wait until it is done."
    )

    def handle(self, *, verbosity, **options):
        with transaction.atomic():
            # Every writer needs the end of the audit: what is half written now waits for us.
            audit_head = AuditHead.locked()
            faults = [
                fault for check in verifying.checks() for fault in self.tell(check, verbosity)
            ]
            number, public_hash = chain.head(instants.now())
        self.stdout.write(f"Audit: {audit_head.number} events, head {audit_head.hash}")
        self.stdout.write(f"Releases: {number}, head {public_hash}")
        if faults:
            raise CommandError("\n".join([*faults, f"{spoken(faults)}: something was changed."]))
        if verbosity:
            self.stdout.write(
                "Everything holds. Keep the two heads somewhere else: with them, nobody can cut "
                "the record short unseen."
            )

    def tell(self, check, verbosity):
        if verbosity:
            result = spoken(check.faults) if check.faults else "good"
            self.stdout.write(f"{check.count:>8} {check.what}: {result}")
        return check.faults


def spoken(faults):
    return "1 fault" if len(faults) == 1 else f"{len(faults)} faults"

"""From loaded fixtures to a public library, by the doors that everybody uses.

Each step takes up what the one before left, so that a run that was stopped is taken up where it
stopped, and a second run finds nothing to do. Work that people took into their own hands since is
left to them.
"""

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from cms.editorial import checklists, rules, signing, waivers, workflow
from cms.editorial.refusals import FindingsStand
from cms.models import Item, Notification, NotificationKind, Origin, Status, Submission
from cms.publishing import releases

TITLE = "Initial library"
NOTE = "Loaded from fixtures"


def to_submit():
    """Drafts just as a fixture gave them, that nobody has handed in before."""
    drafts = Item.objects.filter(
        status=Status.DRAFT, head__origin=Origin.IMPORT, parked__isnull=True
    )
    return drafts.exclude(submissions__revision=F("head"))


def submit(*, by):
    """Hand in all of them as one package."""
    items = list(to_submit().select_related("head"))
    if items:
        workflow.submit_package({item: item.head for item in items}, by=by, note=NOTE)
    return items


def handed_in(status):
    """Items whose present round of review was opened here."""
    notes = Submission.objects.filter(item=OuterRef("pk"), round=OuterRef("round"))
    items = Item.objects.annotate(handed_in_with=Subquery(notes.values("note")[:1]))
    return items.filter(status=status, head__origin=Origin.IMPORT, handed_in_with=NOTE)


def to_sign():
    return handed_in(Status.IN_REVIEW).select_related("head")


def sign(item, signers):
    """Give the signatures that its type needs. ``signers`` maps kind to ``(account, proof)``.

    Warnings are acknowledged and proposed waivers accepted; any other error finding refuses.
    """
    for kind in signing.signatures_needed(item):
        by, proof = signers[kind]
        found = rules.findings(item.head)
        try:
            signing.approve(
                item,
                by=by,
                expected=item.head,
                proof=proof,
                kind=kind,
                acknowledged=_warnings(found),
                waivers=waivers.offered(item, found),
                checked=checklists.asked(item, kind),
            )
        except FindingsStand as refusal:
            raise FindingsStand(f"{item}: {refusal}", refusal.details) from refusal


def _warnings(findings):
    return [found.id for found in findings if found.severity == rules.Severity.WARNING]


def to_release():
    """Approved here, and in no release yet."""
    return handed_in(Status.APPROVED).exclude(release_entries__revision=F("head"))


@transaction.atomic
def release(*, by):
    """Make all of them public, as one release. Returns it, or None where there is nothing to do."""
    items = list(to_release())
    if not items:
        return None
    # What was signed in one go is no news to whoever loaded it.
    Notification.objects.filter(kind=NotificationKind.APPROVED, item__in=items).delete()
    return releases.send(releases.prepare(TITLE, by=by, items=items), by=by)

"""A library in the middle of work: made of a quickstarted one, through the doors, as its people."""

from datetime import timedelta

from django.utils import timezone

from cms.editorial import demo_team, saving, workflow
from cms.editorial.signing_in import prove_by_password
from cms.models import Account, Item, SignatureKind, content_of
from cms.publishing import first_release, releases


def item(slug):
    return Item.objects.get(claims__slug=slug, claims__is_current=True, type="procedure")


def edit(slug, sentence, *, by):
    """Say something new in the lay summary."""
    found = item(slug)
    with saving.editing(found, by=by, base=found.head, note="Plainer words"):
        content = content_of(found)
        content.lay_summary = sentence
        content.save()
    return item(slug)


def submit(slug, sentence, *, by, reviewers=()):
    found = edit(slug, sentence, by=by)
    workflow.submit(
        found,
        by=by,
        expected=found.head,
        note="Please look at the lay summary.",
        reviewers=reviewers,
        due_on=timezone.now().date() + timedelta(days=5),
    )
    return item(slug)


def approve(slug, sentence, *, by, signer):
    found = submit(slug, sentence, by=by)
    proof = prove_by_password(signer, demo_team.PASSWORD)
    first_release.sign(found, {SignatureKind.CLINICAL: (signer, proof)})
    return item(slug)


def make():
    team = {each.username: each for each in Account.objects.all()}
    author, clinician, publisher = team["author"], team["clinician"], team["publisher"]
    submit(
        "epidural-steroid-injection",
        "A steroid is injected near the nerves of the spine. It may ease pain for a while.",
        by=author,
        reviewers=[clinician.person],
    )
    back = submit("acupuncture", "Thin needles are put into the skin.", by=author)
    workflow.request_changes(
        back, by=clinician, expected=back.head, comment="Say who should not have it."
    )
    edit("nerve-block", "A medicine close to a nerve keeps pain from getting through.", by=author)
    approve("chiropractic-care", "Hands move the spine.", by=author, signer=clinician)
    due = approve(
        "surgery", "An operation. Talk about what else helps.", by=author, signer=clinician
    )
    monday = (timezone.now() + timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
    releases.send(
        releases.prepare("Surgery, in plain words", by=publisher, items=[due]),
        by=publisher,
        starts_at=monday,
    )
    releases.prepare("Spring revision", by=publisher, items=[item("chiropractic-care")])

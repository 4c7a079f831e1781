"""What happens in a served library while somebody reads it. Runs in its process: ``library.do``."""

from cms.editorial import checklists, demo_team, rules, saving, signing, workflow
from cms.editorial.signing_in import prove_by_password
from cms.models import Account, Item, NoticeKind, SignatureKind, content_of
from cms.publishing import notices, previewing, releases, withdrawing

BLOCK = "epidural-steroid-injection"
SOURCE = "[@sciencedirect-interventional-pain]"


def item(slug, type_name="procedure"):
    return Item.objects.get(claims__slug=slug, claims__is_current=True, type=type_name)


def by(username):
    return Account.objects.get(username=username)


def sign(found):
    """As a clinician who lets pass what the rules complain of."""
    clinician = by("clinician")
    findings = rules.findings(found.head)
    errors = [each for each in findings if each.severity == rules.Severity.ERROR]
    signing.approve(
        found,
        by=clinician,
        expected=found.head,
        proof=prove_by_password(clinician, demo_team.PASSWORD),
        kind=SignatureKind.CLINICAL,
        acknowledged=[each.id for each in findings if each.severity == rules.Severity.WARNING],
        waivers={each.id: "Numbers of a trial." for each in errors},
        checked=checklists.asked(found, SignatureKind.CLINICAL),
    )


def publish():
    """Risks with numbers and an urgent mark, and an item under another slug."""
    _count_risks()
    _rename()
    items = [item(BLOCK), item("open-surgery")]
    release = releases.prepare("Risks in numbers", by=by("publisher"), items=items)
    releases.send(release, by=by("publisher"))
    notices.post(
        item(BLOCK),
        by=by("publisher"),
        kind=NoticeKind.URGENT_CORRECTION,
        text="Tell your doctor if you take blood thinners.",
    )


def _rename():
    found = item("surgery")
    with saving.editing(found, by=by("author"), base=found.head):
        content = content_of(found)
        content.slug = "open-surgery"
        content.save()
    found = item("open-surgery")
    workflow.submit(found, by=by("author"), expected=found.head)
    sign(item("open-surgery"))


def _count_risks():
    found = item(BLOCK)
    with saving.editing(found, by=by("author"), base=found.head):
        content = content_of(found)
        content.lay_summary = "A steroid is put near the nerves of the spine. It may ease pain."
        content.save()
        counted = {"infection": {"events": 1, "denominator": 100}}
        counted["post-procedure-headache"] = {"low": "0.01", "high": "0.05"}
        for slug, numbers in counted.items():
            content.risks.filter(risk__slug=slug).update(
                sources=SOURCE, population="adults", **numbers
            )
    found = item(BLOCK)
    workflow.submit(found, by=by("author"), expected=found.head)
    sign(item(BLOCK))


def preview():
    """Prints a token that shows a draft which nobody has signed."""
    found = item("nerve-block")
    with saving.editing(found, by=by("author"), base=found.head):
        content = content_of(found)
        content.lay_summary = "A sentence that only the preview shows."
        content.save()
    _, secret = previewing.make_token(item("nerve-block"), by=by("publisher"), hours=1)
    print(secret)


def withdraw():
    withdrawing.withdraw(
        item("lifestyle-modification"),
        by=by("publisher"),
        reason="The text mixed two methods.",
        successor=item("physical-therapy"),
        emergency=True,
    )

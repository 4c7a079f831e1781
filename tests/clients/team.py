"""What the team of a served library does: run in its shell."""

from cms.models import Account
from cms.publishing import previewing, releases, withdrawing
from tools.busy_library import approve, edit, item

NEW = "Said anew."
DRAFT = "Not public yet."


def work(change, withdraw):
    team = {each.username: each for each in Account.objects.all()}
    author, clinician, publisher = team["author"], team["clinician"], team["publisher"]
    changed = approve(change, NEW, by=author, signer=clinician)
    releases.send(releases.prepare("A change", by=publisher, items=[changed]), by=publisher)
    withdrawing.withdraw(item(withdraw), by=publisher, reason="The text was wrong.", emergency=True)
    draft = edit(change, DRAFT, by=author)
    _, secret = previewing.make_token(draft, by=author, hours=1)
    print(secret)  # noqa: T201 - for the test that asked

"""What a change purges is all that it changes in what readers can ask for."""

from cms.delivery import purging
from cms.models import Account, NoticeKind, OutboxMessage
from cms.publishing import notices
from painlibrary.models import Procedure, Risk
from tests.acceptance import corpus
from tests.kitchen import approve, change, current, release, submit


def account(name):
    return Account.objects.get(username=name)


def rename_a_risk():
    risk = Risk.objects.get(slug="infection").item
    change(risk, by=account("author"), title="Infections")
    submit(current(risk), by=account("author"))
    approve(current(risk), by=account("clinician"))
    release(current(risk), by=account("publisher"))


def hide_a_place():
    notices.post(
        Procedure.objects.get(slug="epidural-steroid-injection").item,
        by=account("publisher"),
        kind=NoticeKind.URGENT_CORRECTION,
        text="Wait.",
        place="risks",
        hides_place=True,
    )


def asked(client):
    """Each address that stands for others: no filters, and the histories of a few."""
    paths = [path for path in dict.fromkeys(corpus.paths(client)) if "?" not in path]
    histories = [path for path in paths if path.endswith("/history/")]
    return [path for path in paths if path not in histories[5:]]


def test_every_answer_that_changes_carries_a_key_that_is_purged(client):
    paths = asked(client)
    before = corpus.answers(client, paths)
    left_behind, changed = {}, []

    for alter in (rename_a_risk, hide_a_place):
        OutboxMessage.objects.all().delete()
        alter()
        purged = set(purging.keys_of(OutboxMessage.objects.all()))
        after = corpus.answers(client, paths)
        others = [path for path in paths if after[path][::2] != before[path][::2]]
        left_behind |= {
            (alter.__name__, path): before[path][1]["Surrogate-Key"]
            for path in others
            if purged.isdisjoint(before[path][1]["Surrogate-Key"].split())
        }
        changed.append(len(others))
        before = after

    assert left_behind == {}
    assert min(changed) > 10
    assert max(changed) < len(paths)

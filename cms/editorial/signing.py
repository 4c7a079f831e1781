"""Signatures: a qualified person who wrote none of it answers for exactly this text."""

from django.utils import timezone

from cms.editorial import (
    audit,
    authorship,
    checklists,
    commenting,
    interests,
    notifying,
    policy,
    reviewers,
    rules,
)
from cms.editorial.doors import door
from cms.editorial.refusals import FindingsStand, Refused, TransitionRefused
from cms.editorial.workflow import refuse_second_decision, require_move
from cms.models import (
    Decision,
    Item,
    NotificationKind,
    Review,
    Revision,
    SignatureKind,
    Status,
    content_of,
    content_types,
)

MEANING = {
    SignatureKind.CLINICAL: "I have checked this text, its facts and its sources, as a clinician.",
    SignatureKind.EDITORIAL: "I have checked this text and its sources editorially.",
}
REAFFIRMED = "I have reviewed this text, its facts and its sources, and nothing needs to change."


def signatures_needed(item):
    """``{kind: how many}`` by the policy of the item's type."""
    return content_types()[item.type].signatures


def policy_is_satisfied(revision, round):
    """Whether signatures on exactly this revision, in exactly this round, fulfil the policy."""
    # Whoever asks for many has prefetched them.
    given = [
        each.kind
        for each in revision.reviews.all()
        if each.round == round and each.decision == Decision.APPROVE
    ]
    wanted = signatures_needed(revision.item)
    return all(given.count(kind) >= number for kind, number in wanted.items())


@door("approve")
def approve(
    item,
    *,
    by,
    expected,
    proof,
    kind=None,
    acknowledged=(),
    waivers=None,
    checked=(),
    despite=(),
    comment="",
):
    """Sign the head of ``item``; when the policy is satisfied, it is approved.

    ``proof`` is a fresh ``signing_in.Proof``; ``acknowledged`` the ids of the warnings that the
    signer has read; ``waivers`` maps ids of error findings to the signer's reason; ``checked``
    are the sentences of the checklist; ``despite`` names the declared interests that the text
    meets and that the signer has seen.
    """
    item = Item.objects.for_update().get(pk=item.pk)
    kind = kind or next(iter(signatures_needed(item)))
    if kind not in signatures_needed(item):
        raise Refused(f"This type of content needs no {SignatureKind(kind).label.lower()}.")
    policy.require(by, f"sign {kind}", item)
    proof.require_for(by)
    move = require_move("approve", item, expected)
    refuse_second_decision(item, by)
    commenting.refuse_open_comments(item)
    findings = rules.findings(item.head)
    review = _signature(item, item.head, by, proof, kind, Decision.APPROVE)
    review.comment = comment
    review.acknowledged = _acknowledged(findings, acknowledged)
    review.waivers = _waived(findings, waivers or {})
    review.checked = checklists.confirmed(item, kind, checked)
    review.interests = interests.confirmed(by.person, item.head, despite)
    review.save(force_insert=True)
    if policy_is_satisfied(item.head, item.round):
        item.status = move.target
        item.save(update_fields=["status"])
    _tell(review, by)
    audit.record("signed", by=by, item=item, kind=kind, digest=review.digest, round=item.round)
    return review


def _tell(review, by):
    """Tell whoever wrote it and handed it in."""
    kind, what = NotificationKind.SIGNED, "more signatures are needed"
    if review.item.status == Status.APPROVED:
        kind, what = NotificationKind.APPROVED, "it is approved"
    words = f"{review.printed_name} signed {content_of(review.item)}; {what}."
    notifying.tell(reviewers.concerned(review.item), kind, words, by=by, item=review.item)


def _acknowledged(findings, acknowledged):
    warnings = [found for found in findings if found.severity == rules.Severity.WARNING]
    unread = [found for found in warnings if found.id not in acknowledged]
    if unread:
        raise FindingsStand("Confirm first that you have read the warnings.", unread)
    return [found.id for found in warnings]


def _waived(findings, reasons):
    """The waivers as the signature freezes them; raises where an error stands without a reason."""
    errors = [found for found in findings if found.severity == rules.Severity.ERROR]
    standing = [
        found
        for found in errors
        if not found.can_be_waived or not reasons.get(found.id, "").strip()
    ]
    if standing:
        sentences = " ".join(found.sentence for found in standing[:3])
        raise FindingsStand(f"Findings stand that nobody has waived. {sentences}", standing)
    return [
        {
            "finding": found.id,
            "fingerprint": found.fingerprint,
            "sentence": found.sentence,
            "reason": reasons[found.id],
        }
        for found in errors
    ]


@door("reaffirm")
def reaffirm(item, *, by, proof, expected=None, checked=(), despite=(), comment=""):
    """Sign that the live text (``expected``, where given) was reviewed and needs no change.

    The next release may then publish the same revision again, with new review dates.
    """
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "reaffirm", item)
    kind = next(iter(signatures_needed(item)))
    policy.require(by, f"sign {kind}")
    proof.require_for(by)
    live = authorship.live_publication(item)
    if live is None:
        raise Refused("Nothing of this item is live, so there is nothing to confirm.")
    if expected is not None and live.revision_id != expected.pk:
        raise TransitionRefused("Another text is live since you opened it. Look at that one.")
    review = _signature(item, live.revision, by, proof, kind, Decision.REAFFIRM)
    commenting.refuse_open_comments(item)
    review.meaning, review.comment = REAFFIRMED, comment
    review.checked = checklists.confirmed(item, kind, checked)
    review.interests = interests.confirmed(by.person, live.revision, despite)
    review.save(force_insert=True)
    audit.record("reaffirmed", by=by, item=item, digest=review.digest)
    return review


def signed_return(revision, *, by, proof):
    """The clinical signature with which earlier live text comes back after an urgent release."""
    kind = SignatureKind.CLINICAL
    review = _signature(revision.item, revision, by, proof, kind, Decision.REAFFIRM)
    review.meaning = "This text, live before, may be shown again."
    review.save(force_insert=True)
    return review


def _signature(item, revision, by, proof, kind, decision):
    now = timezone.now()
    return Review(
        item=item,
        revision=revision,
        round=item.round,
        decision=decision,
        kind=kind,
        person=by.person,
        account=by,
        at=now,
        digest=revision.digest,
        printed_name=by.person.name,
        credentials=by.person.credentials_on(now.date()),
        may_be_named=by.person.may_be_named,
        meaning=MEANING[kind],
        authentication=proof.method,
        seen=_seen(revision),
        rule_levels=rules.levels(),
    )


def _seen(revision):
    """Which text of each linked item the signer saw: ``{item id: revision number}``."""
    targets = Item.objects.filter(named_by_revisions__revision=revision)
    heads = Revision.objects.filter(pk__in=targets.values("head"))
    return {str(head.item_id): head.number for head in heads}

"""Reasons for letting findings pass: proposed, accepted before, and given while signing."""

from cms.models import Decision


def offered(item, findings):
    """``{finding id: reason}`` for findings that a proposal or an earlier signature covers.

    An earlier waiver holds only while the text at its place is the same. Nothing offered has an
    effect until the signing reviewer accepts it.
    """
    reasons = _accepted_before(item, findings)
    for proposal in item.proposed_waivers.all():
        for found in findings:
            if found.rule == proposal.rule and covers(proposal.places, found.place):
                reasons.setdefault(found.id, proposal.reason)
    return {found.id: reasons[found.id] for found in findings if found.id in reasons}


def covers(places, place):
    """Whether a list of places covers one; an empty list covers all, ``risks`` all risks."""
    return not places or any(place == each or place.startswith(f"{each}/") for each in places)


def _accepted_before(item, findings):
    wanted = {(found.id, found.fingerprint) for found in findings}
    reasons = {}
    for review in item.reviews.filter(decision=Decision.APPROVE):
        for waiver in review.waivers:
            if (waiver["finding"], waiver["fingerprint"]) in wanted:
                reasons[waiver["finding"]] = waiver["reason"]
    return reasons

"""Where a round of review stands: who asked whom, by when, who signed and who is still needed."""

from cms.editorial import reviewers, signing
from cms.models import Decision, SignatureKind, Status


def told(item):
    if item.status not in (Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.APPROVED):
        return {"submission": None, "requests": [], "needed": []}
    submission = reviewers.current_submission(item)
    requests = submission.requests.select_related("reviewer") if submission else []
    decided = list(item.reviews.filter(round=item.round).exclude(decision=Decision.REAFFIRM))
    return {
        "submission": submission,
        "requests": [
            {"reviewer": each.reviewer, "decision": _decision(decided, each.reviewer_id)}
            for each in requests
        ],
        "needed": needed(item, decided),
    }


def needed(item, decided):
    """For each kind of signature: ``{"label", "number", "given", "open"}``."""
    return [
        {
            "label": SignatureKind(kind).label,
            "number": number,
            "given": _given(item, decided, kind),
            "open": max(number - len(_given(item, decided, kind)), 0),
        }
        for kind, number in signing.signatures_needed(item).items()
    ]


def _given(item, decided, kind):
    return [
        each
        for each in decided
        if each.decision == Decision.APPROVE
        and each.kind == kind
        and each.revision_id == item.head_id
    ]


def _decision(decided, person_id):
    return next((each for each in decided if each.person_id == person_id), None)

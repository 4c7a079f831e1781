"""The header of an item's page: what is public, where the draft stands, whose turn it is."""

from dataclasses import dataclass

from django.utils import timezone

from cms.admin import live_states
from cms.admin.items.pages import ACTS
from cms.admin.live_states import LiveState
from cms.admin.reviewing import round_of_review
from cms.admin.times import spoken
from cms.editorial import saving
from cms.models import Decision, Publication, Status
from cms.publishing.composition import url_of


def panel(model_admin, request, content):
    item = content.item
    submission = _submission(item)
    acts = [
        {"page": page, "url": model_admin.url(page.name, item.pk)}
        for page in ACTS
        if page.refusal(request, content) is None
    ]
    main = next((act for act in acts if act["page"].tone == "main"), None)
    return {
        "status": live_states.status_badge(item),
        "live": live_states.live_badge(content),
        "edition": _edition(content),
        "public_url": url_of(item.type, content.live_slug) if content.live_digest else None,
        "reading_url": model_admin.url("reading", item.pk),
        "submission": submission,
        "request": _request_for_changes(item),
        "signatures": _signatures(item),
        "sentence": SENTENCES.get(item.status, ""),
        "is_locked": item.status not in saving.EDITABLE,
        "next": _next(content, submission, main is not None),
        "buttons": acts,
        "main": main,
        "acts": [act for act in acts if act is not main],
    }


SENTENCES = {
    Status.IN_REVIEW: "This text is in review, so it is locked. Take it back to edit it.",
    Status.APPROVED: "This text is approved. Saving a change makes it a draft again; readers keep "
    "what is live until the new text is approved and released.",
}


@dataclass(frozen=True)
class Next:
    """Whose turn it is, and to do what."""

    who: str
    what: str


def _next(content, submission, is_yours):
    who, what = _turn(content, submission)
    return Next("You" if is_yours and who else who, what)


def _turn(content, submission):
    """``(who, what)``; nobody where nothing has to be done."""
    item, state = content.item, content.live_state
    if item.status == Status.IN_REVIEW:
        named = [request.reviewer.name for request in submission.requests.all()]
        return ", ".join(named) or "Any reviewer who wrote none of it", "review and sign"
    if item.parked_id and state == LiveState.LIVE:
        return "An author", "bring the draft back that waits for this fix"
    if item.status == Status.CHANGES_REQUESTED:
        return "An author", "change what was asked for, save, and submit again"
    if item.status == Status.APPROVED and content.next_start:
        return "", f"it goes live on {spoken(content.next_start)}"
    if item.status == Status.APPROVED and state != LiveState.LIVE:
        return "A publisher", "release"
    if state == LiveState.LIVE:
        return _when_live(content)
    return "An author", "finish the text and submit it for review"


def _when_live(content):
    if content.review_due and content.review_due < timezone.now().date():
        return "A reviewer", f"look again: the review was due on {content.review_due:%Y-%m-%d}"
    return "", "readers see this text; nothing waits"


def _edition(content):
    """The number that readers see; None where they see nothing."""
    if not content.live_digest:
        return None
    started = Publication.objects.started(content.live_since)
    return started.filter(item=content.pk, revision__isnull=False).count()


def _submission(item):
    if item.status not in (Status.IN_REVIEW, Status.CHANGES_REQUESTED):
        return None
    found = item.submissions.filter(round=item.round).select_related("submitted_by")
    return found.prefetch_related("requests__reviewer", "requests__asked_by").first()


def _request_for_changes(item):
    if item.status != Status.CHANGES_REQUESTED:
        return None
    return item.reviews.filter(decision=Decision.REQUEST_CHANGES).last()


def _signatures(item):
    """What a review needs, and who gave it, for text in review; nothing elsewhere."""
    if item.status != Status.IN_REVIEW:
        return []
    return round_of_review.needed(item, list(item.reviews.filter(round=item.round)))

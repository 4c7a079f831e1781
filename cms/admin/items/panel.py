"""The panel above an item's form: where it stands, what readers see, and what comes next."""

from cms.admin import live_states
from cms.admin.items.pages import ACTS
from cms.editorial import signing
from cms.models import Decision, Status
from cms.publishing.composition import url_of


def panel(model_admin, request, content):
    item = content.item
    return {
        "status": live_states.status_badge(item),
        "live": live_states.live_badge(content),
        "sentence": SENTENCES.get(item.status, ""),
        "buttons": [
            {"page": page, "url": model_admin.url(page.name, item.pk)}
            for page in ACTS
            if page.refusal(request, content) is None
        ],
        "submission": item.submissions.filter(round=item.round).first()
        if item.status in (Status.IN_REVIEW, Status.CHANGES_REQUESTED)
        else None,
        "request": _request_for_changes(item),
        "signatures": _signatures(item),
        "open_flags": item.flags.open().count(),
        "flags_url": model_admin.url("flags", item.pk),
        "history_url": model_admin.url("history", item.pk),
        "public_url": url_of(item.type, content.live_slug) if content.live_digest else None,
    }


SENTENCES = {
    Status.IN_REVIEW: "This text is in review, so it is locked. Take it back to edit it.",
    Status.APPROVED: "This text is approved. Saving a change makes it a draft again; readers keep "
    "what is live until the new text is approved and released.",
}


def _request_for_changes(item):
    if item.status != Status.CHANGES_REQUESTED:
        return None
    return item.reviews.filter(decision=Decision.REQUEST_CHANGES).last()


def _signatures(item):
    """``[(kind, given, needed)]`` for text in review; nothing elsewhere."""
    if item.status != Status.IN_REVIEW:
        return []
    approvals = item.reviews.filter(decision=Decision.APPROVE, revision=item.head, round=item.round)
    given = list(approvals.values_list("kind", flat=True))
    needed = signing.signatures_needed(item)
    return [(kind.label, given.count(kind), number) for kind, number in needed.items()]

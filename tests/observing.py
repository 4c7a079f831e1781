"""What tests compare: the whole database but the audit, and what readers get."""

import hashlib

from django.apps import apps

from cms.models import AuditEvent, AuditHead, Item, Publication
from cms.publishing import composition

# A refused act leaves a denied attempt there; a session is no content.
OUTSIDE = {AuditEvent, AuditHead}
APPS = {"cms", "sampleapp", "painlibrary"}


def stored(labels=APPS):
    """``{table: digest of its rows}`` of everything but the audit."""
    tables = (model for model in apps.get_models() if model._meta.app_label in labels)
    return {model._meta.db_table: _digest(model) for model in tables if model not in OUTSIDE}


def _digest(model):
    rows = repr(list(model.objects.order_by("pk").values_list()))
    return hashlib.sha256(rows.encode()).hexdigest()


def public(at):
    """``{item id: its document, or why it is withdrawn}`` of all that is public at ``at``."""
    in_force = Publication.objects.in_force(at).order_by("item")
    shown = [each for each in in_force if not each.is_withdrawal]
    documents = composition.compose(shown, at)
    withdrawn = {str(each.item_id): each.reason for each in in_force if each.is_withdrawal}
    return {document["id"]: document for document in documents} | withdrawn


def events(item=None):
    """The actions on record, oldest first; of one item where it is given."""
    recorded = AuditEvent.objects.order_by("number")
    if item is not None:
        recorded = recorded.filter(item=str(item.pk))
    return list(recorded.values_list("action", flat=True))


def recorded_state():
    """The library as the audit would replay it: see ``audit.replay``."""
    items = {
        str(item.pk): (item.status, item.head.number)
        for item in Item.objects.select_related("head")
    }
    publications = {
        (
            str(each.item_id),
            each.starts_at.isoformat(),
            each.revision.number if each.revision_id else None,
        ): each.cancelled_at is not None
        for each in Publication.objects.select_related("revision").order_by("pk")
    }
    return items, publications

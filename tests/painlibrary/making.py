"""Content saved through the one door, as an author saves it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cms.editorial import saving
from cms.editorial.canonical import Frozen
from cms.models import Account, Role
from cms.publishing.documents import document_for
from tests.people import account


def author():
    return Account.objects.filter(username="ann").first() or account("Ann", Role.AUTHOR)


def save(model, parts=None, **fields):
    """Create and record an item; ``parts`` is ``{part: [fields, …]}``. Returns its content."""
    with saving.creating(model, by=author()) as edit:
        content = model.objects.create(item=edit.item, **fields)
        for name, rows in (parts or {}).items():
            for order, row in enumerate(rows):
                getattr(content, name).create(
                    **{"key": f"{name}-{order + 1}", "order": order} | row
                )
    return model.objects.get(pk=edit.item.pk)


def document_of(content):
    """The document of the revision that ``content`` was last saved as."""
    return document_for(Frozen(content.item.head.data))


def messages_of(instance):
    """What forms say of it: ``[]`` where it is valid."""
    try:
        instance.full_clean()
    except ValidationError as error:
        return error.messages
    return []


def database_refuses(instance):
    try:
        with transaction.atomic():
            instance.save()
    except IntegrityError:
        return True
    return False

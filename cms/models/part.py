"""Parts: the rows that belong to one item — risks, indications, sections."""

import secrets
from uuid import UUID, uuid5

from django.db import models

from cms.models.fields import SourcesField
from cms.models.readable import Readable

PART_IDS = UUID("6f2d1d0c-6f0e-4f0b-9a53-0a6a52b7f1a4")


def new_key():
    """A key that no other part of the item has had: eight random hexadecimal digits."""
    return secrets.token_hex(4)


class PartId(models.UUIDField):
    """A row id that follows from owner, part type and key.

    A part that is deleted and restored, or loaded again from a fixture, is the same row: a form
    that was opened before still finds it.
    """

    def get_pk_value_on_save(self, instance):
        return uuid5(PART_IDS, f"{instance._meta.label_lower}:{instance.owner_id}:{instance.key}")


class PartManager(models.Manager):
    def get_by_natural_key(self, owner_slug, key):
        return self.get(owner__slug=owner_slug, key=key)


def owned_by(model, related_name):
    """The ``owner`` of a part: a foreign key to a content type, with which the part goes.

    No index of its own: all rows of an owner are found by their keys.
    """
    return models.ForeignKey(
        model, on_delete=models.CASCADE, related_name=related_name, db_index=False
    )


class Part(Readable):
    """A subclass adds ``owner``, ``owned_by`` its content type, and the fields of the fact."""

    id = PartId(primary_key=True, editable=False)
    key = models.SlugField(max_length=100, default=new_key, editable=False)
    order = models.PositiveIntegerField(default=0)

    objects = PartManager()

    class Meta:
        abstract = True
        ordering = ["order", "key"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="%(class)s_key_is_unique_in_item")
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.key}"

    def clean_fields(self, exclude=None):
        # The owner is at hand: parts are read and written through it.
        super().clean_fields(exclude={*(exclude or ()), "owner"})

    def natural_key(self):
        return (*self.owner.natural_key(), self.key)

    @classmethod
    def own_fields(cls):
        """The fields that are content; who owns the part and its key are its address."""
        outside = {"id", "owner", "key"}
        return [field for field in cls._meta.concrete_fields if field.name not in outside]


class CitedPart(Part):
    """A fact with its own sources."""

    sources = SourcesField()

    class Meta(Part.Meta):
        abstract = True

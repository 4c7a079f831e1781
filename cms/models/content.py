"""The abstract bases that a content type inherits. Concrete types live in the content app."""

import re
from functools import cache
from typing import ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from cms.models.coverage import Known
from cms.models.fields import WordsField
from cms.models.item import Item
from cms.models.readable import Readable

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class SignatureKind(models.TextChoices):
    CLINICAL = "clinical", "Clinical review"
    EDITORIAL = "editorial", "Editorial review"


class ContentManager(models.Manager):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class ContentItem(Readable):
    """The working copy of an item: what editors edit. Readers never see it.

    A subclass declares what it is called (``type_name`` in data, ``path`` in URLs), which related
    names are its ``parts``, which fields are ``operational`` (outside the signed text), which type
    its citations name, which signatures an approval needs, which sentences each kind of signer
    confirms (``checklist``), whether two people must want it gone before it is withdrawn, what a
    complete item tells (``coverage``), where a part says that there is none of it, that part and
    the field that names it (``absent_in``), and which fields tie it, and all that names it, to
    makers and products (``ties``).
    """

    type_name: ClassVar[str]
    path: ClassVar[str]
    schema: ClassVar[int] = 1
    upgraders: ClassVar[dict] = {}
    parts: ClassVar[list[str]] = []
    operational: ClassVar[frozenset[str]] = frozenset()
    cites: ClassVar[str] = "reference"
    signatures: ClassVar[dict[str, int]] = {SignatureKind.CLINICAL: 1}
    checklist: ClassVar[dict[str, list[str]]] = {}
    withdrawn_by_two: ClassVar[bool] = False
    coverage: ClassVar[list[Known]] = []
    absent_in: ClassVar[tuple[str, str] | None] = None
    ties: ClassVar[list[str]] = ["title", "aliases"]
    # Fields that name one thing in the world: two items that share one are probably the same.
    identifiers: ClassVar[tuple[str, ...]] = ()
    # Fields by whose words an item is found while people write, beside its names.
    found_by: ClassVar[tuple[str, ...]] = ()

    item = models.OneToOneField(
        Item, primary_key=True, editable=False, on_delete=models.PROTECT, related_name="%(class)s"
    )
    title = models.CharField(max_length=250, help_text="The name readers see, in the singular.")
    slug = models.SlugField(
        max_length=100,
        unique=True,
        help_text="The address: lower-case words with hyphens. Old ones keep leading here.",
    )
    aliases = WordsField(
        help_text="Other names, one per line. Search finds them; they lead to this page."
    )

    objects = ContentManager()

    class Meta:
        abstract = True
        ordering = ["title", "slug"]
        # Lists of many thousands are read page by page in this order.
        indexes = [models.Index(fields=["title", "slug"], name="%(class)s_by_title")]

    def __str__(self):
        return self.title or self.slug

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude=exclude)
        # Stricter than a slug field: readers name items so in filters, where “-” is no name.
        if "slug" not in (exclude or ()) and not SLUG.fullmatch(self.slug):
            raise ValidationError({"slug": "Write lower-case words with single hyphens between."})

    def natural_key(self):
        return (self.slug,)

    @classmethod
    def part_models(cls):
        """``{related name: part model}`` in the order declared."""
        return {name: cls._meta.get_field(name).related_model for name in cls.parts}

    @classmethod
    def own_fields(cls):
        """The fields that are content: signed, compared, restored."""
        outside = {"item", *cls.operational}
        return [field for field in cls._meta.concrete_fields if field.name not in outside]


@cache
def content_types():
    """``{type name: model}`` of every content type that is installed."""
    models_ = (model for model in apps.get_models() if issubclass(model, ContentItem))
    return {model.type_name: model for model in models_}


def content_of(item):
    """The working copy of ``item``."""
    return content_types()[item.type].objects.get(pk=item.pk)

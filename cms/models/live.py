"""The live copy: what is public now, in the form in which it is asked for.

All of it follows from the publications and can be made anew from them (``publishing.live``). It is
right for as long as nothing went live since ``Generation.at``; whoever reads it asks that first.
"""

import secrets

from django.db import models
from django.db.models.functions import Length

from cms.models.item import Item
from cms.models.publication import Publication
from cms.models.release import Release
from cms.text.terms import LONGEST_WORD

LONGEST_TRAIL = 50
# In place of a value: there is any.
ANY = "*"


class Generation(models.Model):
    """The one row that says of which state the copy is.

    ``number`` grows with every change of it. A database that was restored counts on from an older
    number, so each has a random ``token`` as well, and the last of them are kept in the ``trail``.
    """

    number = models.PositiveBigIntegerField(default=0)
    token = models.CharField(max_length=16, blank=True)
    trail = models.TextField(blank=True, help_text="The ones before, as number:token.")
    at = models.DateTimeField(null=True, help_text="The latest public change that is in it.")
    state = models.TextField(blank=True, help_text="The name of that state.")
    redactions = models.PositiveIntegerField(default=0)
    form = models.CharField(max_length=64, blank=True, help_text="By which code it was made.")
    ordinals = models.PositiveIntegerField(default=0, help_text="The last one given.")

    def __str__(self):
        return f"generation {self.number}"

    def step(self):
        """Begin the next one."""
        self.trail = " ".join([*self.trail.split()[1 - LONGEST_TRAIL :], self.name])
        self.number, self.token = self.number + 1, secrets.token_hex(8)

    @property
    def name(self):
        return f"{self.number}:{self.token}"

    def reached(self, at, state, redactions):
        """Store that the copy is of this state."""
        self.at, self.state, self.redactions = at, state, redactions
        self.save()


class LiveItemQuerySet(models.QuerySet):
    def apart(self):
        """Those that say something else than ``LiveWord`` tells of them.

        In the order of the index that has them alone: without it PostgreSQL, which takes them for the
        most, looks at all when it wants a few.
        """
        return self.exclude(worded=models.F("publication")).order_by("ordinal")


class LiveItem(models.Model):
    """One item that readers can open now, by a small number of its own: its ordinal."""

    ordinal = models.PositiveIntegerField(primary_key=True)
    # A copy has no say in what may happen to what it is of.
    item = models.OneToOneField(
        Item, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    publication = models.OneToOneField(
        Publication, on_delete=models.DO_NOTHING, db_constraint=False, related_name="live"
    )
    type = models.CharField(max_length=40)
    slug = models.CharField(max_length=100)
    title = models.CharField(max_length=250, blank=True)
    title_key = models.CharField(max_length=250, blank=True)
    starts_at = models.DateTimeField()
    first_published = models.DateTimeField()
    last_reviewed = models.DateField(null=True)
    next_review_due = models.DateField(null=True)
    is_urgent = models.BooleanField()
    rendered = models.CharField(max_length=71)
    worded = models.PositiveBigIntegerField(
        default=0, help_text="The publication by which LiveWord tells of it, or 0."
    )

    objects = LiveItemQuerySet.as_manager()

    class Meta:
        ordering = ["type", "title_key", "item_id"]
        constraints = [
            models.UniqueConstraint(fields=["type", "slug"], name="one_live_item_per_slug")
        ]
        indexes = [
            # Deep pages read no row that they skip.
            models.Index(
                fields=["type", "title_key", "item"], include=["ordinal"], name="live_by_title"
            ),
            models.Index(fields=["type", "starts_at", "item"], name="live_by_start_in_type"),
            models.Index(fields=["starts_at", "item"], name="live_by_start"),
            # How search orders what is equally good.
            models.Index(
                Length("title_key"), "title_key", "type", "slug", "item", name="live_by_length"
            ),
            models.Index(
                fields=["ordinal"],
                name="live_apart",
                condition=~models.Q(worded=models.F("publication")),
            ),
        ]

    def __str__(self):
        return f"{self.type}/{self.slug}"


class LiveText(models.Model):
    """The document of a live item, as it is sent: ``sections`` stand ``cut`` characters into it.

    Apart from the item, so that whoever looks for items reads no texts.
    """

    live = models.OneToOneField(
        LiveItem, primary_key=True, on_delete=models.CASCADE, related_name="text"
    )
    listed = models.TextField()
    cut = models.PositiveIntegerField()
    sections = models.TextField(blank=True)
    card = models.TextField(help_text="Its short form, as documents show it.")
    terms = models.TextField(help_text="In which postings it stands: ids, and rows of it.")

    def __str__(self):
        return f"document of {self.live_id}"


class LiveStep(models.Model):
    """What the start of a release changed of what is live: so the past is told from the present.

    One for all that ever started; what else is here is of the present.
    """

    release = models.OneToOneField(
        Release,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="step",
    )
    counts = models.JSONField(help_text="How many items of each type are live since.")
    began = models.BinaryField(help_text="Ordinals of what it published, as a roaring bitmap.")
    ended = models.BinaryField(help_text="Ids of the publications that it followed, as another.")

    def __str__(self):
        return f"step of {self.release}"


class Posting(models.Model):
    """The ordinals of all live items that have one value, as a roaring bitmap.

    Where the value stands on a row of a part there are two: of the items, and, ``of_rows``, of the
    rows themselves, so that values can be asked of one row. An item without a row has none there.
    """

    type = models.CharField(max_length=40)
    part = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=250)
    of_rows = models.BooleanField()
    number = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    bits = models.BinaryField()
    generation = models.PositiveBigIntegerField(help_text="In which it changed last.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["type", "name", "value", "part", "of_rows"], name="one_posting_per_value"
            )
        ]
        indexes = [models.Index(fields=["generation"], name="posting_by_generation")]

    def __str__(self):
        return f"{self.type}: {self.part}.{self.name}={self.value}"


class LiveWord(models.Model):
    """The ordinals of all live items in whose fields a word stands, as a bitmap for each field.

    A word is a term, two terms in a row, or one as it is written, as ``SearchEntry`` has them. A row
    is of one ``block`` of ordinals, so that what one item says touches little of a large library.
    Ordinals that are live no more stay in it; items that are ``apart`` are not told of rightly.
    """

    word = models.CharField(max_length=2 * LONGEST_WORD + 2)
    block = models.PositiveIntegerField()
    title = models.BinaryField()
    aliases = models.BinaryField()
    summary = models.BinaryField()
    body = models.BinaryField()

    class Meta:
        constraints = [
            # Beginnings of words are looked up in it, too.
            models.UniqueConstraint(
                fields=["word", "block"],
                name="one_row_per_word_and_block",
                opclasses=["varchar_pattern_ops", "int4_ops"],
            )
        ]

    def __str__(self):
        return f"{self.word} ({self.block})"

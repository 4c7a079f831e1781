"""What items are found by while people write: words of their names, and what looks like what.

Follows from the working copies alone: ``editorial.terms`` writes it with every save, and can do it again.
"""

from django.db import models

from cms.models.item import Item

LONGEST_TERM = 100


class NameTerm(models.Model):
    """An item has this word in a name or in a declared field; or a name of it begins or ends so.

    What names begin and end with, and identifiers, have a sign before them that no word has.
    """

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="name_terms", db_index=False
    )
    type = models.CharField(max_length=40)
    term = models.CharField(max_length=LONGEST_TERM)
    size = models.PositiveSmallIntegerField(help_text="How many words its item has in all.")

    class Meta:
        indexes = [
            # The items that say little besides come first: a list needs no more of them.
            models.Index(fields=["type", "term", "size", "item"], name="name_term_by_term")
        ]
        constraints = [
            models.UniqueConstraint(fields=["item", "term"], name="item_has_each_term_once")
        ]

    def __str__(self):
        return self.term


class NameWord(models.Model):
    """A word that stands, or once stood, in the terms of some item: misspelled ones are mended."""

    word = models.CharField(max_length=LONGEST_TERM, primary_key=True)

    def __str__(self):
        return self.word


class Likeness(models.Model):
    """Two items of a type that may be the same, in the order of their ids."""

    type = models.CharField(max_length=40)
    one = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=100)
    is_sure = models.BooleanField(help_text="They share an identifier.")

    class Meta:
        indexes = [
            models.Index(fields=["type", "-is_sure", "one", "other"], name="likeness_by_certainty")
        ]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_items_are_alike_once")
        ]

    def __str__(self):
        return f"{self.one_id} and {self.other_id}: {self.reason}"

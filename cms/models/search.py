"""What search looks in: of each publication the words that readers can find it by."""

from django.db import models

from cms.models import full_text
from cms.models.fields import JSONTextField
from cms.models.full_text.conditions import AS_WRITTEN, BAR, FIELDS
from cms.models.publication import Publication
from cms.text.terms import LONGEST_WORD


class SearchEntryQuerySet(models.QuerySet):
    def matching(self, condition, fields=FIELDS):
        """Entries in which the condition (``full_text.conditions``) holds in these fields."""
        return self.filter(full_text.Matching(condition, fields))

    def forget(self):
        """Delete these entries, and every trace of words that stand in no other."""
        words = set().union(*(entry.words for entry in self))
        self.delete()
        SearchWord.objects.filter(word__in=words).prune()
        full_text.forget(self.db)


class SearchEntry(models.Model):
    """The terms of one publication, by field, and the passages that they stand in.

    Written with the publication from nothing but it: ``publishing.indexing`` says how, and can do it
    again. A field's terms are as ``cms.text.terms`` makes them: ``| stem stem | stem | =word =word``, each
    passage between two bars, then the words as they were written.
    """

    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, primary_key=True, related_name="search_entry"
    )
    title = models.TextField()
    aliases = models.TextField()
    summary = models.TextField()
    body = models.TextField()
    passages = JSONTextField(help_text="What is read of it: field and plain text.")

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self):
        return f"words of {self.publication}"

    @property
    def words(self):
        """Its words as they are written, each once."""
        fields = [getattr(self, name) for name in FIELDS]
        # They stand after the last bar.
        return {
            each[len(AS_WRITTEN) :] for text in fields for each in text.rpartition(BAR)[2].split()
        }


class SearchWordQuerySet(models.QuerySet):
    def prune(self):
        """Delete those that stand in no entry."""
        for each in self:
            if not SearchEntry.objects.matching(full_text.written(each.word)).exists():
                each.delete()


class SearchWord(models.Model):
    """A word that stands, or once stood, in some entry: among them misspelled ones are mended.

    Says nothing about what is live: whoever looks a word up here asks that afterwards.
    """

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)

    objects = SearchWordQuerySet.as_manager()

    def __str__(self):
        return self.word

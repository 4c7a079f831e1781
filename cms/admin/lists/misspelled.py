"""Search that found nothing, once more: names with one or two letters that differ."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from cms.editorial.finding import alike
from cms.models import NameTerm, NameWord, content_types
from cms.text.naming import words_in

MOST_WORDS, MOST_BEGUN = 8, 40


@dataclass(frozen=True)
class Guess:
    """The words that were probably meant, and which rows have them in a name."""

    words: str
    condition: Q


def guess(query, types, path="pk"):
    """A ``Guess`` at items of these types (none: of all); ``path`` leads from a row of the list to its item."""
    wanted = list(dict.fromkeys(words_in(query)))[:MOST_WORDS]
    terms = NameTerm.objects.filter(type__in=types or content_types())
    meant = [_meant(word, terms) for word in wanted]
    if not wanted or not all(meant):
        return None
    found, *others = [terms.filter(term__in=words) for words in meant]
    for each in others:
        found = found.filter(Exists(each.filter(item=OuterRef("item"))))
    if not found.exists():
        return None
    best = " ".join(words[0] for words in meant)
    return Guess(best, Q(**{f"{path}__in": found.values("item")}))


def _meant(word, terms):
    """The known words that are ``word``, begin with it or are nearly it, the nearest first."""
    stands = Exists(terms.filter(term=OuterRef("word")))
    begun = NameWord.objects.filter(stands, word__startswith=word).order_by("word")
    begun = list(begun.values_list("word", flat=True)[:MOST_BEGUN])
    if begun:
        return [word] if word in begun else begun
    like = alike(word)
    known = set(NameWord.objects.filter(stands, word__in=like).values_list("word", flat=True))
    return [each for each in like if each in known]

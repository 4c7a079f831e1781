"""Search that found nothing, once more: names with one or two letters that differ."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.text import slugify
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from cms.models import SlugClaim

# Words shorter than this must be right; from the longer length on, two letters may differ.
SHORTEST, LONG = 4, 6
MOST_WORDS = 8
MOST_FOUND = 200
READ_AT_ONCE = 5000


@dataclass(frozen=True)
class Guess:
    """The words that were probably meant, and which rows have them in a name."""

    words: str
    condition: dict


def guess(query, types, path="pk"):
    """A ``Guess`` at items of these types (none: of all); ``path`` leads from a row of the list to its item."""
    wanted = [word for word in slugify(query).split("-") if word][:MOST_WORDS]
    if not wanted:
        return None
    claims = SlugClaim.objects.filter(type__in=types) if types else SlugClaim.objects.all()
    names = claims.values_list("slug", "item")
    having = defaultdict(set)
    for slug, item in names.iterator(READ_AT_ONCE):
        for word in slug.split("-"):
            having[word].add(item)
    alike = [_alike(word, having) for word in wanted]
    if not all(alike):
        return None
    found = set.intersection(*[set().union(*(having[word] for word in words)) for words in alike])
    best = " ".join(words[0] for words in alike)
    return Guess(best, {f"{path}__in": sorted(found)[:MOST_FOUND]}) if found else None


def _alike(word, known):
    """The known words that are ``word``, begin with it or are nearly it, the nearest first."""
    if word in known:
        return [word]
    begun = [each for each in known if each.startswith(word)]
    if begun or len(word) < SHORTEST:
        return begun
    allowed = 2 if len(word) >= LONG else 1
    near = extract(word, list(known), scorer=OSA.distance, score_cutoff=allowed, limit=None)
    return [each for each, _, _ in near]

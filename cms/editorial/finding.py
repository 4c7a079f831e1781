"""Items found by what they are called, misspelled too: asked of the database, for whoever writes.

The words of names and of a few declared fields are stored with each save (``terms``). A word is looked
for as it is and as the beginning of another one; where that finds too little, nearly so.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef
from rapidfuzz import fuzz, process

from cms.editorial import look_alikes
from cms.editorial.likenesses import InLibrary
from cms.editorial.names import slug_of
from cms.models import NameTerm, NameWord, SlugClaim, content_types, full_text
from cms.text.naming import folded, words_in

MOST_WORDS_ASKED_FOR = 8
# Words shorter than this must be right; from the longer length on, two letters may differ.
SHORTEST_TYPO, LONG = 4, 6
MOST_BEGUN, MOST_SPELLINGS = 200, 40
# Of more that fit as well, those that say least besides are looked at.
MOST_RANKED = 200
MOST_COUNTED = 2000
# How alike names must be, of a hundred, that may mean the same.
SAME = 86
MOST_NAMES = 4


def alike(word):
    """Known words that may be meant by ``word``, nearest first."""
    if len(word) < SHORTEST_TYPO:
        return []
    edits = 2 if len(word) >= LONG else 1
    table = NameWord._meta.db_table
    return full_text.words_within(DEFAULT_DB_ALIAS, table, word, edits)[:MOST_SPELLINGS]


@dataclass
class Asked:
    """A word that was asked for, and ``{word that is there: how well it fits}``."""

    word: str
    spellings: dict[str, int] = field(default_factory=dict)

    def begun(self):
        found = NameWord.objects.filter(word__startswith=self.word).order_by("word")
        words = [self.word, *found.values_list("word", flat=True)[:MOST_BEGUN]]
        self.spellings = {word: 100 if word == self.word else 95 for word in words}

    def mended(self):
        """Take what is nearly spelled so as well; whether there is any."""
        near = {word: round(fuzz.ratio(self.word, word)) for word in alike(self.word)}
        self.spellings = near | self.spellings
        return bool(near)


class Names:
    """The names of the items of one type."""

    def __init__(self, type_name):
        self.model = content_types()[type_name]
        self.terms = NameTerm.objects.filter(type=type_name)

    def find(self, asked, limit):
        """Ids of the items that every asked word fits, or nearly fits; the best ones first."""
        words = list(dict.fromkeys(words_in(asked)))[:MOST_WORDS_ASKED_FOR]
        sought = [Asked(word) for word in words]
        for each in sought:
            each.begun()
        found = self._ranked(sought, limit)
        if len(found) == limit or not any([each.mended() for each in sought]):
            return found
        return self._ranked(sought, limit)

    def near(self, name, limit):
        """Ids of the items that may be meant by ``name``: called so, or nearly so."""
        sought = [Asked(word, {word: 100}) for word in dict.fromkeys(words_in(name))]
        # Where all its words are common ones, at least what has all of them.
        having_all = self._candidates(sought[:MOST_WORDS_ASKED_FOR])
        return Near(self.model, [name], having_all).of(name, limit)

    def meant(self, names):
        """``{name: id}`` of the item that each name most likely means, where there is one."""
        near = Near(self.model, names)
        found = {name: near.of(name, 1) or near.with_all_words(name) for name in names}
        return {name: ids[0] for name, ids in found.items() if ids}

    def _ranked(self, sought, limit):
        candidates = self._candidates(sought)
        if not candidates:
            return []
        spelled = {word for each in sought for word in each.spellings}
        having = defaultdict(set)
        rows = self.terms.filter(item__in=list(candidates), term__in=spelled)
        for item, term in rows.values_list("item", "term"):
            having[item].add(term)
        ranked = [
            (-sum(_fit(each, having[item]) for each in sought), size, item)
            for item, size in candidates.items()
        ]
        return [item for *_, item in sorted(ranked)[:limit]]

    def _candidates(self, sought):
        """``{item: size}`` of some that have a spelling of each word, the shortest of them."""
        if not sought:
            return {}
        rarest, *others = sorted(sought, key=self._count) if len(sought) > 1 else sought
        found = self.terms.filter(term__in=rarest.spellings)
        for each in others:
            same = NameTerm.objects.filter(item=OuterRef("item"), term__in=each.spellings)
            found = found.filter(Exists(same))
        rows = found.order_by("size", "item").values_list("item", "size").distinct()
        return dict(rows[:MOST_RANKED])

    def _count(self, asked):
        return self.terms.filter(term__in=asked.spellings).values("pk")[:MOST_COUNTED].count()


def _fit(asked, terms):
    return max((fit for word, fit in asked.spellings.items() if word in terms), default=0)


class Near:
    """What items of a type are called nearly as some names, in a number of queries that is fixed."""

    def __init__(self, model, names, further=()):
        asked = [look_alikes.Known(name, (folded(name),)) for name in names if folded(name)]
        self.library = InLibrary(model, asked)
        self.further = set(further)
        claims = SlugClaim.objects.filter(
            type=model.type_name, slug__in={slug_of(name) for name in names}
        )
        self.claimed = dict(claims.values_list("slug", "item"))
        found = set().union(self.further, self.claimed.values())
        found.update(*(self.library.near(each.names[0]) for each in asked))
        self.called = _called(model, found)

    def of(self, name, limit):
        wanted, found = " ".join(sorted(words_in(name))), self._candidates(name)
        # An item has several names.
        alike = process.extract(
            wanted,
            {(pk, called): " ".join(sorted(called.split())) for pk, called in found},
            scorer=fuzz.ratio,
            score_cutoff=SAME,
            limit=limit * MOST_NAMES,
        )
        return list(dict.fromkeys(pk for _, _, (pk, _) in alike))[:limit]

    def with_all_words(self, name):
        """The item with a name that has these words and the least besides, in a list."""
        words = set(words_in(name))
        found = [each for each in self._candidates(name) if words <= set(each[1].split())]
        return [pk for pk, _ in sorted(found, key=lambda each: (len(each[1]), each))[:1]]

    def _candidates(self, name):
        """``[(item, name)]`` of what is compared."""
        if not folded(name):
            return []
        found = self.library.near(folded(name)) | self.further | {self.claimed.get(slug_of(name))}
        return [(pk, called) for pk in found for called in self.called.get(pk, ())]


def _called(model, items):
    """``{item: its names, folded}``, with the slugs that it had."""
    called = defaultdict(set)
    contents = model.objects.filter(pk__in=items).values_list("pk", "title", "slug", "aliases")
    for pk, title, slug, aliases in contents.order_by():
        called[pk].update(map(folded, [title, slug, *aliases]))
    claims = SlugClaim.objects.filter(item__in=items, is_slug=True)
    for pk, slug in claims.values_list("item", "slug"):
        called[pk].add(folded(slug))
    return called

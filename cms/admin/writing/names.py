"""What the items of a type are called, kept in memory, so that typos find them too.

Brought up to date from the audit: whatever changes an item leaves an event there, numbered in the
order in which they came true. An event that is not the one seen before means another history (a
library restored from a copy), and everything is read anew.
"""

import re
import threading
from collections import defaultdict
from contextlib import contextmanager

from rapidfuzz import fuzz, process

from cms.models import AuditEvent, AuditHead, SlugClaim, content_types
from cms.text.characters import unaccented

WORD = re.compile(r"[a-z0-9]+")
# Where more changed, all are read again: that is as quick.
MOST_CHANGES = 500
MOST_WORDS_ASKED_FOR = 8
# How alike words must be, of a hundred, and names that may mean the same.
ALIKE = 75
SAME = 86
SHORTEST_TYPO = 4
MOST_SPELLINGS = 40


def words_in(value):
    """The words of a text, or of all texts in a list or a dictionary."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [word for each in value for word in words_in(each)]
    return WORD.findall(unaccented(str(value))) if value else []


class Names:
    """The names of one type. ``further`` are fields, beside titles and slugs, that find an item."""

    def __init__(self, type_name, further=()):
        self.model, self.further = content_types()[type_name], tuple(further)
        self.seen = None
        self.lock = threading.Lock()
        self._forget()

    def find(self, asked, limit):
        """Ids of the items that every asked word fits, or nearly fits; the best ones first."""
        with self._fresh():
            return self._found(asked, limit)

    def near(self, name, limit):
        """Ids of the items that may be meant by ``name``: called so, or nearly so."""
        with self._fresh():
            return self._near(name, limit)

    def meant(self, names):
        """``{name: id}`` of the item that each name most likely means, where there is one."""
        with self._fresh():
            found = {name: self._near(name, 1) or self._found(name, 1) for name in names}
        return {name: ids[0] for name, ids in found.items() if ids}

    @contextmanager
    def _fresh(self):
        with self.lock:
            self._refresh()
            yield

    def _found(self, asked, limit):
        asked = list(dict.fromkeys(words_in(asked)))[:MOST_WORDS_ASKED_FOR]
        fitting = [self._fitting(word) for word in asked]
        found = set.intersection(*map(set, fitting)) if fitting else set()
        # Of two that fit as well, the one that says less besides.
        ranked = [(-sum(fit[pk] for fit in fitting), len(self.words[pk]), pk) for pk in found]
        return [pk for *_, pk in sorted(ranked)[:limit]]

    def _near(self, name, limit):
        wanted = " ".join(words_in(name))
        # An item has several names.
        alike = process.extract(
            wanted, self.called, scorer=fuzz.token_sort_ratio, score_cutoff=SAME, limit=limit * 4
        )
        return list(dict.fromkeys(pk for _, _, (pk, _) in alike))[:limit] if wanted else []

    def _fitting(self, asked):
        """``{item: how well}`` of those that have a word like this one."""
        begun = [word for word in self.items_with if word.startswith(asked)]
        spellings = {word: 100 if word == asked else 95 for word in begun}
        if len(asked) >= SHORTEST_TYPO:
            alike = process.extract(
                asked,
                self.items_with.keys(),
                scorer=fuzz.ratio,
                score_cutoff=ALIKE,
                limit=MOST_SPELLINGS,
            )
            spellings = {word: score for word, score, _ in alike} | spellings
        best = {}
        for word, score in spellings.items():
            for pk in self.items_with[word]:
                best[pk] = max(score, best.get(pk, 0))
        return best

    def _refresh(self):
        events = self._events_since_seen()
        if not events or events[0][:2] != self.seen or len(events) > MOST_CHANGES:
            self.seen = AuditHead.objects.values_list("number", "hash").get(pk=1)
            self._forget()
            self._read()
        elif changed := {item for _, _, item in events[1:] if item}:
            self.seen = events[-1][:2]
            self._read(changed)

    def _events_since_seen(self):
        """The last event that was seen, and those after it."""
        if self.seen is None:
            return []
        since = AuditEvent.objects.filter(number__gte=self.seen[0])
        return list(since.values_list("number", "hash", "item")[: MOST_CHANGES + 1])

    def _forget(self):
        self.words, self.called, self.items_with = {}, {}, defaultdict(set)

    def _read(self, changed=None):
        """Read what ``changed`` items are called, or all."""
        contents = self.model.objects.order_by().values_list(
            "pk", "title", "slug", "aliases", *self.further
        )
        claims = SlugClaim.objects.filter(type=self.model.type_name, is_slug=True)
        if changed is not None:
            contents, claims = contents.filter(pk__in=changed), claims.filter(item__in=changed)
            for pk in [pk for pk in self.words if str(pk) in changed]:
                self._drop(pk)
        slugs = defaultdict(list)
        for pk, slug in claims.values_list("item", "slug").iterator():
            slugs[pk].append(slug)
        for pk, title, slug, aliases, *further in contents.iterator():
            self._add(pk, [title, slug, *aliases, *slugs[pk]], further)

    def _add(self, pk, names, further):
        called = dict.fromkeys(" ".join(words_in(name)) for name in names)
        self.called |= {(pk, name): name for name in called if name}
        self.words[pk] = frozenset(words_in([*names, *further]))
        for word in self.words[pk]:
            self.items_with[word].add(pk)

    def _drop(self, pk):
        for word in self.words.pop(pk):
            self.items_with[word].discard(pk)
            if not self.items_with[word]:
                del self.items_with[word]
        self.called = {key: name for key, name in self.called.items() if key[0] != pk}


NAMES: dict[str, Names] = {}


def names_of(model_admin):
    """The names of the type that this admin looks after; one index to each process."""
    type_name = model_admin.model.type_name
    if type_name not in NAMES:
        NAMES[type_name] = Names(type_name, model_admin.citation_style.found_by)
    return NAMES[type_name]

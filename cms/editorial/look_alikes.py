"""Which items may be the same: by an identifier they share, or by nearly the same name.

Names are compared within blocks only, of those that share a rare word, a beginning or an end: so a
library of many thousands is looked through in a moment.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.db import models
from rapidfuzz import fuzz, process

from cms.text.characters import unaccented

NEAR = 92
LARGEST_BLOCK = 400
RAREST_WORDS = 3
EDGE = 6
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Known:
    """What is compared of one thing; ``key`` is whatever names it."""

    key: object
    names: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Likeness:
    key: object
    reason: str


def known(key, values, model):
    """What is compared of the values of an item of ``model``."""
    names = [values.get("title") or "", *(values.get("aliases") or [])]
    identifiers = (
        (name, normal(model._meta.get_field(name), values[name]))
        for name in model.identifiers
        if values.get(name)
    )
    return Known(key, tuple(filter(None, map(folded, names))), tuple(identifiers))


def all_known(model, exclude=()):
    """What the library has of this type, in one query."""
    fields = ["pk", "title", "aliases", *model.identifiers]
    contents = model.objects.exclude(pk__in=exclude).order_by().values(*fields)
    return [known(each["pk"], each, model) for each in contents]


def folded(name):
    """A name without case, accents and signs, its words apart by one space."""
    return " ".join(WORD.findall(unaccented(name)))


def normal(field, value):
    value = value.strip()
    return _normal_address(value) if isinstance(field, models.URLField) else value.casefold()


def _normal_address(url):
    """Where two addresses lead to the same page: not by protocol, “www.”, tracking or end."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    asked = [each for each in parse_qsl(parts.query) if not each[0].startswith("utm_")]
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(sorted(asked))}"


class Index:
    """Finds what looks like something else among those that were added."""

    def __init__(self, model, items=()):
        self.labels = {
            name: str(model._meta.get_field(name).verbose_name) for name in model.identifiers
        }
        # Two pages may show one thing; two numbers of a register never do.
        self.telling = {
            name
            for name in model.identifiers
            if not isinstance(model._meta.get_field(name), models.URLField)
        }
        self.items, self.words = {}, Counter()
        self.by_identifier, self.blocks = defaultdict(list), defaultdict(list)
        for item in items:
            self.words.update({word for name in item.names for word in name.split()})
        for item in items:
            self.add(item)

    def add(self, item):
        self.items[item.key] = item
        for identifier in item.identifiers:
            self.by_identifier[identifier].append(item.key)
        for name in item.names:
            for block in self._blocks_of(name):
                self.blocks[block].append((item.key, name))

    def _blocks_of(self, name):
        joined = name.replace(" ", "")
        rarest = sorted(set(name.split()), key=lambda word: (self.words[word], word))
        yield from (("word", word) for word in rarest[:RAREST_WORDS])
        yield "begins", joined[:EDGE]
        yield "ends", joined[-EDGE:]

    def like(self, item):
        """What looks like ``item``: first what shares an identifier, then the nearest names."""
        found = {}
        for name, value in item.identifiers:
            for key in self.by_identifier.get((name, value), ()):
                if key != item.key:
                    found.setdefault(key, Likeness(key, f"same {self.labels[name]}"))
        for name in item.names:
            for key in self._near(item, name):
                if key not in found and not self._are_told_apart(item, self.items[key]):
                    found[key] = Likeness(key, "nearly the same name")
        return list(found.values())

    def _near(self, item, name):
        candidates = {}
        for block in self._blocks_of(name):
            members = self.blocks.get(block, ())
            if len(members) <= LARGEST_BLOCK:
                candidates |= {member: member[1] for member in members if member[0] != item.key}
        near = process.extract(name, candidates, scorer=fuzz.ratio, score_cutoff=NEAR, limit=5)
        # “Type 1” and “type 2” differ by one sign, and in all that matters.
        numbers = NUMBER.findall(name)
        return [key for other, _, (key, _) in near if NUMBER.findall(other) == numbers]

    def _are_told_apart(self, item, other):
        mine, theirs = dict(item.identifiers), dict(other.identifiers)
        shared = self.telling & mine.keys() & theirs.keys()
        return any(mine[name] != theirs[name] for name in shared)


def pairs(model, items):
    """``[(key, other key, reason)]`` of all that look alike, each pair once."""
    index, found = Index(model, items), {}
    for item in items:
        for likeness in index.like(item):
            pair = tuple(sorted((item.key, likeness.key)))
            found.setdefault(pair, likeness.reason)
    return [(*pair, reason) for pair, reason in found.items()]

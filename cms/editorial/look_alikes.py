"""Which items may be the same: by an identifier they share, or by nearly the same name.

Names are compared within blocks only, of those that share a rare word, a beginning or an end: so a
library of many thousands is looked through in a moment. ``blocks`` asks the database for them.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.db import models
from rapidfuzz import fuzz, process

from cms.models.finding import LONGEST_TERM
from cms.text.naming import folded

NEAR = 92
LARGEST_BLOCK = 400
RAREST_WORDS = 3
EDGE = 6
# What terms other than words begin with, by what they are; an identifier has the last one.
SIGNS = "<>="
SURE = "same "
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
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


def all_known(model, **among):
    """What the library has of this type, in one query."""
    fields = ["pk", "title", "aliases", *model.identifiers]
    contents = model.objects.filter(**among).order_by().values(*fields)
    return [known(each["pk"], each, model) for each in contents]


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


def blocks_of(name, words):
    """What a folded name shares with those that it may be; ``words`` says how common each is."""
    rarest = sorted(set(name.split()), key=lambda word: (words[word], word))
    return [("word", word) for word in rarest[:RAREST_WORDS]] + edges_of(name)


def edges_of(name):
    joined = name.replace(" ", "")
    return [("begins", joined[:EDGE]), ("ends", joined[-EDGE:])]


def term_of(mark):
    """How a word, an edge or an identifier is written among the terms of an item."""
    kind, value = mark
    signs = {"word": "", "begins": "<", "ends": ">"}
    return (signs[kind] + value if kind in signs else f"={kind} {value}")[:LONGEST_TERM]


class Judge:
    """Says of two items of a type why they may be the same."""

    def __init__(self, model):
        self.labels = {
            name: str(model._meta.get_field(name).verbose_name) for name in model.identifiers
        }
        # Two pages may show one thing; two numbers of a register never do.
        self.telling = {
            name
            for name in model.identifiers
            if not isinstance(model._meta.get_field(name), models.URLField)
        }

    def likenesses(self, item, sharing, candidates):
        """What looks like ``item``: first what shares an identifier, then the nearest names.

        ``sharing(identifier)`` are those that have it; ``candidates(name)`` is ``[(item, name)]`` of
        what is compared.
        """
        found = {}
        for name, value in item.identifiers:
            for other in sharing((name, value)):
                if other.key != item.key:
                    found.setdefault(other.key, Likeness(other.key, f"{SURE}{self.labels[name]}"))
        for name in item.names:
            for other in _near(name, candidates(name)):
                if other.key not in found and not self._are_told_apart(item, other):
                    found[other.key] = Likeness(other.key, "nearly the same name")
        found.pop(item.key, None)
        return list(found.values())

    def _are_told_apart(self, item, other):
        mine, theirs = dict(item.identifiers), dict(other.identifiers)
        shared = self.telling & mine.keys() & theirs.keys()
        return any(mine[name] != theirs[name] for name in shared)


def _near(name, candidates):
    names = [called for _, called in candidates]
    near = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=5)
    # “Type 1” and “type 2” differ by one sign, and in all that matters.
    numbers = NUMBER.findall(name)
    return [candidates[place][0] for other, _, place in near if NUMBER.findall(other) == numbers]


class Index:
    """Finds what looks like something else among those that were added."""

    def __init__(self, model, items=()):
        self.judge, self.words = Judge(model), Counter()
        self.by_identifier, self.blocks = defaultdict(list), defaultdict(list)
        for item in items:
            self.words.update({word for name in item.names for word in name.split()})
        for item in items:
            self.add(item)

    def add(self, item):
        for identifier in item.identifiers:
            self.by_identifier[identifier].append(item)
        for name in item.names:
            for block in blocks_of(name, self.words):
                self.blocks[block].append((item, name))

    def like(self, item):
        """What looks like ``item``, the surest first."""

        def sharing(identifier):
            return self.by_identifier.get(identifier, ())

        def candidates(name):
            blocks = [self.blocks.get(each, ()) for each in blocks_of(name, self.words)]
            small = [each for each in blocks if len(each) <= LARGEST_BLOCK]
            members = [member for block in small for member in block if member[0].key != item.key]
            # In as many blocks as it may stand, each is compared once.
            return list(
                {(other.key, called): (other, called) for other, called in members}.values()
            )

        return self.judge.likenesses(item, sharing, candidates)


def pairs(model, items):
    """``[(key, other key, reason)]`` of all that look alike, each pair once."""
    index, found = Index(model, items), {}
    for item in items:
        for likeness in index.like(item):
            pair = tuple(sorted((item.key, likeness.key)))
            found.setdefault(pair, likeness.reason)
    return [(*pair, reason) for pair, reason in found.items()]

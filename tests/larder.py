"""Fixtures of recipes, written as people write them."""

import json

from cms.editorial import importing
from cms.editorial.fixture_files import read


def book(slug, **fields):
    return {"model": "sampleapp.book", "fields": {"title": slug, "slug": slug} | fields}


def recipe(slug, **fields):
    return {"model": "sampleapp.recipe", "fields": {"title": slug, "slug": slug} | fields}


def ingredient(owner, key, **fields):
    address = {"owner": [owner], "key": key, "order": 1, "name": key}
    return {"model": "sampleapp.ingredient", "fields": address | fields}


def step(owner, key, body, **fields):
    address = {"owner": [owner], "key": key, "order": 1}
    return {"model": "sampleapp.step", "fields": address | {"body": body} | fields}


def flag(slug, key, **fields):
    asked = {"item": ["recipe", slug], "key": key, "kind": "question", "text": "Why?"}
    return {"model": "cms.flag", "fields": asked | fields}


def waiver(slug, rule, **fields):
    asked = {"item": ["recipe", slug], "rule": rule, "reason": "It is so."}
    return {"model": "cms.proposedwaiver", "fields": asked | fields}


def menu():
    """A small library in which everything names something that stands after it."""
    return [
        step("soup", "boil", "Boil it [@cookbook, p. 3]."),
        recipe("soup", price="4.50", follows=["stew"], aliases=["Potage"]),
        ingredient("soup", "stock", sources="[@cookbook]", made_by=["stew"], grams=200),
        recipe(
            "stew", summary="As they say [?Grandmother].", follows=["soup"], tested_on="2024-02-29"
        ),
        book("cookbook", pages=120),
        flag("soup", "salt", place="ingredients/stock", blocks="release"),
        waiver("soup", "T01", places=["ingredients/stock"]),
    ]


def entries(*objects):
    return read("larder.json", json.dumps(objects).encode())


def load(*objects, by, **options):
    return importing.load(entries(*objects), by=by, **options)

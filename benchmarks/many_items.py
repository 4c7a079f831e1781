"""Make the library of the environment large: copies of its live items, straight into the tables.

python -m benchmarks.many_items [--items=20000] [--drafts=0.1] [--types=procedure] [--work]

Run it on a library that quickstart made and that nobody needs: what it makes went through no door,
so the audit does not tell how it came about. A tenth are drafts with no publication; the rest are
live, with facets, links and words to be found by. Types are taken in turn: who names one twice gets
twice as many of it. ``--work`` adds what editors leave behind (``many_traces``).
"""

import argparse
import json
import os
import random
import time
from datetime import timedelta
from itertools import islice
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
django.setup()

from django.db import transaction  # noqa: E402 - models can be imported from here on
from django.utils import timezone  # noqa: E402

from benchmarks import many_traces  # noqa: E402
from cms.editorial import terms  # noqa: E402
from cms.editorial.canonical import as_text, digest_of  # noqa: E402
from cms.models import (  # noqa: E402
    Facet,
    Item,
    Link,
    Publication,
    Release,
    ReleaseState,
    Revision,
    RevisionLink,
    SearchEntry,
    SlugClaim,
    Status,
    content_types,
)
from cms.publishing import indexing  # noqa: E402

AT_ONCE = 500
# Enough rows for honest pictures, few enough to be made in a minute or two.
ROWS_PER_PART = 2
SYLLABLES = [
    "ba",
    "cor",
    "den",
    "fi",
    "gal",
    "hu",
    "jor",
    "kel",
    "lum",
    "mi",
    "nor",
    "pa",
    "qui",
    "ros",
    "sel",
    "tam",
    "ur",
    "vo",
    "wex",
    "zin",
]
WORDS = ["lumbar", "cervical", "thoracic", "sacral", "pulsed", "guided", "selective", "staged"]


def make(count, drafts, types):
    """Make the copies, and yield each batch of them with the release that shows some."""
    dice = random.Random(20_000)
    stocks = [_Stock(content_types()[name]) for name in types]
    for first in range(0, count, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, count))
        with transaction.atomic():
            release = _release(first)
            copies = [_copy(stocks, n, dice) for n in numbers]
            _write_items(copies, release.created_by)
            _write_parts(copies)
            shown = [copy for copy in copies if dice.random() >= drafts]
            _publish(shown, release)
            yield copies, release


class _Stock:
    """The live items of one type, as templates, with all that hangs on them."""

    def __init__(self, model):
        approved = model.objects.filter(item__status=Status.APPROVED)
        self.templates = list(approved.select_related("item__head"))
        self.parts = {each.pk: _parts_of(each) for each in self.templates}
        live = Publication.objects.filter(item__in=[*self.parts]).select_related("search_entry")
        self.live = {
            each.item_id: each for each in live.prefetch_related("facets", "links").order_by("pk")
        }
        self.links = {
            each.pk: list(RevisionLink.objects.filter(revision=each.item.head))
            for each in self.templates
        }


def _copy(stocks, number, dice):
    stock = stocks[number % len(stocks)]
    return _Copy(stock, number // len(stocks), number, dice)


class _Copy:
    """One new item after a template."""

    def __init__(self, stock, turn, number, dice):
        template = stock.templates[turn % len(stock.templates)]
        self.stock, self.template, self.days = stock, template, dice.randrange(-200, 1000)
        words = " ".join([*dice.sample(WORDS, 2), coined(dice)])
        self.title = f"{words.capitalize()} {template.title.lower()} {number}"[:250]
        self.slug = f"{template.slug}-{number}"[-100:].strip("-")
        self.item = Item(id=uuid4(), type=template.type_name, status=Status.DRAFT, round=1)
        data = json.loads(template.item.head.text)
        data["id"] = str(self.item.pk)
        self.own = {"title": self.title, "slug": self.slug, **self._identifiers(number)}
        data["fields"] |= self.own
        self.text = as_text(data)
        self.digest = digest_of(self.text)

    def _identifiers(self, number):
        """Numbers of registers of its own, where the template has some."""
        given = {"doi": f"10.5555/copy.{number}", "pmid": f"9{number:07}"}
        given["source_url"] = f"https://example.org/copies/{number}"
        wanted = set(given) & set(self.template.identifiers)
        return {name: given[name] for name in wanted if getattr(self.template, name)}


def coined(dice):
    """A word that no dictionary has: texts of many authors have many names in them."""
    return "".join(dice.choice(SYLLABLES) for _ in range(3))


def _parts_of(content):
    managers = [getattr(content, name) for name in content.parts]
    return [row for rows in managers for row in islice(rows.all(), ROWS_PER_PART)]


def _release(number):
    first = Release.objects.order_by("starts_at").first()
    now = timezone.now()
    return Release.objects.create(
        title=f"Many items from {number}",
        created_by=first.created_by,
        created_at=now,
        sent_by=first.created_by,
        sent_at=now,
        starts_at=now,
        state=ReleaseState.SENT,
    )


def _write_items(copies, person):
    now = timezone.now()
    Item.objects.bulk_create(copy.item for copy in copies)
    revisions = Revision.objects.bulk_create(
        Revision(
            item=copy.item,
            number=1,
            schema=1,
            text=copy.text,
            digest=copy.digest,
            saved_by=person,
            saved_at=now - timedelta(minutes=index),
        )
        for index, copy in enumerate(copies)
    )
    for copy, revision in zip(copies, revisions, strict=True):
        copy.item.head = copy.revision = revision
    Item.objects.bulk_update([copy.item for copy in copies], ["head"])
    for model, own in _by_model(copies).items():
        model.objects.bulk_create(_content(copy) for copy in own)
    RevisionLink.objects.bulk_create(
        RevisionLink(revision=copy.revision, target_id=link.target_id, place=link.place)
        for copy in copies
        for link in copy.stock.links[copy.template.pk]
    )
    SlugClaim.objects.bulk_create(
        SlugClaim(
            type=copy.item.type, slug=copy.slug, item=copy.item, is_slug=True, is_current=True
        )
        for copy in copies
    )


def _by_model(copies):
    found = {}
    for copy in copies:
        found.setdefault(type(copy.template), []).append(copy)
    return found


def _content(copy):
    model = type(copy.template)
    values = {field.attname: getattr(copy.template, field.attname) for field in model._meta.fields}
    return model(**values | {"item_id": copy.item.pk, "aliases": []} | copy.own)


def _write_parts(copies):
    rows = {}
    for copy in copies:
        for row in copy.stock.parts[copy.template.pk]:
            values = {
                field.attname: getattr(row, field.attname)
                for field in row._meta.concrete_fields
                if field.name not in ("id", "owner")
            }
            rows.setdefault(type(row), []).append(type(row)(owner_id=copy.item.pk, **values))
    for model, made in rows.items():
        model.objects.bulk_create(made, batch_size=AT_ONCE)


def _publish(copies, release):
    publications = Publication.objects.bulk_create(_publication(copy, release) for copy in copies)
    for copy, publication in zip(copies, publications, strict=True):
        copy.item.status = Status.APPROVED
        copy.publication = publication
    Item.objects.bulk_update([copy.item for copy in copies], ["status"])
    for model, name in ((Facet, "facets"), (Link, "links")):
        model.objects.bulk_create(_again(copies, name), batch_size=AT_ONCE)
    entries = [_entry(copy) for copy in copies]
    SearchEntry.objects.bulk_create(entries)
    indexing.write_words(entries)


def _publication(copy, release):
    shown, today = copy.stock.live[copy.template.pk], timezone.localdate()
    return Publication(
        item=copy.item,
        type=copy.item.type,
        release=release,
        starts_at=release.starts_at,
        revision=copy.revision,
        digest=copy.digest,
        title=copy.title,
        title_key=copy.title.lower(),
        slug=copy.slug,
        document=shown.document,
        card=shown.card,
        last_reviewed=today,
        next_review_due=today + timedelta(days=copy.days),
    )


def _again(copies, name):
    """Rows that hang on the templates' publications, for those of the copies."""
    for copy in copies:
        for row in getattr(copy.stock.live[copy.template.pk], name).all():
            own = {field.attname: getattr(row, field.attname) for field in row._meta.fields}
            yield type(row)(**own | {"id": None, "publication_id": copy.publication.pk})


def _entry(copy):
    """The template's words under another title."""
    entry = copy.stock.live[copy.template.pk].search_entry
    own = {field.attname: getattr(entry, field.attname) for field in entry._meta.fields}
    named = ["title", copy.title]
    said = [each for each in entry.passages if each[0] != "title"]
    own |= {"publication_id": copy.publication.pk, "passages": [named, *said]}
    return SearchEntry(**own | {"title": indexing.terms_of([named])["title"]})


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=20_000)
    options.add_argument("--drafts", type=float, default=0.1)
    options.add_argument("--types", type=lambda text: text.split(","), default=["procedure"])
    options.add_argument("--work", action="store_true")
    chosen = options.parse_args()
    start = time.perf_counter()
    for copies, release in make(chosen.items, chosen.drafts, chosen.types):
        if chosen.work:
            many_traces.leave(copies, release)
    if chosen.work:
        many_traces.finish()
    for name, number, _ in terms.rebuild():
        print(f"{number} items of the type {name} can be found")
    print(f"{chosen.items} items in {time.perf_counter() - start:.0f} seconds")


if __name__ == "__main__":
    main()

"""Make the library of the environment large: copies of its live procedures, straight into the tables.

python -m benchmarks.many_items [--items=20000] [--drafts=0.1]

Run it on a library that quickstart made and that nobody needs: what it makes went through no door,
so the audit does not know of it. A tenth are drafts with no publication; the rest are live.
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

from cms.editorial.canonical import as_text, digest_of  # noqa: E402
from cms.models import (  # noqa: E402
    Item,
    Publication,
    Release,
    ReleaseState,
    Revision,
    SlugClaim,
    Status,
)
from painlibrary.models import Procedure  # noqa: E402

AT_ONCE = 500
# Enough rows for honest pictures, few enough to be made in a minute or two.
ROWS_PER_PART = 2
WORDS = ["lumbar", "cervical", "thoracic", "sacral", "pulsed", "guided", "selective", "staged"]


def make(count, drafts):
    dice = random.Random(20_000)
    templates = list(
        Procedure.objects.filter(item__status=Status.APPROVED).select_related("item__head")
    )
    parts = {each.pk: _parts_of(each) for each in templates}
    live = {each.item_id: each for each in Publication.objects.filter(item__in=[*parts])}
    release = _release()
    for first in range(0, count, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, count))
        with transaction.atomic():
            copies = [_Copy(templates[n % len(templates)], n, dice) for n in numbers]
            _write_items(copies, release.created_by)
            _write_parts(copies, parts)
            shown = [copy for copy in copies if dice.random() >= drafts]
            _publish(shown, live, release)


class _Copy:
    """One new procedure after a template."""

    def __init__(self, template, number, dice):
        self.template, self.days = template, dice.randrange(-200, 1000)
        words = " ".join(dice.sample(WORDS, 2))
        self.title = f"{words.capitalize()} {template.title.lower()} {number}"
        self.slug = f"{template.slug}-{number}"[-100:].strip("-")
        self.item = Item(id=uuid4(), type="procedure", status=Status.DRAFT, round=1)
        data = json.loads(template.item.head.text)
        data["id"] = str(self.item.pk)
        data["fields"] |= {"title": self.title, "slug": self.slug}
        self.text = as_text(data)
        self.digest = digest_of(self.text)


def _parts_of(content):
    managers = [getattr(content, name) for name in content.parts]
    return [row for rows in managers for row in islice(rows.all(), ROWS_PER_PART)]


def _release():
    first = Release.objects.order_by("starts_at").first()
    now = timezone.now()
    return Release.objects.create(
        title="Many items",
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
    contents = []
    for copy in copies:
        values = {
            field.attname: getattr(copy.template, field.attname) for field in Procedure._meta.fields
        }
        own = {"item_id": copy.item.pk, "title": copy.title, "slug": copy.slug, "aliases": []}
        contents.append(Procedure(**values | own))
    Procedure.objects.bulk_create(contents)
    SlugClaim.objects.bulk_create(
        SlugClaim(type="procedure", slug=copy.slug, item=copy.item, is_slug=True, is_current=True)
        for copy in copies
    )


def _write_parts(copies, parts):
    rows = {}
    for copy in copies:
        for row in parts[copy.template.pk]:
            values = {
                field.attname: getattr(row, field.attname)
                for field in row._meta.concrete_fields
                if field.name not in ("id", "owner")
            }
            rows.setdefault(type(row), []).append(type(row)(owner_id=copy.item.pk, **values))
    for model, made in rows.items():
        model.objects.bulk_create(made, batch_size=AT_ONCE)


def _publish(copies, live, release):
    today = timezone.localdate()
    publications = []
    for copy in copies:
        copy.item.status = Status.APPROVED
        shown = live[copy.template.pk]
        publications.append(
            Publication(
                item=copy.item,
                type="procedure",
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
        )
    Publication.objects.bulk_create(publications)
    Item.objects.bulk_update([copy.item for copy in copies], ["status"])


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=20_000)
    options.add_argument("--drafts", type=float, default=0.1)
    chosen = options.parse_args()
    start = time.perf_counter()
    make(chosen.items, chosen.drafts)
    print(f"{chosen.items} procedures in {time.perf_counter() - start:.0f} seconds")


if __name__ == "__main__":
    main()

"""Fills the database beside the library of the environment: what ``python -m benchmarks.beside`` runs."""

import django

django.setup()

import multiprocessing  # noqa: E402 - models can be imported from here on

import orjson  # noqa: E402
from django.apps import apps  # noqa: E402
from django.db import connections  # noqa: E402

from benchmarks.beside.rival import filling  # noqa: E402
from benchmarks.beside.stored.models import Stored  # noqa: E402
from benchmarks.data.progress import Progress  # noqa: E402
from cms.delivery import shelf  # noqa: E402
from cms.delivery.resources import HIDDEN_IN_LISTS  # noqa: E402
from cms.models import Publication  # noqa: E402

BLOCK = 500
BESIDE = "beside"


def fill(processes, tell):
    _make_tables()
    if _has_rival():
        filling.fill_pools(BESIDE)
    keys = list(_procedures().order_by("pk").values_list("pk", flat=True))
    blocks = [keys[first : first + BLOCK] for first in range(0, len(keys), BLOCK)]
    connections.close_all()
    with multiprocessing.get_context("spawn").Pool(processes, django.setup) as pool:
        for done, _ in enumerate(pool.imap_unordered(fill_block, blocks), start=1):
            tell("beside", min(done * BLOCK, len(keys)), len(keys))
    if _has_rival():
        filling.index(BESIDE)
        with connections[BESIDE].cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def fill_block(keys):
    at = shelf.present()
    publications = _procedures().filter(pk__in=keys).order_by("pk")
    documents = shelf.documents(publications, at)
    Stored.objects.using(BESIDE).bulk_create(map(_stored, documents))
    if _has_rival():
        numbers = [int(each["title"].rpartition(" ")[2]) - 1 for each in documents]
        filling.fill_procedures(BESIDE, numbers)


def _stored(document):
    listed = {name: value for name, value in document.items() if name not in HIDDEN_IN_LISTS}
    return Stored(
        slug=document["slug"],
        title_key=document["title"].casefold(),
        detail=orjson.dumps(document).decode(),
        listed=orjson.dumps(listed).decode(),
    )


def _procedures():
    return Publication.objects.filter(type="procedure")


def _make_tables():
    labels = ["stored", *(["rival"] if _has_rival() else [])]
    with connections[BESIDE].schema_editor() as editor:
        for label in labels:
            for model in apps.get_app_config(label).get_models():
                editor.create_model(model)


def _has_rival():
    """It searches as PostgreSQL does."""
    return connections[BESIDE].vendor == "postgresql"


def main():
    fill(2, Progress())


if __name__ == "__main__":
    main()

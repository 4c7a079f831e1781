"""Following ``next`` as a client does, to have the cursors that only the product can give."""

import json
import time
from urllib.parse import urlsplit

from benchmarks.speed import sides
from benchmarks.speed.sides import LIBRARY
from benchmarks.speed.workloads import ON_A_PAGE, Asked, walked

MOST_PAGES = 300
MOST_SECONDS = 60


LIST, CHANGES = "walk by cursor", "changes"


def all_of(known, running, only=""):
    """The workloads of walks, as far as ``only`` stands in their names: following takes a while."""
    if only in LIST:
        yield _of_list(known, running[LIBRARY])
    if only in CHANGES:
        start = "/api/v1/changes/?type=procedure&expand=document&page_size=20"
        pages = [Asked(path) for path in _followed(running[LIBRARY], start)]
        yield walked(CHANGES, pages, [])


def _of_list(known, library):
    """Beside the pages by number that are as deep."""
    listed = _followed(library, "/api/v1/procedures/?cursor=start")
    pages = [
        Asked(path, titles=tuple(known.by_title[first : first + ON_A_PAGE]))
        for first, path in zip(range(0, known.count, ON_A_PAGE), listed, strict=False)
    ]
    rival = [
        Asked(f"/procedures/?page={number}", known.count, each.titles)
        for number, each in enumerate(pages, start=1)
    ]
    return walked(LIST, pages, rival)


def _followed(side, path):
    end, pages = time.monotonic() + MOST_SECONDS, 0
    while path and pages < MOST_PAGES and time.monotonic() < end:
        yield path
        told = json.loads(sides.ask(side, path)[2])
        path, pages = told.get("more", True) and _path_of(told["next"]), pages + 1


def _path_of(address):
    if not address:
        return None
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"

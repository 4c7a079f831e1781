"""What is asked of libraries of every size: of the first thousand procedures, which are in each."""

from datetime import timedelta
from itertools import islice
from random import Random
from urllib.parse import urlencode

from benchmarks.data import making, pools, procedures, words
from cms.models import LiveItem, Release

EACH = 24
ORDERS = ["title", "-title", "slug", "published", "-published", "last_reviewed", "-last_reviewed"]


def _list(**asked):
    return f"/api/v1/procedures/?{urlencode(asked)}"


def slugs():
    return [procedures.facts(number).slug for number in range(EACH)]


def plain():
    """``{name: paths}`` of whatever can be asked without an answer before."""
    count = LiveItem.objects.filter(type="procedure").count()
    last = count // 20
    filters = {f"filter, {name}": each for name, each in _filters().items()}
    found = {
        "detail": [f"/api/v1/procedures/{each}/" for each in slugs()],
        "detail of a condition": [_about("conditions", "condition", n) for n in range(EACH)],
        "list of 20": [
            _list(ordering=ORDERS[n % len(ORDERS)], page=n // len(ORDERS) + 1) for n in range(EACH)
        ],
        "numbered page in the middle": [_list(page=last // 2 - n) for n in range(EACH)],
        "procedures of a condition": [
            _about("conditions", "condition", n) + "procedures/" for n in range(EACH)
        ],
    }
    found |= {name: [_list(**each) for each in some] for name, some in filters.items()}
    for name in ("one common", "one rare", "four terms"):
        found[f"facets, {name}"] = [
            f"/api/v1/facets/procedures/?{urlencode(each)}" for each in _filters()[name]
        ]
    return found | {
        "facets, no filter": ["/api/v1/facets/procedures/"] * EACH,
        "facets beside a list": [
            _list(facets="kind,condition,risk", page=n + 1) for n in range(EACH)
        ],
        "search in a list": [_list(q=each) for each in _pairs()],
        "search over all types": [f"/api/v1/search/?{urlencode({'q': e})}" for e in _pairs()],
        "history": [f"/api/v1/procedures/{each}/history/" for each in slugs()],
        "index": ["/api/v1/"] * EACH,
    }


def of_the_past():
    """What was public just before the last change, and when half of all releases had started."""
    newest = Release.objects.exclude(number=None).order_by("-starts_at").first()
    at = _text(newest.starts_at - timedelta(seconds=1))
    found = {"at=, list": [_list(at=at, page=n + 1) for n in range(EACH)]}
    found["at=, detail"] = [f"/api/v1/procedures/{each}/?at={at}" for each in slugs()]
    for name, some in _filters().items():
        found[f"at=, filter, {name}"] = [_list(at=at, **each) for each in some]
    half = Release.objects.filter(starts_at__lt=newest.starts_at).count() // 2
    middle = _text(making.FIRST_START + timedelta(hours=half, minutes=30))
    return found | {"at= of half, list": [_list(at=middle, page=n + 1) for n in range(EACH)]}


def walks():
    """``{name: where it begins}``."""
    return {
        "walk by cursor": _list(cursor="start"),
        "walk by cursor, filtered": _list(cursor="start", condition=_slug("condition", 0)),
        "walk by cursor, newest first": _list(cursor="start", ordering="-published"),
        "changes": "/api/v1/changes/?type=procedure&page_size=20",
        "changes with documents": "/api/v1/changes/?type=procedure&expand=document&page_size=20",
    }


def after_a_release():
    """What every process has to read anew of the postings."""
    filters = _filters()["four terms"][0]
    return {
        "first list after a release": _list(),
        "first filter after a release": _list(**filters),
        "first facets after a release": "/api/v1/facets/procedures/",
    }


def _about(path, type_name, number):
    return f"/api/v1/{path}/{_slug(type_name, number)}/"


def _slug(type_name, number):
    return pools.slug_of(type_name, number)


def _filters():
    dice = Random(3)
    common = [{"condition": _slug("condition", n)} for n in range(8)]
    common += [{"imaging": each} for each in ("x_ray", "ct", "ultrasound")]
    common += [{"kind": each} for each in procedures.KINDS]
    many = [_term(dice) for _ in range(EACH)]
    return {
        "one common": common,
        "one rare": [{"risk": _slug("risk", n)} for n in range(150, 150 + EACH)],
        "two terms": [dict(islice(each.items(), 2)) for each in many],
        "three terms": [dict(islice(each.items(), 3)) for each in many],
        "four terms": many,
    }


def _term(dice):
    return {
        "condition": _slug("condition", dice.randrange(10)),
        "anesthesia": dice.choice(procedures.METHODS[:3]),
        "category": _slug("category", dice.randrange(5)),
        "duration_max": str(dice.choice([60, 120, 300])),
    }


def _pairs():
    dice = Random(4)
    return [" ".join(dice.sample(words.MARKED[:25], 2)) for _ in range(EACH)]


def _text(instant):
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")

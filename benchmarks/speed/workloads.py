"""What is asked: each kind of request, of the product and of what it is compared with."""

from dataclasses import dataclass, field, replace
from itertools import product
from random import Random
from urllib.parse import quote, urlencode

from benchmarks.data import pools, procedures, words
from benchmarks.speed.sides import BARE, FILE, LIBRARY, NGINX, RIVAL, STORED

ON_A_PAGE = 20
ORDERS = [
    sign + name for name in ("title", "slug", "published", "last_reviewed") for sign in ("", "-")
]
# Lists are read from their beginning; whoever goes deeper is a workload of its own.
NEAR, DEEP = 200, 500


@dataclass(frozen=True)
class Asked:
    """One request and what its answer must hold: how many there are, and which, in which order."""

    path: str
    count: int | None = None
    titles: tuple = ()
    is_ordered: bool = True


@dataclass(frozen=True)
class Workload:
    """``asked`` by the name of the side; ``goals`` are shares of what other sides answer."""

    name: str
    asked: dict
    goals: dict = field(default_factory=dict)
    # The same request again and again; otherwise each is another one.
    is_hot: bool = False
    headers: dict = field(default_factory=dict)
    # The side that stands for the product.
    of: str = LIBRARY

    def among(self, running):
        """The same of those sides that run."""
        asked = {name: each for name, each in self.asked.items() if name in running}
        goals = {name: wanted for name, wanted in self.goals.items() if name in running}
        return replace(self, asked=asked, goals=goals)


def without_asking(known):
    """Workloads that need no answer of the product to be put together."""
    dice = Random(1)
    yield _details(known, dice)
    yield _lists(known, dice)
    yield _deep(known)
    for name, filters in _filters(known, dice).items():
        yield _filtered(name, filters, known)
    yield _facets(known, dice)
    yield from _searches(known, dice)
    yield _past(known)


def _list(**asked):
    return f"/api/v1/procedures/?{urlencode(asked)}"


def _rivals(**asked):
    return f"/procedures/?{urlencode(asked)}"


def _details(known, dice):
    chosen = dice.sample(known.facts, min(len(known.facts), 20_000))
    forms = {LIBRARY: "/api/v1/procedures/{}/", STORED: "/one/{}", RIVAL: "/procedures/{}/"}
    asked = {
        side: [Asked(form.format(of.slug), titles=(of.title,)) for of in chosen]
        for side, form in forms.items()
    }
    return Workload("detail", asked, {STORED: 0.8, RIVAL: 10})


def _page(known, number):
    return tuple(known.by_title[(number - 1) * ON_A_PAGE : number * ON_A_PAGE])


def _lists(known, dice):
    pages = range(1, min(known.count // ON_A_PAGE, NEAR) + 1)
    chosen = dice.sample(list(product(ORDERS, pages)), len(ORDERS) * len(pages))
    ours = [
        Asked(_list(ordering=order, page=page), known.count, *_titles_if_known(known, order, page))
        for order, page in chosen
    ]
    starts = dice.sample(range(known.count - ON_A_PAGE), min(len(ours), known.count - ON_A_PAGE))
    stored = [_stored_from(known.by_title[first : first + ON_A_PAGE]) for first in starts]
    rival = [Asked(_rivals(page=page), known.count, _page(known, page)) for _, page in chosen]
    return Workload(
        "list of 20", {LIBRARY: ours, STORED: stored, RIVAL: rival}, {STORED: 0.6, RIVAL: 15}
    )


def _stored_from(titles):
    return Asked(f"/twenty/{quote(titles[0].casefold())}", titles=tuple(titles))


def _titles_if_known(known, order, page):
    """Slugs sort as titles do."""
    if order in ("title", "slug"):
        return [_page(known, page)]
    return []


def _deep(known):
    last = known.count // ON_A_PAGE
    pages = range(min(DEEP, last // 2), min(DEEP + NEAR, last) + 1)
    asked = {
        LIBRARY: [Asked(_list(page=page), known.count, _page(known, page)) for page in pages],
        RIVAL: [Asked(_rivals(page=page), known.count, _page(known, page)) for page in pages],
    }
    return Workload("numbered deep page", asked, {RIVAL: 5})


def _filters(known, dice):
    """``{name: [parameters]}``; the first of each pool are in many procedures, the last in few."""
    conditions = [pools.slug_of("condition", number) for number in range(10)]
    common = [
        {"condition": condition} | more
        for condition in conditions
        for more in [{}, *({"anesthesia": each} for each in procedures.METHODS[:4])]
    ]
    common += [
        {"imaging": each, "kind": kind} for each in ("x_ray", "ct") for kind in procedures.KINDS
    ]
    rare = [{"risk": pools.slug_of("risk", number)} for number in range(150, 500)]
    many = [
        {
            "category": pools.slug_of("category", dice.randrange(5)),
            "condition": dice.choice(conditions),
            "anesthesia": dice.choice(procedures.METHODS[:3]),
            "duration_max": str(dice.choice([60, 120, 300])),
        }
        for _ in range(150)
    ]
    return {"filter, common": common, "filter, rare": rare, "filter, four terms": _once(many)}


def _once(filters):
    return list({tuple(each.items()): each for each in filters}.values())


def _filtered(name, filters, known):
    asked = {LIBRARY: [], RIVAL: []}
    for parameters in filters:
        ours, theirs = (known.titles_with(parameters, rival=rival) for rival in (False, True))
        asked[LIBRARY].append(_found(_list(**parameters), ours))
        asked[RIVAL].append(_found(_rivals(**parameters), theirs))
    return Workload(name, asked, {RIVAL: 10})


def _found(path, titles, *, is_ordered=True):
    kept = titles[:ON_A_PAGE] if is_ordered else titles
    return Asked(path, len(titles), tuple(kept), is_ordered)


def _facets(known, dice):
    filters = _filters(known, dice)
    asked = []
    for parameters in dice.sample(filters["filter, common"] + filters["filter, rare"], 60):
        count = len(known.titles_with(parameters))
        asked.append(Asked(f"/api/v1/facets/procedures/?{urlencode(parameters)}", count))
    return Workload("facets", {LIBRARY: asked})


def _searches(known, dice):
    """Of two words, both: between one in a hundred and one in twenty procedures say them."""
    pairs = [" ".join(dice.sample(words.MARKED[:25], 2)) for _ in range(450)]
    counted = {pair: known.titles_with({"q": pair}) for pair in dict.fromkeys(pairs)}
    fit = {pair: titles for pair, titles in counted.items() if titles}
    asked = {
        LIBRARY: [_found(_list(q=pair), titles, is_ordered=False) for pair, titles in fit.items()],
        RIVAL: [_found(_rivals(q=pair), titles, is_ordered=False) for pair, titles in fit.items()],
    }
    yield Workload("search in a list", asked, {RIVAL: 8})
    over_all = [
        Asked(f"/api/v1/search/?{urlencode({'q': pair})}", len(titles))
        for pair, titles in fit.items()
    ]
    yield Workload("search over all types", {LIBRARY: over_all, RIVAL: asked[RIVAL]}, {RIVAL: 8})


def _past(known):
    """Of a library of so many blocks, what was live when half of them were."""
    return Workload("at=", {LIBRARY: list(_moments(known))})


def _moments(known):
    blocks = -(-known.count // 1000)
    for page in range(1, 31):
        for block in range(1, blocks + 1, max(1, blocks // 10)):
            count = min(block * 1000, known.count)
            if page * ON_A_PAGE <= count:
                day, hour = divmod(block, 24)
                at = f"2025-01-{day + 1:02d}T{hour:02d}:30:00Z"
                yield Asked(_list(at=at, page=page), count)


def walked(name, pages, beside):
    """A walk by cursor, whose pages were followed before, beside the rival's pages by number."""
    return Workload(
        name, {LIBRARY: pages} | ({RIVAL: beside} if beside else {}), {RIVAL: 15} if beside else {}
    )


def hot(detail, listed, etag, size):
    """The same request again: from the product's memory, as a 304, and from nginx.

    Each beside a constant of its size; ``size`` is that of the list.
    """
    constant, stored = Asked("/"), Asked("/constant")
    again = {LIBRARY: [detail], BARE: [constant], STORED: [stored]}
    yield Workload("detail again", again, {BARE: 0.6}, is_hot=True)
    lists = {LIBRARY: [listed], BARE: [Asked(f"/?{size}")]}
    yield Workload("list again", lists, {BARE: 0.6}, is_hot=True)
    yield Workload("304", again, {BARE: 0.6}, is_hot=True, headers={"If-None-Match": etag})
    in_front = {NGINX: [detail], FILE: [Asked("/answer.json")]}
    yield Workload("detail through nginx", in_front, {FILE: 0.8}, is_hot=True, of=NGINX)

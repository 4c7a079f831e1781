"""How many queries each page of the admin costs: the same with one of everything and with three."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver

from cms.editorial import commenting, invitations, workflow
from cms.editorial.bringing_in import uploads
from cms.models import FlagKind, Release
from cms.publishing import flags, previewing
from tests.admin.browsing import signed_in
from tests.kitchen import approve, change, current, submit

# Who asks, path below /admin/, query, queries. What stands in braces is named in ``stocked``.
COSTS = [
    ("pam", "", {}, 56),
    ("ann", "", {}, 63),
    ("cleo", "", {}, 54),
    ("pam", "health/", {}, 34),
    ("ann", "work/returned/", {}, 10),
    ("cleo", "work/to-review/", {}, 11),
    ("pam", "work/to-release/", {}, 9),
    ("pam", "work/due/", {}, 7),
    ("pam", "work/to-send/", {}, 7),
    ("ann", "work/drafts/", {}, 8),
    ("ann", "work/submitted/", {}, 9),
    ("ada", "people/invitations/", {}, 6),
    ("ada", "people/invite/", {}, 5),
    ("ann", "notifications/", {}, 8),
    ("pam", "releases/{release}/preview/", {}, 8),
    ("ann", "import/", {}, 7),
    ("ann", "import/recipe/", {}, 6),
    ("ann", "import/file/{upload}/", {}, 10),
    ("ann", "duplicates/recipe/", {}, 6),
    ("ann", "duplicates/book/", {}, 6),
    ("ann", "duplicates/{draft}/{other}/", {}, 39),
    ("ann", "writing/sources/", {"q": "cookbok", "type": "book"}, 12),
    ("ann", "writing/new/recipe/", {"title": "Live"}, 14),
    (
        "ann",
        "autocomplete/",
        {"app_label": "sampleapp", "model_name": "recipe", "field_name": "follows", "term": "live"},
        13,
    ),
    (
        "ann",
        "autocomplete/",
        {"app_label": "sampleapp", "model_name": "recipe", "field_name": "follows", "term": "lvie"},
        12,
    ),
    ("ann", "sampleapp/recipe/", {}, 13),
    ("ann", "sampleapp/recipe/", {"q": "live"}, 14),
    ("ann", "sampleapp/recipe/", {"q": "lvie"}, 18),
    ("ann", "sampleapp/recipe/", {"status": "draft"}, 13),
    ("ann", "sampleapp/recipe/", {"live": "live"}, 14),
    ("ann", "sampleapp/recipe/", {"live": "newer_draft"}, 14),
    ("ann", "sampleapp/recipe/", {"live": "scheduled"}, 11),
    ("ann", "sampleapp/recipe/", {"live": "withdrawn"}, 11),
    ("ann", "sampleapp/recipe/", {"live": "not_public"}, 14),
    ("ann", "sampleapp/recipe/", {"review": "90"}, 11),
    ("ann", "sampleapp/recipe/", {"sources": "cited"}, 13),
    ("ann", "sampleapp/recipe/", {"lacks": "summary"}, 13),
    ("ann", "sampleapp/recipe/", {"o": "4"}, 13),
    ("ann", "sampleapp/recipe/", {"o": "6"}, 13),
    ("ann", "sampleapp/recipe/export/", {}, 15),
    ("ann", "sampleapp/recipe/export/", {"format": "csv"}, 13),
    ("ann", "sampleapp/recipe/add/", {}, 5),
    ("ann", "sampleapp/recipe/{draft}/change/", {}, 18),
    ("ann", "sampleapp/recipe/{old}/change/", {}, 19),
    ("ann", "sampleapp/recipe/{review}/change/", {}, 21),
    ("ann", "sampleapp/book/{book}/change/", {}, 17),
    ("ann", "sampleapp/recipe/{draft}/submit/", {}, 20),
    ("cleo", "sampleapp/recipe/{review}/sign/clinical/", {}, 44),
    ("cleo", "sampleapp/recipe/{review}/request-changes/", {}, 8),
    ("ann", "sampleapp/recipe/{review}/take-back/", {}, 8),
    ("pam", "sampleapp/recipe/{approved}/release/", {}, 24),
    ("pam", "sampleapp/recipe/{old}/urgent-fix/begin/", {}, 8),
    ("cleo", "sampleapp/recipe/{live}/reaffirm/", {}, 42),
    ("pam", "sampleapp/recipe/{live}/notice/", {}, 11),
    ("pam", "sampleapp/recipe/{live}/notice/end/", {}, 11),
    ("pam", "sampleapp/book/{book}/withdraw/", {}, 25),
    ("ann", "sampleapp/recipe/{draft}/discard/", {}, 8),
    ("ada", "sampleapp/recipe/{old}/redact/", {}, 11),
    ("ada", "sampleapp/recipe/{old}/redact/confirm/", {}, 8),
    ("ann", "sampleapp/recipe/{old}/reading/", {}, 20),
    ("ann", "sampleapp/recipe/{old}/preview/", {}, 10),
    ("ann", "sampleapp/recipe/{old}/history/", {}, 14),
    ("ann", "sampleapp/recipe/{old}/compare/", {"from": "1", "to": "2"}, 15),
    ("ann", "sampleapp/recipe/{old}/restore/", {}, 8),
    ("ann", "sampleapp/recipe/{old}/flags/", {}, 9),
    ("ann", "sampleapp/recipe/{old}/flags/resolve/", {}, 8),
    ("pam", "sampleapp/recipe/{old}/flags/assign/", {}, 9),
    ("cleo", "sampleapp/recipe/{review}/review/", {}, 38),
    ("ann", "sampleapp/recipe/{review}/reviewers/", {}, 16),
    ("cleo", "sampleapp/recipe/{review}/comments/", {}, 20),
    ("ann", "sampleapp/book/{book}/where-used/", {}, 28),
    ("ada", "cms/auditevent/", {"q": "saved"}, 11),
    ("ann", "cms/flag/", {}, 8),
    ("ann", "cms/flag/", {"q": "lvie"}, 13),
    ("ann", "cms/flag/export/", {}, 8),
    ("ada", "cms/person/", {}, 11),
    ("ada", "cms/person/add/", {}, 5),
    ("ada", "cms/person/{person}/change/", {}, 20),
    ("pam", "cms/release/", {}, 9),
    ("pam", "cms/release/export/", {}, 9),
    ("pam", "cms/release/add/", {}, 8),
    ("pam", "cms/release/progress/", {"of": "0" * 32}, 4),
    ("pam", "cms/release/calendar/", {}, 11),
    ("pam", "cms/release/{release}/change/", {}, 34),
    ("pam", "cms/release/{sent}/change/", {}, 22),
    ("pam", "cms/release/{sent}/roll-back/", {}, 18),
    ("pam", "cms/release/{release}/changes/{waiting}/", {}, 26),
]
# What signs in or out, is about one's own account, is only posted, or leads elsewhere.
ELSEWHERE = re.compile(
    "login/|logout/|sign-in/|invitation/|account/|password_change/|jsi18n/|r/|lists/"
    "|.*/(many|delete|bring-in|factors|renew|revoke|read|answer|resolve|reopen|urgent-fix/finish)/"
    "|.*/sign/editorial/|.*template.*|.*<path:object_id>/(history/)?$|notifications/<"
    "|cms/(flag|auditevent|release)/(<path:object_id>/change|add)/|writing/reading/"
    "|\\^|cms/auditevent/(export/)?$|duplicates/$|.*url"
)


@pytest.fixture(params=[1, 3])
def stock(request, kitchen):
    return stocked(kitchen, request.param)


def stocked(kitchen, count):
    """So many of everything; returns what paths name."""
    team, numbers = kitchen.team, range(count)
    book = kitchen.live(kitchen.book())
    salts = [(f"salt-{n}", {"sources": "[@cookbook]"}) for n in numbers]
    steps = [(f"step-{n}", "Stir. [@cookbook]") for n in numbers]

    def recipes(name):
        return [kitchen.recipe(f"{name}-{n}", ingredients=salts, steps=steps) for n in numbers]

    live = [kitchen.live(each) for each in recipes("live")]
    (old, other) = (kitchen.live(*recipes("old")[:1]), kitchen.recipe("other"))
    drafts, review = recipes("draft"), recipes("review")
    returned, approved, waiting = recipes("returned"), recipes("approved"), recipes("waiting")
    for each in [*review, *returned]:
        submit(each, by=team.ann)
    for each in returned:
        item = current(each)
        workflow.request_changes(item, by=team.cleo, expected=item.head, comment="Say more.")
    for each in [*approved, *waiting]:
        approve(submit(each, by=team.ann), by=team.cleo)
    for each in [book, old, *live]:
        for n in numbers:
            flags.open_flag(each, by=team.bob, kind=FlagKind.GAP, text=f"How hot? {n}")
    for each in review:
        for n in numbers:
            commenting.comment(current(each), by=team.cleo, text=f"Why? {n}")
    release = kitchen.prepared(*[current(each) for each in waiting])
    rows = "".join(f"Dish {n},{n},live-0\n" for n in numbers).encode()
    for n in numbers:
        previewing.make_token(current(old), by=team.ann, hours=2, note=f"For {n}")
        previewing.make_token(release, by=team.pam, hours=2, note=f"For {n}")
        change(old, by=team.ann, summary=f"Hot. {n}")
        upload = uploads.read(
            "recipe", name="a.csv", data=b"title,price,follows\n" + rows, by=team.ann
        )
        invitations.invite(
            name=f"New {n}", email=f"n{n}@example.org", roles=["author"], by=team.ada
        )
    return {
        "book": book.pk,
        "live": live[-1].pk,
        "old": old.pk,
        "draft": drafts[0].pk,
        "other": other.pk,
        "review": review[0].pk,
        "returned": returned[0].pk,
        "approved": approved[0].pk,
        "waiting": waiting[0].pk,
        "release": release.pk,
        "sent": Release.objects.exclude(pk=release.pk).first().pk,
        "upload": upload.pk,
        "person": team.ann.person_id,
    }


def cost(client, path, query):
    # Once for whatever a process learns but once.
    client.get(f"/admin/{path}", query)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/admin/{path}", query)
    return response.status_code, len(queries)


def measured(stock, team):
    clients = {name: signed_in(getattr(team, name)) for name in {who for who, *_ in COSTS}}
    return [
        (who, path, query, *cost(clients[who], path.format(**stock), query))
        for who, path, query, *_ in COSTS
    ]


def test_number_of_queries_is_constant(stock, kitchen):
    found = measured(stock, kitchen.team)

    assert found == [(who, path, query, 200, queries) for who, path, query, queries in COSTS]


def test_every_page_has_its_cost_here():
    asked = {f"{path}" for _, path, _, _ in COSTS}

    missing = [
        route
        for route in routes(get_resolver())
        if not ELSEWHERE.match(route) and not any(fits(route, each) for each in asked)
    ]
    assert missing == []


def routes(resolver, before=""):
    """Routes below /admin/; of the content types those of the one that has most to show."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, route)
        elif route.startswith("admin/") and not re.match(
            "admin/(painlibrary|sampleapp/book)", route
        ):
            yield route.removeprefix("admin/")


def fits(route, path):
    pattern = re.sub("<[a-z]+:[a-z_]+>", "[^/]+", route).replace(
        "sampleapp/recipe", "sampleapp/[a-z]+"
    )
    return re.fullmatch(pattern, path) is not None

"""Every route with a preview token: nothing of another draft, nothing for anybody to keep."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.utils import timezone

from cms.editorial import workflow
from cms.models import RoleGrant
from cms.publishing import previewing
from tests.delivery.routes import routes
from tests.kitchen import change
from tests.observing import stored

# Words that stand nowhere but in one draft.
OWN, OTHER, SCHEDULED = "zanzibar", "quagmire", "palimpsest"
ROUTES = {route.name: route for route in routes("tests.delivery.urls")}
AGES_FROM_NOW = "Fri, 31 Dec 2100 00:00:00 GMT"
REFUSED = "/problems/preview-refused"
SLUGS = {"recipe": ["soup", "stew", "pie"], "book": ["cookbook", "diary", "atlas"]}


@pytest.fixture
def drafts(kitchen):
    """Live: a soup and a cookbook. Beside them drafts, each with a word of its own, some linked."""
    book = kitchen.book("cookbook")
    soup = kitchen.recipe("soup", ingredients=[("salt", {"sources": "[@cookbook]"})])
    kitchen.live(book, soup)
    diary = kitchen.book("diary", title=f"{OTHER} diary", aliases=[f"{OTHER} notes"], pages=77)
    stew = kitchen.recipe(
        "stew",
        title=f"The {OTHER} stew",
        aliases=[f"{OTHER} pot"],
        summary=f"A {OTHER} with [@diary] and [@cookbook].",
        follows_id=soup.pk,
        ingredients=[("beef", {"name": OTHER, "made_by_id": soup.pk, "sources": "[@cookbook]"})],
        steps=[("boil", f"Boil the {OTHER} as in [@cookbook].")],
    )
    pie = kitchen.recipe("pie", title=f"The {SCHEDULED} pie", summary=f"{SCHEDULED} [@cookbook].")
    prepared = kitchen.prepared(kitchen.approved(pie), title=f"{SCHEDULED} release")
    kitchen.send(prepared, starts_at=_in_an_hour())
    soup = change(
        soup,
        by=kitchen.team.ann,
        title=f"Soup of {OWN}",
        aliases=[f"{OWN} broth"],
        summary=f"With {OWN}, as in [@cookbook; @diary].",
        follows_id=stew.pk,
    )
    return {"soup": soup, "stew": stew, "diary": diary, "pie": pie}


def _in_an_hour():
    return (timezone.now() + timedelta(hours=1)).replace(second=0, microsecond=0)


@pytest.fixture
def secret(kitchen, drafts):
    return previewing.make_token(drafts["soup"], by=kitchen.team.ann, hours=24)[1]


def requests(route):
    """Addresses and queries that show all that the route can: each form, a search, each item."""
    forms = [{"format": form} if form else {} for form in route.forms]
    word = {"q": "soup"} if "q" in route.declared else {}
    walk = [word | {"cursor": "start"}] if "cursor" in route.declared else []
    order = [word | {"ordering": "-published"}] if "ordering" in route.declared else []
    live, *others = SLUGS[route.name.split("-")[0]] if route.is_of_item else [""]
    shown = [(route.at(live), query) for query in [*(form | word for form in forms), *walk, *order]]
    return shown + [(route.at(slug), {}) for slug in others]


def ask(client, place, query, method="get", **headers):
    response = getattr(client, method)(place, query_params=query, headers=headers)
    return response, _body(response)


def _body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def bearing(secret):
    return {"Authorization": f"Preview {secret}"}


def told(response, body):
    """All that an answer says, in lower case: its status, headers and body."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{response.status_code}\n{headers}\n{body.decode()}".lower()


def everywhere(found):
    """``{route: what is wrong there}``, where ``found`` yields the faults of one route."""
    faults = {name: list(found(route)) for name, route in ROUTES.items()}
    return {name: each for name, each in faults.items() if each}


def test_token_shows_its_own_draft_to_its_bearer_and_nothing_else(client, drafts, secret):
    hidden = [OTHER, SCHEDULED, *(str(drafts[each].pk) for each in ("stew", "diary", "pie"))]
    showing = set()

    def faults(route):
        for asked in requests(route):
            public, body = ask(client, *asked)
            plain = told(public, body)
            tag = public.headers.get("ETag", '"none"')
            known = {"If-None-Match": f"{tag}, *", "If-Modified-Since": AGES_FROM_NOW}
            response, body = ask(client, *asked, **bearing(secret), **known)
            text = told(response, body)
            yield from ((asked, word) for word in hidden if word in text)
            yield from ((asked, fault) for fault in _kept(response))
            yield from ((asked, "public", word) for word in [OWN, *hidden[:2]] if word in plain)
            if OWN in text:
                showing.add(route.name)

    assert everywhere(faults) == {}
    assert showing >= {
        *("recipe-list", "recipe-detail", "recipe-history", "book-detail", "book-cited-by"),
        "export",
    }


def test_heads_have_no_body_and_are_kept_by_nobody(client, drafts, secret):
    def faults(route):
        response, body = ask(client, *requests(route)[0], "head", **bearing(secret))
        yield from [*_kept(response), *([body] if body else [])]

    assert everywhere(faults) == {}


def test_token_finds_another_draft_no_sooner_than_nothing(client, drafts, secret):
    def alike(place, query):
        text = told(*ask(client, place, query, **bearing(secret)))
        for word in (OTHER, OTHER[::-1], "/stew/", "/none/"):
            text = text.replace(word, "-")
        return text

    def differences(route):
        if route.is_of_item and alike(route.at("stew"), {}) != alike(route.at("none"), {}):
            yield "slug"
        if "q" in route.declared:
            place = route.at("soup" if route.name.startswith("recipe") else "cookbook")
            if alike(place, {"q": OTHER}) != alike(place, {"q": OTHER[::-1]}):
                yield "q"

    assert everywhere(differences) == {}


def _kept(response):
    """What would let somebody keep the answer, or answer another with it."""
    return [
        *([response.status_code] if response.status_code not in (200, 404) else []),
        *([each] if (each := response.headers["Cache-Control"]) != "no-store" else []),
        *({"ETag", "Last-Modified", "Set-Cookie"} & set(response.headers)),
        *([] if "Authorization" in response.headers["Vary"] else ["Vary"]),
    ]


def test_options_answer_alike_with_any_token(client, drafts, secret):
    def different(route):
        place = route.at("soup" if route.name.startswith("recipe") else "cookbook")
        for headers in ({}, bearing(secret), bearing("wrong")):
            response, body = ask(client, place, {}, "options", **headers)
            if (response.status_code, body) != (204, b""):
                yield headers, response.status_code

    assert everywhere(different) == {}


def test_detail_counts_the_drafts_that_it_leaves_out(client, drafts, secret):
    response = client.get("/api/v1/recipes/soup/", headers=bearing(secret))

    document = response.json()
    assert (document["title"], document["follows"]) == (f"Soup of {OWN}", None)
    assert document["meta"]["preview"]["missing"] == 2


# Refusals: each makes a token that shows nothing any more, and gives its secret.


def expired(kitchen, drafts, clock):
    _, secret = previewing.make_token(drafts["soup"], by=kitchen.team.ann, hours=1)
    clock.shift(timedelta(minutes=61))
    return secret


def truncated(kitchen, drafts, clock):
    return previewing.make_token(drafts["soup"], by=kitchen.team.ann, hours=1)[1][:-1]


def of_another_library(kitchen, drafts, clock):
    _, secret = previewing.make_token(drafts["soup"], by=kitchen.team.ann, hours=1)
    return Signer(key="of another library", salt="cms.preview", sep=".").sign(secret.split(".")[0])


def revoked(kitchen, drafts, clock):
    token, secret = previewing.make_token(drafts["soup"], by=kitchen.team.ann, hours=1)
    previewing.revoke(token, by=kitchen.team.ada)
    return secret


def of_a_maker_without_the_right(kitchen, drafts, clock):
    _, secret = previewing.make_token(drafts["soup"], by=kitchen.team.cleo, hours=1)
    RoleGrant.objects.filter(person=kitchen.team.cleo.person).delete()
    return secret


def of_a_discarded_item(kitchen, drafts, clock):
    stew = drafts["stew"]
    change(drafts["soup"], by=kitchen.team.ann, follows_id=None)
    _, secret = previewing.make_token(stew, by=kitchen.team.ann, hours=1)
    workflow.discard(stew, by=kitchen.team.ann, expected=stew.head)
    return secret


# The first moves the clock, so that the others are made after it.
BAD = [
    *(expired, truncated, of_another_library, revoked),
    *(of_a_maker_without_the_right, of_a_discarded_item),
]


def test_bad_tokens_are_refused_everywhere_in_the_same_bytes(client, kitchen, drafts):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        secrets = ["no-such-token", *(spoil(kitchen, drafts, clock) for spoil in BAD)]
        before = stored()

        def different(route):
            place, query = requests(route)[0]
            answers = [ask(client, place, query, **bearing(each)) for each in secrets]
            answers += [ask(client, place, query | {"preview": each}) for each in secrets]
            heads = [ask(client, place, query, "head", **bearing(each))[0] for each in secrets]
            if {each.status_code for each in heads} != {403} or len(
                {told(*a) for a in answers}
            ) > 1:
                yield [(each.status_code, body) for each, body in answers]
            response, body = answers[0]
            if json.loads(body)["type"] != REFUSED or _kept(response) != [403]:
                yield body

        assert everywhere(different) == {}
    assert stored() == before

"""What no client should send, to every route and parameter that the views declare.

Always a problem that names the parameter, never a fault of the server, and never a word about drafts.
"""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from itertools import cycle
from urllib.parse import quote

import pytest
import time_machine

from painlibrary.models import Procedure
from tests.delivery.routes import routes
from tests.painlibrary.making import save

pytestmark = pytest.mark.django_db

ROUTES = {route.name: route for route in routes("cms.urls")}
MEDIA_TYPE = "application/problem+json"
MOST_AT_ONCE = 15
# What no parameter takes, as it stands in the address.
NEVER = {
    "empty": "",
    "blank": "%20%09",
    "huge": "x" * 10_240,
    "NUL": "a%00b",
    "line end": "a%0D%0AX-Injected:%20yes",
}
# What some parameter might take: no answer may be a fault of the server.
PERHAPS = [
    *("%ED%A0%80", "%FF%FE", "%F0%9F%92%89", "%E2%80%AE", "%EF%BC%91", "null", "undefined", "NaN"),
    *("-1", "0", "1e9", "1000000000", "99999999999999999999", "0x10", "1.5", "true", "TRUE", "[]"),
    *("%7B%7D", "'%20OR%201=1--", "%25", "%5C", "*", ",", "a,,b", "..%2F..", "%3Cscript%3E"),
    *("__class__", "_connector", "item__status", "title.title", ".", "2026-02-30", "2026-01-01"),
    *("9999-12-31T23:59:59Z", "0001-01-01T00:00:00%2B14:00", "2026-01-01T00:00", "P1Y", "PT-1M"),
]
UNKNOWN = {
    "": None,
    "%00": None,
    "%ED%A0%80": None,
    "_connector": None,
    "__class__": None,
    "item__status": None,
    "document__contains": None,
    "risks.risk": None,
    "x" * 3000: None,
}
ACCEPTS = [
    *("", "/", "*", "*/*/*", ",,,", "text", "text/html;q=abc", "application/json;q=99", ";;;=;"),
    *("application/json;q=-1", "\\xff", "a/b;c=" + "d" * 5000, "application/xml", "image/*"),
]


def at(name):
    return ROUTES[name].at("nothing-of-this-name")


def ask(client, name, query, **headers):
    # Only a search needs to be told anything.
    needed = "&q=a" if name == "search" and not f"&{query}".count("&q=") else ""
    response = client.get(f"{at(name)}?{query}{needed}", headers=headers)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response, body


def problem(response, body):
    """The problem that an answer is, or what it is instead."""
    if response.headers.get("Content-Type") != MEDIA_TYPE:
        return {"not a problem": (response.status_code, body[:200])}
    found = json.loads(body)
    assert found["status"] == response.status_code
    return found


def named(response, body):
    return {each["parameter"] for each in problem(response, body).get("errors", [])}


def not_refused(client, route, names, query):
    """How the answer differs from a 400 that names exactly these parameters."""
    response, body = ask(client, route, query)
    if response.status_code != 400 or named(response, body) != set(names):
        yield response.status_code, set(names) ^ named(response, body)


def batches(names):
    names = list(names)
    return [names[at : at + MOST_AT_ONCE] for at in range(0, len(names), MOST_AT_ONCE)]


def everywhere(found):
    """``{route: what is wrong there}``, where ``found`` yields the faults of one route."""
    faults = {name: list(found(name, route)) for name, route in ROUTES.items()}
    return {name: each for name, each in faults.items() if each}


@pytest.mark.parametrize("value", NEVER.values(), ids=NEVER)
def test_values_that_nothing_takes_are_refused_by_name(client, value):
    def faults(name, route):
        for names in batches(route.declared):
            yield from not_refused(
                client, name, names, "&".join(f"{each}={value}" for each in names)
            )

    assert everywhere(faults) == {}


def test_what_can_be_given_once_is_refused_twice(client):
    def faults(name, route):
        once = [each.name for each in route.declared.values() if not each.is_list]
        for names in batches(once):
            twice = "&".join(f"{each}=1&{each}=2" for each in names)
            yield from not_refused(client, name, names, twice)

    assert everywhere(faults) == {}


def test_mistyped_names_lead_to_the_right_ones(client):
    def faults(name, route):
        for names in batches(route.declared):
            response, body = ask(client, name, "&".join(f"{each}_=1" for each in names))
            told = {
                each["parameter"]: each["suggestion"] for each in problem(response, body)["errors"]
            }
            if told != {f"{each}_": each for each in names}:
                yield told

    assert everywhere(faults) == {}


def test_names_that_nothing_has_are_refused(client):
    def faults(name, route):
        for unknown in UNKNOWN:
            response, body = ask(client, name, f"{unknown}=1")
            if response.status_code != 400 or len(named(response, body)) != 1:
                yield unknown[:20], response.status_code

    assert everywhere(faults) == {}


def test_no_value_of_any_parameter_is_a_fault_of_the_server(client):
    values = cycle(PERHAPS)

    def faults(name, route):
        for parameter in route.declared:
            value = next(values)
            response, body = ask(client, name, f"{parameter}={value}")
            if response.status_code >= 400 and not is_apt(problem(response, body), parameter):
                yield parameter, value, response.status_code, body[:200]

    assert everywhere(faults) == {}


def is_apt(problem, parameter):
    """Whether a problem says what the parameter is guilty of, or that nothing is here."""
    guilty = {each["parameter"] for each in problem.get("errors", [])} == {parameter}
    told = {"at": "/problems/future-instant", "preview": "/problems/preview-refused"}
    return guilty or problem.get("type") in ("/problems/not-found", told.get(parameter))


@pytest.mark.parametrize("value", PERHAPS)
def test_no_value_of_a_filter_is_a_fault_of_the_server(client, value):
    names = sorted(ROUTES["procedure-list"].declared.keys() - {"preview", "format"})

    for some in batches(names):
        response, body = ask(client, "procedure-list", "&".join(f"{each}={value}" for each in some))

        assert response.status_code in (200, 400, 404)
        assert response.status_code == 200 or named(response, body) <= set(names)


@pytest.mark.parametrize("slug", ["a%00b", "%ED%A0%80", "x" * 10_000, "..%2F..", "%0D%0Aa", "__"])
def test_addresses_that_lead_nowhere_are_problems(client, slug):
    for path in (f"procedures/{slug}/", f"risks/{slug}/procedures/", f"releases/{slug}/", slug):
        response = client.get(f"/api/v1/{path}")

        assert problem(response, response.content)["type"] == "/problems/not-found"


@pytest.mark.parametrize("number", [10**9, 10**6])
def test_pages_far_past_the_end_are_refused(client, number):
    def faults(name, route):
        if "page" in route.declared and not route.is_of_item:
            response, body = ask(client, name, f"page={number}")
            if response.status_code != (400 if number > 10**6 else 404):
                yield response.status_code, body

    assert everywhere(faults) == {}


def test_forged_cursors_are_refused_by_name(client):
    forged = [
        *("x", "start ", "START", "=", "AAAA", "%2B%2F%3D", "A" * 1999),
        *(
            urlsafe_b64encode(each.encode()).decode().rstrip("=")
            for each in (
                "",
                "2026-01-01T00:00:00Z 0 000000000000",
                "2026-01-01T00:00:00.000000Z 999999999 0123456789ab",
                "2999-01-01T00:00:00.000000Z 0 0123456789ab",
                "2026-01-01T00:00:00.000000Z -1 0123456789ab; DROP",
                '{"at": null}',
            )
        ),
    ]

    def faults(name, route):
        for parameter in {"cursor", "since"} & set(route.declared):
            if route.is_of_item:
                continue
            for value in forged:
                response, body = ask(client, name, f"{parameter}={quote(value, safe='%')}")
                is_refused = response.status_code == 400 and named(response, body) == {parameter}
                if not is_refused and problem(response, body).get("status") not in (400, 410):
                    yield parameter, value[:30], response.status_code, body[:200]

    assert everywhere(faults) == {}


def test_media_types_that_make_no_sense_are_no_fault_of_the_server(client):
    accepts = cycle(ACCEPTS)

    def faults(name, route):
        for accept in (next(accepts), next(accepts)):
            response, body = ask(client, name, "", Accept=accept)
            is_problem = "title" in problem(response, body)
            if response.status_code >= 500 or (response.status_code >= 400 and not is_problem):
                yield accept[:30], response.status_code, body[:200]

    assert everywhere(faults) == {}


def test_draft_is_told_from_nothing_by_no_parameter(client):
    with time_machine.travel(datetime(2026, 12, 1, tzinfo=UTC), tick=False):
        before = all_told_of(client, "quagmire")

        save(Procedure, title="Quagmire", slug="quagmire", aliases=["Mire"], kind="injection")

        assert all_told_of(client, "quagmire") == before


def all_told_of(client, word):
    """Every answer, headers included, to an address or a free parameter that names the word."""
    return {
        (name, parameter.name): told(client.get(f"{route.at(word)}?{parameter.name}={word}"))
        for name, route in ROUTES.items()
        for parameter in route.declared.values()
        if parameter.schema == {"type": "string"}
    }


def told(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, dict(response.headers), body

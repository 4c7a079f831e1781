"""What is given again, to whom, and what Django is asked for every time."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.utils.http import http_date

from cms.delivery.front import Front
from cms.publishing import previewing
from tests.asking import Asked, ask, connected, environ_of
from tests.kitchen import change

API = "/api/v1/"
SOUP = f"{API}recipes/soup/"


def test_answer_is_given_again_without_django(soup, asked):
    first = asked.ask(SOUP)

    assert asked.again(SOUP) == first == asked.ask_django(SOUP)
    assert first.code == HTTPStatus.OK


def test_lifetime_is_counted_anew(soup, asked, clock):
    asked.ask(SOUP)
    clock.shift(17)

    later = asked.again(SOUP)

    assert later["Cache-Control"] == "public, max-age=0, s-maxage=22"
    assert later == asked.ask_django(SOUP)


def test_head_is_answered_by_what_is_kept_of_get(soup, asked):
    asked.ask(SOUP, "HEAD")
    whole = asked.ask(SOUP)

    head = asked.again(SOUP, "HEAD")

    assert whole == asked.ask_django(SOUP)
    assert (head.body, head.headers) == (b"", whole.headers)
    assert head == asked.ask_django(SOUP, "HEAD")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', ' "other",W/{} '])
def test_client_that_holds_it_is_told_so(soup, asked, method, form):
    tag = asked.ask(SOUP)["ETag"]
    held = {"if_none_match": form.format(tag)}
    asked.ask(SOUP, if_none_match=tag)

    told = asked.again(SOUP, method, **held)

    assert (told.code, told.body) == (HTTPStatus.NOT_MODIFIED, b"")
    assert told == asked.ask_django(SOUP, method, **held)


@pytest.mark.parametrize("tags", ["", "*", '"other"', "nonsense", '"' + "x" * 5000])
def test_client_that_holds_something_else_gets_the_answer(soup, asked, tags):
    first = asked.ask(SOUP)
    since = first["Last-Modified"]

    told = asked.again(SOUP, if_none_match=tags, if_modified_since=since)

    assert told == first == asked.ask_django(SOUP, if_none_match=tags, if_modified_since=since)


@pytest.mark.parametrize(
    ("seconds", "code"), [(-1, HTTPStatus.OK), (0, HTTPStatus.NOT_MODIFIED), (60, 304)]
)
def test_date_tells_who_holds_it(soup, asked, seconds, code):
    first = asked.ask(SOUP)
    modified = datetime.strptime(first["Last-Modified"], "%a, %d %b %Y %H:%M:%S GMT")
    date = http_date((modified.replace(tzinfo=UTC) + timedelta(seconds=seconds)).timestamp())
    asked.ask(SOUP, if_modified_since=date)

    told = asked.again(SOUP, if_modified_since=date)

    assert told.code == code
    assert told == asked.ask_django(SOUP, if_modified_since=date)


@pytest.mark.parametrize("date", ["", "yesterday", "Sun, 99 Nov 2026 00:00:00 GMT"])
def test_date_that_is_none_is_ignored(soup, asked, date):
    asked.ask(SOUP)

    told = asked.again(SOUP, if_modified_since=date)

    assert told == asked.ask_django(SOUP, if_modified_since=date)
    assert told.code == HTTPStatus.OK


def test_what_clients_hold_is_kept_before_anybody_asks_for_all_of_it(soup, asked):
    tag = asked.ask_django(SOUP)["ETag"]
    asked.ask(SOUP, if_none_match=tag)

    unchanged = asked.again(SOUP, if_none_match=tag)
    whole = asked.ask(SOUP)

    assert unchanged == asked.ask_django(SOUP, if_none_match=tag)
    assert asked.again(SOUP) == whole == asked.ask_django(SOUP)


def test_date_is_told_as_soon_as_it_can_be(kitchen, asked, clock):
    kitchen.live(kitchen.recipe("soup"))
    early = asked.ask(SOUP), asked.again(SOUP)
    clock.shift(2)
    still = asked.ask_django(SOUP)
    clock.shift(timedelta(microseconds=1))

    later = asked.ask(SOUP)

    assert [each["Last-Modified"] for each in (*early, still)] == [None] * 3
    assert later["Last-Modified"] is not None
    assert asked.again(SOUP) == later == asked.ask_django(SOUP)


def test_order_of_parameters_makes_no_other_answer(kitchen, soup, asked):
    kitchen.live(kitchen.recipe("stew"))
    path = f"{API}recipes/"
    asked.ask(f"{path}?page_size=1&ordering=-title&fields=title")

    again = asked.again(f"{path}?fields=title&page_size=1&ordering=-title")

    assert again == asked.ask_django(f"{path}?fields=title&page_size=1&ordering=-title")


def test_values_of_one_parameter_keep_their_order(kitchen, asked):
    both = [(each, {"name": each}) for each in ("salt", "beef")]
    kitchen.live(*(kitchen.recipe(slug, ingredients=both) for slug in ("soup", "stew")))
    path = f"{API}recipes/?cursor=start&page_size=1&ingredient="
    orders = [f"{path}salt&ingredient=beef", f"{path}beef&ingredient=salt"]

    told = [(asked.ask(each), asked.again(each)) for each in orders]

    assert [each[1] for each in told] == [asked.ask_django(each) for each in orders]
    assert told[0] != told[1]


def test_each_form_is_kept_apart(kitchen, soup, asked):
    kitchen.live(kitchen.book("baking"))
    path = f"{API}books/baking/"
    forms = [
        "",
        "*/*",
        "text/x-label",
        "application/json, text/plain, */*",
        "text/x-label;q=0.1,*/*",
    ]

    first = [asked.ask(path, accept=form) for form in forms]
    again = [asked.again(path, accept=form) for form in forms]

    assert again == first == [asked.ask_django(path, accept=form) for form in forms]
    assert len({each["Content-Type"] for each in again}) == 2


@pytest.mark.parametrize("origin", ["https://a.example", "null", "evil\r\nSet-Cookie: a=b"])
def test_other_websites_and_cookies_change_nothing(soup, asked, origin):
    first = asked.ask(SOUP)

    assert asked.again(SOUP, origin=origin, cookie="sessionid=x; csrftoken=y") == first


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (f"{API}recipes/stew/", 404),
        (f"{API}recipes/?x=1", 400),
        (f"{API}recipes/?page=9", 404),
        (f"{API}nothing/", 404),
        (f"{API}recipes/soup", 301),
        (f"{API}recipes/broth/", 301),
        (f"{API}recipes/?format=ndjson", 200),
        (f"{API}export/", 200),
        (f"{API}recipes/soup/?at=2100-01-01T00:00:00Z", 400),
        (f"/{SOUP}", 404),
        (f"{API}recipes//soup/", 404),
        (f"{API}recipes/so%00up/", 404),
        (f"{API}recipes/so%FFup/", 404),
        (f"{API}../v1/recipes/", 404),
        (f"{API}recipes/?title=" + "x" * 3000, 400),
        ("/", 404),
    ],
)
def test_what_is_no_settled_answer_is_asked_of_django_each_time(kitchen, asked, clock, path, code):
    soup = kitchen.live(kitchen.recipe("broth"))
    change(soup, by=kitchen.team.ann, slug="soup")
    kitchen.live(soup)
    clock.shift(10)

    told = [asked.ask(path), asked.ask(path)]

    assert [each.code for each in told] == [code] * 2
    assert len(asked.seen) == 2
    assert told == [asked.ask_django(path)] * 2


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/admin/login/"])
def test_what_is_not_of_the_library_is_asked_of_django_each_time(db, settings, path):
    settings.ROOT_URLCONF = "cms.urls"
    asked = Asked()

    assert [asked.is_kept(path) for _ in range(3)] == [False] * 3


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "PUT", "DELETE", "TRACE", "get"])
def test_other_methods_are_for_django(soup, asked, method):
    asked.ask(SOUP)

    told = asked.ask(SOUP, method)

    assert len(asked.seen) == 2
    assert told == asked.ask_django(SOUP, method)


def test_instant_that_is_not_settled_is_not_kept(soup, asked, clock):
    now = datetime.now(UTC)
    recent, settled = (
        f"{SOUP}?at={now - timedelta(seconds=ago):%Y-%m-%dT%H:%M:%SZ}" for ago in (4, 6)
    )

    kept = [(asked.is_kept(path), asked.is_kept(path)) for path in (recent, settled)]

    assert kept == [(False, False), (False, True)]


def test_instant_of_another_state_is_not_kept(kitchen, soup, asked, clock):
    before = f"{SOUP}?at={datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    clock.shift(10)
    kitchen.live(kitchen.recipe("stew"))
    clock.shift(10)

    assert [asked.is_kept(before) for _ in range(3)] == [False] * 3


def test_preview_is_never_kept_nor_answered_by_what_is(kitchen, soup, asked):
    change(soup, by=kitchen.team.ann, summary="Secret.")
    _, token = previewing.make_token(soup, by=kitchen.team.ann, hours=1)
    public = asked.ask(SOUP)
    ways = [(f"{SOUP}?preview={token}", {}), (f"{SOUP}?%70review={token}", {})]
    ways += [(SOUP, {"authorization": f"Preview {token}"})]

    shown = [asked.ask(path, **headers) for path, headers in ways * 2]

    assert [b"Secret." in each.body for each in shown] == [True] * 6
    assert len(asked.seen) == 7
    assert asked.again(SOUP) == public
    assert asked.ask(f"{SOUP}?preview=wrong").code == HTTPStatus.FORBIDDEN


def test_bearer_of_anything_else_asks_django(soup, asked):
    asked.ask(SOUP)

    assert [asked.is_kept(SOUP, authorization="Bearer x") for _ in range(2)] == [False] * 2


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver\r\nX: y", "", "testserver, evil.example"]
)
def test_foreign_host_is_refused_by_django(soup, asked, host):
    asked.ask(SOUP)

    told = asked.ask(SOUP, host=host)

    assert told == asked.ask_django(SOUP, host=host)
    assert told.code == HTTPStatus.BAD_REQUEST


def test_answer_is_the_same_by_every_name_of_the_server(soup, asked):
    names = ["testserver", "TestServer", "localhost:8000", "127.0.0.1"]

    bodies = [asked.ask(SOUP, host=name).body for name in names * 2]

    assert len(set(bodies)) == 1


def test_plain_http_is_sent_to_https_whatever_is_kept(soup, settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_SSL_HOST = True, "library.example"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 60
    asked = Asked()

    secure = [asked.ask(SOUP, x_forwarded_proto="https") for _ in range(2)]
    plain = [asked.ask(SOUP), asked.ask(SOUP, x_forwarded_proto="http")]

    assert [each["Strict-Transport-Security"] for each in secure] == ["max-age=60"] * 2
    assert [each.code for each in plain] == [301] * 2
    assert len(asked.seen) == 3


@pytest.mark.parametrize(
    "more", [{"CONTENT_TYPE": "text/plain; charset=utf-7"}, {"SCRIPT_NAME": "/library"}]
)
def test_request_that_django_reads_in_another_way_is_for_django(soup, asked, more):
    asked.ask(SOUP)

    told = ask(asked.front, environ_of(SOUP) | more)

    assert len(asked.seen) == 2
    assert told == ask(asked.alone, environ_of(SOUP) | more)


@pytest.mark.parametrize(
    "headers",
    [{"host": f"testserver:{80:02000}"}, {"x_forwarded_proto": f"https,{'a' * 2000}"}],
    ids=["host", "scheme"],
)
def test_nobody_fills_the_memory_with_names_of_the_server(soup, settings, headers):
    """Django takes a port of any length, and looks no further than the first of several schemes."""
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    asked = Asked()

    told = [asked.ask(SOUP, **headers) for _ in range(2)]

    assert told == [asked.ask_django(SOUP, **headers)] * 2
    assert asked.seen == [SOUP] * 2
    assert (asked.front.memory.bytes, asked.front.straight.around) == (0, {})


def test_limit_counts_what_is_given_again(soup, asked, settings):
    settings.API_REQUESTS_PER_MINUTE = 3
    cache.clear()

    told = [asked.ask(SOUP) for _ in range(5)]
    other = ask(asked.front, environ_of(SOUP) | {"REMOTE_ADDR": "10.0.0.9"})

    assert [each.code for each in told] == [200] * 3 + [429] * 2
    assert len(asked.seen) == 3
    assert told[3] == asked.ask_django(SOUP)
    assert (told[2], other) == (told[0], told[0])


def test_nothing_is_kept_where_nothing_may_be(soup, settings):
    settings.ANSWER_MEGABYTES = 0
    asked = Asked()

    assert [asked.is_kept(SOUP) for _ in range(3)] == [False] * 3


def test_what_a_server_writes_into_the_headers_is_not_kept(soup, asked):
    def start(status, headers):
        headers.append(("Date", "today"))

    with connected():
        for _ in range(3):
            asked.front(environ_of(SOUP), start)

    assert asked.again(SOUP) == asked.ask_django(SOUP)


def test_front_leaves_servers_the_answer_to_close(soup, asked):
    environ, told = environ_of(SOUP), []

    with connected():
        response = Front(asked.alone)(environ, lambda *line: told.append(line))
        response.close()

    assert response.closed

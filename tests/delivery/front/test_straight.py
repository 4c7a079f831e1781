"""What goes to the view without Django: the same bytes and headers, and nothing that is not common."""

from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date

from cms.delivery.front import Front
from cms.models import Generation
from cms.publishing import previewing
from tests.asking import Asked, ask, environ_of
from tests.kitchen import change, next_minute

API = "/api/v1/"
RECIPES = f"{API}recipes/"


@pytest.fixture
def dishes(kitchen, clock):
    """Five that are live, and long enough ago that dates are told."""
    book = kitchen.book()
    salted = [("salt", {"name": "salt", "grams": 3, "sources": "[@cookbook]"})]
    slugs = ("bread", "cake", "rice", "soup", "stew")
    dishes = [kitchen.recipe(slug, ingredients=salted, title=slug.title()) for slug in slugs]
    kitchen.live(book, *dishes)
    clock.shift(10)
    return dict(zip(slugs, dishes, strict=True))


def test_first_answer_of_a_kind_is_djangos_and_the_next_goes_straight(dishes, asked):
    asked.ask(f"{RECIPES}soup/")

    told = asked.straight(f"{RECIPES}stew/")

    assert told == asked.ask_django(f"{RECIPES}stew/")
    assert asked.seen == [f"{RECIPES}soup/"]


@pytest.mark.parametrize(
    ("first", "address"),
    [
        ("recipes/soup/", "recipes/stew/?fields=title,ingredients.name"),
        ("recipes/soup/", "recipes/stew/?omit=references"),
        ("recipes/soup/?audience=patient", "recipes/stew/?audience=clinician"),
        ("books/cookbook/", "books/cookbook/?fields=title"),
        ("recipes/?page_size=2", "recipes/?page_size=3"),
        ("recipes/?page_size=2", "recipes/?page_size=2&page=2"),
        ("recipes/?page_size=2", "recipes/?cursor=start&page_size=3"),
        ("recipes/", "recipes/?ordering=-title"),
        ("recipes/", "recipes/?q=soup"),
        ("recipes/", "recipes/?slug=soup,stew&expand=sections"),
        ("recipes/", "recipes/?q=nothing"),
        ("recipes/", "recipes/?fields=title"),
        ("books/cookbook/cited-by/", "books/cookbook/cited-by/?page_size=50"),
    ],
)
def test_answer_is_djangos_in_every_byte(dishes, asked, first, address):
    asked.ask(API + first)

    told = asked.straight(API + address)

    assert told == asked.ask_django(API + address)
    assert told.code == HTTPStatus.OK
    assert asked.again(API + address) == told


def test_what_is_around_an_answer_is_known_before_its_view_is_asked(dishes, asked):
    with CaptureQueriesContext(connection) as queries:
        asked.ask(f"{RECIPES}soup/")

    assert sum("cms_livetext" in each["sql"] for each in queries) == 1


def test_each_kind_of_request_is_learned_apart(dishes, asked):
    """What is around an answer is never lent to another host, scheme, form or route."""
    asked.ask(f"{RECIPES}soup/")

    for address, headers in [
        (f"{RECIPES}stew/", {"accept": "application/json"}),
        (f"{RECIPES}stew/", {"host": "127.0.0.1"}),
        (f"{RECIPES}stew/", {"x_forwarded_proto": "https"}),
        (RECIPES, {}),
        (f"{API}books/cookbook/", {}),
    ]:
        before = len(asked.seen)
        told = asked.ask(address, **headers)
        assert told == asked.ask_django(address, **headers)
        assert len(asked.seen) == before + 1 or "x_forwarded_proto" in headers


def test_answer_in_another_form_lends_nothing(dishes, asked):
    other = asked.ask(f"{API}books/cookbook/?format=label")

    told = asked.ask(f"{API}books/cookbook/")

    assert other["Content-Type"] != "application/json"
    assert told == asked.ask_django(f"{API}books/cookbook/")
    assert len(asked.seen) == 2


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("recipes/nothing/", 404),
        ("recipes/stew/?unknown=1", 400),
        ("recipes/stew/?fields=nothing", 400),
        ("recipes/?page=99", 404),
        ("recipes/?cursor=forged", 400),
        ("recipes/?at=2999-01-01T00:00:00Z", 400),
        ("recipes/stew", 301),
        ("recipes/?format=ndjson", 200),
        ("nothing/", 404),
    ],
)
def test_whatever_is_not_common_is_djangos(dishes, asked, address, code):
    asked.ask(f"{RECIPES}soup/")
    asked.ask(RECIPES)
    before = len(asked.seen)

    told = asked.ask(API + address)

    assert told.code == code
    assert len(asked.seen) == before + 1


def test_who_holds_something_and_who_wants_no_body_ask_django(dishes, asked):
    asked.ask(f"{RECIPES}soup/")
    known = asked.ask_django(f"{RECIPES}stew/")
    before = len(asked.seen)

    for number, (method, headers) in enumerate(
        [
            ("HEAD", {}),
            ("GET", {"if_none_match": known["ETag"]}),
            ("GET", {"if_modified_since": http_date(0)}),
        ],
        start=1,
    ):
        asked.front.memory.young.clear()
        told = asked.ask(f"{RECIPES}stew/", method, **headers)
        assert told == asked.ask_django(f"{RECIPES}stew/", method, **headers)
        assert len(asked.seen) == before + number


def test_preview_never_goes_straight(kitchen, dishes, asked):
    asked.ask(f"{RECIPES}soup/")
    change(dishes["stew"], by=kitchen.team.ann, summary="Secret.")
    _, token = previewing.make_token(dishes["stew"], by=kitchen.team.ann, hours=1)
    before = len(asked.seen)

    shown = [
        asked.ask(f"{RECIPES}stew/?preview={token}"),
        asked.ask(f"{RECIPES}stew/", authorization=f"Preview {token}"),
    ]

    assert [b"Secret." in each.body for each in shown] == [True, True]
    assert len(asked.seen) == before + 2
    assert b"Secret." not in asked.straight(f"{RECIPES}stew/").body


def test_what_the_copy_lacks_is_djangos_so_that_its_errand_is_woken(dishes, asked):
    asked.ask(f"{RECIPES}soup/")
    Generation.objects.update(form="of other code")
    before = len(asked.seen)

    told = asked.ask(f"{RECIPES}stew/")

    assert told == asked.ask_django(f"{RECIPES}stew/")
    assert len(asked.seen) == before + 1


def test_release_is_seen_by_what_goes_straight(kitchen, dishes, asked, clock):
    asked.ask(f"{RECIPES}soup/")
    change(dishes["stew"], by=kitchen.team.ann, summary="Cold.")
    kitchen.live(dishes["stew"])
    clock.shift(10)

    told = asked.straight(f"{RECIPES}stew/")

    assert b"Cold." in told.body
    assert told == asked.ask_django(f"{RECIPES}stew/")


def test_schedule_is_seen_on_its_minute(kitchen, dishes, asked, clock):
    asked.ask(f"{RECIPES}soup/")
    change(dishes["stew"], by=kitchen.team.ann, summary="Cold.")
    starts_at = next_minute()
    kitchen.send(kitchen.prepared(kitchen.approved(dishes["stew"])), starts_at=starts_at)
    assert b"Cold." not in asked.straight(f"{RECIPES}stew/").body

    clock.move_to(starts_at)

    told = asked.ask(f"{RECIPES}stew/")
    assert b"Cold." in told.body
    assert told == asked.ask_django(f"{RECIPES}stew/")


def test_hidden_place_is_hidden_on_the_straight_way(kitchen, dishes, asked, clock):
    asked.ask(f"{RECIPES}soup/")
    kitchen.notice(dishes["stew"], text="Too hot.")
    clock.shift(10)

    told = asked.straight(f"{RECIPES}stew/")

    assert b"Too hot." in told.body
    assert told == asked.ask_django(f"{RECIPES}stew/")


def test_request_is_counted_once_whichever_way_it_goes(dishes, settings):
    settings.API_REQUESTS_PER_MINUTE = 5
    cache.clear()
    asked = Asked()
    ways = ["soup/", "stew/", "stew/", "nothing/", "?page=99"]

    codes = [asked.ask(RECIPES + way).code for way in ways]
    beyond = asked.ask(f"{RECIPES}rice/")

    assert codes == [200, 200, 200, 404, 404]
    assert beyond.code == HTTPStatus.TOO_MANY_REQUESTS
    cache.clear()


def test_reading_that_fails_is_left_to_django(dishes, asked):
    asked.ask(f"{RECIPES}soup/")
    failures = [ValueError("Something is wrong.")]

    def failing(execute, sql, *given):
        if "cms_livetext" in sql and failures:
            raise failures.pop()
        return execute(sql, *given)

    with connection.execute_wrapper(failing):
        told = asked.ask(f"{RECIPES}stew/")

    assert asked.seen[-1] == f"{RECIPES}stew/"
    assert told == asked.ask_django(f"{RECIPES}stew/")


def test_nothing_goes_straight_where_nothing_is_kept(dishes, settings):
    settings.ANSWER_MEGABYTES = 0
    asked = Asked()

    for _ in range(2):
        assert ask(asked.front, environ_of(f"{RECIPES}soup/")).code == HTTPStatus.OK

    assert len(asked.seen) == 2
    assert isinstance(asked.front, Front)

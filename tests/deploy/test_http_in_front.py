"""Methods, validators, compression, ranges and faults, through what stands in front."""

import gzip

import pytest

from tests.deploy import fronts
from tools.served import free_port

PROCEDURES = "/api/v1/procedures/"


def test_head_is_get_without_its_body(front, library):
    path = f"{PROCEDURES}?page_size=10"

    head, get = front.ask(path, method="HEAD"), front.ask(path)
    again = front.ask(path, method="HEAD")

    assert (head.status, head.body, again.body) == (200, b"", b"")
    assert get.body == library.ask(path).body
    assert (get["X-Cache"], again["X-Cache"]) == ("HIT", "HIT")
    assert again["Content-Length"] == str(len(get.body))
    assert {again["ETag"], head["ETag"]} == {get["ETag"]}


def test_server_itself_answers_head_with_the_length_of_get(library):
    head, get = library.ask(PROCEDURES, method="HEAD"), library.ask(PROCEDURES)

    assert (head.status, head.body) == (200, b"")
    assert head["Content-Length"] == get["Content-Length"] == str(len(get.body))
    assert head["ETag"] == get["ETag"]


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_whoever_holds_an_answer_is_told_that_it_stands(front, encoding):
    path = f"{PROCEDURES}?page_size=11"
    headers = {"Accept-Encoding": encoding}
    held = [each["ETag"] for each in front.twice(path, headers)]

    again = front.ask(path, headers | {"If-None-Match": held[1]})
    by_date = front.ask(
        path, headers | {"If-Modified-Since": front.ask(path, headers)["Last-Modified"]}
    )

    assert held[0] == held[1]
    assert (again.status, again.body) == (304, b"")
    assert again["ETag"].removeprefix("W/") == held[1].removeprefix("W/")
    assert (by_date.status, by_date.body) == (304, b"")


def test_validators_are_strong_where_nothing_is_compressed(nginx, library):
    path = f"{PROCEDURES}?page_size=12"

    tags = [front.ask(path)["ETag"] for front in (library, nginx)]

    assert tags[0] == tags[1]
    assert not tags[0].startswith("W/")


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_answers_are_compressed_for_whoever_can_read_that(front, library, encoding):
    path = f"{PROCEDURES}?page_size=13"

    plain, packed = front.ask(path), front.ask(path, {"Accept-Encoding": encoding})

    # Varnish knows gzip alone, and gives the others what they can read.
    is_packed = (front.name, encoding) != ("varnish", "br")
    assert packed["Content-Encoding"] == (encoding if is_packed else None)
    assert len(packed.body) < len(plain.body) / 3 if is_packed else packed.body == plain.body
    if encoding == "gzip":
        assert gzip.decompress(packed.body) == plain.body == library.ask(path).body
    assert "Accept-Encoding" in packed["Vary"].split(", ")


def test_script_of_another_website_may_ask_and_read(front):
    origin = {"Origin": "https://clinic.example"}
    wanted = origin | {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization, if-none-match",
    }

    before, answer = front.ask(PROCEDURES, wanted, method="OPTIONS"), front.ask(PROCEDURES, origin)

    allowed = before["Access-Control-Allow-Headers"].lower().split(", ")
    assert (before.status, before["Access-Control-Allow-Origin"]) == (204, "*")
    assert {"authorization", "if-none-match"} <= set(allowed)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    assert answer["Access-Control-Allow-Credentials"] is None


@pytest.mark.parametrize("asked", ["bytes=0-9", "bytes=-5", "bytes=99999999-", "bytes=x"])
def test_range_gives_that_part_or_all(front, library, asked):
    path = f"{PROCEDURES}?page_size=14"
    whole = library.ask(path).body
    parts = {"bytes=0-9": whole[:10], "bytes=-5": whole[-5:]}

    for answer in front.twice(path, {"Range": asked}):
        expected = {200: whole, 206: parts.get(asked), 416: answer.body}
        assert answer.body == expected[answer.status]


@pytest.mark.parametrize("length", [5_000, 9_000])
def test_address_that_is_too_long_is_refused(front, length):
    answer = front.ask(f"{PROCEDURES}?q={'a' * length}")

    assert answer.status in {400, 414}


@pytest.mark.parametrize("name", ["nginx", "varnish"])
def test_front_says_so_when_the_library_is_down(tmp_path, name):
    down, port = free_port(), free_port()
    tokens = ["t"] if name == "varnish" else []

    with getattr(fronts, name)(tmp_path / name, down, port, *tokens) as front:
        answers = front.twice(PROCEDURES)

    assert [each.status for each in answers] == [{"nginx": 502, "varnish": 503}[name]] * 2
    assert "HIT" not in [each["X-Cache"] for each in answers]

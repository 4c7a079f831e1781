"""Two processes of a real server, each of which gives its own answers again, see what others do."""

import json
import time

import pytest

from cms.delivery.front.known_state import SECONDS
from tests.deploy import fronts
from tests.deploy.conftest import TOKEN
from tests.deploy.publisher import Publisher
from tools import served

RISKS = "/api/v1/risks/"
# Of two processes, each answers some of so many requests.
OFTEN = 24
POST = """
from cms.models import Account, Item, NoticeKind
from cms.publishing import notices
item = Item.objects.get(pk="{item}")
publisher = Account.objects.get(username="publisher")
notices.post(item, by=publisher, kind=NoticeKind.URGENT_CORRECTION, text="{text}")
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """Of a library of its own: what is published here would be news to the caches of others."""
    state = str(tmp_path_factory.mktemp("processes"))
    variables = {"API_REQUESTS_PER_MINUTE": "0", "METRICS_TOKEN": TOKEN}
    with served.library(STATE_DIR=state, **variables) as address:
        yield served.environment_of(state, address)


@pytest.fixture(scope="module")
def library(environment):
    return fronts.Server(int(environment["PUBLIC_URL"].rpartition(":")[2]))


@pytest.fixture
def risk(library):
    """Its id, and its address, of which each process gives the answer again."""
    found = json.loads(library.ask(f"{RISKS}?page_size=1").body)["results"][0]
    address = f"{RISKS}{found['slug']}/"
    assert len({library.ask(address).body for _ in range(OFTEN)}) == 1
    return found["id"], address


def texts(library, address):
    told = [json.loads(library.ask(address).body)["notices"] for _ in range(OFTEN)]
    return [[each["text"] for each in notices] for notices in told]


def test_what_another_program_makes_public_is_seen_by_each_process(library, risk, environment):
    item, address = risk

    served.shell(environment, POST.format(item=item, text="By another."))
    time.sleep(SECONDS)

    assert [told[-1] for told in texts(library, address)] == ["By another."] * OFTEN


def test_what_one_process_makes_public_is_seen_by_the_other(library, risk):
    item, address = risk

    Publisher(library.address).act(
        f"/admin/painlibrary/risk/{item}/notice/", kind="urgent_correction", text="By one of them."
    )
    time.sleep(SECONDS)

    assert [told[-1] for told in texts(library, address)] == ["By one of them."] * OFTEN


def test_answers_that_are_given_again_are_counted(library, risk):
    def counted():
        told = library.ask("/metrics", {"Authorization": f"Bearer {TOKEN}"}).body.decode()
        lines = [line for line in told.splitlines() if 'route="risk-detail"' in line]
        return {name: float(count) for name, count in map(str.split, lines) if "total" in name}

    _, address = risk
    before = counted()
    for _ in range(OFTEN):
        library.ask(address)
        library.ask(address, method="HEAD")

    grown = {name: count - before.get(name, 0) for name, count in counted().items()}
    line = 'library_requests_total{{method="{}",route="risk-detail",status="200"}}'
    assert [grown[line.format(method)] for method in ("GET", "HEAD")] == [OFTEN, OFTEN]

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from tests.deploy import fronts
from tools import served

TOKEN = "of-use-to-nobody-and-as-long-as-a-secret-must-be-to-count"
MAKE_TOKEN = """
from cms.models import Account
from cms.publishing import previewing
from painlibrary.models import Procedure
item = Procedure.objects.order_by("slug").first().item
author = Account.objects.get(username="author")
print(previewing.make_token(item, by=author, hours=1)[1])
"""
# An answer is kept until the minute ends: a test that looks for a hit must not straddle it.
SECONDS_OF_A_TEST = 8


@pytest.fixture(autouse=True)
def within_a_minute():
    left = 59 - datetime.now(UTC).second
    if left < SECONDS_OF_A_TEST:
        time.sleep(left + 1.1)


@pytest.fixture(scope="session")
def deployed(tmp_path_factory, quickstarted_state):
    """``{name: server}`` of the library itself, and of what stands in front of it."""
    folder = tmp_path_factory.mktemp("deployed")
    before_varnish = served.free_port()
    variables = {
        "STATE_DIR": str(folder / "state"),
        "CACHE_PURGE_URLS": f"http://127.0.0.1:{before_varnish}",
        "CACHE_PURGE_TOKEN": TOKEN,
        "METRICS_TOKEN": TOKEN,
        "NUM_PROXIES": "1",
        "API_REQUESTS_PER_MINUTE": "0",
    }
    with ExitStack() as stack:
        address = stack.enter_context(served.library(copy_of=quickstarted_state, **variables))
        port = int(address.rpartition(":")[2])
        nginx = fronts.nginx(folder / "nginx", port, served.free_port())
        varnish = fronts.varnish(folder / "varnish", port, before_varnish, TOKEN)
        yield {
            "library": fronts.Server(port),
            "nginx": stack.enter_context(nginx),
            "varnish": stack.enter_context(varnish),
            "state": folder / "state",
        }


@pytest.fixture
def library(deployed):
    return deployed["library"]


@pytest.fixture
def varnish(deployed):
    return deployed["varnish"]


@pytest.fixture
def nginx(deployed):
    return deployed["nginx"]


@pytest.fixture(params=["nginx", "varnish"])
def front(request, deployed):
    return deployed[request.param]


@pytest.fixture(scope="session")
def environment(deployed):
    """In which other processes see the same library."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "LIBRARY_MODE": "development",
        "DATABASE_URL": "",
        "STATE_DIR": str(deployed["state"]),
        "PUBLIC_URL": deployed["library"].address,
    }


@pytest.fixture(scope="session")
def token(environment):
    """Of a preview, made as the page in the admin makes it."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", MAKE_TOKEN]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return told.stdout.strip()

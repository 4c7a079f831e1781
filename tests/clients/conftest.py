"""A library that is served, and what is done in it while clients read."""

import pytest

from tools import clients, served


class ServedLibrary:
    def __init__(self, address, folder):
        self.address, self.folder = address, folder

    def work(self, change, withdraw):
        """Release a change of one procedure, withdraw another one, and give a token for a draft."""
        command = f"from tests.clients import team; team.work({change!r}, {withdraw!r})"
        return served.shell(served.environment_of(self.folder, self.address), command)


@pytest.fixture(scope="package")
def library(tmp_path_factory, quickstarted_state):
    folder = str(tmp_path_factory.mktemp("served"))
    with served.library(copy_of=quickstarted_state, STATE_DIR=folder) as address:
        yield ServedLibrary(address, folder)


@pytest.fixture(scope="package")
def contract():
    return clients.contract()

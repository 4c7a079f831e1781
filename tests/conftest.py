import pytest

from tests.kitchen import Kitchen

pytest_plugins = ["tests.chromium", "tests.tampering"]


@pytest.fixture
def kitchen(db):
    return Kitchen()

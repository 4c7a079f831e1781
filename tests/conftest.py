import pytest

from tests.kitchen import Kitchen


@pytest.fixture
def kitchen(db):
    return Kitchen()

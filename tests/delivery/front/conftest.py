import pytest

from tests.asking import Asked


@pytest.fixture
def soup(kitchen, clock):
    """Live for a while: dates are told once no other change can have the same."""
    item = kitchen.live(kitchen.recipe("soup"))
    clock.shift(10)
    return item


@pytest.fixture
def asked(db, clock):
    return Asked()

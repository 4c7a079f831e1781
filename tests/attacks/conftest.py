import pytest
from django.core.cache import cache

from tests.delivery.conftest import Reader


@pytest.fixture
def reader(client, settings):
    """Somebody who reads recipes over the API, and nothing else."""
    settings.ROOT_URLCONF = "tests.delivery.urls"
    return Reader(client)


@pytest.fixture(autouse=True)
def nobody_has_failed_yet():
    cache.clear()

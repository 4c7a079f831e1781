import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def count_anew():
    """Pictures of one test are not shown in the next."""
    cache.clear()

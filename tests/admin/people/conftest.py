import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    cache.clear()

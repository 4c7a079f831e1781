"""Long texts are packed so that they are fast to read."""

import pytest
from django.db import connection

from cms.models import packing

IN_POSTGRESQL = """
SELECT attcompression FROM pg_attribute
WHERE attrelid = 'cms_livetext'::regclass AND attname = 'listed'
"""


@pytest.mark.django_db
def test_texts_are_packed_as_declared_after_migrating():
    assert packing.unlike("default") == {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(IN_POSTGRESQL)
            assert cursor.fetchone() == ("l",)


@pytest.mark.django_db
def test_what_is_packed_otherwise_is_told_and_mended():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE cms_livetext ALTER COLUMN sections SET COMPRESSION pglz")
        assert packing.unlike("default") == {"cms_livetext": ["sections"]}

    packing.install("default")

    assert packing.unlike("default") == {}

"""No index is kept that another one makes needless: each costs every row that is written."""

import pytest
from django.apps import apps

OURS = ["cms", "painlibrary", "sampleapp"]
MODELS = [model for app in OURS for model in apps.get_app_config(app).get_models()]


def begun_by(model):
    """The fields with which an index of several begins, of those indexes that hold all rows."""
    kept = [*model._meta.indexes, *model._meta.constraints]
    kept = [each for each in kept if getattr(each, "fields", ()) and each.condition is None]
    return {each.fields[0].removeprefix("-") for each in kept}


@pytest.mark.parametrize("model", MODELS)
def test_no_foreign_key_has_an_index_with_which_another_begins(model):
    indexed = {field.name for field in model._meta.local_fields if field.db_index}

    assert indexed & begun_by(model) == set()


@pytest.mark.parametrize("model", MODELS)
def test_rows_of_every_foreign_key_are_found_by_an_index(model):
    keys = {field.name for field in model._meta.local_fields if field.is_relation}
    indexed = {field.name for field in model._meta.local_fields if field.db_index or field.unique}

    assert keys - indexed - begun_by(model) == set()

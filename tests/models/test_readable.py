import pytest
from django.core.exceptions import ValidationError

from tests.sampleapp.models import Book, Ingredient


@pytest.mark.parametrize("sign", ["\u202e", "\x07", "\ud800"])
@pytest.mark.parametrize(("model", "field"), [(Book, "title"), (Ingredient, "name")])
def test_invisible_characters_are_refused_in_every_text(model, field, sign):
    content = model(**{field: f"Jo{sign}y"})

    with pytest.raises(ValidationError) as refused:
        content.clean_fields(exclude=["slug", "owner", "item"])

    assert list(refused.value.message_dict) == [field]
    assert "delete it" in refused.value.message_dict[field][0]

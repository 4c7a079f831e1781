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


@pytest.mark.parametrize("sign", ["\u202e", "\x00", "\ud800"])
def test_invisible_characters_are_refused_in_lists_as_well(sign):
    book = Book(aliases=["Plain", f"Jo{sign}y"])

    with pytest.raises(ValidationError) as refused:
        book.clean_fields(exclude=["title", "slug", "item"])

    assert list(refused.value.message_dict) == ["aliases"]


@pytest.mark.parametrize("slug", ["-", "Soup", "soup-", "-soup", "hot--soup", "hot soup", "süp"])
def test_slug_that_no_filter_could_name_is_refused(slug):
    book = Book(slug=slug)

    with pytest.raises(ValidationError) as refused:
        book.clean_fields(exclude=["title", "item"])

    assert list(refused.value.message_dict) == ["slug"]

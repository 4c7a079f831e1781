from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from cms.editorial import canonical
from painlibrary.models import Reference
from tests.painlibrary.making import messages_of, save

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({}, []),
        ({"issued": "2024", "accessed": "2024-05-31"}, []),
        ({"issued": "2024-02-30"}, ["Write YYYY, YYYY-MM or YYYY-MM-DD."]),
        ({"issued": "2024-13"}, ["Write YYYY, YYYY-MM or YYYY-MM-DD."]),
        ({"accessed": "May 2024"}, ["Write YYYY, YYYY-MM or YYYY-MM-DD."]),
        ({"authors": [{"family": "Curie", "given": "M."}, {"literal": "WHO"}]}, []),
        ({"authors": [{"family": "Curie"}]}, []),
        ({"doi": "10.1000/182", "pmid": "123", "isbn": "978-3-16-148410-0"}, []),
        ({"doi": "https://doi.org/10.1000/182"}, ["A DOI starts with 10. and has a slash."]),
        ({"pmid": "PMC12"}, ["A PMID is a number."]),
        ({"isbn": "12"}, ["An ISBN has 10 or 13 digits."]),
        ({"language": "English"}, ["Such as en or en-US."]),
        ({"evidence_level": 2, "evidence_question": "rare_harms"}, []),
        ({"evidence_level": 2}, ["A level of evidence needs its question, and the reverse."]),
        (
            {"evidence_question": "diagnosis"},
            ["A level of evidence needs its question, and the reverse."],
        ),
    ],
)
def test_reference_field_is_checked(fields, messages):
    reference = save(Reference, title="", slug="who", csl_type="webpage")
    for name, value in fields.items():
        setattr(reference, name, value)

    assert messages_of(reference) == messages


@pytest.mark.parametrize(
    "authors",
    ["Curie", [{"given": "Marie"}], [{"family": ""}], [{"literal": "WHO", "family": "W"}], [3]],
)
def test_authors_are_names_of_the_citation_style_language(authors):
    reference = Reference(slug="who", csl_type="webpage", authors=authors)

    with pytest.raises(ValidationError) as refusal:
        reference.clean_fields(exclude=["item"])

    assert list(refusal.value.message_dict) == ["authors"]


def test_reference_without_title_is_called_by_its_slug():
    assert str(Reference(slug="webmd-alternatives")) == "webmd-alternatives"


def test_looking_after_links_changes_no_signed_text():
    reference = save(Reference, title="", slug="who", csl_type="webpage")
    before = canonical.freeze(reference)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    reference.link_state, reference.link_checked_at = "broken", moment
    reference.integrity_checked_at = moment
    reference.save()

    assert canonical.freeze(reference) == before

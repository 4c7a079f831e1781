"""How medical documents are laid out for people, from what the API serves."""

from fractions import Fraction

import pytest

from cms.admin.reading import blocks, draft_document, rendered
from cms.admin.reading.plain_layout import spoken
from cms.models import content_types
from painlibrary.models import Condition, Procedure, Reference, Risk
from painlibrary.reading.others import printed
from painlibrary.reading.risks import people_for, picture, risks
from tests.painlibrary.making import save


def risk_row(**frequency):
    """A row of a procedure's risks, as the API serves it."""
    numbers = {"events": None, "denominator": None, "low": None, "high": None, "population": None}
    card = {"id": "1", "type": "risk", "slug": "infection", "title": "Infection", "url": "/"}
    said = dict.fromkeys(["severity", "serious", "onset", "description", "course", "mitigation"])
    return {
        "key": "infection",
        "risk": card,
        "kind": "complication",
        "frequency": numbers | frequency if frequency else None,
        "source_label": None,
        **said,
        "sources": [],
        "named_sources": [],
        "sourced": False,
    }


def test_one_list_shows_the_same_number_of_people_throughout():
    rows = [
        risk_row(events=1, denominator=100, text="1 in 100 people"),
        risk_row(low=0.001, high=0.0045, text="1 to 4.5 in 1,000 people"),
        risk_row(events=0, denominator=250, text="0 in 250 people"),
        risk_row(text="How often it happens is not known"),
        risk_row(),
    ]

    (block,) = risks({"risks": rows})

    assert block.note == "Each picture shows 1,000 people."
    assert [each.picture for each in block.entries] == [
        blocks.IconArray(1000, 10, 10, "10 in 1,000 people"),
        blocks.IconArray(1000, 1, 5, "about 1 to 5 in 1,000 people"),
        None,
        None,
        None,
    ]
    assert [each.lines[0] for each in block.entries] == [
        "1 in 100 people",
        "1 to 4.5 in 1,000 people",
        "0 in 250 people",
        "How often it happens is not known",
        "How often is not stated",
    ]


@pytest.mark.parametrize(
    ("shares", "people"),
    [
        ([], 100),
        ([None, (Fraction(1, 10), Fraction(1, 10))], 100),
        ([(Fraction(1, 100), Fraction(1, 100))], 100),
        ([(Fraction(1, 10), Fraction(1, 10)), (Fraction(1, 500), Fraction(1, 500))], 1000),
        ([(Fraction(1, 20_000), Fraction(1, 20_000))], 1000),
    ],
)
def test_least_number_of_people_in_which_all_can_be_seen(shares, people):
    assert people_for(shares) == people


def test_what_is_rarer_than_the_picture_shows_nobody_and_says_so():
    assert picture((Fraction(1, 20_000),) * 2, 1000) == blocks.IconArray(
        1000, 0, 0, "fewer than 1 in 1,000 people"
    )


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ({"title": None, "slug": "a"}, "No title is known."),
        ({"title": "Pain.", "slug": "a", "integrity": "retracted"}, "Pain. [Retracted]"),
        (
            {
                "title": "On pain",
                "slug": "a",
                "authors": [{"family": "Curie", "given": "M."}, {"literal": "WHO"}],
                "container_title": "Journal",
                "issued": "1911",
                "integrity": "current",
            },
            "Curie M.; WHO. On pain. Journal. 1911.",
        ),
    ],
)
def test_reference_is_printed_with_what_is_known(card, words):
    assert printed(card) == words


@pytest.fixture
def block_of_nerves(db):
    guide = {"title": "A guide", "slug": "guide", "csl_type": "webpage"}
    save(Reference, **guide, source_url="https://guide.example/")
    infection = save(Risk, title="Infection", slug="infection", definition="Germs.")
    pain = save(Condition, title="Back pain", slug="back-pain")
    cited, named = {"sources": "[@guide, p. 2]"}, {"sources": "[?Mount Sinai]"}
    levels = [{"level": "low", "is_preferred": True, **cited}, {"level": "high", **named}]
    parts = {
        "invasiveness": levels,
        "indications": [{"condition": pain, "role": "treats", **cited}],
        "risks": [
            {"risk": infection, "kind": "complication", "events": 3, "denominator": 100, **cited}
        ],
        "sections": [
            {
                "aspect": "technique",
                "heading": "How",
                "body": "A needle [@guide].",
                "audience": "clinician",
            }
        ],
    }
    fields = {"summary": "A block [@guide].", "lay_summary": "It numbs."}
    return save(
        Procedure, parts, title="Nerve block", slug="nerve-block", kind="nerve_block", **fields
    )


def test_procedure_is_laid_out_for_its_readers(block_of_nerves):
    document = draft_document(block_of_nerves.item.head)

    patient, clinician = (
        rendered(document, audience, prefix="left") for audience in ("patient", "clinician")
    )

    assert ("It numbs." in patient, "A needle" in patient) == (True, False)
    assert ("A block" in clinician, "A needle" in clinician) == (True, True)
    for html in (patient, clinician):
        assert 'href="#left-reference-1"' in html
        assert 'id="left-reference-1" value="1"' in html
        assert 'href="#reference-' not in html
        assert "3 in 100 people" in html
        assert html.count('<svg class="figures" role="img" aria-label="3 in 100 people"') == 1
        assert "Sources disagree" in html
        assert "Says Mount Sinai." in html
        assert "No source" in html
        assert "Not public yet" in html
        assert "Not reviewed yet" in html
        assert "The library has no value for: category, intents, duration, onset" in html


def test_every_type_of_the_library_has_a_layout_of_its_own():
    own = {name for name, each in content_types().items() if each._meta.app_label == "painlibrary"}

    assert own <= blocks.LAYOUTS.keys()
    assert spoken("lay_summary") == "Summary"

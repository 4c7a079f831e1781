import pytest

from cms.publishing.documents import FacetValue
from painlibrary.models import (
    Article,
    CareRole,
    Category,
    Condition,
    Procedure,
    Reference,
    Risk,
)
from tests.painlibrary.making import document_of, save

pytestmark = pytest.mark.django_db


def prose(text):
    return {"markdown": {"$markdown": [text]}, "html": f"<p>{text}</p>", "sources": []}


def plain(text):
    return {"markdown": text, "html": f"<p>{text}</p>"}


def card(content):
    return {"$card": str(content.pk)}


def test_risk_shows_its_definition_also_on_its_card():
    save(Reference, title="A guide", slug="guide", csl_type="webpage")
    wider = save(Risk, title="Bleeding", slug="bleeding")
    hematoma = save(
        Risk,
        title="Epidural hematoma",
        slug="epidural-hematoma",
        definition="Blood [@guide].",
        lay_definition="A bruise.",
        broader=wider,
    )
    document = document_of(hematoma)

    body = document.body()

    assert {name: body[name] for name in ("lay_definition", "broader", "codes")} == {
        "lay_definition": prose("A bruise."),
        "broader": card(wider),
        "codes": [],
    }
    assert body["definition"]["html"] == (
        '<p>Blood <sup class="citation"><a href="#reference-1">1</a></sup>.</p>'
    )
    # A card has no list of references, so it cites nothing.
    assert document.card() == {
        "definition": plain("Blood."),
        "lay_definition": plain("A bruise."),
    }
    assert list(document.facets()) == [FacetValue("broader", str(wider.pk))]
    assert document.not_stated(body) == ["codes"]


def test_condition_shows_where_it_is():
    back = save(Condition, title="Back pain", slug="back-pain", codable=False)
    parts = {
        "body_sites": [{"site": "lumbar_spine", "sources": "[?Leaflet]"}],
        "codes": [{"system": "icd_10_cm", "version": "2026", "code": "M54.50"}],
    }
    low = save(
        Condition,
        parts,
        title="Low back pain",
        slug="low-back-pain",
        description="Below the ribs.",
        lay_description="Low.",
        broader=back,
    )

    document = document_of(low)

    assert document.body() == {
        "description": prose("Below the ribs."),
        "lay_description": prose("Low."),
        "broader": card(back),
        "body_sites": [
            {
                "key": "body_sites-1",
                "site": "lumbar_spine",
                "sources": [],
                "named_sources": ["Leaflet"],
                "sourced": False,
            }
        ],
        "codable": True,
        "codes": [
            {
                "key": "codes-1",
                "system": "icd_10_cm",
                "version": "2026",
                "code": "M54.50",
                "display": None,
                "state": "suggested",
            }
        ],
    }
    assert list(document.facets()) == [
        FacetValue("codable", "true"),
        FacetValue("broader", str(back.pk)),
        FacetValue("body_site", "lumbar_spine", part="body_sites", row="body_sites-1"),
        FacetValue("body_site", "spine", part="body_sites", row="body_sites-1"),
    ]
    assert list(document_of(back).facets()) == [FacetValue("codable", "false")]


def test_bare_reference_keeps_everything_unknown():
    reference = save(
        Reference, slug="webmd", csl_type="webpage", source_url="https://example.org/a"
    )
    document = document_of(reference)

    body = document.body()

    assert body == {
        "csl_type": "webpage",
        "authors": [],
        "container_title": None,
        "publisher": None,
        "issued": None,
        "accessed": None,
        "source_url": "https://example.org/a",
        "doi": None,
        "pmid": None,
        "isbn": None,
        "language": None,
        "original_number": None,
        "source_tier": None,
        "evidence_level": None,
        "evidence_question": None,
        "conflict_of_interest": None,
        "integrity": None,
    }
    stated = {"csl_type", "source_url"}
    assert document.not_stated(body) == ["title", *(name for name in body if name not in stated)]
    assert list(document.facets()) == []


def test_known_reference_is_printed_from_its_card_and_filtered_by_its_judgements():
    reference = save(
        Reference,
        title="On pain",
        slug="on-pain",
        csl_type="article-journal",
        authors=[{"family": "Curie", "given": "M."}],
        container_title="Journal",
        publisher="Press",
        issued="2024-05",
        source_url="https://example.org/a",
        original_number=7,
        source_tier="primary_study",
        evidence_level=2,
        evidence_question="rare_harms",
        integrity="corrected",
    )
    document = document_of(reference)

    assert document.card() == {
        "authors": [{"family": "Curie", "given": "M."}],
        "container_title": "Journal",
        "publisher": "Press",
        "issued": "2024-05",
        "source_url": "https://example.org/a",
        "original_number": 7,
        "source_tier": "primary_study",
        "integrity": "corrected",
    }
    assert list(document.facets()) == [
        FacetValue("original_number", "7", number=7),
        FacetValue("evidence_level", "2", number=2),
        FacetValue("source_tier", "primary_study"),
        FacetValue("integrity", "corrected"),
    ]
    assert "title" not in document.not_stated(document.body())


def test_article_leads_on_in_order():
    block = save(Procedure, title="Block", slug="block", kind="nerve_block")
    pain = save(Condition, title="Back pain", slug="back-pain")
    other = save(Article, title="More", slug="more")
    text = {"aspect": "overview", "heading": "Why", "body": "Because."}
    parts = {
        "sections": [{**text, "audience": "patient"}, {**text, "audience": "patient"}],
        "related": [{"condition": pain}, {"article": other}, {"procedure": block}],
    }
    article = save(Article, parts, title="Why", slug="why", summary="In short.")

    document = document_of(article)

    assert document.body() == {
        "summary": prose("In short."),
        "audience": "all",
        "sections": [
            {
                "key": f"sections-{number}",
                "aspect": "overview",
                "heading": "Why",
                "audience": "patient",
                **prose("Because."),
            }
            for number in (1, 2)
        ],
        "related": [
            {"key": "related-1", "item": card(pain)},
            {"key": "related-2", "item": card(other)},
            {"key": "related-3", "item": card(block)},
        ],
    }
    assert list(document.facets()) == [
        FacetValue("audience", "all"),
        FacetValue("has_audience", "patient"),
    ]


def test_category_stands_in_a_tree():
    top = save(Category, title="Treatments", slug="treatments")
    below = save(
        Category, title="Injections", slug="injections", parent=top, order=2, description="Needles."
    )

    assert document_of(below).body() == {
        "parent": card(top),
        "order": 2,
        "description": prose("Needles."),
    }
    assert list(document_of(below).facets()) == [FacetValue("parent", str(top.pk))]
    assert list(document_of(top).facets()) == []


def test_care_role_is_described():
    nurse = save(CareRole, title="Nurse", slug="nurse", description="Cares.")

    assert document_of(nurse).body() == {"description": prose("Cares.")}

import pytest

from cms.editorial.refusals import Invalid
from cms.models import content_types
from painlibrary.models import (
    Absence,
    Article,
    CareRole,
    Category,
    Condition,
    Procedure,
    Reference,
    Risk,
)
from tests.painlibrary.making import database_refuses, messages_of, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def block():
    return save(Procedure, title="Nerve block", slug="nerve-block", kind="nerve_block")


@pytest.fixture
def infection():
    return save(Risk, title="Infection", slug="infection")


def test_types_are_called_as_the_api_calls_them():
    declared = {
        name: (model.path, model.signatures)
        for name, model in content_types().items()
        if model._meta.app_label == "painlibrary"
    }

    assert declared == {
        "article": ("articles", {"clinical": 1}),
        "care-role": ("care-roles", {"editorial": 1}),
        "category": ("categories", {"editorial": 1}),
        "condition": ("conditions", {"clinical": 1}),
        "procedure": ("procedures", {"clinical": 1}),
        "reference": ("references", {"editorial": 1}),
        "risk": ("risks", {"clinical": 1}),
    }


@pytest.mark.parametrize("model", [Procedure, Condition, Risk, Article])
def test_every_part_is_owned_and_named_as_declared(model):
    assert [part.owner.field.related_query_name() for part in model.part_models().values()] == (
        model.parts
    )


@pytest.mark.parametrize(
    "model", [Procedure, Condition, Risk, Article, Reference, CareRole, Category]
)
def test_every_field_explains_itself_to_editors(model):
    fields = [
        field
        for each in (model, *model.part_models().values())
        for field in each.own_fields()
        if field.name != "order" or each is Category
    ]

    assert [str(field) for field in fields if not field.help_text] == []


def test_contraindication_names_a_condition_or_circumstances(block):
    empty = block.contraindications.model(owner=block, strength="absolute")

    assert messages_of(empty) == ["Name a condition, or write when not to do it."]
    assert database_refuses(empty)


def test_absence_needs_a_source_and_is_stated_once(block):
    unsourced = Absence(owner=block, aspect="risks", value="none")
    Absence.objects.create(owner=block, aspect="relief", value="none", sources="[?A]")
    again = Absence(owner=block, aspect="relief", value="not_known", sources="[?B]")

    assert "Say which source states it." in messages_of(unsourced)
    assert database_refuses(unsourced)
    assert messages_of(again) == ["Absence with this Owner and Aspect already exists."]
    assert database_refuses(again)


def test_unknown_intent_is_refused():
    with pytest.raises(Invalid, match="Unknown: curative. Known are diagnostic, therapeutic"):
        save(Procedure, title="A", slug="a", kind="other", intents=["curative"])


def test_procedure_is_not_related_to_itself(block):
    relation = block.related.model(owner=block, other=block, relation="follows")

    assert messages_of(relation) == ["A procedure is not related to itself."]
    assert database_refuses(relation)


def test_article_leads_to_exactly_one_thing_and_not_to_itself(block):
    article = save(Article, title="Why", slug="why")
    pain = save(Condition, title="Back pain", slug="back-pain")
    rows = [{}, {"procedure": block, "condition": pain}, {"article": article}]
    related = [article.related.model(owner=article, **fields) for fields in rows]

    one = "Name exactly one: a procedure, a condition or an article."
    assert [messages_of(row) for row in related] == [
        [one],
        [one],
        ["An article does not lead to itself."],
    ]
    assert [database_refuses(row) for row in related] == [True, True, True]


def test_condition_that_is_not_codable_carries_no_codes():
    code = {"system": "mesh", "version": "2026", "code": "D001416"}

    with pytest.raises(Invalid, match="A condition that is not codable carries no codes."):
        save(Condition, {"codes": [code]}, title="Limbs", slug="limbs", codable=False)

    assert not Condition.objects.exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"system": "icd_10_cm", "code": "M54.50"}, None),
        ({"system": "icd_10_cm", "code": "G44"}, None),
        ({"system": "icd_10_cm", "code": "m54.5"}, "ICD-10-CM codes look different."),
        ({"system": "icd_10_cm", "code": "D001416"}, "ICD-10-CM codes look different."),
        ({"system": "mesh", "code": "D001416"}, None),
        ({"system": "mesh", "code": "62323"}, "MeSH codes look different."),
        (
            {"system": "mesh", "code": "D001416", "state": "confirmed"},
            "A confirmed code, and no other, names who checked it.",
        ),
        (
            {"system": "mesh", "code": "D001416", "confirmed_by": "A. Reader"},
            "A confirmed code, and no other, names who checked it.",
        ),
        (
            {
                "system": "mesh",
                "code": "D001416",
                "state": "confirmed",
                "confirmed_by": "A. Reader",
            },
            None,
        ),
        ({"system": "cpt", "code": "62323"}, "Value 'cpt' is not a valid choice."),
    ],
)
def test_code_fits_its_system_and_is_confirmed_by_somebody(infection, fields, message):
    code = infection.codes.model(owner=infection, version="2026", **fields)

    assert messages_of(code) == ([message] if message else [])


@pytest.mark.parametrize(("model", "field"), [(Category, "parent"), (Condition, "broader")])
def test_hierarchy_has_no_circle(model, field):
    top = save(model, title="Top", slug="top")
    middle = save(model, title="Middle", slug="middle", **{field: top})
    bottom = save(model, title="Bottom", slug="bottom", **{field: middle})
    setattr(top, field, bottom)

    assert messages_of(bottom) == []
    assert messages_of(top) == ["This would make a circle."]


def test_risk_is_not_its_own_wider_risk(infection):
    infection.broader = infection

    assert messages_of(infection) == ["This would make a circle."]

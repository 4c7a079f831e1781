import pytest

from cms.editorial import rules, saving
from cms.models import FlagKind, Role
from cms.publishing import flags
from painlibrary.models import Condition, Procedure, Reference, Risk
from tests.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return account("Ann", Role.AUTHOR)


@pytest.fixture
def library(author):
    """A guideline, a blog that sells, a condition and a risk."""
    made = {
        "guideline": dict(source_tier="guideline", title="Guide", publisher="P", issued="2024"),
        "blog": dict(source_tier="provider_marketing"),
        "retracted": dict(source_tier="primary_study", integrity="retracted"),
        "doubted": dict(source_tier="primary_study", integrity="expression_of_concern"),
    }
    for slug, fields in made.items():
        create(author, Reference, slug=slug, csl_type="webpage", **fields)
    create(author, Condition, slug="back-pain", title="Back pain")
    create(author, Risk, slug="infection", title="Infection")


def create(author, model, parts=(), **fields):
    """Save an item with parts given as ``{part: [fields, …]}``; returns the item."""
    with saving.creating(model, by=author) as edit:
        content = model.objects.create(item=edit.item, **fields)
        for name, rows in dict(parts).items():
            for row in rows:
                getattr(content, name).create(**row)
    edit.item.refresh_from_db()
    return edit.item


def procedure(author, parts=(), **fields):
    fields = {"title": "Block", "slug": "block", "kind": "nerve_block"} | fields
    return create(author, Procedure, parts, **fields)


def risk(**fields):
    return {
        "risks": [
            {"key": "r", "risk": Risk.objects.get(), "kind": "complication", "sources": ""} | fields
        ]
    }


def indication(sources):
    row = {"key": "i", "condition": Condition.objects.get(), "role": "treats", "sources": sources}
    return {"indications": [row]}


def benefit(**fields):
    return {"benefits": [{"key": "b", "text": "Less pain", "comparator": "rest"} | fields]}


def measure(**fields):
    row = {"key": "m", "measure": "duration", "minimum": 5, "maximum": 5, "unit": "min"}
    return {"measures": [row | {"wording": "5 minutes"} | fields]}


def found(item, rule):
    """``[(place, severity)]`` of what one rule says about the item's head."""
    return [(each.place, each.severity) for each in rules.findings(item.head) if each.rule == rule]


CASES = [
    ("C01", lambda: risk(), [("risks/r/sources", "error")]),
    ("C01", lambda: risk(sources="[?Somebody]"), [("risks/r/sources", "error")]),
    ("C01", lambda: risk(sources="[!@guideline]"), [("risks/r/sources", "error")]),
    ("C01", lambda: risk(sources="[@retracted]"), [("risks/r/sources", "error")]),
    ("C01", lambda: risk(sources="[@guideline]"), []),
    ("C02", lambda: benefit(), [("benefits/b/sources", "error")]),
    ("C02", lambda: benefit(sources="[@guideline]"), []),
    ("C03", lambda: indication(""), [("indications/i/sources", "error")]),
    ("C03", lambda: indication("[@guideline]"), []),
    ("C04", lambda: measure(), [("measures/m/sources", "error")]),
    ("C04", lambda: measure(sources="[@blog]"), []),
    (
        "C05",
        lambda: risk(events=1, denominator=100),
        [("risks/r/population", "error"), ("risks/r/sources", "error")],
    ),
    (
        "C05",
        lambda: risk(events=1, denominator=100, population="adults", sources="[@guideline]"),
        [],
    ),
    ("C07", lambda: risk(sources="[@blog]"), [("risks/r/sources", "error")]),
    ("C07", lambda: risk(sources="[@blog; @guideline]"), []),
    ("C07", lambda: measure(sources="[@blog]"), [("measures/m/sources", "warning")]),
    ("C08", lambda: risk(sources="[@blog]"), [("risks/r", "warning")]),
    ("C08", lambda: risk(sources="[@guideline]"), []),
    ("C10", lambda: risk(sources="[@retracted]"), [("risks/r", "error")]),
    ("C10", lambda: risk(sources="[@doubted]"), [("risks/r", "warning")]),
    ("C10", lambda: risk(sources="[@guideline]"), []),
    ("C12", lambda: measure(sources="[?Clinic]"), [("measures/m/sources", "error")]),
    ("C12", lambda: measure(sources="[?Clinic; @guideline]"), []),
    ("C13", lambda: risk(sources="[@blog]"), [("risks/r/sources", "error")]),
    ("C13", lambda: risk(sources="[@guideline]"), []),
    ("L01", lambda: benefit(text="A guaranteed cure"), [("benefits/b/text", "error")] * 2),
    ("L01", lambda: benefit(text="Significant relief"), [("benefits/b/text", "warning")]),
    ("L01", lambda: benefit(text="It is not proven to help"), []),
    (
        "L03",
        lambda: benefit(text="Faster recovery", comparator=""),
        [("benefits/b/comparator", "warning")],
    ),
    ("L03", lambda: benefit(text="Faster recovery", comparator="open surgery"), []),
    ("L03", lambda: benefit(text="Recovers faster than after surgery", comparator=""), []),
    ("L07", lambda: benefit(), [("risks", "error")]),
    ("L07", lambda: risk(), [("benefits", "error")]),
    ("L07", lambda: benefit() | risk(), []),
    ("S02", lambda: measure(wording=""), [("measures/m/wording", "error")]),
    ("S02", lambda: measure(), []),
]


@pytest.mark.parametrize(("rule", "parts", "expected"), CASES)
def test_rule_finds_its_places_and_no_others(author, library, rule, parts, expected):
    item = procedure(author, parts())

    assert found(item, rule) == expected


@pytest.mark.parametrize(
    ("title", "kind", "rule", "expected"),
    [
        ("Block/injection", "nerve_block", "S04", [("title", "warning")]),
        ("Rest and exercise", "lifestyle", "S04", [("title", "warning")]),
        ("Bandaging", "other", "S04", []),
        ("Stem cells", "regenerative", "S08", [("regulatory", "warning")]),
        ("Block", "nerve_block", "S08", []),
    ],
)
def test_rule_about_the_procedure_as_a_whole(author, title, kind, rule, expected):
    item = procedure(author, title=title, kind=kind)

    assert found(item, rule) == expected


def test_reference_that_nothing_cites_is_found_until_something_does(author, library):
    guideline = Reference.objects.get(slug="guideline").item
    before = found(guideline, "C11")

    procedure(author, indication("[@guideline]"))

    assert (before, found(guideline, "C11")) == ([("", "warning")], [])


def test_reference_lacking_title_publisher_and_date_says_which(author, library):
    blog = Reference.objects.get(slug="blog").item

    assert found(blog, "C13") == [
        ("issued", "warning"),
        ("publisher", "warning"),
        ("title", "warning"),
    ]


def test_open_contradiction_stands_until_it_is_stated_as_a_dispute(author):
    item = procedure(author, {"invasiveness": [{"key": "a", "level": "moderate"}]})
    flags.open_flag(
        item, by=author, kind=FlagKind.CONTRADICTION, place="invasiveness", text="None or moderate?"
    )
    before = found(item, "P07")

    with saving.editing(item, by=author, base=item.head):
        item.procedure.invasiveness.update(is_preferred=True)
        item.procedure.invasiveness.create(key="b", level="none")
    item.refresh_from_db()

    assert (before, found(item, "P07")) == ([("invasiveness", "error")], [])


def test_settings_can_change_the_level_of_a_rule(author, library, settings):
    item = procedure(author, measure())

    settings.RULE_LEVELS = {"C04": "off"}

    assert found(item, "C04") == []

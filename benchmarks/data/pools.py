"""What procedures have in common: headings, professions, conditions, risks, references."""

from random import Random
from uuid import UUID, uuid5

from django.utils.text import slugify

from benchmarks.data import words

NAMESPACE = UUID("0d5c62b8-6f3b-4c55-9d3a-7f2f6d1f3c11")
SIZES = {"category": 12, "care-role": 8, "condition": 60, "risk": 500, "reference": 800}
SITES = ["low_back", "neck", "knee", "shoulder", "hip", "head", "hand", "foot", "facet_joint"]


def item_id(type_name, number):
    return uuid5(NAMESPACE, f"{type_name} {number}")


def slug_of(type_name, number):
    return f"{type_name}-{number + 1:03d}"


def frozen(type_name, fields, parts, item):
    """Canonical data (``cms.editorial.canonical``) of an item that is called so."""
    return {
        "id": str(item),
        "type": type_name,
        "schema": 1,
        "fields": {"slug": slugify(fields["title"])} | fields,
        "parts": parts,
    }


def cites(number, stance="supports"):
    return {"cite": str(item_id("reference", number)), "stance": stance}


def everything():
    """The canonical data of all of them; what is named comes before what names it."""
    for type_name, size in SIZES.items():
        for number in range(size):
            dice = Random(f"{type_name} {number}")
            title = f"{type_name.replace('-', ' ').capitalize()} {number + 1:03d}"
            named = {"title": title, "slug": slug_of(type_name, number)}
            fields, parts = DETAILS[type_name](number, dice)
            yield frozen(type_name, named | fields, parts, item_id(type_name, number))


def _category(number, dice):
    return {"order": number, "description": words.sentence(dice)}, {}


def _care_role(number, dice):
    return {"description": words.sentence(dice)}, {}


def _condition(number, dice):
    fields = {
        "description": _cited(dice),
        "lay_description": words.sentence(dice),
        "codable": number % 10 != 9,
    }
    # A few are narrower than others.
    if number >= 50:
        fields["broader"] = str(item_id("condition", number - 50))
    site = {"order": 0, "site": SITES[number % len(SITES)], "sources": [cites(number)]}
    return fields, {"body_sites": {"site-1": site}}


def _risk(number, dice):
    return {"definition": _cited(dice), "lay_definition": words.sentence(dice)}, {}


def _cited(dice):
    return (
        f"{words.prose(dice, 110)} [@{item_id('reference', words.zipf(dice, SIZES['reference']))}]"
    )


def _reference(number, dice):
    tiers = ["guideline", "systematic_review", "primary_study", "textbook", "patient_information"]
    return {
        "csl_type": "article-journal",
        "authors": [{"family": word.capitalize(), "given": "A."} for word in dice.sample(NAMES, 3)],
        "container_title": f"Journal of {dice.choice(words.NOUNS).capitalize()}",
        "issued": str(dice.randint(1990, 2025)),
        "doi": f"10.5555/benchmark.{number + 1}",
        "source_url": f"https://example.org/reference/{number + 1}",
        "language": "en",
        "source_tier": tiers[words.zipf(dice, len(tiers))],
        "evidence_level": dice.randint(1, 5),
        "evidence_question": "treatment_benefits",
        "integrity": "current",
        "original_number": number + 1,
    }, {}


NAMES = [
    "adler",
    "baker",
    "chandra",
    "diaz",
    "ekberg",
    "fontaine",
    "greene",
    "haddad",
    "ito",
    "jones",
]
DETAILS = {
    "category": _category,
    "care-role": _care_role,
    "condition": _condition,
    "risk": _risk,
    "reference": _reference,
}

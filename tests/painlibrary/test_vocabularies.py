import pytest

from painlibrary.vocabularies import (
    VOCABULARIES,
    BodySite,
    FrequencyBand,
    IndicationRole,
    InvasivenessLevel,
    Modality,
    RiskKind,
    TimeClass,
    Vocabulary,
)


def test_terms_tell_value_label_rank_definition_and_source():
    assert VOCABULARIES["severity"].terms()[0] == {
        "value": 1,
        "label": "Mild",
        "rank": 1,
        "definition": "Little or no trouble; needs no treatment.",
        "source": "CTCAE",
    }
    assert VOCABULARIES["body_site"].terms()[3] == {
        "value": "back",
        "label": "Back",
        "rank": None,
        "definition": None,
        "source": "library",
    }


def test_every_vocabulary_is_named_as_it_is_listed():
    assert all(
        isinstance(each, Vocabulary) and each.name == name for name, each in VOCABULARIES.items()
    )


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_coded_value_but_places_is_defined(name):
    undefined = [term["value"] for term in VOCABULARIES[name].terms() if not term["definition"]]

    assert undefined == (BodySite.values if name == "body_site" else [])


def test_ordered_terms_rank_from_least_to_most():
    assert [(term.value, term.rank) for term in InvasivenessLevel] == [
        ("none", 1),
        ("low", 2),
        ("moderate", 3),
        ("high", 4),
    ]
    assert [term.value for term in sorted(TimeClass, key=lambda term: term.rank)] == [
        "minutes",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "permanent",
    ]


def test_frequency_not_known_has_no_rank():
    ranks = {band.value: band.rank for band in FrequencyBand}

    assert ranks == {
        "very_common": 5,
        "common": 4,
        "uncommon": 3,
        "rare": 2,
        "very_rare": 1,
        "not_known": None,
    }


def test_search_for_x_ray_finds_fluoroscopy_and_not_the_reverse():
    assert Modality.FLUOROSCOPY.found_by == [Modality.FLUOROSCOPY, Modality.X_RAY]
    assert Modality.X_RAY.found_by == [Modality.X_RAY]


def test_site_is_found_by_every_wider_site():
    assert BodySite.LOW_BACK.found_by == [BodySite.LOW_BACK, BodySite.BACK, BodySite.TRUNK]


def test_every_wider_site_is_a_site():
    assert [site for site in BodySite if site.broader and site.broader not in BodySite] == []


def test_helpful_roles_are_treating_diagnosing_and_perhaps_helping():
    helpful = [role.value for role in IndicationRole if role.is_helpful]

    assert helpful == ["treats", "diagnoses", "may_help"]


def test_limitation_is_no_harm():
    assert [kind.value for kind in RiskKind if kind.is_harm] == ["adverse_effect", "complication"]

from painlibrary.linked_data import linked_data
from tests.painlibrary.linked_data.documents import EMPTY, card, graph, row, text
from tests.painlibrary.schema_org import checking


def test_condition_names_what_may_treat_it():
    def related(slug, role, kind="injection", **more):
        found = card("procedure", "procedures", slug, kind=kind, relations=[{"role": role}])
        return found | more

    shared = {
        name: EMPTY[name] for name in ("aliases", "notices", "review", "edition", "references")
    }
    document = {
        **card("condition", "conditions", "back-pain"),
        **shared,
        **{name: EMPTY[name] for name in ("digest", "rendered", "first_published", "published")},
        "description": text("It hurts."),
        "lay_description": None,
        "codes": [],
        "body_sites": [row(site="back")],
        "procedures": {
            "count": 6,
            "url": "",
            "results": [
                related("probe", "treats"),
                related("walking", "may_help", "lifestyle"),
                related("scan", "diagnoses"),
                related("trial", "investigational"),
                related("team", "treats", "care_model"),
                related("gone", "treats", withdrawn=True),
            ],
        },
    }

    main = graph(document)[document["url"] + "#condition"]

    assert main["associatedAnatomy"] == [{"@type": "AnatomicalStructure", "name": "Back"}]
    assert [(each["@type"], each["name"]) for each in main["possibleTreatment"]] == [
        ("MedicalTherapy", "Probe"),
        ("LifestyleModification", "Walking"),
    ]
    assert checking.problems(linked_data(document)) == []

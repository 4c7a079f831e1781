"""What the seed library answers to requests of the guide: how it is told in short, and what it is."""

ESI = "epidural-steroid-injection"
FACET_JOINT = "medial-branch-block-facet-joint-injection"
RFA = "radiofrequency-ablation"
NERVE_BLOCK = "nerve-block"
TEAM_CARE = "multidisciplinary-team-care"
FACTS = [
    "onset",
    "duration",
    "relief",
    "recovery",
    "anesthesia",
    "imaging",
    "invasiveness",
    "indications",
    "risks",
    "benefits",
]


def slugs(body):
    return [row["slug"] for row in body["results"]]


def counts(facet):
    return {each["value"]: each["count"] for each in facet["values"] if each["count"]}


def results_and_not_stated(body):
    return slugs(body), body["meta"]["not_stated"]


def where_the_count_drops(body):
    """The answer, and what each choice alone would give if it were made otherwise."""
    others = {name: counts(facet) for name, facet in body["facets"].items()}
    return slugs(body), body["meta"]["not_stated"], others


def by_severity(body):
    facet = body["facets"]["severity_min"]
    return slugs(body), counts(facet), facet["not_stated"]


def roles(body):
    return {row["slug"]: [each["role"] for each in row["relations"]] for row in body["results"]}


def candidates(body):
    return {
        row["slug"]: [each["level"] for each in (fact, *fact["candidates"])]
        for row in body["results"]
        if (fact := row["invasiveness"])
    }


def compared(body):
    return [
        (
            row["slug"],
            row["duration"] and row["duration"]["wording"],
            row["relief"] and row["relief"]["wording"],
            row["invasiveness"] and row["invasiveness"]["level"],
            [each["risk"]["slug"] for each in row["risks"]],
        )
        for row in body["results"]
    ]


def places(body):
    return {
        (row["type"], row["slug"]): [each["place"] for each in row["relations"]]
        for row in body["results"]
    }


def without_a_source(body):
    """``{slug: fields that hold a fact without a source}``."""
    return {
        row["slug"]: [
            name for name in FACTS if any(not each["sourced"] for each in told(row[name]))
        ]
        for row in body["results"]
    }


def told(value):
    """The facts in a field: one, several or none."""
    return value if isinstance(value, list) else [value] if value else []


ANSWERS = {
    "procedures/?condition=low-back-pain&anesthesia=local&imaging=ultrasound"
    "&ordering=invasiveness&facets=condition,anesthesia,imaging": (
        where_the_count_drops,
        (
            [],
            {"condition": 0, "anesthesia": 0, "imaging": 0},
            # With X-ray there is one; no other anesthesia and no other condition would help.
            {"condition": {}, "anesthesia": {}, "imaging": {"x_ray": 1}},
        ),
    ),
    "procedures/?duration_max=10&ordering=duration": (
        results_and_not_stated,
        (["major-joint-injection", ESI, FACET_JOINT], {"duration_max": 13}),
    ),
    "procedures/?relief_min=months&ordering=-relief": (
        results_and_not_stated,
        ([RFA, ESI, FACET_JOINT], {"relief_min": 14}),
    ),
    f"procedures/{RFA}/risks/?facets=severity_min": (
        by_severity,
        (
            ["incomplete-pain-relief", "infection", "nerve-regeneration", "procedure-related-pain"],
            {},
            4,
        ),
    ),
    "risks/infection/procedures/": (slugs, [ESI, RFA]),
    "conditions/low-back-pain/procedures/?fields=slug,title,relations.role": (
        roles,
        {"acupuncture": ["may_help"], ESI: ["treats"]},
    ),
    "procedures/?care_role=psychologist": (
        results_and_not_stated,
        ([TEAM_CARE], {"care_role": 16}),
    ),
    "procedures/?missing=risks&fields=slug,title": (
        slugs,
        [
            "acupuncture",
            "chiropractic-care",
            "cognitive-behavioral-therapy",
            "electrostimulation",
            "implantable-drug-delivery-system",
            "lifestyle-modification",
            "major-joint-injection",
            FACET_JOINT,
            "minimally-invasive-surgery",
            TEAM_CARE,
            "physical-therapy",
            "platelet-rich-plasma-therapy",
            "stem-cell-therapy",
            "surgery",
        ],
    ),
    "procedures/?disputed=true&fields=slug,title,invasiveness": (
        candidates,
        {"electrostimulation": ["moderate", "none"]},
    ),
    f"procedures/?slug={ESI},{RFA},{NERVE_BLOCK}"
    "&fields=slug,title,duration,relief,invasiveness,risks": (
        compared,
        [
            (
                ESI,
                "about five minutes for the entire process",
                "weeks to months",
                None,
                [
                    "epidural-hematoma",
                    "infection",
                    "post-procedure-headache",
                    "steroid-adverse-effect",
                ],
            ),
            (
                NERVE_BLOCK,
                None,
                None,
                "low",
                [
                    "allergic-reaction",
                    "toxic-blood-level-of-anesthetic",
                    "injury-to-neural-or-non-neural-structures",
                    "anxiety-related-reaction",
                ],
            ),
            (
                RFA,
                "approximately 20 minutes",
                "months to years",
                None,
                [
                    "incomplete-pain-relief",
                    "nerve-regeneration",
                    "procedure-related-pain",
                    "infection",
                ],
            ),
        ],
    ),
    "references/mount-sinai-procedures/cited-by/": (
        places,
        {
            ("procedure", "major-joint-injection"): [
                "benefits/pain-relief",
                "lay_summary",
                "measures/duration",
                "sections/technique",
                "summary",
            ]
        },
    ),
    "references/?cited=false&ordering=original_number": (
        slugs,
        ["novus-spine-center", "florida-medical-clinic"],
    ),
    "procedures/?sourced=false&fields=slug," + ",".join(f"{name}.sourced" for name in FACTS): (
        without_a_source,
        {
            "chiropractic-care": ["indications"],
            "electrostimulation": ["invasiveness", "benefits"],
            ESI: [
                "duration",
                "relief",
                "anesthesia",
                "imaging",
                "indications",
                "risks",
                "benefits",
            ],
            "implantable-drug-delivery-system": ["invasiveness", "benefits"],
            "lifestyle-modification": ["benefits"],
            "major-joint-injection": ["imaging", "indications"],
            FACET_JOINT: ["duration", "relief", "anesthesia", "imaging", "indications"],
            "minimally-invasive-surgery": ["benefits"],
            TEAM_CARE: ["indications", "benefits"],
            NERVE_BLOCK: ["recovery", "invasiveness", "risks", "benefits"],
            "physical-therapy": ["benefits"],
            "platelet-rich-plasma-therapy": ["onset", "imaging", "indications", "benefits"],
            RFA: [
                "duration",
                "relief",
                "anesthesia",
                "imaging",
                "indications",
                "risks",
                "benefits",
            ],
            "stem-cell-therapy": ["indications", "benefits"],
            "surgery": ["invasiveness"],
        },
    ),
}

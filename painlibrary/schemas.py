"""What the JSON of each type looks like. The contract and the tests are made from this."""

from cms.delivery.shapes import (
    ADDRESS,
    NUMBER,
    TRUTH,
    WHOLE,
    cited,
    coded,
    listed,
    maybe,
    named,
    record,
    ref,
    text,
)
from painlibrary.vocabularies import (
    AbsenceAspect,
    AbsenceValue,
    AnesthesiaMethod,
    Audience,
    BodySite,
    CareFunction,
    Certainty,
    CodeState,
    CodeSystem,
    ContraindicationStrength,
    Course,
    CslType,
    EvidenceLevel,
    EvidenceQuestion,
    FrequencyBand,
    ImagingRole,
    IndicationRole,
    Integrity,
    Intent,
    InvasivenessLevel,
    Kind,
    Modality,
    Potential,
    RegulatoryState,
    RelationKind,
    Requirement,
    RiskKind,
    RiskOnset,
    SectionAspect,
    Severity,
    SiteRole,
    SourceTier,
    TimeClass,
    Unit,
)

CITED_TEXT = maybe(ref("CitedText"))
PARTIAL_DATE = text("A year, a month or a day.", pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
CODE = named(
    "Code",
    record(
        key=text(),
        system=coded(CodeSystem),
        version=maybe(text()),
        code=text(),
        display=maybe(text()),
        state=coded(CodeState),
    ),
)
SECTION = named(
    "Section",
    record(
        key=text(),
        aspect=coded(SectionAspect),
        heading=maybe(text()),
        audience=coded(Audience),
        markdown=text(),
        html=text(),
        sources=listed(ref("Source")),
    ),
)


def disputable(name, **values):
    """A fact of which sources may disagree: the preferred value, the others as candidates."""
    value = cited(**values)
    candidates = listed(named(f"{name}Candidate", value))
    served = {**value["properties"], "disputed": TRUTH, "candidates": candidates}
    return maybe(named(name, record(**served)))


MEASURE = disputable(
    "Measure",
    min=maybe(NUMBER),
    max=maybe(NUMBER),
    unit=maybe(coded(Unit, "UCUM.")),
    iso8601=record(min=maybe(text()), max=maybe(text())),
    min_class=maybe(coded(TimeClass)),
    max_class=maybe(coded(TimeClass)),
    approximate=TRUTH,
    wording=maybe(text("The words of the source.")),
)
FREQUENCY = named(
    "Frequency",
    record(
        "How often, numbers first. The band follows from the numbers.",
        events=maybe(WHOLE),
        denominator=maybe(WHOLE),
        low=maybe(NUMBER),
        high=maybe(NUMBER),
        population=maybe(text()),
        band=maybe(coded(FrequencyBand)),
        bands=listed(coded(FrequencyBand)),
        text=text("As people say it: “1 in 100 people”."),
    ),
)
PROCEDURE_RISK = named(
    "ProcedureRisk",
    cited(
        risk=ref("RiskCard"),
        kind=coded(RiskKind),
        description=maybe(text()),
        source_label=maybe(text("The source's own word for it.")),
        frequency=maybe(FREQUENCY),
        severity=maybe(record(min=coded(Severity), max=coded(Severity))),
        serious={**maybe(TRUTH), "description": "Not the same as severe."},
        onset=maybe(coded(RiskOnset)),
        course=maybe(coded(Course)),
        mitigation=maybe(text()),
    ),
)
PROCEDURE = {
    "kind": coded(Kind),
    "intents": listed(coded(Intent)),
    "category": maybe(ref("CategoryCard")),
    "categories": listed(ref("CategoryCard")),
    "codes": listed(CODE),
    "summary": CITED_TEXT,
    "lay_summary": CITED_TEXT,
    **dict.fromkeys(["duration", "onset", "relief", "recovery", "sessions"], MEASURE),
    "anesthesia": listed(
        named(
            "Anesthesia",
            cited(
                method=coded(AnesthesiaMethod),
                requirement=maybe(coded(Requirement)),
                wording=maybe(text()),
            ),
        )
    ),
    "imaging": listed(
        named(
            "Imaging",
            cited(
                modality=coded(Modality),
                role=maybe(coded(ImagingRole)),
                requirement=maybe(coded(Requirement)),
                wording=maybe(text()),
            ),
        )
    ),
    "invasiveness": disputable(
        "Invasiveness", level=coded(InvasivenessLevel), wording=maybe(text())
    ),
    "minimally_invasive": maybe(TRUTH),
    "indications": listed(
        named(
            "Indication",
            cited(
                condition=ref("ConditionCard"),
                role=coded(IndicationRole),
                certainty=maybe(coded(Certainty)),
                population=maybe(text()),
                note=maybe(text()),
            ),
        )
    ),
    "risks": listed(PROCEDURE_RISK),
    "benefits": listed(
        named(
            "Benefit",
            cited(
                text=text(),
                condition=maybe(ref("ConditionCard")),
                potential=maybe(coded(Potential)),
                certainty=maybe(coded(Certainty)),
                comparator=maybe(text()),
            ),
        )
    ),
    "contraindications": listed(
        named(
            "Contraindication",
            cited(
                condition=maybe(ref("ConditionCard")),
                text=maybe(text()),
                strength=maybe(coded(ContraindicationStrength)),
            ),
        )
    ),
    "body_sites": listed(
        named("BodySiteOfProcedure", cited(site=coded(BodySite), role=maybe(coded(SiteRole))))
    ),
    "care_team": listed(
        named(
            "CareTeamMember",
            cited(care_role=ref("CareRoleCard"), function=maybe(coded(CareFunction))),
        )
    ),
    "related": listed(
        named("RelatedProcedure", cited(other=ref("ProcedureCard"), relation=coded(RelationKind)))
    ),
    "regulatory": listed(
        named(
            "Regulatory",
            cited(jurisdiction=text(), status=coded(RegulatoryState), as_of=maybe(PARTIAL_DATE)),
        )
    ),
    "absences": listed(
        named("Absence", cited(aspect=coded(AbsenceAspect), value=coded(AbsenceValue)))
    ),
    "sections": listed(SECTION),
}
RISK = {
    "definition": CITED_TEXT,
    "lay_definition": CITED_TEXT,
    "broader": maybe(ref("RiskCard")),
    "codes": listed(CODE),
}
CONDITION = {
    "description": CITED_TEXT,
    "lay_description": CITED_TEXT,
    "broader": maybe(ref("ConditionCard")),
    "body_sites": listed(cited(site=coded(BodySite))),
    "codable": {**TRUTH, "description": "Whether one code could stand for it."},
    "codes": listed(CODE),
}
AUTHOR = named(
    "Author",
    {"anyOf": [record(literal=text()), record(None, ("given",), family=text(), given=text())]},
)
PRINTED = {
    "authors": listed(AUTHOR),
    "container_title": maybe(text()),
    "publisher": maybe(text()),
    "issued": maybe(PARTIAL_DATE),
}
OF_THE_LIBRARY = {
    "source_url": maybe(ADDRESS),
    "original_number": maybe(WHOLE),
    "source_tier": maybe(coded(SourceTier)),
    "integrity": maybe(coded(Integrity)),
}
REFERENCE = {
    "csl_type": coded(CslType),
    **PRINTED,
    "accessed": maybe(PARTIAL_DATE),
    **OF_THE_LIBRARY,
    "doi": maybe(text()),
    "pmid": maybe(text()),
    "isbn": maybe(text()),
    "language": maybe(text()),
    "evidence_level": maybe(coded(EvidenceLevel, "OCEBM 2011.")),
    "evidence_question": maybe(coded(EvidenceQuestion)),
    "conflict_of_interest": maybe(text()),
}
ARTICLE = {
    "summary": CITED_TEXT,
    "audience": coded(Audience),
    "related": listed(
        record(
            key=text(),
            item={"anyOf": [ref("ProcedureCard"), ref("ConditionCard"), ref("ArticleCard")]},
        )
    ),
    "sections": listed(SECTION),
}
CARE_ROLE = {"description": CITED_TEXT}
CATEGORY = {"parent": maybe(ref("CategoryCard")), "order": WHOLE, "description": CITED_TEXT}
PROCEDURE_CARD = {"kind": coded(Kind)}
RISK_CARD = dict.fromkeys(["definition", "lay_definition"], maybe(ref("PlainText")))
REFERENCE_CARD = PRINTED | OF_THE_LIBRARY

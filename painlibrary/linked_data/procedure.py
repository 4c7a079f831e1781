"""Procedures. Which properties are legal follows from the type of the node.

Only a ``MedicalTherapy`` has contraindications and outcomes, and can be a condition's possible
treatment. There are no properties for anesthesia, imaging or times: they are told in the words of
``howPerformed``.
"""

from painlibrary.linked_data.nodes import (
    codes,
    is_open,
    is_settled,
    linked,
    member,
    named,
    node,
    pointer,
    words,
)
from painlibrary.linked_data.page import Content, description
from painlibrary.spoken import joined, label, measured
from painlibrary.vocabularies import (
    AnesthesiaMethod,
    BodySite,
    ContraindicationStrength,
    FrequencyBand,
    IndicationRole,
    Intent,
    InvasivenessLevel,
    Kind,
    MeasureKind,
    Modality,
    Requirement,
    RiskKind,
    SectionAspect,
    SiteRole,
)

THERAPY = "MedicalTherapy"
CONTRAINDICATION = "MedicalContraindication"
LIFESTYLE = "LifestyleModification"
KINDS = {
    Kind.SURGERY: [THERAPY, "SurgicalProcedure"],
    Kind.IMPLANTED_DEVICE: [THERAPY, "SurgicalProcedure"],
    Kind.PSYCHOLOGICAL: [THERAPY, "PsychologicalTreatment"],
    Kind.PHYSICAL_REHABILITATION: ["PhysicalTherapy"],
    Kind.LIFESTYLE: [LIFESTYLE],
    Kind.OTHER: ["MedicalProcedure"],
    # A way of organizing care is no procedure, and nothing else that schema.org has a type for.
    Kind.CARE_MODEL: [],
}
THERAPIES = {THERAPY, "PhysicalTherapy"}
TREATS = {IndicationRole.TREATS, IndicationRole.MAY_HELP}


def kinds(kind, intents=()):
    """The types of the node of a procedure; none where its kind is not told."""
    if kind is None:
        return []
    own = KINDS.get(Kind(kind), [THERAPY])
    is_diagnostic = Intent.DIAGNOSTIC in intents and own not in ([], [LIFESTYLE])
    return [*own, *(["DiagnosticProcedure"] if is_diagnostic else [])]


def can_be_treatment(kind):
    return not {*THERAPIES, LIFESTYLE}.isdisjoint(kinds(kind))


def content(document):
    main = _procedure(document, kinds(document["kind"], document["intents"]))
    indications = [row for row in document["indications"] if is_open(row["condition"])]
    helpful = [row for row in indications if IndicationRole(row["role"]).is_helpful]
    others = [row for row in indications if row not in helpful]
    return Content(
        main=main,
        about=[_condition(row, main, document["kind"]) for row in helpful],
        mentions=[linked(row["condition"], "MedicalCondition") for row in others],
    )


def _condition(row, main, kind):
    """A condition that the procedure is for, which points back where it is a treatment."""
    is_treated = main and row["role"] in TREATS and can_be_treatment(kind)
    treatment = {"possibleTreatment": pointer(main)} if is_treated else {}
    return linked(row["condition"], "MedicalCondition") | treatment


def treatment(card):
    """The node of a procedure that another page names, or None where it is no treatment."""
    kind = card.get("kind")
    return linked(card, kinds(kind)) if can_be_treatment(kind) else None


def _procedure(document, types):
    if not types:
        return None
    return named(
        document,
        types,
        description=description(document),
        code=codes(document),
        **({} if types == [LIFESTYLE] else _performed(document)),
        **({} if THERAPIES.isdisjoint(types) else _outcomes(document)),
    )


def _performed(document):
    """What holds of all procedures."""
    return {
        "procedureType": _access(document["invasiveness"]),
        "howPerformed": "\n".join(_told(document)),
        "preparation": _sections(document, SectionAspect.PREPARATION),
        "followup": _sections(document, SectionAspect.AFTERCARE),
        "bodyLocation": [
            label(BodySite, row["site"])
            for row in document["body_sites"]
            if row["role"] != SiteRole.ACCESS
        ],
    }


def _access(invasiveness):
    """Only that nothing enters the body is known: by which way it is entered is not recorded."""
    is_none = is_settled(invasiveness) and invasiveness["level"] == InvasivenessLevel.NONE
    return member("NoninvasiveProcedure") if is_none else None


def _told(document):
    """What is done, how long it takes, and with what, one to a line."""
    times = [kind for kind in MeasureKind if is_settled(document[kind.value])]
    lines = {
        **{kind.label: measured(document[kind.value]) for kind in times},
        "Anesthesia": _ways(AnesthesiaMethod, document["anesthesia"], "method"),
        "Imaging": _ways(Modality, document["imaging"], "modality"),
    }
    technique = _sections(document, SectionAspect.TECHNIQUE)
    told = [f"{name}: {words.removesuffix('.')}." for name, words in lines.items() if words]
    return [technique, *told] if technique else told


def _ways(choices, rows, name):
    needs = [label(Requirement, row["requirement"]).lower() for row in rows]
    ways = [label(choices, row[name]) for row in rows]
    return joined(*(joined(*each, by=", ") for each in zip(ways, needs, strict=True)))


def _sections(document, aspect):
    of_aspect = [each for each in document.get("sections", ()) if each["aspect"] == aspect]
    return "\n".join(filter(None, map(words, of_aspect)))


def _outcomes(document):
    """Harms, and reasons not to do it. A limitation is no harm, and stays in the text."""
    harms = [
        row for row in document["risks"] if RiskKind(row["kind"]).is_harm and is_open(row["risk"])
    ]
    return {
        "adverseOutcome": [_harm(row) for row in harms if row["serious"] is not True],
        "seriousAdverseOutcome": [_harm(row) for row in harms if row["serious"] is True],
        "contraindication": [
            _contraindication(row)
            for row in document["contraindications"]
            if row["condition"] is None or is_open(row["condition"])
        ],
    }


def _harm(row):
    """Not the risk itself, of which other procedures tell otherwise, but what it is with this one."""
    return node(
        "MedicalCondition",
        name=row["risk"]["title"],
        url=row["risk"]["url"],
        description=joined(row["description"], _how_often(row["frequency"]), by=" "),
    )


def _how_often(frequency):
    if frequency is None:
        return ""
    if frequency["band"] == FrequencyBand.NOT_KNOWN:
        return f"{frequency['text']}."
    among = f" ({frequency['population']})" if frequency["population"] else ""
    return f"How often: {frequency['text']}{among}."


def _contraindication(row):
    condition, strength = row["condition"], label(ContraindicationStrength, row["strength"])
    if condition is None:
        return node(CONTRAINDICATION, name=row["text"], description=strength)
    return node(
        CONTRAINDICATION,
        name=condition["title"],
        url=condition["url"],
        description=joined(row["text"], strength),
    )

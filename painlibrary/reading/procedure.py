"""The layout of a procedure, in the order in which people ask."""

from cms.admin.reading.blocks import Entries, Entry, Fact, Facts, lays_out
from painlibrary.reading.risks import risks
from painlibrary.reading.speaking import card_entry, disputed, line, linked, prose, sections
from painlibrary.spoken import joined, label, measured, titled
from painlibrary.vocabularies import (
    AbsenceAspect,
    AbsenceValue,
    AnesthesiaMethod,
    BodySite,
    CareFunction,
    Certainty,
    CodeState,
    CodeSystem,
    ContraindicationStrength,
    ImagingRole,
    IndicationRole,
    Intent,
    InvasivenessLevel,
    Kind,
    MeasureKind,
    Modality,
    Potential,
    RegulatoryState,
    RelationKind,
    Requirement,
    SiteRole,
)

SPOKEN = {
    MeasureKind.DURATION: "How long it takes",
    MeasureKind.ONSET: "How soon it works",
    MeasureKind.RELIEF: "How long it works",
    MeasureKind.RECOVERY: "Recovery",
    MeasureKind.SESSIONS: "Sessions",
}


@lays_out("procedure")
def procedure(document):
    yield from prose("In short", document, "lay_summary", "summary")
    yield Facts("At a glance", list(_at_a_glance(document)))
    yield from _rows("Used for", document["indications"], _indication)
    yield from _rows("Benefits", document["benefits"], _benefit)
    yield from risks(document)
    yield from _rows("Reasons not to do it", document["contraindications"], _contraindication)
    yield from _rows("What sources say there is not", document["absences"], _absence)
    yield from sections(document)
    yield from _rows("Related procedures", document["related"], _related)
    yield from _rows("Approvals", document["regulatory"], _approval)
    yield from codes(document)


def _at_a_glance(document):
    yield Fact("Kind", label(Kind, document["kind"]))
    if document["intents"]:
        yield Fact("Purpose", joined(*(label(Intent, each) for each in document["intents"])))
    for card in filter(None, [document["category"], *document["categories"]]):
        yield from linked("Category", card)
    for kind, name in SPOKEN.items():
        yield from disputed(name, document[kind.value], measured)
    yield from (
        Fact("Anesthesia", _way(AnesthesiaMethod, row, "method"), cited=row)
        for row in document["anesthesia"]
    )
    yield from (Fact("Imaging", _imaging(row), cited=row) for row in document["imaging"])
    yield from disputed("How invasive it is", document["invasiveness"], _level)
    if document["minimally_invasive"] is not None:
        yield Fact("Minimally invasive", "Yes" if document["minimally_invasive"] else "No")
    for row in document["body_sites"]:
        words = joined(label(BodySite, row["site"]), label(SiteRole, row["role"]), by=", ")
        yield Fact("Where", words, cited=row)
    for row in document["care_team"]:
        words = joined(titled(row["care_role"]), label(CareFunction, row["function"]), by=", ")
        yield Fact("Who", words, cited=row, card=row["care_role"])


def _way(choices, row, name):
    told = joined(
        label(choices, row[name]), label(Requirement, row["requirement"]).lower(), by=", "
    )
    return f"{told} (“{row['wording']}”)" if row["wording"] else told


def _imaging(row):
    return joined(_way(Modality, row, "modality"), label(ImagingRole, row["role"]).lower(), by=", ")


def _level(value):
    level = label(InvasivenessLevel, value["level"])
    wording = value["wording"]
    return f"{level} (“{wording}”)" if wording and wording != level else level


def _rows(heading, rows, entry):
    return [Entries(heading, [entry(row) for row in rows])] if rows else []


def _indication(row):
    return card_entry(
        row,
        "condition",
        label(IndicationRole, row["role"]),
        *line("For whom", row["population"]),
        *line("How sure", label(Certainty, row["certainty"])),
        row["note"],
    )


def _benefit(row):
    condition = row["condition"]
    lines = [
        *line("For", condition and titled(condition)),
        *line("Claim", label(Potential, row["potential"])),
        *line("How sure", label(Certainty, row["certainty"])),
        *line("Compared with", row["comparator"]),
    ]
    return Entry(row["text"], lines, cited=row, card=condition)


def _contraindication(row):
    condition = row["condition"]
    title = joined(condition and titled(condition), row["text"], by=": ")
    lines = [each for each in [label(ContraindicationStrength, row["strength"])] if each]
    return Entry(title, lines, cited=row, card=condition)


def _absence(row):
    value = label(AbsenceValue, row["value"]).lower()
    return Entry(f"{label(AbsenceAspect, row['aspect'])}: {value}", cited=row)


def _related(row):
    return card_entry(row, "other", label(RelationKind, row["relation"]))


def _approval(row):
    since = f"as of {row['as_of']}" if row["as_of"] else ""
    status = label(RegulatoryState, row["status"])
    return Entry(joined(row["jurisdiction"], status, since, by=", "), cited=row)


def codes(document):
    return _rows("Codes", document["codes"], _code)


def _code(row):
    system = joined(label(CodeSystem, row["system"]), row["version"], by=" ")
    lines = [label(CodeState, row["state"])]
    return Entry(joined(system, row["code"], row["display"], by=" "), lines)

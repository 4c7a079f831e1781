"""What readers can filter by. Names are those of the published facets and of the parameters."""

from cms.delivery.filters import (
    BoundFilter,
    ChoiceFilter,
    CitedFilter,
    ItemFilter,
    NumberFilter,
    OwnerFilter,
    RankFilter,
    Switch,
    TruthFilter,
)
from cms.delivery.filtersets import ItemFilterSet
from cms.delivery.matching import Rows, Through
from cms.delivery.parameters import Unfit, whole
from painlibrary import measures
from painlibrary.documents import ProcedureDocument
from painlibrary.vocabularies import (
    AnesthesiaMethod,
    Audience,
    BodySite,
    EvidenceLevel,
    FrequencyBand,
    IndicationRole,
    Integrity,
    Intent,
    InvasivenessLevel,
    Kind,
    Modality,
    RiskKind,
    Severity,
    SourceTier,
    TimeClass,
)

FACTS = [(name, name.replace("_", " ").capitalize()) for name in ProcedureDocument.facts]
BANDS = [band for band in FrequencyBand if band is not FrequencyBand.NOT_KNOWN]
INDICATIONS, RISKS = Rows("indications"), Rows("risks")
INVASIVENESS, CONTRAINDICATIONS = Rows("invasiveness"), Rows("contraindications")
DURATION, ONSET, RELIEF = (Rows("measures", fact) for fact in ("duration", "onset", "relief"))
# Facts about a risk or a condition stand in the procedures that name it.
AS_RISK = Rows("risks", through=Through("procedure", "risks", "risk"))
AS_INDICATION = Rows("indications", through=Through("procedure", "indications", "condition"))
NARROWER = "Whether narrower conditions and risks count as well."


def minutes_of(text):
    """Read a length of time as ISO 8601 writes it, in minutes."""
    try:
        return measures.minutes_of_iso8601(text)
    except ValueError:
        raise Unfit("This is no duration of ISO 8601.", "P2W") from None


def minutes_filter(help_text, *, lookup):
    shape = {"type": "integer", "minimum": 0}
    read = whole(0)
    return BoundFilter(help_text, rows=DURATION, read=read, schema=shape, example=30, lookup=lookup)


class ProcedureFilter(ItemFilterSet):
    category = ItemFilter("category", "Its category, or one of its further ones.", fact="category")
    kind = ChoiceFilter(Kind.choices, "What kind of procedure it is.")
    intent = ChoiceFilter(Intent.choices, "What it is done for.", fact="intents")
    anesthesia = ChoiceFilter(
        AnesthesiaMethod.choices, "How it is numbed.", rows=Rows("anesthesia"), fact="anesthesia"
    )
    imaging = ChoiceFilter(
        Modality.choices,
        "The imaging it is done with; `x_ray` finds fluoroscopy as well.",
        rows=Rows("imaging"),
        fact="imaging",
    )
    invasiveness = ChoiceFilter(
        InvasivenessLevel.choices, "How invasive.", rows=INVASIVENESS, fact="invasiveness"
    )
    invasiveness_max = RankFilter(
        InvasivenessLevel,
        "So invasive or less.",
        lookup="lte",
        rows=INVASIVENESS,
        fact="invasiveness",
    )
    minimally_invasive = TruthFilter(
        "Whether it counts as minimally invasive.", fact="minimally_invasive"
    )
    condition = ItemFilter(
        "condition",
        "What it treats, diagnoses or may help; with `condition_role`, what it has that role for.",
        beside=("condition_role", "any_condition"),
        rows=INDICATIONS,
        fact="indications",
    )
    condition_role = ChoiceFilter(
        IndicationRole.choices, "Its role for a condition.", rows=INDICATIONS, fact="indications"
    )
    contraindication = ItemFilter(
        "condition", "Where it is not done.", rows=CONTRAINDICATIONS, fact="contraindications"
    )
    risk = ItemFilter("risk", "A risk it has.", rows=RISKS, fact="risks")
    risk_kind = ChoiceFilter(RiskKind.choices, "A kind of risk it has.", rows=RISKS, fact="risks")
    serious = TruthFilter("Whether a risk is serious.", rows=RISKS)
    severity_min = RankFilter(Severity, "A risk can be so severe or more.", rows=RISKS)
    frequency_min = RankFilter(BANDS, "A risk can be so frequent or more.", rows=RISKS)
    reference = ItemFilter("reference", "A source it cites.")
    care_role = ItemFilter("care-role", "Who takes part.", rows=Rows("care_team"), fact="care_team")
    body_site = ChoiceFilter(
        BodySite.choices,
        "Where, the site or a part of it.",
        rows=Rows("body_sites"),
        fact="body_sites",
    )
    has_audience = ChoiceFilter(Audience.choices, "It has sections for these readers.")
    duration_max = minutes_filter("It takes so many minutes at most.", lookup="lte")
    duration_min = minutes_filter("It takes so many minutes at least.", lookup="gte")
    onset_max = BoundFilter(
        "It works by then: an ISO 8601 duration.",
        rows=ONSET,
        read=minutes_of,
        schema={"type": "string", "format": "duration"},
        example="P2W",
        lookup="lte",
    )
    relief_min = RankFilter(TimeClass, "Relief can last so long or longer.", rows=RELIEF)
    has = ChoiceFilter(FACTS, "The library has a value for this field.")
    missing = ChoiceFilter(FACTS, "The library has no value for this field.")
    disputed = TruthFilter("Whether sources disagree on any of its facts.")
    sourced = TruthFilter("Whether every fact has a source.")
    narrower = Switch(NARROWER)
    include_disputed = Switch("Whether values that sources dispute match as well.")


class RiskFilter(ItemFilterSet):
    procedure = OwnerFilter("procedure", "A procedure that has it.", rows=AS_RISK)
    kind = ChoiceFilter(
        RiskKind.choices, "Its kind with a procedure.", rows=AS_RISK, facet="risk_kind"
    )
    serious = TruthFilter("Whether it is serious with a procedure.", rows=AS_RISK)
    severity_min = RankFilter(Severity, "It can be so severe or more.", rows=AS_RISK)
    frequency_min = RankFilter(BANDS, "It can be so frequent or more.", rows=AS_RISK)


class ConditionFilter(ItemFilterSet):
    procedure = OwnerFilter(
        "procedure", "A procedure that treats, diagnoses or may help it.", rows=AS_INDICATION
    )
    body_site = ChoiceFilter(BodySite.choices, "Where it is felt.", rows=Rows("body_sites"))
    codable = TruthFilter("Whether one code could stand for it.")


class ReferenceFilter(ItemFilterSet):
    original_number = NumberFilter("Its number in the article that the library began with.")
    source_tier = ChoiceFilter(SourceTier.choices, "What kind of publication it is.")
    evidence_level = ChoiceFilter(EvidenceLevel.choices, "Its level of evidence, OCEBM 2011.")
    integrity = ChoiceFilter(Integrity.choices, "What became of it since.")
    cited = CitedFilter("Whether anything published cites it.")


class ArticleFilter(ItemFilterSet):
    has_audience = ChoiceFilter(Audience.choices, "It has sections for these readers.")


class CategoryFilter(ItemFilterSet):
    parent = ItemFilter("category", "The heading it stands under.")


class CareRoleFilter(ItemFilterSet):
    """Only what every list has."""

# Contract: 0af17431bbf045fbd53007317987a7366225584838841121d56f4b93d6baecad
"""Made from the contract by `make clients`: do not change it by hand."""

from typing import Any, Literal, NotRequired, Required, TypeAlias, TypedDict, TypeVar

T = TypeVar("T")
# Any of several values as a list; all of them as a tuple of tuples.
Given: TypeAlias = T | list[T] | tuple[tuple[T, ...], ...]


class Source(TypedDict):
    number: "int"
    slug: "str"
    stance: "Literal['supports', 'contradicts']"
    locator: "str | None"


class CitedText(TypedDict):
    markdown: "str"
    html: "str"
    sources: "list[Source]"


class PlainText(TypedDict):
    markdown: "str"
    html: "str"


Notice = TypedDict(
    "Notice",
    {
        "kind": "str",
        "place": "str | None",
        "text": "str",
        "from": "str",
        "until": "str | None",
    },
)


class Review(TypedDict):
    last_reviewed: "str | None"
    next_review_due: "str | None"
    reviewed_by: "list[ReviewReviewedBy]"


class ReviewReviewedBy(TypedDict):
    name: "str | None"
    credentials: "str | None"


Part: TypeAlias = "dict[str, Any]"


class ProcedureCard(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    kind: "NotRequired[Kind]"


class ProcedureEntry(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    kind: "NotRequired[Kind]"
    number: "int"


class ProcedureInList(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    kind: "Kind"
    intents: "list[Intent]"
    category: "CategoryCard | None"
    categories: "list[CategoryCard]"
    codes: "list[Code]"
    summary: "CitedText | None"
    lay_summary: "CitedText | None"
    duration: "Measure | None"
    onset: "Measure | None"
    relief: "Measure | None"
    recovery: "Measure | None"
    sessions: "Measure | None"
    anesthesia: "list[Anesthesia]"
    imaging: "list[Imaging]"
    invasiveness: "Invasiveness | None"
    minimally_invasive: "bool | None"
    indications: "list[Indication]"
    risks: "list[ProcedureRisk]"
    benefits: "list[Benefit]"
    contraindications: "list[Contraindication]"
    body_sites: "list[BodySiteOfProcedure]"
    care_team: "list[CareTeamMember]"
    related: "list[RelatedProcedure]"
    regulatory: "list[Regulatory]"
    absences: "list[Absence]"
    sections: "NotRequired[list[Section]]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"


class RiskCard(TypedDict):
    id: "str"
    type: "Literal['risk']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    definition: "NotRequired[PlainText | None]"
    lay_definition: "NotRequired[PlainText | None]"


class RiskEntry(TypedDict):
    id: "str"
    type: "Literal['risk']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    definition: "NotRequired[PlainText | None]"
    lay_definition: "NotRequired[PlainText | None]"
    number: "int"


class RiskInList(TypedDict):
    id: "str"
    type: "Literal['risk']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    definition: "CitedText | None"
    lay_definition: "CitedText | None"
    broader: "RiskCard | None"
    codes: "list[Code]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"


class ConditionCard(TypedDict):
    id: "str"
    type: "Literal['condition']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ConditionEntry(TypedDict):
    id: "str"
    type: "Literal['condition']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    number: "int"


class ConditionInList(TypedDict):
    id: "str"
    type: "Literal['condition']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    description: "CitedText | None"
    lay_description: "CitedText | None"
    broader: "ConditionCard | None"
    body_sites: "list[ConditionInListBodySites]"
    codable: "bool"
    codes: "list[Code]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"


class ConditionInListBodySites(TypedDict):
    key: "str"
    site: "BodySite"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class ReferenceCard(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    authors: "NotRequired[list[Author]]"
    container_title: "NotRequired[str | None]"
    publisher: "NotRequired[str | None]"
    issued: "NotRequired[str | None]"
    source_url: "NotRequired[str | None]"
    original_number: "NotRequired[int | None]"
    source_tier: "NotRequired[SourceTier | None]"
    integrity: "NotRequired[Integrity | None]"


class ReferenceEntry(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    authors: "NotRequired[list[Author]]"
    container_title: "NotRequired[str | None]"
    publisher: "NotRequired[str | None]"
    issued: "NotRequired[str | None]"
    source_url: "NotRequired[str | None]"
    original_number: "NotRequired[int | None]"
    source_tier: "NotRequired[SourceTier | None]"
    integrity: "NotRequired[Integrity | None]"
    number: "int"


class ReferenceInList(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"


class ArticleCard(TypedDict):
    id: "str"
    type: "Literal['article']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ArticleEntry(TypedDict):
    id: "str"
    type: "Literal['article']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    number: "int"


class ArticleInList(TypedDict):
    id: "str"
    type: "Literal['article']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    summary: "CitedText | None"
    audience: "Audience"
    related: "list[ArticleInListRelated]"
    sections: "NotRequired[list[Section]]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"


class ArticleInListRelated(TypedDict):
    key: "str"
    item: "ProcedureCard | ConditionCard | ArticleCard"


class CareRoleCard(TypedDict):
    id: "str"
    type: "Literal['care-role']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class CareRoleEntry(TypedDict):
    id: "str"
    type: "Literal['care-role']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    number: "int"


class CareRoleInList(TypedDict):
    id: "str"
    type: "Literal['care-role']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    description: "CitedText | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"


class CategoryCard(TypedDict):
    id: "str"
    type: "Literal['category']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class CategoryEntry(TypedDict):
    id: "str"
    type: "Literal['category']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    number: "int"


class CategoryInList(TypedDict):
    id: "str"
    type: "Literal['category']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    parent: "CategoryCard | None"
    order: "int"
    description: "CitedText | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"


class Procedure(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    kind: "Kind"
    intents: "list[Intent]"
    category: "CategoryCard | None"
    categories: "list[CategoryCard]"
    codes: "list[Code]"
    summary: "CitedText | None"
    lay_summary: "CitedText | None"
    duration: "Measure | None"
    onset: "Measure | None"
    relief: "Measure | None"
    recovery: "Measure | None"
    sessions: "Measure | None"
    anesthesia: "list[Anesthesia]"
    imaging: "list[Imaging]"
    invasiveness: "Invasiveness | None"
    minimally_invasive: "bool | None"
    indications: "list[Indication]"
    risks: "list[ProcedureRisk]"
    benefits: "list[Benefit]"
    contraindications: "list[Contraindication]"
    body_sites: "list[BodySiteOfProcedure]"
    care_team: "list[CareTeamMember]"
    related: "list[RelatedProcedure]"
    regulatory: "list[Regulatory]"
    absences: "list[Absence]"
    sections: "list[Section]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    meta: "NotRequired[ProcedureMeta]"


class ProcedureMeta(TypedDict):
    preview: "NotRequired[Preview]"


class Risk(TypedDict):
    id: "str"
    type: "Literal['risk']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    definition: "CitedText | None"
    lay_definition: "CitedText | None"
    broader: "RiskCard | None"
    codes: "list[Code]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    procedures: "RiskProcedures"
    meta: "NotRequired[RiskMeta]"


class RiskProcedures(TypedDict):
    "The first of those related to it."

    count: "int"
    url: "str"
    results: "list[RiskProceduresCard]"


class RiskMeta(TypedDict):
    preview: "NotRequired[Preview]"


class Condition(TypedDict):
    id: "str"
    type: "Literal['condition']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    description: "CitedText | None"
    lay_description: "CitedText | None"
    broader: "ConditionCard | None"
    body_sites: "list[ConditionBodySites]"
    codable: "bool"
    codes: "list[Code]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    procedures: "ConditionProcedures"
    meta: "NotRequired[ConditionMeta]"


class ConditionBodySites(TypedDict):
    key: "str"
    site: "BodySite"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class ConditionProcedures(TypedDict):
    "The first of those related to it."

    count: "int"
    url: "str"
    results: "list[ConditionProceduresCard]"


class ConditionMeta(TypedDict):
    preview: "NotRequired[Preview]"


class Reference(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    cited_by: "ReferenceCitedBy"
    meta: "NotRequired[ReferenceMeta]"


class ReferenceCitedBy(TypedDict):
    "The first of those related to it."

    count: "int"
    url: "str"
    results: "list[ReferenceCitedByProcedureCard | ReferenceCitedByRiskCard | ReferenceCitedByConditionCard | ReferenceCitedByReferenceCard | ReferenceCitedByArticleCard | ReferenceCitedByCareRoleCard | ReferenceCitedByCategoryCard]"


class ReferenceMeta(TypedDict):
    preview: "NotRequired[Preview]"


class Article(TypedDict):
    id: "str"
    type: "Literal['article']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    summary: "CitedText | None"
    audience: "Audience"
    related: "list[ArticleRelated]"
    sections: "list[Section]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    meta: "NotRequired[ArticleMeta]"


class ArticleRelated(TypedDict):
    key: "str"
    item: "ProcedureCard | ConditionCard | ArticleCard"


class ArticleMeta(TypedDict):
    preview: "NotRequired[Preview]"


class CareRole(TypedDict):
    id: "str"
    type: "Literal['care-role']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    description: "CitedText | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    meta: "NotRequired[CareRoleMeta]"


class CareRoleMeta(TypedDict):
    preview: "NotRequired[Preview]"


class Category(TypedDict):
    id: "str"
    type: "Literal['category']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    parent: "CategoryCard | None"
    order: "int"
    description: "CitedText | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    meta: "NotRequired[CategoryMeta]"


class CategoryMeta(TypedDict):
    preview: "NotRequired[Preview]"


class Fault(TypedDict):
    parameter: "str"
    message: "str"
    suggestion: "str | None"


class Problem(TypedDict):
    "A problem (RFC 9457)."

    type: "Literal['/problems/bad-request', '/problems/invalid-parameter', '/problems/future-instant', '/problems/not-found', '/problems/withdrawn', '/problems/redacted', '/problems/resync', '/problems/not-yet-here', '/problems/ended', '/problems/preview-refused', '/problems/too-many-requests', '/problems/server-fault', '/problems/unavailable', '/problems/method-not-allowed', '/problems/not-acceptable']"
    title: "str"
    status: "int"
    detail: "str"
    instance: "str"


class Preview(TypedDict):
    "Only with a preview token: what the answer shows beside what is public."

    shows: "Literal['item', 'release']"
    missing: "int"
    expires_at: "str"


class BadRequest(TypedDict):
    "A problem (RFC 9457)."

    type: "Literal['/problems/bad-request', '/problems/invalid-parameter', '/problems/future-instant']"
    title: "str"
    status: "int"
    detail: "str"
    instance: "str"
    errors: "NotRequired[list[Fault]]"


class Gone(TypedDict):
    "A problem (RFC 9457)."

    type: "Literal['/problems/withdrawn', '/problems/redacted', '/problems/resync', '/problems/ended']"
    title: "str"
    status: "int"
    detail: "str"
    instance: "str"
    reason: "NotRequired[str]"
    withdrawn_at: "NotRequired[str]"
    successor: "NotRequired[GoneSuccessor | None]"


class GoneSuccessor(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


Kind: TypeAlias = "Literal['injection', 'nerve_block', 'neuroablation', 'neuromodulation', 'implanted_device', 'surgery', 'regenerative', 'psychological', 'physical_rehabilitation', 'manual_therapy', 'acupuncture', 'lifestyle', 'care_model', 'other']"


Intent: TypeAlias = (
    "Literal['diagnostic', 'therapeutic', 'palliative', 'preventive', 'rehabilitative']"
)


CodeSystem: TypeAlias = "Literal['mesh', 'icd_10_cm']"


CodeState: TypeAlias = "Literal['suggested', 'confirmed']"


class Code(TypedDict):
    key: "str"
    system: "CodeSystem"
    version: "str | None"
    code: "str"
    display: "str | None"
    state: "CodeState"


Unit: TypeAlias = "Literal['min', 'h', 'd', 'wk', 'mo', 'a']"


TimeClass: TypeAlias = (
    "Literal['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'permanent']"
)


class MeasureCandidate(TypedDict):
    key: "str"
    min: "float | None"
    max: "float | None"
    unit: "Unit | None"
    iso8601: "MeasureCandidateIso8601"
    min_class: "TimeClass | None"
    max_class: "TimeClass | None"
    approximate: "bool"
    wording: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class MeasureCandidateIso8601(TypedDict):
    min: "str | None"
    max: "str | None"


class Measure(TypedDict):
    key: "str"
    min: "float | None"
    max: "float | None"
    unit: "Unit | None"
    iso8601: "MeasureIso8601"
    min_class: "TimeClass | None"
    max_class: "TimeClass | None"
    approximate: "bool"
    wording: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"
    disputed: "bool"
    candidates: "list[MeasureCandidate]"


class MeasureIso8601(TypedDict):
    min: "str | None"
    max: "str | None"


AnesthesiaMethod: TypeAlias = (
    "Literal['none', 'topical', 'local', 'regional', 'sedation', 'general']"
)


Requirement: TypeAlias = "Literal['optional', 'usual', 'required']"


class Anesthesia(TypedDict):
    key: "str"
    method: "AnesthesiaMethod"
    requirement: "Requirement | None"
    wording: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


Modality: TypeAlias = "Literal['none', 'x_ray', 'fluoroscopy', 'ultrasound', 'ct', 'mri']"


ImagingRole: TypeAlias = "Literal['guidance', 'confirmation']"


class Imaging(TypedDict):
    key: "str"
    modality: "Modality"
    role: "ImagingRole | None"
    requirement: "Requirement | None"
    wording: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


InvasivenessLevel: TypeAlias = "Literal['none', 'low', 'moderate', 'high']"


class InvasivenessCandidate(TypedDict):
    key: "str"
    level: "InvasivenessLevel"
    wording: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class Invasiveness(TypedDict):
    key: "str"
    level: "InvasivenessLevel"
    wording: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"
    disputed: "bool"
    candidates: "list[InvasivenessCandidate]"


IndicationRole: TypeAlias = (
    "Literal['treats', 'diagnoses', 'may_help', 'investigational', 'not_recommended']"
)


Certainty: TypeAlias = "Literal['very_low', 'low', 'moderate', 'high']"


class Indication(TypedDict):
    key: "str"
    condition: "ConditionCard"
    role: "IndicationRole"
    certainty: "Certainty | None"
    population: "str | None"
    note: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


RiskKind: TypeAlias = "Literal['adverse_effect', 'complication', 'limitation']"


FrequencyBand: TypeAlias = (
    "Literal['very_common', 'common', 'uncommon', 'rare', 'very_rare', 'not_known']"
)


class Frequency(TypedDict):
    "How often, numbers first. The band follows from the numbers."

    events: "int | None"
    denominator: "int | None"
    low: "float | None"
    high: "float | None"
    population: "str | None"
    band: "FrequencyBand | None"
    bands: "list[FrequencyBand]"
    text: "str"


Severity: TypeAlias = "Literal[1, 2, 3, 4, 5]"


RiskOnset: TypeAlias = "Literal['during', 'hours', 'days', 'weeks', 'late']"


Course: TypeAlias = "Literal['temporary', 'permanent']"


class ProcedureRisk(TypedDict):
    key: "str"
    risk: "RiskCard"
    kind: "RiskKind"
    description: "str | None"
    source_label: "str | None"
    frequency: "Frequency | None"
    severity: "ProcedureRiskSeverity | None"
    serious: "bool | None"
    onset: "RiskOnset | None"
    course: "Course | None"
    mitigation: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class ProcedureRiskSeverity(TypedDict):
    min: "Severity"
    max: "Severity"


Potential: TypeAlias = "Literal['may', 'asserted']"


class Benefit(TypedDict):
    key: "str"
    text: "str"
    condition: "ConditionCard | None"
    potential: "Potential | None"
    certainty: "Certainty | None"
    comparator: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


ContraindicationStrength: TypeAlias = "Literal['absolute', 'relative']"


class Contraindication(TypedDict):
    key: "str"
    condition: "ConditionCard | None"
    text: "str | None"
    strength: "ContraindicationStrength | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


BodySite: TypeAlias = "Literal['head', 'neck', 'trunk', 'back', 'low_back', 'buttock', 'pelvis', 'abdomen', 'chest', 'arm', 'shoulder', 'elbow', 'wrist', 'hand', 'leg', 'hip', 'knee', 'ankle', 'foot', 'spine', 'cervical_spine', 'thoracic_spine', 'lumbar_spine', 'facet_joint', 'intervertebral_disc', 'epidural_space', 'nerve', 'spinal_cord', 'nerve_root', 'medial_branch', 'peripheral_nerve', 'joint', 'major_joint', 'soft_tissue', 'muscle', 'ligament', 'tendon', 'whole_body']"


SiteRole: TypeAlias = "Literal['target', 'access']"


class BodySiteOfProcedure(TypedDict):
    key: "str"
    site: "BodySite"
    role: "SiteRole | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


CareFunction: TypeAlias = "Literal['performs', 'assists', 'team_member', 'refers']"


class CareTeamMember(TypedDict):
    key: "str"
    care_role: "CareRoleCard"
    function: "CareFunction | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


RelationKind: TypeAlias = "Literal['is_kind_of', 'diagnostic_for', 'follows', 'alternative_to', 'combined_with', 'part_of']"


class RelatedProcedure(TypedDict):
    key: "str"
    other: "ProcedureCard"
    relation: "RelationKind"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


RegulatoryState: TypeAlias = (
    "Literal['approved', 'cleared', 'off_label', 'investigational', 'not_approved']"
)


class Regulatory(TypedDict):
    key: "str"
    jurisdiction: "str"
    status: "RegulatoryState"
    as_of: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


AbsenceAspect: TypeAlias = "Literal['duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'indications', 'risks', 'benefits', 'contraindications', 'related']"


AbsenceValue: TypeAlias = "Literal['none', 'not_known']"


class Absence(TypedDict):
    key: "str"
    aspect: "AbsenceAspect"
    value: "AbsenceValue"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


SectionAspect: TypeAlias = "Literal['overview', 'how_it_works', 'technique', 'preparation', 'aftercare', 'benefits', 'effectiveness', 'risks', 'alternatives', 'when_to_seek_help', 'evidence']"


Audience: TypeAlias = "Literal['all', 'patient', 'clinician']"


class Section(TypedDict):
    key: "str"
    aspect: "SectionAspect"
    heading: "str | None"
    audience: "Audience"
    markdown: "str"
    html: "str"
    sources: "list[Source]"


class AuthorForm(TypedDict):
    literal: "str"


class AuthorForm2(TypedDict):
    family: "str"
    given: "NotRequired[str]"


Author: TypeAlias = "AuthorForm | AuthorForm2"


SourceTier: TypeAlias = "Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']"


Integrity: TypeAlias = "Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']"


CslType: TypeAlias = "Literal['article-journal', 'book', 'chapter', 'entry-encyclopedia', 'report', 'post-weblog', 'webpage', 'document']"


EvidenceLevel: TypeAlias = "Literal[1, 2, 3, 4, 5]"


EvidenceQuestion: TypeAlias = "Literal['prevalence', 'diagnosis', 'prognosis', 'treatment_benefits', 'common_harms', 'rare_harms', 'screening']"


class RiskProceduresCard(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    kind: "NotRequired[Kind]"
    relations: "list[RiskProceduresCardRelations]"


class RiskProceduresCardRelations(TypedDict):
    key: "str"
    kind: "RiskKind"
    description: "str | None"
    source_label: "str | None"
    frequency: "Frequency | None"
    severity: "RiskProceduresCardRelationsSeverity | None"
    serious: "bool | None"
    onset: "RiskOnset | None"
    course: "Course | None"
    mitigation: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class RiskProceduresCardRelationsSeverity(TypedDict):
    min: "Severity"
    max: "Severity"


class ConditionProceduresCard(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    kind: "NotRequired[Kind]"
    relations: "list[ConditionProceduresCardRelations]"


class ConditionProceduresCardRelations(TypedDict):
    key: "str"
    role: "IndicationRole"
    certainty: "Certainty | None"
    population: "str | None"
    note: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class ReferenceCitedByProcedureCard(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    kind: "NotRequired[Kind]"
    relations: "list[ReferenceCitedByProcedureCardRelations]"


class ReferenceCitedByProcedureCardRelations(TypedDict):
    place: "str"


class ReferenceCitedByRiskCard(TypedDict):
    id: "str"
    type: "Literal['risk']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    definition: "NotRequired[PlainText | None]"
    lay_definition: "NotRequired[PlainText | None]"
    relations: "list[ReferenceCitedByRiskCardRelations]"


class ReferenceCitedByRiskCardRelations(TypedDict):
    place: "str"


class ReferenceCitedByConditionCard(TypedDict):
    id: "str"
    type: "Literal['condition']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    relations: "list[ReferenceCitedByConditionCardRelations]"


class ReferenceCitedByConditionCardRelations(TypedDict):
    place: "str"


class ReferenceCitedByReferenceCard(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    authors: "NotRequired[list[Author]]"
    container_title: "NotRequired[str | None]"
    publisher: "NotRequired[str | None]"
    issued: "NotRequired[str | None]"
    source_url: "NotRequired[str | None]"
    original_number: "NotRequired[int | None]"
    source_tier: "NotRequired[SourceTier | None]"
    integrity: "NotRequired[Integrity | None]"
    relations: "list[ReferenceCitedByReferenceCardRelations]"


class ReferenceCitedByReferenceCardRelations(TypedDict):
    place: "str"


class ReferenceCitedByArticleCard(TypedDict):
    id: "str"
    type: "Literal['article']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    relations: "list[ReferenceCitedByArticleCardRelations]"


class ReferenceCitedByArticleCardRelations(TypedDict):
    place: "str"


class ReferenceCitedByCareRoleCard(TypedDict):
    id: "str"
    type: "Literal['care-role']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    relations: "list[ReferenceCitedByCareRoleCardRelations]"


class ReferenceCitedByCareRoleCardRelations(TypedDict):
    place: "str"


class ReferenceCitedByCategoryCard(TypedDict):
    id: "str"
    type: "Literal['category']"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"
    relations: "list[ReferenceCitedByCategoryCardRelations]"


class ReferenceCitedByCategoryCardRelations(TypedDict):
    place: "str"


class Facet(TypedDict):
    values: "list[FacetValues]"
    not_stated: "int"


class FacetValues(TypedDict):
    value: "str"
    label: "str | None"
    count: "int"
    selected: "bool"


class ArticleReferencesInList(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ArticleReferencesInListRelations]"


class ArticleReferencesInListRelations(TypedDict):
    place: "str"
    number: "int"


class CareRoleReferencesInList(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[CareRoleReferencesInListRelations]"


class CareRoleReferencesInListRelations(TypedDict):
    place: "str"
    number: "int"


class CategoryReferencesInList(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[CategoryReferencesInListRelations]"


class CategoryReferencesInListRelations(TypedDict):
    place: "str"
    number: "int"


class ConditionProceduresInList(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    kind: "Kind"
    intents: "list[Intent]"
    category: "CategoryCard | None"
    categories: "list[CategoryCard]"
    codes: "list[Code]"
    summary: "CitedText | None"
    lay_summary: "CitedText | None"
    duration: "Measure | None"
    onset: "Measure | None"
    relief: "Measure | None"
    recovery: "Measure | None"
    sessions: "Measure | None"
    anesthesia: "list[Anesthesia]"
    imaging: "list[Imaging]"
    invasiveness: "Invasiveness | None"
    minimally_invasive: "bool | None"
    indications: "list[Indication]"
    risks: "list[ProcedureRisk]"
    benefits: "list[Benefit]"
    contraindications: "list[Contraindication]"
    body_sites: "list[BodySiteOfProcedure]"
    care_team: "list[CareTeamMember]"
    related: "list[RelatedProcedure]"
    regulatory: "list[Regulatory]"
    absences: "list[Absence]"
    sections: "NotRequired[list[Section]]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ConditionProceduresInListRelations]"


class ConditionProceduresInListRelations(TypedDict):
    key: "str"
    role: "IndicationRole"
    certainty: "Certainty | None"
    population: "str | None"
    note: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class ConditionReferencesInList(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ConditionReferencesInListRelations]"


class ConditionReferencesInListRelations(TypedDict):
    place: "str"
    number: "int"


class ProcedureReferencesInList(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ProcedureReferencesInListRelations]"


class ProcedureReferencesInListRelations(TypedDict):
    place: "str"
    number: "int"


class ProcedureRisksInList(TypedDict):
    id: "str"
    type: "Literal['risk']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    definition: "CitedText | None"
    lay_definition: "CitedText | None"
    broader: "RiskCard | None"
    codes: "list[Code]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ProcedureRisksInListRelations]"


class ProcedureRisksInListRelations(TypedDict):
    key: "str"
    kind: "RiskKind"
    description: "str | None"
    source_label: "str | None"
    frequency: "Frequency | None"
    severity: "ProcedureRisksInListRelationsSeverity | None"
    serious: "bool | None"
    onset: "RiskOnset | None"
    course: "Course | None"
    mitigation: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class ProcedureRisksInListRelationsSeverity(TypedDict):
    min: "Severity"
    max: "Severity"


class ReferenceCitedByProcedureInList(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    kind: "Kind"
    intents: "list[Intent]"
    category: "CategoryCard | None"
    categories: "list[CategoryCard]"
    codes: "list[Code]"
    summary: "CitedText | None"
    lay_summary: "CitedText | None"
    duration: "Measure | None"
    onset: "Measure | None"
    relief: "Measure | None"
    recovery: "Measure | None"
    sessions: "Measure | None"
    anesthesia: "list[Anesthesia]"
    imaging: "list[Imaging]"
    invasiveness: "Invasiveness | None"
    minimally_invasive: "bool | None"
    indications: "list[Indication]"
    risks: "list[ProcedureRisk]"
    benefits: "list[Benefit]"
    contraindications: "list[Contraindication]"
    body_sites: "list[BodySiteOfProcedure]"
    care_team: "list[CareTeamMember]"
    related: "list[RelatedProcedure]"
    regulatory: "list[Regulatory]"
    absences: "list[Absence]"
    sections: "NotRequired[list[Section]]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ReferenceCitedByProcedureInListRelations]"


class ReferenceCitedByProcedureInListRelations(TypedDict):
    place: "str"


class ReferenceCitedByRiskInList(TypedDict):
    id: "str"
    type: "Literal['risk']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    definition: "CitedText | None"
    lay_definition: "CitedText | None"
    broader: "RiskCard | None"
    codes: "list[Code]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ReferenceCitedByRiskInListRelations]"


class ReferenceCitedByRiskInListRelations(TypedDict):
    place: "str"


class ReferenceCitedByConditionInList(TypedDict):
    id: "str"
    type: "Literal['condition']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    description: "CitedText | None"
    lay_description: "CitedText | None"
    broader: "ConditionCard | None"
    body_sites: "list[ReferenceCitedByConditionInListBodySites]"
    codable: "bool"
    codes: "list[Code]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ReferenceCitedByConditionInListRelations]"


class ReferenceCitedByConditionInListBodySites(TypedDict):
    key: "str"
    site: "BodySite"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class ReferenceCitedByConditionInListRelations(TypedDict):
    place: "str"


class ReferenceCitedByReferenceInList(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ReferenceCitedByReferenceInListRelations]"


class ReferenceCitedByReferenceInListRelations(TypedDict):
    place: "str"


class ReferenceCitedByArticleInList(TypedDict):
    id: "str"
    type: "Literal['article']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    summary: "CitedText | None"
    audience: "Audience"
    related: "list[ReferenceCitedByArticleInListRelated]"
    sections: "NotRequired[list[Section]]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ReferenceCitedByArticleInListRelations]"


class ReferenceCitedByArticleInListRelated(TypedDict):
    key: "str"
    item: "ProcedureCard | ConditionCard | ArticleCard"


class ReferenceCitedByArticleInListRelations(TypedDict):
    place: "str"


class ReferenceCitedByCareRoleInList(TypedDict):
    id: "str"
    type: "Literal['care-role']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    description: "CitedText | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ReferenceCitedByCareRoleInListRelations]"


class ReferenceCitedByCareRoleInListRelations(TypedDict):
    place: "str"


class ReferenceCitedByCategoryInList(TypedDict):
    id: "str"
    type: "Literal['category']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    parent: "CategoryCard | None"
    order: "int"
    description: "CitedText | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[ReferenceCitedByCategoryInListRelations]"


class ReferenceCitedByCategoryInListRelations(TypedDict):
    place: "str"


class RiskProceduresInList(TypedDict):
    id: "str"
    type: "Literal['procedure']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    kind: "Kind"
    intents: "list[Intent]"
    category: "CategoryCard | None"
    categories: "list[CategoryCard]"
    codes: "list[Code]"
    summary: "CitedText | None"
    lay_summary: "CitedText | None"
    duration: "Measure | None"
    onset: "Measure | None"
    relief: "Measure | None"
    recovery: "Measure | None"
    sessions: "Measure | None"
    anesthesia: "list[Anesthesia]"
    imaging: "list[Imaging]"
    invasiveness: "Invasiveness | None"
    minimally_invasive: "bool | None"
    indications: "list[Indication]"
    risks: "list[ProcedureRisk]"
    benefits: "list[Benefit]"
    contraindications: "list[Contraindication]"
    body_sites: "list[BodySiteOfProcedure]"
    care_team: "list[CareTeamMember]"
    related: "list[RelatedProcedure]"
    regulatory: "list[Regulatory]"
    absences: "list[Absence]"
    sections: "NotRequired[list[Section]]"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[RiskProceduresInListRelations]"


class RiskProceduresInListRelations(TypedDict):
    key: "str"
    kind: "RiskKind"
    description: "str | None"
    source_label: "str | None"
    frequency: "Frequency | None"
    severity: "RiskProceduresInListRelationsSeverity | None"
    serious: "bool | None"
    onset: "RiskOnset | None"
    course: "Course | None"
    mitigation: "str | None"
    sources: "list[Source]"
    named_sources: "list[str]"
    sourced: "bool"


class RiskProceduresInListRelationsSeverity(TypedDict):
    min: "Severity"
    max: "Severity"


class RiskReferencesInList(TypedDict):
    id: "str"
    type: "Literal['reference']"
    slug: "str"
    url: "str"
    title: "str | None"
    aliases: "list[str]"
    csl_type: "CslType"
    authors: "list[Author]"
    container_title: "str | None"
    publisher: "str | None"
    issued: "str | None"
    accessed: "str | None"
    source_url: "str | None"
    original_number: "int | None"
    source_tier: "SourceTier | None"
    integrity: "Integrity | None"
    doi: "str | None"
    pmid: "str | None"
    isbn: "str | None"
    language: "str | None"
    evidence_level: "EvidenceLevel | None"
    evidence_question: "EvidenceQuestion | None"
    conflict_of_interest: "str | None"
    references: "list[ReferenceEntry]"
    not_stated: "list[str]"
    notices: "list[Notice]"
    review: "Review"
    edition: "int"
    digest: "str"
    rendered: "str"
    first_published: "str"
    published: "str"
    relations: "list[RiskReferencesInListRelations]"


class RiskReferencesInListRelations(TypedDict):
    place: "str"
    number: "int"


class Highlight(TypedDict):
    field: "Literal['title', 'aliases', 'summary', 'body']"
    html: "str"


class IndexAnswer(TypedDict):
    "Where everything is."

    as_of: "str | None"
    release: "IndexAnswerRelease"
    resources: "list[IndexAnswerResources]"
    links: "IndexAnswerLinks"
    meta: "NotRequired[IndexAnswerMeta]"


class IndexAnswerRelease(TypedDict):
    number: "int"
    hash: "str"


class IndexAnswerResources(TypedDict):
    type: "str"
    url: "str"
    facets: "str"
    count: "int"


class IndexAnswerLinks(TypedDict):
    search: "str"
    changes: "str"
    manifest: "str"
    export: "str"
    sitemap: "str"
    releases: "str"
    vocabularies: "str"
    openapi: "str"
    docs: "str"


class IndexAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class IndexAsk(TypedDict):
    at: "NotRequired[str | None]"
    preview: "NotRequired[str | None]"


class ArticleListAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ArticleInList]"
    meta: "ArticleListAnswerMeta"
    facets: "NotRequired[ArticleListAnswerFacets]"


class ArticleListAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ArticleListAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ArticleListAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ArticleListAnswerFacets(TypedDict):
    has_audience: "NotRequired[Facet]"


class ArticleListAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    has_audience: "NotRequired[Given[Literal['all', 'patient', 'clinician']] | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['has_audience']] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class ArticleDetailAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'jsonld'] | None]"
    preview: "NotRequired[str | None]"


class ArticleHistoryAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ArticleHistoryAnswerResults]"
    meta: "ArticleHistoryAnswerMeta"


ArticleHistoryAnswerResults = TypedDict(
    "ArticleHistoryAnswerResults",
    {
        "edition": "int | None",
        "slug": "str",
        "title": "str | None",
        "from": "str",
        "until": "str | None",
        "digest": "str | None",
        "changed": "list[str] | None",
        "urgent": "bool",
        "redacted": "bool",
        "withdrawn": "bool",
        "reason": "str | None",
        "reviewed_by": "list[ArticleHistoryAnswerResultsReviewedBy]",
        "release": "int",
    },
)


class ArticleHistoryAnswerResultsReviewedBy(TypedDict):
    name: "str | None"
    credentials: "str | None"


class ArticleHistoryAnswerMeta(TypedDict):
    as_of: "str | None"
    preview: "NotRequired[Preview]"


class ArticleHistoryAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    preview: "NotRequired[str | None]"


class ArticleReferencesAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ArticleReferencesInList]"
    meta: "ArticleReferencesAnswerMeta"
    facets: "NotRequired[ArticleReferencesAnswerFacets]"


class ArticleReferencesAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ArticleReferencesAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ArticleReferencesAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ArticleReferencesAnswerFacets(TypedDict):
    source_tier: "NotRequired[Facet]"
    evidence_level: "NotRequired[Facet]"
    integrity: "NotRequired[Facet]"


class ArticleReferencesAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    original_number: "NotRequired[Given[int] | None]"
    source_tier: "NotRequired[Given[Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']] | None]"
    evidence_level: "NotRequired[Given[Literal['1', '2', '3', '4', '5']] | None]"
    integrity: "NotRequired[Given[Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']] | None]"
    cited: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['number', '-number', 'title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'original_number', '-original_number', 'evidence_level', '-evidence_level'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['source_tier', 'evidence_level', 'integrity']] | None]"
    format: "NotRequired[Literal['json', 'ndjson', 'csl-json', 'bibtex', 'ris'] | None]"
    preview: "NotRequired[str | None]"


class CareRoleListAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[CareRoleInList]"
    meta: "CareRoleListAnswerMeta"


class CareRoleListAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[CareRoleListAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class CareRoleListAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class CareRoleListAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class CareRoleDetailAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'jsonld'] | None]"
    preview: "NotRequired[str | None]"


class CareRoleHistoryAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[CareRoleHistoryAnswerResults]"
    meta: "CareRoleHistoryAnswerMeta"


CareRoleHistoryAnswerResults = TypedDict(
    "CareRoleHistoryAnswerResults",
    {
        "edition": "int | None",
        "slug": "str",
        "title": "str | None",
        "from": "str",
        "until": "str | None",
        "digest": "str | None",
        "changed": "list[str] | None",
        "urgent": "bool",
        "redacted": "bool",
        "withdrawn": "bool",
        "reason": "str | None",
        "reviewed_by": "list[CareRoleHistoryAnswerResultsReviewedBy]",
        "release": "int",
    },
)


class CareRoleHistoryAnswerResultsReviewedBy(TypedDict):
    name: "str | None"
    credentials: "str | None"


class CareRoleHistoryAnswerMeta(TypedDict):
    as_of: "str | None"
    preview: "NotRequired[Preview]"


class CareRoleHistoryAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    preview: "NotRequired[str | None]"


class CareRoleReferencesAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[CareRoleReferencesInList]"
    meta: "CareRoleReferencesAnswerMeta"
    facets: "NotRequired[CareRoleReferencesAnswerFacets]"


class CareRoleReferencesAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[CareRoleReferencesAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class CareRoleReferencesAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class CareRoleReferencesAnswerFacets(TypedDict):
    source_tier: "NotRequired[Facet]"
    evidence_level: "NotRequired[Facet]"
    integrity: "NotRequired[Facet]"


class CareRoleReferencesAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    original_number: "NotRequired[Given[int] | None]"
    source_tier: "NotRequired[Given[Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']] | None]"
    evidence_level: "NotRequired[Given[Literal['1', '2', '3', '4', '5']] | None]"
    integrity: "NotRequired[Given[Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']] | None]"
    cited: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['number', '-number', 'title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'original_number', '-original_number', 'evidence_level', '-evidence_level'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['source_tier', 'evidence_level', 'integrity']] | None]"
    format: "NotRequired[Literal['json', 'ndjson', 'csl-json', 'bibtex', 'ris'] | None]"
    preview: "NotRequired[str | None]"


class CategoryListAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[CategoryInList]"
    meta: "CategoryListAnswerMeta"
    facets: "NotRequired[CategoryListAnswerFacets]"


class CategoryListAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[CategoryListAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class CategoryListAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class CategoryListAnswerFacets(TypedDict):
    parent: "NotRequired[Facet]"


class CategoryListAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    parent: "NotRequired[Given[str] | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['parent']] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class CategoryDetailAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'jsonld'] | None]"
    preview: "NotRequired[str | None]"


class CategoryHistoryAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[CategoryHistoryAnswerResults]"
    meta: "CategoryHistoryAnswerMeta"


CategoryHistoryAnswerResults = TypedDict(
    "CategoryHistoryAnswerResults",
    {
        "edition": "int | None",
        "slug": "str",
        "title": "str | None",
        "from": "str",
        "until": "str | None",
        "digest": "str | None",
        "changed": "list[str] | None",
        "urgent": "bool",
        "redacted": "bool",
        "withdrawn": "bool",
        "reason": "str | None",
        "reviewed_by": "list[CategoryHistoryAnswerResultsReviewedBy]",
        "release": "int",
    },
)


class CategoryHistoryAnswerResultsReviewedBy(TypedDict):
    name: "str | None"
    credentials: "str | None"


class CategoryHistoryAnswerMeta(TypedDict):
    as_of: "str | None"
    preview: "NotRequired[Preview]"


class CategoryHistoryAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    preview: "NotRequired[str | None]"


class CategoryReferencesAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[CategoryReferencesInList]"
    meta: "CategoryReferencesAnswerMeta"
    facets: "NotRequired[CategoryReferencesAnswerFacets]"


class CategoryReferencesAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[CategoryReferencesAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class CategoryReferencesAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class CategoryReferencesAnswerFacets(TypedDict):
    source_tier: "NotRequired[Facet]"
    evidence_level: "NotRequired[Facet]"
    integrity: "NotRequired[Facet]"


class CategoryReferencesAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    original_number: "NotRequired[Given[int] | None]"
    source_tier: "NotRequired[Given[Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']] | None]"
    evidence_level: "NotRequired[Given[Literal['1', '2', '3', '4', '5']] | None]"
    integrity: "NotRequired[Given[Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']] | None]"
    cited: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['number', '-number', 'title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'original_number', '-original_number', 'evidence_level', '-evidence_level'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['source_tier', 'evidence_level', 'integrity']] | None]"
    format: "NotRequired[Literal['json', 'ndjson', 'csl-json', 'bibtex', 'ris'] | None]"
    preview: "NotRequired[str | None]"


class ChangesAnswer(TypedDict):
    "A page of changes, in the order in which they took effect."

    changes: "list[ChangesAnswerChanges | ChangesAnswerChanges2]"
    next: "str"
    more: "bool"
    meta: "NotRequired[ChangesAnswerMeta]"


class ChangesAnswerChanges(TypedDict):
    "The item is to be stored in place of whatever a client holds under its id."

    type: "str"
    id: "str"
    slug: "str"
    urgent: "bool"
    at: "str"
    change: "Literal['put']"
    own: "bool"
    because: "list[str]"
    rendered: "str"
    url: "str"
    document: "NotRequired[ProcedureInList | RiskInList | ConditionInList | ReferenceInList | ArticleInList | CareRoleInList | CategoryInList]"


class ChangesAnswerChanges2(TypedDict):
    "What a client holds of this item is to go."

    type: "str"
    id: "str"
    slug: "str"
    urgent: "bool"
    at: "str"
    change: "Literal['removed']"
    reason: "str"
    successor: "ChangesAnswerChanges2Successor | None"


class ChangesAnswerChanges2Successor(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ChangesAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class ChangesAsk(TypedDict):
    at: "NotRequired[str | None]"
    since: "NotRequired[str | None]"
    type: "NotRequired[Given[Literal['article', 'care-role', 'category', 'condition', 'procedure', 'reference', 'risk']] | None]"
    expand: "NotRequired[Literal['document'] | None]"
    page_size: "NotRequired[int | None]"
    preview: "NotRequired[str | None]"


class ConditionListAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ConditionInList]"
    meta: "ConditionListAnswerMeta"
    facets: "NotRequired[ConditionListAnswerFacets]"


class ConditionListAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ConditionListAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ConditionListAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ConditionListAnswerFacets(TypedDict):
    procedure: "NotRequired[Facet]"
    body_site: "NotRequired[Facet]"
    codable: "NotRequired[Facet]"


class ConditionListAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    procedure: "NotRequired[Given[str] | None]"
    body_site: "NotRequired[Given[Literal['head', 'neck', 'trunk', 'back', 'low_back', 'buttock', 'pelvis', 'abdomen', 'chest', 'arm', 'shoulder', 'elbow', 'wrist', 'hand', 'leg', 'hip', 'knee', 'ankle', 'foot', 'spine', 'cervical_spine', 'thoracic_spine', 'lumbar_spine', 'facet_joint', 'intervertebral_disc', 'epidural_space', 'nerve', 'spinal_cord', 'nerve_root', 'medial_branch', 'peripheral_nerve', 'joint', 'major_joint', 'soft_tissue', 'muscle', 'ligament', 'tendon', 'whole_body']] | None]"
    codable: "NotRequired[Given[Literal['true', 'false']] | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['procedure', 'body_site', 'codable']] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class ConditionDetailAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'jsonld'] | None]"
    preview: "NotRequired[str | None]"


class ConditionHistoryAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ConditionHistoryAnswerResults]"
    meta: "ConditionHistoryAnswerMeta"


ConditionHistoryAnswerResults = TypedDict(
    "ConditionHistoryAnswerResults",
    {
        "edition": "int | None",
        "slug": "str",
        "title": "str | None",
        "from": "str",
        "until": "str | None",
        "digest": "str | None",
        "changed": "list[str] | None",
        "urgent": "bool",
        "redacted": "bool",
        "withdrawn": "bool",
        "reason": "str | None",
        "reviewed_by": "list[ConditionHistoryAnswerResultsReviewedBy]",
        "release": "int",
    },
)


class ConditionHistoryAnswerResultsReviewedBy(TypedDict):
    name: "str | None"
    credentials: "str | None"


class ConditionHistoryAnswerMeta(TypedDict):
    as_of: "str | None"
    preview: "NotRequired[Preview]"


class ConditionHistoryAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    preview: "NotRequired[str | None]"


class ConditionProceduresAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ConditionProceduresInList]"
    meta: "ConditionProceduresAnswerMeta"
    facets: "NotRequired[ConditionProceduresAnswerFacets]"


class ConditionProceduresAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ConditionProceduresAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ConditionProceduresAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ConditionProceduresAnswerFacets(TypedDict):
    category: "NotRequired[Facet]"
    kind: "NotRequired[Facet]"
    intent: "NotRequired[Facet]"
    anesthesia: "NotRequired[Facet]"
    imaging: "NotRequired[Facet]"
    invasiveness: "NotRequired[Facet]"
    invasiveness_max: "NotRequired[Facet]"
    minimally_invasive: "NotRequired[Facet]"
    condition: "NotRequired[Facet]"
    condition_role: "NotRequired[Facet]"
    contraindication: "NotRequired[Facet]"
    risk: "NotRequired[Facet]"
    risk_kind: "NotRequired[Facet]"
    serious: "NotRequired[Facet]"
    severity_min: "NotRequired[Facet]"
    frequency_min: "NotRequired[Facet]"
    reference: "NotRequired[Facet]"
    care_role: "NotRequired[Facet]"
    body_site: "NotRequired[Facet]"
    has_audience: "NotRequired[Facet]"
    relief_min: "NotRequired[Facet]"
    has: "NotRequired[Facet]"
    missing: "NotRequired[Facet]"
    disputed: "NotRequired[Facet]"
    sourced: "NotRequired[Facet]"


class ConditionProceduresAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    category: "NotRequired[Given[str] | None]"
    kind: "NotRequired[Given[Literal['injection', 'nerve_block', 'neuroablation', 'neuromodulation', 'implanted_device', 'surgery', 'regenerative', 'psychological', 'physical_rehabilitation', 'manual_therapy', 'acupuncture', 'lifestyle', 'care_model', 'other']] | None]"
    intent: "NotRequired[Given[Literal['diagnostic', 'therapeutic', 'palliative', 'preventive', 'rehabilitative']] | None]"
    anesthesia: "NotRequired[Given[Literal['none', 'topical', 'local', 'regional', 'sedation', 'general']] | None]"
    imaging: "NotRequired[Given[Literal['none', 'x_ray', 'fluoroscopy', 'ultrasound', 'ct', 'mri']] | None]"
    invasiveness: "NotRequired[Given[Literal['none', 'low', 'moderate', 'high']] | None]"
    invasiveness_max: "NotRequired[Literal['none', 'low', 'moderate', 'high'] | None]"
    minimally_invasive: "NotRequired[Given[Literal['true', 'false']] | None]"
    condition: "NotRequired[Given[str] | None]"
    condition_role: "NotRequired[Given[Literal['treats', 'diagnoses', 'may_help', 'investigational', 'not_recommended']] | None]"
    contraindication: "NotRequired[Given[str] | None]"
    risk: "NotRequired[Given[str] | None]"
    risk_kind: "NotRequired[Given[Literal['adverse_effect', 'complication', 'limitation']] | None]"
    serious: "NotRequired[Given[Literal['true', 'false']] | None]"
    severity_min: "NotRequired[Literal['1', '2', '3', '4', '5'] | None]"
    frequency_min: (
        "NotRequired[Literal['very_common', 'common', 'uncommon', 'rare', 'very_rare'] | None]"
    )
    reference: "NotRequired[Given[str] | None]"
    care_role: "NotRequired[Given[str] | None]"
    body_site: "NotRequired[Given[Literal['head', 'neck', 'trunk', 'back', 'low_back', 'buttock', 'pelvis', 'abdomen', 'chest', 'arm', 'shoulder', 'elbow', 'wrist', 'hand', 'leg', 'hip', 'knee', 'ankle', 'foot', 'spine', 'cervical_spine', 'thoracic_spine', 'lumbar_spine', 'facet_joint', 'intervertebral_disc', 'epidural_space', 'nerve', 'spinal_cord', 'nerve_root', 'medial_branch', 'peripheral_nerve', 'joint', 'major_joint', 'soft_tissue', 'muscle', 'ligament', 'tendon', 'whole_body']] | None]"
    has_audience: "NotRequired[Given[Literal['all', 'patient', 'clinician']] | None]"
    duration_max: "NotRequired[int | None]"
    duration_min: "NotRequired[int | None]"
    onset_max: "NotRequired[str | None]"
    relief_min: "NotRequired[Literal['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'permanent'] | None]"
    has: "NotRequired[Given[Literal['category', 'intents', 'summary', 'lay_summary', 'duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'minimally_invasive', 'indications', 'risks', 'benefits', 'contraindications', 'body_sites', 'care_team', 'related', 'regulatory', 'codes']] | None]"
    missing: "NotRequired[Given[Literal['category', 'intents', 'summary', 'lay_summary', 'duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'minimally_invasive', 'indications', 'risks', 'benefits', 'contraindications', 'body_sites', 'care_team', 'related', 'regulatory', 'codes']] | None]"
    disputed: "NotRequired[Given[Literal['true', 'false']] | None]"
    sourced: "NotRequired[Given[Literal['true', 'false']] | None]"
    narrower: "NotRequired[bool | None]"
    include_disputed: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'duration', '-duration', 'onset', '-onset', 'relief', '-relief', 'invasiveness', '-invasiveness'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['category', 'kind', 'intent', 'anesthesia', 'imaging', 'invasiveness', 'invasiveness_max', 'minimally_invasive', 'condition', 'condition_role', 'contraindication', 'risk', 'risk_kind', 'serious', 'severity_min', 'frequency_min', 'reference', 'care_role', 'body_site', 'has_audience', 'relief_min', 'has', 'missing', 'disputed', 'sourced']] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class ConditionReferencesAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ConditionReferencesInList]"
    meta: "ConditionReferencesAnswerMeta"
    facets: "NotRequired[ConditionReferencesAnswerFacets]"


class ConditionReferencesAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ConditionReferencesAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ConditionReferencesAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ConditionReferencesAnswerFacets(TypedDict):
    source_tier: "NotRequired[Facet]"
    evidence_level: "NotRequired[Facet]"
    integrity: "NotRequired[Facet]"


class ConditionReferencesAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    original_number: "NotRequired[Given[int] | None]"
    source_tier: "NotRequired[Given[Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']] | None]"
    evidence_level: "NotRequired[Given[Literal['1', '2', '3', '4', '5']] | None]"
    integrity: "NotRequired[Given[Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']] | None]"
    cited: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['number', '-number', 'title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'original_number', '-original_number', 'evidence_level', '-evidence_level'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['source_tier', 'evidence_level', 'integrity']] | None]"
    format: "NotRequired[Literal['json', 'ndjson', 'csl-json', 'bibtex', 'ris'] | None]"
    preview: "NotRequired[str | None]"


class ArticleFacetsAnswer(TypedDict):
    count: "int"
    facets: "ArticleFacetsAnswerFacets"
    meta: "NotRequired[ArticleFacetsAnswerMeta]"


class ArticleFacetsAnswerFacets(TypedDict):
    has_audience: "Facet"


class ArticleFacetsAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class ArticleFacetsAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    has_audience: "NotRequired[Given[Literal['all', 'patient', 'clinician']] | None]"
    preview: "NotRequired[str | None]"


class CareRoleFacetsAnswer(TypedDict):
    count: "int"
    facets: "dict[str, Any]"
    meta: "NotRequired[CareRoleFacetsAnswerMeta]"


class CareRoleFacetsAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class CareRoleFacetsAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    preview: "NotRequired[str | None]"


class CategoryFacetsAnswer(TypedDict):
    count: "int"
    facets: "CategoryFacetsAnswerFacets"
    meta: "NotRequired[CategoryFacetsAnswerMeta]"


class CategoryFacetsAnswerFacets(TypedDict):
    parent: "Facet"


class CategoryFacetsAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class CategoryFacetsAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    parent: "NotRequired[Given[str] | None]"
    preview: "NotRequired[str | None]"


class ConditionFacetsAnswer(TypedDict):
    count: "int"
    facets: "ConditionFacetsAnswerFacets"
    meta: "NotRequired[ConditionFacetsAnswerMeta]"


class ConditionFacetsAnswerFacets(TypedDict):
    procedure: "Facet"
    body_site: "Facet"
    codable: "Facet"


class ConditionFacetsAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class ConditionFacetsAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    procedure: "NotRequired[Given[str] | None]"
    body_site: "NotRequired[Given[Literal['head', 'neck', 'trunk', 'back', 'low_back', 'buttock', 'pelvis', 'abdomen', 'chest', 'arm', 'shoulder', 'elbow', 'wrist', 'hand', 'leg', 'hip', 'knee', 'ankle', 'foot', 'spine', 'cervical_spine', 'thoracic_spine', 'lumbar_spine', 'facet_joint', 'intervertebral_disc', 'epidural_space', 'nerve', 'spinal_cord', 'nerve_root', 'medial_branch', 'peripheral_nerve', 'joint', 'major_joint', 'soft_tissue', 'muscle', 'ligament', 'tendon', 'whole_body']] | None]"
    codable: "NotRequired[Given[Literal['true', 'false']] | None]"
    preview: "NotRequired[str | None]"


class ProcedureFacetsAnswer(TypedDict):
    count: "int"
    facets: "ProcedureFacetsAnswerFacets"
    meta: "NotRequired[ProcedureFacetsAnswerMeta]"


class ProcedureFacetsAnswerFacets(TypedDict):
    category: "Facet"
    kind: "Facet"
    intent: "Facet"
    anesthesia: "Facet"
    imaging: "Facet"
    invasiveness: "Facet"
    invasiveness_max: "Facet"
    minimally_invasive: "Facet"
    condition: "Facet"
    condition_role: "Facet"
    contraindication: "Facet"
    risk: "Facet"
    risk_kind: "Facet"
    serious: "Facet"
    severity_min: "Facet"
    frequency_min: "Facet"
    reference: "Facet"
    care_role: "Facet"
    body_site: "Facet"
    has_audience: "Facet"
    relief_min: "Facet"
    has: "Facet"
    missing: "Facet"
    disputed: "Facet"
    sourced: "Facet"


class ProcedureFacetsAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class ProcedureFacetsAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    category: "NotRequired[Given[str] | None]"
    kind: "NotRequired[Given[Literal['injection', 'nerve_block', 'neuroablation', 'neuromodulation', 'implanted_device', 'surgery', 'regenerative', 'psychological', 'physical_rehabilitation', 'manual_therapy', 'acupuncture', 'lifestyle', 'care_model', 'other']] | None]"
    intent: "NotRequired[Given[Literal['diagnostic', 'therapeutic', 'palliative', 'preventive', 'rehabilitative']] | None]"
    anesthesia: "NotRequired[Given[Literal['none', 'topical', 'local', 'regional', 'sedation', 'general']] | None]"
    imaging: "NotRequired[Given[Literal['none', 'x_ray', 'fluoroscopy', 'ultrasound', 'ct', 'mri']] | None]"
    invasiveness: "NotRequired[Given[Literal['none', 'low', 'moderate', 'high']] | None]"
    invasiveness_max: "NotRequired[Literal['none', 'low', 'moderate', 'high'] | None]"
    minimally_invasive: "NotRequired[Given[Literal['true', 'false']] | None]"
    condition: "NotRequired[Given[str] | None]"
    condition_role: "NotRequired[Given[Literal['treats', 'diagnoses', 'may_help', 'investigational', 'not_recommended']] | None]"
    contraindication: "NotRequired[Given[str] | None]"
    risk: "NotRequired[Given[str] | None]"
    risk_kind: "NotRequired[Given[Literal['adverse_effect', 'complication', 'limitation']] | None]"
    serious: "NotRequired[Given[Literal['true', 'false']] | None]"
    severity_min: "NotRequired[Literal['1', '2', '3', '4', '5'] | None]"
    frequency_min: (
        "NotRequired[Literal['very_common', 'common', 'uncommon', 'rare', 'very_rare'] | None]"
    )
    reference: "NotRequired[Given[str] | None]"
    care_role: "NotRequired[Given[str] | None]"
    body_site: "NotRequired[Given[Literal['head', 'neck', 'trunk', 'back', 'low_back', 'buttock', 'pelvis', 'abdomen', 'chest', 'arm', 'shoulder', 'elbow', 'wrist', 'hand', 'leg', 'hip', 'knee', 'ankle', 'foot', 'spine', 'cervical_spine', 'thoracic_spine', 'lumbar_spine', 'facet_joint', 'intervertebral_disc', 'epidural_space', 'nerve', 'spinal_cord', 'nerve_root', 'medial_branch', 'peripheral_nerve', 'joint', 'major_joint', 'soft_tissue', 'muscle', 'ligament', 'tendon', 'whole_body']] | None]"
    has_audience: "NotRequired[Given[Literal['all', 'patient', 'clinician']] | None]"
    duration_max: "NotRequired[int | None]"
    duration_min: "NotRequired[int | None]"
    onset_max: "NotRequired[str | None]"
    relief_min: "NotRequired[Literal['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'permanent'] | None]"
    has: "NotRequired[Given[Literal['category', 'intents', 'summary', 'lay_summary', 'duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'minimally_invasive', 'indications', 'risks', 'benefits', 'contraindications', 'body_sites', 'care_team', 'related', 'regulatory', 'codes']] | None]"
    missing: "NotRequired[Given[Literal['category', 'intents', 'summary', 'lay_summary', 'duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'minimally_invasive', 'indications', 'risks', 'benefits', 'contraindications', 'body_sites', 'care_team', 'related', 'regulatory', 'codes']] | None]"
    disputed: "NotRequired[Given[Literal['true', 'false']] | None]"
    sourced: "NotRequired[Given[Literal['true', 'false']] | None]"
    narrower: "NotRequired[bool | None]"
    include_disputed: "NotRequired[bool | None]"
    preview: "NotRequired[str | None]"


class ReferenceFacetsAnswer(TypedDict):
    count: "int"
    facets: "ReferenceFacetsAnswerFacets"
    meta: "NotRequired[ReferenceFacetsAnswerMeta]"


class ReferenceFacetsAnswerFacets(TypedDict):
    source_tier: "Facet"
    evidence_level: "Facet"
    integrity: "Facet"


class ReferenceFacetsAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class ReferenceFacetsAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    original_number: "NotRequired[Given[int] | None]"
    source_tier: "NotRequired[Given[Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']] | None]"
    evidence_level: "NotRequired[Given[Literal['1', '2', '3', '4', '5']] | None]"
    integrity: "NotRequired[Given[Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']] | None]"
    cited: "NotRequired[bool | None]"
    preview: "NotRequired[str | None]"


class RiskFacetsAnswer(TypedDict):
    count: "int"
    facets: "RiskFacetsAnswerFacets"
    meta: "NotRequired[RiskFacetsAnswerMeta]"


class RiskFacetsAnswerFacets(TypedDict):
    procedure: "Facet"
    kind: "Facet"
    serious: "Facet"
    severity_min: "Facet"
    frequency_min: "Facet"


class RiskFacetsAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class RiskFacetsAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    procedure: "NotRequired[Given[str] | None]"
    kind: "NotRequired[Given[Literal['adverse_effect', 'complication', 'limitation']] | None]"
    serious: "NotRequired[Given[Literal['true', 'false']] | None]"
    severity_min: "NotRequired[Literal['1', '2', '3', '4', '5'] | None]"
    frequency_min: (
        "NotRequired[Literal['very_common', 'common', 'uncommon', 'rare', 'very_rare'] | None]"
    )
    preview: "NotRequired[str | None]"


class ManifestAnswer(TypedDict):
    "Everything that is live."

    as_of: "str | None"
    cursor: "str"
    items: "list[ManifestAnswerItems]"
    meta: "NotRequired[ManifestAnswerMeta]"


class ManifestAnswerItems(TypedDict):
    type: "str"
    id: "str"
    rendered: "str"
    published: "str"
    urgent: "bool"


class ManifestAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class ManifestAsk(TypedDict):
    at: "NotRequired[str | None]"
    type: "NotRequired[Given[Literal['article', 'care-role', 'category', 'condition', 'procedure', 'reference', 'risk']] | None]"
    preview: "NotRequired[str | None]"


class OpenapiAsk(TypedDict):
    preview: "NotRequired[str | None]"


class ProcedureListAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ProcedureInList]"
    meta: "ProcedureListAnswerMeta"
    facets: "NotRequired[ProcedureListAnswerFacets]"


class ProcedureListAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ProcedureListAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ProcedureListAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ProcedureListAnswerFacets(TypedDict):
    category: "NotRequired[Facet]"
    kind: "NotRequired[Facet]"
    intent: "NotRequired[Facet]"
    anesthesia: "NotRequired[Facet]"
    imaging: "NotRequired[Facet]"
    invasiveness: "NotRequired[Facet]"
    invasiveness_max: "NotRequired[Facet]"
    minimally_invasive: "NotRequired[Facet]"
    condition: "NotRequired[Facet]"
    condition_role: "NotRequired[Facet]"
    contraindication: "NotRequired[Facet]"
    risk: "NotRequired[Facet]"
    risk_kind: "NotRequired[Facet]"
    serious: "NotRequired[Facet]"
    severity_min: "NotRequired[Facet]"
    frequency_min: "NotRequired[Facet]"
    reference: "NotRequired[Facet]"
    care_role: "NotRequired[Facet]"
    body_site: "NotRequired[Facet]"
    has_audience: "NotRequired[Facet]"
    relief_min: "NotRequired[Facet]"
    has: "NotRequired[Facet]"
    missing: "NotRequired[Facet]"
    disputed: "NotRequired[Facet]"
    sourced: "NotRequired[Facet]"


class ProcedureListAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    category: "NotRequired[Given[str] | None]"
    kind: "NotRequired[Given[Literal['injection', 'nerve_block', 'neuroablation', 'neuromodulation', 'implanted_device', 'surgery', 'regenerative', 'psychological', 'physical_rehabilitation', 'manual_therapy', 'acupuncture', 'lifestyle', 'care_model', 'other']] | None]"
    intent: "NotRequired[Given[Literal['diagnostic', 'therapeutic', 'palliative', 'preventive', 'rehabilitative']] | None]"
    anesthesia: "NotRequired[Given[Literal['none', 'topical', 'local', 'regional', 'sedation', 'general']] | None]"
    imaging: "NotRequired[Given[Literal['none', 'x_ray', 'fluoroscopy', 'ultrasound', 'ct', 'mri']] | None]"
    invasiveness: "NotRequired[Given[Literal['none', 'low', 'moderate', 'high']] | None]"
    invasiveness_max: "NotRequired[Literal['none', 'low', 'moderate', 'high'] | None]"
    minimally_invasive: "NotRequired[Given[Literal['true', 'false']] | None]"
    condition: "NotRequired[Given[str] | None]"
    condition_role: "NotRequired[Given[Literal['treats', 'diagnoses', 'may_help', 'investigational', 'not_recommended']] | None]"
    contraindication: "NotRequired[Given[str] | None]"
    risk: "NotRequired[Given[str] | None]"
    risk_kind: "NotRequired[Given[Literal['adverse_effect', 'complication', 'limitation']] | None]"
    serious: "NotRequired[Given[Literal['true', 'false']] | None]"
    severity_min: "NotRequired[Literal['1', '2', '3', '4', '5'] | None]"
    frequency_min: (
        "NotRequired[Literal['very_common', 'common', 'uncommon', 'rare', 'very_rare'] | None]"
    )
    reference: "NotRequired[Given[str] | None]"
    care_role: "NotRequired[Given[str] | None]"
    body_site: "NotRequired[Given[Literal['head', 'neck', 'trunk', 'back', 'low_back', 'buttock', 'pelvis', 'abdomen', 'chest', 'arm', 'shoulder', 'elbow', 'wrist', 'hand', 'leg', 'hip', 'knee', 'ankle', 'foot', 'spine', 'cervical_spine', 'thoracic_spine', 'lumbar_spine', 'facet_joint', 'intervertebral_disc', 'epidural_space', 'nerve', 'spinal_cord', 'nerve_root', 'medial_branch', 'peripheral_nerve', 'joint', 'major_joint', 'soft_tissue', 'muscle', 'ligament', 'tendon', 'whole_body']] | None]"
    has_audience: "NotRequired[Given[Literal['all', 'patient', 'clinician']] | None]"
    duration_max: "NotRequired[int | None]"
    duration_min: "NotRequired[int | None]"
    onset_max: "NotRequired[str | None]"
    relief_min: "NotRequired[Literal['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'permanent'] | None]"
    has: "NotRequired[Given[Literal['category', 'intents', 'summary', 'lay_summary', 'duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'minimally_invasive', 'indications', 'risks', 'benefits', 'contraindications', 'body_sites', 'care_team', 'related', 'regulatory', 'codes']] | None]"
    missing: "NotRequired[Given[Literal['category', 'intents', 'summary', 'lay_summary', 'duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'minimally_invasive', 'indications', 'risks', 'benefits', 'contraindications', 'body_sites', 'care_team', 'related', 'regulatory', 'codes']] | None]"
    disputed: "NotRequired[Given[Literal['true', 'false']] | None]"
    sourced: "NotRequired[Given[Literal['true', 'false']] | None]"
    narrower: "NotRequired[bool | None]"
    include_disputed: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'duration', '-duration', 'onset', '-onset', 'relief', '-relief', 'invasiveness', '-invasiveness'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['category', 'kind', 'intent', 'anesthesia', 'imaging', 'invasiveness', 'invasiveness_max', 'minimally_invasive', 'condition', 'condition_role', 'contraindication', 'risk', 'risk_kind', 'serious', 'severity_min', 'frequency_min', 'reference', 'care_role', 'body_site', 'has_audience', 'relief_min', 'has', 'missing', 'disputed', 'sourced']] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class ProcedureDetailAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'jsonld'] | None]"
    preview: "NotRequired[str | None]"


class ProcedureHistoryAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ProcedureHistoryAnswerResults]"
    meta: "ProcedureHistoryAnswerMeta"


ProcedureHistoryAnswerResults = TypedDict(
    "ProcedureHistoryAnswerResults",
    {
        "edition": "int | None",
        "slug": "str",
        "title": "str | None",
        "from": "str",
        "until": "str | None",
        "digest": "str | None",
        "changed": "list[str] | None",
        "urgent": "bool",
        "redacted": "bool",
        "withdrawn": "bool",
        "reason": "str | None",
        "reviewed_by": "list[ProcedureHistoryAnswerResultsReviewedBy]",
        "release": "int",
    },
)


class ProcedureHistoryAnswerResultsReviewedBy(TypedDict):
    name: "str | None"
    credentials: "str | None"


class ProcedureHistoryAnswerMeta(TypedDict):
    as_of: "str | None"
    preview: "NotRequired[Preview]"


class ProcedureHistoryAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    preview: "NotRequired[str | None]"


class ProcedureReferencesAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ProcedureReferencesInList]"
    meta: "ProcedureReferencesAnswerMeta"
    facets: "NotRequired[ProcedureReferencesAnswerFacets]"


class ProcedureReferencesAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ProcedureReferencesAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ProcedureReferencesAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ProcedureReferencesAnswerFacets(TypedDict):
    source_tier: "NotRequired[Facet]"
    evidence_level: "NotRequired[Facet]"
    integrity: "NotRequired[Facet]"


class ProcedureReferencesAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    original_number: "NotRequired[Given[int] | None]"
    source_tier: "NotRequired[Given[Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']] | None]"
    evidence_level: "NotRequired[Given[Literal['1', '2', '3', '4', '5']] | None]"
    integrity: "NotRequired[Given[Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']] | None]"
    cited: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['number', '-number', 'title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'original_number', '-original_number', 'evidence_level', '-evidence_level'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['source_tier', 'evidence_level', 'integrity']] | None]"
    format: "NotRequired[Literal['json', 'ndjson', 'csl-json', 'bibtex', 'ris'] | None]"
    preview: "NotRequired[str | None]"


class ProcedureRisksAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ProcedureRisksInList]"
    meta: "ProcedureRisksAnswerMeta"
    facets: "NotRequired[ProcedureRisksAnswerFacets]"


class ProcedureRisksAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ProcedureRisksAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ProcedureRisksAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ProcedureRisksAnswerFacets(TypedDict):
    procedure: "NotRequired[Facet]"
    kind: "NotRequired[Facet]"
    serious: "NotRequired[Facet]"
    severity_min: "NotRequired[Facet]"
    frequency_min: "NotRequired[Facet]"


class ProcedureRisksAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    procedure: "NotRequired[Given[str] | None]"
    kind: "NotRequired[Given[Literal['adverse_effect', 'complication', 'limitation']] | None]"
    serious: "NotRequired[Given[Literal['true', 'false']] | None]"
    severity_min: "NotRequired[Literal['1', '2', '3', '4', '5'] | None]"
    frequency_min: (
        "NotRequired[Literal['very_common', 'common', 'uncommon', 'rare', 'very_rare'] | None]"
    )
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['procedure', 'kind', 'serious', 'severity_min', 'frequency_min']] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class ReferenceListAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ReferenceInList]"
    meta: "ReferenceListAnswerMeta"
    facets: "NotRequired[ReferenceListAnswerFacets]"


class ReferenceListAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ReferenceListAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ReferenceListAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ReferenceListAnswerFacets(TypedDict):
    source_tier: "NotRequired[Facet]"
    evidence_level: "NotRequired[Facet]"
    integrity: "NotRequired[Facet]"


class ReferenceListAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    original_number: "NotRequired[Given[int] | None]"
    source_tier: "NotRequired[Given[Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']] | None]"
    evidence_level: "NotRequired[Given[Literal['1', '2', '3', '4', '5']] | None]"
    integrity: "NotRequired[Given[Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']] | None]"
    cited: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'original_number', '-original_number', 'evidence_level', '-evidence_level'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['source_tier', 'evidence_level', 'integrity']] | None]"
    format: "NotRequired[Literal['json', 'ndjson', 'csl-json', 'bibtex', 'ris'] | None]"
    preview: "NotRequired[str | None]"


class ReferenceDetailAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'jsonld', 'csl-json', 'bibtex', 'ris'] | None]"
    preview: "NotRequired[str | None]"


class ReferenceCitedByAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ReferenceCitedByProcedureInList | ReferenceCitedByRiskInList | ReferenceCitedByConditionInList | ReferenceCitedByReferenceInList | ReferenceCitedByArticleInList | ReferenceCitedByCareRoleInList | ReferenceCitedByCategoryInList]"
    meta: "ReferenceCitedByAnswerMeta"


class ReferenceCitedByAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[ReferenceCitedByAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class ReferenceCitedByAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ReferenceCitedByAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    type: "NotRequired[Given[Literal['procedure', 'risk', 'condition', 'reference', 'article', 'care-role', 'category']] | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class ReferenceHistoryAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ReferenceHistoryAnswerResults]"
    meta: "ReferenceHistoryAnswerMeta"


ReferenceHistoryAnswerResults = TypedDict(
    "ReferenceHistoryAnswerResults",
    {
        "edition": "int | None",
        "slug": "str",
        "title": "str | None",
        "from": "str",
        "until": "str | None",
        "digest": "str | None",
        "changed": "list[str] | None",
        "urgent": "bool",
        "redacted": "bool",
        "withdrawn": "bool",
        "reason": "str | None",
        "reviewed_by": "list[ReferenceHistoryAnswerResultsReviewedBy]",
        "release": "int",
    },
)


class ReferenceHistoryAnswerResultsReviewedBy(TypedDict):
    name: "str | None"
    credentials: "str | None"


class ReferenceHistoryAnswerMeta(TypedDict):
    as_of: "str | None"
    preview: "NotRequired[Preview]"


class ReferenceHistoryAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    preview: "NotRequired[str | None]"


class ReleaseListAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[ReleaseListAnswerResults]"
    meta: "ReleaseListAnswerMeta"


class ReleaseListAnswerResults(TypedDict):
    "A release that is live."

    number: "int"
    url: "str"
    kind: "str"
    at: "str"
    items: "int"
    content_hash: "str"
    previous: "str"
    hash: "str"


class ReleaseListAnswerMeta(TypedDict):
    as_of: "str | None"
    preview: "NotRequired[Preview]"


class ReleaseListAsk(TypedDict):
    at: "NotRequired[str | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    format: "NotRequired[Literal['json', 'atom'] | None]"
    preview: "NotRequired[str | None]"


class ReleaseDetailAnswer(TypedDict):
    "A release that is live."

    number: "int"
    url: "str"
    kind: "str"
    at: "str"
    items: "int"
    content_hash: "str"
    previous: "str"
    hash: "str"
    changes: "list[ReleaseDetailAnswerChanges]"
    meta: "NotRequired[ReleaseDetailAnswerMeta]"


class ReleaseDetailAnswerChanges(TypedDict):
    change: "Literal['put', 'removed']"
    item: "ReleaseDetailAnswerChangesItem"
    digest: "str | None"
    reason: "str | None"
    urgent: "bool"


class ReleaseDetailAnswerChangesItem(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class ReleaseDetailAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class ReleaseDetailAsk(TypedDict):
    number: "Required[int]"
    at: "NotRequired[str | None]"
    preview: "NotRequired[str | None]"


class RiskListAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[RiskInList]"
    meta: "RiskListAnswerMeta"
    facets: "NotRequired[RiskListAnswerFacets]"


class RiskListAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[RiskListAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class RiskListAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class RiskListAnswerFacets(TypedDict):
    procedure: "NotRequired[Facet]"
    kind: "NotRequired[Facet]"
    serious: "NotRequired[Facet]"
    severity_min: "NotRequired[Facet]"
    frequency_min: "NotRequired[Facet]"


class RiskListAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "NotRequired[Given[str] | None]"
    procedure: "NotRequired[Given[str] | None]"
    kind: "NotRequired[Given[Literal['adverse_effect', 'complication', 'limitation']] | None]"
    serious: "NotRequired[Given[Literal['true', 'false']] | None]"
    severity_min: "NotRequired[Literal['1', '2', '3', '4', '5'] | None]"
    frequency_min: (
        "NotRequired[Literal['very_common', 'common', 'uncommon', 'rare', 'very_rare'] | None]"
    )
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['procedure', 'kind', 'serious', 'severity_min', 'frequency_min']] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class RiskDetailAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    format: "NotRequired[Literal['json', 'jsonld'] | None]"
    preview: "NotRequired[str | None]"


class RiskHistoryAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[RiskHistoryAnswerResults]"
    meta: "RiskHistoryAnswerMeta"


RiskHistoryAnswerResults = TypedDict(
    "RiskHistoryAnswerResults",
    {
        "edition": "int | None",
        "slug": "str",
        "title": "str | None",
        "from": "str",
        "until": "str | None",
        "digest": "str | None",
        "changed": "list[str] | None",
        "urgent": "bool",
        "redacted": "bool",
        "withdrawn": "bool",
        "reason": "str | None",
        "reviewed_by": "list[RiskHistoryAnswerResultsReviewedBy]",
        "release": "int",
    },
)


class RiskHistoryAnswerResultsReviewedBy(TypedDict):
    name: "str | None"
    credentials: "str | None"


class RiskHistoryAnswerMeta(TypedDict):
    as_of: "str | None"
    preview: "NotRequired[Preview]"


class RiskHistoryAsk(TypedDict):
    slug: "Required[str]"
    at: "NotRequired[str | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    preview: "NotRequired[str | None]"


class RiskProceduresAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[RiskProceduresInList]"
    meta: "RiskProceduresAnswerMeta"
    facets: "NotRequired[RiskProceduresAnswerFacets]"


class RiskProceduresAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[RiskProceduresAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class RiskProceduresAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class RiskProceduresAnswerFacets(TypedDict):
    category: "NotRequired[Facet]"
    kind: "NotRequired[Facet]"
    intent: "NotRequired[Facet]"
    anesthesia: "NotRequired[Facet]"
    imaging: "NotRequired[Facet]"
    invasiveness: "NotRequired[Facet]"
    invasiveness_max: "NotRequired[Facet]"
    minimally_invasive: "NotRequired[Facet]"
    condition: "NotRequired[Facet]"
    condition_role: "NotRequired[Facet]"
    contraindication: "NotRequired[Facet]"
    risk: "NotRequired[Facet]"
    risk_kind: "NotRequired[Facet]"
    serious: "NotRequired[Facet]"
    severity_min: "NotRequired[Facet]"
    frequency_min: "NotRequired[Facet]"
    reference: "NotRequired[Facet]"
    care_role: "NotRequired[Facet]"
    body_site: "NotRequired[Facet]"
    has_audience: "NotRequired[Facet]"
    relief_min: "NotRequired[Facet]"
    has: "NotRequired[Facet]"
    missing: "NotRequired[Facet]"
    disputed: "NotRequired[Facet]"
    sourced: "NotRequired[Facet]"


class RiskProceduresAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    category: "NotRequired[Given[str] | None]"
    kind: "NotRequired[Given[Literal['injection', 'nerve_block', 'neuroablation', 'neuromodulation', 'implanted_device', 'surgery', 'regenerative', 'psychological', 'physical_rehabilitation', 'manual_therapy', 'acupuncture', 'lifestyle', 'care_model', 'other']] | None]"
    intent: "NotRequired[Given[Literal['diagnostic', 'therapeutic', 'palliative', 'preventive', 'rehabilitative']] | None]"
    anesthesia: "NotRequired[Given[Literal['none', 'topical', 'local', 'regional', 'sedation', 'general']] | None]"
    imaging: "NotRequired[Given[Literal['none', 'x_ray', 'fluoroscopy', 'ultrasound', 'ct', 'mri']] | None]"
    invasiveness: "NotRequired[Given[Literal['none', 'low', 'moderate', 'high']] | None]"
    invasiveness_max: "NotRequired[Literal['none', 'low', 'moderate', 'high'] | None]"
    minimally_invasive: "NotRequired[Given[Literal['true', 'false']] | None]"
    condition: "NotRequired[Given[str] | None]"
    condition_role: "NotRequired[Given[Literal['treats', 'diagnoses', 'may_help', 'investigational', 'not_recommended']] | None]"
    contraindication: "NotRequired[Given[str] | None]"
    risk: "NotRequired[Given[str] | None]"
    risk_kind: "NotRequired[Given[Literal['adverse_effect', 'complication', 'limitation']] | None]"
    serious: "NotRequired[Given[Literal['true', 'false']] | None]"
    severity_min: "NotRequired[Literal['1', '2', '3', '4', '5'] | None]"
    frequency_min: (
        "NotRequired[Literal['very_common', 'common', 'uncommon', 'rare', 'very_rare'] | None]"
    )
    reference: "NotRequired[Given[str] | None]"
    care_role: "NotRequired[Given[str] | None]"
    body_site: "NotRequired[Given[Literal['head', 'neck', 'trunk', 'back', 'low_back', 'buttock', 'pelvis', 'abdomen', 'chest', 'arm', 'shoulder', 'elbow', 'wrist', 'hand', 'leg', 'hip', 'knee', 'ankle', 'foot', 'spine', 'cervical_spine', 'thoracic_spine', 'lumbar_spine', 'facet_joint', 'intervertebral_disc', 'epidural_space', 'nerve', 'spinal_cord', 'nerve_root', 'medial_branch', 'peripheral_nerve', 'joint', 'major_joint', 'soft_tissue', 'muscle', 'ligament', 'tendon', 'whole_body']] | None]"
    has_audience: "NotRequired[Given[Literal['all', 'patient', 'clinician']] | None]"
    duration_max: "NotRequired[int | None]"
    duration_min: "NotRequired[int | None]"
    onset_max: "NotRequired[str | None]"
    relief_min: "NotRequired[Literal['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'permanent'] | None]"
    has: "NotRequired[Given[Literal['category', 'intents', 'summary', 'lay_summary', 'duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'minimally_invasive', 'indications', 'risks', 'benefits', 'contraindications', 'body_sites', 'care_team', 'related', 'regulatory', 'codes']] | None]"
    missing: "NotRequired[Given[Literal['category', 'intents', 'summary', 'lay_summary', 'duration', 'onset', 'relief', 'recovery', 'sessions', 'anesthesia', 'imaging', 'invasiveness', 'minimally_invasive', 'indications', 'risks', 'benefits', 'contraindications', 'body_sites', 'care_team', 'related', 'regulatory', 'codes']] | None]"
    disputed: "NotRequired[Given[Literal['true', 'false']] | None]"
    sourced: "NotRequired[Given[Literal['true', 'false']] | None]"
    narrower: "NotRequired[bool | None]"
    include_disputed: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'duration', '-duration', 'onset', '-onset', 'relief', '-relief', 'invasiveness', '-invasiveness'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['category', 'kind', 'intent', 'anesthesia', 'imaging', 'invasiveness', 'invasiveness_max', 'minimally_invasive', 'condition', 'condition_role', 'contraindication', 'risk', 'risk_kind', 'serious', 'severity_min', 'frequency_min', 'reference', 'care_role', 'body_site', 'has_audience', 'relief_min', 'has', 'missing', 'disputed', 'sourced']] | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class RiskReferencesAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[RiskReferencesInList]"
    meta: "RiskReferencesAnswerMeta"
    facets: "NotRequired[RiskReferencesAnswerFacets]"


class RiskReferencesAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[RiskReferencesAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class RiskReferencesAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class RiskReferencesAnswerFacets(TypedDict):
    source_tier: "NotRequired[Facet]"
    evidence_level: "NotRequired[Facet]"
    integrity: "NotRequired[Facet]"


class RiskReferencesAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    slug: "Required[str]"
    original_number: "NotRequired[Given[int] | None]"
    source_tier: "NotRequired[Given[Literal['guideline', 'systematic_review', 'primary_study', 'secondary_review', 'textbook', 'regulator', 'patient_information', 'provider_marketing', 'aggregator', 'unknown']] | None]"
    evidence_level: "NotRequired[Given[Literal['1', '2', '3', '4', '5']] | None]"
    integrity: "NotRequired[Given[Literal['current', 'corrected', 'expression_of_concern', 'retracted', 'withdrawn', 'superseded']] | None]"
    cited: "NotRequired[bool | None]"
    ordering: "NotRequired[Literal['number', '-number', 'title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due', 'original_number', '-original_number', 'evidence_level', '-evidence_level'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    expand: "NotRequired[Given[Literal['sections']] | None]"
    audience: "NotRequired[Literal['patient', 'clinician'] | None]"
    facets: "NotRequired[Given[Literal['source_tier', 'evidence_level', 'integrity']] | None]"
    format: "NotRequired[Literal['json', 'ndjson', 'csl-json', 'bibtex', 'ris'] | None]"
    preview: "NotRequired[str | None]"


class SearchAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[SearchAnswerResults]"
    meta: "SearchAnswerMeta"
    facets: "SearchAnswerFacets"
    suggestions: "list[str]"


class SearchAnswerResults(TypedDict):
    item: "ProcedureCard | RiskCard | ConditionCard | ReferenceCard | ArticleCard | CareRoleCard | CategoryCard"
    highlights: "list[Highlight]"


class SearchAnswerMeta(TypedDict):
    as_of: "str | None"
    matched: "Literal['all', 'most']"
    corrected: "dict[str, str]"
    preview: "NotRequired[Preview]"


class SearchAnswerFacets(TypedDict):
    type: "Facet"


class SearchAsk(TypedDict):
    q: "Required[str]"
    type: "NotRequired[Given[Literal['procedure', 'risk', 'condition', 'reference', 'article', 'care-role', 'category']] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    preview: "NotRequired[str | None]"


class Search(TypedDict):
    item: "ProcedureCard | RiskCard | ConditionCard | ReferenceCard | ArticleCard | CareRoleCard | CategoryCard"
    highlights: "list[Highlight]"


class SitemapAnswer(TypedDict):
    "A page of results."

    count: "int | None"
    next: "str | None"
    previous: "str | None"
    results: "list[SitemapAnswerResults]"
    meta: "SitemapAnswerMeta"


class SitemapAnswerResults(TypedDict):
    "Where one item is."

    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    first_published: "str"
    published: "str"


class SitemapAnswerMeta(TypedDict):
    as_of: "str | None"
    not_stated: "dict[str, int]"
    withdrawn: "list[SitemapAnswerMetaWithdrawn]"
    preview: "NotRequired[Preview]"


class SitemapAnswerMetaWithdrawn(TypedDict):
    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    withdrawn: "NotRequired[Literal[True]]"


class SitemapAsk(TypedDict):
    at: "NotRequired[str | None]"
    q: "NotRequired[str | None]"
    published_since: "NotRequired[str | None]"
    review_due_before: "NotRequired[str | None]"
    type: "NotRequired[Given[Literal['procedure', 'risk', 'condition', 'reference', 'article', 'care-role', 'category']] | None]"
    ordering: "NotRequired[Literal['type', '-type', 'title', '-title', 'slug', '-slug', 'published', '-published', 'last_reviewed', '-last_reviewed', 'next_review_due', '-next_review_due'] | None]"
    page: "NotRequired[int | None]"
    page_size: "NotRequired[int | None]"
    cursor: "NotRequired[str | None]"
    format: "NotRequired[Literal['json', 'ndjson'] | None]"
    preview: "NotRequired[str | None]"


class Sitemap(TypedDict):
    "Where one item is."

    id: "str"
    type: "str"
    slug: "str"
    title: "str | None"
    url: "str"
    first_published: "str"
    published: "str"


class VocabulariesAnswer(TypedDict):
    count: "int"
    results: "list[VocabulariesAnswerResults]"
    meta: "NotRequired[VocabulariesAnswerMeta]"


class VocabulariesAnswerResults(TypedDict):
    name: "str"
    terms: "list[VocabulariesAnswerResultsTerms]"


class VocabulariesAnswerResultsTerms(TypedDict):
    value: "str | int"
    label: "str"
    rank: "int | None"
    definition: "str | None"
    source: "str"


class VocabulariesAnswerMeta(TypedDict):
    preview: "NotRequired[Preview]"


class VocabulariesAsk(TypedDict):
    at: "NotRequired[str | None]"
    preview: "NotRequired[str | None]"

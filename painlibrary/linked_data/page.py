"""The page about an item: who it is for, who reviewed it when, what it rests on."""

from dataclasses import dataclass, field

from cms.models import NoticeKind
from cms.models.publication import DEFAULT_LANGUAGE
from painlibrary.linked_data.nodes import (
    first_words,
    identity,
    is_open,
    member,
    merged,
    node,
    pointer,
    words,
)
from painlibrary.linked_data.references import cited
from painlibrary.spoken import label
from painlibrary.vocabularies import Audience, SectionAspect

ASPECTS = {
    SectionAspect.OVERVIEW: "OverviewHealthAspect",
    SectionAspect.HOW_IT_WORKS: "HowItWorksHealthAspect",
    SectionAspect.BENEFITS: "BenefitsHealthAspect",
    SectionAspect.EFFECTIVENESS: "EffectivenessHealthAspect",
    SectionAspect.RISKS: "RisksOrComplicationsHealthAspect",
    SectionAspect.WHEN_TO_SEEK_HELP: "SeeDoctorHealthAspect",
}
TEXTS = ["summary", "lay_summary", "description", "lay_description", "definition", "lay_definition"]


@dataclass(frozen=True)
class Content:
    """What a page tells of: its ``main`` node, if any, and the nodes that it leads to."""

    main: dict | None = None
    about: list = field(default_factory=list)
    mentions: list = field(default_factory=list)
    kind: tuple = ("MedicalWebPage",)


def page(document, content, audience=None):
    """The node of the page itself."""
    works = [each for each in document["references"] if is_open(each)]
    return node(
        list(content.kind),
        document["url"],
        url=document["url"],
        identifier=f"urn:uuid:{document['id']}",
        name=document["title"],
        description=description(document),
        inLanguage=DEFAULT_LANGUAGE,
        version=str(document["edition"]),
        datePublished=document["first_published"],
        dateModified=document["published"],
        **_reviewed(document["review"]),
        **_for_readers(audience or document.get("audience")),
        mainEntity=content.main and pointer(content.main),
        about=_pointers(content.about),
        mentions=_pointers(content.mentions),
        correction=_corrections(document["notices"]),
        citation=[cited(each) for each in works],
        hasPart=[_part(each, works) for each in document.get("sections", ())],
    )


def _pointers(nodes):
    return [pointer(each) for each in merged(nodes)]


def description(document):
    """What the item is, in the words for these readers, or in the others' where there are none."""
    return first_words(document, *TEXTS)


def _reviewed(review):
    people = [
        node("Person", name=each["name"], honorificSuffix=each["credentials"])
        for each in review["reviewed_by"]
        if each["name"] or each["credentials"]
    ]
    return {"lastReviewed": review["last_reviewed"], "reviewedBy": people}


def _for_readers(audience):
    if audience == Audience.PATIENT:
        patients = node("MedicalAudience", audienceType="Patient")
        return {"audience": node("Patient"), "medicalAudience": patients}
    if audience == Audience.CLINICIAN:
        clinicians = node("MedicalAudience", audienceType="Clinician")
        return {"audience": clinicians, "medicalAudience": member("Clinician")}
    return {}


def _corrections(notices):
    return [each["text"] for each in notices if each["kind"] == NoticeKind.URGENT_CORRECTION]


def _part(section, works):
    """One section. What schema.org has no aspect for is told by its heading."""
    numbers = {each["number"] for each in section["sources"]}
    aspect = ASPECTS.get(section["aspect"])
    return node(
        "HealthTopicContent",
        hasHealthAspect=aspect and member(aspect),
        headline=section["heading"] or label(SectionAspect, section["aspect"]),
        text=words(section),
        citation=[{"@id": identity(each)} for each in works if each["number"] in numbers],
    )

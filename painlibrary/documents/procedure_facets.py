"""What procedures can be filtered by: facet names are the query parameters of the API.

Facets of one part share its name and the key of their row, so that parameters of one part can be
asked of one row. The candidates of a disputed fact that readers do not see first stand under
``<part>.disputed``: they match only a reader who asks for disputed values.
"""

from dataclasses import replace

from cms.publishing.documents import FacetValue
from painlibrary import measures
from painlibrary.documents import disputes
from painlibrary.documents.risk_rows import frequency_of
from painlibrary.vocabularies import (
    BodySite,
    IndicationRole,
    InvasivenessLevel,
    MeasureKind,
    Modality,
    TimeClass,
)

DISPUTED = "{}.disputed"


def of_the_whole(body):
    """Facets that say something of the whole procedure, from its document."""
    yield FacetValue("kind", body["kind"])
    yield from (FacetValue("intent", intent) for intent in body["intents"])
    for category in (body["category"], *body["categories"]):
        if category:
            yield FacetValue("category", category["$card"])
    if body["minimally_invasive"] is not None:
        yield FacetValue("minimally_invasive", _truth(body["minimally_invasive"]))
    for audience in dict.fromkeys(section["audience"] for section in body["sections"]):
        yield FacetValue("has_audience", audience)
    facts = [fact for value in body.values() for fact in _facts(value)]
    yield FacetValue("disputed", _truth(any(fact.get("disputed") for fact in facts)))
    if facts:
        yield FacetValue("sourced", _truth(all(fact["sourced"] for fact in facts)))


def _facts(value):
    """The cited facts in one field of the body, disputed candidates included."""
    for row in value if isinstance(value, list) else [value]:
        if isinstance(row, dict) and "sourced" in row:
            yield row
            yield from row.get("candidates", [])


def of_rows(text):
    """Facets of the rows of each part, from the frozen text."""
    yield from _each(text, "anesthesia", _anesthesia)
    yield from _each(text, "imaging", _imaging)
    yield from _each(text, "body_sites", _body_site)
    yield from _each(text, "indications", _indication)
    yield from _each(text, "risks", _risk)
    yield from _each(text, "contraindications", _contraindication)
    yield from _each(text, "care_team", _care_team)
    yield from _each_candidate("invasiveness", text.rows("invasiveness"), _invasiveness)
    for measure in MeasureKind.values:
        rows = [row for row in text.rows("measures") if row["measure"] == measure]
        yield from _each_candidate("measures", rows, _measure)


def _each(text, part, facets_of):
    for row in text.rows(part):
        yield from (replace(facet, part=part, row=row.key) for facet in facets_of(row))


def _each_candidate(part, rows, facets_of):
    for place, row in enumerate(disputes.preferred_first(rows)):
        name = DISPUTED.format(part) if place else part
        yield from (replace(facet, part=name, row=row.key) for facet in facets_of(row))


def _anesthesia(row):
    yield FacetValue("anesthesia", row["method"])


def _imaging(row):
    yield from (FacetValue("imaging", term.value) for term in Modality(row["modality"]).found_by)


def _body_site(row):
    yield from (FacetValue("body_site", term.value) for term in BodySite(row["site"]).found_by)


def _indication(row):
    """``condition`` is what the procedure helps with; ``any_condition`` goes with a role asked for."""
    if IndicationRole(row["role"]).is_helpful:
        yield FacetValue("condition", row["condition"])
    yield FacetValue("any_condition", row["condition"])
    yield FacetValue("condition_role", row["role"])


def _risk(row):
    yield FacetValue("risk", row["risk"])
    yield FacetValue("risk_kind", row["kind"])
    if row["serious"] is not None:
        yield FacetValue("serious", _truth(row["serious"]))
    # Who asks for the severe and the frequent must see what may be so: the upper end counts.
    if row["severity_max"] is not None:
        worst = row["severity_max"]
        yield FacetValue("severity_min", str(worst), number=worst)
    frequency = frequency_of(row)
    if frequency and frequency.bands and not frequency.is_not_known:
        most = frequency.bands[0]
        yield FacetValue("frequency_min", most.value, number=most.rank)


def _contraindication(row):
    if row["condition"]:
        yield FacetValue("contraindication", row["condition"])


def _care_team(row):
    yield FacetValue("care_role", row["care_role"])


def _invasiveness(row):
    level = InvasivenessLevel(row["level"])
    yield FacetValue("invasiveness", level.value)
    yield FacetValue("invasiveness_max", level.value, number=level.rank)


def _measure(row):
    measure = MeasureKind(row["measure"])
    if measure is MeasureKind.DURATION:
        yield from _length("duration_min", row["minimum"], row["unit"])
        yield from _length("duration_max", row["maximum"], row["unit"])
    elif measure is MeasureKind.ONSET:
        yield from _onset(row)
    elif measure is MeasureKind.RELIEF:
        longest = disputes.time_class(row, "max_class", "maximum") or disputes.time_class(
            row, "min_class", "minimum"
        )
        if longest:
            yield FacetValue("relief_min", longest, number=TimeClass(longest).rank)


def _onset(row):
    """In minutes. Where the source only names a class, the end of the class counts."""
    if row["maximum"] is not None:
        yield from _length("onset_max", row["maximum"], row["unit"])
    elif row["max_class"] and measures.end_of_class(row["max_class"]):
        end = measures.end_of_class(row["max_class"])
        yield FacetValue("onset_max", row["max_class"], number=end)


def _length(name, value, unit):
    if value is not None:
        minutes = measures.minutes(value, unit)
        yield FacetValue(name, measures.iso8601(value, unit), number=minutes)


def _truth(value):
    return "true" if value else "false"

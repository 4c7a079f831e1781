"""Every statement that a patient may act on says where it stands."""

from cms.editorial.rules import Finding, Severity, rule
from painlibrary.rules import support
from painlibrary.vocabularies import SectionAspect

PROCEDURE = ["procedure"]
CLAIMS = {"risks": "risk", "benefits": "benefit", "indications": "use"}
CLAIMING_ASPECTS = {SectionAspect.BENEFITS, SectionAspect.EFFECTIVENESS}


def _unsupported(subject, part, sentence):
    for row in subject.text.rows(part):
        if not support.of_row(subject, row).standing:
            yield Finding(f"{part}/{row.key}/sources", sentence)


def _unsupported_sections(subject, aspects, sentence):
    for row in subject.text.rows("sections"):
        if row["aspect"] in aspects and not support.of_prose(subject, row["body"]).standing:
            yield Finding(f"sections/{row.key}/body", sentence)


@rule("C01", Severity.ERROR, PROCEDURE)
def every_risk_cites(subject):
    sentence = "Cite a source for this risk."
    yield from _unsupported(subject, "risks", sentence)
    yield from _unsupported_sections(subject, {SectionAspect.RISKS}, sentence)


@rule("C02", Severity.ERROR, PROCEDURE)
def every_benefit_cites(subject):
    sentence = "Cite a source for this benefit."
    yield from _unsupported(subject, "benefits", sentence)
    yield from _unsupported_sections(subject, CLAIMING_ASPECTS, sentence)


@rule("C03", Severity.ERROR, PROCEDURE)
def every_indication_cites(subject):
    yield from _unsupported(subject, "indications", "Cite a source for this use.")


@rule("C04", Severity.ERROR, PROCEDURE)
def every_measure_cites(subject):
    yield from _unsupported(subject, "measures", "Cite a source for this figure.")


@rule("C05", Severity.ERROR, PROCEDURE)
def every_frequency_is_complete(subject):
    for row in subject.text.rows("risks"):
        has_numbers = row["events"] is not None or row["low"] is not None
        if has_numbers and not support.of_row(subject, row).standing:
            yield Finding(f"risks/{row.key}/sources", "A frequency needs its source.")
        if has_numbers and not row["population"]:
            yield Finding(f"risks/{row.key}/population", "Say in whom this was counted.")


@rule("C07", Severity.ERROR, PROCEDURE)
def no_claim_stands_on_weak_sources_alone(subject):
    for part, claim in CLAIMS.items():
        for row in subject.text.rows(part):
            if support.of_row(subject, row).is_weak:
                sentence = f"Only marketing, aggregators or unknown sources support this {claim}."
                yield Finding(f"{part}/{row.key}/sources", f"{sentence} Add a better one.")
    for row in subject.text.rows("measures"):
        if support.of_row(subject, row).is_weak:
            sentence = "Only marketing, aggregators or unknown sources support this figure."
            yield Finding(f"measures/{row.key}/sources", sentence, Severity.WARNING)


@rule("C08", Severity.WARNING)
def first_hand_sources_are_cited(subject):
    seen = set()
    for target, place in subject.text.links:
        linked = subject.linked.get(target)
        if linked is None or linked.type != "reference" or target in seen:
            continue
        seen.add(target)
        if linked["source_tier"] not in support.FIRST_HAND_TIERS:
            name = support.name_of(linked)
            yield Finding(place, f"{name} reports the work of others; cite that work if you can.")


@rule("C10", Severity.ERROR, can_be_waived=False)
def nothing_cites_what_was_taken_back(subject):
    for target, place in subject.text.links:
        linked = subject.linked.get(target)
        integrity = linked["integrity"] if linked and linked.type == "reference" else None
        if integrity in support.TAKEN_BACK:
            sentence = f"{support.name_of(linked)} was {integrity}: cite something else."
            yield Finding(place, sentence)
        elif integrity == "expression_of_concern":
            sentence = f"The publisher of {support.name_of(linked)} has raised concern about it."
            yield Finding(place, sentence, Severity.WARNING)


@rule("C12", Severity.ERROR, PROCEDURE)
def named_sources_are_matched(subject):
    for part in (*CLAIMS, "measures"):
        for row in subject.text.rows(part):
            given = support.of_row(subject, row)
            if given.named and not given.standing:
                names = ", ".join(given.named)
                yield Finding(
                    f"{part}/{row.key}/sources",
                    f"Which reference is “{names}”? Until that is known, this counts as unsourced.",
                )

"""What supports a statement: its sources, seen as rules see them."""

from dataclasses import dataclass

from cms.text import citations
from painlibrary.vocabularies import Integrity, SourceTier

TAKEN_BACK = {Integrity.RETRACTED, Integrity.WITHDRAWN}
WEAK_TIERS = {SourceTier.PROVIDER_MARKETING, SourceTier.AGGREGATOR, SourceTier.UNKNOWN}
FIRST_HAND_TIERS = {
    SourceTier.GUIDELINE,
    SourceTier.SYSTEMATIC_REVIEW,
    SourceTier.PRIMARY_STUDY,
    SourceTier.REGULATOR,
}


@dataclass(frozen=True)
class Support:
    """The references that support a statement, and the names in print that nobody matched."""

    references: list
    named: list

    @property
    def standing(self):
        """The references that were not taken back."""
        return [each for each in self.references if each["integrity"] not in TAKEN_BACK]

    @property
    def is_weak(self):
        """Whether all there is comes from sources that cannot carry a claim alone."""
        tiers = {each["source_tier"] or SourceTier.UNKNOWN for each in self.standing}
        return bool(tiers) and tiers <= WEAK_TIERS


def of_row(subject, row):
    """The support of a cited part."""
    cell = row["sources"] or []
    supporting = [each["cite"] for each in cell if each.get("stance") == "supports"]
    return _support(subject, supporting, [each["named"] for each in cell if "named" in each])


def of_prose(subject, text):
    """The support that prose cites."""
    found = citations.find_citations(text or "")
    cited = [each for each in found if isinstance(each, citations.Citation)]
    named = [each.name for each in found if isinstance(each, citations.NamedSource)]
    return _support(subject, [each.target for each in cited if each.stance == "supports"], named)


def _support(subject, targets, named):
    return Support(
        [subject.linked[target] for target in targets if target in subject.linked], named
    )


def name_of(reference):
    return f"“{reference['title'] or reference['slug']}”"

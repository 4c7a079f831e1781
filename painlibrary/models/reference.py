import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from cms.models import ContentItem, SignatureKind
from painlibrary.models import checklists
from painlibrary.vocabularies import (
    CslType,
    EvidenceLevel,
    EvidenceQuestion,
    Integrity,
    LinkState,
    SourceTier,
)

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def validate_partial_date(value):
    """Accept a year, a month or a day of the calendar: 2024, 2024-05, 2024-05-31."""
    match = PARTIAL_DATE.fullmatch(value)
    try:
        year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
        date(year, month, day)
    except ValueError:
        raise ValidationError("Write YYYY, YYYY-MM or YYYY-MM-DD.") from None


def validate_authors(value):
    """Accept a list of CSL names: family and given, or literal for a body."""
    if not isinstance(value, list) or not all(_is_name(name) for name in value):
        raise ValidationError(
            'Give a list of {"family": …, "given": …}, or {"literal": …} for an organization.'
        )


def _is_name(name):
    return (
        isinstance(name, dict)
        and (set(name) == {"literal"} or {"family"} <= set(name) <= {"family", "given"})
        and all(isinstance(text, str) and text.strip() for text in name.values())
    )


class Reference(ContentItem):
    """A source that facts and texts cite."""

    type_name = "reference"
    path = "references"
    checklist = checklists.SOURCE
    ties = ["title", "authors", "container_title", "publisher", "conflict_of_interest"]
    withdrawn_by_two = True
    signatures = {SignatureKind.EDITORIAL: 1}
    identifiers = ("doi", "pmid", "source_url")
    found_by = ("authors", "container_title", "publisher", "issued", *identifiers)
    operational = frozenset({"integrity_checked_at", "link_state", "link_checked_at"})

    title = models.CharField(
        max_length=250, blank=True, help_text="As printed. Empty until somebody has looked."
    )
    csl_type = models.CharField(
        "type", max_length=30, choices=CslType, help_text="What kind of thing it is."
    )
    authors = models.JSONField(
        default=list,
        blank=True,
        validators=[validate_authors],
        help_text='[{"family": "Curie", "given": "Marie"}, {"literal": "An organization"}]',
    )
    container_title = models.CharField(
        max_length=250, blank=True, help_text="Journal, book or site in which it appeared."
    )
    publisher = models.CharField(max_length=250, blank=True, help_text="Who brought it out.")
    issued = models.CharField(
        max_length=10,
        blank=True,
        validators=[validate_partial_date],
        help_text="When it appeared: YYYY, YYYY-MM or YYYY-MM-DD.",
    )
    accessed = models.CharField(
        max_length=10,
        blank=True,
        validators=[validate_partial_date],
        help_text="When somebody last read it at its address.",
    )
    source_url = models.URLField("URL", max_length=500, blank=True, help_text="Its own address.")
    doi = models.CharField(
        "DOI",
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+$", "A DOI starts with 10. and has a slash.")],
        help_text="Without https://doi.org/.",
    )
    pmid = models.CharField(
        "PMID",
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^[1-9]\d*$", "A PMID is a number.")],
        help_text="Number in PubMed.",
    )
    isbn = models.CharField(
        "ISBN",
        max_length=17,
        blank=True,
        validators=[RegexValidator(r"^[\d-]{9,16}[\dX]$", "An ISBN has 10 or 13 digits.")],
        help_text="10 or 13 digits, hyphens allowed.",
    )
    language = models.CharField(
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Such as en or en-US.")],
        help_text="Language of the source: en, de, pt-BR.",
    )
    original_number = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Its number in the document it was taken over from."
    )
    source_tier = models.CharField(
        max_length=30, choices=SourceTier, blank=True, help_text="What kind of source it is."
    )
    evidence_level = models.PositiveSmallIntegerField(
        choices=EvidenceLevel, null=True, blank=True, help_text="Of one study; set by a person."
    )
    evidence_question = models.CharField(
        max_length=30,
        choices=EvidenceQuestion,
        blank=True,
        help_text="The question for which the level holds.",
    )
    conflict_of_interest = models.TextField(
        blank=True, help_text="What the source has to gain. Empty: the library does not know."
    )
    integrity = models.CharField(
        max_length=30, choices=Integrity, blank=True, help_text="Empty: nobody has checked."
    )
    integrity_checked_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When that was last looked up."
    )
    link_state = models.CharField(
        max_length=20,
        choices=LinkState,
        blank=True,
        editable=False,
        help_text="What its address answered last.",
    )
    link_checked_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the address was last tried."
    )

    class Meta(ContentItem.Meta):
        constraints = [
            models.CheckConstraint(
                name="evidence_level_answers_a_question",
                condition=Q(evidence_level__isnull=True, evidence_question="")
                | (Q(evidence_level__isnull=False) & ~Q(evidence_question="")),
                violation_error_message="A level of evidence needs its question, and the reverse.",
            ),
            models.CheckConstraint(
                name="evidence_level_is_one_to_five",
                condition=Q(evidence_level__isnull=True) | Q(evidence_level__range=(1, 5)),
            ),
        ]

from django.db import models

from cms.models import CitedPart, CitedTextField, ContentItem, Known, Part, WordsField, owned_by
from painlibrary.models import checklists
from painlibrary.models.code import Code
from painlibrary.models.section import Section
from painlibrary.vocabularies import Intent, Kind, MeasureKind, RelationKind

MARK_ONE = "There are {1} rows of {0}, which makes it disputed: mark the one readers see first."


class Procedure(ContentItem):
    """Any intervention or program of care."""

    type_name = "procedure"
    path = "procedures"
    checklist = checklists.FACTS
    parts = [
        "further_categories",
        "measures",
        "invasiveness",
        "anesthesia",
        "imaging",
        "body_sites",
        "indications",
        "benefits",
        "risks",
        "contraindications",
        "absences",
        "care_team",
        "related",
        "regulatory",
        "sections",
        "codes",
    ]
    coverage = [
        Known("summary"),
        Known("lay_summary"),
        Known("indications", "indications"),
        Known("benefits", "benefits"),
        Known("risks", "risks"),
        Known("contraindications", "contraindications"),
        *[Known(kind, "measures", {"measure": kind}) for kind in MeasureKind.values],
        Known("anesthesia", "anesthesia"),
        Known("imaging", "imaging"),
        Known("invasiveness", "invasiveness"),
        Known("body_sites", "body_sites"),
        Known("care_team", "care_team"),
    ]
    absent_in = ("absences", "aspect")

    kind = models.CharField(max_length=30, choices=Kind, help_text="What sort of thing it is.")
    category = models.ForeignKey(
        "painlibrary.Category",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The one under which readers look first.",
    )
    intents = WordsField(
        choices_of=Intent,
        help_text="What it is for, one per line: " + ", ".join(Intent.values) + ".",
    )
    minimally_invasive = models.BooleanField(
        null=True,
        blank=True,
        help_text="Whether a source calls it so. Not the same as low invasiveness.",
    )
    summary = CitedTextField(help_text="For clinicians: two or three sentences, with sources.")
    lay_summary = CitedTextField(plain=True, help_text="For patients: the same in plain words.")

    def validate_parts(self):
        """``[(place, sentence)]`` for what no row can know alone: of a dispute one is preferred."""
        candidates = {"invasiveness": list(self.invasiveness.all())}
        for row in self.measures.all():
            candidates.setdefault(row.get_measure_display().lower(), []).append(row)
        return [
            (f"{rows[0].part_name}/{rows[0].key}/is_preferred", MARK_ONE.format(fact, len(rows)))
            for fact, rows in candidates.items()
            if len(rows) > 1 and not any(row.is_preferred for row in rows)
        ]


class FurtherCategory(Part):
    owner = owned_by(Procedure, "further_categories")
    category = models.ForeignKey(
        "painlibrary.Category",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Another one under which readers may look.",
    )

    class Meta(Part.Meta):
        verbose_name_plural = "further categories"
        constraints = [
            *Part.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "category"], name="further_category_is_once"),
        ]

    def __str__(self):
        return str(self.category)


class ProcedureRelation(CitedPart):
    """Reads: the owner *is a kind of*, *follows* … the other."""

    owner = owned_by(Procedure, "related")
    other = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="+", help_text="The other procedure."
    )
    relation = models.CharField(
        max_length=20, choices=RelationKind, help_text="What this one is to the other."
    )

    class Meta(CitedPart.Meta):
        constraints = [
            *CitedPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "other", "relation"], name="procedure_relation_is_stated_once"
            ),
            models.CheckConstraint(
                name="procedure_is_not_related_to_itself",
                condition=~models.Q(owner=models.F("other")),
                violation_error_message="A procedure is not related to itself.",
            ),
        ]

    def __str__(self):
        return f"{self.get_relation_display()} {self.other}"


class ProcedureSection(Section):
    owner = owned_by(Procedure, "sections")


class ProcedureCode(Code):
    owner = owned_by(Procedure, "codes")

"""How the medical content is listed and written. Declarations only; the logic is the core's."""

from django.contrib import admin

from cms.admin.items.content import ContentAdmin
from cms.admin.items.parts import PartStack, PartTable
from painlibrary import models
from painlibrary.author_lines import AuthorLines
from painlibrary.citing import ReferenceCitation

NAMES = (None, {"fields": [("title", "slug"), "aliases"]})


class FurtherCategories(PartTable):
    model = models.FurtherCategory
    fields = ["order", "category"]


class Measures(PartStack):
    model = models.Measure
    summary = ["measure", "minimum", "maximum", "unit", "wording", "sources"]
    fields = [
        ("order", "measure", "minimum", "maximum", "unit"),
        ("min_class", "max_class", "approximate", "is_preferred"),
        ("wording", "sources"),
    ]


class InvasivenessRows(PartTable):
    model = models.Invasiveness
    fields = ["order", "level", "wording", "is_preferred", "sources"]


class AnesthesiaRows(PartTable):
    model = models.Anesthesia
    fields = ["order", "method", "requirement", "wording", "sources"]


class ImagingRows(PartTable):
    model = models.Imaging
    fields = ["order", "modality", "role", "requirement", "wording", "sources"]


class TreatedSites(PartTable):
    model = models.TreatedSite
    fields = ["order", "site", "role", "sources"]


class Indications(PartStack):
    model = models.Indication
    summary = ["condition", "role", "certainty", "sources"]
    fields = [
        ("order", "condition", "role"),
        ("certainty", "population"),
        ("note", "sources"),
    ]


class Benefits(PartStack):
    model = models.Benefit
    summary = ["text", "condition", "potential", "sources"]
    fields = [
        ("order", "condition", "potential"),
        ("certainty", "comparator"),
        ("text", "sources"),
    ]


class Risks(PartStack):
    model = models.ProcedureRisk
    summary = ["risk", "source_label", "kind", "serious", "frequency_not_known", "sources"]
    fields = [
        ("order", "risk", "kind"),
        ("source_label", "population"),
        ("description", "mitigation"),
        ("events", "denominator", "low", "high", "frequency_not_known"),
        ("severity_min", "severity_max", "serious", "onset", "course"),
        "sources",
    ]


class Contraindications(PartStack):
    model = models.Contraindication
    summary = ["condition", "text", "strength", "sources"]
    fields = [("order", "condition", "strength"), ("text", "sources")]


class Absences(PartTable):
    model = models.Absence
    fields = ["order", "aspect", "value", "sources"]


class CareTeam(PartTable):
    model = models.CareTeamMember
    fields = ["order", "care_role", "function", "sources"]


class Relations(PartTable):
    model = models.ProcedureRelation
    fields = ["order", "relation", "other", "sources"]


class RegulatoryRows(PartTable):
    model = models.RegulatoryStatus
    fields = ["order", "jurisdiction", "status", "as_of", "sources"]


class Sections(PartStack):
    summary = ["aspect", "audience", "heading", "body"]
    fields = [("order", "aspect", "audience"), "heading", "body"]


class ProcedureSections(Sections):
    model = models.ProcedureSection


class ArticleSections(Sections):
    model = models.ArticleSection


class Codes(PartTable):
    fields = ["order", "system", "version", "code", "display", "state", "confirmed_by"]


class ProcedureCodes(Codes):
    model = models.ProcedureCode


class ConditionCodes(Codes):
    model = models.ConditionCode


class RiskCodes(Codes):
    model = models.RiskCode


class ConditionSites(PartTable):
    model = models.ConditionSite
    fields = ["order", "site", "sources"]


class RelatedReading(PartTable):
    model = models.ArticleRelated
    fields = ["order", "procedure", "condition", "article"]


@admin.register(models.Procedure)
class ProcedureAdmin(ContentAdmin):
    list_display = [*ContentAdmin.list_display, "kind"]
    list_filter = [*ContentAdmin.list_filter, "kind", "category"]
    autocomplete_fields = ["category"]
    fieldsets = [
        NAMES,
        (
            "What it is",
            {"fields": [("kind", "category"), "intents", "minimally_invasive"]},
        ),
        ("For readers", {"fields": ["summary", "lay_summary"]}),
    ]
    inlines = [
        FurtherCategories,
        Measures,
        InvasivenessRows,
        AnesthesiaRows,
        ImagingRows,
        TreatedSites,
        Indications,
        Benefits,
        Risks,
        Contraindications,
        Absences,
        CareTeam,
        Relations,
        RegulatoryRows,
        ProcedureSections,
        ProcedureCodes,
    ]
    part_groups = [
        ("In numbers", ["measures", "invasiveness"]),
        ("How it is done", ["anesthesia", "imaging", "body_sites", "care_team"]),
        ("When it is done", ["indications", "benefits"]),
        ("What may go wrong", ["risks", "contraindications"]),
        ("In words", ["sections"]),
        ("Where it belongs", ["further_categories", "related", "regulatory", "codes"]),
        ("What is known to be none", ["absences"]),
    ]


@admin.register(models.Condition)
class ConditionAdmin(ContentAdmin):
    list_filter = [*ContentAdmin.list_filter, "codable"]
    autocomplete_fields = ["broader"]
    fieldsets = [
        NAMES,
        ("What it is", {"fields": ["description", "lay_description", ("broader", "codable")]}),
    ]
    inlines = [ConditionSites, ConditionCodes]
    part_groups = [("Where it sits", ["body_sites"]), ("Codes", ["codes"])]


@admin.register(models.Risk)
class RiskAdmin(ContentAdmin):
    autocomplete_fields = ["broader"]
    fieldsets = [NAMES, ("What it is", {"fields": ["definition", "lay_definition", "broader"]})]
    inlines = [RiskCodes]
    part_groups = [("Codes", ["codes"])]


@admin.register(models.Article)
class ArticleAdmin(ContentAdmin):
    list_filter = [*ContentAdmin.list_filter, "audience"]
    fieldsets = [NAMES, ("For readers", {"fields": ["audience", "summary"]})]
    inlines = [ArticleSections, RelatedReading]
    part_groups = [("In words", ["sections"]), ("Further reading", ["related"])]


@admin.register(models.Reference)
class ReferenceAdmin(ContentAdmin):
    list_display = [*ContentAdmin.list_display, "csl_type", "source_tier", "link_state"]
    list_filter = [
        *ContentAdmin.list_filter,
        "csl_type",
        "source_tier",
        "integrity",
        "link_state",
    ]
    search_fields = [*ContentAdmin.search_fields, "source_url", "doi", "pmid"]
    readonly_fields = ["link_state", "link_checked_at", "integrity_checked_at"]
    citation_style = ReferenceCitation()
    short_form = ["authors", "issued", "publisher", "source_url", "doi", "source_tier"]
    fieldsets = [
        NAMES,
        (
            "As printed",
            {
                "fields": [
                    ("csl_type", "language"),
                    "authors",
                    ("container_title", "publisher"),
                    ("issued", "accessed", "original_number"),
                ]
            },
        ),
        ("Where to find it", {"fields": ["source_url", ("doi", "pmid", "isbn")]}),
        (
            "What it is worth",
            {
                "fields": [
                    "source_tier",
                    ("evidence_level", "evidence_question"),
                    "conflict_of_interest",
                    "integrity",
                ]
            },
        ),
        (
            "Seen by the machine",
            {
                "classes": ["collapse"],
                "fields": [("link_state", "link_checked_at", "integrity_checked_at")],
            },
        ),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "authors":
            return AuthorLines(label="Authors", required=False)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(models.CareRole)
class CareRoleAdmin(ContentAdmin):
    fieldsets = [NAMES, (None, {"fields": ["description"]})]


@admin.register(models.Category)
class CategoryAdmin(ContentAdmin):
    list_display = [*ContentAdmin.list_display, "parent"]
    list_select_related = [*ContentAdmin.list_select_related, "parent"]
    list_filter = [*ContentAdmin.list_filter, "parent"]
    autocomplete_fields = ["parent"]
    fieldsets = [NAMES, ("Where it stands", {"fields": [("parent", "order"), "description"]})]

"""The types that readers get, with their shapes, filters, orders and relations."""

from django.conf import settings

from cms.delivery.ordering import ByFacet
from cms.delivery.resources import Catalog, Relation, Resource
from cms.delivery.search.synonyms import Synonyms
from painlibrary import filters, models, schemas
from painlibrary.linked_data import JSON_LD
from painlibrary.reference_formats.bibtex_writer import BIBTEX
from painlibrary.reference_formats.csl_json_writer import CSL_JSON
from painlibrary.reference_formats.ris_writer import RIS
from painlibrary.vocabularies import VOCABULARIES

SOURCES = Relation("references", "reference", "references")
CATALOG = Catalog(
    [
        Resource(
            models.Procedure,
            filters.ProcedureFilter,
            schemas.PROCEDURE,
            schemas.PROCEDURE_CARD,
            orders={
                "duration": ByFacet("duration_max", "measures"),
                "onset": ByFacet("onset_max", "measures"),
                "relief": ByFacet("relief_min", "measures"),
                "invasiveness": ByFacet("invasiveness_max", "invasiveness"),
            },
            relations=(Relation("risks", "risk", "risks", "risk"), SOURCES),
            representations=(JSON_LD,),
        ),
        Resource(
            models.Risk,
            filters.RiskFilter,
            schemas.RISK,
            schemas.RISK_CARD,
            relations=(
                Relation("procedures", "procedure", "risks", "risk", "risk", is_back=True),
                SOURCES,
            ),
            representations=(JSON_LD,),
        ),
        Resource(
            models.Condition,
            filters.ConditionFilter,
            schemas.CONDITION,
            relations=(
                Relation(
                    "procedures",
                    "procedure",
                    "indications",
                    "condition",
                    "any_condition",
                    is_back=True,
                ),
                SOURCES,
            ),
            representations=(JSON_LD,),
        ),
        Resource(
            models.Reference,
            filters.ReferenceFilter,
            schemas.REFERENCE,
            schemas.REFERENCE_CARD,
            orders={
                "original_number": ByFacet("original_number"),
                "evidence_level": ByFacet("evidence_level"),
            },
            relations=(Relation("cited-by", None, is_back=True),),
            representations=(JSON_LD, CSL_JSON, BIBTEX, RIS),
        ),
        Resource(
            models.Article,
            filters.ArticleFilter,
            schemas.ARTICLE,
            relations=(SOURCES,),
            representations=(JSON_LD,),
        ),
        Resource(
            models.CareRole,
            filters.CareRoleFilter,
            schemas.CARE_ROLE,
            relations=(SOURCES,),
            representations=(JSON_LD,),
        ),
        Resource(
            models.Category,
            filters.CategoryFilter,
            schemas.CATEGORY,
            relations=(SOURCES,),
            representations=(JSON_LD,),
        ),
    ],
    VOCABULARIES.values(),
    synonyms=Synonyms.from_file(settings.SEARCH_SYNONYMS),
)

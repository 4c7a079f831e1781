"""The medical content. One file per subject."""

from painlibrary.models.article import Article, ArticleRelated, ArticleSection
from painlibrary.models.care_role import CareRole
from painlibrary.models.category import Category
from painlibrary.models.condition import Condition, ConditionCode, ConditionSite
from painlibrary.models.measure import Invasiveness, Measure
from painlibrary.models.practice import (
    Anesthesia,
    CareTeamMember,
    Imaging,
    RegulatoryStatus,
    TreatedSite,
)
from painlibrary.models.procedure import (
    FurtherCategory,
    Procedure,
    ProcedureCode,
    ProcedureRelation,
    ProcedureSection,
)
from painlibrary.models.procedure_risk import ProcedureRisk
from painlibrary.models.reference import Reference
from painlibrary.models.risk import Risk, RiskCode
from painlibrary.models.use import Absence, Benefit, Contraindication, Indication

__all__ = [
    "Absence",
    "Anesthesia",
    "Article",
    "ArticleRelated",
    "ArticleSection",
    "Benefit",
    "CareRole",
    "CareTeamMember",
    "Category",
    "Condition",
    "ConditionCode",
    "ConditionSite",
    "Contraindication",
    "FurtherCategory",
    "Imaging",
    "Indication",
    "Invasiveness",
    "Measure",
    "Procedure",
    "ProcedureCode",
    "ProcedureRelation",
    "ProcedureRisk",
    "ProcedureSection",
    "Reference",
    "RegulatoryStatus",
    "Risk",
    "RiskCode",
    "TreatedSite",
]

"""How each type is shown to readers. Importing this package registers them all."""

from painlibrary.documents.article import ArticleDocument
from painlibrary.documents.care_role import CareRoleDocument
from painlibrary.documents.category import CategoryDocument
from painlibrary.documents.condition import ConditionDocument
from painlibrary.documents.procedure import ProcedureDocument
from painlibrary.documents.reference import ReferenceDocument
from painlibrary.documents.risk import RiskDocument

__all__ = [
    "ArticleDocument",
    "CareRoleDocument",
    "CategoryDocument",
    "ConditionDocument",
    "ProcedureDocument",
    "ReferenceDocument",
    "RiskDocument",
]

# Contract: 0af17431bbf045fbd53007317987a7366225584838841121d56f4b93d6baecad
"""Made from the contract by `make clients`: do not change it by hand."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Unpack, overload

from pain_library.contract import (
    Article,
    ArticleDetailAsk,
    ArticleFacetsAnswer,
    ArticleFacetsAsk,
    ArticleHistoryAnswer,
    ArticleHistoryAsk,
    ArticleInList,
    ArticleListAnswer,
    ArticleListAsk,
    ArticleReferencesAnswer,
    ArticleReferencesAsk,
    ArticleReferencesInList,
    CareRole,
    CareRoleDetailAsk,
    CareRoleFacetsAnswer,
    CareRoleFacetsAsk,
    CareRoleHistoryAnswer,
    CareRoleHistoryAsk,
    CareRoleInList,
    CareRoleListAnswer,
    CareRoleListAsk,
    CareRoleReferencesAnswer,
    CareRoleReferencesAsk,
    CareRoleReferencesInList,
    Category,
    CategoryDetailAsk,
    CategoryFacetsAnswer,
    CategoryFacetsAsk,
    CategoryHistoryAnswer,
    CategoryHistoryAsk,
    CategoryInList,
    CategoryListAnswer,
    CategoryListAsk,
    CategoryReferencesAnswer,
    CategoryReferencesAsk,
    CategoryReferencesInList,
    ChangesAnswer,
    ChangesAsk,
    Condition,
    ConditionDetailAsk,
    ConditionFacetsAnswer,
    ConditionFacetsAsk,
    ConditionHistoryAnswer,
    ConditionHistoryAsk,
    ConditionInList,
    ConditionListAnswer,
    ConditionListAsk,
    ConditionProceduresAnswer,
    ConditionProceduresAsk,
    ConditionProceduresInList,
    ConditionReferencesAnswer,
    ConditionReferencesAsk,
    ConditionReferencesInList,
    IndexAnswer,
    IndexAsk,
    ManifestAnswer,
    ManifestAsk,
    OpenapiAsk,
    Procedure,
    ProcedureDetailAsk,
    ProcedureFacetsAnswer,
    ProcedureFacetsAsk,
    ProcedureHistoryAnswer,
    ProcedureHistoryAsk,
    ProcedureInList,
    ProcedureListAnswer,
    ProcedureListAsk,
    ProcedureReferencesAnswer,
    ProcedureReferencesAsk,
    ProcedureReferencesInList,
    ProcedureRisksAnswer,
    ProcedureRisksAsk,
    ProcedureRisksInList,
    Reference,
    ReferenceCitedByAnswer,
    ReferenceCitedByArticleInList,
    ReferenceCitedByAsk,
    ReferenceCitedByCareRoleInList,
    ReferenceCitedByCategoryInList,
    ReferenceCitedByConditionInList,
    ReferenceCitedByProcedureInList,
    ReferenceCitedByReferenceInList,
    ReferenceCitedByRiskInList,
    ReferenceDetailAsk,
    ReferenceFacetsAnswer,
    ReferenceFacetsAsk,
    ReferenceHistoryAnswer,
    ReferenceHistoryAsk,
    ReferenceInList,
    ReferenceListAnswer,
    ReferenceListAsk,
    ReleaseDetailAnswer,
    ReleaseDetailAsk,
    ReleaseListAnswer,
    ReleaseListAsk,
    Risk,
    RiskDetailAsk,
    RiskFacetsAnswer,
    RiskFacetsAsk,
    RiskHistoryAnswer,
    RiskHistoryAsk,
    RiskInList,
    RiskListAnswer,
    RiskListAsk,
    RiskProceduresAnswer,
    RiskProceduresAsk,
    RiskProceduresInList,
    RiskReferencesAnswer,
    RiskReferencesAsk,
    RiskReferencesInList,
    Search,
    SearchAnswer,
    SearchAsk,
    Sitemap,
    SitemapAnswer,
    SitemapAsk,
    VocabulariesAnswer,
    VocabulariesAsk,
)


class Routes:
    """What each route is asked and answers. ``Library`` does the asking."""

    @overload
    def read(self, route: Literal[""], **ask: Unpack[IndexAsk]) -> IndexAnswer: ...

    @overload
    def read(
        self, route: Literal["articles/"], **ask: Unpack[ArticleListAsk]
    ) -> ArticleListAnswer: ...

    @overload
    def read(
        self, route: Literal["articles/{slug}/"], **ask: Unpack[ArticleDetailAsk]
    ) -> Article: ...

    @overload
    def read(
        self, route: Literal["articles/{slug}/history/"], **ask: Unpack[ArticleHistoryAsk]
    ) -> ArticleHistoryAnswer: ...

    @overload
    def read(
        self, route: Literal["articles/{slug}/references/"], **ask: Unpack[ArticleReferencesAsk]
    ) -> ArticleReferencesAnswer: ...

    @overload
    def read(
        self, route: Literal["care-roles/"], **ask: Unpack[CareRoleListAsk]
    ) -> CareRoleListAnswer: ...

    @overload
    def read(
        self, route: Literal["care-roles/{slug}/"], **ask: Unpack[CareRoleDetailAsk]
    ) -> CareRole: ...

    @overload
    def read(
        self, route: Literal["care-roles/{slug}/history/"], **ask: Unpack[CareRoleHistoryAsk]
    ) -> CareRoleHistoryAnswer: ...

    @overload
    def read(
        self, route: Literal["care-roles/{slug}/references/"], **ask: Unpack[CareRoleReferencesAsk]
    ) -> CareRoleReferencesAnswer: ...

    @overload
    def read(
        self, route: Literal["categories/"], **ask: Unpack[CategoryListAsk]
    ) -> CategoryListAnswer: ...

    @overload
    def read(
        self, route: Literal["categories/{slug}/"], **ask: Unpack[CategoryDetailAsk]
    ) -> Category: ...

    @overload
    def read(
        self, route: Literal["categories/{slug}/history/"], **ask: Unpack[CategoryHistoryAsk]
    ) -> CategoryHistoryAnswer: ...

    @overload
    def read(
        self, route: Literal["categories/{slug}/references/"], **ask: Unpack[CategoryReferencesAsk]
    ) -> CategoryReferencesAnswer: ...

    @overload
    def read(self, route: Literal["changes/"], **ask: Unpack[ChangesAsk]) -> ChangesAnswer: ...

    @overload
    def read(
        self, route: Literal["conditions/"], **ask: Unpack[ConditionListAsk]
    ) -> ConditionListAnswer: ...

    @overload
    def read(
        self, route: Literal["conditions/{slug}/"], **ask: Unpack[ConditionDetailAsk]
    ) -> Condition: ...

    @overload
    def read(
        self, route: Literal["conditions/{slug}/history/"], **ask: Unpack[ConditionHistoryAsk]
    ) -> ConditionHistoryAnswer: ...

    @overload
    def read(
        self, route: Literal["conditions/{slug}/procedures/"], **ask: Unpack[ConditionProceduresAsk]
    ) -> ConditionProceduresAnswer: ...

    @overload
    def read(
        self, route: Literal["conditions/{slug}/references/"], **ask: Unpack[ConditionReferencesAsk]
    ) -> ConditionReferencesAnswer: ...

    @overload
    def read(
        self, route: Literal["facets/articles/"], **ask: Unpack[ArticleFacetsAsk]
    ) -> ArticleFacetsAnswer: ...

    @overload
    def read(
        self, route: Literal["facets/care-roles/"], **ask: Unpack[CareRoleFacetsAsk]
    ) -> CareRoleFacetsAnswer: ...

    @overload
    def read(
        self, route: Literal["facets/categories/"], **ask: Unpack[CategoryFacetsAsk]
    ) -> CategoryFacetsAnswer: ...

    @overload
    def read(
        self, route: Literal["facets/conditions/"], **ask: Unpack[ConditionFacetsAsk]
    ) -> ConditionFacetsAnswer: ...

    @overload
    def read(
        self, route: Literal["facets/procedures/"], **ask: Unpack[ProcedureFacetsAsk]
    ) -> ProcedureFacetsAnswer: ...

    @overload
    def read(
        self, route: Literal["facets/references/"], **ask: Unpack[ReferenceFacetsAsk]
    ) -> ReferenceFacetsAnswer: ...

    @overload
    def read(
        self, route: Literal["facets/risks/"], **ask: Unpack[RiskFacetsAsk]
    ) -> RiskFacetsAnswer: ...

    @overload
    def read(self, route: Literal["manifest/"], **ask: Unpack[ManifestAsk]) -> ManifestAnswer: ...

    @overload
    def read(self, route: Literal["openapi.json"], **ask: Unpack[OpenapiAsk]) -> dict[str, Any]: ...

    @overload
    def read(
        self, route: Literal["procedures/"], **ask: Unpack[ProcedureListAsk]
    ) -> ProcedureListAnswer: ...

    @overload
    def read(
        self, route: Literal["procedures/{slug}/"], **ask: Unpack[ProcedureDetailAsk]
    ) -> Procedure: ...

    @overload
    def read(
        self, route: Literal["procedures/{slug}/history/"], **ask: Unpack[ProcedureHistoryAsk]
    ) -> ProcedureHistoryAnswer: ...

    @overload
    def read(
        self, route: Literal["procedures/{slug}/references/"], **ask: Unpack[ProcedureReferencesAsk]
    ) -> ProcedureReferencesAnswer: ...

    @overload
    def read(
        self, route: Literal["procedures/{slug}/risks/"], **ask: Unpack[ProcedureRisksAsk]
    ) -> ProcedureRisksAnswer: ...

    @overload
    def read(
        self, route: Literal["references/"], **ask: Unpack[ReferenceListAsk]
    ) -> ReferenceListAnswer: ...

    @overload
    def read(
        self, route: Literal["references/{slug}/"], **ask: Unpack[ReferenceDetailAsk]
    ) -> Reference: ...

    @overload
    def read(
        self, route: Literal["references/{slug}/cited-by/"], **ask: Unpack[ReferenceCitedByAsk]
    ) -> ReferenceCitedByAnswer: ...

    @overload
    def read(
        self, route: Literal["references/{slug}/history/"], **ask: Unpack[ReferenceHistoryAsk]
    ) -> ReferenceHistoryAnswer: ...

    @overload
    def read(
        self, route: Literal["releases/"], **ask: Unpack[ReleaseListAsk]
    ) -> ReleaseListAnswer: ...

    @overload
    def read(
        self, route: Literal["releases/{number}/"], **ask: Unpack[ReleaseDetailAsk]
    ) -> ReleaseDetailAnswer: ...

    @overload
    def read(self, route: Literal["risks/"], **ask: Unpack[RiskListAsk]) -> RiskListAnswer: ...

    @overload
    def read(self, route: Literal["risks/{slug}/"], **ask: Unpack[RiskDetailAsk]) -> Risk: ...

    @overload
    def read(
        self, route: Literal["risks/{slug}/history/"], **ask: Unpack[RiskHistoryAsk]
    ) -> RiskHistoryAnswer: ...

    @overload
    def read(
        self, route: Literal["risks/{slug}/procedures/"], **ask: Unpack[RiskProceduresAsk]
    ) -> RiskProceduresAnswer: ...

    @overload
    def read(
        self, route: Literal["risks/{slug}/references/"], **ask: Unpack[RiskReferencesAsk]
    ) -> RiskReferencesAnswer: ...

    @overload
    def read(self, route: Literal["search/"], **ask: Unpack[SearchAsk]) -> SearchAnswer: ...

    @overload
    def read(self, route: Literal["sitemap/"], **ask: Unpack[SitemapAsk]) -> SitemapAnswer: ...

    @overload
    def read(
        self, route: Literal["vocabularies/"], **ask: Unpack[VocabulariesAsk]
    ) -> VocabulariesAnswer: ...

    def read(self, route: str, **ask: Any) -> Any:
        """One answer: ``read("procedures/{slug}/", slug="acupuncture")``."""
        return self.answer(route, ask)

    @overload
    def walk(
        self, route: Literal["articles/"], **ask: Unpack[ArticleListAsk]
    ) -> Iterator[ArticleInList]: ...

    @overload
    def walk(
        self, route: Literal["articles/{slug}/references/"], **ask: Unpack[ArticleReferencesAsk]
    ) -> Iterator[ArticleReferencesInList]: ...

    @overload
    def walk(
        self, route: Literal["care-roles/"], **ask: Unpack[CareRoleListAsk]
    ) -> Iterator[CareRoleInList]: ...

    @overload
    def walk(
        self, route: Literal["care-roles/{slug}/references/"], **ask: Unpack[CareRoleReferencesAsk]
    ) -> Iterator[CareRoleReferencesInList]: ...

    @overload
    def walk(
        self, route: Literal["categories/"], **ask: Unpack[CategoryListAsk]
    ) -> Iterator[CategoryInList]: ...

    @overload
    def walk(
        self, route: Literal["categories/{slug}/references/"], **ask: Unpack[CategoryReferencesAsk]
    ) -> Iterator[CategoryReferencesInList]: ...

    @overload
    def walk(
        self, route: Literal["conditions/"], **ask: Unpack[ConditionListAsk]
    ) -> Iterator[ConditionInList]: ...

    @overload
    def walk(
        self, route: Literal["conditions/{slug}/procedures/"], **ask: Unpack[ConditionProceduresAsk]
    ) -> Iterator[ConditionProceduresInList]: ...

    @overload
    def walk(
        self, route: Literal["conditions/{slug}/references/"], **ask: Unpack[ConditionReferencesAsk]
    ) -> Iterator[ConditionReferencesInList]: ...

    @overload
    def walk(
        self, route: Literal["procedures/"], **ask: Unpack[ProcedureListAsk]
    ) -> Iterator[ProcedureInList]: ...

    @overload
    def walk(
        self, route: Literal["procedures/{slug}/references/"], **ask: Unpack[ProcedureReferencesAsk]
    ) -> Iterator[ProcedureReferencesInList]: ...

    @overload
    def walk(
        self, route: Literal["procedures/{slug}/risks/"], **ask: Unpack[ProcedureRisksAsk]
    ) -> Iterator[ProcedureRisksInList]: ...

    @overload
    def walk(
        self, route: Literal["references/"], **ask: Unpack[ReferenceListAsk]
    ) -> Iterator[ReferenceInList]: ...

    @overload
    def walk(
        self, route: Literal["references/{slug}/cited-by/"], **ask: Unpack[ReferenceCitedByAsk]
    ) -> Iterator[
        ReferenceCitedByProcedureInList
        | ReferenceCitedByRiskInList
        | ReferenceCitedByConditionInList
        | ReferenceCitedByReferenceInList
        | ReferenceCitedByArticleInList
        | ReferenceCitedByCareRoleInList
        | ReferenceCitedByCategoryInList
    ]: ...

    @overload
    def walk(
        self, route: Literal["risks/"], **ask: Unpack[RiskListAsk]
    ) -> Iterator[RiskInList]: ...

    @overload
    def walk(
        self, route: Literal["risks/{slug}/procedures/"], **ask: Unpack[RiskProceduresAsk]
    ) -> Iterator[RiskProceduresInList]: ...

    @overload
    def walk(
        self, route: Literal["risks/{slug}/references/"], **ask: Unpack[RiskReferencesAsk]
    ) -> Iterator[RiskReferencesInList]: ...

    @overload
    def walk(self, route: Literal["search/"], **ask: Unpack[SearchAsk]) -> Iterator[Search]: ...

    @overload
    def walk(self, route: Literal["sitemap/"], **ask: Unpack[SitemapAsk]) -> Iterator[Sitemap]: ...

    def walk(self, route: str, **ask: Any) -> Iterator[Any]:
        """Every result of a list, as of one instant."""
        return self.walked(route, ask)

    def answer(self, route: str, ask: Mapping[str, Any]) -> Any:
        raise NotImplementedError

    def walked(self, route: str, ask: Mapping[str, Any]) -> Iterator[Any]:
        raise NotImplementedError

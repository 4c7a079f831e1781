from urllib.parse import quote

from painlibrary.linked_data.nodes import node
from painlibrary.linked_data.page import Content
from painlibrary.linked_data.references import WORK, work
from painlibrary.vocabularies import CslType, SourceTier

ARTICLE, BOOK = "MedicalScholarlyArticle", "Book"
KINDS = {
    CslType.ARTICLE_JOURNAL: ARTICLE,
    CslType.BOOK: BOOK,
    CslType.CHAPTER: "Chapter",
    CslType.ENTRY_ENCYCLOPEDIA: "Article",
    CslType.REPORT: "Report",
    CslType.POST_WEBLOG: "BlogPosting",
    CslType.WEBPAGE: "WebPage",
    CslType.DOCUMENT: WORK,
}
CONTAINERS = {
    CslType.ARTICLE_JOURNAL: "Periodical",
    CslType.CHAPTER: BOOK,
    CslType.POST_WEBLOG: "Blog",
    CslType.WEBPAGE: "WebSite",
}
# The publication types of MeSH that the library's own kinds of source are the same as.
PUBLICATION_TYPES = {
    SourceTier.GUIDELINE: "Guideline",
    SourceTier.SYSTEMATIC_REVIEW: "Systematic Review",
    SourceTier.SECONDARY_REVIEW: "Review",
}


def content(document):
    kind = KINDS[document["csl_type"]]
    return Content(
        main=work(
            document,
            kind,
            container=CONTAINERS.get(document["csl_type"], WORK),
            alternateName=document["aliases"],
            inLanguage=document["language"],
            identifier=list(_identifiers(document)),
            sameAs=list(_addresses(document)),
            isbn=document["isbn"] if kind == BOOK else None,
            publicationType=PUBLICATION_TYPES.get(document["source_tier"])
            if kind == ARTICLE
            else None,
        )
    )


def _identifiers(document):
    for name in ("doi", "pmid"):
        if document[name]:
            yield node("PropertyValue", propertyID=name.upper(), value=document[name])


def _addresses(document):
    if document["doi"]:
        yield f"https://doi.org/{quote(document['doi'])}"
    if document["pmid"]:
        yield f"https://pubmed.ncbi.nlm.nih.gov/{quote(document['pmid'])}/"

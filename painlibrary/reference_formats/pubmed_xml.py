"""The XML of PubMed, for articles and for records of books."""

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from cms.editorial.bringing_in.file_content import FileRefused
from cms.editorial.bringing_in.formats import Format, Reading
from painlibrary.reference_formats.partial_dates import month_named
from painlibrary.reference_formats.reference_rows import ReferenceRow, body, person

ARTICLE, BOOK = "PubmedArticle", "PubmedBookArticle"


def recognizes(content):
    return content.data.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:2].strip(b"\0")[:1] == b"<"


def read(model, content):
    root = _root(content.data)
    rows = []
    for number, record in enumerate(_records(root), start=1):
        row = ReferenceRow(number)
        if record.tag == ARTICLE:
            _fill_article(row, record)
        else:
            _fill_book(row, record)
        rows.append(row.named())
    return Reading(rows)


def _root(data):
    try:
        # The parser heeds the encoding that the XML itself declares.
        return fromstring(data)
    except DefusedXmlException:
        raise FileRefused("The XML defines entities of its own, which PubMed never does.") from None
    except (ParseError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (1, 0))
        raise FileRefused(
            f"Line {line}, column {column + 1}: this is no well-formed XML. Export it again from "
            "PubMed, as “PubMed” in XML."
        ) from None


def _records(root):
    if root.tag in (ARTICLE, BOOK):
        return [root]
    if root.tag in ("PubmedArticleSet", "PubmedBookArticleSet"):
        return [each for each in root if each.tag in (ARTICLE, BOOK)]
    raise FileRefused(
        f"This XML begins with <{root.tag[:40]}>; that of PubMed with PubmedArticleSet."
    )


def text_in(element, path):
    """The text of the first element there, without marks such as italics."""
    found = element.find(path)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _fill_article(row, record):
    article = record.find("MedlineCitation/Article")
    row.text("pmid", text_in(record, "MedlineCitation/PMID"), "PMID")
    if article is None:
        row.fault("Article", "The record has no article. Export it again from PubMed.")
        return
    row.put("csl_type", "article-journal", "PubmedArticle")
    row.text("title", _title(article, "ArticleTitle"), "ArticleTitle")
    row.authors(_authors(article.find("AuthorList")), "AuthorList")
    row.text("container_title", text_in(article, "Journal/Title"), "Journal/Title")
    row.date("issued", _issued(article.find("Journal/JournalIssue/PubDate")), "PubDate")
    row.language(text_in(article, "Language"), "Language")
    row.doi(_doi(record, article), "ArticleId")


def _title(element, path):
    # PubMed ends every title with a full stop, which is not the title's.
    return text_in(element, path).removesuffix(".")


def _authors(names):
    for name in () if names is None else names.findall("Author"):
        if collective := text_in(name, "CollectiveName"):
            yield body(collective)
        else:
            given = text_in(name, "ForeName") or text_in(name, "Initials")
            yield person(text_in(name, "LastName"), f"{given} {text_in(name, 'Suffix')}")


def _issued(date):
    if date is None:
        return ""
    if in_words := text_in(date, "MedlineDate"):
        return in_words
    month = month_named(text_in(date, "Month"))
    parts = [text_in(date, "Year")]
    if month:
        parts += [f"{month:02}", *filter(None, [text_in(date, "Day")])]
    return "-".join(parts)


def _doi(record, article):
    found = text_in(record, "PubmedData/ArticleIdList/ArticleId[@IdType='doi']")
    return found or text_in(article, "ELocationID[@EIdType='doi']")


def _fill_book(row, record):
    document = record.find("BookDocument")
    row.text("pmid", text_in(record, "BookDocument/PMID"), "PMID")
    if document is None:
        row.fault("BookDocument", "The record has no book. Export it again from PubMed.")
        return
    chapter, book = _title(document, "ArticleTitle"), _title(document, "Book/BookTitle")
    row.put("csl_type", "chapter" if chapter else "book", "PubmedBookArticle")
    row.text("title", chapter or book, "ArticleTitle" if chapter else "BookTitle")
    row.text("container_title", book if chapter else "", "BookTitle")
    names = document.find("AuthorList") if chapter else document.find("Book/AuthorList")
    row.authors(_authors(names), "AuthorList")
    row.text("publisher", text_in(document, "Book/Publisher/PublisherName"), "PublisherName")
    row.date("issued", _issued(document.find("Book/PubDate")), "PubDate")
    row.isbn(text_in(document, "Book/Isbn"), "Isbn")
    row.language(text_in(document, "Language"), "Language")


PUBMED_XML = Format(
    "pubmed-xml", "PubMed XML (.xml)", (".xml",), recognizes, read, column="element"
)

"""What search finds a publication by: made from the publication alone, so that it can be made again."""

import json

from django.db import DEFAULT_DB_ALIAS, transaction

from cms.editorial import inserting
from cms.models import Publication, SearchEntry, SearchWord, full_text
from cms.models.full_text.conditions import AS_WRITTEN, BAR, FIELDS
from cms.publishing import hiding
from cms.publishing.documents import DOCUMENTS
from cms.text import citations, markdown
from cms.text.terms import telling

# Of shorter words nobody can say what was meant.
SHORTEST_MENDED = 3
# Neither is a fact of the item: the one shows others, the other names what is not there.
NOT_SAID = {"references", "not_stated"}
# The same again, what is only cited, and what nobody reads.
NOT_READ = {"html", "sources", "named_sources", "key"}
AT_ONCE = 500


def entry_of(publication):
    """The search entry of a publication that shows a document."""
    passages = passages_of(publication)
    return SearchEntry(publication=publication, passages=passages, **terms_of(passages))


def passages_of(publication, hidden=()):
    """``[[field, plain text]]`` of all that readers read, but for the places that are ``hidden``."""
    body = hiding.left_of(json.loads(publication.document), hidden, publication.type)
    # What has no title is known by its slug, which says as much as a line of its text.
    unnamed = [] if publication.title else [["body", publication.slug.replace("-", " ")]]
    names = [["title", publication.title], *(["aliases", each] for each in publication.aliases)]
    return [
        each for each in [*names, *unnamed, *_said(body, DOCUMENTS[publication.type])] if each[1]
    ]


def terms_of(passages):
    """``{field: terms}`` of passages, in the form in which they are stored."""
    texts = {name: [text for field, text in passages if field == name] for name in FIELDS}
    return {name: _terms(found) for name, found in texts.items()}


def _terms(texts):
    found = [passage for text in texts if (passage := telling(text))]
    passages = [" ".join([BAR, *(term for _, term in passage)]) for passage in found]
    written = sorted({plain for passage in found for plain, _ in passage})
    # A blank before the first and after the last: each term stands between two.
    return " ".join(["", *passages, BAR, *(AS_WRITTEN + plain for plain in written), ""])


def _said(body, document):
    for name, value in body.items():
        if name not in NOT_SAID:
            field = "summary" if name in document.leads else "body"
            yield from ([field, text] for text in _prose(name, value, document))


def _prose(name, value, document):
    """The plain texts of a value."""
    if isinstance(value, list):
        for each in value:
            yield from _prose(name, each, document)
    elif isinstance(value, dict) and "$markdown" in value:
        yield markdown.plain_text(citations.strip_citations("".join(value["$markdown"])))
    elif isinstance(value, dict):
        for inner, each in value.items():
            if inner not in NOT_READ:
                yield from _prose(inner, each, document)
    elif isinstance(value, str):
        yield from document.spoken(name, value)


def store(entries):
    """Write the entries of publications that were just stored."""
    inserting.insert(entries)
    write_words(entries)


def write_words(entries):
    """Remember the words of entries, to mend misspelled ones with."""
    found = {word for entry in entries for word in entry.words if _is_mended(word)}
    # In one order, so that no two writers wait for each other.
    rows = [SearchWord(word=word) for word in sorted(found)]
    SearchWord.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)
    return found


def _is_mended(word):
    return len(word) >= SHORTEST_MENDED and word.isalpha()


def rebuild():
    """Write every entry anew, and yield ``(how many are written, of how many)``.

    Readers search all the while, and what is released meanwhile is written by its release.
    """
    shown = Publication.objects.exclude(document="").order_by("pk")
    total, done, last, known = shown.count(), 0, 0, set()
    SearchEntry.objects.filter(publication__document="").delete()
    while batch := list(shown.filter(pk__gt=last)[:AT_ONCE]):
        known |= _write(batch)
        done, last = done + len(batch), batch[-1].pk
        yield done, total
    SearchWord.objects.exclude(word__in=known).prune()
    full_text.forget(DEFAULT_DB_ALIAS)


@transaction.atomic
def _write(publications):
    entries = [entry_of(publication) for publication in publications]
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["publication"],
        update_fields=[*FIELDS, "passages"],
    )
    return write_words(entries)

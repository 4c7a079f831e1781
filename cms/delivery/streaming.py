"""Answers that are not JSON: one document, or all of a list while it is read.

Of a list only the keys are kept in memory, eight bytes each, and a few documents at a time. Nothing
is held open in the database while a client reads, however slowly; that it stays one state of the
library is owed to the moment that every document is read as of.
"""

import tempfile
from functools import partial

from django.http import HttpResponse, StreamingHttpResponse

from cms import replicas
from cms.delivery import conditional, shelf
from cms.delivery.moments import as_of

IN_MEMORY = 1_000_000
AT_ONCE = 100


def written(view, document, stem="", *, always=()):
    """One document in the representation that was asked for."""
    representation = view.representation.for_readers(view.values.get("audience"))
    body = b"".join(representation.pieces([document]))
    keys = conditional.surrogate_keys(conditional.shown_in(document), always=always)
    return HttpResponse(body, headers=_headers(view, stem) | {"Surrogate-Key": keys})


def streamed(view, publications, documents_of, stem):
    """All ``publications``, of which ``documents_of`` makes documents, some at a time.

    ``Item-Count`` is told before, so that who reads can tell a whole answer from one cut short.
    """
    keys = shelf.keys_of(publications)
    documents = _documents(keys, view, documents_of, replicas.kept())
    told = {
        "Item-Count": str(len(keys)),
        "Surrogate-Key": f"{conditional.LISTS} {conditional.TOO_MANY_TO_NAME}",
    }
    instant = as_of(view.moment.at)
    told |= {"As-Of": instant} if instant else {}
    pieces = view.representation.pieces(documents)
    return StreamingHttpResponse(pieces, headers=_headers(view, stem) | told)


def _documents(keys, view, documents_of, ask):
    """``ask`` asks the database that gave the keys; should it fail, one that knows as much."""

    def read(some):
        replicas.knows(view.moment.at)
        return [each for batch in shelf.batches(some, view.columns) for each in documents_of(batch)]

    for first in range(0, len(keys), AT_ONCE):
        yield from ask(partial(read, keys[first : first + AT_ONCE]))


def _headers(view, stem):
    chosen = view.representation
    saved = {"Content-Disposition": chosen.file_name(stem)} if chosen.suffix else {}
    return {"Content-Type": chosen.content_type} | saved


def consumed(response):
    """The same answer, read to its end now: into a file, where it is large."""
    if not response.streaming:
        return response
    # Closed together with the answer.
    kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    kept.writelines(response.streaming_content)
    kept.seek(0)
    response.streaming_content = kept
    return response

"""The forms in which an answer can be had, and which of them a request asks for.

JSON is written by the views themselves. Every other form is written of whole documents, one after
another, so that it can be streamed; of a list it has every matching item.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

import orjson
from django.http.request import MediaType

from cms.delivery.parameters import Parameter, Unfit, error, one_of, refuse_if
from cms.delivery.problems import NotAcceptable

PAGES = ("page", "page_size", "cursor", "facets")
PARTS = ("fields", "expand", "omit")


@dataclass(frozen=True)
class Representation:
    """``name`` is its value of ``format=``; ``write`` gives the bytes of one document.

    What stands before, between and after documents is declared, so that a list is written as the
    documents come. ``refuses`` names the parameters that have no meaning for it. With a ``suffix``
    it is for saving, under the name of what it shows. Where it ``names_readers``, ``write`` is told
    as ``audience`` for whom the document is.
    """

    name: str
    media_type: str
    write: Callable[[dict], bytes]
    description: str = ""
    before: bytes = b""
    between: bytes = b""
    after: bytes = b""
    refuses: tuple[str, ...] = (*PAGES, *PARTS, "audience")
    suffix: str = ""
    is_text: bool = False
    shape: dict = field(default_factory=lambda: {"type": "string"})
    of_details: bool = True
    of_lists: bool = False
    names_readers: bool = False

    def for_readers(self, audience):
        """The same for these readers, or for everybody."""
        is_told = self.names_readers and audience
        return replace(self, write=partial(self.write, audience=audience)) if is_told else self

    def pieces(self, documents: Iterable[dict]) -> Iterator[bytes]:
        """The bytes of these documents as they come."""
        if self.before:
            yield self.before
        for number, document in enumerate(documents):
            yield (self.between if number else b"") + self.write(document)
        if self.after:
            yield self.after

    def refuse(self, values):
        """400 for parameters that this form cannot obey."""
        reason = f"This cannot be combined with the representation `{self.name}`."
        refuse_if([error(name, Unfit(reason)) for name in self.refuses if name in values])

    @property
    def content_type(self):
        return self.media_type + ("; charset=utf-8" if self.is_text else "")

    def file_name(self, stem):
        return f'attachment; filename="{stem}{self.suffix}"'


JSON = Representation("json", "application/json", orjson.dumps, refuses=())
NDJSON = Representation(
    "ndjson",
    "application/x-ndjson",
    lambda document: orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE),
    "Every matching item, one document in each line. There are no pages.",
    refuses=PAGES,
    suffix=".ndjson",
    of_details=False,
    of_lists=True,
)


def parameter(representations):
    names = [each.name for each in representations]
    return Parameter(
        "format",
        "The representation, before whatever the header `Accept` says.",
        one_of(names),
        {"type": "string", "enum": names, "default": names[0]},
    )


def chosen(request, representations, named=None):
    """The representation that a request asks for: by name, else by its ``Accept``; or 406."""
    if named:
        return next(each for each in representations if each.name == named)
    asked = request.headers.get("Accept", "").split(",")
    accepted = [MediaType(each) for each in asked if each.strip()]
    if not accepted:
        return representations[0]
    # Of those that are liked equally, the first that is served.
    liked = max(representations, key=lambda each: _quality(each.media_type, accepted))
    if not _quality(liked.media_type, accepted):
        served = [each.media_type for each in representations]
        raise NotAcceptable(f"This is served as {' or '.join(served)} only.", served=served)
    return liked


def _quality(media_type, accepted):
    """How much a client likes the type: what it says of the narrowest range counts."""
    fitting = [each for each in accepted if _is_within(media_type, each)]
    narrowest = max((each.specificity for each in fitting), default=0)
    return max((each.quality for each in fitting if each.specificity == narrowest), default=0)


def _is_within(media_type, accepted):
    # Parameters such as a profile or a charset refuse nobody.
    main, _, sub = media_type.partition("/")
    is_of_main = accepted.main_type in (main, "*")
    return is_of_main and accepted.sub_type in (sub, "*", "")

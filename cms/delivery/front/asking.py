"""Which request is which: all that Django's answer to it can depend on, but the state of the library."""

from django.conf import settings

from cms.delivery.cross_origin import PUBLIC

METHODS = {"GET", "HEAD"}
# Longer ones are rare, and nobody fills the memory with addresses.
LONGEST = 2000


def key_of(environ):
    """What the same answer is kept under; None for whatever Django alone can answer.

    HEAD, and what the client says that it holds, change no answer: they choose how much of it is
    sent. Everything that is read of a request for the API stands here, or in ``kept``.
    """
    get = environ.get
    path, query, accept = get("PATH_INFO", ""), get("QUERY_STRING", ""), get("HTTP_ACCEPT", "")
    if (
        get("REQUEST_METHOD") not in METHODS
        or not path.startswith(PUBLIC)
        or "HTTP_AUTHORIZATION" in environ
        or "HTTP_HOST" not in environ
        # It may say how the query is encoded.
        or get("CONTENT_TYPE")
        or get("SCRIPT_NAME")
    ):
        return None
    key = (path, _canonical(query), accept, *_door(environ))
    return key if sum(len(part) for part in key if part) <= LONGEST else None


def _canonical(query):
    """The same whatever the order of its parameters; values of one parameter keep theirs."""
    if "&" not in query or "%" in query:
        return query
    return "&".join(sorted(query.split("&"), key=_name))


def _name(part):
    return part.partition("=")[0]


def _door(environ):
    """How the request came in: Django refuses foreign hosts, and sends plain HTTP to HTTPS."""
    get = environ.get
    secure = settings.SECURE_PROXY_SSL_HEADER
    return get("HTTP_HOST"), get("wsgi.url_scheme"), get(secure[0]) if secure else None

"""Cookies are for the admin alone.

Django's own middleware answers a cookie that it cannot read with a new one, on any address: in a
shared cache that answer, with somebody's token in it, would go to everybody.
"""

ADMIN = "/admin/"


def only_for_the_admin(get_response):
    """Middleware that lets nobody else see a cookie; it stands before all that read them."""

    def answer(request):
        if not request.path_info.startswith(ADMIN):
            request.META.pop("HTTP_COOKIE", None)
        return get_response(request)

    return answer

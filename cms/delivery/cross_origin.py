"""Any website may read what is public, and nothing else: no cookies, no writing.

The headers are the same for everybody, so shared caches keep one answer for all websites.
"""

from django.http import HttpResponse

PUBLIC = "/api/v1/"
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Link, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset,"
        " Item-Count, As-Of"
    ),
}
BEFOREHAND = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def open_for_reading(get_response):
    """Middleware that lets the scripts of other websites read the API."""

    def answer(request):
        if not request.path.startswith(PUBLIC):
            return get_response(request)
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            response = HttpResponse(status=204, headers=BEFOREHAND)
        else:
            response = get_response(request)
        for name, value in FOR_ALL.items():
            response[name] = value
        return response

    return answer

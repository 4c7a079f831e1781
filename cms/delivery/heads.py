"""HEAD: all headers of GET, and nothing else is sent or, where it is streamed, made."""


def without_stream(request, response):
    """Nobody reads the body of an answer to HEAD: what would be streamed is let go unread."""
    if request.method == "HEAD" and response.streaming:
        response.streaming_content = []
    return response


def without_body(get_response):
    """Middleware that stands outside all that look at the body, its length among them."""

    def answer(request):
        response = without_stream(request, get_response(request))
        if request.method == "HEAD" and not response.streaming:
            length = response.headers.get("Content-Length", str(len(response.content)))
            response.content = b""
            response.headers["Content-Length"] = length
        return response

    return answer

"""HEAD: all headers of GET, and nothing else is sent or, where it is streamed, made."""


def without_body(get_response):
    """Middleware that stands outside all that look at the body, its length among them."""

    def answer(request):
        response = get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = []
            else:
                length = response.headers.get("Content-Length", str(len(response.content)))
                response.content = b""
                response.headers["Content-Length"] = length
        return response

    return answer

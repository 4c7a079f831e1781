"""The content security policy, the same text from every process."""

from csp.constants import HEADER
from csp.middleware import CSPMiddleware


class OrderedPolicy(CSPMiddleware):
    """django-csp keeps directives in a set, whose order each process chooses anew."""

    def process_response(self, request, response):
        response = super().process_response(request, response)
        if HEADER in response:
            response[HEADER] = "; ".join(sorted(response[HEADER].split("; ")))
        return response

"""Answers that may be given again, to everybody, for as long as the library is in the same state.

A view marks them, because it alone knows which state it read: one that changed while it was reading
must not lend its name to what was there before.
"""

import math
from typing import NamedTuple

from cms.delivery.conditional import UNTOLD


class Mark(NamedTuple):
    """``until`` is a timestamp: from then on the clock alone would make another answer."""

    state: str
    route: str
    until: float


def mark(response, view):
    """Mark a response of a public view that read one settled moment; what is kept reads the mark."""
    route = view.request.resolver_match.view_name
    response.repeatable = Mark(view.moment.state, route, _until(response, view))


def _until(response, view):
    ending = [view.deprecated, *(each.deprecated for each in view.used)]
    ends = [each.ends_at for each in ending if each]
    if view.moment.is_dated and "Last-Modified" not in response:
        ends.append(view.moment.at + UNTOLD)
    return min((each.timestamp() for each in ends), default=math.inf)

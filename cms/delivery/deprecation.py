"""What is to end, and how clients are told: RFC 9745 and RFC 8594.

A route, a parameter or a field is declared with a ``Deprecation``. From then on its answers say so in
their headers, and the contract in its own words. After its sunset a parameter or a route is refused,
with the address of what to do instead; a field stays until it is taken out of the code.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils import timezone
from django.utils.http import http_date

from cms.delivery.shapes import COMPONENTS


@dataclass(frozen=True)
class Deprecation:
    """Both days begin in UTC. ``instead`` is the address of a page that says what to do."""

    since: date
    sunset: date
    instead: str

    @property
    def ends_at(self):
        return _begin(self.sunset)

    @property
    def is_over(self):
        return timezone.now() >= self.ends_at

    def refusal(self, what):
        return f"{what} ended on {self.sunset:%Y-%m-%d}. What to do instead: {self.instead}"

    def told(self):
        """For the contract."""
        return {
            "deprecated": True,
            "x-since": self.since.isoformat(),
            "x-sunset": self.sunset.isoformat(),
            "externalDocs": {"url": self.instead},
        }


def _begin(day):
    return datetime.combine(day, time(), tzinfo=UTC)


def deprecated(shape, deprecation):
    """The shape of a field that is to end."""
    return {**shape, **deprecation.told()}


def headers(ending):
    """Of several, the earliest days, and the addresses of all."""
    if not ending:
        return {}
    since = min(_begin(each.since) for each in ending)
    sunset = min(each.ends_at for each in ending)
    links = [
        f'<{address}>; rel="{relation}"; type="text/html"'
        for address in dict.fromkeys(each.instead for each in ending)
        for relation in ("deprecation", "sunset")
    ]
    return {
        "Deprecation": f"@{int(since.timestamp())}",
        "Sunset": http_date(sunset.timestamp()),
        "Link": ", ".join(links),
    }


def fields_of(shape, components, path=(), met=()):
    """``[(path, Deprecation)]`` of the fields of an answer that are to end."""
    if "$ref" in shape:
        name = shape["$ref"].removeprefix(COMPONENTS)
        return [] if name in met else fields_of(components[name], components, path, (*met, name))
    inside = [*shape.get("anyOf", ()), *([shape["items"]] if "items" in shape else [])]
    found = [each for one in inside for each in fields_of(one, components, path, met)]
    for name, each in shape.get("properties", {}).items():
        if "x-sunset" in each:
            found.append(((*path, name), _of_shape(each)))
        found += fields_of(each, components, (*path, name), met)
    return found


def _of_shape(told):
    days = (date.fromisoformat(told[name]) for name in ("x-since", "x-sunset"))
    return Deprecation(*days, told["externalDocs"]["url"])


def is_shown(data, path):
    """Whether an answer has something under a path, in any of its rows."""
    if isinstance(data, list):
        return any(is_shown(each, path) for each in data)
    if not path:
        return True
    return isinstance(data, dict) and path[0] in data and is_shown(data[path[0]], path[1:])

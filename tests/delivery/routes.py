"""Every public route with its view, found in the URLconf: a new one is tested from its first day."""

from dataclasses import dataclass

from django.urls import get_resolver

from cms.delivery.views import PublicView


@dataclass(frozen=True)
class Route:
    """``address`` has fields where a slug or a number goes; ``view`` knows what it accepts."""

    name: str
    address: str
    view: PublicView

    def at(self, slug="", number=1):
        return self.address.format(slug=slug, number=number)

    @property
    def is_of_item(self):
        return "{slug}" in self.address

    @property
    def declared(self):
        return self.view.declared()

    @property
    def forms(self):
        """The names of its representations; None where there is no choice."""
        parameter = self.declared.get("format")
        return parameter.schema["enum"] if parameter else [None]


def routes(urlconf):
    """All routes below the API that are public views."""
    return [
        Route(name, "/" + address, view)
        for name, address, view in _found(get_resolver(urlconf), "")
        if isinstance(view, PublicView)
    ]


def _found(resolver, before):
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            yield from _found(each, before + str(each.pattern))
        else:
            view = getattr(each.callback, "cls", None)
            made = view(**each.callback.initkwargs) if view else None
            yield each.name, _address(before + str(each.pattern)), made


def _address(pattern):
    return pattern.replace("<slug:slug>", "{slug}").replace("<int:number>", "{number}")

"""The addresses of everything that a catalog declares."""

from django.urls import path

from cms.delivery.items import DetailView
from cms.delivery.lists import TypeListView
from cms.delivery.related import RelatedView


def routes(catalog):
    """URL patterns below ``/api/v1/``."""
    return [
        *(route for each in catalog.resources.values() for route in _of_type(catalog, each)),
    ]


def _of_type(catalog, resource):
    declared = {"catalog": catalog, "resource": resource}
    name, item = resource.type_name, f"{resource.path}/<slug:slug>/"
    yield path(f"{resource.path}/", TypeListView.as_view(**declared), name=f"{name}-list")
    yield path(item, DetailView.as_view(**declared), name=f"{name}-detail")
    for relation in resource.relations:
        view = RelatedView.as_view(**declared, relation=relation)
        yield path(f"{item}{relation.name}/", view, name=f"{name}-{relation.name}")

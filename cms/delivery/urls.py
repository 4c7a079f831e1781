"""The addresses of everything that a catalog declares."""

from django.urls import path

from cms.delivery.export import ExportView, SitemapView
from cms.delivery.facets import FacetsView
from cms.delivery.history import HistoryView
from cms.delivery.items import DetailView
from cms.delivery.lists import TypeListView
from cms.delivery.openapi import DocsView, SchemaView
from cms.delivery.related import RelatedView
from cms.delivery.releases import ReleasesView, ReleaseView
from cms.delivery.search.views import SearchView
from cms.delivery.sync.changes import ChangesView
from cms.delivery.sync.manifest import ManifestView
from cms.delivery.whole import IndexView, VocabulariesView


def routes(catalog):
    """URL patterns below ``/api/v1/``."""
    declared = {"catalog": catalog}
    return [
        path("", IndexView.as_view(**declared), name="index"),
        *(route for each in catalog.resources.values() for route in _of_type(catalog, each)),
        path("releases/", ReleasesView.as_view(**declared), name="release-list"),
        path("releases/<int:number>/", ReleaseView.as_view(**declared), name="release-detail"),
        path("export/", ExportView.as_view(**declared), name="export"),
        path("sitemap/", SitemapView.as_view(**declared), name="sitemap"),
        path("search/", SearchView.as_view(**declared), name="search"),
        path("changes/", ChangesView.as_view(**declared), name="changes"),
        path("manifest/", ManifestView.as_view(**declared), name="manifest"),
        path("vocabularies/", VocabulariesView.as_view(**declared), name="vocabularies"),
        path("openapi.json", SchemaView.as_view(**declared), name="openapi"),
        path("docs/", DocsView.as_view(**declared), name="docs"),
    ]


def _of_type(catalog, resource):
    declared = {"catalog": catalog, "resource": resource}
    name, item = resource.type_name, f"{resource.path}/<slug:slug>/"
    yield path(f"{resource.path}/", TypeListView.as_view(**declared), name=f"{name}-list")
    yield path(item, DetailView.as_view(**declared), name=f"{name}-detail")
    yield path(f"{item}history/", HistoryView.as_view(**declared), name=f"{name}-history")
    for relation in resource.relations:
        view = RelatedView.as_view(**declared, relation=relation)
        yield path(f"{item}{relation.name}/", view, name=f"{name}-{relation.name}")
    yield path(f"facets/{resource.path}/", FacetsView.as_view(**declared), name=f"{name}-facets")

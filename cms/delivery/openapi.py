"""The contract, and its page for people."""

from functools import cached_property

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from drf_spectacular.generators import SchemaGenerator
from rest_framework.response import Response

from cms.delivery import preview, shapes
from cms.delivery.describing import COMPONENTS, HEADERS, RESPONSES, with_preview
from cms.delivery.representations import Representation
from cms.delivery.views import PublicView

HEALTH = {
    "/healthz": ("healthz", "Whether the process is alive.", {"200": {"description": "Alive."}}),
    "/readyz": (
        "readyz",
        "Whether database, migrations and triggers are as they must be.",
        {"200": {"description": "Ready."}, "503": {"description": "Not ready, and why."}},
    ),
    "/metrics": (
        "metrics",
        "Counts for Prometheus, for whoever bears the token of the administrator.",
        {
            "200": {"description": "The counts."},
            "401": {"description": "Another token, or none."},
            "404": {"description": "The administrator set no token."},
        },
    ),
}
HTML = Representation("html", "text/html", str.encode, "A page for people.")


class SchemaView(PublicView):
    """Every route, parameter, answer and error of the API."""

    name, tag = "openapi", "library"
    summary = "The contract"
    accepts = []
    tells_preview = False
    shape = {"type": "object"}

    def answer(self):
        return Response(self.contract)

    @cached_property
    def contract(self):
        contract = SchemaGenerator().get_schema(request=None, public=True)
        contract["servers"] = [{"url": settings.PUBLIC_URL}]
        contract["paths"] |= {
            path: {"get": {"operationId": name, "summary": summary, "responses": responses}}
            for path, (name, summary, responses) in HEALTH.items()
        }
        documents = [each.schema_name for each in self.catalog.resources.values()]
        schemas = {
            name: with_preview(shape) if name in documents else shape
            for name, shape in (self.catalog.components | COMPONENTS).items()
        }
        for name, shape in list(schemas.items()):
            schemas[name] = shapes.with_names_apart(shape, schemas)
        contract["paths"] = shapes.with_names_apart(contract["paths"], schemas)
        contract["components"] = {
            "schemas": schemas,
            "responses": RESPONSES,
            "headers": HEADERS,
            "securitySchemes": preview.SECURITY,
        }
        contract["security"] = [{}, {"Preview": []}]
        return contract


class DocsView(PublicView):
    """The contract as a page; everything on it comes from this server."""

    name, tag = "docs", "library"
    summary = "The contract as a page for people"
    accepts = []
    tells_preview = False
    representations = [HTML]
    shape = shapes.text()

    def answer(self):
        return HttpResponse(render_to_string("delivery/docs.html", {"title": settings.SITE_NAME}))

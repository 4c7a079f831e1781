"""The yardstick: views that read rows and send them as they are, and do nothing else."""

from django.http import HttpResponse
from django.urls import path

from cms.models import Publication


def one(request):
    row = Publication.objects.filter(slug="epidural-steroid-injection").first()
    return HttpResponse(row.document, content_type="application/json")


def twenty(request):
    rows = Publication.objects.filter(type="condition")[:20]
    documents = ",".join(row.document for row in rows)
    return HttpResponse(f"[{documents}]", content_type="application/json")


urlpatterns = [path("one", one), path("twenty", twenty)]

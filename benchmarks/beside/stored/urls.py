"""The yardsticks: a constant, one row, twenty rows."""

import os
from pathlib import Path

from django.http import HttpResponse
from django.urls import path

from benchmarks.beside.stored.models import Stored

ANSWER = Path(os.environ["ANSWER"]).read_bytes()


def constant(request):
    return HttpResponse(ANSWER, content_type="application/json")


def one(request, slug):
    return HttpResponse(Stored.objects.get(slug=slug).detail, content_type="application/json")


def twenty(request, key):
    rows = Stored.objects.filter(title_key__gte=key).order_by("title_key")
    listed = ",".join(rows.values_list("listed", flat=True)[:20])
    return HttpResponse(f'{{"results":[{listed}]}}', content_type="application/json")


urlpatterns = [
    path("constant", constant),
    path("one/<str:slug>", one),
    path("twenty/<str:key>", twenty),
]

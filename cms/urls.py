from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from cms.delivery import health, metrics

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("painlibrary.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
]

handler400 = "cms.delivery.problems.bad_request"
handler404 = "cms.delivery.problems.not_found"
handler500 = "cms.admin.unavailable.server_error"

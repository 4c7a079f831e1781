from rest_framework.routers import SimpleRouter

from benchmarks.beside.rival.views import ProcedureViewSet

router = SimpleRouter()
router.register("procedures", ProcedureViewSet)
urlpatterns = router.urls

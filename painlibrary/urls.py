from cms.delivery.urls import routes
from painlibrary.api import CATALOG

urlpatterns = routes(CATALOG)

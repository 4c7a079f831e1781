"""The admin, and recipes as readers get them."""

from cms import urls
from tests.delivery.urls import urlpatterns as recipes

handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500
urlpatterns = [*recipes, *urls.urlpatterns]

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

django = get_wsgi_application()

# What it knows of the library can be imported only now.
from cms.delivery.front import Front  # noqa: E402

application = Front(django)

"""gunicorn as most people start a Django application: workers that do one thing at a time."""

workers = 2

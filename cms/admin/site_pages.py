"""The pages of the admin that belong to no single model: ``(route, view, name)``."""

PAGES = []

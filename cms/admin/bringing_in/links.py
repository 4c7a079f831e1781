"""The ways from the list of a type to its import and its duplicates."""

from django.urls import reverse

from cms.admin import house
from cms.editorial.bringing_in import formats


def of_list(request, model):
    """``[(label, address)]`` of what is there for this type, and for whoever asks."""
    found = [("Duplicates", reverse("admin:duplicates_of", args=[model.type_name]))]
    if formats.formats_of(model.type_name) and house.allows(request, "import"):
        found.append(("Import", reverse("admin:bring_in_type", args=[model.type_name])))
    return found

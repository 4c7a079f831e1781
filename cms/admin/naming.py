"""Names and addresses of items, for lists that hold many of them."""

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from cms.models import SlugClaim, content_types


def item_url(item, page="change"):
    opts = content_types()[item.type]._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[item.pk])


def titles(items):
    """``{item id: title}``, in one query per type that occurs."""
    of_type = {}
    for item in items:
        of_type.setdefault(item.type, set()).add(item.pk)
    found = {}
    for type_name, keys in of_type.items():
        contents = content_types()[type_name].objects.filter(pk__in=keys)
        found |= {each.pk: str(each) for each in contents.only("pk", "title", "slug")}
    return found


def slugs(items):
    """``{item id: the slug it has now}``, in one query."""
    current = SlugClaim.objects.filter(item__in=items, is_current=True)
    return dict(current.values_list("item", "slug"))


def slug_of(item):
    """The slug that ``item`` (a path from the rows of a list) has now, for their query."""
    current = SlugClaim.objects.filter(item=OuterRef(item), is_current=True)
    return Subquery(current.values("slug")[:1])


def in_order(rows, keys):
    """These rows in the order of ``keys``, in one query; those that are gone are left out."""
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def named(items):
    """``[(item, "type/slug")]``, in one query, sorted by name."""
    items = list(items)
    known = slugs(items)
    names = [(item, f"{item.type}/{known.get(item.pk, item.pk)}") for item in items]
    return sorted(names, key=lambda each: each[1])

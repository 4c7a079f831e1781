"""Which pages of the admin there are, and of what in a large library each is asked."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse

from cms.admin.desk.home import PILES
from cms.admin.items.pages import PAGES as ITEM_PAGES
from cms.models import (
    AuditEvent,
    Item,
    Link,
    Notification,
    Person,
    Publication,
    Release,
    Status,
    Upload,
    content_types,
)


@dataclass(frozen=True)
class Page:
    """One page: what it is called in the table, and its address."""

    name: str
    path: str


class Library:
    """What the pages are asked of: the largest of each kind."""

    types = ("procedure", "reference")

    @cached_property
    def live(self):
        return self._newest("procedure", Status.APPROVED, publications__isnull=False)

    @cached_property
    def draft(self):
        return self._newest("procedure", Status.DRAFT)

    @cached_property
    def in_review(self):
        return self._newest("procedure", Status.IN_REVIEW)

    @cached_property
    def returned(self):
        return self._newest("procedure", Status.CHANGES_REQUESTED)

    @staticmethod
    def _newest(type_name, status, **such):
        found = Item.objects.filter(type=type_name, status=status, revisions__number=1, **such)
        return found.order_by("-created_at").first()

    @cached_property
    def most_named(self):
        links = Link.objects.values_list("target").annotate(n=Count("publication"))
        return Item.objects.get(pk=links.order_by("-n").first()[0])

    @cached_property
    def release(self):
        """The one with the most entries."""
        return Release.objects.annotate(n=Count("entries")).order_by("-n", "pk").first()

    @cached_property
    def two(self):
        """Two live items after one template."""
        one = Publication.objects.filter(item=self.live).first()
        same = Publication.objects.filter(type="procedure", card=one.card).exclude(pk=one.pk)
        return [self.live.pk, same.order_by("pk").first().item_id]


def pages(library):
    """Every page that is asked for, as ``Page``."""
    yield from _site(library)
    for type_name in library.types:
        yield from _list(type_name)
    yield from _writing()
    yield from _other_lists()
    for name in ("live", "draft", "in_review", "returned", "most_named"):
        yield from _item(name, getattr(library, name))
    yield from _releases(library)
    yield from _further(library)


def _site(library):
    yield Page("first page", reverse("admin:index"))
    yield Page("pictures", reverse("admin:health"))
    for name in PILES:
        yield Page(f"pile {name}", reverse("admin:desk_pile", args=[name]))
    yield Page("pile due, overdue", _at("desk_pile", "due", query={"within": "overdue"}))
    yield Page("pile due, page 100", _at("desk_pile", "due", query={"p": 100}))
    for name in ("account", "notifications", "invitations", "invite"):
        yield Page(name, reverse(f"admin:{name}"))


def _at(name, *args, query=None):
    return reverse(f"admin:{name}", args=args) + (f"?{urlencode(query)}" if query else "")


SEARCHES = {
    "one word": "lumbar",
    "two words": "lumbar injection",
    "a rare word": "99990",
    "a typo": "lumbbar",
    "two typos": "lumbbar injektion",
    "nothing": "xylophonist",
}


def _list(type_name):
    """The list of a type: bare, with each filter, each ordering, searched, and far in."""
    model = content_types()[type_name]
    model_admin = admin.site.get_model_admin(model)
    base = reverse(f"admin:painlibrary_{type_name}_changelist")

    def asked(name, **query):
        return Page(f"{type_name} list, {name}", f"{base}?{urlencode(query)}")

    yield asked("first page")
    yield asked("page 100", p=100)
    yield asked("last page", p=800)
    for column in range(1, len(model_admin.list_display) + 1):
        yield asked(f"by column {column}", o=column)
        yield asked(f"by column {column} backwards", o=-column)
    for name, query in _filters(model_admin):
        yield asked(name, **query)
    for name, words in SEARCHES.items():
        yield asked(f"search: {name}", q=words)
    yield asked("search and filter", q="lumbar", status="draft", live="not_public")
    yield asked("filter by readers, by last save", live="live", o=-4)
    yield Page(f"{type_name} export", f"{base}export/")
    yield Page(f"{type_name} form for a new one", f"{base}add/")


def _filters(model_admin):
    """``(name, query)`` of each value of each filter."""
    for each in model_admin.list_filter:
        if isinstance(each, str):
            for value, label in model_admin.model._meta.get_field(each).flatchoices:
                yield f"{each}: {label}", {f"{each}__exact": value}
        elif isinstance(each, type):
            for value, label in each.lookups(None, None, model_admin) or ():
                yield f"{each.title}: {label}", {each.parameter_name: value}


def _writing():
    """What a form asks while somebody types."""
    for words in ("lumbar", "lumbbar", "pulsed gidance", "l", "xylophonist", "99991"):
        query = {"type": "reference", "q": words}
        yield Page(f"sources for “{words}”", _at("source_search", query=query))
    field = {"app_label": "painlibrary", "model_name": "procedurerisk", "field_name": "risk"}
    for words in ("", "lumbar", "lumbbar", "infektion"):
        query = field | {"term": words}
        yield Page(f"linked items for “{words}”", _at("autocomplete", query=query))
    for type_name in ("reference", "procedure"):
        query = {"title": "Lumbar pulsed guideline"}
        yield Page(f"new {type_name} in place", _at("new_item", type_name, query=query))


def _other_lists():
    for name in ("flag", "release", "auditevent", "person"):
        base = reverse(f"admin:cms_{name}_changelist")
        yield Page(f"{name} list", base)
        yield Page(f"{name} list, page 20", f"{base}?p=20")
        yield Page(f"{name} list, search", f"{base}?q=lumbar")
        yield Page(f"{name} list, search: a typo", f"{base}?q=lumbbar")
        model_admin = next(a for m, a in admin.site._registry.items() if m._meta.model_name == name)
        for label, query in _filters_of_house(model_admin):
            yield Page(f"{name} list, {label}", f"{base}?{urlencode(query)}")
        for column in range(1, len(model_admin.list_display) + 1):
            yield Page(f"{name} list, by column {column}", f"{base}?o={column}")
        if name != "person":
            yield Page(f"{name} export", f"{base}export/")
    last = AuditEvent.objects.order_by("-number").first()
    yield Page("an event", reverse("admin:cms_auditevent_change", args=[last.pk]))
    yield Page("audit, by item", f"{reverse('admin:cms_auditevent_changelist')}?q={last.item}")
    yield Page("a person", reverse("admin:cms_person_change", args=[Person.objects.first().pk]))


OF_HOUSE = {
    "flag": [("state", "open"), ("assigned", "me"), ("assigned", "nobody"), ("type", "procedure")],
    "release": [("where", "live"), ("where", "scheduled"), ("where", "open")],
    "auditevent": [("action__exact", "saved"), ("action__exact", "released")],
    "person": [],
}


def _filters_of_house(model_admin):
    for name, value in OF_HOUSE[model_admin.model._meta.model_name]:
        yield f"{name}: {value}", {name: value}


def _item(standing, item):
    if item is None:
        return
    model_name = item.type.replace("-", "")
    named = f"{standing.replace('_', ' ')} item"
    yield Page(f"{named}, form", _at(f"painlibrary_{model_name}_change", item.pk))
    for page in ITEM_PAGES:
        query = {"from": 1, "to": 1} if page.name == "compare" else None
        path = _at(f"painlibrary_{model_name}_{page.name}", item.pk, query=query)
        yield Page(f"{named}, {page.label.lower()}", path)


def _releases(library):
    release = library.release
    yield Page("form for a new release", reverse("admin:cms_release_add"))
    yield Page("new release, found", f"{reverse('admin:cms_release_add')}?find=lumbar")
    yield Page("calendar", reverse("admin:cms_release_calendar"))
    yield Page("calendar, a day", f"{reverse('admin:cms_release_calendar')}?day=2027-01-15")
    for name, each in (("large", release), ("open", _open_release())):
        if each is None:
            continue
        args = [each.pk]
        yield Page(f"{name} release", reverse("admin:cms_release_change", args=args))
        yield Page(
            f"{name} release, last page",
            f"{reverse('admin:cms_release_change', args=args)}?page={(each.entries.count() + 9) // 10}",
        )
        yield Page(f"{name} release, preview", reverse("admin:release_preview", args=args))
        one = [each.pk, each.entries.first().item_id]
        yield Page(f"{name} release, a change", reverse("admin:cms_release_one_change", args=one))
        yield Page(f"{name} release, roll back", reverse("admin:cms_release_roll_back", args=args))


def _open_release():
    return Release.objects.filter(state="open", entries__isnull=False).first()


def _further(library):
    yield Page("import", reverse("admin:bring_in"))
    for type_name in content_types():
        yield Page(f"import of {type_name}", reverse("admin:bring_in_type", args=[type_name]))
    upload = Upload.objects.order_by("-pk").first()
    if upload:
        yield Page("import preview", reverse("admin:bring_in_upload", args=[upload.pk]))
    for type_name in content_types():
        path = reverse("admin:duplicates_of", args=[type_name])
        yield Page(f"duplicates of {type_name}", path)
        yield Page(f"duplicates of {type_name}, page 5", f"{path}?page=5")
    yield Page("two side by side", reverse("admin:duplicates_compare", args=library.two))
    told = Notification.objects.order_by("-pk").first()
    if told:
        yield Page("one notification", reverse("admin:notification", args=[told.pk]))

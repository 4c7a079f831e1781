"""The bar at the top of every page: what there is, for whoever may see it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst

from cms.admin import house
from cms.models import content_types

# ``(label, name of the page, action of the policy that opens it)``
GROUPS = {
    "Review and release": [
        ("Releases", "cms_release_changelist", "view"),
        ("Flags", "cms_flag_changelist", "view"),
    ],
    "Bring in": [
        ("Import", "bring_in", "import"),
        ("Duplicates", "duplicates", "view"),
    ],
    "Administration": [
        ("People", "cms_person_changelist", "manage people"),
        ("Invitations", "invitations", "manage people"),
        ("Audit", "cms_auditevent_changelist", "read audit"),
    ],
}
OWN_PAGES = [("My account", "account", "view"), ("Notifications", "notifications", "view")]


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Group:
    title: str
    entries: list[Entry]

    @property
    def is_current(self):
        return any(entry.is_current for entry in self.entries)


def groups(request):
    found = [Group("Library", [_entry(request, *each) for each in _lists()])]
    found += [Group(title, _entries(request, pages)) for title, pages in GROUPS.items()]
    return [group for group in found if group.entries]


def own_pages(request):
    return _entries(request, OWN_PAGES)


def _lists():
    for model in content_types().values():
        opts = model._meta
        name = f"{opts.app_label}_{opts.model_name}_changelist"
        yield capfirst(opts.verbose_name_plural), name


def _entries(request, pages):
    return [
        _entry(request, label, name)
        for label, name, action in pages
        if house.allows(request, action)
    ]


def _entry(request, label, name):
    url = reverse(f"admin:{name}")
    return Entry(label, url, request.path.startswith(url))

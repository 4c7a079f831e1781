"""One item on its way through the admin: saved, submitted, signed and released, by its forms."""

from django import forms
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cms.editorial import demo_team
from cms.models import Item, Role, Status
from painlibrary.models import Procedure
from tests.admin.browsing import filled

STEPS = [
    ("saving the form", Role.AUTHOR, "change"),
    ("submitting", Role.AUTHOR, "submit"),
    ("signing", Role.CLINICAL_REVIEWER, "sign_clinical"),
    ("releasing", Role.PUBLISHER, "release"),
]


def round_of_acts(meter, number, skip=0):
    """``(name, status, meter)`` of each act on a live procedure that no round had before.

    ``skip`` leaves so many of these to others.
    """
    item = _untouched(skip)
    for name, role, page in STEPS:
        path = reverse(f"admin:painlibrary_procedure_{page}", args=[item.pk])
        client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
        client.force_login(demo_team.members()[role])
        shown = client.get(path)
        entries = filled(shown, **_answers(page, shown, number))
        used = meter()
        with used.running():
            answer = client.post(path, entries)
        if answer.status_code != 302:
            raise SystemExit(f"{name} was answered with {answer.status_code}: {path}")
        yield name, answer.status_code, used


def _untouched(skip):
    # A copy that made the library large has no working copy.
    written = Procedure.objects.values("pk")
    found = Item.objects.filter(pk__in=written, status=Status.APPROVED, head__number=1)
    return found.filter(publications__isnull=False).order_by("created_at", "pk")[skip]


def _answers(page, shown, number):
    if page == "change":
        return {"summary": f"Looked at again, {number}."}
    if page.startswith("sign"):
        fields = shown.context_data["form"].fields.items()
        return dict(_signed(name, field) for name, field in fields if not field.widget.is_hidden)
    return {}


def _signed(name, field):
    """All is confirmed, and each error has a reason to pass."""
    if name == "password":
        return name, demo_team.PASSWORD
    if isinstance(field, forms.MultipleChoiceField):
        return name, [value for value, _ in field.choices]
    if isinstance(field, forms.BooleanField):
        return name, "on"
    return name, "It is so." if name.startswith("reason") else ""

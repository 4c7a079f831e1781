"""The buttons on the page of a release: each a form and a door."""

from django.utils import timezone

from cms.admin import house
from cms.admin.releasing.forms import AddForm, CancelForm, RemoveForm, SendForm
from cms.models import ReleaseState
from cms.publishing import instants, releases


class Act:
    """One button on the page of a release: its form, its door, and when it is there."""

    name = ""
    form = None
    action = ""

    @classmethod
    def is_offered(cls, request, release):
        return cls.fits(release) and house.allows(request, cls.action)

    @staticmethod
    def fits(release):
        return release.state in releases.CHANGEABLE


class Add(Act):
    name, form, action = "add", AddForm, "prepare release"

    @staticmethod
    def perform(release, data, by):
        releases.add(release, data["items"], by=by)
        return f"{len(data['items'])} added."


class Remove(Act):
    name, form, action = "remove", RemoveForm, "prepare release"

    @staticmethod
    def perform(release, data, by):
        releases.remove(release, data["item"], by=by)
        return f"{data['item']} is no longer in this release."


class Send(Act):
    name, form, action = "send", SendForm, "release"

    @staticmethod
    def perform(release, data, by):
        sent = releases.send(release, by=by, starts_at=data["starts_at"])
        if data["starts_at"]:
            return f"Scheduled for {timezone.localtime(sent.starts_at):%Y-%m-%d %H:%M %Z}."
        return "Live now."


class Cancel(Act):
    name, form, action = "cancel", CancelForm, "cancel release"

    @staticmethod
    def fits(release):
        is_over = release.state == ReleaseState.CANCELLED
        is_live = release.state == ReleaseState.SENT and release.starts_at <= instants.now()
        return not is_over and not is_live

    @staticmethod
    def perform(release, data, by):
        releases.cancel(release, by=by, reason=data["reason"])
        return "The release is cancelled."


ACTS = {act.name: act for act in (Add, Remove, Send, Cancel)}

"""The buttons on the page of a release: each a form and a door."""

from cms.admin import house
from cms.admin.releasing.forms import AddForm, CancelForm, RemoveForm, SendForm
from cms.admin.times import spoken
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

    @staticmethod
    def was_done(release):
        """A sentence where the release stands already as this act would have left it."""
        return


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
    def was_done(release):
        if release.state != ReleaseState.SENT:
            return None
        return (
            f"{release.sent_by} sent this release on {spoken(release.sent_at)}. "
            "It was sent once; nothing was done now."
        )

    @staticmethod
    def perform(release, data, by):
        start = data["starts_at"]
        sent = releases.send(release, by=by, starts_at=start, seen=data["seen"])
        return f"Scheduled for {spoken(sent.starts_at)}." if start else "Live now."


class Cancel(Act):
    name, form, action = "cancel", CancelForm, "cancel release"

    @staticmethod
    def fits(release):
        is_over = release.state == ReleaseState.CANCELLED
        is_live = release.state == ReleaseState.SENT and release.starts_at <= instants.now()
        return not is_over and not is_live

    @staticmethod
    def was_done(release):
        if release.state != ReleaseState.CANCELLED:
            return None
        return f"{release.stopped_by} cancelled this release already."

    @staticmethod
    def perform(release, data, by):
        releases.cancel(release, by=by, reason=data["reason"])
        return "The release is cancelled."


ACTS = {act.name: act for act in (Add, Remove, Send, Cancel)}

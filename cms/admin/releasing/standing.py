"""Where a release stands, in words, and where its page is."""

from django.urls import reverse

from cms.models import ReleaseState


def standing(release, now):
    """``(kind of badge, words)``: a sent release is scheduled until it starts."""
    if release.state == ReleaseState.SENT:
        is_live = release.starts_at <= now
        return ("live", "Live") if is_live else ("scheduled", "Scheduled")
    return release.state, release.get_state_display()


def release_url(release, page="change", *args):
    return reverse(f"admin:cms_release_{page}", args=[release.pk, *args])

"""An errand of the web process: the live copy follows schedules and new code by itself.

Readers never wait for it: while the copy is behind, the publications answer.
"""

from django.db.models import Min
from django.utils import timezone

from cms.models import Generation, Library, LiveItem, Notice, Release
from cms.models.run import LONGEST_PAUSE
from cms.publishing import states
from cms.publishing.live import following, rebuilding, words
from cms.publishing.live.forms import form


def is_due(now=None):
    """Whether the copy is of an older state, or of other code, or does not tell of all words."""
    generation, library = Generation.objects.get(pk=1), Library.objects.get(pk=1)
    at, state = states.state_at(library.now, library.redactions)
    is_other = generation.form != form() or generation.state != state
    is_other = is_other or LiveItem.objects.apart().first() is not None
    return at is not None and generation.form != following.UNFIT and is_other


def send_due(now=None):
    """Bring the copy up to the present, or make it anew."""
    if Generation.objects.get(pk=1).form in ("", form()):
        following.catch_up()
        while words.tell():
            pass
    else:
        for _ in rebuilding.rebuild(unless=form()):
            pass


def pause():
    """Seconds until the present changes by itself, and at most until it is worth a look."""
    now = Library.present()
    starts = Release.objects.scheduled(now).aggregate(next=Min("starts_at"))["next"]
    ends = Notice.objects.filter(ends_at__gt=now).aggregate(next=Min("ends_at"))["next"]
    upcoming = [(each - timezone.now()).total_seconds() for each in (starts, ends) if each]
    return max(0.0, min([LONGEST_PAUSE, *upcoming]))

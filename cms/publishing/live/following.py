"""Bringing the live copy up to the present, in the transaction of what changed it."""

from django.db import transaction
from django.db.models import Q

from cms.models import Generation, Library, Notice, Publication
from cms.publishing import states
from cms.publishing.live import steps
from cms.publishing.live.forms import form
from cms.publishing.live.terms import TooManyRows
from cms.publishing.live.updates import Update

# What the copy cannot hold: its form is then that of no code.
UNFIT = "unfit"
INSTANTS = ("starts_at", "ends_at", "early_end__at")


def follow(library, changed=()):
    """Bring the copy up to the present; the caller holds the library lock.

    What started since is found by itself, and all there is where nothing was ever copied. ``changed``
    are items whose past was changed. A copy that other code made is left as it is, to be made anew:
    nobody reads it.
    """
    generation = Generation.objects.select_for_update().get(pk=1)
    generation.form = generation.form or form()
    if generation.form != form():
        return
    now = library.now
    at, state = states.state_at(now, library.redactions)
    if state != generation.state:
        generation.step()
        try:
            Update(generation, at).of(_touched(generation.at, now) | set(changed))
        except TooManyRows:
            # Nobody reads it from here on: the publications answer.
            generation.form = UNFIT
        if at:
            steps.extend(at)
        generation.reached(at, state, library.redactions)


@transaction.atomic
def catch_up():
    """Follow what went live by itself: a schedule, or the end of a notice."""
    follow(Library.locked())


def _touched(since, until):
    """Items that readers see otherwise since: published, withdrawn, or under other notices."""
    started = Publication.objects.started(until)
    happened = Q()
    for name in INSTANTS:
        within = Q(**{f"{name}__lte": until})
        happened |= (within & Q(**{f"{name}__gt": since})) if since else within
    started = started.filter(starts_at__gt=since) if since else started
    noticed = Notice.objects.filter(happened).order_by()
    return {
        *started.order_by().values_list("item", flat=True),
        *noticed.values_list("item", flat=True),
    }

"""Errands that nobody has to start: quiet threads of the web process look whether any is due.

They begin with the first request to the admin, and each act there wakes them; so does a reader who
finds the live copy behind. Several processes may
have them: a lease in the database lets one of them do the errand.
"""

import logging
import os
import threading
from dataclasses import dataclass, field
from types import ModuleType

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from cms.admin.people import mailing
from cms.delivery import purging
from cms.delivery.cookies import ADMIN
from cms.models.run import LONGEST_PAUSE
from cms.publishing.live import keeping

logger = logging.getLogger(__name__)
_begun = threading.Lock()
_process = None


@dataclass(frozen=True)
class Errand:
    """What is done has ``is_due``, ``send_due``, and ``pause``: the seconds until the next look."""

    name: str
    what: ModuleType
    woken: threading.Event = field(default_factory=threading.Event)
    # It failed the last time: then nobody but the clock lets it try again.
    failing: threading.Event = field(default_factory=threading.Event)

    def run(self):
        while settings.ERRANDS:
            self.woken.wait(self.look())
            self.woken.clear()

    def look(self):
        """Send what is due; whatever goes wrong is told in the log, and tried again."""
        try:
            close_old_connections()
            if self.what.is_due():
                self.what.send_due()
            self.failing.clear()
            return self.what.pause()
        except DatabaseError as problem:
            logger.warning("%s waits: the database says %s", self.name, type(problem).__name__)
        except Exception:
            logger.exception("%s waits: looking for it failed", self.name)
        finally:
            connection.close()
        self.failing.set()
        return LONGEST_PAUSE


COPYING = Errand("The live copy", keeping)
ERRANDS = [COPYING, Errand("Purging", purging), Errand("Mail", mailing)]


def keep_going(get_response):
    """Middleware: outermost, so that what a request did is committed when it wakes the threads."""

    def answer(request):
        response = get_response(request)
        if settings.ERRANDS and request.path_info.startswith(ADMIN):
            begin()
            if request.method == "POST":
                for errand in ERRANDS:
                    errand.woken.set()
        elif settings.ERRANDS and getattr(response, "lacks_copy", False):
            begin()
            if not COPYING.failing.is_set():
                COPYING.woken.set()
        return response

    return answer


def begin():
    """Once per process: a fork takes no threads along."""
    global _process
    with _begun:
        if _process == os.getpid():
            return
        _process = os.getpid()
    for errand in ERRANDS:
        threading.Thread(target=errand.run, name=errand.name, daemon=True).start()
